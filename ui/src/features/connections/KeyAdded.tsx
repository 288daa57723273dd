// How signing in with a new or renewed connection went.

import { Button, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { LabelDone } from '../../shared/illustrations';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { DeleteFile } from './DeleteFile';

interface KeyAddedProps {
  connection: ConnectionSummary;
  importId: string;
  fileName: string;
  /** The key took the place of another one. */
  isReplaced: boolean;
  /** `null` while signing in, or when it failed. */
  access: Access | null;
  error: ApiError | null;
  onTryAgain: () => void;
  onCheck: () => void;
  onShowAssets: () => void;
  /** Leads back to the change that waited for this key. */
  onShowJob: (() => void) | null;
}

const text = style({ font: 'body-lg', margin: 0 });
const quiet = style({ font: 'body', margin: 0, color: 'neutral-subdued' });

/** The access pass, where the key is kept, what becomes of its file, and the way on. */
export function KeyAdded(props: KeyAddedProps) {
  const { connection, isReplaced, access, error, onTryAgain, onCheck } = props;
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
  const title = isReplaced ? words.key.replacedTitle : words.key.addedTitle;
  return (
    <Page width="narrow">
      {error === null ? <LabelDone /> : null}
      <PageTitle key={error === null ? 'works' : 'failed'}>
        {error === null ? title(connection.name) : words.key.signInFailedTitle}
      </PageTitle>
      {error ? <ErrorNotice error={error} onRetry={onTryAgain} /> : null}
      {access ? (
        <p className={text}>
          {words.key.accessUntil(format.moment(access.endsAt, new Date()))}{' '}
          {access.renewable ? words.key.renewed : words.key.notRenewed}
        </p>
      ) : null}
      {connection.remembered ? null : <p className={quiet}>{words.key.storedForSession}</p>}
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12 })}>
        {error === null ? (
          <Button variant="accent" size="L" onPress={props.onShowJob ?? props.onShowAssets}>
            {props.onShowJob ? words.key.backToJob : words.key.showAssets}
          </Button>
        ) : null}
        <Button variant={error === null ? 'secondary' : 'accent'} size="L" onPress={onCheck}>
          {words.key.checkConnection}
        </Button>
      </div>
      {connection.remembered ? (
        <DeleteFile importId={props.importId} fileName={props.fileName} />
      ) : null}
    </Page>
  );
}
