import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { ListingState } from '../../backend/bindings';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import { NO_TITLES } from '../../shared/words/folders';
import { draw } from '../../test/render';
import { StartRecipe } from './StartRecipe';

const GROWING: ListingState = {
  listingId: 'l1',
  count: 12,
  fragmentsLeftOut: 0,
  notFound: 0,
  missing: [],
  notPaths: [],
  notPathCount: 0,
  complete: false,
  error: null,
};

function Starting() {
  const [listing, setListing] = useState<ListingState | null>(null);
  return (
    <StartRecipe
      recipe={RIGHTS_RECIPE}
      place={{ kind: 'folder', path: '/content/dam/people', recursive: false }}
      steps={null}
      titleOf={NO_TITLES}
      listing={listing}
      listingError={null}
      checkError={null}
      onList={() => setListing(GROWING)}
      onFound={() => {}}
      onChooseAssets={() => {}}
      onBack={() => {}}
    />
  );
}

it('reads aloud what it looks for, but not every number on the way', async () => {
  draw(<Starting />);
  await screen.findByText('12 assets found');
  const said = screen.getByRole('status').textContent;
  expect(said).toContain('Looking for the assets in');
  expect(said).not.toContain('12');
});
