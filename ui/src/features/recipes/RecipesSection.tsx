// Recipes as large buttons, on the first screen.

import { ActionButton, DialogContainer, Picker, PickerItem, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { ApiError, ConnectionSummary, Recipe, RecipeInspection } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { NoticeBar } from '../../shared/notices/NoticeBar';
import { useBackend } from '../../shared/state/backend-context';
import { unseen } from '../../shared/state/unseen';
import { NO_TITLES, type TitleOf } from '../../shared/words/folders';
import { EditRecipe } from './EditRecipe';
import { RecipeCard } from './RecipeCard';
import { RecipeFile } from './RecipeFile';
import { nameOf } from './recipe-words';
import { useRecipes } from './use-recipes';

interface RecipesSectionProps {
  connections: ConnectionSummary[];
  /** The connection that is used, if any was chosen. */
  current: ConnectionSummary | null;
  /** Titles of folders in its library. */
  titleOf: TitleOf;
  onStart: (recipe: Recipe, connectionId: string) => void;
  /** Leads to the page Change, with assets to try it on. */
  onEditFields: (recipe: Recipe, connectionId: string) => void;
}

const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 16,
  rowGap: 8,
});
const actions = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const quiet = style({ font: 'body-sm', color: 'neutral-subdued', margin: 0 });
const waiting = style({
  minHeight: 128,
  borderRadius: 'lg',
  backgroundColor: 'gray-75',
});

/** Number of recipes that come with Relabel. */
const SHIPPED = 5;

