// The pages of the rail.

import { Button } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
import type { ApiError, AppInfo, Settings } from '../backend/bindings';
import { AssetsPage } from '../features/assets/AssetsPage';
import type { Library } from '../features/assets/use-library';
import { SettingsPage } from '../features/settings/SettingsPage';
import { HomePage } from '../features/welcome/HomePage';
import { WelcomePage } from '../features/welcome/WelcomePage';
import { useSpeech } from '../i18n/language';
import { BusyButton } from '../shared/BusyButton';
import { EmptyState } from '../shared/EmptyState';
import { Unplugged } from '../shared/illustrations';
import { ConnectionPages, type ConnectionPagesProps } from './ConnectionPages';
import { Steps } from './Steps';
import type { Flow } from './use-flow';

interface PlacePagesProps extends Omit<ConnectionPagesProps, 'folder' | 'isChoosing'> {
  library: Library;
  flow: Flow;
  settings: Settings;
  info: AppInfo | null;
  settingsError: ApiError | null;
  /** Changes that were interrupted, above everything else of the first page. */
  offers: ReactNode;
  /** The last changes, on the first page once there is a connection. */
  recent: ReactNode;
  isOver: boolean;
  busy: 'choosing' | 'practice' | null;
  onSettings: (settings: Settings) => void;
  onPractice: () => void;
}

/** Home, assets, connections, settings. */
export function PlacePages(props: PlacePagesProps) {
  const { route, connections, library, flow, busy, error, onChoose, onPractice, onOpen, onGo } =
    props;
  const { words } = useSpeech();
  const { all, current } = connections;
  if (all === null) return null;

  switch (route) {
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
    case 'key':
    case 'connections':
    case 'connection':
    case 'connectionCheck':
    case 'localAem':
    case 'practice':
      return (
        <ConnectionPages {...props} folder={library.view.path} isChoosing={busy === 'choosing'} />
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
          offers={props.offers}
          isOver={props.isOver}
          busy={busy}
          keyStore={props.info?.keyStore ?? words.settings.keyStore}
          error={error ?? connections.error}
          onChoose={onChoose}
          onLocalAem={() => onGo('localAem')}
          onPractice={onPractice}
        />
      ) : (
        <HomePage
          offers={props.offers}
          recent={props.recent}
          connections={all}
          busy={busy}
          error={error ?? connections.error}
          onOpen={onOpen}
          onChoose={onChoose}
          onLocalAem={() => onGo('localAem')}
          onPractice={onPractice}
        />
      );
  }
}
