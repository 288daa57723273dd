import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ListingState } from '../../../backend/bindings';
import { draw } from '../../../test/render';
import { PathsReport } from './PathsReport';

const listing: ListingState = {
  listingId: 'l1',
  count: 12,
  fragmentsLeftOut: 0,
  notFound: 1,
  missing: ['/content/dam/live\u202etset'],
  notPaths: [],
  notPathCount: 0,
  complete: false,
  error: null,
};

it('reads aloud what becomes of pasted paths, but not every number on the way', () => {
  draw(<PathsReport listing={listing} onCorrect={() => {}} />);
  screen.getByText('12 found so far');
  expect(screen.getByRole('status').textContent).toBe('Looking for assets');
});

it('says what was found, and writes out signs that nobody sees', () => {
  draw(<PathsReport listing={{ ...listing, complete: true }} onCorrect={() => {}} />);
  expect(screen.getByRole('status').textContent).toBe('12 of 13 found');
  screen.getByText('/content/dam/live[U+202E]tset');
});
