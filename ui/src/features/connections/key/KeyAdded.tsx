// How signing in with a new or renewed connection went.

import { Button, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ApiError, ConnectionSummary } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { LabelDone } from '../../../shared/layout/illustrations';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { DeleteFile } from '../card/DeleteFile';

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
  const { say, format } = useSpeech();
  if (access === null && error === null) {
    return (
      <Page width="narrow">
        <PageTitle>{say('key-signing-in')}</PageTitle>
        <ProgressBar
          isIndeterminate
          aria-label={say('key-signing-in')}
          styles={style({ width: 'full', maxWidth: 'full' })}
        />
      </Page>
    );
  }
  return (
    <Page width="narrow">
      {error === null ? <LabelDone /> : null}
      <PageTitle key={error === null ? 'works' : 'failed'}>
        {error === null
          ? say(isReplaced ? 'key-replaced-title' : 'key-added-title', { name: connection.name })
          : say('key-sign-in-failed-title')}
      </PageTitle>
      {error ? <ErrorNotice error={error} onRetry={onTryAgain} /> : null}
      {access ? (
        <p className={text}>
          {say('key-access-until', { moment: format.moment(access.endsAt, new Date()) })}{' '}
          {access.renewable ? say('key-renewed') : say('key-not-renewed')}
        </p>
      ) : null}
      {connection.remembered ? null : <p className={quiet}>{say('key-stored-for-session')}</p>}
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12 })}>
        {error === null ? (
          <Button variant="accent" size="L" onPress={props.onShowJob ?? props.onShowAssets}>
            {props.onShowJob ? say('key-back-to-job') : say('key-show-assets')}
          </Button>
        ) : null}
        <Button variant={error === null ? 'secondary' : 'accent'} size="L" onPress={onCheck}>
          {say('key-check-connection')}
        </Button>
      </div>
      {connection.remembered ? (
        <DeleteFile importId={props.importId} fileName={props.fileName} />
      ) : null}
    </Page>
  );
}
