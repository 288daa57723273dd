// Assets by a list of paths that somebody made elsewhere.

import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../../i18n/language';
import { TallTextArea } from '../../../shared/controls/TallTextArea';

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
  const { say } = useSpeech();
  const [text, setText] = useState(given);
  const lines = linesIn(text);
  return (
    <Dialog size="L">
      {({ close }) => (
        <>
          <Heading slot="title">{say('searches-paste-title')}</Heading>
          <Content>
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
              <TallTextArea
                autoFocus
                label={say('searches-paste-label')}
                description={say('searches-paste-hint')}
                value={text}
                onChange={setText}
                spellCheck="false"
                styles={style({ width: 'full' })}
              />
              <p
                role="status"
                className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}
              >
                {say('searches-lines', { n: lines })}
              </p>
            </div>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {say('common-cancel')}
            </Button>
            <Button
              variant="accent"
              isDisabled={lines === 0}
              onPress={() => {
                onText(text);
                close();
              }}
            >
              {say('searches-paste-look')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
