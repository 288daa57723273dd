// The bar on top: where changes go, what has to be renewed, and the running job.

import { ActionButton, Menu, MenuItem, MenuTrigger, Text } from '@react-spectrum/s2';
import ChevronDown from '@react-spectrum/s2/icons/ChevronDown';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ConnectionSummary, JobSnapshot } from '../../backend/bindings';
import { keyLife } from '../../features/connections/card/key-life';
import { isSameDay } from '../../i18n/format';
import { type Speech, useSpeech } from '../../i18n/language';
import { LiveLockButton } from '../../shared/notices/LiveLock';
import { StageBadge, StageBand, stageInWords } from '../../shared/notices/StageBadge';
import { useNow } from '../../shared/state/use-now';
import { hasEnded } from '../flow/use-job';
import { JobChip } from '../notices/JobChip';

interface TopBarProps {
  connections: ConnectionSummary[];
  current: ConnectionSummary | null;
  access: Access | null;
  /** The jobs that are told about: the one that is looked at and what else goes on. */
  jobs: JobSnapshot[];
  onUse: (connectionId: string) => void;
  /** The connection was locked or unlocked. */
  onConnection: (connection: ConnectionSummary) => void;
  onShowJob: (job: JobSnapshot) => void;
}

const bar = style({
  flexShrink: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 12,
  rowGap: 4,
  minHeight: 52,
  boxSizing: 'border-box',
  paddingX: 16,
  paddingY: 4,
  backgroundColor: 'layer-1',
  borderWidth: 0,
  borderBottomWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});

const name = style<{ isChosen: boolean }>({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  maxWidth: { default: 'full', isChosen: { default: 320, '@media (max-width: 1100px)': 200 } },
});

/** What ends and has to be replaced by somebody; `null` where all goes on by itself. */
function endInWords(
  current: ConnectionSummary,
  access: Access | null,
  { say, format }: Speech,
  now: Date,
): string | null {
  if (current.isSignedOut) return say('guard-signed-out');
  if (current.stage === 'practice') return null;
  if (access !== null && !access.renewable) {
    const end = new Date(access.endsAt);
    const moment = format.moment(access.endsAt, now);
    const isToday = isSameDay(end, now);
    if (end <= now)
      return say(isToday ? 'guard-access-ended' : 'guard-access-ended-on', { moment });
    return isToday ? say('shell-access-ends', { moment }) : say('shell-access-ends-on', { moment });
  }
  const life = keyLife(current.key, now);
  switch (life.state) {
    case 'soon':
      return say('shell-key-ends', { day: format.date(life.until) });
    case 'ended':
      return say('shell-key-ended', { day: format.date(life.until) });
    default:
      return null;
  }
}

/** Visible on every page. */
export function TopBar(props: TopBarProps) {
  const { connections, current, access, jobs, onUse, onConnection, onShowJob } = props;
  const speech = useSpeech();
  const { say } = speech;
  const now = useNow();
  // What has ended in another environment is no news of this one; History has it.
  const told = jobs.filter((job) => job.connectionId === current?.id || !hasEnded(job));
  const ends = current === null ? null : endInWords(current, access, speech, now);
  return (
    <header>
      <StageBand stage={current?.stage ?? null} writing={current?.writing} place="top" />
      <div className={bar}>
        {connections.length > 0 ? (
          <MenuTrigger>
            <ActionButton
              isQuiet
              aria-label={
                current
                  ? say('shell-switch-connection', {
                      name: current.name,
                      stage: say(`stage-${current.stage}`),
                    })
                  : say('shell-no-connection')
              }
            >
              <Text>
                <span className={name({ isChosen: current !== null })}>
                  <span className={style({ truncate: true })} title={current?.name}>
                    {current?.name ?? say('shell-no-connection')}
                  </span>
                  <ChevronDown />
                </span>
              </Text>
            </ActionButton>
            <Menu
              aria-label={say('shell-connection')}
              selectionMode="single"
              selectedKeys={current ? [current.id] : []}
              onAction={(key) => onUse(String(key))}
            >
              {connections.map((one) => (
                <MenuItem key={one.id} id={one.id} textValue={one.name}>
                  <Text slot="label">{one.name}</Text>
                  <Text slot="description">{stageInWords(one.stage, one.writing, say)}</Text>
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        ) : (
          <span className={style({ font: 'title', paddingStart: 4 })}>Relabel</span>
        )}
        {current ? (
          <>
            <StageBadge stage={current.stage} writing={current.writing} />
            <LiveLockButton connection={current} onChanged={onConnection} />
          </>
        ) : null}
        {ends === null ? null : (
          <span className={style({ font: 'ui-sm', color: 'neutral-subdued', truncate: true })}>
            {ends}
          </span>
        )}
        <span className={style({ flexGrow: 1 })} />
        {told.map((job) => (
          <JobChip
            key={job.jobId}
            job={job}
            elsewhere={
              job.connectionId === current?.id
                ? null
                : (connections.find((one) => one.id === job.connectionId)?.name ?? null)
            }
            onShow={() => onShowJob(job)}
          />
        ))}
      </div>
    </header>
  );
}
