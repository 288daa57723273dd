// What a dropped file is, in a sentence, and what to call what it opens.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ConnectionSummary, KeyInspection } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { type AfterKey, KeyAnswer } from './KeyAnswer';
import { KeyChoices } from './KeyChoices';

interface KeyPageProps extends AfterKey {
  inspection: KeyInspection;
  /** All connections. */
  known: ConnectionSummary[];
  /** The connection a new key was asked for. */
  renewing: string | null;
  onChoose: () => void;
  onCancel: () => void;
}

/** The answer to a dropped file. */
export function KeyPage(props: KeyPageProps) {
  const { inspection: file, ...rest } = props;
  const { onChoose, onCancel } = rest;
  const { say } = useSpeech();
  const [chosen, setChosen] = useState<{ from: string; key: KeyInspection } | null>(null);
  // A key that was named in another file says nothing about this one.
  const isChosen = file.verdict === 'several' && chosen?.from === file.importId;
  const inspection = isChosen ? chosen.key : file;

  switch (inspection.verdict) {
    case 'usable':
      return <KeyAnswer key={inspection.importId} {...rest} inspection={inspection} />;
    case 'several':
      return (
        <KeyChoices
          key={inspection.importId}
          inspection={inspection}
          onChosen={(key) => setChosen({ from: inspection.importId, key })}
          onChoose={onChoose}
          onCancel={onCancel}
        />
      );
    case 'refused':
      return (
        <Page width="narrow">
          <PageTitle>{say('key-refused-title')}</PageTitle>
          <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
            {say('key-file-named', { name: inspection.fileName })}
          </p>
          <ErrorNotice error={inspection.error} />
          <div className={style({ display: 'flex', gap: 12 })}>
            <Button variant="accent" onPress={onChoose}>
              {say('key-other-file')}
            </Button>
            <Button variant="secondary" onPress={onCancel}>
              {say('common-cancel')}
            </Button>
          </div>
        </Page>
      );
  }
}
