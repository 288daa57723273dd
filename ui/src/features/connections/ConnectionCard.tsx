// One connection among the others.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { card } from '../../shared/card';
import { StageBadge, StageBand } from '../../shared/StageBadge';
import { ConnectionFacts } from './ConnectionFacts';
import { KeyLifeNotice } from './KeyLifeNotice';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onOpen: (connectionId: string) => void;
  onCheck: (connectionId: string) => void;
  onManage: (connectionId: string) => void;
}

const body = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 20,
  flexGrow: 1,
});
const frame = style({ display: 'flex', flexDirection: 'column', height: 'full' });

/** What a connection opens, what to know about its key, and the ways on. */
export function ConnectionCard({ connection, onOpen, onCheck, onManage }: ConnectionCardProps) {
  const { words } = useSpeech();
  const { id, name } = connection;
  return (
    <li className={card}>
      <div className={frame}>
        <StageBand stage={connection.stage} place="top" />
        <div className={body}>
          <div
            className={style({ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' })}
          >
            <h2 className={style({ font: 'title', margin: 0, overflowWrap: 'anywhere' })}>
              {name}
            </h2>
            <StageBadge stage={connection.stage} />
          </div>
          <ConnectionFacts connection={connection} size="S" />
          <KeyLifeNotice connection={connection} />
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 'auto' })}>
            <Button
              size="S"
              variant="primary"
              aria-label={words.connections.openNamed(name)}
              onPress={() => onOpen(id)}
            >
              {words.connections.open}
            </Button>
            <Button
              size="S"
              variant="secondary"
              aria-label={words.connections.checkNamed(name)}
              onPress={() => onCheck(id)}
            >
              {words.connections.check}
            </Button>
            <Button
              size="S"
              variant="secondary"
              fillStyle="outline"
              aria-label={words.connections.manageNamed(name)}
              onPress={() => onManage(id)}
            >
              {words.connections.manage}
            </Button>
          </div>
        </div>
      </div>
    </li>
  );
}
