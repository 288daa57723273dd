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
  const { say } = useSpeech();
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
          {say('assets-subfolders')}
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
        {say('assets-fragments')}
      </Checkbox>
      <span className={style({ font: 'ui-sm', color: 'neutral-subdued', flexGrow: 1 })}>
        {isLeavingOut
          ? say('assets-fragments-left-out', { n: leftOut })
          : source.kind === 'search'
            ? say('searches-lag')
            : ''}
      </span>
      <SegmentedControl
        aria-label={say('assets-view')}
        selectedKey={layout}
        onSelectionChange={(key) => library.setLayout(key === 'grid' ? 'grid' : 'table')}
      >
        <SegmentedControlItem id="table" aria-label={say('assets-table')}>
          <ViewList />
          <Text>{say('assets-table')}</Text>
        </SegmentedControlItem>
        <SegmentedControlItem id="grid" aria-label={say('assets-grid')}>
          <ViewGrid />
          <Text>{say('assets-grid')}</Text>
        </SegmentedControlItem>
      </SegmentedControl>
    </div>
  );
}
