// All connections: what they open, until when, and the way to add one.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { Unplugged } from '../../shared/layout/illustrations';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { ConnectionCard } from './card/ConnectionCard';

interface ConnectionsPageProps {
  connections: ConnectionSummary[];
  /** Why the list could not be read. */
  error: ApiError | null;
  /** Why the last file could not be chosen. */
  chooseError: ApiError | null;
  onRetry: () => void;
  onChoose: () => void;
  onAddLocal: () => void;
  onOpen: (connectionId: string) => void;
  onCheck: (connectionId: string) => void;
  onManage: (connectionId: string) => void;
  onRenew: (connectionId: string) => void;
  /** Shows the page on which trouble is staged in the practice environment. */
  onTrouble: () => void;
  onSignedIn: (connection: ConnectionSummary, access: Access) => void;
}

const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 16,
  alignItems: 'end',
  justifyContent: 'space-between',
});
const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});

/** A card per connection. */
export function ConnectionsPage(props: ConnectionsPageProps) {
  const { say } = useSpeech();
  const {
    connections,
    error,
    chooseError,
    onRetry,
    onChoose,
    onAddLocal,
    onOpen,
    onCheck,
    onManage,
  } = props;
  const isEmpty = connections.length === 0 && error === null;
  const ways = (
    <>
      <Button variant={isEmpty ? 'accent' : 'secondary'} onPress={onChoose}>
        {say('connections-add')}
      </Button>
      <Button variant="secondary" fillStyle="outline" onPress={onAddLocal}>
        {say('connections-add-local')}
      </Button>
    </>
  );
  return (
    <Page>
      <div className={head}>
        <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
          <PageTitle>{say('connections-title')}</PageTitle>
          <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0 })}>
            {say('connections-intro')} {say('connections-add-hint')}
          </p>
        </div>
        {isEmpty ? null : (
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>{ways}</div>
        )}
      </div>
      {error ? (
        <ErrorNotice error={error} context={say('connections-failed-title')} onRetry={onRetry} />
      ) : null}
      {chooseError ? <ErrorNotice error={chooseError} /> : null}
      {isEmpty ? (
        <EmptyState
          illustration={<Unplugged />}
          title={say('connections-empty-title')}
          hint={say('connections-empty-hint')}
        >
          {ways}
        </EmptyState>
      ) : (
        <ul className={grid}>
          {connections.map((one) => (
            <ConnectionCard
              key={one.id}
              connection={one}
              onOpen={onOpen}
              onCheck={onCheck}
              onManage={onManage}
              onRenew={props.onRenew}
              onSignedIn={props.onSignedIn}
              onTrouble={props.onTrouble}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}
