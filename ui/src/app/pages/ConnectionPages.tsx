// The pages about keys and connections, and the way between them.

import type { ApiError, ConnectionSummary, KeyInspection } from '../../backend/bindings';
import { ConnectionsPage } from '../../features/connections/ConnectionsPage';
import { ConnectionPage } from '../../features/connections/card/ConnectionPage';
import { ConnectionCheckPage } from '../../features/connections/check/ConnectionCheckPage';
import { KeyPage } from '../../features/connections/key/KeyPage';
import { LocalAemPage } from '../../features/connections/LocalAemPage';
import { TroublePage } from '../../features/practice/TroublePage';
import { TOP } from '../../shared/words/folders';
import type { Connections } from '../flow/use-connections';
import type { Flow } from '../flow/use-flow';
import type { Route } from './route';

/** What the window hands to these pages. */
export interface ConnectionPagesProps {
  route: Route;
  connections: Connections;
  /** The change in progress, which ends with its connection. */
  flow: Flow;
  inspection: KeyInspection | null;
  /** The folder that is open in the library of the connection in use. */
  folder: string;
  /** The connection a paused change waits for a key of. */
  waitingFor: string | null;
  /** The connection the chosen file is to renew the key of. */
  renewing: string | null;
  isChoosing: boolean;
  error: ApiError | null;
  onChoose: () => void;
  onRenew: (connectionId: string) => void;
  /** A connection was added or updated by a key file. */
  onAdded: (connection: ConnectionSummary) => void;
  onOpen: (connectionId: string) => void;
  onGo: (route: Route) => void;
}

/** Key, connections, one connection, its check, AEM on this computer. */
export function ConnectionPages(props: ConnectionPagesProps) {
  const { route, connections, flow, inspection, waitingFor, renewing } = props;
  const { onChoose, onRenew, onOpen, onGo } = props;
  const { shown, current } = connections;
  const all = connections.all ?? [];
  const backToAll = () => onGo('connections');

  function showCheck(connectionId: string) {
    connections.show(connectionId);
    onGo('connectionCheck');
  }

  if (route === 'key' && inspection) {
    return (
      <KeyPage
        inspection={inspection}
        known={all}
        renewing={renewing}
        waitingJob={
          waitingFor === null ? null : { connectionId: waitingFor, onShow: () => onGo('run') }
        }
        onChoose={() => (renewing === null ? onChoose() : onRenew(renewing))}
        onCancel={() => onGo(renewing === null ? 'home' : 'connection')}
        onAdded={props.onAdded}
        onSignedIn={connections.signedIn}
        onShowAssets={onOpen}
        onCheck={showCheck}
      />
    );
  }
  if (route === 'localAem') {
    return (
      <LocalAemPage
        onAdded={(connection) => {
          props.onAdded(connection);
          showCheck(connection.id);
        }}
        onCancel={backToAll}
      />
    );
  }
  const practice = all.find((one) => one.stage === 'practice');
  function showTrouble() {
    if (practice) connections.show(practice.id);
    onGo('practice');
  }

  if (route === 'practice' && practice) {
    return <TroublePage onBack={() => onGo('connection')} />;
  }
  if (route === 'connection' && shown) {
    return (
      <ConnectionPage
        key={shown.id}
        connection={shown}
        access={connections.accessOf(shown.id)}
        isChoosing={props.isChoosing}
        error={props.error}
        onBack={backToAll}
        onOpen={() => onOpen(shown.id)}
        onCheck={() => onGo('connectionCheck')}
        onRenew={() => onRenew(shown.id)}
        onTrouble={showTrouble}
        onChanged={connections.put}
        mayRemove={() =>
          shown.id === current?.id ? flow.mayLeave('environment') : Promise.resolve(true)
        }
        onRemoved={() => {
          if (shown.id === current?.id) flow.send({ type: 'changeEnvironment' });
          connections.removed(shown.id);
          backToAll();
        }}
      />
    );
  }
  if (route === 'connectionCheck' && shown) {
    return (
      <ConnectionCheckPage
        key={shown.id}
        connection={shown}
        folder={shown.id === current?.id ? props.folder : TOP}
        onBack={backToAll}
        onRenew={() => onRenew(shown.id)}
        onSettings={() => onGo('settings')}
        onOpen={() => onOpen(shown.id)}
      />
    );
  }
  return (
    <ConnectionsPage
      connections={all}
      error={connections.error}
      chooseError={props.error}
      onRetry={connections.reload}
      onChoose={onChoose}
      onAddLocal={() => onGo('localAem')}
      onOpen={onOpen}
      onCheck={showCheck}
      onManage={(connectionId) => {
        connections.show(connectionId);
        onGo('connection');
      }}
      onRenew={(connectionId) => {
        connections.show(connectionId);
        onRenew(connectionId);
      }}
      onSignedIn={connections.put}
      onTrouble={showTrouble}
    />
  );
}
