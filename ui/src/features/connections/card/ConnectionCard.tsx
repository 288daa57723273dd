// One connection among the others.

import { ActionButton, Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Access, ApiError, ConnectionSummary } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { card } from '../../../shared/layout/card';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { StageBadge, StageBand } from '../../../shared/notices/StageBadge';
import { useBackend } from '../../../shared/state/backend-context';
import { useNow } from '../../../shared/state/use-now';
import { ConnectionFacts } from './ConnectionFacts';
import { KeyLifeNotice } from './KeyLifeNotice';
import { keyLife } from './key-life';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onOpen: (connectionId: string) => void;
  onCheck: (connectionId: string) => void;
  onManage: (connectionId: string) => void;
  onRenew: (connectionId: string) => void;
  onTrouble: () => void;
  onSignedIn: (connection: ConnectionSummary, access: Access) => void;
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
export function ConnectionCard(props: ConnectionCardProps) {
  const { connection, onOpen, onCheck, onManage, onRenew, onSignedIn } = props;
  const backend = useBackend();
  const { say } = useSpeech();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const { id, name } = connection;
  const life = keyLife(connection.key, useNow());
  const needsKey = life.state === 'soon' || life.state === 'ended';

  async function signIn() {
    setIsBusy(true);
    setError(null);
    try {
      const access = await backend.signIn({ connectionId: id });
      onSignedIn({ ...connection, isSignedOut: false }, access);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <li className={card}>
      <div className={frame}>
        <StageBand stage={connection.stage} writing={connection.writing} place="top" />
        <div className={body}>
          <div
            className={style({ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' })}
          >
            <h2 className={style({ font: 'title', margin: 0, overflowWrap: 'anywhere' })}>
              {name}
            </h2>
            <StageBadge stage={connection.stage} writing={connection.writing} />
          </div>
          <ConnectionFacts connection={connection} size="S" />
          <KeyLifeNotice connection={connection} />
          {error ? <ErrorNotice error={error} /> : null}
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 'auto' })}>
            {connection.isSignedOut ? (
              <BusyButton
                size="S"
                variant="primary"
                aria-label={say('connections-sign-in-named', { name })}
                isBusy={isBusy}
                onPress={signIn}
              >
                {say('connections-sign-in')}
              </BusyButton>
            ) : (
              <Button
                size="S"
                variant="primary"
                aria-label={say('connections-open-named', { name })}
                onPress={() => onOpen(id)}
              >
                {say('connections-open')}
              </Button>
            )}
            <Button
              size="S"
              variant="secondary"
              aria-label={say('connections-check-named', { name })}
              onPress={() => onCheck(id)}
            >
              {say('connections-check')}
            </Button>
            {needsKey ? (
              <Button
                size="S"
                variant="secondary"
                aria-label={say('connections-add-key-named', { name })}
                onPress={() => onRenew(id)}
              >
                {say('connections-add-key')}
              </Button>
            ) : null}
            <Button
              size="S"
              variant="secondary"
              fillStyle="outline"
              aria-label={say('connections-manage-named', { name })}
              onPress={() => onManage(id)}
            >
              {say('connections-manage')}
            </Button>
            {connection.stage === 'practice' ? (
              <ActionButton size="S" isQuiet onPress={props.onTrouble}>
                {say('trouble-link')}
              </ActionButton>
            ) : null}
          </div>
        </div>
      </div>
    </li>
  );
}
