import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Language, PlanCounts } from '../../backend/bindings';
import { draw } from '../../test/render';
import { PlanFilter } from './PlanFilter';

const COUNTS: PlanCounts = {
  willChange: 8,
  alreadyRight: 0,
  cannot: 1,
  assetsToChange: 8,
  noted: 1,
  blocking: 1,
  changesAgain: 0,
  undoInexact: 0,
};

const filter = (counts: PlanCounts, language?: Language) =>
  draw(<PlanFilter counts={counts} edited={0} show="all" onShow={() => {}} />, {}, language);

it('says that notes are counted with problems', () => {
  filter(COUNTS);
  expect(screen.getByRole('radio', { name: 'Problems and notes 2' })).toBeDefined();
});

it('says so in French', () => {
  filter(COUNTS, 'french');
  expect(screen.getByRole('radio', { name: 'Problèmes et remarques 2' })).toBeDefined();
});

it('speaks of problems alone where there are no notes', () => {
  filter({ ...COUNTS, noted: 0 });
  expect(screen.getByRole('radio', { name: 'Problems 1' })).toBeDefined();
});
