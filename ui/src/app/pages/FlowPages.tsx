// The pages of a change after its assets were chosen.

import { Button, DialogContainer } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ConnectionSummary, Edit, Recipe } from '../../backend/bindings';
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
import type { TitleOf } from '../../shared/words/folders';
import type { Step } from '../flow/machine';
import type { Flow } from '../flow/use-flow';
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
  onGo: (route: Route) => void;
  /** A connection was locked or unlocked, or signed in to. */
  onConnection: (connection: ConnectionSummary) => void;
  connectionOf: (connectionId: string | null) => ConnectionSummary | null;
  onSignIn: (connection: ConnectionSummary | null) => Promise<unknown>;
  onChooseKey: (connection: ConnectionSummary | null) => void;
  /** Leads to the check of a connection. */
  onOpenCheck: (connection: ConnectionSummary | null) => void;
  /** A job that nobody carries out any more was ended as it stands. */
  onLeft: (jobId: string) => void;
}

/** Change, check, run, result. */
export function FlowPages(props: FlowPagesProps) {
  const { route, connection, flow, job, isChoiceListed, onGo, onConnection } = props;
  const speech = useSpeech();
  const { say } = speech;
  const [saved, setSaved] = useState<Recipe | null>(null);
  const [unnamed, setUnnamed] = useState<Edit | null>(null);
  const of = flow.checked?.of;
  const naming = (
    <>
      <DialogContainer onDismiss={() => setUnnamed(null)}>
        {unnamed ? (
          <SaveRecipe
            edit={unnamed}
            origin={of?.kind === 'recipe' ? of.recipe : flow.origin}
            whole={flow.choice?.whole ?? null}
            titleOf={props.titleOf}
            onSaved={(recipe) => {
              flow.send({ type: 'saved', recipe });
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
    const toAssets = step === 'choose';
    const go = (type: 'stop' | 'discard' | 'editAgain') => {
      flow.send({ type });
      onGo(toAssets ? (flow.choice?.from ?? 'assets') : 'change');
    };
    if (route !== 'check') go('stop');
    else if (toAssets) flow.leaving(() => go('discard'));
    else flow.leaving(() => go('editAgain'), of?.kind === 'recipe' ? 'recipe' : 'values');
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
        onFollowUp={(kind, facts) => flow.followUp(kind, facts, 'result')}
        onChangeMore={() => onGo(isChoiceListed ? 'change' : 'assets')}
        onBackToAssets={() => onGo('assets')}
      />
    );
  }
  // Where the plan sends its values, which is what the page has to ask about.
  const at = props.connectionOf(flow.checked?.connectionId ?? null);
  if (route === 'check' && flow.checked && at !== null) {
    const { planId, from, edit, of } = flow.checked;
    const followUp = of.kind === 'job' ? of.followUp : undefined;
    const isSheet = of.kind === 'sheet';
    // To the sheet, or to the page an undo or another try was asked for on.
    const backToFrom = () =>
      flow.leaving(() => {
        flow.send({ type: 'discard' });
        onGo(from);
      });
    return (
      <>
        <CheckPage
          key={planId}
          connection={at}
          planId={planId}
          edit={edit}
          followUp={followUp}
          sheet={isSheet ? of.name : undefined}
          steps={
            followUp ? null : <Steps current="check" onBackTo={isSheet ? backToFrom : backTo} />
          }
          isBusy={flow.isBusy}
          error={flow.error}
          onConnection={onConnection}
          onOpenCheck={() => props.onOpenCheck(at)}
          onRun={(expectedAssets, typedAssets) =>
            flow.send({ type: 'run', expectedAssets, typedAssets })
          }
          onBack={() => (isSheet || followUp ? backToFrom() : backTo('change'))}
          onEdited={(edited) => flow.send({ type: 'edited', edited })}
          onLetters={
            isSheet ? (letters) => flow.send({ type: 'decideLetters', letters }) : undefined
          }
          onSaveRecipe={followUp || isSheet ? undefined : () => setUnnamed(edit)}
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
  const { connectionId, selection, count } = flow.choice;
  return (
    <>
      <ChangePage
        connection={connection}
        onConnection={onConnection}
        selection={selection}
        count={count}
        drafts={flow.drafts}
        steps={<Steps current="change" onBackTo={backTo} />}
        isBusy={flow.isBusy}
        error={flow.error}
        last={flow.last}
        onDrafts={(change) => flow.send({ type: 'write', change })}
        onReuse={() => flow.send({ type: 'write', change: (now) => flow.last ?? now })}
        onCheck={(edit) => {
          const of = { kind: 'fields' as const, selection, drafts: flow.drafts };
          const check = { connectionId, edit, of, from: route };
          flow.leaving(() => flow.send({ type: 'check', check }));
        }}
        onSaveRecipe={setUnnamed}
        onBack={() => backTo('choose')}
      />
      {naming}
    </>
  );
}
