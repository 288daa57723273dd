import { Provider } from '@react-spectrum/s2';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type {
  JobFacts,
  JobRow,
  JobSnapshot,
  Language,
  OutcomeCounts,
  ReasonCount,
} from '../../backend/bindings';
import { connection, memoryBackend } from '../../backend/memory/memory';
import { SpeechProvider } from '../../i18n/language';
import { BackendProvider } from '../../shared/state/backend-context';
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
  language: Language = 'en',
  reasons: ReasonCount[] = [
    { outcome: 'cannotBeDone', reason: 'dateUnreadable', cells: 1, assets: 1 },
  ],
  part: Partial<JobFacts> = {},
) {
  const backend = memoryBackend({ pace: 0, connections: [here], history: 2 });
  const facts = await backend.jobFacts({ jobId: 'past-0' });
  const job: JobSnapshot = {
    ...facts,
    phase: 'finished',
    total: 1,
    done: 1,
    counts: { ...none, changed: 1, ...part.counts },
    cells: { ...none, ...cells },
    assetsPerSecond: 0,
    secondsLeft: null,
    slowDownSeconds: null,
    refused: 0,
  };
  vi.spyOn(backend, 'jobFacts').mockResolvedValue({ ...facts, ...job, ...part });
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
  return userEvent.setup();
}

describe('the result', () => {
  it('says that downloads have the values only where AEM writes them back', async () => {
    const user = await open({ changed: 1 });
    await screen.findByText(/^AEM shows these values at once\. Downloaded files contain them only/);
    await user.click(await screen.findByRole('button', { name: 'Values in downloaded files' }));
    await screen.findByText(/XMP write-back/);
  });

  it('says nothing of downloads where nothing was changed', async () => {
    await open({ failed: 1 }, 'en', [], { counts: { ...none, changed: 0, failed: 1 } });
    await screen.findByRole('heading', { level: 1, name: 'No asset was changed' });
    expect(screen.queryByText(/Downloaded files/)).toBeNull();
  });

  it('says what was not written beside what was', async () => {
    await open({ changed: 1, cannotBeDone: 1 });
    await screen.findByRole('heading', { level: 1, name: '1 asset changed' });
    await screen.findByText(/^1 field does not have the intended value\./);
    expect(screen.queryByText(/All the values you chose/)).toBeNull();
    await screen.findByText('This is not a date', { selector: 'p' });
    await screen.findByText('Expires on: This is not a date');
    screen.getByText('Title: Wave');
    screen.getByText('Title: Surf');
  });

  it('says so in French', async () => {
    await open({ changed: 1, cannotBeDone: 1 }, 'fr');
    await screen.findByText(/^1 champ n’a pas la valeur voulue\./);
  });

  it('claims no value that AEM changed', async () => {
    const adjusted: ReasonCount = {
      outcome: 'changed',
      reason: 'adjustedByAem',
      cells: 1,
      assets: 1,
    };
    await open({ changed: 2 }, 'en', [adjusted]);
    await screen.findByText(/^AEM changed some of the values you chose; see below\./);
    expect(screen.queryByText(/All the values you chose/)).toBeNull();
  });

  it('says which assets another try leaves out, and leads to them', async () => {
    const counts = { ...none, failed: 1, conflict: 3 };
    const user = await open(counts, 'en', [], { counts, canRetry: true });
    await screen.findByText(/^4 assets need your attention\./);
    await screen.findByRole('button', { name: 'Try again…' });
    await screen.findByRole('heading', {
      name: '“Try again” leaves out 3 assets that someone else changed',
    });
    await user.click(screen.getByRole('button', { name: 'Show these assets' }));
    await screen.findByRole('heading', { name: 'Changed by someone else' });
  });

  it('says that another try leaves out what cannot be done, and leads to it', async () => {
    const counts = { ...none, failed: 1, cannotBeDone: 2 };
    const user = await open(counts, 'en', [], { counts, canRetry: true });
    await screen.findByRole('heading', {
      name: '“Try again” leaves out 2 assets that cannot be changed',
    });
    await user.click(screen.getByRole('button', { name: 'Show what cannot be done' }));
    await screen.findByRole('button', { name: /^Cannot be done/, pressed: true });
  });

  it('says nothing of conflicts where there is nothing to try again', async () => {
    const counts = { ...none, conflict: 3 };
    await open(counts, 'en', [], { counts, canRetry: false });
    await screen.findByText(/^3 assets need your attention\./);
    expect(screen.queryByRole('button', { name: 'Show these assets' })).toBeNull();
  });

  it('is whole where somebody left the rest out', async () => {
    await open({ changed: 1, leftOut: 1 });
    await screen.findByText(/^All the values you chose are now in AEM\./);
  });
});
