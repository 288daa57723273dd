// Assets by a list of paths that somebody made elsewhere.

import { Button, ButtonGroup, Content, Dialog, Heading, TextArea } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../i18n/language';

interface PastePathsProps {
  /** The list that is shown already. */
  text: string;
  onText: (text: string) => void;
}

/** Lines that hold something. */
function linesIn(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

/** A dialog; what was not found is told on the page, where it stays. */
export function PastePaths({ text: given, onText }: PastePathsProps) {
  const { words } = useSpeech();
  const { searches } = words;
  const [text, setText] = useState(given);
  const lines = linesIn(text);
  return (
    <Dialog size="L">
      {({ close }) => (
        <>
          <Heading slot="title">{searches.pasteTitle}</Heading>
          <Content>
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
              <TextArea
                autoFocus
                label={searches.pasteLabel}
                description={searches.pasteHint}
                value={text}
                onChange={setText}
                spellCheck="false"
                styles={style({ width: 'full' })}
              />
              <p
                role="status"
                className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}
              >
                {searches.lines(lines)}
              </p>
            </div>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {words.common.cancel}
            </Button>
            <Button
              variant="accent"
              isDisabled={lines === 0}
              onPress={() => {
                onText(text);
                close();
              }}
            >
              {searches.pasteLook}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
