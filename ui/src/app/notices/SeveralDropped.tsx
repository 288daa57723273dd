// Several files that were dropped at once.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';
import { useBackend } from '../../shared/state/backend-context';

const frame = style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 });
/** Names that are listed; the notice stays short whatever was dropped. */
const LISTED = 5;

/** Says which of them was taken, and which are still to be dropped. */
export function SeveralDropped() {
  const backend = useBackend();
  const { say, format } = useSpeech();
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => backend.onSeveralDropped(setNames), [backend]);
  const [taken, ...others] = names;
  if (taken === undefined) return null;
  // Never one more alone, which is as long as its name.
  const listed = others.length > LISTED + 1 ? others.slice(0, LISTED) : others;
  const more = others.length - listed.length;
  const named = more === 0 ? listed : [...listed, say('shell-several-more', { n: more })];
  return (
    <div className={frame}>
      <NoticeBar
        tone="notice"
        title={say('shell-several-title', { taken })}
        actions={
          <ActionButton size="S" isQuiet onPress={() => setNames([])}>
            {say('common-close')}
          </ActionButton>
        }
      >
        {say('shell-several', { others: format.list(named) })}
      </NoticeBar>
    </div>
  );
}
