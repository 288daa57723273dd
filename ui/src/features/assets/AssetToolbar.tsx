// What a listing contains and how it is shown.

import {
  Checkbox,
  Content,
  ContextualHelp,
  SegmentedControl,
  SegmentedControlItem,
  Switch,
  Text,
} from '@react-spectrum/s2';
import ViewGrid from '@react-spectrum/s2/icons/ViewGrid';
import ViewList from '@react-spectrum/s2/icons/ViewList';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language';
import { NARROW, useMedia } from '../../shared/layout/use-media';
import type { Library } from './use-library';

const bar = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 24,
  rowGap: 8,
});

/** Subfolders and content fragments. A search always looks into subfolders. */
export function AssetToolbar({ library, children }: { library: Library; children?: ReactNode }) {
  const { say } = useSpeech();
  const { view, source, listing } = library;
  const leftOut = listing?.fragmentsLeftOut ?? 0;
  const includesFragments = (
    source.kind === 'folder' ? view : source.kind === 'search' ? source.search : source
  ).includeFragments;
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
        {say('assets-fragments', { n: includesFragments ? 0 : leftOut })}
      </Checkbox>
      {source.kind === 'search' ? (
        <ContextualHelp variant="info" aria-label={say('searches-lag-title')}>
          <Content>{say('searches-lag')}</Content>
        </ContextualHelp>
      ) : null}
      {children}
    </div>
  );
}

/** Table or pictures. */
export function LayoutChoice({ library: { layout, setLayout } }: { library: Library }) {
  const { say } = useSpeech();
  const isNarrow = useMedia(NARROW);
  return (
    <SegmentedControl
      aria-label={say('assets-view')}
      selectedKey={layout}
      onSelectionChange={(key) => setLayout(key === 'grid' ? 'grid' : 'table')}
      styles={style({ marginStart: 'auto' })}
    >
      <SegmentedControlItem id="table" aria-label={say('assets-table')}>
        <ViewList />
        {isNarrow ? null : <Text>{say('assets-table')}</Text>}
      </SegmentedControlItem>
      <SegmentedControlItem id="grid" aria-label={say('assets-grid')}>
        <ViewGrid />
        {isNarrow ? null : <Text>{say('assets-grid')}</Text>}
      </SegmentedControlItem>
    </SegmentedControl>
  );
}
