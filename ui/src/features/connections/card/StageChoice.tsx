// What kind of environment it is: always the user's choice.

import { Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Stage } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';

interface StageChoiceProps {
  stage: Stage;
  /** Why it is preselected. */
  hint?: string;
  onChange: (stage: Stage) => void;
}

/** Live, Test or Development, each with what it means. The practice environment stays one. */
export function StageChoice({ stage, hint, onChange }: StageChoiceProps) {
  const { say } = useSpeech();
  const stages: Stage[] = stage === 'practice' ? ['practice'] : ['live', 'test', 'development'];
  return (
    <RadioGroup
      label={say('key-stage-label')}
      description={hint}
      value={stage}
      onChange={(value) => onChange(value as Stage)}
    >
      {stages.map((one) => (
        <Radio key={one} value={one} aria-label={say(`stage-${one}`)}>
          <span>
            <strong className={style({ fontWeight: 'bold' })}>{say(`stage-${one}`)}</strong>
            <br />
            <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
              {say(`key-stage-hint-${one}`)}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
