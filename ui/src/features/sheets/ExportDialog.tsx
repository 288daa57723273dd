// A sheet of assets, to be changed in a spreadsheet program and dropped again.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Heading,
  Picker,
  PickerItem,
  ProgressBar,
  Radio,
  RadioGroup,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import type {
  ConnectionSummary,
  ExportState,
  Selection,
  SheetFormat,
  SheetSeparator,
} from '../../backend/bindings';
import { learnLabels, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useLoad } from '../../shared/state/use-load';
import { FieldTicks } from './FieldTicks';
import { useExport } from './use-export';

/** Which assets go into the sheet. */
export interface ExportedAssets {
  selection: Selection;
  count: number;
  /** Title of the folder, where it is the whole of one. */
  folder: string | null;
}

interface ExportDialogProps {
  connection: ConnectionSummary;
  /** `null`: they are still being listed, or there are none. */
  assets: ExportedAssets | null;
  /** Why there are none. */
  without: 'waits' | 'empty' | 'failed';
}

/** Rows of an Excel sheet below its headings. */
const MOST_ROWS = 1_048_575;
/** Columns of a sheet, as the core has it. */
const MOST_FIELDS = 100;
const SEPARATORS: SheetSeparator[] = ['comma', 'semicolon', 'tab'];

const column = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const plain = style({ font: 'body', margin: 0 });
const quiet = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });

/** What, as what, where; then how far it is. */
export function ExportDialog({ connection, assets, without }: ExportDialogProps) {
  const { say, format: formats } = useSpeech();
  const { now, error, isChoosing, start, stop } = useExport();
  const [which, setWhich] = useState<'filled' | 'some'>('filled');
  const [fields, setFields] = useState<ReadonlySet<string>>(new Set(['dc:title']));
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [separator, setSeparator] = useState<SheetSeparator>(formats.cellSeparator);
  const { id: connectionId } = connection;
  const [catalogue, readAgain] = useLoad('listFields', { connectionId, selection: null });
  useEffect(() => {
    if (catalogue.state === 'ready') learnLabels(catalogue.value.fields);
  }, [catalogue]);
  const count = assets?.count ?? 0;
  const tooMany = format === 'xlsx' && count > MOST_ROWS;
  const isUnread = which === 'some' && catalogue.state !== 'ready';
  const fieldProblem =
    which === 'filled' || isUnread
      ? null
      : fields.size === 0
        ? say('sheets-export-none-chosen')
        : fields.size > MOST_FIELDS
          ? say('sheets-export-most')
          : null;
  const none = without === 'failed' ? say('assets-failed-title') : say(`sheets-export-${without}`);
  const problem =
    assets === null
      ? none
      : tooMany
        ? say('sheets-export-too-many', { n: MOST_ROWS })
        : fieldProblem;

  function save() {
    if (assets === null || problem !== null || isUnread) return;
    void start({
      connectionId,
      selection: assets.selection,
      properties: which === 'filled' ? [] : [...fields],
      format,
      separator: format === 'csv' ? separator : null,
    });
  }

  return (
    <Dialog size="M" isKeyboardDismissDisabled={now.step === 'writing'}>
      {({ close }) => (
        <>
          <Heading slot="title">
            {now.step === 'done' ? say('sheets-export-done') : say('sheets-export-title')}
          </Heading>
          <Content>
            {now.step === 'writing' ? (
              <Writing state={now.state} count={count} />
            ) : now.step === 'done' ? (
              <Done state={now.state} />
            ) : (
              <div className={column}>
                <div>
                  <p
                    id={assets === null ? 'export-problem' : undefined}
                    className={style({ font: 'body', fontWeight: 'bold', margin: 0 })}
                  >
                    {assets === null
                      ? none
                      : assets.folder === null
                        ? say('sheets-export-chosen', { n: count })
                        : say('sheets-export-of', { n: count, folder: assets.folder })}
                  </p>
                  <p className={quiet}>{say('sheets-export-hint')}</p>
                </div>
                {error ? <ErrorNotice error={error} context={say('sheets-export-failed')} /> : null}
                <RadioGroup
                  label={say('sheets-export-fields')}
                  value={which}
                  onChange={(value) => setWhich(value as 'filled' | 'some')}
                >
                  <Radio value="filled">{say('sheets-export-filled')}</Radio>
                  <Radio value="some">{say('sheets-export-some')}</Radio>
                </RadioGroup>
                {which === 'filled' ? null : catalogue.state === 'ready' ? (
                  <FieldTicks
                    fields={catalogue.value.fields}
                    ticked={fields}
                    onTicked={setFields}
                  />
                ) : (
                  <div id="export-unread">
                    {catalogue.state === 'failed' ? (
                      <ErrorNotice
                        error={catalogue.error}
                        context={say('sheets-fields-failed')}
                        onRetry={readAgain}
                      />
                    ) : (
                      <p role="status" className={quiet}>
                        {say('edits-reading-fields')}
                      </p>
                    )}
                  </div>
                )}
                <RadioGroup
                  label={say('sheets-export-format')}
                  value={format}
                  onChange={(value) => setFormat(value as SheetFormat)}
                  description={say(`sheets-export-format-hints-${format}`)}
                >
                  <Radio value="xlsx">{say('sheets-export-formats-xlsx')}</Radio>
                  <Radio value="csv">{say('sheets-export-formats-csv')}</Radio>
                </RadioGroup>
                {format === 'csv' ? (
                  <Picker
                    label={say('sheets-separator')}
                    description={say('sheets-export-separator-hint')}
                    selectedKey={separator}
                    onSelectionChange={(key) => setSeparator(key as SheetSeparator)}
                    styles={style({ width: 208 })}
                  >
                    {SEPARATORS.map((one) => (
                      <PickerItem key={one} id={one}>
                        {say(`sheets-separators-${one}`)}
                      </PickerItem>
                    ))}
                  </Picker>
                ) : null}
                <p
                  role="status"
                  id={assets === null ? undefined : 'export-problem'}
                  className={quiet}
                >
                  {assets === null ? null : problem}
                </p>
              </div>
            )}
          </Content>
          <ButtonGroup>
            {now.step === 'writing' ? (
              <Button variant="secondary" autoFocus onPress={stop}>
                {say('sheets-export-stop')}
              </Button>
            ) : now.step === 'done' ? (
              <Button variant="accent" autoFocus onPress={close}>
                {say('common-close')}
              </Button>
            ) : (
              <>
                <Button variant="secondary" onPress={close}>
                  {say('common-cancel')}
                </Button>
                <BusyButton
                  variant="accent"
                  isBusy={isChoosing}
                  isDisabled={problem !== null || isUnread}
                  aria-describedby={
                    isUnread ? 'export-unread' : problem === null ? undefined : 'export-problem'
                  }
                  onPress={save}
                >
                  {say('sheets-export-save')}
                </BusyButton>
              </>
            )}
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}

function Writing({ state, count }: { state: ExportState | null; count: number }) {
  const { say } = useSpeech();
  const of = state?.assets ?? count;
  const read = state?.read ?? 0;
  return (
    <ProgressBar
      label={say('sheets-export-writing')}
      value={read}
      maxValue={Math.max(1, of)}
      valueLabel={say('sheets-export-read', { read, of })}
      styles={style({ width: 'full' })}
    />
  );
}

function Done({ state }: { state: ExportState }) {
  const { say, format, fieldLabel } = useSpeech();
  return (
    <div role="status" className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <p className={plain}>
        {say('sheets-export-rows', { n: state.written })} {say('sheets-export-next')}
      </p>
      {state.leftBlank > 0 ? (
        <p className={plain}>{say('sheets-export-left-blank', { n: state.leftBlank })}</p>
      ) : null}
      {state.notForAem.length > 0 ? (
        <p className={plain}>
          {say('sheets-export-not-for-aem', {
            fields: format.list(state.notForAem.map(fieldLabel)),
          })}
        </p>
      ) : null}
    </div>
  );
}
