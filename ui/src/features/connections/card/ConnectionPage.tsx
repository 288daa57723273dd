// One connection: its key, its access, its name, and its end.

import { ActionButton, Button, Text } from '@react-spectrum/s2';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type { Access, ApiError, ConnectionSummary } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { card } from '../../../shared/layout/card';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { AdministratorDetails, ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { StageBadge, StageBand } from '../../../shared/notices/StageBadge';
import { useBackend } from '../../../shared/state/backend-context';
import { KeySteps } from '../key/KeySteps';
import { procedureOf } from '../key/key-procedure';
import { ConnectionFacts } from './ConnectionFacts';
import { EditConnection } from './EditConnection';
import { KeyLifeNotice } from './KeyLifeNotice';
import { type Removal, RemoveConnection } from './RemoveConnection';
import { RouteSection } from './RouteSection';
import { SpeedSection } from './SpeedSection';

interface ConnectionPageProps {
  connection: ConnectionSummary;
  access: Access | null;
  isChoosing: boolean;
  /** Why the last file could not be chosen. */
  error: ApiError | null;
  onBack: () => void;
  onOpen: () => void;
  onCheck: () => void;
  /** Chooses the file of a new key for this connection. */
  onRenew: () => void;
  /** Shows the page on which trouble is staged; only offered for the practice environment. */
  onTrouble: () => void;
  onChanged: (connection: ConnectionSummary, access: Access | null) => void;
  /** Whether what would be lost with it is given up. */
  mayRemove: () => Promise<boolean>;
  onRemoved: () => void;
}

const row = style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' });
const quiet = style({ font: 'body-sm', margin: 0, color: 'neutral-subdued' });

/** Everything that can be done with a connection. */
export function ConnectionPage(props: ConnectionPageProps) {
  const { connection, access, isChoosing, onBack, onOpen, onCheck, onRenew, onChanged } = props;
  const backend = useBackend();
  const speech = useSpeech();
  const { say, format } = speech;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { id: connectionId, key, name } = connection;
  const hasKey = key.kind !== 'localAem' && connection.stage !== 'practice';

  async function attempt(work: () => Promise<string | null>) {
    setIsBusy(true);
    setError(null);
    setSaid(null);
    try {
      setSaid(await work());
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  const signOut = () =>
    attempt(async () => {
      await backend.signOut({ connectionId });
      onChanged({ ...connection, isSignedOut: true }, null);
      return say('connections-signed-out-now');
    });
  const signIn = () =>
    attempt(async () => {
      const granted = await backend.signIn({ connectionId });
      onChanged({ ...connection, isSignedOut: false }, granted);
      return say('connections-signed-in-now', {
        moment: format.moment(granted.endsAt, new Date()),
      });
    });
  const remove = (what: Removal) =>
    attempt(async () => {
      if (!(await props.mayRemove())) return null;
      if (what === 'everything') await backend.deleteConnection({ connectionId });
      else await backend.removeConnection({ connectionId });
      props.onRemoved();
      return null;
    });

  return (
    <Page width="narrow">
      <div>
        <ActionButton isQuiet onPress={onBack}>
          <ChevronLeft />
          <Text>{say('connections-back')}</Text>
        </ActionButton>
      </div>
      <div className={row}>
        <PageTitle>{name}</PageTitle>
        <StageBadge stage={connection.stage} writing={connection.writing} />
      </div>
      <div className={row}>
        <Button variant="accent" onPress={onOpen}>
          {say('connections-open')}
        </Button>
        <Button variant="secondary" onPress={onCheck}>
          {say('connections-check')}
        </Button>
        <EditConnection connection={connection} onChanged={(changed) => onChanged(changed, null)} />
      </div>
      {(error ?? props.error) ? (
        <ErrorNotice
          error={(error ?? props.error) as ApiError}
          context={say('connections-action-failed')}
        />
      ) : null}
      <Section
        title={say('connections-key-section')}
        band={<StageBand stage={connection.stage} writing={connection.writing} place="top" />}
      >
        <ConnectionFacts connection={connection} size="M" />
        <KeyLifeNotice connection={connection} />
        {access && hasKey && !connection.isSignedOut ? (
          <p className={style({ font: 'body', margin: 0 })}>
            {say('key-access-until', { moment: format.moment(access.endsAt, new Date()) })}{' '}
            {access.renewable ? say('key-renewed') : say('key-not-renewed')}
          </p>
        ) : null}
        <p
          className={style({ font: 'body', margin: 0, display: { ':empty': 'none' } })}
          role="status"
        >
          {said}
        </p>
        {hasKey ? (
          <>
            <div className={row}>
              <BusyButton variant="secondary" onPress={onRenew} isBusy={isChoosing}>
                {say('connections-add-key')}
              </BusyButton>
              <BusyButton
                variant="secondary"
                fillStyle="outline"
                onPress={connection.isSignedOut ? signIn : signOut}
                isBusy={isBusy}
              >
                {connection.isSignedOut ? say('connections-sign-in') : say('connections-sign-out')}
              </BusyButton>
            </div>
            <p className={quiet}>
              {say('connections-add-key-hint')}{' '}
              {connection.isSignedOut ? null : say('connections-sign-out-hint')}
            </p>
          </>
        ) : null}
        <AdministratorDetails
          facts={[
            ['address', connection.address],
            ['program', key.program ?? '–'],
            ['environment', key.environment ?? '–'],
            ['kind', say(`key-technical-kind-${key.kind}`)],
            ['client id', key.clientId ?? '–'],
            ['organisation', key.organisation ?? '–'],
          ]}
        >
          <RouteSection connection={connection} onChanged={(changed) => onChanged(changed, null)} />
        </AdministratorDetails>
      </Section>
      <Section title={say('speed-label')}>
        <SpeedSection connection={connection} onChanged={(changed) => onChanged(changed, null)} />
      </Section>
      {hasKey && key.kind !== 'localAem' ? (
        <Section title={say('connections-steps-section')}>
          <KeySteps connection={connection} procedure={procedureOf('renew', key.kind, speech)} />
          <KeySteps connection={connection} procedure={procedureOf('revoke', key.kind, speech)} />
        </Section>
      ) : null}
      {connection.stage === 'practice' ? (
        <div>
          <ActionButton isQuiet onPress={props.onTrouble}>
            {say('trouble-link')}
          </ActionButton>
        </div>
      ) : (
        <div>
          <RemoveConnection name={name} onRemove={remove} />
        </div>
      )}
    </Page>
  );
}

interface SectionProps {
  title: string;
  band?: ReactNode;
  children: ReactNode;
}

function Section({ title, band, children }: SectionProps) {
  return (
    <section className={card} aria-label={title}>
      {band}
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 24 })}>
        <h2 className={style({ font: 'title-lg', margin: 0 })}>{title}</h2>
        {children}
      </div>
    </section>
  );
}
