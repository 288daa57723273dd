// The table of old and new with its filters, and what is found in it.

import { Button, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { Edit, PlanState, PlanView } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { LabelDone } from '../../shared/layout/illustrations';
import type { FollowUpKind } from '../../shared/state/follow-up';
import { PlanGrid } from './table/PlanGrid';
import { WHOLE_PLAN } from './table/plan-view';
import type { CellEdits } from './table/use-cell-edits';
import type { RowsOfPlan } from './table/use-plan-rows';

interface PlanPartProps {
  connectionId: string;
  plan: PlanState;
  edit: Edit;
  view: PlanView;
  onView: (view: PlanView) => void;
  rows: RowsOfPlan;
  edits: CellEdits | null;
  followUp?: FollowUpKind;
  /** The plan is whole and changes nothing. */
  isNothing: boolean;
}

const frame = style({ position: 'relative', height: 'full' });
// Above the rows, so that they do not move when it comes and goes.
const progress = style({ position: 'absolute', top: 0, insetStart: 24, insetEnd: 24, zIndex: 3 });

/** Rows, or why there are none. */
export function PlanPart(props: PlanPartProps) {
  const { connectionId, plan, edit, view, onView, rows, edits, followUp, isNothing } = props;
  const { say } = useSpeech();
  if (rows.count === 0 && plan.complete && rows.error === null) {
    return <NoRows view={view} onView={onView} isNothing={isNothing} />;
  }
  return (
    <div className={frame}>
      {rows.isPreparing ? (
        <div className={progress}>
          <ProgressBar
            isIndeterminate
            size="S"
            aria-label={say('plan-preparing')}
            styles={style({ width: 'full', maxWidth: 'full' })}
          />
        </div>
      ) : null}
      <PlanGrid
        connectionId={connectionId}
        planId={plan.planId}
        view={view}
        onView={onView}
        rows={rows}
        kinds={new Map(edit.fields.map(({ property, kind }) => [property, kind]))}
        edits={edits}
        isSortable={plan.complete}
        followUp={followUp}
      />
    </div>
  );
}

interface NoRowsProps {
  view: PlanView;
  onView: (view: PlanView) => void;
  isNothing: boolean;
}

function NoRows({ view, onView, isNothing }: NoRowsProps): ReactNode {
  const { say } = useSpeech();
  const isSearch = view.find !== '' || view.property !== null;
  const title = isSearch
    ? say('plan-nothing-found')
    : view.show === 'problems'
      ? say('plan-no-problems')
      : view.show === 'edited'
        ? say('plan-none-edited')
        : isNothing
          ? say('check-nothing-title')
          : say('check-none-in-filter');
  return (
    <EmptyState
      illustration={<LabelDone />}
      title={title}
      hint={isSearch ? say('plan-nothing-found-hint') : undefined}
    >
      {isSearch || view.show !== 'all' ? (
        <Button variant="secondary" onPress={() => onView(WHOLE_PLAN)}>
          {say('plan-show-all-rows')}
        </Button>
      ) : null}
    </EmptyState>
  );
}
