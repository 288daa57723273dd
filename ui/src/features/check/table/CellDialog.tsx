// One value that needs more room than its place in the table: lists, tags, dates, long texts.

import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { FieldKind, PlanRow, Value } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ValueText } from '../../../shared/cells/ValueText';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { ValueEditor } from '../../../shared/values/ValueEditor';
import { finishedValue, valueProblem } from '../../../shared/values/value';
import { visible } from '../../../shared/words/visible-text';
import { givenValue } from './cell-kind';

interface CellDialogProps {
  connectionId: string;
  row: PlanRow;
  kind: FieldKind;
  problem: string | null;
  /** `true` when it was saved; `null` makes the field empty. */
  onSave: (value: Value | null) => Promise<boolean>;
}

/** Old value, editor, and making it empty. */
export function CellDialog({ connectionId, row, kind, problem, onSave }: CellDialogProps) {
  const { say, fieldLabel } = useSpeech();
  const [value, setValue] = useState<Value | null>(givenValue(kind, row.new));
  const [showsProblems, setShowsProblems] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const label = fieldLabel(row.property);

  return (
    <Dialog size="M">
      {({ close }) => {
        const send = async (next: Value | null) => {
          if (isBusy) return;
          setIsBusy(true);
          const saved = await onSave(next);
          setIsBusy(false);
          if (saved) close();
        };
        const save = () => {
          setShowsProblems(true);
          if (value !== null && valueProblem(value) === null) void send(finishedValue(value));
        };
        return (
          <>
            <Heading slot="title">{say('plan-edit-title', { field: label })}</Heading>
            <Content>
              <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
                <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
                  {visible(row.title ?? row.name)}
                </p>
                <div>
                  <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
                    {say('plan-old-value')}
                  </span>
                  <ValueText value={row.old} isOld isWrapped />
                </div>
                <ValueEditor
                  kind={kind}
                  value={value}
                  label={say('change-value', { field: label })}
                  connectionId={connectionId}
                  showsProblems={showsProblems}
                  problem={problem}
                  onValue={setValue}
                />
                {row.old.entries.length > 0 || row.new.entries.length > 0 ? (
                  <div>
                    <Button
                      variant="secondary"
                      fillStyle="outline"
                      size="S"
                      onPress={() => void send(null)}
                    >
                      {say('plan-make-empty')}
                    </Button>
                  </div>
                ) : null}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <BusyButton variant="accent" isBusy={isBusy} onPress={save}>
                {say('plan-save')}
              </BusyButton>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
