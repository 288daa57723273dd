// A file with several keys: one of them is named.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, KeyChoice, KeyInspection } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { card } from '../../../shared/layout/card';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { useBackend } from '../../../shared/state/backend-context';
import { KeyErrorNotice } from './KeyErrorNotice';
import { keyEnvironment } from './KeyFactsCard';

interface KeyChoicesProps {
  inspection: Extract<KeyInspection, { verdict: 'several' }>;
  onChosen: (inspection: KeyInspection) => void;
  onChoose: () => void;
  onCancel: () => void;
}

const body = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 16,
  padding: 20,
});
const facts = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 16,
  rowGap: 4,
  margin: 0,
  marginTop: 8,
  font: 'body-sm',
  color: 'neutral-subdued',
});
const fact = style({ margin: 0, color: 'neutral', overflowWrap: 'anywhere' });

/** A card per key, in the order of the file. */
export function KeyChoices({ inspection, onChosen, onChoose, onCancel }: KeyChoicesProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [busy, setBusy] = useState<number | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  async function choose({ index }: KeyChoice) {
    setBusy(index);
    setError(null);
    try {
      onChosen(await backend.chooseKey({ importId: inspection.importId, index }));
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setBusy(null);
    }
  }

  return (
    <Page width="narrow">
      <PageTitle>{say('key-several-title')}</PageTitle>
      <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
        {say('key-several-intro', { file: inspection.fileName, n: inspection.choices.length })}
      </p>
      {error ? <KeyErrorNotice error={error} onSessionOnly={onCancel} onChoose={onChoose} /> : null}
      <ul
        className={style({
          display: 'flex',
          flexDirection: 'column',
          gap: 12,
          margin: 0,
          padding: 0,
          listStyleType: 'none',
        })}
      >
        {inspection.choices.map((choice) => {
          const name = choice.name || say('key-several-unnamed', { n: choice.index + 1 });
          return (
            <li key={choice.index} className={card}>
              <div className={body}>
                <div className={style({ flexGrow: 1, flexBasis: 320, minWidth: 0 })}>
                  <h2 className={style({ font: 'title', margin: 0, overflowWrap: 'anywhere' })}>
                    {name}
                  </h2>
                  <dl className={facts}>
                    <dt>{say('key-account')}</dt>
                    <dd className={fact}>{choice.key.account ?? say('common-unknown')}</dd>
                    <dt>{say('key-environment')}</dt>
                    <dd className={fact}>
                      {keyEnvironment(choice.key, speech) ?? say('key-environment-unknown')}
                    </dd>
                  </dl>
                </div>
                <BusyButton
                  variant="secondary"
                  aria-label={say('key-several-choose-named', { name })}
                  isBusy={busy === choice.index}
                  onPress={() => choose(choice)}
                >
                  {say('key-several-choose')}
                </BusyButton>
              </div>
            </li>
          );
        })}
      </ul>
      <div>
        <Button variant="secondary" fillStyle="outline" onPress={onCancel}>
          {say('common-cancel')}
        </Button>
      </div>
    </Page>
  );
}
