// What a listing holds and how it is shown.

import { Checkbox, SegmentedControl, SegmentedControlItem, Switch, Text } from '@react-spectrum/s2';
import ViewGrid from '@react-spectrum/s2/icons/ViewGrid';
import ViewList from '@react-spectrum/s2/icons/ViewList';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import type { Library } from './use-library';

const bar = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 24,
  rowGap: 8,
});

/** Subfolders, content fragments, table or pictures. A search always looks into subfolders. */
export function AssetToolbar({ library }: { library: Library }) {
  const { words } = useSpeech();
  const { view, source, listing, layout } = library;
  const leftOut = listing?.fragmentsLeftOut ?? 0;
  const includesFragments = (
    source.kind === 'folder' ? view : source.kind === 'search' ? source.search : source
  ).includeFragments;
  const isLeavingOut = !includesFragments && leftOut > 0;
  return (
    <div className={bar}>
      {source.kind === 'folder' ? (
        <Switch isSelected={view.recursive} onChange={(recursive) => library.open({ recursive })}>
          {words.assets.subfolders}
        </Switch>
      ) : null}
      <Checkbox
        isSelected={includesFragments}
        onChange={(includeFragments) => {
          if (source.kind === 'folder') library.open({ includeFragments });
          else if (source.kind === 'paths') library.findPaths(source.text, includeFragments);
          else library.find({ ...source.search, includeFragments }, source.saved);
        }}
      >
        {words.assets.fragments}
      </Checkbox>
      <span className={style({ font: 'ui-sm', color: 'neutral-subdued', flexGrow: 1 })}>
        {isLeavingOut
          ? words.assets.fragmentsLeftOut(leftOut)
          : source.kind === 'search'
            ? words.searches.lag
            : ''}
      </span>
      <SegmentedControl
        aria-label={words.assets.view}
        selectedKey={layout}
        onSelectionChange={(key) => library.setLayout(key === 'grid' ? 'grid' : 'table')}
      >
        <SegmentedControlItem id="table" aria-label={words.assets.table}>
          <ViewList />
          <Text>{words.assets.table}</Text>
        </SegmentedControlItem>
        <SegmentedControlItem id="grid" aria-label={words.assets.grid}>
          <ViewGrid />
          <Text>{words.assets.grid}</Text>
        </SegmentedControlItem>
      </SegmentedControl>
    </div>
  );
}
