// Says that a file may be let go, wherever it hovers.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { LabelAndKey } from '../../shared/layout/illustrations';

const veil = style({
  position: 'fixed',
  inset: 0,
  zIndex: 100,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  backgroundColor: 'transparent-black-500',
  pointerEvents: 'none',
});
const panel = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 8,
  padding: 48,
  borderRadius: 'xl',
  borderWidth: 2,
  borderStyle: 'solid',
  borderColor: 'blue-800',
  backgroundColor: 'elevated',
  boxShadow: 'elevated',
});

/** Lies over every page while a file hovers. */
export function DropOverlay() {
  const { say } = useSpeech();
  return (
    <div className={veil} role="status">
      <div className={panel}>
        <LabelAndKey />
        <p className={style({ font: 'title-2xl', margin: 0 })}>{say('shell-drop')}</p>
        <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
          {say('shell-drop-hint')}
        </p>
      </div>
    </div>
  );
}
