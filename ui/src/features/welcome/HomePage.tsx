// The first screen once there are connections.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { card } from '../../shared/layout/card';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { StageBadge, StageBand } from '../../shared/notices/StageBadge';
import { hostOf } from '../../shared/words/address';

interface HomePageProps {
  connections: ConnectionSummary[];
  /** What comes first, such as changes that were interrupted. */
  offers?: ReactNode;
  /** What was saved under a name, above the connections. */
  recipes?: ReactNode;
  /** The last changes, below the connections. */
  recent?: ReactNode;
  busy: 'choosing' | 'practice' | null;
  error: ApiError | null;
  onOpen: (connectionId: string) => void;
  onChoose: () => void;
  onLocalAem: () => void;
  onPractice: () => void;
}

const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const body = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: 20,
  alignItems: 'start',
});
const title = style({ font: 'title', margin: 0, overflowWrap: 'anywhere' });
const quiet = style({
  font: 'body-sm',
  color: 'neutral-subdued',
  margin: 0,
  overflowWrap: 'anywhere',
});
const aside = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  padding: 20,
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
});

/** Where to work: the connections, the practice environment, or another key. */
export function HomePage({
  connections,
  offers,
  recipes,
  recent,
  busy,
  error,
  onOpen,
  onChoose,
  onLocalAem,
  onPractice,
}: HomePageProps) {
  const { say } = useSpeech();
  const real = connections.filter((one) => one.stage !== 'practice');
  const practice = connections.some((one) => one.stage === 'practice');
  const shown = practice && real.length === 0 ? connections : real;
  return (
    <Page>
      <PageTitle isHero>{say('welcome-home-title')}</PageTitle>
      {error ? <ErrorNotice error={error} /> : null}
      {offers}
      {recipes}
      <section className={section} aria-labelledby="home-connections">
        <h2 id="home-connections" className={style({ font: 'title-lg', margin: 0 })}>
          {say('welcome-home-intro')}
        </h2>
        <ul className={grid}>
          {shown.map((one, index) => (
            <li key={one.id} className={card}>
              <StageBand stage={one.stage} writing={one.writing} place="top" />
              <div className={body}>
                <StageBadge stage={one.stage} writing={one.writing} />
                <h3 className={title}>{one.name}</h3>
                <p className={quiet}>{hostOf(one.address)}</p>
                <Button
                  variant={index === 0 ? 'accent' : 'secondary'}
                  aria-label={say('welcome-open', { name: one.name })}
                  onPress={() => onOpen(one.id)}
                >
                  {say('welcome-open-short')}
                </Button>
              </div>
            </li>
          ))}
          {real.length > 0 ? (
            <li className={card}>
              <StageBand stage="practice" place="top" />
              <div className={body}>
                <StageBadge stage="practice" />
                <h3 className={title}>{say('welcome-practice-title')}</h3>
                <p className={quiet}>{say('settings-practice-hint')}</p>
                <BusyButton
                  variant="secondary"
                  aria-label={say('welcome-practice')}
                  isBusy={busy === 'practice'}
                  onPress={onPractice}
                >
                  {say('welcome-practice-short')}
                </BusyButton>
              </div>
            </li>
          ) : null}
        </ul>
      </section>
      {recent}
      <div className={aside}>
        <div>
          <h2 className={title}>{say('welcome-add-title')}</h2>
          <p className={quiet}>{say('welcome-add-hint')}</p>
        </div>
        <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>
          <BusyButton variant="secondary" onPress={onChoose} isBusy={busy === 'choosing'}>
            {say('welcome-choose')}
          </BusyButton>
          <Button variant="secondary" fillStyle="outline" onPress={onLocalAem}>
            {say('connections-add-local')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
