import { Provider } from '@react-spectrum/s2';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type {
  JobRow,
  JobSnapshot,
  Language,
  OutcomeCounts,
  ReasonCount,
} from '../../backend/bindings';
import { connection, memoryBackend } from '../../backend/memory';
import { SpeechProvider } from '../../i18n/language';
import { BackendProvider } from '../../shared/backend-context';
import { ResultPage } from './ResultPage';

const here = connection();
const none: OutcomeCounts = {
  changed: 0,
  alreadyRight: 0,
  conflict: 0,
  failed: 0,
  notSent: 0,
  unsure: 0,
  leftOut: 0,
  cannotBeDone: 0,
};
/** A row of a sheet with a good title and no date. */
const mixed: JobRow = {
  row: 0,
  path: '/content/dam/a.jpg',
  name: 'a.jpg',
  title: null,
  assetKind: 'image',
  outcome: 'changed',
  reason: null,
  cells: [
    {
      property: 'dc:title',
      old: { kind: 'text', entries: ['Wave'], labels: [] },
      new: { kind: 'text', entries: ['Surf'], labels: [] },
      outcome: 'changed',
      reason: null,
    },
    {
      property: 'prism:expirationDate',
      old: { kind: 'date', entries: [], labels: [] },
      new: { kind: 'text', entries: ['some day'], labels: [] },
      outcome: 'cannotBeDone',
      reason: 'dateUnreadable',
    },
  ],
  status: null,
  technical: null,
  attempts: 1,
};

async function open(
  cells: Partial<OutcomeCounts>,
  language: Language = 'english',
  reasons: ReasonCount[] = [
    { outcome: 'cannotBeDone', reason: 'dateUnreadable', cells: 1, assets: 1 },
  ],
) {
  const backend = memoryBackend({ pace: 0, connections: [here], history: 2 });
  const facts = await backend.jobFacts({ jobId: 'past-0' });
  const job: JobSnapshot = {
    ...facts,
    phase: 'finished',
    total: 1,
    done: 1,
    counts: { ...none, changed: 1 },
    cells: { ...none, ...cells },
    assetsPerSecond: 0,
    secondsLeft: null,
    slowDownSeconds: null,
    refused: 0,
  };
  vi.spyOn(backend, 'jobFacts').mockResolvedValue({ ...facts, ...job });
  vi.spyOn(backend, 'jobPage').mockResolvedValue([mixed]);
  vi.spyOn(backend, 'jobReasons').mockResolvedValue(reasons);
  render(
    <BackendProvider value={backend}>
      <SpeechProvider language={language}>
        <Provider locale="en-GB">
          <ResultPage
            job={job}
            onFollowUp={vi.fn()}
            onChangeMore={vi.fn()}
            onBackToAssets={vi.fn()}
          />
        </Provider>
      </SpeechProvider>
    </BackendProvider>,
  );
}

describe('the result', () => {
  it('says what was not written beside what was', async () => {
    await open({ changed: 1, cannotBeDone: 1 });
    await screen.findByRole('heading', { level: 1, name: '1 asset changed' });
    await screen.findByText(/^1 field does not hold what you chose\./);
    expect(screen.queryByText(/Every asset now has/)).toBeNull();
    await screen.findByText('This is not a date', { selector: 'p' });
    await screen.findByText('Expires on: This is not a date');
    screen.getByText('Title: Wave');
    screen.getByText('Title: Surf');
  });

  it('says so in French', async () => {
    await open({ changed: 1, cannotBeDone: 1 }, 'french');
    await screen.findByText(/^1 champ n’a pas la valeur choisie\./);
  });

  it('claims no value that AEM changed', async () => {
    const adjusted: ReasonCount = {
      outcome: 'changed',
      reason: 'adjustedByAem',
      cells: 1,
      assets: 1,
    };
    await open({ changed: 2 }, 'english', [adjusted]);
    await screen.findByText(/^AEM changed some of the values you chose; see below\./);
    expect(screen.queryByText(/Every asset now has/)).toBeNull();
  });

  it('is whole where somebody left the rest out', async () => {
    await open({ changed: 1, leftOut: 1 });
    await screen.findByText(/^Every asset now has the values you chose\./);
  });
});
