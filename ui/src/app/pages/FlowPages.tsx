// The pages of a change after its assets were chosen.

import { Button, DialogContainer } from '@react-spectrum/s2';
import { type Dispatch, type SetStateAction, useState } from 'react';
import type { ConnectionSummary, Edit, JobFacts, Recipe } from '../../backend/bindings';
import { ChangePage } from '../../features/change/ChangePage';
import { CheckPage } from '../../features/check/CheckPage';
import { nameOf } from '../../features/recipes/recipe-words';
import { SaveRecipe } from '../../features/recipes/SaveRecipe';
import { RunChart } from '../../features/result/chart/RunChart';
import { ResultPage } from '../../features/result/ResultPage';
import { RunPage } from '../../features/run/RunPage';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { EmptyFolder, Unplugged } from '../../shared/layout/illustrations';
import { Toast } from '../../shared/notices/Toast';
import type { FollowUpKind } from '../../shared/state/follow-up';
import type { TitleOf } from '../../shared/words/folders';
import type { Flow, Step } from '../flow/use-flow';
import type { Job } from '../flow/use-job';
import { Steps } from '../frame/Steps';
import type { Route } from './route';

interface FlowPagesProps {
  route: Route;
  connection: ConnectionSummary | null;
  flow: Flow;
  job: Job;
  /** Whether the assets that were chosen are still listed; other steps need them. */
  isChoiceListed: boolean;
  /** What people call a folder of the library, where that is known. */
  titleOf: TitleOf;
  onGo: Dispatch<SetStateAction<Route>>;
  /** A connection was locked or unlocked, or signed in to. */
  onConnection: (connection: ConnectionSummary) => void;
  connectionOf: (connectionId: string | null) => ConnectionSummary | null;
  onSignIn: (connection: ConnectionSummary | null) => Promise<unknown>;
  onChooseKey: (connection: ConnectionSummary | null) => void;
  /** Leads to the check of a connection. */
  onOpenCheck: (connection: ConnectionSummary | null) => void;
  /** A job that nobody carries out any more was ended as it stands. */
  onLeft: (jobId: string) => void;
  /** Makes a plan that undoes a job or tries again, and leads to its check. */
  onFollowUp: (kind: FollowUpKind, facts: JobFacts) => Promise<void>;
}

