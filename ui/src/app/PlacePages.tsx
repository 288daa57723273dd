// The pages of the rail, and the answer to a dropped file.

import { Button } from '@react-spectrum/s2';
import type {
  Access,
  ApiError,
  AppInfo,
  ConnectionSummary,
  KeyInspection,
  Settings,
} from '../backend/bindings';
import { AssetsPage } from '../features/assets/AssetsPage';
import type { Library } from '../features/assets/use-library';
import { ConnectionsPage } from '../features/connections/ConnectionsPage';
import { KeyPage } from '../features/connections/KeyPage';
import { SettingsPage } from '../features/settings/SettingsPage';
import { HomePage } from '../features/welcome/HomePage';
import { WelcomePage } from '../features/welcome/WelcomePage';
import { useSpeech } from '../i18n/language';
import { BusyButton } from '../shared/BusyButton';
import { EmptyState } from '../shared/EmptyState';
import { Unplugged } from '../shared/illustrations';
import type { Route } from './route';
import { Steps } from './Steps';
import type { Connections } from './use-connections';
import type { Flow } from './use-flow';

interface PlacePagesProps {
  route: Route;
  connections: Connections;
  library: Library;
  flow: Flow;
  inspection: KeyInspection | null;
  settings: Settings;
  info: AppInfo | null;
  settingsError: ApiError | null;
  isOver: boolean;
  busy: 'choosing' | 'practice' | null;
  error: ApiError | null;
  onSettings: (settings: Settings) => void;
  onChoose: () => void;
  onPractice: () => void;
  /** A connection was added or updated by a key file. */
  onAdded: (connection: ConnectionSummary, access: Access | null) => void;
  onOpen: (connectionId: string) => void;
  onGo: (route: Route) => void;
}

/** Home, assets, connections, settings. */
export function PlacePages(props: PlacePagesProps) {
  const {
    route,
    connections,
    library,
    flow,
    inspection,
    busy,
    error,
    onChoose,
    onPractice,
    onOpen,
    onGo,
  } = props;
  const { words } = useSpeech();
  const { all, current } = connections;
  if (all === null) return null;

  switch (route) {
    case 'key':
      if (inspection === null) return null;
      return (
        <KeyPage
          inspection={inspection}
          existing={
            inspection.verdict === 'usable'
              ? (all.find((one) => one.id === inspection.existing) ?? null)
              : null
          }
          onChoose={onChoose}
          onCancel={() => onGo('home')}
          onAdded={props.onAdded}
          onShowAssets={onOpen}
        />
      );
    case 'assets':
      if (current) {
        return (
          <AssetsPage
            connection={current}
            library={library}
            steps={<Steps current="choose" />}
            onChange={(selection, count) => {
              flow.choose({ connectionId: current.id, selection, count });
              onGo('change');
            }}
          />
        );
      }
      return (
        <EmptyState
          isPage
          illustration={<Unplugged />}
          title={words.assets.noConnectionTitle}
          hint={words.assets.noConnectionHint}
        >
          <Button variant="secondary" onPress={() => onGo('connections')}>
            {words.common.seeConnections}
          </Button>
          <BusyButton variant="accent" onPress={onPractice} isBusy={busy === 'practice'}>
            {words.welcome.practice}
          </BusyButton>
        </EmptyState>
      );
    case 'connections':
      return (
        <ConnectionsPage
          connections={all}
          error={connections.error}
          onRetry={connections.reload}
          onChoose={onChoose}
          onOpen={onOpen}
          onRemoved={connections.removed}
        />
      );
    case 'settings':
      return (
        <SettingsPage
          settings={props.settings}
          info={props.info}
          error={props.settingsError ?? error}
          isStartingPractice={busy === 'practice'}
          onSettings={props.onSettings}
          onPractice={onPractice}
        />
      );
    default:
      return all.length === 0 ? (
        <WelcomePage
          isOver={props.isOver}
          busy={busy}
          keyStore={props.info?.keyStore ?? words.settings.keyStore}
          error={error ?? connections.error}
          onChoose={onChoose}
          onPractice={onPractice}
        />
      ) : (
        <HomePage
          connections={all}
          busy={busy}
          error={error ?? connections.error}
          onOpen={onOpen}
          onChoose={onChoose}
          onPractice={onPractice}
        />
      );
  }
}
