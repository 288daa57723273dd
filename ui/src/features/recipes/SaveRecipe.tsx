// An edit gets a name.

import { Button, ButtonGroup, Content, Dialog, Form, Heading } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ApiError, Edit, Recipe, RecipeSelection } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { NameField } from '../../shared/controls/NameField';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { useLoad } from '../../shared/state/use-load';
import type { TitleOf } from '../../shared/words/folders';
import { EditList } from './EditList';
import { PlaceChoice } from './PlaceChoice';
import { nameProblem } from './recipe-name';
import { nameOf, suggestedName } from './recipe-words';

interface SaveRecipeProps {
  edit: Edit;
  /** The recipe it was made of. */
  origin: Recipe | null;
  /** The folder or search whose assets were all chosen: offered as the place of the recipe. */
  whole: RecipeSelection | null;
  /** What people call a folder, where that is known. */
  titleOf: TitleOf;
  onSaved: (recipe: Recipe) => void;
}

/** A dialog; says so when a recipe of the name is there, which is then replaced. */
export function SaveRecipe({ edit, origin, whole, titleOf, onSaved }: SaveRecipeProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [name, setName] = useState(
    origin === null ? suggestedName(edit, speech) : nameOf(origin, speech),
  );
  const kept = origin?.selection ?? null;
  const place = kept ?? whole;
  const [isPlaced, setIsPlaced] = useState(kept !== null);
  const [others] = useLoad('listRecipes');
  const [isBusy, setIsBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const problem = nameProblem(name, say);
  const trimmed = name.trim();
  const same =
    others.state === 'ready'
      ? others.value.find((one) => nameOf(one, speech) === trimmed)
      : undefined;

  async function save(close: () => void) {
    setTried(true);
    if (problem !== null || isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      // Its own name in another language is no change of one that came with Relabel.
      const isItself = same && JSON.stringify(same.edit) === JSON.stringify(edit);
      const recipe = await backend.saveRecipe({
        id: same?.id ?? null,
        name: isItself ? same.name : trimmed,
        edit,
        selection: isPlaced ? place : null,
      });
      onSaved(recipe);
      close();
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Dialog size="M">
      {({ close }) => (
        <>
          <Heading slot="title">{say('recipes-save-title')}</Heading>
          <Content>
            <Form
              onSubmit={(event) => {
                event.preventDefault();
                void save(close);
              }}
            >
              {error ? <ErrorNotice error={error} /> : null}
              <NameField
                label={say('recipes-name')}
                description={
                  same ? say('recipes-name-taken', { name: trimmed }) : say('recipes-name-hint')
                }
                value={name}
                onChange={setName}
                isInvalid={tried && problem !== null}
                errorMessage={problem ?? undefined}
              />
              {place ? (
                <PlaceChoice
                  place={place}
                  titleOf={titleOf}
                  isChosen={isPlaced}
                  onChosen={setIsPlaced}
                />
              ) : null}
              <EditList edit={edit} />
            </Form>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {say('common-cancel')}
            </Button>
            <BusyButton variant="accent" isBusy={isBusy} onPress={() => save(close)}>
              {same ? say('recipes-replace') : say('recipes-save')}
            </BusyButton>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
