// All connections: what they open, until when, and how to end them.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/EmptyState';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { Unplugged } from '../../shared/illustrations';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { ConnectionCard } from './ConnectionCard';

interface ConnectionsPageProps {
  connections: ConnectionSummary[];
  error: ApiError | null;
  onRetry: () => void;
  onChoose: () => void;
  onOpen: (connectionId: string) => void;
  onRemoved: (connectionId: string) => void;
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
  gridTemplateColumns: 'repeat(auto-fill, minmax(360px, 1fr))',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});

/** A card per connection. */
export function ConnectionsPage(props: ConnectionsPageProps) {
  const { words } = useSpeech();
  const { connections, error, onRetry, onChoose, onOpen, onRemoved } = props;
  return (
    <Page>
      <div className={head}>
        <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
          <PageTitle>{words.connections.title}</PageTitle>
          <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0 })}>
            {words.connections.intro} {words.connections.addHint}
          </p>
        </div>
        {connections.length > 0 ? (
          <Button variant="secondary" onPress={onChoose}>
            {words.connections.add}
          </Button>
        ) : null}
      </div>
      {error ? (
        <ErrorNotice error={error} context={words.connections.failedTitle} onRetry={onRetry} />
      ) : null}
      {connections.length === 0 && error === null ? (
        <EmptyState
          illustration={<Unplugged />}
          title={words.connections.emptyTitle}
          hint={words.connections.emptyHint}
        >
          <Button variant="accent" onPress={onChoose}>
            {words.connections.add}
          </Button>
        </EmptyState>
      ) : (
        <ul className={grid}>
          {connections.map((one) => (
            <ConnectionCard key={one.id} connection={one} onOpen={onOpen} onRemoved={onRemoved} />
          ))}
        </ul>
      )}
    </Page>
  );
}
