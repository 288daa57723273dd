// The keys, and what they do.

import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';

interface ShortcutsProps {
  isOpen: boolean;
  onClose: () => void;
}

const isMac = navigator.platform.startsWith('Mac');

/** A key together with the main one of the system. */
const withMain = (key: string) => (isMac ? `⌘${key}` : `Ctrl+${key}`);

const list = style({
  display: 'grid',
  gridTemplateColumns: '[minmax(0, 1fr) auto]',
  columnGap: 24,
  rowGap: 8,
  margin: 0,
  font: 'ui',
});
const keys = style({ margin: 0, color: 'neutral-subdued', whiteSpace: 'nowrap' });

/** A dialog. */
export function Shortcuts({ isOpen, onClose }: ShortcutsProps) {
  const { say } = useSpeech();
  const all = [
    ['find', withMain('F')],
    ['tick', say('shell-key-space')],
    ['range', `${say('shell-key-shift')}+↑ ↓`],
    ['all', withMain('A')],
    ['check', withMain(say('shell-key-enter'))],
    ['edit', 'F2'],
    ['rows', '1  2'],
    // A Mac has no key for it.
    ...(isMac ? [] : ([['menu', `${say('shell-key-shift')}+F10`]] as const)),
    ['zoom', ['+', '−', '0'].map(withMain).join('  ')],
    ['settings', withMain(',')],
    ['help', 'F1'],
  ] as const;
  return (
    <DialogContainer onDismiss={onClose}>
      {isOpen ? (
        <Dialog size="S">
          {({ close }) => (
            <>
              <Heading slot="title">{say('shell-shortcuts-title')}</Heading>
              <Content>
                <dl className={list}>
                  {all.map(([what, pressed]) => (
                    <div key={what} className={style({ display: 'contents' })}>
                      <dt>{say(`shell-shortcut-${what}`)}</dt>
                      <dd className={keys}>{pressed}</dd>
                    </div>
                  ))}
                </dl>
              </Content>
              <ButtonGroup>
                <Button variant="secondary" onPress={close}>
                  {say('common-close')}
                </Button>
              </ButtonGroup>
            </>
          )}
        </Dialog>
      ) : null}
    </DialogContainer>
  );
}
