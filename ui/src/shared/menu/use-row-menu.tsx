// A menu where it is asked for, by the right button of the mouse or the menu key.

import { ActionButton, Menu, MenuItem, MenuTrigger, Text } from '@react-spectrum/s2';
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Speech, useSpeech } from '../../i18n/language';
import { Toast } from '../notices/Toast';

/** Something that can be done where the menu is asked for. */
export type MenuAction = { id: string; label: string } & (
  | { onAction(): void }
  /** Copies a text. */
  | { copies: string }
);

/** Copies the path of an asset or a folder. */
export function copyPath(say: Speech['say'], path: string): MenuAction {
  return { id: 'path', label: say('common-menu-copy-path'), copies: path };
}

/** What the rows of a list offer. */
export interface RowMenu {
  /** Whose menu it is. */
  label(row: number): string;
  /** Empty: there is none, as for a row that has not arrived. */
  actions(row: number): MenuAction[];
}

interface Asked {
  at: { x: number; y: number };
  label: string;
  actions: MenuAction[];
}

/** Opens menus, one at a time; `node` is drawn anywhere. */
export function useMenu(): { node: ReactNode; open(asked: Asked): void } {
  const { say } = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const before = useRef<Element | null>(null);
  const chosen = useRef<(() => void) | null>(null);

  // Only then, because what is done may lead the focus elsewhere.
  useEffect(() => {
    if (asked !== null || before.current === null) return;
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    before.current = null;
    chosen.current?.();
    chosen.current = null;
  }, [asked]);

  function open(next: Asked) {
    if (next.actions.length === 0) return;
    before.current ??= document.activeElement;
    setAsked(next);
  }

  function choose(action: MenuAction) {
    if ('onAction' in action) {
      chosen.current = action.onAction;
      return;
    }
    navigator.clipboard.writeText(action.copies).then(
      () => setSaid(say('common-menu-copied')),
      () => setSaid(say('common-menu-not-copied')),
    );
  }

  const node = createPortal(
    <>
      {asked === null ? null : (
        <MenuTrigger isOpen onOpenChange={(isOpen) => (isOpen ? undefined : setAsked(null))}>
          <ActionButton
            aria-label={asked.label}
            UNSAFE_style={{
              position: 'fixed',
              left: asked.at.x,
              top: asked.at.y,
              width: 0,
              height: 0,
              minWidth: 0,
              padding: 0,
              opacity: 0,
              pointerEvents: 'none',
            }}
          >
            {null}
          </ActionButton>
          <Menu
            onAction={(id) => {
              const action = asked.actions.find((one) => one.id === id);
              if (action) choose(action);
            }}
          >
            {asked.actions.map(({ id, label }) => (
              <MenuItem key={id} id={id} textValue={label}>
                <Text slot="label">{label}</Text>
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
      <Toast text={said} onGone={() => setSaid(null)} />
    </>,
    document.body,
  );
  return { node, open };
}

/** Where a menu opens: at the mouse or, asked for by keyboard, below its row. */
export function placeFor(event: MouseEvent, row: Element, isByKey: boolean): Asked['at'] {
  const { left, bottom } = row.getBoundingClientRect();
  return isByKey ? { x: left + 24, y: bottom } : { x: event.clientX, y: event.clientY };
}

/** Whether a text is being edited there, whose menu is that of the system. */
const isField = (target: EventTarget) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * The menu of a list whose rows have the ids `id-0`, `id-1` and so on: the one below the mouse or,
 * by keyboard, the one that the keys have reached.
 */
export function useRowMenu(id: string, active: number, of: RowMenu | undefined) {
  const { node, open } = useMenu();

  function onContextMenu(event: MouseEvent<HTMLElement>): number | null {
    if (of === undefined || isField(event.target)) return null;
    const isOnList = event.target === event.currentTarget;
    const element = isOnList
      ? document.getElementById(`${id}-${active}`)
      : (event.target as Element).closest<HTMLElement>(`[id^="${id}-"]`);
    if (element === null) return null;
    // The menu of selected text is asked for no more: this one is.
    event.stopPropagation();
    event.preventDefault();
    const row = Number(element.id.slice(id.length + 1));
    const at = placeFor(event, element, isOnList);
    open({ at, label: of.label(row), actions: of.actions(row) });
    return row;
  }

  return { node, onContextMenu };
}
