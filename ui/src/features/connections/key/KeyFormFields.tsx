// Name, address and kind of the environment a key opens.

import { Checkbox, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeyFacts, Stage } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { StageChoice } from '../card/StageChoice';
import type { LookedAt } from '../use-address';
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
  const { say, explain } = useSpeech();
  const asks = facts.kind === 'oauthServerToServer';
  const isPass = facts.kind === 'localDevelopmentToken';
  const isPrefilled = asks && form.address !== '' && form.address === facts.suggestedAddress;
  const refused = looked.error === null ? null : explain(looked.error);
  const { host, needsConfirmation } = looked.facts ?? { host: '', needsConfirmation: false };
  return (
    <>
      <TextField
        label={say('key-address-label')}
        description={isPrefilled ? say('key-address-from-file') : say('key-address-hint')}
        errorMessage={
          problem === 'addressMissing' || refused === null
            ? say('key-address-missing')
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
              {say('key-address-unusual', { host })}
            </p>
            <Checkbox
              isSelected={form.confirmedHost === host}
              isInvalid={problem === 'notConfirmed'}
              errorMessage={say('key-address-confirm-missing')}
              onChange={(agreed) => onChange({ confirmedHost: agreed ? host : null })}
            >
              {say('key-address-confirm', { host })}
            </Checkbox>
          </div>
        ) : (
          <p className={quiet}>
            {isPass ? say('key-address-pass', { host }) : say('key-address-host', { host })}
          </p>
        )}
      </div>
      <TextField
        label={say('key-name-label')}
        description={say('key-name-hint')}
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
              ? say('key-stage-guessed', { stage: say(`stage-${stage}`) })
              : say('key-stage-careful')
        }
        onChange={(next) => onChange({ stage: next })}
      />
    </>
  );
}
