import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { JobSnapshot } from '../../backend/bindings';
import { draw } from '../../test/render';
import { AemSays, roughly } from './AemSays';

const says = (assetsPerSecond: number, secondsLeft: number) =>
  draw(
    <AemSays
      job={
        {
          phase: 'running',
          pausedBy: null,
          slowDownSeconds: null,
          pace: null,
          refused: 0,
          assetsPerSecond,
          secondsLeft,
        } as unknown as JobSnapshot
      }
    />,
  );

it('tells a speed and a time left to plan with', () => {
  says(98.4, 251);
  screen.getByText('about 100 a second');
  screen.getByText('about 4 mins left');
});

it('counts no seconds down', () => {
  says(4.26, 32);
  screen.getByText('about 4.3 a second');
  screen.getByText('less than a minute left');
});

it('knows less the longer it takes', () => {
  const minutes = (of: number) => roughly(of * 60) / 60;
  expect([0.8, 4.4, 12, 58, 71, 400].map(minutes)).toEqual([1, 4, 10, 60, 75, 405]);
});
