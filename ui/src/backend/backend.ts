// The complete surface the window may use to reach its host.

import type {
  ApiError,
  Commands,
  JobSnapshot,
  KeyInspection,
  ProxyChoice,
  ProxySettings,
  RecipeInspection,
  SheetInspection,
} from './bindings';

/** Commands that stream states instead of answering once. */
export type WatchCommand = Extract<keyof Commands, `watch_${string}`>;

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** One method per command of the border, so that a new command does not compile until it is served. */
export type Calls = {
  [C in Exclude<
    keyof Commands,
    WatchCommand | 'set_proxy'
  > as CamelCase<C>]: Commands[C]['request'] extends null
    ? () => Promise<Commands[C]['response']>
    : (request: Commands[C]['request']) => Promise<Commands[C]['response']>;
};

/** Ends a watch or a subscription; calling it twice does no harm. */
export type Unwatch = () => void;

/** Receives a stream: every event is a complete picture and replaces the one before. */
export interface Watcher<Event> {
  onEvent(event: Event): void;
  /** The stream could not be opened. */
  onError(error: ApiError): void;
}

/** One method for each command that streams. */
export type Watches = {
  [C in WatchCommand as CamelCase<C>]: Commands[C]['request'] extends null
    ? (watcher: Watcher<Commands[C]['response']>) => Unwatch
    : (request: Commands[C]['request'], watcher: Watcher<Commands[C]['response']>) => Unwatch;
};

/** What the window can ask of its host. `tauri.ts` is the real one. */
export interface Backend extends Calls, Watches {
  /** The password goes one way only; `null` keeps the one that is kept for this proxy. */
  setProxy(choice: ProxyChoice, password: string | null): Promise<ProxySettings>;
  /** A file hovers over the window (`true`) or left it (`false`). */
  onDragOver(listener: (over: boolean) => void): Unwatch;
  /** A file was dropped on the window and looked at. */
  onKeyInspected(listener: (inspection: KeyInspection) => void): Unwatch;
  /** A spreadsheet was dropped on the window and looked at. */
  onSheetInspected(listener: (inspection: SheetInspection) => void): Unwatch;
  /** A recipe was dropped on the window and looked at. */
  onRecipeInspected(listener: (inspection: RecipeInspection) => void): Unwatch;
  /** Several files were dropped: the name of the one that is taken, then those of the others. */
  onSeveralDropped(listener: (names: string[]) => void): Unwatch;
  /** The window is to be closed while these jobs run; it stays open until `closeApp`. */
  onCloseAsked(listener: (running: JobSnapshot[]) => void): Unwatch;
  /** Shows the whole page larger or smaller; 1 is as designed. */
  setZoom(factor: number): Promise<void>;
  /** Address of the small picture of an asset. */
  thumbnailUrl(connectionId: string, assetPath: string): string;
}
