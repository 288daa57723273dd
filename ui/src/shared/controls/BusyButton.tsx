// A button that shows that its work is being done.

import { Button, type ButtonProps, ProgressCircle, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

interface BusyButtonProps extends Omit<ButtonProps, 'children' | 'isPending'> {
  isBusy: boolean;
  children: ReactNode;
}

const line = style({ display: 'inline-flex', alignItems: 'center', gap: 8 });

/**
 * Spectrum's own pending state announces the button by reference, and most of our buttons are gone
 * by the time the announcement is read: the page they lead to announces itself instead. The button
 * keeps the focus while it works, and presses do nothing.
 */
export function BusyButton({ isBusy, children, onPress, ...button }: BusyButtonProps) {
  return (
    <Button {...button} onPress={isBusy ? undefined : onPress}>
      <Text>
        <span className={line}>
          {isBusy ? (
            <span aria-hidden="true" className={style({ display: 'inline-flex' })}>
              <ProgressCircle
                size="S"
                isIndeterminate
                aria-label="…"
                staticColor={button.variant === 'accent' ? 'white' : undefined}
              />
            </span>
          ) : null}
          {children}
        </span>
      </Text>
    </Button>
  );
}
