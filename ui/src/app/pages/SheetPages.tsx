// The page of sheets, and making a sheet of assets from any page.

import { DialogContainer } from '@react-spectrum/s2';
import { useEffect, useEffectEvent } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import type { Library } from '../../features/assets/use-library';
import { ExportDialog, type ExportedAssets } from '../../features/sheets/ExportDialog';
import { editOf } from '../../features/sheets/mapping';
import { SheetsPage } from '../../features/sheets/SheetsPage';
import type { OpenedSheet } from '../../features/sheets/use-sheet';
import { TOP } from '../../shared/words/folders';
import type { Flow } from '../flow/use-flow';
import { Steps } from '../frame/Steps';
import type { Route } from './route';

interface SheetPagesProps {
  connection: ConnectionSummary | null;
  connections: ConnectionSummary[];
  opened: OpenedSheet;
  library: Library;
  flow: Flow;
  isOver: boolean;
  isStartingPractice: boolean;
  /** Why the practice environment did not start. */
  practiceError: ApiError | null;
  onDownload: () => void;
  onPractice: () => void;
  onUse: (connectionId: string) => void;
  onGo: (route: Route) => void;
}

/** A folder and those above it, from the top of the library. */
export function foldersTo(path: string): string[] {
  const below = path.startsWith(`${TOP}/`) ? path.slice(TOP.length + 1).split('/') : [];
  return [TOP, ...below.map((_, at) => [TOP, ...below.slice(0, at + 1)].join('/'))];
}

/** Opens, maps, checks. */
export function SheetPages(props: SheetPagesProps) {
  const { connection, opened, library, flow, onGo } = props;
  const { sheet } = opened;

  // Where there is but one, it is the one that is meant.
  const [only] = props.connections;
  const chosen = connection === null && props.connections.length === 1 ? only?.id : undefined;
  const use = useEffectEvent(props.onUse);
  useEffect(() => {
    if (chosen !== undefined) use(chosen);
  }, [chosen]);

  function check(within: string) {
    if (connection === null || sheet === null) return;
    const { sheetId, mapping, name } = sheet;
    const connectionId = connection.id;
    const { includesFragments: includeFragments } = opened;
    const request = { sheetId, connectionId, within, includeFragments, letters: 'ask' as const };
    const of = { kind: 'sheet' as const, name, request };
    const edit = editOf(mapping);
    flow.send({ type: 'check', check: { connectionId, edit, of, from: 'sheets' } });
  }

  return (
    <SheetsPage
      connection={connection}
      connections={props.connections}
      onUse={props.onUse}
      opened={opened}
      folders={foldersTo(library.view.path)}
      isOver={props.isOver}
      steps={
        <Steps
          current="change"
          onBackTo={(step) => {
            if (step !== 'choose') return;
            flow.send({ type: 'stop' });
            opened.close();
          }}
        />
      }
      isBusy={flow.isBusy}
      checkError={flow.error}
      isStartingPractice={props.isStartingPractice}
      practiceError={props.practiceError}
      onCheck={(within) => flow.leaving(() => check(within))}
      onDownload={props.onDownload}
      onConnections={() => onGo('connections')}
      onPractice={props.onPractice}
    />
  );
}

interface SheetDownloadProps {
  connection: ConnectionSummary | null;
  /** `null`: nothing is to be downloaded; `folder`: what the open folder lists. */
  wanted: ExportedAssets | 'folder' | null;
  library: Library;
  /** Title of the open folder. */
  folder: string;
  onEnd: () => void;
}

/** The dialog, over whichever page asked for it. */
export function SheetDownload(props: SheetDownloadProps) {
  const { connection, wanted, library, folder, onEnd } = props;
  const { listing, error } = library;
  const count = listing?.count ?? 0;
  const isListed = listing?.complete === true && error === null && count > 0;
  const whole: ExportedAssets | null =
    listing !== null && isListed
      ? { selection: { kind: 'all', listingId: listing.listingId, except: [] }, count, folder }
      : null;
  return (
    <DialogContainer onDismiss={onEnd}>
      {connection !== null && wanted !== null ? (
        <ExportDialog
          connection={connection}
          assets={wanted === 'folder' ? whole : wanted}
          without={error !== null ? 'failed' : listing?.complete === true ? 'empty' : 'waits'}
        />
      ) : null}
    </DialogContainer>
  );
}
