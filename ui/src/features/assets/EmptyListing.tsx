// A folder without assets, and where there are some.

import { Button } from '@react-spectrum/s2';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/EmptyState';
import { EmptyFolder } from '../../shared/illustrations';
import type { Library } from './use-library';

/** At most this many folders are offered; the tree has them all. */
const OFFERED = 6;

/** Says that there is nothing and offers the folders below. */
export function EmptyListing({ library }: { library: Library }) {
  const { words } = useSpeech();
  const branch = library.branches.get(library.view.path);
  const folders = branch?.state === 'ready' ? branch.folders.slice(0, OFFERED) : [];
  const { recursive } = library.view;
  return (
    <EmptyState
      illustration={<EmptyFolder />}
      title={words.assets.emptyTitle}
      hint={recursive ? words.assets.emptyHintRecursive : words.assets.emptyHint}
    >
      {recursive
        ? null
        : folders.map((folder) => (
            <Button
              key={folder.path}
              variant="secondary"
              onPress={() => library.open({ path: folder.path })}
            >
              {folder.title}
            </Button>
          ))}
      {recursive ? null : (
        <Button variant="primary" onPress={() => library.open({ recursive: true })}>
          {words.assets.includeSubfolders}
        </Button>
      )}
    </EmptyState>
  );
}
