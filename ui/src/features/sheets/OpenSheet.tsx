// An open sheet: what was understood of it, and what has to be decided before it is checked.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { ApiError, ConnectionSummary, MatchBy, SheetFacts } from '../../backend/bindings';
import { learnLabels, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { MainButtons, Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { unseen } from '../../shared/state/unseen';
import { useLoad } from '../../shared/state/use-load';
import { AssetMatch } from './AssetMatch';
import { CellReading } from './CellReading';
import {
  assetByOf,
  headingOf,
  offeredFields,
  openPoint,
  purposeOf,
  type Use,
  withUse,
} from './mapping';
import { ReadingLine } from './ReadingLine';
import { SampleTable } from './SampleTable';
import { SheetQuestions } from './SheetQuestions';
import type { OpenedSheet } from './use-sheet';

interface OpenSheetProps {
  connection: ConnectionSummary;
  sheet: SheetFacts;
  opened: OpenedSheet;
  /** The open folder and those above it, from the top. */
  folders: string[];
  steps: ReactNode;
  isBusy: boolean;
  checkError: ApiError | null;
  onCheck: (within: string) => void;
}

const rule = style({
  font: 'ui',
  fontWeight: 'bold',
  margin: 0,
  paddingX: 16,
  paddingY: 12,
  borderRadius: 'default',
  backgroundColor: 'blue-100',
});
// A wide language puts it above the buttons, which stay in one line.
const status = style<{ isEmpty: boolean }>({
  flexGrow: 1,
  flexBasis: 0,
  minWidth: { default: 176, isEmpty: 0 },
  margin: 0,
  font: 'ui',
});
const quiet = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });

/** Everything about it, from top to bottom in the order in which it is decided. */
export function OpenSheet(props: OpenSheetProps) {
  const { connection, sheet, opened, folders, isBusy, checkError, onCheck } = props;
  const { refused } = opened;
  const { say, fieldLabel, folder } = useSpeech();
  const { id: connectionId } = connection;
  const [catalogue, again] = useLoad('listFields', { connectionId, selection: null });
  const fields = catalogue.state === 'ready' ? catalogue.value.fields : [];
  useEffect(() => {
    if (catalogue.state === 'ready') learnLabels(catalogue.value.fields);
  }, [catalogue]);
  // Headings mean what this window calls the fields of this environment.
  const read = useEffectEvent(opened.readAs);
  useEffect(
    () => read({ matchHeadings: { connectionId, language: folder } }),
    [connectionId, folder],
  );
  const [said, setSaid] = useState('');
  const [isBlank, setIsBlank] = useState(false);
  const { mapping } = sheet;
  const byPath = mapping.assetBy === 'path';
  const within = byPath ? (folders[0] ?? '') : (opened.within ?? folders.at(-1) ?? '');
  const point = isBlank ? say('sheets-open-blank') : openPoint(sheet, say);
  const told = opened.isReading ? say('sheets-reading-again') : point;
  const inWords = (use: Use) =>
    use.kind === 'asset'
      ? say('sheets-names-asset')
      : use.kind === 'none'
        ? say('sheets-not-used')
        : fieldLabel(use.property);

  /** `by`: what somebody said the asset column contains; else its cells say so. */
  function setUse(column: number, use: Use, by: MatchBy | null = null) {
    const change = withUse(mapping, column, use);
    if (use.kind === 'asset' && mapping.assetColumn !== column) {
      change.assetBy = by ?? assetByOf(sheet, column);
    }
    // A field goes into one column: what it was taken from is said, too.
    const lost = mapping.columns.filter(
      (one) =>
        one.column !== column &&
        one.property !== null &&
        use.kind === 'field' &&
        one.property === use.property,
    );
    const told = [column, ...lost.map((one) => one.column)].map((one) =>
      say('sheets-field-said', {
        heading: headingOf(sheet, one, say),
        use: inWords(one === column ? use : { kind: 'none' }),
      }),
    );
    setSaid(told.join(' '));
    opened.map(change);
  }

  return (
    <Page
      width="step"
      footer={
        <>
          <p role="status" id="sheet-open-point" className={status({ isEmpty: told === null })}>
            {told}
          </p>
          <MainButtons>
            <BusyButton
              variant="secondary"
              isBusy={opened.isChoosing}
              onPress={() => void opened.choose()}
            >
              {say('sheets-other')}
            </BusyButton>
            <Button variant="secondary" fillStyle="outline" onPress={opened.close}>
              {say('sheets-close')}
            </Button>
            <BusyButton
              variant="accent"
              isDisabled={point !== null || opened.isReading}
              aria-describedby={point === null ? undefined : 'sheet-open-point'}
              isBusy={isBusy}
              onPress={() => onCheck(within)}
            >
              {say('sheets-check')}
            </BusyButton>
          </MainButtons>
        </>
      }
    >
      {props.steps}
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
        <PageTitle>{sheet.name}</PageTitle>
        <ReadingLine sheet={sheet} onRead={opened.readAs} />
        {sheet.isOurs || sheet.isRemembered ? (
          <p className={quiet}>
            {[
              sheet.isOurs ? say('sheets-is-ours') : '',
              sheet.isRemembered ? say('sheets-is-remembered') : '',
            ]
              .filter((text) => text !== '')
              .join(' ')}
          </p>
        ) : null}
      </div>
      {refused ? (
        <ErrorNotice
          error={refused.error}
          context={say('sheets-refused-title', { name: refused.name })}
        />
      ) : null}
      {opened.error ? <ErrorNotice error={opened.error} /> : null}
      {checkError ? <ErrorNotice error={checkError} context={say('sheets-check-failed')} /> : null}
      {catalogue.state === 'failed' ? (
        <ErrorNotice
          error={catalogue.error}
          context={say('sheets-fields-failed')}
          onRetry={again}
        />
      ) : null}
      <SheetQuestions sheet={sheet} onRead={opened.readAs} onMap={opened.map} onUse={setUse} />
      <SampleTable
        sheet={sheet}
        fields={offeredFields(fields, sheet)}
        catalogue={fields}
        inWords={inWords}
        purposeOf={(column) => purposeOf(mapping, column)}
        onUse={setUse}
        onMap={opened.map}
      />
      <p className={unseen} role="status">
        {said}
      </p>
      <p className={rule}>{say('sheets-rule', { word: mapping.clearWord })}</p>
      <div
        className={style({
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
          gap: 32,
        })}
      >
        <AssetMatch
          sheet={sheet}
          folders={folders}
          within={within}
          onMap={opened.map}
          onUse={setUse}
          onWithin={opened.setWithin}
          includesFragments={opened.includesFragments}
          onFragments={opened.setIncludesFragments}
        />
        <CellReading mapping={mapping} onMap={opened.map} onBlank={setIsBlank} />
      </div>
    </Page>
  );
}
