// Which of several rows of a sheet is right, where they contradict each other.

import { Button, ButtonGroup, Checkbox, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { PlanRow, SaidByRow } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ValueText } from '../../../shared/cells/ValueText';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { visible } from '../../../shared/words/visible-text';

interface RowsDialogProps {
  row: PlanRow;
  /** The row that is to be taken. */
  chosen: SaidByRow;
  /** For this cell; why it could not be taken, in words. */
  onTake: (said: SaidByRow) => Promise<string | null>;
  /** For all cells like this one. */
  onTakeOfAll: (which: 'first' | 'last') => Promise<string | null>;
}

const plain = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const list = style({
  display: 'grid',
  gridTemplateColumns: 'max-content 1fr',
  columnGap: 16,
  rowGap: 8,
  margin: 0,
});
const term = style<{ isChosen: boolean }>({
  font: 'ui',
  fontWeight: { default: 'normal', isChosen: 'bold' },
});

/** What every row says, and whether the same goes for all cells like this one. */
export function RowsDialog({ row, chosen, onTake, onTakeOfAll }: RowsDialogProps) {
  const { say, fieldLabel } = useSpeech();
  const [isForAll, setIsForAll] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const which =
    chosen.row === row.says[0]?.row ? 'first' : chosen.row === row.says.at(-1)?.row ? 'last' : null;
  return (
    <Dialog size="M">
      {({ close }) => {
        const take = async () => {
          if (isBusy) return;
          setIsBusy(true);
          const refused = await (isForAll && which !== null ? onTakeOfAll(which) : onTake(chosen));
          setIsBusy(false);
          setProblem(refused);
          if (refused === null) close();
        };
        return (
          <>
            <Heading slot="title">{say('plan-row-use', { row: chosen.row })}</Heading>
            <Content>
              <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
                <p className={plain}>
                  {say('plan-rows-about', {
                    field: fieldLabel(row.property),
                    asset: visible(row.title ?? row.name),
                  })}
                </p>
                <dl className={list}>
                  {row.says.map((said) => (
                    <div key={said.row} className={style({ display: 'contents' })}>
                      <dt className={term({ isChosen: said.row === chosen.row })}>
                        {say('plan-row-number', { row: said.row })}
                      </dt>
                      <dd className={style({ margin: 0, minWidth: 0 })}>
                        <ValueText value={said.value} isWrapped isOld={said.row !== chosen.row} />
                      </dd>
                    </div>
                  ))}
                </dl>
                {which === null ? null : (
                  <Checkbox isSelected={isForAll} onChange={setIsForAll}>
                    {say('plan-rows-for-all', { which })}
                  </Checkbox>
                )}
                {problem === null ? null : (
                  <p role="alert" className={style({ font: 'ui', color: 'negative', margin: 0 })}>
                    {problem}
                  </p>
                )}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <BusyButton variant="accent" isBusy={isBusy} onPress={take}>
                {say('plan-row-use', { row: chosen.row })}
              </BusyButton>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
