// The real host: the Rust side of the app. The only file that may import `@tauri-apps/*`.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { emit, listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, Calls, Unwatch, Watcher, Watches } from './backend';
import {
  type Commands,
  type JobSnapshot,
  type KeyInspection,
  type RecipeInspection,
  type SheetInspection,
  TAKES_REQUEST,
} from './bindings';
import { asApiError } from './errors';

/** Answers once; throws an `ApiError`. */
async function call<C extends keyof Commands>(
  name: C,
  request?: object,
  headers?: Record<string, string>,
): Promise<Commands[C]['response']> {
  try {
    return await (request === undefined
      ? invoke<Commands[C]['response']>(name)
      : invoke<Commands[C]['response']>(name, { request }, headers && { headers }));
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

function watch<State>(name: string, request: object | null, watcher: Watcher<State>): Unwatch {
  let open = true;
  const onEvent = new Channel<State>((state) => {
    if (open) watcher.onEvent(state);
  });
  invoke(name, request === null ? { onEvent } : { request, onEvent }).catch((thrown) => {
    if (open) watcher.onError(asApiError(thrown));
  });
  return () => {
    open = false;
  };
}

/** The method of a command: `list_jobs` is `listJobs`. */
function methodOf([name, takesRequest]: [string, boolean]): [string, unknown] {
  const command = name as keyof Commands;
  const answer = takesRequest ? (request: object) => call(command, request) : () => call(command);
  const states = takesRequest
    ? (request: object, watcher: Watcher<unknown>) => watch(name, request, watcher)
    : (watcher: Watcher<unknown>) => watch(name, null, watcher);
  const method = name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return [method, name.startsWith('watch_') ? states : answer];
}

const methods = Object.fromEntries(
  Object.entries(TAKES_REQUEST).map(methodOf),
) as unknown as Calls & Watches;

function subscribe<Payload>(event: string, listener: (payload: Payload) => void): Unwatch {
  let open = true;
  const unlisten = listen<Payload>(event, ({ payload }) => {
    if (open) listener(payload);
  });
  return () => {
    open = false;
    unlisten.then((end) => end());
  };
}

/** The backend of the app as it ships. */
export function tauriBackend(): Backend {
  return {
    ...methods,
    // In a header: bodies of requests may be traced.
    setProxy: (choice, password) =>
      call(
        'set_proxy',
        choice,
        password === null ? undefined : { 'Relabel-Password': encodeURIComponent(password) },
      ),
    onDragOver: (listener) => subscribe('drag-over', listener),
    onKeyInspected: (listener) => subscribe<KeyInspection>('key-inspected', listener),
    onSheetInspected: (listener) => subscribe<SheetInspection>('sheet-inspected', listener),
    onRecipeInspected: (listener) => subscribe<RecipeInspection>('recipe-inspected', listener),
    onSeveralDropped: (listener) => subscribe<string[]>('several-dropped', listener),
    onCloseAsked: (listener) =>
      subscribe<JobSnapshot[]>('close-asked', (running) => {
        listener(running);
        // The shell closes a window whose page does not say so, when it is asked once more.
        void emit('close-heard');
      }),
    setZoom: (factor) => getCurrentWebview().setZoom(factor),
    thumbnailUrl: (connectionId, assetPath) =>
      convertFileSrc(`${connectionId}${assetPath}`, 'thumbnail'),
  };
}
