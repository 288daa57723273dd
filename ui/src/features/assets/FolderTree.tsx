// The folders of the library, opened as far as somebody looked.

import {
  ProgressCircle,
  Text,
  TreeView,
  TreeViewItem,
  TreeViewItemContent,
} from '@react-spectrum/s2';
import FolderIcon from '@react-spectrum/s2/icons/Folder';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useRef } from 'react';
import type { Folder } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { copyPath, placeFor, useMenu } from '../../shared/menu/use-row-menu';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { TOP } from '../../shared/words/folders';
import { visible } from '../../shared/words/visible-text';
import type { Library } from './use-library';

interface FolderTreeProps {
  library: Library;
}

// Rows are of one height: two small lines fit into it.
const sentence = style({
  gridArea: 'content',
  font: 'ui-sm',
  color: 'inherit',
  whiteSpace: 'normal',
  lineClamp: 2,
});

/** One tab stop; arrow keys open, close and move. */
export function FolderTree({ library }: FolderTreeProps) {
  const { say } = useSpeech();
  const menu = useMenu();
  const top = library.branches.get(TOP);
  // The tree chooses a row as soon as the Tab key comes to it, where none is chosen: nobody meant
  // to leave a search by that.
  const isMeant = useRef(false);
  const mean = () => {
    isMeant.current = true;
  };
  if (top?.state === 'failed') {
    return (
      <ErrorNotice
        error={top.error}
        context={say('assets-folders-failed')}
        onRetry={() => library.loadBranch(TOP)}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu is that of the tree's rows.
    <div
      className={style({ width: 'full', height: 'full' })}
      onPointerDownCapture={mean}
      onClickCapture={mean}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Tab') mean();
      }}
      onContextMenu={(event) => {
        const row = (event.target as Element).closest<HTMLElement>('[role="row"]');
        const path = row?.dataset.key;
        // The row of a folder that could not be read is none.
        if (!row || !path || path.endsWith('/')) return;
        event.stopPropagation();
        menu.open({
          at: placeFor(event, row, event.target === row),
          label: say('common-menu-of', { name: row.getAttribute('aria-label') ?? '' }),
          actions: [
            { id: 'open', label: say('common-menu-open'), onAction: () => library.open({ path }) },
            copyPath(say, path),
          ],
        });
      }}
      onBlurCapture={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) isMeant.current = false;
      }}
    >
      {menu.node}
      <TreeView
        aria-label={say('assets-folders')}
        selectionMode="single"
        selectionStyle="highlight"
        disallowEmptySelection
        // A search is of no folder: pressing any of them leads back to it.
        selectedKeys={library.source.kind === 'folder' ? [library.view.path] : []}
        onSelectionChange={(keys) => {
          const [path] = keys === 'all' ? [] : [...keys];
          if (path !== undefined && isMeant.current) library.open({ path: String(path) });
        }}
        expandedKeys={[...library.expanded]}
        onExpandedChange={(keys) => {
          const paths = new Set([...keys].map(String));
          for (const path of paths) {
            const branch = library.branches.get(path);
            const isOpenedAgain = branch?.state === 'failed' && !library.expanded.has(path);
            if (branch === undefined || isOpenedAgain) library.loadBranch(path);
          }
          library.setExpanded(paths);
        }}
        styles={style({ width: 'full', height: 'full' })}
      >
        <FolderItem
          folder={{ path: TOP, name: 'dam', title: say('assets-all-assets') }}
          library={library}
        />
      </TreeView>
    </div>
  );
}

function FolderItem({ folder, library }: { folder: Folder; library: Library }) {
  const { say } = useSpeech();
  const branch = library.branches.get(folder.path);
  const folders = branch?.state === 'ready' ? branch.folders : [];
  const mayHaveFolders = branch?.state !== 'ready' || folders.length > 0;
  const isLoading = branch?.state === 'loading' && library.expanded.has(folder.path);
  const isFailed = branch?.state === 'failed';
  const instead = isFailed ? say('assets-folder-failed') : say('common-loading');
  return (
    <TreeViewItem id={folder.path} textValue={visible(folder.title)} hasChildItems={mayHaveFolders}>
      <TreeViewItemContent>
        <FolderIcon />
        <Text>
          <span title={visible(folder.title)}>{visible(folder.title)}</span>
        </Text>
        {isLoading ? (
          <ProgressCircle size="S" isIndeterminate aria-label={say('common-loading')} />
        ) : null}
      </TreeViewItemContent>
      {folders.map((child) => (
        <FolderItem key={child.path} folder={child} library={library} />
      ))}
      {branch?.state === 'ready' ? null : (
        // The tree takes a row for one that opens, by arrow key and for screen
        // readers, only once something lies below it.
        <TreeViewItem id={`${folder.path}//`} textValue={instead} isDisabled>
          <TreeViewItemContent>
            <Text styles={isFailed ? sentence : undefined}>{instead}</Text>
          </TreeViewItemContent>
        </TreeViewItem>
      )}
    </TreeViewItem>
  );
}
