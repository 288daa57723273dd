import { expect, it } from 'vitest';
import { placeOf, type Route } from './route';

const STEPS: Route[] = ['check', 'run', 'result'];
const ASSETS = { followUp: false, sheet: false };

it('keeps the steps of a change where it began', () => {
  for (const step of STEPS) {
    expect(placeOf(step, ASSETS)).toBe('assets');
    expect(placeOf(step, { ...ASSETS, from: 'questions' })).toBe('questions');
    expect(placeOf(step, { ...ASSETS, sheet: true })).toBe('sheets');
    // What was chosen before is not what is undone.
    expect(placeOf(step, { ...ASSETS, followUp: true, from: 'questions' })).toBe('history');
  }
  expect(placeOf('change', { ...ASSETS, from: 'questions' })).toBe('questions');
});

it('does not take what a change was made of for the page of another place', () => {
  const change = { followUp: true, sheet: true, from: 'questions' as const };
  expect(placeOf('assets', change)).toBe('assets');
  expect(placeOf('settings', change)).toBe('settings');
});
