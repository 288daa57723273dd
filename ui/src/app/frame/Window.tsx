// The frame around every page, and the way from page to page.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type {
  ApiError,
  AppInfo,
  ConnectionSummary,
  JobFacts,
  JobSnapshot,
  KeyInspection,
  Settings,
  SheetInspection,
} from '../../backend/bindings';
import { titleOf, useLibrary } from '../../features/assets/use-library';
import { useQuestions } from '../../features/questions/use-questions';
import { UnfinishedJobs } from '../../features/run/UnfinishedJobs';
import type { ExportedAssets } from '../../features/sheets/ExportDialog';
import { useSheet } from '../../features/sheets/use-sheet';
import { RecentJobs } from '../../features/welcome/RecentJobs';
import { useSpeech } from '../../i18n/language';
import { AccessHelpProvider } from '../../shared/notices/access-help';
import { useBackend } from '../../shared/state/backend-context';
import { placeName } from '../../shared/words/folders';
import { useAwaitedKey } from '../flow/use-awaited-key';
import { useConnections } from '../flow/use-connections';
import { useFlow } from '../flow/use-flow';
import { hasEnded, useJob } from '../flow/use-job';
import { useKeyFile } from '../flow/use-key-file';
import { usePractice } from '../flow/use-practice';
import { CloseQuestion } from '../notices/CloseQuestion';
import { DropOverlay } from '../notices/DropOverlay';
import { DroppedRecipe } from '../notices/DroppedRecipe';
import { LostEdits } from '../notices/LostEdits';
import { useUnfinished } from '../notices/use-unfinished';
import { WindowNotices } from '../notices/WindowNotices';
import { FlowPages } from '../pages/FlowPages';
import { HistoryPages } from '../pages/HistoryPages';
import { PlacePages } from '../pages/PlacePages';
import { placeOf, type Route } from '../pages/route';
import { SheetDownload, SheetPages } from '../pages/SheetPages';
import { ErrorBoundary } from './ErrorBoundary';
import { Rail } from './Rail';
import { Shortcuts } from './Shortcuts';
import { TopBar } from './TopBar';
import { useShortcuts } from './use-shortcuts';

interface WindowProps {
  settings: Settings;
  info: AppInfo | null;
  settingsError: ApiError | null;
  onSettings: (settings: Settings) => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', height: 'full' });
const below = style({ display: 'flex', flexGrow: 1, minHeight: 0 });
// In a low window notices scroll away and leave the page all the height there is.
const main = style({
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  minWidth: 0,
  minHeight: 0,
  position: 'relative',
  overflow: { default: 'visible', '@media (max-height: 520px)': 'auto' },
});
// Pages that lie on top of each other stay below the notice. Texts for screen readers, which have no
// place in a page that scrolls, do not make the window longer than it is.
const page = style({
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-height: 520px)': 0 },
  flexBasis: { default: 0, '@media (max-height: 520px)': 'full' },
  minHeight: 0,
  position: 'relative',
  overflow: 'clip',
});

/** Pages that tell of jobs themselves. */
const TELLS_OF_JOBS: Route[] = ['home', 'run', 'result', 'job'];
/** Pages of the steps behind the choice of assets. */
const STEP_PAGES: Route[] = ['change', 'check', 'run', 'result'];
/** On the other pages a notice is about something else, or offers its own ways on. */
const ABOUT_CURRENT: Route[] = ['assets', 'recipe', 'change', 'check', 'questions', 'sheets'];

