// The answer to a usable key file: the one question that is open, then how adding it went.

import type { Access, ConnectionSummary } from '../../../backend/bindings';
import { KeyAdded } from './KeyAdded';
import { KeyFormPage } from './KeyFormPage';
import { OtherAccount, ReplaceKey, SameKey } from './KeyQuestions';
import type { UsableKey } from './questions';
import { useKeyImport } from './use-key-import';

/** Ways on after a key was added. */
export interface AfterKey {
  /** A change of this connection that waits; adding the key leads back to it. */
  waitingJob: { connectionId: string; onShow: () => void } | null;
  /** The connection is there, whatever becomes of signing in. */
  onAdded: (connection: ConnectionSummary) => void;
  onSignedIn: (connectionId: string, access: Access) => void;
  onShowAssets: (connectionId: string) => void;
  onCheck: (connectionId: string) => void;
}

interface KeyAnswerProps extends AfterKey {
  inspection: UsableKey;
  known: ConnectionSummary[];
  renewing: string | null;
  onChoose: () => void;
  onCancel: () => void;
}

/** What the file holds, the question that remains, and how adding it went. */
export function KeyAnswer(props: KeyAnswerProps) {
  const { inspection, known, renewing, onAdded, onSignedIn, onChoose, onCancel } = props;
  const keyImport = useKeyImport({ inspection, known, renewing, onAdded, onSignedIn });
  const { question, progress } = keyImport;

  if (progress.step === 'signingIn' || progress.step === 'added') {
    const { connection } = progress;
    const isWaitedFor = props.waitingJob?.connectionId === connection.id;
    return (
      <KeyAdded
        connection={connection}
        importId={inspection.importId}
        fileName={inspection.fileName}
        isReplaced={question.ask === 'replace'}
        access={progress.step === 'added' ? progress.access : null}
        error={progress.step === 'added' ? progress.error : null}
        onTryAgain={() => keyImport.signIn(connection)}
        onCheck={() => props.onCheck(connection.id)}
        onShowAssets={() => props.onShowAssets(connection.id)}
        onShowJob={isWaitedFor ? (props.waitingJob?.onShow ?? null) : null}
      />
    );
  }

  const shared = { inspection, keyImport, onChoose, onCancel };
  switch (question.ask) {
    case 'form':
      return <KeyFormPage {...shared} />;
    case 'same':
      return <SameKey {...shared} target={question.target} />;
    case 'replace':
      return <ReplaceKey {...shared} target={question.target} isOlder={question.isOlder} />;
    case 'otherAccount':
      return <OtherAccount {...shared} target={question.target} />;
  }
}
