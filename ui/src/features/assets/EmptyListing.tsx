// A folder without assets, and where there are some.

import { Button } from '@react-spectrum/s2';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { EmptyFolder } from '../../shared/layout/illustrations';
import { TOP } from '../../shared/words/folders';
import { visible } from '../../shared/words/visible-text';
import type { Library } from './use-library';

/** At most this many folders are offered; the tree has them all. */
const OFFERED = 6;

/** Says that there is nothing and offers the folders below; of a search the ways out of it. */
export function EmptyListing(props: {
  library: Library;
  folderTitle: string;
  onPaste: () => void;
}) {
  const { library, folderTitle, onPaste } = props;
  const { say } = useSpeech();
  const { source } = library;
  if (source.kind !== 'folder') {
    const back = (
      <Button variant="secondary" onPress={() => library.open({})}>
        {say('searches-back-to', { folder: folderTitle })}
      </Button>
    );
    if (source.kind === 'paths') {
      return (
        <EmptyState
          illustration={<EmptyFolder />}
          title={say('searches-pasted-nothing')}
          hint={say('searches-pasted-nothing-hint')}
        >
          {back}
          <Button variant="primary" onPress={onPaste}>
            {say('searches-paste-change')}
          </Button>
        </EmptyState>
      );
    }
    const { search, saved } = source;
    return (
      <EmptyState
        illustration={<EmptyFolder />}
        title={say('searches-nothing-title')}
        hint={say('searches-lag')}
      >
        {back}
        {search.path === TOP ? null : (
          <Button variant="primary" onPress={() => library.find({ ...search, path: TOP }, saved)}>
            {say('searches-everywhere')}
          </Button>
        )}
      </EmptyState>
    );
  }
  const branch = library.branches.get(library.view.path);
  const folders = branch?.state === 'ready' ? branch.folders.slice(0, OFFERED) : [];
  const { recursive, path } = library.view;
  const isTop = path === TOP && !recursive;
  return (
    <EmptyState
      illustration={<EmptyFolder />}
      title={say(isTop ? 'assets-empty-title-top' : 'assets-empty-title')}
      hint={recursive ? say('assets-empty-hint-recursive') : say('assets-empty-hint')}
    >
      {recursive
        ? null
        : folders.map((folder) => (
            <Button
              key={folder.path}
              variant="secondary"
              onPress={() => library.open({ path: folder.path })}
            >
              {visible(folder.title)}
            </Button>
          ))}
      {recursive ? null : (
        <Button variant="primary" onPress={() => library.open({ recursive: true })}>
          {say('assets-include-subfolders')}
        </Button>
      )}
    </EmptyState>
  );
}
