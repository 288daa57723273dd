// A box for a list that somebody made elsewhere: it shows that many lines are welcome.

import { TextArea, type TextAreaProps } from '@react-spectrum/s2';
import { type ComponentRef, useLayoutEffect, useRef } from 'react';

/** Eight lines high from the start; grows with what is pasted. */
export function TallTextArea(props: TextAreaProps) {
  const area = useRef<ComponentRef<typeof TextArea>>(null);
  useLayoutEffect(() => {
    // The component sets the height to that of the text, and has no prop for the least.
    const input = area.current?.getInputElement();
    if (input) input.style.minHeight = '11em';
  }, []);
  return <TextArea {...props} ref={area} />;
}
