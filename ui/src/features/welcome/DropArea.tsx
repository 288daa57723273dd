// The place that asks for a key file.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { LabelAndKey } from '../../shared/illustrations';

interface DropAreaProps {
  /** A file hovers over the window. */
  isOver: boolean;
  isBusy: boolean;
  onChoose: () => void;
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
export function DropArea({ isOver, isBusy, onChoose }: DropAreaProps) {
  const { words } = useSpeech();
  return (
    <div className={area({ isOver })}>
      <LabelAndKey />
      <h2 className={style({ font: 'title-2xl', margin: 0, marginTop: 8 })}>
        {words.welcome.dropTitle}
      </h2>
      <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0, marginBottom: 16 })}>
        {words.welcome.dropHint}
      </p>
      <BusyButton variant="accent" size="L" onPress={onChoose} isBusy={isBusy}>
        {words.welcome.choose}
      </BusyButton>
    </div>
  );
}
