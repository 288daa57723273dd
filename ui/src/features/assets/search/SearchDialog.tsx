// The frame of the dialogs that add to a search.

import { Button, ButtonGroup, Content, Dialog, Form, Heading } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../i18n/language';

interface SearchDialogProps {
  title: string;
  /** Label of the main button; "Find" without it. */
  action?: string;
  /** Takes away what was set; only where something was. */
  onClear?: () => void;
  /** The main button, and Enter in a field. */
  onApply: () => void;
  children: ReactNode;
}

/** The dialog closes with the answer. */
export function SearchDialog({ title, action, onClear, onApply, children }: SearchDialogProps) {
  const { say } = useSpeech();
  return (
    <Dialog size="M">
      {({ close }) => (
        <>
          <Heading slot="title">{title}</Heading>
          <Content>
            <Form
              onSubmit={(event) => {
                event.preventDefault();
                onApply();
              }}
            >
              {children}
            </Form>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {say('common-cancel')}
            </Button>
            {onClear ? (
              <Button variant="secondary" onPress={onClear}>
                {say('searches-clear-part')}
              </Button>
            ) : null}
            <Button variant="accent" onPress={onApply}>
              {action ?? say('searches-apply')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
