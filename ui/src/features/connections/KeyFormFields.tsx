// Name, address and kind of the environment a key opens.

import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Stage } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { KeyForm } from './use-key-import';

interface KeyFormFieldsProps {
  form: KeyForm;
  /** The key belongs to the practice environment. */
  offersPractice: boolean;
  addressMissing: boolean;
  onChange: (part: Partial<KeyForm>) => void;
}

/** The questions a key file leaves open. */
export function KeyFormFields({
  form,
  offersPractice,
  addressMissing,
  onChange,
}: KeyFormFieldsProps) {
  const { words } = useSpeech();
  const stages: Stage[] = offersPractice ? ['practice'] : ['live', 'test', 'development'];
  return (
    <>
      <TextField
        label={words.key.addressLabel}
        description={words.key.addressHint}
        errorMessage={words.key.addressMissing}
        isInvalid={addressMissing}
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        value={form.address}
        onChange={(address) => onChange({ address })}
        styles={style({ width: 'full' })}
      />
      <TextField
        label={words.key.nameLabel}
        description={words.key.nameHint}
        autoComplete="off"
        value={form.name}
        onChange={(name) => onChange({ name })}
        styles={style({ width: 'full' })}
      />
      <RadioGroup
        label={words.key.stageLabel}
        value={form.stage}
        onChange={(stage) => onChange({ stage: stage as Stage })}
      >
        {stages.map((stage) => (
          <Radio key={stage} value={stage} aria-label={words.stage[stage]}>
            <span>
              <strong className={style({ fontWeight: 'bold' })}>{words.stage[stage]}</strong>
              <br />
              <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
                {words.key.stageHint[stage]}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </>
  );
}
