// The third step: old and new, before anything is sent.

import { Button, DialogContainer } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type {
  ApiError,
  BrokenLetters,
  ConnectionSummary,
  Edit,
  PlanView,
} from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { SpeedPicker } from '../../shared/controls/SpeedPicker';
import { ActionFooter, MainButtons } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { LiveLockNotice, UnlockButton } from '../../shared/notices/LiveLock';
import type { FollowUp } from '../../shared/state/follow-up';
import { BeforeStart, hasNotices, isBad } from './BeforeStart';
import { CheckProgress } from './CheckProgress';
import { ConfirmChange } from './ConfirmChange';
import { PlanNotices } from './PlanNotices';
import { PlanPart } from './PlanPart';
import { PlanTools } from './table/PlanTools';
import { WHOLE_PLAN } from './table/plan-view';
import { useCellEdits } from './table/use-cell-edits';
import { useEdited } from './table/use-edited';
import { usePlanRows } from './table/use-plan-rows';
import { useOutlook } from './use-outlook';
import { usePlan } from './use-plan';

interface CheckPageProps {
  connection: ConnectionSummary;
  planId: string;
  /** Without fields where the plan was made of an earlier job. */
  edit: Edit;
  /** That job, and what is to be done about it. */
  followUp?: FollowUp;
  /** Name of the sheet the plan was made of, where it was that. */
  sheet?: string;
  steps: ReactNode;
  /** The job is being started. */
  isBusy: boolean;
  /** Why the job could not be started. */
  error: ApiError | null;
  /** Runs the plan for the number of assets that was shown, and that was typed where it had to be. */
  onRun: (expectedAssets: number, typedAssets: number | null) => void;
  onBack: () => void;
  /** Plans the sheet again, with its letters repaired or as they are. */
  onLetters?: (letters: BrokenLetters) => void;
  /** How many values were changed by hand. */
  onEdited?: (edited: number) => void;
  /** The edit is to get a name. */
  onSaveRecipe?: () => void;
  /** The connection was unlocked, or its speed chosen. */
  onConnection: (connection: ConnectionSummary) => void;
  /** Leads to the check of the connection. */
  onOpenCheck?: () => void;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-height: 520px)': 'auto' },
});
// Notices may take more room than there is: then all of it scrolls and the table keeps its height.
const body = style<{ isLong: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-height: 520px)': 0 },
  minHeight: 0,
  overflow: { default: 'hidden', isLong: 'auto', '@media (max-height: 520px)': 'visible' },
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  flexShrink: 0,
  // In a window of 900 x 600 seven rows have room below it.
  gap: { default: 12, '@media (max-height: 720px)': 4 },
  paddingX: 24,
  paddingTop: { default: 16, '@media (max-height: 720px)': 4 },
  paddingBottom: { default: 12, '@media (max-height: 720px)': 4 },
});
// The head and seven rows.
const table = style<{ isLong: boolean }>({
  flexGrow: 1,
  flexShrink: { default: 1, isLong: 0, '@media (max-height: 520px)': 0 },
  minHeight: { default: 0, isLong: 372, '@media (max-height: 520px)': 280 },
  height: { default: 'auto', isLong: 372, '@media (max-height: 520px)': 280 },
});
const first = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 16,
  rowGap: 4,
});
const intro = style({
  font: { default: 'body', '@media (max-height: 720px)': 'ui-sm' },
  margin: 0,
  color: 'neutral-subdued',
});
const titleLine = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  columnGap: 16,
});

// In a small window the buttons need its room.
const keys = style({
  display: { default: 'none', '@media (min-width: 1100px)': 'inline' },
  color: 'neutral-subdued',
});

// Long sentences wrap beside the buttons, which stay in one line.
const status = style({
  flexGrow: 1,
  flexShrink: 1,
  flexBasis: 120,
  margin: 0,
  font: { default: 'ui-sm', '@media (min-width: 1100px)': 'ui' },
});

