// The frame around every page, and the way from page to page.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type {
  ApiError,
  AppInfo,
  ConnectionSummary,
  KeyInspection,
  Settings,
} from '../backend/bindings';
import { asApiError } from '../backend/errors';
import { useLibrary } from '../features/assets/use-library';
import { waitsForKey } from '../features/run/remedy';
import { AccessHelpProvider } from '../shared/access-help';
import { useBackend } from '../shared/backend-context';
import { DropOverlay } from './DropOverlay';
import { ErrorBoundary } from './ErrorBoundary';
import { FlowPages } from './FlowPages';
import { PlacePages } from './PlacePages';
import { Rail } from './Rail';
import { type Place, placeOf, type Route } from './route';
import { TopBar } from './TopBar';
import { useConnections } from './use-connections';
import { useFlow } from './use-flow';
import { hasEnded, useJob } from './use-job';
import { useKeyFile } from './use-key-file';

interface WindowProps {
  settings: Settings;
  info: AppInfo | null;
  settingsError: ApiError | null;
  onSettings: (settings: Settings) => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', height: 'full' });
const below = style({ display: 'flex', flexGrow: 1, minHeight: 0 });
const main = style({ flexGrow: 1, minWidth: 0, minHeight: 0, position: 'relative' });

/** Holds what outlives a page: connections, the library, the change in progress, the job. */
export function Window({ settings, info, settingsError, onSettings }: WindowProps) {
  const backend = useBackend();
  const connections = useConnections();
  const { current } = connections;
  const library = useLibrary(current?.id ?? null, current?.stage === 'practice');
  const flow = useFlow();
  const job = useJob();
  const [route, setRoute] = useState<Route>('home');
  const [inspection, setInspection] = useState<KeyInspection | null>(null);
  const [isStartingPractice, setIsStartingPractice] = useState(false);
  const [practiceError, setPracticeError] = useState<ApiError | null>(null);

  const keyFile = useKeyFile(
    useCallback((found: KeyInspection) => {
      setInspection(found);
      setRoute('key');
    }, []),
  );

  const { snapshot } = job;
  // The connection a paused job waits for a key of. It stays while a key is looked at: the job goes
  // on as soon as the key is there, and the way back to it must not vanish under the finger.
  const [waitingFor, setWaitingFor] = useState<string | null>(null);
  useEffect(() => {
    if (route === 'key') return;
    setWaitingFor(snapshot && waitsForKey(snapshot) ? snapshot.connectionId : null);
  }, [route, snapshot]);

  // A job that ends while somebody watches it leads on to its result.
  useEffect(() => {
    if (route === 'run' && snapshot && hasEnded(snapshot)) setRoute('result');
  }, [route, snapshot]);

  function use(connectionId: string) {
    if (connectionId !== current?.id) flow.reset();
    connections.use(connectionId);
  }

  function openConnection(connectionId: string) {
    use(connectionId);
    setRoute('assets');
  }

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

  async function practise() {
    setIsStartingPractice(true);
    setPracticeError(null);
    try {
      const practice = await backend.startPractice();
      connections.put(practice, null);
      openConnection(practice.id);
    } catch (thrown) {
      setPracticeError(asApiError(thrown));
    } finally {
      setIsStartingPractice(false);
    }
  }

  const startsInPractice = info?.startInPractice ?? false;
  const practiseAtStart = useEffectEvent(practise);
  useEffect(() => {
    if (startsInPractice) void practiseAtStart();
  }, [startsInPractice]);

  function go(place: Place) {
    setPracticeError(null);
    setRoute(place);
  }

  const isChoiceListed =
    flow.choice !== null && flow.choice.selection.listingId === library.listing?.listingId;
  const isFlow = route === 'change' || route === 'check' || route === 'run' || route === 'result';
  // On the other pages a notice is about something else, or offers its own ways on.
  const isAboutCurrent = route === 'assets' || route === 'change' || route === 'check';
  const accessHelp =
    current !== null && isAboutCurrent
      ? {
          onCheck: () => openCheck(current),
          // A failure is told by the page, which asks again in any case.
          onSignIn: () => signIn(current).catch(() => {}),
        }
      : null;
  return (
    <div className={frame}>
      <TopBar
        connections={connections.all ?? []}
        current={current}
        access={connections.access}
        job={snapshot}
        onUse={openConnection}
        onConnection={putConnection}
        onShowJob={() => setRoute(snapshot && hasEnded(snapshot) ? 'result' : 'run')}
      />
      <div className={below}>
        <Rail place={placeOf(route)} onGo={go} />
        <main className={main}>
          <ErrorBoundary page={route}>
            <AccessHelpProvider value={accessHelp}>
              {isFlow ? (
                <FlowPages
                  route={route}
                  connection={current}
                  flow={flow}
                  job={job}
                  isChoiceListed={isChoiceListed}
                  onGo={setRoute}
                  onConnection={putConnection}
                  connectionOf={(id) => connections.all?.find((one) => one.id === id) ?? null}
                  onSignIn={signIn}
                  onChooseKey={chooseKeyFor}
                  onOpenCheck={openCheck}
                />
              ) : (
                <PlacePages
                  route={route}
                  connections={connections}
                  library={library}
                  flow={flow}
                  inspection={inspection}
                  settings={settings}
                  info={info}
                  settingsError={settingsError}
                  isOver={keyFile.isOver}
                  busy={isStartingPractice ? 'practice' : keyFile.isChoosing ? 'choosing' : null}
                  error={practiceError ?? keyFile.error}
                  waitingFor={waitingFor}
                  renewing={keyFile.renewing}
                  onSettings={onSettings}
                  onChoose={() => keyFile.choose()}
                  onRenew={keyFile.choose}
                  onPractice={practise}
                  onAdded={(connection, access) => {
                    connections.put(connection, access);
                    use(connection.id);
                  }}
                  onOpen={openConnection}
                  onGo={setRoute}
                />
              )}
            </AccessHelpProvider>
          </ErrorBoundary>
        </main>
      </div>
      {keyFile.isOver ? <DropOverlay /> : null}
    </div>
  );
}
