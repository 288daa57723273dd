// How signing in with a new connection went.

import { Button, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { LabelDone } from '../../shared/illustrations';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';

interface KeyAddedProps {
  connection: ConnectionSummary;
  /** `null` while signing in, or when it failed. */
  access: Access | null;
  error: ApiError | null;
  onCheckAgain: () => void;
  onShowAssets: () => void;
}

const text = style({ font: 'body-lg', margin: 0 });

/** The access pass, where the key is kept, and the way to the assets. */
export function KeyAdded({ connection, access, error, onCheckAgain, onShowAssets }: KeyAddedProps) {
  const { words, format } = useSpeech();
  if (access === null && error === null) {
    return (
      <Page width="narrow">
        <PageTitle>{words.key.signingIn}</PageTitle>
        <ProgressBar
          isIndeterminate
          aria-label={words.key.signingIn}
          styles={style({ width: 'full', maxWidth: 'full' })}
        />
      </Page>
    );
  }
  return (
    <Page width="narrow">
      {error === null ? <LabelDone /> : null}
      <PageTitle key={error === null ? 'works' : 'failed'}>
        {error === null ? words.key.addedTitle(connection.name) : words.key.signInFailedTitle}
      </PageTitle>
      {error ? <ErrorNotice error={error} /> : null}
      {access ? (
        <p className={text}>
          {words.key.accessUntil(format.moment(access.endsAt, new Date()))}{' '}
          {access.renewable ? words.key.renewed : words.key.notRenewed}
        </p>
      ) : null}
      <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
        {connection.remembered ? words.key.stored : words.key.storedForSession}
      </p>
      <div className={style({ display: 'flex', gap: 12 })}>
        {error === null ? (
          <Button variant="accent" size="L" onPress={onShowAssets}>
            {words.key.showAssets}
          </Button>
        ) : (
          <Button variant="accent" size="L" onPress={onCheckAgain}>
            {words.key.checkAgain}
          </Button>
        )}
      </div>
    </Page>
  );
}
