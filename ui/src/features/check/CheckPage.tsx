// The third step: old and new, before anything is sent.

import { AlertDialog, Button, DialogContainer } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type { ApiError, CellState, ConnectionSummary, Edit } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { EmptyState } from '../../shared/EmptyState';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { LabelDone } from '../../shared/illustrations';
import { ActionFooter } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { shownOf, valueInWords } from '../../shared/ValueText';
import { CheckProgress } from './CheckProgress';
import { PlanFilter } from './PlanFilter';
import { PlanTable } from './PlanTable';
import { usePlan } from './use-plan';

interface CheckPageProps {
  connection: ConnectionSummary;
  planId: string;
  edit: Edit;
  steps: ReactNode;
  /** The job is being started. */
  isBusy: boolean;
  /** Why the job could not be started. */
  error: ApiError | null;
  /** Runs the plan for the number of assets that was shown. */
  onRun: (expectedAssets: number) => void;
  onBack: () => void;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-height: 520px)': 'auto' },
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  paddingX: 24,
  paddingTop: 16,
  paddingBottom: 12,
});

/** Counts, a table of every value, and the main button with the number of assets in it. */
export function CheckPage({
  connection,
  planId,
  edit,
  steps,
  isBusy,
  error,
  onRun,
  onBack,
}: CheckPageProps) {
  const { words } = useSpeech();
  const { plan, error: planError } = usePlan(planId);
  const [filter, setFilter] = useState<CellState | null>(null);
  const [confirms, setConfirms] = useState(false);
  const complete = plan?.complete === true && planError === null;
  const assets = plan?.counts.assetsToChange ?? 0;
  const nothing = complete && plan.counts.willChange === 0;

  return (
    <div className={frame}>
      <div className={head}>
        {steps}
        <div>
          <PageTitle>{nothing ? words.check.nothingTitle : words.check.title}</PageTitle>
          <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
            {words.check.intro}
          </p>
        </div>
        {error ? <ErrorNotice error={error} context={words.check.startFailed} /> : null}
        {planError ? (
          <ErrorNotice error={planError} context={words.check.failedTitle}>
            <Button size="S" variant="secondary" onPress={onBack}>
              {words.check.editAgain}
            </Button>
          </ErrorNotice>
        ) : null}
        {plan && !plan.complete && planError === null ? <CheckProgress plan={plan} /> : null}
        {plan ? <PlanFilter counts={plan.counts} filter={filter} onFilter={setFilter} /> : null}
      </div>
      <div
        className={style({
          flexGrow: 1,
          minHeight: { default: 0, '@media (max-height: 520px)': 320 },
        })}
        aria-busy={!complete}
      >
        {plan ? (
          <PlanTable
            connectionId={connection.id}
            plan={plan}
            filter={filter}
            empty={
              complete ? (
                <EmptyState
                  illustration={<LabelDone />}
                  title={nothing ? words.check.nothingTitle : words.check.noneInFilter}
                />
              ) : null
            }
          />
        ) : null}
      </div>
      <ActionFooter>
        {nothing ? (
          <p role="status" className={style({ flexGrow: 1, margin: 0, font: 'ui' })}>
            {plan.counts.cannot > 0 ? words.check.nothingCannot : words.check.nothingRight}
          </p>
        ) : null}
        <Button variant="secondary" onPress={onBack}>
          {words.check.editAgain}
        </Button>
        {nothing ? null : (
          <BusyButton
            variant="accent"
            isDisabled={!complete || assets === 0}
            isBusy={isBusy}
            onPress={() => (connection.stage === 'live' ? setConfirms(true) : onRun(assets))}
          >
            {words.check.change(assets)}
          </BusyButton>
        )}
      </ActionFooter>
      <DialogContainer onDismiss={() => setConfirms(false)}>
        {confirms && plan ? (
          <AlertDialog
            variant="warning"
            title={words.check.liveTitle}
            primaryActionLabel={words.check.change(assets)}
            cancelLabel={words.common.cancel}
            autoFocusButton="cancel"
            onPrimaryAction={() => onRun(assets)}
          >
            <LiveSummary
              name={connection.name}
              assets={assets}
              cells={plan.counts.willChange}
              edit={edit}
            />
          </AlertDialog>
        ) : null}
      </DialogContainer>
    </div>
  );
}

interface LiveSummaryProps {
  name: string;
  assets: number;
  cells: number;
  edit: Edit;
}

/** What a confirm for the live environment says. */
function LiveSummary({ name, assets, cells, edit }: LiveSummaryProps) {
  const speech = useSpeech();
  const { words, fieldLabel } = speech;
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
      <p className={style({ margin: 0 })}>{words.check.liveBody(assets, name)}</p>
      <ul className={style({ margin: 0, paddingStart: 20 })}>
        {edit.fields.map(({ property, change }) => (
          <li key={property}>
            {words.check.liveField(
              fieldLabel(property),
              change.action === 'clear'
                ? words.check.liveClear
                : (valueInWords(shownOf(change.value), speech) ?? words.check.liveClear),
            )}
          </li>
        ))}
      </ul>
      <p className={style({ margin: 0 })}>{words.check.liveCells(cells)}</p>
    </div>
  );
}
