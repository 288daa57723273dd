// One connection.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { hostOf } from '../../shared/address';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { card } from '../../shared/card';
import { AdministratorDetails, ErrorNotice } from '../../shared/ErrorNotice';
import { StageBadge, StageBand } from '../../shared/StageBadge';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onOpen: (connectionId: string) => void;
  onRemoved: (connectionId: string) => void;
}

const body = style({ display: 'flex', flexDirection: 'column', gap: 12, padding: 20 });
const facts = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 16,
  rowGap: 4,
  margin: 0,
  font: 'body-sm',
});
const value = style({ margin: 0, overflowWrap: 'anywhere' });

type Check =
  | { state: 'none' | 'checking' }
  | { state: 'works'; access: Access }
  | { state: 'failed'; error: ApiError };

/** What a connection opens, whether it works, and its end. */
export function ConnectionCard({ connection, onOpen, onRemoved }: ConnectionCardProps) {
  const backend = useBackend();
  const { words, format } = useSpeech();
  const [check, setCheck] = useState<Check>({ state: 'none' });
  const { key, id, name } = connection;

  async function signIn() {
    setCheck({ state: 'checking' });
    try {
      setCheck({ state: 'works', access: await backend.signIn({ connectionId: id }) });
    } catch (thrown) {
      setCheck({ state: 'failed', error: asApiError(thrown) });
    }
  }

  async function remove() {
    try {
      await backend.removeConnection({ connectionId: id });
      onRemoved(id);
    } catch (thrown) {
      setCheck({ state: 'failed', error: asApiError(thrown) });
    }
  }

  const rows: [string, string][] = [
    [words.connections.environment, hostOf(connection.address)],
    [words.connections.account, key.account ?? words.common.unknown],
    [
      words.connections.ends,
      key.validUntil === null ? words.common.unknown : format.date(key.validUntil),
    ],
    [
      words.connections.keyStored,
      connection.remembered ? words.connections.remembered : words.connections.session,
    ],
  ];

  return (
    <li className={card}>
      <StageBand stage={connection.stage} place="top" />
      <div className={body}>
        <div className={style({ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' })}>
          <h2 className={style({ font: 'title', margin: 0, overflowWrap: 'anywhere' })}>{name}</h2>
          <StageBadge stage={connection.stage} />
        </div>
        <dl className={facts}>
          {rows.map(([term, text]) => (
            <div key={term} className={style({ display: 'contents' })}>
              <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
              <dd className={value}>{text}</dd>
            </div>
          ))}
        </dl>
        <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>
          <Button
            size="S"
            variant="primary"
            aria-label={words.connections.openNamed(name)}
            onPress={() => onOpen(id)}
          >
            {words.connections.open}
          </Button>
          <BusyButton
            size="S"
            variant="secondary"
            aria-label={words.connections.checkNamed(name)}
            onPress={signIn}
            isBusy={check.state === 'checking'}
          >
            {words.connections.check}
          </BusyButton>
          <DialogTrigger>
            <Button
              size="S"
              variant="secondary"
              fillStyle="outline"
              aria-label={words.connections.removeNamed(name)}
            >
              {words.connections.remove}
            </Button>
            <AlertDialog
              variant="destructive"
              title={words.connections.removeTitle(name)}
              primaryActionLabel={words.connections.removeYes}
              cancelLabel={words.common.cancel}
              autoFocusButton="cancel"
              onPrimaryAction={remove}
            >
              {words.connections.removeBody}
            </AlertDialog>
          </DialogTrigger>
        </div>
        <div aria-live="polite">
          {check.state === 'works' ? (
            <p className={style({ font: 'body-sm', margin: 0, color: 'positive-1000' })}>
              {words.connections.works(format.moment(check.access.endsAt, new Date()))}
            </p>
          ) : null}
        </div>
        {check.state === 'failed' ? <ErrorNotice error={check.error} onRetry={signIn} /> : null}
        <AdministratorDetails
          facts={[
            ['address', connection.address],
            ['program', key.program ?? '–'],
            ['environment', key.environment ?? '–'],
            ['kind', key.kind],
          ]}
        />
      </div>
    </li>
  );
}
