// What an asset of the library offers by the right button and the menu key.

import type { Asset } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { copyPath, type RowMenu } from '../../shared/menu/use-row-menu';
import type { RowPages } from '../../shared/virtual/use-row-pages';
import { visible } from '../../shared/words/visible-text';
import { isTicked, type Ticks, withToggled } from './ticks';

interface MenuOfAssets {
  rows: RowPages<Asset>;
  ticks: Ticks;
  onTicks: (next: Ticks) => void;
  /** The row of a place in the order that is shown. */
  rowAt: (place: number) => number;
  say: Speech['say'];
}

/** Selecting it, and its path. */
export function assetMenu({ rows, ticks, onTicks, rowAt, say }: MenuOfAssets): RowMenu {
  return {
    label: (place) => {
      const asset = rows.at(place);
      return say('common-menu-of', { name: visible(asset?.title ?? asset?.name ?? '') });
    },
    actions: (place) => {
      const asset = rows.at(place);
      if (!asset) return [];
      const row = rowAt(place);
      const select = isTicked(ticks, row) ? 'common-menu-deselect' : 'common-menu-select';
      return [
        { id: 'select', label: say(select), onAction: () => onTicks(withToggled(ticks, row)) },
        copyPath(say, asset.path),
      ];
    },
  };
}
