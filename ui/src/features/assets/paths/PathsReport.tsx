// What became of pasted paths: found, not found, no paths.

import { ActionButton, Disclosure, DisclosurePanel, DisclosureTitle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ListingState } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { unseen } from '../../../shared/state/unseen';
import { visible } from '../../../shared/words/visible-text';

interface PathsReportProps {
  listing: ListingState | null;
  /** Opens the list again. */
  onCorrect: () => void;
}

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 });
const names = style({
  margin: 0,
  paddingStart: 20,
  font: 'ui-sm',
  overflowWrap: 'anywhere',
  // The assets that were found stay in view.
  maxHeight: 128,
  overflow: 'auto',
});

/** Nothing is dropped silently: the first lines that led nowhere are named, the others counted. */
export function PathsReport({ listing, onCorrect }: PathsReportProps) {
  const { say } = useSpeech();
  if (listing === null) return null;
  const { count, notFound, missing, notPaths, notPathCount, complete } = listing;
  const all = count + notFound + notPathCount;
  // Not read aloud on the way, with every number: only that it is looked for, and the end.
  const told = complete
    ? say('searches-pasted-found', { n: count, of: all })
    : say('searches-pasted-looking', { n: count });
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
      <div className={line}>
        <p className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
          <span role="status" className={complete ? undefined : unseen}>
            {complete ? told : say('assets-still-looking', { n: 0 })}
          </span>
          {complete ? null : told}
        </p>
        <ActionButton size="S" onPress={onCorrect}>
          {say('searches-paste-change')}
        </ActionButton>
      </div>
      {complete && notFound > 0 ? (
        <Lines title={say('searches-missing', { n: notFound })} lines={missing} total={notFound} />
      ) : null}
      {complete && notPathCount > 0 ? (
        <Lines
          title={say('searches-not-paths', { n: notPathCount })}
          lines={notPaths}
          total={notPathCount}
        />
      ) : null}
    </div>
  );
}

function Lines({ title, lines, total }: { title: string; lines: string[]; total: number }) {
  const { say } = useSpeech();
  const more = total - lines.length;
  return (
    <Disclosure isQuiet density="compact" size="S" styles={style({ width: 'full' })}>
      <DisclosureTitle level={2}>{title}</DisclosureTitle>
      <DisclosurePanel>
        <ul className={names}>
          {[...new Set(lines)].map((one) => (
            <li key={one}>{visible(one)}</li>
          ))}
          {more > 0 ? <li>{say('searches-and-more', { n: more })}</li> : null}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
