// The real host: the Rust side of the app. The only file that may import `@tauri-apps/*`.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { emit, listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, Unwatch, WatchCommand, Watcher } from './backend';
import type {
  Commands,
  JobSnapshot,
  KeyInspection,
  RecipeInspection,
  SheetInspection,
} from './bindings';
import { asApiError } from './errors';

type WithRequest = {
  [C in keyof Commands]: Commands[C]['request'] extends null ? never : C;
}[keyof Commands];
type WithoutRequest = Exclude<keyof Commands, WithRequest>;

async function call<C extends WithRequest>(
  name: C,
  request: Commands[C]['request'],
  headers?: Record<string, string>,
): Promise<Commands[C]['response']> {
  try {
    return await invoke<Commands[C]['response']>(
      name,
      { request },
      headers === undefined ? undefined : { headers },
    );
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

async function ask<C extends WithoutRequest>(name: C): Promise<Commands[C]['response']> {
  try {
    return await invoke<Commands[C]['response']>(name);
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

function watch<Event>(
  name: WatchCommand,
  request: object | null,
  watcher: Watcher<Event>,
): Unwatch {
  let open = true;
  const onEvent = new Channel<Event>((event) => {
    if (open) watcher.onEvent(event);
  });
  invoke(name, request === null ? { onEvent } : { request, onEvent }).catch((thrown) => {
    if (open) watcher.onError(asApiError(thrown));
  });
  return () => {
    open = false;
  };
}

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
    appInfo: () => ask('app_info'),
    getSettings: () => ask('get_settings'),
    saveSettings: (settings) => call('save_settings', settings),
    kept: () => ask('kept'),
    keepHistory: (request) => call('keep_history', request),
    deleteCopies: () => ask('delete_copies'),
    pickKeyFile: () => ask('pick_key_file'),
    addConnection: (request) => call('add_connection', request),
    listConnections: () => ask('list_connections'),
    removeConnection: (request) => call('remove_connection', request),
    deleteConnection: (request) => call('delete_connection', request),
    signIn: (request) => call('sign_in', request),
    chooseKey: (request) => call('choose_key', request),
    inspectAddress: (request) => call('inspect_address', request),
    addLocalAem: (request) => call('add_local_aem', request),
    deleteKeyFile: (request) => call('delete_key_file', request),
    updateConnection: (request) => call('update_connection', request),
    signOut: (request) => call('sign_out', request),
    unlockLive: (request) => call('unlock_live', request),
    lockLive: (request) => call('lock_live', request),
    pickCertificate: () => ask('pick_certificate'),
    trustCertificate: (request) => call('trust_certificate', request),
    listCertificates: () => ask('list_certificates'),
    forgetCertificate: (request) => call('forget_certificate', request),
    proxySettings: () => ask('proxy_settings'),
    // In a header: bodies of requests may be traced.
    setProxy: (choice, password) =>
      call(
        'set_proxy',
        choice,
        password === null ? undefined : { 'Relabel-Password': encodeURIComponent(password) },
      ),
    startPractice: () => ask('start_practice'),
    listFolders: (request) => call('list_folders', request),
    openListing: (request) => call('open_listing', request),
    closeListing: (request) => call('close_listing', request),
    listingPage: (request) => call('listing_page', request),
    sortListing: (request) => call('sort_listing', request),
    listingRows: (request) => call('listing_rows', request),
    listFields: (request) => call('list_fields', request),
    readSample: (request) => call('read_sample', request),
    makePlan: (request) => call('make_plan', request),
    discardPlan: (request) => call('discard_plan', request),
    planPage: (request) => call('plan_page', request),
    jobOutlook: (request) => call('job_outlook', request),
    startJob: (request) => call('start_job', request),
    pauseJob: (request) => call('pause_job', request),
    resumeJob: (request) => call('resume_job', request),
    stopJob: (request) => call('stop_job', request),
    jobPage: (request) => call('job_page', request),
    jobReasons: (request) => call('job_reasons', request),
    jobConflicts: (request) => call('job_conflicts', request),
    jobChart: (request) => call('job_chart', request),
    jobFacts: (request) => call('job_facts', request),
    listJobs: (request) => call('list_jobs', request),
    unfinishedJobs: () => ask('unfinished_jobs'),
    giveUpJob: (request) => call('give_up_job', request),
    deleteJob: (request) => call('delete_job', request),
    makeUndo: (request) => call('make_undo', request),
    makeRetry: (request) => call('make_retry', request),
    saveReport: (request) => call('save_report', request),
    saveReadable: (request) => call('save_readable', request),
    startAfresh: () => ask('start_afresh'),
    practiceTrouble: () => ask('practice_trouble'),
    changePractice: (request) => call('change_practice', request),
    searchAssets: (request) => call('search_assets', request),
    listPaths: (request) => call('list_paths', request),
    listSearches: () => ask('list_searches'),
    saveSearch: (request) => call('save_search', request),
    removeSearch: (request) => call('remove_search', request),
    listEndpoints: (request) => call('list_endpoints', request),
    readModels: (request) => call('read_models', request),
    buildQuery: (request) => call('build_query', request),
    ask: (request) => call('ask', request),
    watchAnswer: (answer, watcher) => watch('watch_answer', answer, watcher),
    answerPage: (request) => call('answer_page', request),
    stopAnswer: (request) => call('stop_answer', request),
    closeAnswer: (request) => call('close_answer', request),
    exportAnswer: (request) => call('export_answer', request),
    useAnswer: (request) => call('use_answer', request),
    listPersisted: (request) => call('list_persisted', request),
    savePersisted: (request) => call('save_persisted', request),
    pastQueries: (request) => call('past_queries', request),
    knowPrefix: (request) => call('know_prefix', request),
    sampleEdit: (request) => call('sample_edit', request),
    summariseValues: (request) => call('summarise_values', request),
    readDate: (request) => call('read_date', request),
    findTags: (request) => call('find_tags', request),
    tagChildren: (request) => call('tag_children', request),
    readTags: (request) => call('read_tags', request),
    reloadTags: (request) => call('reload_tags', request),
    listRecipes: () => ask('list_recipes'),
    saveRecipe: (request) => call('save_recipe', request),
    duplicateRecipe: (request) => call('duplicate_recipe', request),
    removeRecipe: (request) => call('remove_recipe', request),
    orderRecipes: (request) => call('order_recipes', request),
    restoreRecipes: () => ask('restore_recipes'),
    saveRecipeFile: (request) => call('save_recipe_file', request),
    pickRecipeFile: () => ask('pick_recipe_file'),
    addRecipe: (request) => call('add_recipe', request),
    pickSheet: () => ask('pick_sheet'),
    readSheetAs: (request) => call('read_sheet_as', request),
    closeSheet: (request) => call('close_sheet', request),
    makeSheetPlan: (request) => call('make_sheet_plan', request),
    assetCandidates: (request) => call('asset_candidates', request),
    exportSheet: (request) => call('export_sheet', request),
    stopExport: (request) => call('stop_export', request),
    planRows: (request) => call('plan_rows', request),
    editCell: (request) => call('edit_cell', request),
    closeApp: () => ask('close_app'),
    watchListing: (listing, watcher) => watch('watch_listing', listing, watcher),
    watchPlan: (plan, watcher) => watch('watch_plan', plan, watcher),
    watchJob: (job, watcher) => watch('watch_job', job, watcher),
    watchExport: (file, watcher) => watch('watch_export', file, watcher),
    watchCheck: (check, watcher) => watch('watch_check', check, watcher),
    watchNetworkCheck: (watcher) => watch('watch_network_check', null, watcher),
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
