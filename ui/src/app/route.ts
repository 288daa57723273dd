// Which page the window shows.

/** A page. `key` is the answer to a dropped file. */
export type Route =
  | 'home'
  | 'key'
  | 'assets'
  | 'change'
  | 'check'
  | 'run'
  | 'result'
  | 'connections'
  | 'settings';

/** Places in the rail. */
export type Place = 'home' | 'assets' | 'connections' | 'settings';

/** The place a page belongs to. */
export function placeOf(route: Route): Place {
  switch (route) {
    case 'home':
      return 'home';
    case 'key':
    case 'connections':
      return 'connections';
    case 'settings':
      return 'settings';
    default:
      return 'assets';
  }
}
