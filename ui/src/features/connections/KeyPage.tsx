// What a dropped file is, in a sentence, and what to call what it opens.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ConnectionSummary, KeyInspection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { KeyAnswer } from './KeyAnswer';

interface KeyPageProps {
  inspection: KeyInspection;
  /** The connection the key belongs to already. */
  existing: ConnectionSummary | null;
  onChoose: () => void;
  onCancel: () => void;
  onAdded: (connection: ConnectionSummary, access: Access | null) => void;
  onShowAssets: (connectionId: string) => void;
}

/** The answer to a dropped file. */
export function KeyPage(props: KeyPageProps) {
  const { words } = useSpeech();
  const { inspection, existing, onChoose, onCancel, onAdded, onShowAssets } = props;
  if (inspection.verdict === 'usable') {
    return (
      <KeyAnswer
        key={inspection.importId}
        inspection={inspection}
        existing={existing}
        onChoose={onChoose}
        onCancel={onCancel}
        onAdded={onAdded}
        onShowAssets={onShowAssets}
      />
    );
  }
  return (
    <Page width="narrow">
      <PageTitle>{words.key.refusedTitle}</PageTitle>
      <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
        {words.key.fileNamed(inspection.fileName)}
      </p>
      <ErrorNotice error={inspection.error} />
      <div className={style({ display: 'flex', gap: 12 })}>
        <Button variant="accent" onPress={onChoose}>
          {words.key.otherFile}
        </Button>
        <Button variant="secondary" onPress={onCancel}>
          {words.common.cancel}
        </Button>
      </div>
    </Page>
  );
}
