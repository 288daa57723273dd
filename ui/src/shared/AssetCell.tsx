// An asset in a table: its picture and its title.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AssetKind } from '../backend/bindings';
import { Thumbnail } from './Thumbnail';
import { visible } from './visible-text';

/** What a row knows about its asset. */
export interface AssetFacts {
  path: string;
  name: string;
  title: string | null;
  assetKind: AssetKind;
}

interface AssetCellProps {
  connectionId: string;
  asset: AssetFacts;
}

const cell = style({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
const name = style({ display: 'block', font: 'ui', fontWeight: 'medium', truncate: true });

/** The title where the asset has one, else its file name; the path as a tooltip. */
export function AssetCell({ connectionId, asset }: AssetCellProps) {
  return (
    <div className={cell}>
      <Thumbnail connectionId={connectionId} path={asset.path} kind={asset.assetKind} size="S" />
      <span className={name} title={asset.path}>
        {visible(asset.title ?? asset.name)}
      </span>
    </div>
  );
}
