// The saved searches, below the folders.

import { ActionButton, ActionMenu, DialogContainer, MenuItem, Text } from '@react-spectrum/s2';
import Remove from '@react-spectrum/s2/icons/Delete';
import Edit from '@react-spectrum/s2/icons/Edit';
import SearchIcon from '@react-spectrum/s2/icons/Search';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { SavedSearch } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { NameSearch } from './NameSearch';
import type { Searches } from './use-searches';

interface SavedSearchesProps {
  searches: Searches;
  /** Id of the one that is shown. */
  shown: string | null;
  onOpen: (saved: SavedSearch) => void;
  /** It has another name now. */
  onRenamed: (saved: SavedSearch) => void;
}

const section = style({
  flexShrink: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  minHeight: 0,
  maxHeight: { default: '[40%]', '@media (max-width: 760px)': 176 },
  borderWidth: 0,
  borderTopWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  paddingTop: 8,
});
const title = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  margin: 0,
  paddingX: 8,
});
const quiet = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0, paddingX: 8 });
const list = style({
  margin: 0,
  padding: 4,
  listStyleType: 'none',
  overflow: 'auto',
  minHeight: 0,
});
const item = style({ display: 'flex', alignItems: 'center', minWidth: 0 });
const press = style<{ isShown: boolean }>({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flexGrow: 1,
  minWidth: 0,
  height: 32,
  boxSizing: 'border-box',
  paddingX: 8,
  borderStyle: 'none',
  borderRadius: 'default',
  font: 'ui',
  fontWeight: { default: 'normal', isShown: 'bold' },
  color: 'neutral',
  textAlign: 'start',
  cursor: 'pointer',
  backgroundColor: {
    default: { default: 'transparent', ':hover': 'gray-75', ':active': 'gray-100' },
    isShown: 'gray-100',
  },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
});

/** A press shows what it finds now. */
export function SavedSearches({ searches, shown, onOpen, onRenamed }: SavedSearchesProps) {
  const { say } = useSpeech();
  const { all, failed, error, removed } = searches;
  const [renamed, setRenamed] = useState<SavedSearch | null>(null);
  const [said, setSaid] = useState('');
  const back = useRef<HTMLDivElement>(null);
  // The menu of the one that is gone had the focus.
  useEffect(() => {
    if (removed !== null) back.current?.querySelector('button')?.focus();
  }, [removed]);

  return (
    <section className={section} aria-labelledby="saved-searches">
      <h2 id="saved-searches" className={title}>
        {say('searches-saved')}
      </h2>
      {failed ? (
        <ErrorNotice
          error={failed}
          context={say('searches-saved-failed')}
          onRetry={searches.readAnew}
        />
      ) : error ? (
        <ErrorNotice error={error} context={say('searches-action-failed')} />
      ) : null}
      {all === null || all.length === 0 ? (
        failed || all === null || removed ? null : (
          <p className={quiet}>{say('searches-saved-none')}</p>
        )
      ) : (
        <ul className={list} aria-labelledby="saved-searches">
          {all.map((one) => (
            <li key={one.id} className={item}>
              <button
                type="button"
                className={press({ isShown: one.id === shown })}
                aria-current={one.id === shown ? 'true' : undefined}
                title={one.name}
                onClick={() => onOpen(one)}
              >
                <span aria-hidden="true" className={style({ display: 'flex', flexShrink: 0 })}>
                  <SearchIcon styles={iconStyle({ size: 'S' })} />
                </span>
                <span className={style({ truncate: true })}>{one.name}</span>
              </button>
              <ActionMenu
                isQuiet
                size="S"
                align="end"
                aria-label={say('searches-menu', { name: one.name })}
                onAction={(key) => {
                  setSaid('');
                  if (key === 'rename') setRenamed(one);
                  else void searches.remove(one);
                }}
              >
                <MenuItem id="rename">
                  <Edit />
                  <Text slot="label">{say('searches-rename')}</Text>
                </MenuItem>
                <MenuItem id="remove">
                  <Remove />
                  <Text slot="label">{say('searches-remove')}</Text>
                </MenuItem>
              </ActionMenu>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={quiet}>
        {removed ? say('searches-was-removed', { name: removed.name }) : said}
      </p>
      {removed ? (
        <div ref={back} className={style({ paddingX: 8, paddingBottom: 4 })}>
          <ActionButton
            size="S"
            onPress={async () => {
              const again = await searches.bringBack();
              if (again) setSaid(say('searches-was-brought-back', { name: again.name }));
            }}
          >
            {say('searches-bring-back')}
          </ActionButton>
        </div>
      ) : null}
      <DialogContainer onDismiss={() => setRenamed(null)}>
        {renamed ? (
          <NameSearch
            purpose="rename"
            name={renamed.name}
            others={(all ?? []).filter(({ id }) => id !== renamed.id)}
            error={error}
            onName={async (name) => {
              const saved = await searches.save(renamed.id, name, renamed.search);
              if (saved) onRenamed(saved);
              return saved !== null;
            }}
          />
        ) : null}
      </DialogContainer>
    </section>
  );
}
