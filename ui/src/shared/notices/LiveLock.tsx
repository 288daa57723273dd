// The lock of the live environment: opening it takes a second decision, closing it does not.

import {
  ActionButton,
  AlertDialog,
  Button,
  DialogContainer,
  type PressEvent,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../state/backend-context';
import { NoticeBar } from './NoticeBar';

interface LiveLockProps {
  connection: ConnectionSummary;
  /** The connection with its new state. */
  onChanged: (connection: ConnectionSummary) => void;
}

type Asking = { step: 'unlock' } | { step: 'failed'; context: string; error: ApiError };

/** Where a button stands among its neighbours. */
interface Standing {
  among: Element | null;
  at: number;
}

/** Focuses the button that took the place of one that is gone, else the title of the page. */
function focusOn({ among, at }: Standing) {
  const next = among?.isConnected ? among.children[at] : undefined;
  const target = next?.matches('button:not(:disabled)')
    ? next
    : document.querySelector('main h1[tabindex]');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** The two actions on the lock, and the dialogs that belong to them. */
function useLiveLock({ connection, onChanged }: LiveLockProps) {
  const backend = useBackend();
  const { say, steps, explain } = useSpeech();
  const [asking, setAsking] = useState<Asking | null>(null);
  const request = { connectionId: connection.id };
  const pressed = useRef<Standing | null>(null);
  // The lock was opened by the button that was pressed, which may be gone because of it: who works
  // by keyboard would have to begin again at the top of the window.
  const opened = useRef<Standing | null>(null);
  useEffect(() => {
    opened.current = null;
  });
  useEffect(
    () => () => {
      if (opened.current !== null) focusOn(opened.current);
    },
    [],
  );

  function ask({ target }: PressEvent) {
    const among = target.parentElement;
    pressed.current = { among, at: among === null ? -1 : [...among.children].indexOf(target) };
    setAsking({ step: 'unlock' });
  }

  async function change(action: Promise<ConnectionSummary>, context: string) {
    try {
      const changed = await action;
      opened.current = pressed.current;
      onChanged(changed);
      setAsking(null);
    } catch (thrown) {
      setAsking({ step: 'failed', context, error: asApiError(thrown) });
    }
  }

  function failure({ context, error }: Asking & { step: 'failed' }) {
    const { title, meaning, action } = explain(error);
    return (
      <AlertDialog
        variant="error"
        title={context}
        primaryActionLabel={say('common-close')}
        onPrimaryAction={() => setAsking(null)}
      >
        {title}. {meaning} {action}
      </AlertDialog>
    );
  }

  const dialogs: ReactNode = (
    <DialogContainer onDismiss={() => setAsking(null)}>
      {asking?.step === 'unlock' ? (
        <AlertDialog
          variant="warning"
          title={say('guard-unlock-title', { name: connection.name })}
          primaryActionLabel={say('guard-unlock-yes')}
          cancelLabel={say('guard-unlock-no')}
          autoFocusButton="cancel"
          onPrimaryAction={() => change(backend.unlockLive(request), say('guard-unlock-failed'))}
        >
          <p className={style({ margin: 0 })}>{say('guard-unlock-body')}</p>
          <ul className={style({ margin: 0, marginTop: 8, paddingStart: 20 })}>
            {steps('guard-unlock-points').map((point) => (
              <li key={point}>{point}</li>
            ))}
            <li>
              {say('guard-unlock-speed', {
                name: say(`speed-names-${connection.speed}`),
                hint: say(`speed-hints-${connection.speed}`),
              })}
            </li>
          </ul>
        </AlertDialog>
      ) : asking?.step === 'failed' ? (
        failure(asking)
      ) : null}
    </DialogContainer>
  );

  return {
    dialogs,
    ask,
    lock: () => change(backend.lockLive(request), say('guard-lock-failed')),
  };
}

/** Unlock or lock again, small: for the bar on top. Nothing where there is no lock. */
export function LiveLockButton(props: LiveLockProps) {
  const { say } = useSpeech();
  const { dialogs, ask, lock } = useLiveLock(props);
  const { writing } = props.connection;
  return (
    <>
      {writing === 'locked' ? (
        <ActionButton size="S" onPress={ask}>
          {say('guard-unlock')}
        </ActionButton>
      ) : writing === 'unlocked' ? (
        <ActionButton size="S" onPress={lock}>
          {say('guard-lock-again')}
        </ActionButton>
      ) : null}
      {dialogs}
    </>
  );
}

/** Unlock as the main button of a page. */
export function UnlockButton(props: LiveLockProps) {
  const { say } = useSpeech();
  const { dialogs, ask } = useLiveLock(props);
  return (
    <>
      <Button variant="accent" onPress={ask}>
        {say('guard-unlock')}
      </Button>
      {dialogs}
    </>
  );
}

interface LiveLockNoticeProps {
  connection: ConnectionSummary;
  /** What can and cannot be done here. */
  children: string;
  /** Leads on; without it the button stands elsewhere on the page. */
  onChanged?: (connection: ConnectionSummary) => void;
}

/** Says that Live is read only, where somebody prepares to change it. */
export function LiveLockNotice({ connection, children, onChanged }: LiveLockNoticeProps) {
  const { say } = useSpeech();
  if (connection.writing !== 'locked') return null;
  return (
    <NoticeBar
      tone="notice"
      sign="lock"
      title={say('guard-notice-title', { name: connection.name })}
      actions={onChanged ? <LiveLockButton connection={connection} onChanged={onChanged} /> : null}
    >
      <p className={style({ margin: 0 })}>{children}</p>
    </NoticeBar>
  );
}
