import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { JobPhase, JobSnapshot } from '../../backend/bindings';
import { connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { TopBar } from '../frame/TopBar';
import { JobChip } from './JobChip';

const job: JobSnapshot = {
  jobId: 'j1',
  connectionId: 'c1',
  kind: 'change',
  phase: 'running',
  pausedBy: null,
  total: 312,
  done: 184,
  counts: {
    changed: 170,
    alreadyRight: 11,
    conflict: 1,
    failed: 2,
    notSent: 128,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  cells: {
    changed: 170,
    alreadyRight: 11,
    conflict: 1,
    failed: 2,
    notSent: 128,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  assetsPerSecond: 21,
  secondsLeft: 120,
  slowDownSeconds: null,
  refused: 0,
  startedAt: '2031-05-03T10:00:00.000Z',
  endedAt: null,
};

describe('the change in the bar', () => {
  it.each<[JobPhase, string]>([
    ['running', '184 of 312 done'],
    ['paused', 'Paused'],
    ['stopping', 'Stopping'],
    ['stopped', 'Change stopped'],
    ['finished', 'Change finished'],
  ])('that is %s says so', (phase, state) => {
    draw(<JobChip job={{ ...job, phase }} elsewhere={null} onShow={() => {}} />);
    const chip = screen.getByRole('button', { name: `Show this change: ${state}` });
    expect(chip.textContent).toBe(state);
  });

  it('has another sign for one that was stopped than for one that is finished', () => {
    const signs = (['finished', 'stopped', 'paused'] as const).map((phase) => {
      draw(<JobChip job={{ ...job, jobId: phase, phase }} elsewhere={null} onShow={() => {}} />);
      return screen.getAllByRole('button').at(-1)?.querySelector('svg')?.innerHTML;
    });
    expect(new Set(signs).size).toBe(3);
    expect(signs).not.toContain(undefined);
  });

  describe('of another environment', () => {
    const practice = connection({ id: 'c1', name: 'Practice library', stage: 'practice' });
    const live = connection({ id: 'c2', name: 'Website', stage: 'live' });
    const open = (phase: JobPhase) =>
      draw(
        <TopBar
          connections={[practice, live]}
          current={live}
          access={null}
          jobs={[{ ...job, phase }]}
          onUse={() => {}}
          onConnection={() => {}}
          onShowJob={() => {}}
        />,
      );

    it('says where it runs', () => {
      open('running');
      screen.getByRole('button', { name: 'Show this change: Practice library: 184 of 312 done' });
    });

    it('is no news once it has ended', () => {
      open('finished');
      expect(screen.queryByRole('button', { name: /^Show this change/ })).toBeNull();
    });
  });
});
