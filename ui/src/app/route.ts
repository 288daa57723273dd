// Which page the window shows.

/** A page. `recipe` lists the assets of a recipe that knows its folder; `key` is the answer to a
 * dropped file; `connection` and `connectionCheck` are about the connection that `Connections.shown`
 * names; `job` is one of History; `practice` is the hidden page of the practice one. */
export type Route =
  | 'home'
  | 'key'
  | 'assets'
  | 'recipe'
  | 'change'
  | 'check'
  | 'run'
  | 'result'
  | 'sheets'
  | 'history'
  | 'job'
  | 'connections'
  | 'connection'
  | 'connectionCheck'
  | 'localAem'
  | 'practice'
  | 'settings';

/** Places in the rail. */
export type Place = 'home' | 'assets' | 'sheets' | 'history' | 'connections' | 'settings';

/** The place a page belongs to. */
export function placeOf(route: Route): Place {
  switch (route) {
    case 'home':
      return 'home';
    case 'history':
    case 'job':
      return 'history';
    case 'key':
    case 'connections':
    case 'connection':
    case 'connectionCheck':
    case 'localAem':
    case 'practice':
      return 'connections';
    case 'sheets':
      return 'sheets';
    case 'settings':
      return 'settings';
    default:
      return 'assets';
  }
}