/** Everything that can be done with recipes without assets. */
export function RecipesSection(props: RecipesSectionProps) {
  const { connections, current, titleOf, onStart, onEditFields } = props;
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const recipes = useRecipes();
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEdited] = useState<Recipe | null>(null);
  const [file, setFile] = useState<RecipeInspection | null>(null);
  const [fileError, setFileError] = useState<ApiError | null>(null);
  const [said, setSaid] = useState('');
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const [focused, setFocused] = useState<string | null>(null);
  const bringBack = useRef<HTMLDivElement>(null);
  const at = connections.find((one) => one.id === chosen) ?? current ?? connections[0] ?? null;
  const titles = at?.id === current?.id ? titleOf : NO_TITLES;
  const { all, removed } = recipes;

  // A button that moves in the page loses the focus.
  useEffect(() => {
    if (focused === null) return;
    buttons.current.get(focused)?.focus();
    setFocused(null);
  }, [focused]);
  // The menu of a card that is gone had the focus.
  useEffect(() => {
    if (removed !== null) bringBack.current?.querySelector('button')?.focus();
  }, [removed]);

  async function openFile() {
    setFileError(null);
    try {
      setFile(await backend.pickRecipeFile());
    } catch (thrown) {
      setFileError(asApiError(thrown));
    }
  }

  if (at === null) return null;
  const isMissing = all !== null && all.filter((one) => one.cameWith !== null).length < SHIPPED;
  return (
    <section className={section} aria-labelledby="recipes">
      <div className={head}>
        <h2 id="recipes" className={style({ font: 'title-lg', margin: 0 })}>
          {say('recipes-title')}
        </h2>
        <div className={actions}>
          {connections.length > 1 ? (
            <Picker
              isQuiet
              label={say('recipes-where')}
              labelPosition="side"
              value={at.id}
              onChange={(key) => setChosen(String(key))}
            >
              {connections.map((one) => (
                <PickerItem key={one.id} id={one.id} textValue={one.name}>
                  <Text slot="label">{one.name}</Text>
                  <Text slot="description">{say(`stage-${one.stage}`)}</Text>
                </PickerItem>
              ))}
            </Picker>
          ) : null}
          {isMissing ? (
            <ActionButton isQuiet onPress={() => void recipes.restore()}>
              {say('recipes-restore')}
            </ActionButton>
          ) : null}
          <ActionButton isQuiet onPress={openFile}>
            {say('recipes-open-file')}
          </ActionButton>
        </div>
      </div>
      {recipes.failed ? (
        <ErrorNotice
          error={recipes.failed}
          context={say('recipes-failed-title')}
          onRetry={recipes.readAnew}
        />
      ) : null}
      {recipes.error ? (
        <ErrorNotice error={recipes.error} context={say('recipes-action-failed')} />
      ) : null}
      {fileError ? <ErrorNotice error={fileError} context={say('recipes-file-failed')} /> : null}
      {removed ? (
        <div ref={bringBack}>
          <NoticeBar
            tone="notice"
            title={say('recipes-removed', { name: nameOf(removed.recipe, speech) })}
            actions={
              <ActionButton
                size="S"
                onPress={async () => {
                  const back = await recipes.bringBack();
                  if (back === null) return;
                  setSaid(say('recipes-brought-back', { name: nameOf(back, speech) }));
                  setFocused(back.id);
                }}
              >
                {say('recipes-bring-back')}
              </ActionButton>
            }
          >
            {null}
          </NoticeBar>
        </div>
      ) : null}
      {all === null && recipes.failed === null ? (
        <div className={grid} role="status" aria-label={say('recipes-loading')}>
          <div className={waiting} />
          <div className={waiting} />
          <div className={waiting} />
          <div className={waiting} />
        </div>
      ) : null}
      {all !== null && all.length === 0 ? (
        <p className={quiet}>{say('recipes-empty-hint')}</p>
      ) : null}
      {all !== null && all.length > 0 ? (
        <>
          <ul className={grid} aria-labelledby="recipes">
            {all.map((recipe, place) => (
              <RecipeCard
                key={recipe.id}
                recipe={recipe}
                titleOf={titles}
                place={place}
                isLast={place === all.length - 1}
                buttonRef={(button) => {
                  if (button) buttons.current.set(recipe.id, button);
                  else buttons.current.delete(recipe.id);
                }}
                onStart={() => onStart(recipe, at.id)}
                onEdit={() => setEdited(recipe)}
                onDuplicate={async () => {
                  const copy = await recipes.duplicate(recipe);
                  if (copy === null) return;
                  setSaid(say('recipes-added', { name: nameOf(copy, speech) }));
                  setFocused(copy.id);
                }}
                onMove={async (to) => {
                  if (await recipes.move(recipe, to)) {
                    setSaid(
                      say('recipes-moved', {
                        name: nameOf(recipe, speech),
                        place: to + 1,
                        of: all.length,
                      }),
                    );
                  }
                  // Also where it went back: the button has moved twice.
                  setFocused(recipe.id);
                }}
                onSaveFile={async () => {
                  if (await recipes.saveFile(recipe)) {
                    setSaid(say('recipes-file-saved', { name: nameOf(recipe, speech) }));
                  }
                }}
                onRemove={() => void recipes.remove(recipe)}
              />
            ))}
          </ul>
          <p id="recipes-order" className={unseen}>
            {say('recipes-order-hint')}
          </p>
        </>
      ) : null}
      <p role="status" className={said === '' ? unseen : quiet}>
        {said}
      </p>
      <DialogContainer onDismiss={() => setEdited(null)}>
        {edited ? (
          <EditRecipe
            recipe={edited}
            titleOf={titles}
            names={(all ?? [])
              .filter((one) => one.id !== edited.id)
              .map((one) => nameOf(one, speech))}
            error={recipes.error}
            onSave={async (name, selection) => {
              const { id, edit, shipped } = edited;
              // Its own name in another language is no change of it.
              const stored = name === nameOf(edited, speech) && shipped ? edited.name : name;
              return (await recipes.save({ id, name: stored, edit, selection })) !== null;
            }}
            onEditFields={() => onEditFields(edited, at.id)}
          />
        ) : null}
      </DialogContainer>
      <DialogContainer onDismiss={() => setFile(null)}>
        {file ? (
          <RecipeFile
            file={file}
            onAdded={(recipe) => {
              recipes.added(recipe);
              setSaid(say('recipes-added', { name: recipe.name }));
              setFocused(recipe.id);
            }}
          />
        ) : null}
      </DialogContainer>
    </section>
  );
}
