import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Language, PlanCounts } from '../../../backend/bindings';
import { draw } from '../../../test/render';
import { PlanFilter } from './PlanFilter';

const COUNTS: PlanCounts = {
  willChange: 8,
  alreadyRight: 0,
  cannot: 3,
  leftOut: 2,
  assetsToChange: 8,
  noted: 4,
  blocking: 1,
  changesAgain: 0,
  undoInexact: 0,
};

function filters(counts: PlanCounts, language?: Language) {
  draw(<PlanFilter counts={counts} edited={0} show="all" onShow={() => {}} />, {}, language);
  return screen.getAllByRole('radio').map((one) => one.textContent);
}

it('keeps problems, what was left out and notes apart', () => {
  expect(filters(COUNTS).slice(3)).toEqual(['Problems 1', 'Left out 2', 'Notes 4']);
});

it('does so in French', () => {
  expect(filters(COUNTS, 'fr').slice(3)).toEqual(['Problèmes 1', 'Ignorées 2', 'Remarques 4']);
});

it('has no filter for what there is none of, except problems', () => {
  expect(filters({ ...COUNTS, cannot: 0, leftOut: 0, noted: 0 })).toEqual([
    'All 8',
    'Will change 8',
    'Already right 0',
    'Problems 0',
  ]);
});