/** Change, check, run, result. */
export function FlowPages(props: FlowPagesProps) {
  const { route, connection, flow, job, isChoiceListed, onGo, onConnection } = props;
  const speech = useSpeech();
  const { say } = speech;
  const [saved, setSaved] = useState<Recipe | null>(null);
  const [unnamed, setUnnamed] = useState<Edit | null>(null);
  const naming = (
    <>
      <DialogContainer onDismiss={() => setUnnamed(null)}>
        {unnamed ? (
          <SaveRecipe
            edit={unnamed}
            origin={flow.checked?.recipe ?? flow.origin}
            whole={flow.choice?.whole ?? null}
            titleOf={props.titleOf}
            onSaved={(recipe) => {
              flow.setOrigin(recipe);
              setSaved(recipe);
            }}
          />
        ) : null}
      </DialogContainer>
      <Toast
        text={
          saved === null
            ? null
            : `${say('recipes-saved', { name: nameOf(saved, speech) })}. ${say('recipes-saved-hint')}`
        }
        onGone={() => setSaved(null)}
      />
    </>
  );

  function backTo(step: Step) {
    const go = () => {
      if (route === 'check') {
        if (step === 'choose') flow.forgetPlan();
        else flow.editAgain();
      } else flow.stopPreparing();
      // From here on its fields are edited like any others.
      if (step !== 'choose') flow.dropRecipe();
      onGo(step === 'choose' ? (flow.choice?.from ?? 'assets') : 'change');
    };
    const isAdapted = step !== 'choose' && flow.checked?.recipe !== undefined;
    if (route === 'check') flow.leaving(go, isAdapted ? 'recipe' : undefined);
    else go();
  }

  if (route === 'run') {
    const jobConnection = props.connectionOf(job.snapshot?.connectionId ?? null);
    return (
      <RunPage
        job={job.snapshot}
        error={job.error}
        steps={job.snapshot && job.snapshot.kind !== 'change' ? null : <Steps current="run" />}
        connection={jobConnection}
        onConnection={onConnection}
        onResumed={job.follow}
        onLeft={props.onLeft}
        onSignIn={() => props.onSignIn(jobConnection)}
        onChooseKey={() => props.onChooseKey(jobConnection)}
        onOpenCheck={() => props.onOpenCheck(jobConnection)}
        onOpenNetwork={() => onGo('settings')}
        chart={job.jobId === null ? null : <RunChart key={job.jobId} jobId={job.jobId} isGoing />}
      />
    );
  }
  if (route === 'result' && job.snapshot) {
    return (
      <ResultPage
        key={job.snapshot.jobId}
        job={job.snapshot}
        onFollowUp={props.onFollowUp}
        onChangeMore={() => onGo(isChoiceListed ? 'change' : 'assets')}
        onBackToAssets={() => onGo('assets')}
      />
    );
  }
  // Where the plan sends its values, which is what the page has to ask about.
  const at = props.connectionOf(flow.checked?.connectionId ?? null);
  if (route === 'check' && flow.checked && at !== null) {
    const { followUp, from, edit, sheet } = flow.checked;
    const backToSheet = () =>
      flow.leaving(() => {
        flow.forgetPlan();
        onGo('sheets');
      });
    return (
      <>
        <CheckPage
          key={flow.checked.planId}
          connection={at}
          planId={flow.checked.planId}
          edit={flow.checked.edit}
          followUp={followUp}
          sheet={sheet}
          steps={
            followUp ? null : (
              <Steps current="check" onBackTo={sheet === undefined ? backTo : backToSheet} />
            )
          }
          isBusy={flow.isBusy}
          error={flow.error}
          onConnection={onConnection}
          onOpenCheck={() => props.onOpenCheck(at)}
          onRun={async (expectedAssets, typedAssets) => {
            const jobId = await flow.run(expectedAssets, typedAssets);
            if (jobId !== null) {
              job.follow(jobId);
              onGo('run');
            }
          }}
          onBack={() => {
            if (sheet !== undefined) return backToSheet();
            if (from === undefined) return backTo('change');
            flow.forgetPlan();
            onGo(from);
          }}
          onEdited={flow.setEdited}
          onLetters={
            sheet === undefined ? undefined : (letters) => void flow.decideLetters(letters)
          }
          onSaveRecipe={followUp || sheet !== undefined ? undefined : () => setUnnamed(edit)}
        />
        {naming}
      </>
    );
  }
  if (connection === null || flow.choice === null) {
    const isLost = connection === null;
    return (
      <EmptyState
        isPage
        illustration={isLost ? <Unplugged /> : <EmptyFolder />}
        title={isLost ? say('assets-no-connection-title') : say('change-no-choice-title')}
        hint={isLost ? say('assets-no-connection-hint') : say('change-no-choice-hint')}
      >
        <Button variant="accent" onPress={() => onGo('assets')}>
          {say('change-back-to-assets')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ChangePage
        connection={connection}
        onConnection={onConnection}
        selection={flow.choice.selection}
        count={flow.choice.count}
        drafts={flow.drafts}
        steps={<Steps current="change" onBackTo={backTo} />}
        isBusy={flow.isBusy}
        error={flow.error}
        last={flow.last}
        onDrafts={flow.setDrafts}
        onReuse={flow.reuseLast}
        onCheck={async (edit) => {
          // Whoever left meanwhile is not taken away: the notice of the open check leads to it.
          if (await flow.check(edit)) onGo((now) => (now === 'change' ? 'check' : now));
        }}
        onSaveRecipe={setUnnamed}
        onBack={() => backTo('choose')}
      />
      {naming}
    </>
  );
}
