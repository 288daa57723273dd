// Name, address and kind of the environment a key opens.

import { Checkbox, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeyFacts, Stage } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { StageChoice } from './StageChoice';
import type { LookedAt } from './use-address';
import type { FormProblem, KeyForm } from './use-key-import';

interface KeyFormFieldsProps {
  facts: KeyFacts;
  form: KeyForm;
  looked: LookedAt;
  problem: FormProblem;
  /** The stage that counts, and whether the address told it. */
  stage: Stage;
  isGuess: boolean;
  onChange: (part: Partial<KeyForm>) => void;
}

const unusual = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 16,
  borderRadius: 'lg',
  borderWidth: 2,
  borderStyle: 'solid',
  borderColor: 'orange-800',
});
const quiet = style({ font: 'body-sm', margin: 0, color: 'neutral-subdued' });

/** The questions a key file leaves open. */
export function KeyFormFields(props: KeyFormFieldsProps) {
  const { facts, form, looked, problem, stage, isGuess, onChange } = props;
  const { words, explain } = useSpeech();
  const asks = facts.kind === 'oauthServerToServer';
  const isPass = facts.kind === 'localDevelopmentToken';
  const isPrefilled = asks && form.address !== '' && form.address === facts.suggestedAddress;
  const refused = looked.error === null ? null : explain(looked.error);
  const { host, needsConfirmation } = looked.facts ?? { host: '', needsConfirmation: false };
  return (
    <>
      <TextField
        label={words.key.addressLabel}
        description={isPrefilled ? words.key.addressFromFile : words.key.addressHint}
        errorMessage={
          problem === 'addressMissing' || refused === null
            ? words.key.addressMissing
            : `${refused.meaning} ${refused.action}`
        }
        isInvalid={problem === 'addressMissing' || refused !== null}
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        value={form.address}
        onChange={(address) => onChange({ address })}
        styles={style({ width: 'full' })}
      />
      <div aria-live="polite">
        {looked.facts === null ? null : needsConfirmation ? (
          <div className={unusual}>
            <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
              {words.key.addressUnusual(host)}
            </p>
            <Checkbox
              isSelected={form.confirmedHost === host}
              isInvalid={problem === 'notConfirmed'}
              errorMessage={words.key.addressConfirmMissing}
              onChange={(agreed) => onChange({ confirmedHost: agreed ? host : null })}
            >
              {words.key.addressConfirm(host)}
            </Checkbox>
          </div>
        ) : (
          <p className={quiet}>
            {isPass ? words.key.addressPass(host) : words.key.addressHost(host)}
          </p>
        )}
      </div>
      <TextField
        label={words.key.nameLabel}
        description={words.key.nameHint}
        autoComplete="off"
        value={form.name}
        onChange={(name) => onChange({ name })}
        styles={style({ width: 'full' })}
      />
      <StageChoice
        stage={stage}
        hint={
          form.stage !== null || looked.facts === null || stage === 'practice'
            ? undefined
            : isGuess
              ? words.key.stageGuessed(words.stage[stage])
              : words.key.stageCareful
        }
        onChange={(next) => onChange({ stage: next })}
      />
    </>
  );
}
