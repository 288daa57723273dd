// A text for somebody else: shown whole, then copied.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogContainer,
  Heading,
  TextArea,
  type TextFieldRef,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useRef } from 'react';
import { useSpeech } from '../../i18n/language';
import { useCopy } from '../state/use-copy';

interface CopyTextDialogProps {
  isOpen: boolean;
  title: string;
  hint: string;
  text: string;
  onClose: () => void;
}

/** People see what they copy before they send it. */
export function CopyTextDialog({ isOpen, title, hint, text, onClose }: CopyTextDialogProps) {
  const { say } = useSpeech();
  const field = useRef<TextFieldRef<HTMLTextAreaElement>>(null);
  const { copied, copy, forget } = useCopy(() => {
    field.current?.focus();
    field.current?.select();
  });

  const said = { no: hint, copied: say('checks-copied'), selected: say('checks-not-copied') };

  function close() {
    forget();
    onClose();
  }

  return (
    <DialogContainer onDismiss={close}>
      {isOpen ? (
        <Dialog size="L">
          {({ close: dismiss }) => (
            <>
              <Heading slot="title">{title}</Heading>
              <Content>
                <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
                  <p className={style({ font: 'body', margin: 0 })} role="status">
                    {said[copied]}
                  </p>
                  <TextArea
                    ref={field}
                    label={say('checks-message')}
                    isReadOnly
                    value={text}
                    styles={style({ width: 'full' })}
                  />
                </div>
              </Content>
              <ButtonGroup>
                <Button variant="secondary" onPress={dismiss}>
                  {say('common-close')}
                </Button>
                <Button variant="accent" onPress={() => copy(text)}>
                  {say('checks-copy-text')}
                </Button>
              </ButtonGroup>
            </>
          )}
        </Dialog>
      ) : null}
    </DialogContainer>
  );
}