// Together, so that a wide language does not leave the main button alone on a second line.

/** What has to be decided. */
const PROBLEMS: PlanView = { ...WHOLE_PLAN, show: 'problems', sort: 'problem' };

/** Counts, a table of every value, and the main button with the number of assets in it. */
export function CheckPage(props: CheckPageProps) {
  const { connection, planId, edit, followUp, sheet, steps, isBusy, error, onRun, onBack } = props;
  const { onConnection } = props;
  const { say, format } = useSpeech();
  const { plan: made, error: planError } = usePlan(planId);
  const [view, setView] = useState<PlanView>(WHOLE_PLAN);
  const [confirms, setConfirms] = useState(false);
  const { plan, edited, changes, onChanged } = useEdited(planId, made, props.onEdited);
  const rows = usePlanRows(planId, plan, view, edited);
  const cells = useCellEdits(planId, (counts) => {
    onChanged(counts);
    rows.refresh();
  });
  const blocking = plan?.counts.blocking ?? 0;
  const complete = plan?.complete === true && planError === null;
  const assets = plan?.counts.assetsToChange ?? 0;
  // What has to be decided comes first, once; afterwards people choose what they see.
  const isBlocked = complete && blocking > 0;
  const [wasBlocked, setWasBlocked] = useState(false);
  // Not by an effect: rows that are shown for a moment would be gone from below the mouse.
  if (isBlocked !== wasBlocked) {
    setWasBlocked(isBlocked);
    if (isBlocked) setView(PROBLEMS);
  }
  const nothing = complete && plan.counts.willChange === 0 && blocking === 0;
  const isRunnable = complete && assets > 0;
  const { outlook, loaded, askAgain } = useOutlook(planId, isRunnable, connection.writing, changes);
  // The core counts as well: where the outlook could not be had, its refusal asks for the number.
  const mustType = outlook?.mustTypeCount ?? error?.code === 'countNotTyped';
  const isLocked = connection.writing === 'locked';
  const back = followUp
    ? say('follow-up-back')
    : sheet === undefined
      ? say('check-edit-again')
      : say('sheets-back-to-sheet');
  // At the end of the page, because it comes late and must not move the table below the mouse.
  const besides =
    outlook === null
      ? []
      : [
          outlook.expectedSeconds === null
            ? null
            : say(followUp ? 'follow-up-expected' : 'guard-outlook-expected', {
                duration: format.duration(outlook.expectedSeconds),
              }),
          outlook.sideEffects.includes('startsWorkflows')
            ? say('guard-outlook-besides-starts-workflows')
            : null,
          say('guard-outlook-noted'),
        ].filter((sentence) => sentence !== null);
  const isLong =
    blocking > 0 ||
    (isRunnable && isLocked) ||
    error !== null ||
    cells.error !== null ||
    plan?.formUnread === true ||
    (outlook !== null && hasNotices(outlook));

  return (
    <div className={frame}>
      <div className={body({ isLong })}>
        <div className={head}>
          <div className={first}>
            {steps}
            {isRunnable ? (
              <SpeedPicker connection={connection} onChanged={onConnection} isBrief />
            ) : null}
          </div>
          <div className={titleLine}>
            <PageTitle>
              {nothing
                ? say('check-nothing-title')
                : followUp
                  ? say(`follow-up-title-${followUp.kind}`)
                  : say('check-title')}
            </PageTitle>
            <p className={intro}>
              {isRunnable ? `${say('check-scope', { n: plan.counts.willChange, assets })} ` : ''}
              {followUp
                ? say(`follow-up-intro-${followUp.kind}`, {
                    moment: format.dateTime(followUp.startedAt),
                  })
                : sheet === undefined
                  ? say('check-intro')
                  : `${say('sheets-made-by', { name: sheet })} ${say('check-intro')}`}
            </p>
          </div>
          {error ? <ErrorNotice error={error} context={say('check-start-failed')} /> : null}
          {planError ? (
            <ErrorNotice error={planError} context={say('check-failed-title')}>
              <Button size="S" variant="secondary" onPress={onBack}>
                {back}
              </Button>
            </ErrorNotice>
          ) : null}
          {isRunnable ? (
            <LiveLockNotice connection={connection}>{say('guard-notice-check')}</LiveLockNotice>
          ) : null}
          {outlook ? (
            <BeforeStart outlook={outlook} onAgain={askAgain} onOpenCheck={props.onOpenCheck} />
          ) : null}
          {loaded.state === 'failed' ? (
            <ErrorNotice
              error={loaded.error}
              context={say('guard-outlook-failed')}
              onRetry={askAgain}
            />
          ) : null}
          {plan && !plan.complete && planError === null ? <CheckProgress plan={plan} /> : null}
          {plan && complete ? (
            <PlanNotices
              counts={plan.counts}
              formUnread={plan.formUnread}
              fragmentsLeftOut={plan.fragmentsLeftOut}
              broken={plan.counts.blocking > 0 ? plan.broken : null}
              onLetters={props.onLetters}
              error={cells.error}
              onShow={() => setView(PROBLEMS)}
            />
          ) : null}
          {plan ? (
            <PlanTools
              counts={plan.counts}
              edited={edited}
              properties={edit.fields.map((field) => field.property)}
              isWhole={complete}
              view={view}
              onView={setView}
            />
          ) : null}
        </div>
        <div className={table({ isLong })} aria-busy={!complete}>
          {plan ? (
            <PlanPart
              connectionId={connection.id}
              plan={plan}
              edit={edit}
              view={view}
              onView={setView}
              rows={rows}
              edits={complete && !followUp && rows.isInOrder ? cells.edits : null}
              followUp={followUp?.kind}
              isNothing={nothing}
            />
          ) : null}
        </div>
      </div>
      <ActionFooter>
        <p role="status" className={status}>
          {nothing ? (
            plan.counts.cannot > 0 ? (
              say('check-nothing-cannot')
            ) : (
              say('check-nothing-right')
            )
          ) : cells.said !== '' ? (
            cells.said
          ) : isRunnable && loaded.state === 'loading' && outlook === null ? (
            say('guard-outlook-checking')
          ) : isRunnable ? (
            <>
              {besides.join(' ')}
              {followUp ? null : <span className={keys}> {say('plan-hint')}</span>}
            </>
          ) : null}
        </p>
        <MainButtons>
          <Button variant="secondary" onPress={onBack}>
            {back}
          </Button>
          {props.onSaveRecipe ? (
            <Button variant="secondary" onPress={props.onSaveRecipe}>
              {say('edits-save-recipe')}
            </Button>
          ) : null}
          {nothing ? null : isRunnable && isLocked ? (
            <UnlockButton connection={connection} onChanged={onConnection} />
          ) : (
            <BusyButton
              variant={outlook !== null && isBad(outlook) ? 'secondary' : 'accent'}
              isDisabled={!isRunnable || blocking > 0 || loaded.state === 'loading'}
              aria-describedby={blocking > 0 ? 'plan-blocked' : undefined}
              isBusy={isBusy}
              onPress={() =>
                connection.stage === 'live' || mustType ? setConfirms(true) : onRun(assets, null)
              }
            >
              {followUp
                ? say(`follow-up-start-${followUp.kind}`, { n: assets })
                : say('check-change', { n: assets })}
            </BusyButton>
          )}
        </MainButtons>
      </ActionFooter>
      <DialogContainer onDismiss={() => setConfirms(false)}>
        {confirms && plan ? (
          <ConfirmChange
            connection={connection}
            counts={plan.counts}
            edit={edit}
            followUp={followUp?.kind}
            sheet={sheet}
            fields={outlook?.fields ?? []}
            mustType={mustType}
            onRun={(typedAssets) => onRun(assets, typedAssets)}
          />
        ) : null}
      </DialogContainer>
    </div>
  );
}
