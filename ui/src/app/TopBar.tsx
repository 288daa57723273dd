// The bar on top: where changes go, until when, and the running job.

import { ActionButton, Menu, MenuItem, MenuTrigger, Text } from '@react-spectrum/s2';
import ChevronDown from '@react-spectrum/s2/icons/ChevronDown';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ConnectionSummary, JobSnapshot } from '../backend/bindings';
import { useSpeech } from '../i18n/language';
import { StageBadge, StageBand } from '../shared/StageBadge';
import { JobChip } from './JobChip';

interface TopBarProps {
  connections: ConnectionSummary[];
  current: ConnectionSummary | null;
  access: Access | null;
  job: JobSnapshot | null;
  onUse: (connectionId: string) => void;
  onShowJob: () => void;
}

const bar = style({
  flexShrink: 0,
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  height: 52,
  boxSizing: 'border-box',
  paddingX: 16,
  backgroundColor: 'layer-1',
  borderWidth: 0,
  borderBottomWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});

const name = style({ display: 'inline-flex', alignItems: 'center', gap: 4, maxWidth: 320 });

/** Visible on every page. */
export function TopBar({ connections, current, access, job, onUse, onShowJob }: TopBarProps) {
  const { words, format } = useSpeech();
  const ends = access === null ? null : format.moment(access.endsAt, new Date());
  const endsToday =
    access !== null && new Date(access.endsAt).toDateString() === new Date().toDateString();
  return (
    <header>
      <StageBand stage={current?.stage ?? null} place="top" />
      <div className={bar}>
        {connections.length > 0 ? (
          <MenuTrigger>
            <ActionButton
              isQuiet
              aria-label={
                current
                  ? words.shell.switchConnection(current.name, words.stage[current.stage])
                  : words.shell.noConnection
              }
            >
              <Text>
                <span className={name}>
                  <span className={style({ truncate: true })}>
                    {current?.name ?? words.shell.noConnection}
                  </span>
                  <ChevronDown />
                </span>
              </Text>
            </ActionButton>
            <Menu
              aria-label={words.shell.connection}
              selectionMode="single"
              selectedKeys={current ? [current.id] : []}
              onAction={(key) => onUse(String(key))}
            >
              {connections.map((one) => (
                <MenuItem key={one.id} id={one.id} textValue={one.name}>
                  <Text slot="label">{one.name}</Text>
                  <Text slot="description">{words.stage[one.stage]}</Text>
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        ) : (
          <span className={style({ font: 'title', paddingStart: 4 })}>Relabel</span>
        )}
        {current ? <StageBadge stage={current.stage} /> : null}
        {ends === null || current?.stage === 'practice' ? null : (
          <span className={style({ font: 'ui-sm', color: 'neutral-subdued', truncate: true })}>
            {endsToday ? words.shell.accessEnds(ends) : words.shell.accessEndsOn(ends)}
          </span>
        )}
        <span className={style({ flexGrow: 1 })} />
        {job ? <JobChip job={job} onShow={onShowJob} /> : null}
      </div>
    </header>
  );
}
