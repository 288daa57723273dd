// The menu of text that is selected and cannot be edited.

import { useEffect, useEffectEvent } from 'react';
import { useSpeech } from '../../i18n/language';
import { useMenu } from '../../shared/menu/use-row-menu';
import { isEditedText } from './use-no-page-menu';

/** Offers to copy what is selected; rows of lists have menus of their own. */
export function PageMenu() {
  const { say } = useSpeech();
  const { node, open } = useMenu();
  const onMenu = useEffectEvent((event: MouseEvent) => {
    const selection = window.getSelection();
    const text = selection?.toString() ?? '';
    if (!selection || text === '' || isEditedText(event.target)) return;
    const isOnIt = selection.getRangeAt(0).intersectsNode(event.target as Node);
    if (!isOnIt) return;
    open({
      at: { x: event.clientX, y: event.clientY },
      label: say('common-menu-of-text'),
      actions: [{ id: 'copy', label: say('common-menu-copy'), copies: text }],
    });
  });
  useEffect(() => {
    const listener = (event: MouseEvent) => onMenu(event);
    window.addEventListener('contextmenu', listener);
    return () => window.removeEventListener('contextmenu', listener);
  }, []);
  return node;
}