/** Holds what outlives a page: connections, the library, the change in progress, the job. */
export function Window({ settings, info, settingsError, onSettings }: WindowProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const connections = useConnections();
  const { current, beginWith } = connections;
  const all = connections.all ?? [];
  const currentId = current?.id ?? null;
  const library = useLibrary(currentId, current?.stage === 'practice');
  const questions = useQuestions(currentId);
  const [route, setRoute] = useState<Route>('home');
  // A page that was loaded anew in the middle of a change shows it again.
  const job = useJob(
    useCallback(
      (newest: JobFacts) => {
        beginWith(newest.connectionId);
        setRoute((route) => (route === 'home' ? 'run' : route));
      },
      [beginWith],
    ),
  );
  const flow = useFlow({ route, currentId, use, onGo: setRoute, onStarted: showProgress });
  const unfinished = useUnfinished();
  const [shownJob, setShownJob] = useState<string | null>(null);
  const [inspection, setInspection] = useState<KeyInspection | null>(null);

  const keyFile = useKeyFile(
    useCallback((found: KeyInspection) => {
      setInspection(found);
      setRoute('key');
    }, []),
  );

  const opened = useSheet();
  // What became of a sheet that was dropped while a change runs.
  const [waitingSheet, setWaitingSheet] = useState<SheetInspection | null>(null);
  const [download, setDownload] = useState<ExportedAssets | 'folder' | null>(null);
  const isRunning = job.all.some((one) => !hasEnded(one));
  const takeSheet = useEffectEvent((found: SheetInspection) => {
    opened.take(found);
    const isWaiting = isRunning && route !== 'sheets';
    setWaitingSheet(isWaiting ? found : null);
    if (!isWaiting) setRoute('sheets');
  });
  useEffect(() => backend.onSheetInspected((found) => takeSheet(found)), [backend]);

  const { snapshot } = job;
  const waitingFor = useAwaitedKey(route, snapshot);

  // A job that ends while somebody watches it leads on to its result.
  useEffect(() => {
    if (route === 'run' && snapshot && hasEnded(snapshot)) setRoute('result');
  }, [route, snapshot]);

  const { reload: reloadUnfinished } = unfinished;
  useEffect(() => {
    if (route === 'home' || route === 'job') reloadUnfinished();
  }, [route, reloadUnfinished]);

  function showProgress(jobId: string) {
    job.follow(jobId);
    setRoute('run');
  }

  function show(shown: JobSnapshot) {
    job.follow(shown.jobId);
    setRoute(hasEnded(shown) ? 'result' : 'run');
  }

  async function goOn(jobId: string) {
    const left = unfinished.jobs.find((one) => one.jobId === jobId);
    if (!(await unfinished.goOn(jobId))) return;
    if (left) beginWith(left.connectionId);
    job.followAnew(jobId);
    setRoute('run');
  }

  async function leave(jobId: string) {
    if (await unfinished.leave(jobId)) job.forget(jobId);
  }

  function use(connectionId: string) {
    if (connectionId !== currentId) flow.send({ type: 'changeEnvironment' });
    connections.use(connectionId);
  }

  function openJob(jobId: string) {
    setShownJob(jobId);
    setRoute('job');
  }

  function openConnection(connectionId: string, to: Route = 'assets') {
    const open = () => {
      use(connectionId);
      setRoute(to);
    };
    // Another environment is another change.
    if (connectionId === currentId) open();
    else flow.leaving(open, 'environment');
  }

  const practice = usePractice({
    startsAlone: info?.startInPractice ?? false,
    onStarted: (started, to) => {
      connections.put(started, null);
      openConnection(started.id, to);
    },
  });

  function putConnection(connection: ConnectionSummary) {
    connections.put(connection, null);
  }

  async function signIn(connection: ConnectionSummary | null) {
    if (connection === null) return;
    const access = await backend.signIn({ connectionId: connection.id });
    connections.put({ ...connection, isSignedOut: false }, access);
  }

  function chooseKeyFor(connection: ConnectionSummary | null) {
    // Where turning the file down leads to.
    if (connection !== null) connections.show(connection.id);
    void keyFile.choose(connection?.id ?? null);
  }

  function openCheck(connection: ConnectionSummary | null) {
    if (connection !== null) connections.show(connection.id);
    setRoute(connection === null ? 'connections' : 'connectionCheck');
  }

  /** Something new is tried: only what becomes of that is told. */
  function forgetErrors() {
    practice.forgetError();
    keyFile.forgetError();
    opened.forgetError();
  }

  function chooseKey(forConnection?: string) {
    forgetErrors();
    void keyFile.choose(forConnection);
  }

  const practise = (to: Route) => {
    forgetErrors();
    void practice.start(to);
  };

  async function chooseSheet() {
    forgetErrors();
    if (await opened.choose()) setRoute('sheets');
  }

  /** What went wrong on one page is no news on the next. */
  function go(to: Route) {
    practice.forgetError();
    keyFile.forgetError();
    setRoute(to);
  }

  const [isHelpOpen, setIsHelpOpen] = useState(false);
  useShortcuts({ onSettings: () => go('settings'), onHelp: () => setIsHelpOpen(true) });

  const isChoiceListed =
    flow.choice !== null &&
    // Those of an answer stay listed for as long as they are chosen.
    (flow.choice.from !== undefined ||
      flow.choice.selection.listingId === library.listing?.listingId);
  // The page of a job is about the connection it runs with, whichever is worked with otherwise.
  const isJobShown = (route === 'run' || route === 'result') && snapshot !== null;
  const connectionOf = (id: string | null) => all.find((one) => one.id === id) ?? null;
  const inBar = isJobShown ? connectionOf(snapshot.connectionId) : current;
  const isFlow = STEP_PAGES.includes(route);
  const accessHelp =
    current !== null && ABOUT_CURRENT.includes(route)
      ? {
          onCheck: () => openCheck(current),
          // A failure is told by the page, which asks again in any case.
          onSignIn: () => signIn(current).catch(() => {}),
        }
      : null;
  // What to decide about jobs an earlier run left; on the page of a job there is no way to itself.
  const offersFor = (jobs: JobFacts[], onLook?: (jobId: string) => void) => (
    <UnfinishedJobs
      jobs={jobs}
      connections={all}
      busy={unfinished.busy}
      errors={unfinished.errors}
      onGoOn={goOn}
      onLook={onLook}
      onLeave={leave}
      onSignIn={signIn}
      onChooseKey={chooseKeyFor}
      onConnection={putConnection}
    />
  );
  const left = unfinished.jobs.filter((one) => one.jobId === shownJob);
  const place = placeOf(route, {
    followUp: isJobShown ? snapshot.kind !== 'change' : flow.checked?.of.kind === 'job',
    sheet: flow.checked?.of.kind === 'sheet',
    from: flow.choice?.from,
  });
  const { path } = library.view;
  const folder = titleOf(library, path) ?? placeName(path, speech);
  return (
    <div className={frame}>
      <TopBar
        connections={all}
        current={inBar}
        access={inBar === null ? null : connections.accessOf(inBar.id)}
        jobs={job.all}
        onUse={(id) => openConnection(id, route === 'questions' ? 'questions' : 'assets')}
        onConnection={putConnection}
        onShowJob={show}
      />
      <div className={below}>
        <Rail place={place} onGo={go} />
        <main className={main}>
          <WindowNotices
            unfinished={TELLS_OF_JOBS.includes(route) ? 0 : unfinished.jobs.length}
            onShowUnfinished={() => setRoute('home')}
            waitingSheet={route === 'sheets' ? null : waitingSheet}
            onShowSheet={() => {
              setWaitingSheet(null);
              setRoute('sheets');
            }}
            onSheetLater={() => setWaitingSheet(null)}
            isCheckOpen={flow.open !== null && !isFlow}
            onBackToCheck={() => setRoute('check')}
            onDiscardCheck={() => flow.leaving(() => flow.send({ type: 'discard' }), 'check')}
          />
          <div className={page}>
            <ErrorBoundary page={route}>
              <AccessHelpProvider value={accessHelp}>
                {isFlow ? (
                  <FlowPages
                    route={route}
                    connection={current}
                    flow={flow}
                    job={job}
                    isChoiceListed={isChoiceListed}
                    titleOf={(path) => titleOf(library, path)}
                    onGo={go}
                    onConnection={putConnection}
                    connectionOf={connectionOf}
                    onSignIn={signIn}
                    onChooseKey={chooseKeyFor}
                    onOpenCheck={openCheck}
                    onLeft={(jobId) => {
                      job.forget(jobId);
                      openJob(jobId);
                    }}
                  />
                ) : route === 'sheets' ? (
                  <SheetPages
                    connection={current}
                    connections={all}
                    onUse={use}
                    opened={opened}
                    library={library}
                    flow={flow}
                    isOver={keyFile.isOver}
                    isStartingPractice={practice.isStarting}
                    practiceError={practice.error}
                    onDownload={() => setDownload('folder')}
                    onPractice={() => practise('sheets')}
                    onGo={go}
                  />
                ) : route === 'history' || route === 'job' ? (
                  <HistoryPages
                    connections={all}
                    jobId={route === 'job' ? shownJob : null}
                    offer={left.length === 0 ? null : offersFor(left)}
                    onOpen={openJob}
                    onBack={() => setRoute('history')}
                    onShowProgress={showProgress}
                    onFollowUp={(kind, facts) => flow.followUp(kind, facts, 'job')}
                    onGoToAssets={() => setRoute('assets')}
                  />
                ) : (
                  <PlacePages
                    route={route}
                    connections={connections}
                    library={library}
                    offers={offersFor(unfinished.jobs, openJob)}
                    recent={
                      <RecentJobs
                        connections={all}
                        turn={
                          unfinished.jobs.length + job.all.filter((one) => !hasEnded(one)).length
                        }
                        onOpen={openJob}
                        onSeeAll={() => setRoute('history')}
                        onUndo={(facts) => flow.followUp('undo', facts, 'home')}
                      />
                    }
                    flow={flow}
                    questions={questions}
                    inspection={inspection}
                    settings={settings}
                    info={info}
                    settingsError={settingsError}
                    isOver={keyFile.isOver}
                    busy={practice.isStarting ? 'practice' : keyFile.isChoosing ? 'choosing' : null}
                    error={practice.error ?? keyFile.error}
                    waitingFor={waitingFor}
                    renewing={keyFile.renewing}
                    onSettings={onSettings}
                    onShortcuts={() => setIsHelpOpen(true)}
                    onChoose={() => chooseKey()}
                    onRenew={chooseKey}
                    onPractice={() => practise(route === 'questions' ? 'questions' : 'assets')}
                    onSheet={chooseSheet}
                    isChoosingSheet={opened.isChoosing}
                    sheetError={opened.error}
                    onDownload={({ selection, count }, of) =>
                      setDownload({ selection, count, folder: of })
                    }
                    onAdded={(connection) => {
                      connections.renewed(connection);
                      // Nobody left for it yet: where something would be lost, opening it asks.
                      if (!flow.wouldLose()) use(connection.id);
                    }}
                    onOpen={openConnection}
                    onUse={use}
                    onGo={go}
                  />
                )}
              </AccessHelpProvider>
            </ErrorBoundary>
          </div>
        </main>
      </div>
      {keyFile.isOver ? <DropOverlay /> : null}
      <DroppedRecipe onAdded={() => setRoute('home')} />
      <SheetDownload
        connection={current}
        wanted={download}
        library={library}
        folder={folder}
        onEnd={() => setDownload(null)}
      />
      <LostEdits flow={flow} />
      <Shortcuts isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
      <CloseQuestion jobs={job.all} isPractice={(id) => connectionOf(id)?.stage === 'practice'} />
    </div>
  );
}
