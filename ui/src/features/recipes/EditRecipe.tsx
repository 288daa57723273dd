// The name of a recipe and its folder; what it does is changed on the page Change.

import { Button, ButtonGroup, Content, Dialog, Form, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, Recipe, RecipeSelection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { NameField } from '../../shared/controls/NameField';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import type { TitleOf } from '../../shared/words/folders';
import { EditList } from './EditList';
import { PlaceChoice } from './PlaceChoice';
import { nameProblem } from './recipe-name';
import { nameOf } from './recipe-words';

interface EditRecipeProps {
  recipe: Recipe;
  titleOf: TitleOf;
  /** Names of the others. */
  names: string[];
  /** Why it could not be saved. */
  error: ApiError | null;
  /** `true` when it was saved. */
  onSave: (name: string, selection: RecipeSelection | null) => Promise<boolean>;
  onEditFields: () => void;
}

/** A dialog. */
export function EditRecipe(props: EditRecipeProps) {
  const { recipe, titleOf, names, error, onSave, onEditFields } = props;
  const speech = useSpeech();
  const { say } = speech;
  const [name, setName] = useState(nameOf(recipe, speech));
  const [keepsPlace, setKeepsPlace] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const problem = nameProblem(name, say);
  const taken = names.includes(name.trim()) ? say('recipes-name-taken-edit') : null;
  const wrong = taken ?? (tried ? problem : null);

  return (
    <Dialog size="M">
      {({ close }) => {
        const save = async () => {
          setTried(true);
          if (problem !== null || taken !== null || isBusy) return;
          setIsBusy(true);
          const saved = await onSave(name.trim(), keepsPlace ? recipe.selection : null);
          setIsBusy(false);
          if (saved) close();
        };
        return (
          <>
            <Heading slot="title">{say('recipes-edit-title')}</Heading>
            <Content>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  void save();
                }}
              >
                {error && tried ? <ErrorNotice error={error} /> : null}
                <NameField
                  label={say('recipes-name')}
                  description={say('recipes-name-hint')}
                  value={name}
                  onChange={setName}
                  isInvalid={wrong !== null}
                  errorMessage={wrong ?? undefined}
                />
                {recipe.selection ? (
                  <PlaceChoice
                    place={recipe.selection}
                    titleOf={titleOf}
                    isChosen={keepsPlace}
                    onChosen={setKeepsPlace}
                  />
                ) : null}
                <EditList edit={recipe.edit} />
                <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
                  <div>
                    <Button
                      variant="secondary"
                      fillStyle="outline"
                      onPress={() => {
                        close();
                        onEditFields();
                      }}
                    >
                      {say('recipes-change-fields')}
                    </Button>
                  </div>
                  <p className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}>
                    {say('recipes-change-fields-hint')}
                  </p>
                </div>
              </Form>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <BusyButton variant="accent" isBusy={isBusy} onPress={save}>
                {say('recipes-save')}
              </BusyButton>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
