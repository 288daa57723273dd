// What is wrong with a draft, at its place, with ways out.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { EditProblem } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import type { Draft } from '../drafts';
import { mendsOf, problemInWords, textOf } from '../mending';
import { useFieldName } from './labels';

interface FieldProblemsProps {
  problems: EditProblem[];
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The user says that AEM knows the prefix of the field. */
  onPrefix: (prefix: string) => void;
}

const box = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  alignItems: 'start',
  borderWidth: 0,
  borderStartWidth: 2,
  borderStyle: 'solid',
  borderColor: 'negative',
  paddingStart: 12,
});
const sentence = style({ font: 'ui', margin: 0, color: 'negative' });
const excerpt = style({
  font: 'code-sm',
  margin: 0,
  maxWidth: 'full',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
});
// Not by colour alone.
const wrong = style({
  backgroundColor: 'negative-subtle',
  color: 'neutral',
  textDecoration: 'underline',
  borderRadius: 'sm',
});
const buttons = style({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const AROUND = 24;

/** Announced when it appears, without taking the focus. */
export function FieldProblems({ problems, draft, onDraft, onPrefix }: FieldProblemsProps) {
  const { say } = useSpeech();
  const nameOf = useFieldName();
  return (
    <div role="status" className={style({ display: 'contents' })}>
      {problems.map((problem) => {
        const { code, at, text } = problem;
        const whole = at === null ? null : textOf(draft, at.entry);
        const mends = mendsOf(problem, draft, say);
        return (
          <div key={`${code} ${at?.entry} ${at?.from} ${text}`} className={box}>
            <p className={sentence}>{problemInWords(problem, say, nameOf)}</p>
            {at !== null && whole !== null && at.to > at.from ? (
              <p className={excerpt}>
                {at.from > AROUND ? '…' : ''}
                {whole.slice(Math.max(0, at.from - AROUND), at.from)}
                <mark className={wrong}>{whole.slice(at.from, at.to)}</mark>
                {whole.slice(at.to, at.to + AROUND)}
                {at.to + AROUND < whole.length ? '…' : ''}
              </p>
            ) : null}
            {mends.length > 0 || code === 'prefixUnknown' ? (
              <div className={buttons}>
                {mends.map((mend) => (
                  <ActionButton
                    key={mend.label}
                    size="S"
                    onPress={() => onDraft(mend.apply(draft))}
                  >
                    {mend.label}
                  </ActionButton>
                ))}
                {code === 'prefixUnknown' ? (
                  <ActionButton
                    size="S"
                    onPress={() => onPrefix(text ?? draft.property.split(':')[0] ?? '')}
                  >
                    {say('edits-mend-registered')}
                  </ActionButton>
                ) : null}
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
