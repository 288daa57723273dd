// The form of a key that makes a new connection.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { useAddress } from '../use-address';
import { KeyErrorNotice } from './KeyErrorNotice';
import { KeyFactsCard } from './KeyFactsCard';
import { KeyFormFields } from './KeyFormFields';
import type { UsableKey } from './questions';
import type { KeyImport } from './use-key-import';

interface KeyFormPageProps {
  inspection: UsableKey;
  keyImport: KeyImport;
  onChoose: () => void;
  onCancel: () => void;
}

/** Where the key goes, what it is called, what kind of environment it opens. */
export function KeyFormPage({ inspection, keyImport, onChoose, onCancel }: KeyFormPageProps) {
  const { say } = useSpeech();
  const { form, progress, change, add } = keyImport;
  const looked = useAddress(form.address, false);
  const { key } = inspection;
  // The file's own guess counts only for the address the file suggests.
  const fromFile = form.address === key.suggestedAddress ? key.suggestedStage : null;
  const guess = looked.facts?.suggestedStage ?? fromFile;
  // An unknown environment counts as live: at that stage Relabel asks before every change.
  const stage = form.stage ?? guess ?? 'live';
  const { error, problem } = progress.step === 'asking' ? progress : { error: null, problem: null };
  // Whoever is quick is not given another stage than who waits for the guess.
  const [isAsked, setAsked] = useState(false);
  const waits = form.stage === null && looked.isLooking;
  useEffect(() => {
    if (!isAsked || waits) return;
    setAsked(false);
    add(true, stage);
  }, [isAsked, waits, add, stage]);
  const asksWhich = key.kind === 'oauthServerToServer';
  return (
    <Page width="narrow">
      <PageTitle>{asksWhich ? say('key-address-which') : say('key-title')}</PageTitle>
      <KeyFactsCard inspection={inspection} />
      <form
        className={style({ display: 'flex', flexDirection: 'column', gap: 24 })}
        onSubmit={(event) => {
          event.preventDefault();
          if (progress.step !== 'adding') setAsked(true);
        }}
      >
        <KeyFormFields
          facts={key}
          form={form}
          looked={looked}
          problem={problem}
          stage={stage}
          isGuess={guess !== null}
          onChange={change}
        />
        {error ? (
          <KeyErrorNotice
            error={error}
            onSessionOnly={() => add(false, stage)}
            onChoose={onChoose}
          />
        ) : null}
        <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12 })}>
          <BusyButton type="submit" variant="accent" isBusy={isAsked || progress.step === 'adding'}>
            {say('key-add')}
          </BusyButton>
          <Button variant="secondary" onPress={onCancel}>
            {say('common-cancel')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
