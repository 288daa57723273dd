// An asset in a table: its picture and its title.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AssetKind } from '../../backend/bindings';
import { folderOfAsset } from '../words/folders';
import { visible } from '../words/visible-text';
import { FolderName } from './FolderName';
import { Thumbnail } from './Thumbnail';

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
const texts = style({ display: 'flex', flexDirection: 'column', minWidth: 0 });
const name = style({ display: 'block', font: 'ui', fontWeight: 'medium', truncate: true });
const place = style({ font: 'ui-sm', color: 'neutral-subdued', minWidth: 0 });

/** The title where the asset has one, else its file name, and the folder it is in. */
export function AssetCell({ connectionId, asset }: AssetCellProps) {
  const folder = folderOfAsset(asset.path);
  return (
    <div className={cell}>
      <Thumbnail connectionId={connectionId} path={asset.path} kind={asset.assetKind} size="S" />
      <span className={texts}>
        <span className={name} title={asset.path}>
          {visible(asset.title ?? asset.name)}
        </span>
        {folder === null ? null : (
          <span className={place}>
            <FolderName name={folder} />
          </span>
        )}
      </span>
    </div>
  );
}
