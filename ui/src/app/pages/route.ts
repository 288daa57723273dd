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
  | 'questions'
  | 'history'
  | 'job'
  | 'connections'
  | 'connection'
  | 'connectionCheck'
  | 'localAem'
  | 'practice'
  | 'settings';

/** Places in the rail. */
export type Place =
  | 'home'
  | 'assets'
  | 'sheets'
  | 'questions'
  | 'history'
  | 'connections'
  | 'settings';

/** Where the change came from that the steps are about. */
export interface ChangeOrigin {
  /** It undoes a job or tries it again. */
  followUp: boolean;
  /** Its values stand in a sheet. */
  sheet: boolean;
  /** The page its assets were chosen on, where that is not the one of the assets. */
  from?: Route;
}

/** The place a page belongs to: the steps of a change belong to where it began. */
export function placeOf(route: Route, change: ChangeOrigin): Place {
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
    case 'questions':
      return 'questions';
    case 'settings':
      return 'settings';
    case 'assets':
    case 'recipe':
      return 'assets';
    case 'change':
      return change.from === 'questions' ? 'questions' : 'assets';
    case 'check':
    case 'run':
    case 'result':
      if (change.followUp) return 'history';
      if (change.sheet) return 'sheets';
      return change.from === 'questions' ? 'questions' : 'assets';
  }
}
