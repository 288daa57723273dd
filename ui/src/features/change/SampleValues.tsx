// What the first assets hold now, and what they will hold.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ShownValue, TextSpan } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ValueText } from '../../shared/cells/ValueText';
import { visible } from '../../shared/words/visible-text';
import type { SampleEntry } from './use-sample';

interface SampleValuesProps {
  /** `null` while it is being read. */
  entries: SampleEntry[] | null;
  /** What is still in the way of showing new values. */
  waits: 'notYet' | 'mend' | null;
  /** Where something was found is shown and counted. */
  isFind: boolean;
  /** Only empty fields are filled. */
  isOnlyEmpty: boolean;
}

const frame = style({
  minWidth: 0,
  boxSizing: 'border-box',
  padding: 16,
  borderRadius: 'default',
  backgroundColor: 'layer-1',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});
const list = style({
  margin: 0,
  padding: 0,
  listStyleType: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
});
const pair = style({ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 });
const quiet = style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' });
const arrow = style({ display: 'flex', gap: 4, minWidth: 0, font: 'ui' });

/** Old above new, per asset. Nothing here is computed by the window. */
export function SampleValues({ entries, waits, isFind, isOnlyEmpty }: SampleValuesProps) {
  const { say } = useSpeech();
  const found = entries?.filter(({ cell }) => cell.found.length > 0).length ?? 0;
  return (
    <div className={frame}>
      <h3
        className={style({
          font: 'ui-sm',
          fontWeight: 'bold',
          margin: 0,
          color: 'neutral-subdued',
        })}
      >
        {say('change-sample')}
      </h3>
      {entries === null ? (
        <p
          className={style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued', minHeight: 112 })}
        >
          {say('change-sample-loading')}
        </p>
      ) : (
        <>
          {waits ? (
            <p className={quiet}>
              {say(waits === 'mend' ? 'edits-sample-mend' : 'edits-sample-not-yet')}
            </p>
          ) : null}
          {isFind && waits === null ? (
            <p className={quiet} role="status">
              {say('edits-sample-found', { n: found, of: entries.length })}
            </p>
          ) : null}
          <ul className={list}>
            {entries.map((entry) => (
              <li key={entry.path} className={pair}>
                <span
                  className={style({
                    font: 'ui-sm',
                    fontWeight: 'medium',
                    truncate: true,
                    paddingY: 2,
                  })}
                  title={entry.path}
                >
                  {visible(entry.title)}
                </span>
                <OldAndNew
                  entry={entry}
                  isShown={waits === null}
                  isFind={isFind}
                  isOnlyEmpty={isOnlyEmpty}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface OldAndNewProps {
  entry: SampleEntry;
  isShown: boolean;
  isFind: boolean;
  isOnlyEmpty: boolean;
}

function OldAndNew({ entry, isShown, isFind, isOnlyEmpty }: OldAndNewProps) {
  const { say } = useSpeech();
  const { now, after, state, reason, note, found } = entry.cell;
  const isList = now.kind === 'list' || now.kind === 'tags';
  const isLeftAlone = (isFind && found.length === 0) || (isOnlyEmpty && now.entries.length > 0);
  if (!isShown || (after === null && state !== 'cannot')) return <ValueText value={now} isOld />;
  if (state === 'cannot') {
    return (
      <>
        <ValueText value={now} isOld />
        <span className={style({ font: 'ui-sm', color: 'negative' })}>
          {reason ? say(`reasons-cannot-${reason}`) : say('check-state-cannot')}
        </span>
      </>
    );
  }
  if (state === 'alreadyRight' || after === null) {
    return (
      <>
        <ValueText value={now} isOld />
        <span className={quiet}>
          {note
            ? say(`reasons-note-${note}`)
            : isLeftAlone
              ? say('edits-sample-left-alone')
              : say('check-state-alreadyRight')}
        </span>
      </>
    );
  }
  return (
    <>
      {found.length > 0 ? (
        <Highlighted value={now} found={found} />
      ) : isList && now.entries.length > 0 ? (
        <Entries value={now} other={after} isOld />
      ) : (
        <ValueText value={now} isOld isStruck />
      )}
      <span className={arrow}>
        <span aria-hidden="true">→</span>
        <span className={style({ minWidth: 0 })}>
          {isList && after.entries.length > 0 ? (
            <Entries value={after} other={now} />
          ) : (
            <ValueText value={after} isWrapped={isFind} />
          )}
        </span>
      </span>
      {note ? <span className={quiet}>{say(`reasons-note-${note}`)}</span> : null}
    </>
  );
}

const text = style({ font: 'ui', color: 'neutral-subdued', overflowWrap: 'anywhere', minWidth: 0 });
// Not by colour alone: what was found is underlined too.
const mark = style({
  backgroundColor: 'yellow-400',
  color: 'neutral',
  textDecoration: 'underline',
  borderRadius: 'sm',
});

const entryText = style<{ isGone: boolean; isNew: boolean }>({
  textDecoration: { isGone: 'line-through' },
  fontWeight: { isNew: 'bold' },
});

interface EntriesProps {
  value: ShownValue;
  other: ShownValue;
  isOld?: boolean;
}

/** A list in which the entries that go away, or are new, stand out. */
function Entries({ value, other, isOld = false }: EntriesProps) {
  const there = new Set(other.entries);
  return (
    <span className={isOld ? text : style({ font: 'ui', overflowWrap: 'anywhere', minWidth: 0 })}>
      {value.entries.map((entry, at) => {
        const isMoved = !there.has(entry);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same entry may stand there twice.
          <span key={at}>
            {at > 0 ? ', ' : ''}
            <span className={entryText({ isGone: isMoved && isOld, isNew: isMoved && !isOld })}>
              {visible(value.labels[at] || entry)}
            </span>
          </span>
        );
      })}
    </span>
  );
}

/** The old text with what was found in it. */
function Highlighted({ value, found }: { value: ShownValue; found: TextSpan[] }) {
  return (
    <span className={text}>
      {value.entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name and do not move.
        <span key={at}>
          {at > 0 ? ', ' : ''}
          {pieces(
            entry,
            found.filter((span) => span.entry === at),
          ).map((piece) =>
            piece.isFound ? (
              <mark key={piece.from} className={mark}>
                {visible(piece.text)}
              </mark>
            ) : (
              <span key={piece.from}>{visible(piece.text)}</span>
            ),
          )}
        </span>
      ))}
    </span>
  );
}

/** A text cut where something was found. Spans that overlap or lie outside are left out. */
export function pieces(entry: string, found: readonly TextSpan[]) {
  const cut: { text: string; from: number; isFound: boolean }[] = [];
  let end = 0;
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    if (from < end || to <= from || to > entry.length) continue;
    if (from > end) cut.push({ text: entry.slice(end, from), from: end, isFound: false });
    cut.push({ text: entry.slice(from, to), from, isFound: true });
    end = to;
  }
  if (end < entry.length) cut.push({ text: entry.slice(end), from: end, isFound: false });
  return cut;
}
