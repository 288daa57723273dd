// The small picture of an asset, or a sign of its kind where there is none.

import AudioWave from '@react-spectrum/s2/icons/AudioWave';
import File from '@react-spectrum/s2/icons/File';
import FileText from '@react-spectrum/s2/icons/FileText';
import Image from '@react-spectrum/s2/icons/Image';
import Template from '@react-spectrum/s2/icons/Template';
import Video from '@react-spectrum/s2/icons/Video';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { AssetKind } from '../../backend/bindings';
import { useBackend } from '../state/backend-context';

const SIGNS = {
  image: Image,
  video: Video,
  audio: AudioWave,
  document: FileText,
  fragment: Template,
  other: File,
} as const;

const frame = style({
  position: 'relative',
  flexShrink: 0,
  width: { size: { S: 40, M: 56, fill: 'full' } },
  height: { size: { S: 32, M: 40, fill: 'full' } },
  borderRadius: { size: { S: 'sm', M: 'sm', fill: 'none' } },
  overflow: 'hidden',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  backgroundColor: 'gray-100',
  color: 'gray-700',
});
const picture = style({
  position: 'absolute',
  inset: 0,
  width: 'full',
  height: 'full',
  objectFit: 'cover',
});

interface ThumbnailProps {
  connectionId: string;
  path: string;
  kind: AssetKind;
  size?: 'S' | 'M' | 'fill';
}

/** Decorative: the name beside it says what it is. */
export function Thumbnail({ connectionId, path, kind, size = 'M' }: ThumbnailProps) {
  const backend = useBackend();
  // By path, because a row of a long list is reused for another asset.
  const [failedPath, setFailedPath] = useState<string | null>(null);
  const [drawnPath, setDrawnPath] = useState<string | null>(null);
  const Sign = SIGNS[kind];
  return (
    <div className={frame({ size })} aria-hidden="true">
      {drawnPath === path ? null : <Sign />}
      {failedPath === path || kind === 'fragment' ? null : (
        <img
          className={picture}
          src={backend.thumbnailUrl(connectionId, path)}
          alt=""
          loading="lazy"
          draggable={false}
          onLoad={() => setDrawnPath(path)}
          onError={() => setFailedPath(path)}
        />
      )}
    </div>
  );
}
