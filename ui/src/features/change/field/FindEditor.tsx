// Find and replace in the text of a field.

import { Checkbox, Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { FindMode } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import type { Draft } from '../drafts';

interface FindEditorProps {
  find: Draft['find'];
  isMissing: boolean;
  /** What is wrong with a pattern, in words. */
  problem: string | null;
  onFind: (find: Draft['find']) => void;
}

const MODES: FindMode[] = ['plain', 'wholeWord', 'regex'];
const column = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const pair = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'start',
  columnGap: 16,
  rowGap: 12,
});
const half = style({ flexGrow: 1, flexBasis: 192, minWidth: 0 });

/** What to look for, what takes its place, and what counts as found. */
export function FindEditor({ find, isMissing, problem, onFind }: FindEditorProps) {
  const { say } = useSpeech();
  return (
    <div className={column}>
      <div className={pair}>
        <TextField
          label={say('edits-find-find')}
          value={find.find}
          onChange={(text) => onFind({ ...find, find: text })}
          isInvalid={isMissing || problem !== null}
          errorMessage={problem ?? say('edits-find-missing')}
          description={find.mode === 'regex' ? say('edits-find-pattern-hint') : undefined}
          autoComplete="off"
          spellCheck="false"
          styles={half}
        />
        <TextField
          label={say('edits-find-instead')}
          value={find.with}
          onChange={(text) => onFind({ ...find, with: text })}
          description={say('edits-find-instead-hint')}
          autoComplete="off"
          styles={half}
        />
      </div>
      <RadioGroup
        label={say('edits-find-mode')}
        orientation="horizontal"
        value={find.mode}
        onChange={(mode) => onFind({ ...find, mode: mode as FindMode })}
      >
        {MODES.map((mode) => (
          <Radio key={mode} value={mode}>
            {say(`edits-find-modes-${mode}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Checkbox
        isSelected={find.matchCase}
        onChange={(matchCase) => onFind({ ...find, matchCase })}
      >
        {say('edits-find-match-case')}
      </Checkbox>
    </div>
  );
}
