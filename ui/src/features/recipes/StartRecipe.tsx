// A recipe that knows its assets, on the way from Home to old and new.

import { Button, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { ApiError, ListingState, Recipe, RecipeSelection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { EmptyFolder } from '../../shared/layout/illustrations';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import type { TitleOf } from '../../shared/words/folders';
import { nameOf, placeNameOf } from './recipe-words';

interface StartRecipeProps {
  recipe: Recipe;
  place: RecipeSelection;
  titleOf: TitleOf;
  steps: ReactNode;
  /** What was found so far; one of before is told apart by its id. */
  listing: ListingState | null;
  listingError: ApiError | null;
  /** Why the check could not be prepared. */
  checkError: ApiError | null;
  /** Lists the folder, or searches, anew. */
  onList: () => void;
  /** All assets were found. */
  onFound: (listingId: string, count: number) => void;
  onChooseAssets: () => void;
  onBack: () => void;
}

/** Looks for the assets and goes on by itself. */
export function StartRecipe(props: StartRecipeProps) {
  const { recipe, place, titleOf, steps, listing, listingError, checkError } = props;
  const speech = useSpeech();
  const { say } = speech;
  const name = placeNameOf(place, titleOf, speech);
  const isSearch = place.kind === 'search';
  const [earlier] = useState(listing?.listingId ?? null);
  const own = listing !== null && listing.listingId !== earlier ? listing : null;
  const isFound = own?.complete === true && own.error === null && listingError === null;
  const count = own?.count ?? 0;

  const list = useEffectEvent(props.onList);
  useEffect(() => list(), []);
  const found = useEffectEvent(() => {
    if (own !== null && count > 0) props.onFound(own.listingId, count);
  });
  useEffect(() => {
    if (isFound) found();
  }, [isFound]);

  const ways = (
    <>
      <Button variant="secondary" onPress={props.onBack}>
        {say('common-back')}
      </Button>
      <Button variant="accent" onPress={props.onChooseAssets}>
        {say('recipes-choose-assets')}
      </Button>
    </>
  );
  if (isFound && count === 0) {
    return (
      <EmptyState
        isPage
        illustration={<EmptyFolder />}
        title={
          isSearch ? say('searches-start-empty') : say('recipes-start-empty', { folder: name })
        }
        hint={say(isSearch ? 'searches-start-empty-hint' : 'recipes-start-empty-hint')}
      >
        {ways}
      </EmptyState>
    );
  }
  const error = listingError ?? own?.error ?? checkError;
  return (
    <Page
      width="step"
      footer={
        error ? (
          ways
        ) : (
          <Button variant="secondary" onPress={props.onBack}>
            {say('common-cancel')}
          </Button>
        )
      }
    >
      {steps}
      <PageTitle>{nameOf(recipe, speech)}</PageTitle>
      {error ? (
        <ErrorNotice
          error={error}
          context={
            checkError === error
              ? undefined
              : isSearch
                ? say('searches-start-failed')
                : say('recipes-start-failed', { folder: name })
          }
        />
      ) : (
        <div className={style({ maxWidth: 480 })}>
          <div role="status">
            <ProgressBar
              isIndeterminate
              label={
                isSearch
                  ? say('searches-start-looking', { search: name })
                  : say('recipes-looking', { folder: name })
              }
              styles={style({ width: 'full' })}
            />
          </div>
          {/* Beside what is read aloud: it changes with everything that is found. */}
          <p className={style({ font: 'ui', color: 'neutral-subdued', margin: 0, marginTop: 8 })}>
            {say('recipes-found', { n: count })}
          </p>
        </div>
      )}
    </Page>
  );
}
