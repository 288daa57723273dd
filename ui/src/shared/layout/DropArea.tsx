// The place that asks for a file.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { BusyButton } from '../controls/BusyButton';

interface DropAreaProps {
  /** What the file is for, as a picture. */
  illustration: ReactNode;
  title: string;
  hint: string;
  /** Words of the button that chooses a file instead. */
  choose: string;
  /** A file hovers over the window. */
  isOver: boolean;
  isBusy: boolean;
  onChoose: () => void;
  /** Other ways on. */
  children?: ReactNode;
}

const area = style<{ isOver: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  textAlign: 'center',
  gap: 8,
  paddingX: 32,
  paddingY: 40,
  borderRadius: 'xl',
  borderWidth: 2,
  borderStyle: { default: 'dashed', isOver: 'solid' },
  borderColor: { default: 'gray-400', isOver: 'blue-800' },
  backgroundColor: { default: 'layer-1', isOver: 'blue-100' },
  transition: 'default',
});

/** Drops are caught by the whole window; this is where people look for the place to drop. */
export function DropArea(props: DropAreaProps) {
  return (
    <div className={area({ isOver: props.isOver })}>
      {props.illustration}
      <h2 className={style({ font: 'title-2xl', margin: 0, marginTop: 8 })}>{props.title}</h2>
      <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0, marginBottom: 16 })}>
        {props.hint}
      </p>
      <div
        className={style({ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 12 })}
      >
        <BusyButton variant="accent" size="L" onPress={props.onChoose} isBusy={props.isBusy}>
          {props.choose}
        </BusyButton>
        {props.children}
      </div>
    </div>
  );
}
