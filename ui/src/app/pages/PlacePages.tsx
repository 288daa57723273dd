// The pages of the rail.

import { Button } from '@react-spectrum/s2';
import type { Dispatch, ReactNode, SetStateAction } from 'react';
import type { ApiError, AppInfo, Recipe, Settings } from '../../backend/bindings';
import { AssetsPage, type ChosenAssets } from '../../features/assets/AssetsPage';
import { isListed, type Library, titleOf } from '../../features/assets/use-library';
import { QuestionsPage } from '../../features/questions/QuestionsPage';
import type { Questions } from '../../features/questions/use-questions';
import { RecipesSection } from '../../features/recipes/RecipesSection';
import { nameOf } from '../../features/recipes/recipe-words';
import { StartRecipe } from '../../features/recipes/StartRecipe';
import { SettingsPage } from '../../features/settings/SettingsPage';
import { HomePage } from '../../features/welcome/HomePage';
import { WelcomePage } from '../../features/welcome/WelcomePage';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { EmptyState } from '../../shared/layout/EmptyState';
import { Unplugged } from '../../shared/layout/illustrations';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { TOP } from '../../shared/words/folders';
import type { Choice } from '../flow/use-flow';
import { Steps } from '../frame/Steps';
import { ConnectionPages, type ConnectionPagesProps } from './ConnectionPages';
import type { Route } from './route';

interface PlacePagesProps extends Omit<ConnectionPagesProps, 'folder' | 'isChoosing'> {
  library: Library;
  questions: Questions;
  settings: Settings;
  info: AppInfo | null;
  settingsError: ApiError | null;
  /** Changes that were interrupted, above everything else of the first page. */
  offers: ReactNode;
  /** The last changes, on the first page once there is a connection. */
  recent: ReactNode;
  isOver: boolean;
  busy: 'choosing' | 'practice' | null;
  onDownload: (chosen: ChosenAssets, folder: string | null) => void;
  onSettings: (settings: Settings) => void;
  onShortcuts: () => void;
  onPractice: () => void;
  /** Opens a sheet before there is a connection. */
  onSheet: () => void;
  isChoosingSheet: boolean;
  sheetError: ApiError | null;
  /** Works with a connection from now on; what there was to ask was asked. */
  onUse: (connectionId: string) => void;
  onGo: Dispatch<SetStateAction<Route>>;
}

/** Home, assets, connections, settings. */
export function PlacePages(props: PlacePagesProps) {
  const { route, connections, library, flow, busy, error, onChoose, onPractice, onOpen, onGo } =
    props;
  const speech = useSpeech();
  const { say } = speech;
  const { all, current } = connections;
  if (all === null) return null;
  const inUse = flow.recipe;

  function choiceOf(chosen: ChosenAssets): Choice | null {
    return current === null ? null : { connectionId: current.id, ...chosen };
  }

  async function checkRecipe(choice: Choice | null, recipe: Recipe) {
    if (choice === null || !(await flow.checkRecipe(choice, recipe))) return;
    // Whoever left meanwhile is not taken away: the notice of the open check leads to it.
    onGo((now) => (now === route ? 'check' : now));
  }

  function start(recipe: Recipe, connectionId: string, purpose: 'run' | 'edit') {
    const isElsewhere = connectionId !== current?.id;
    flow.leaving(
      () => {
        props.onUse(connectionId);
        flow.takeRecipe({ recipe, purpose });
        onGo(purpose === 'run' && recipe.selection !== null ? 'recipe' : 'assets');
      },
      isElsewhere ? 'environment' : undefined,
    );
  }

  const unplugged = (hint: string) => (
    <EmptyState
      isPage
      illustration={<Unplugged />}
      title={say('assets-no-connection-title')}
      hint={hint}
      notice={error ? <ErrorNotice error={error} /> : null}
    >
      <Button variant="secondary" onPress={() => onGo('connections')}>
        {say('common-see-connections')}
      </Button>
      <BusyButton variant="accent" onPress={onPractice} isBusy={busy === 'practice'}>
        {say('welcome-practice')}
      </BusyButton>
    </EmptyState>
  );

  switch (route) {
    case 'assets':
      if (current) {
        return (
          <AssetsPage
            connection={current}
            library={library}
            steps={<Steps current="choose" />}
            recipe={
              inUse
                ? {
                    name: nameOf(inUse.recipe, speech),
                    purpose: inUse.purpose,
                    isBusy: flow.isBusy,
                    onStop: flow.dropRecipe,
                  }
                : undefined
            }
            recipeError={inUse ? flow.error : null}
            onChange={(chosen) => {
              const choice = choiceOf(chosen);
              if (choice === null) return;
              flow.leaving(
                () => {
                  if (inUse) flow.adaptRecipe(choice, inUse.recipe);
                  else flow.choose(choice);
                  onGo('change');
                },
                inUse ? 'recipe' : undefined,
              );
            }}
            onCheck={(chosen) => {
              if (!inUse) return;
              flow.leaving(() => void checkRecipe(choiceOf(chosen), inUse.recipe));
            }}
            onDownload={props.onDownload}
          />
        );
      }
      return unplugged(say('assets-no-connection-hint'));
    case 'questions':
      if (current === null) return unplugged(say('questions-no-connection'));
      return (
        <QuestionsPage
          connection={current}
          questions={props.questions}
          onConnection={(connection) => connections.put(connection, null)}
          onUse={async ({ listingId, count, release }) => {
            if (!(await flow.mayLeave())) return release();
            const selection = { kind: 'all' as const, listingId, except: [] };
            const choice = { connectionId: current.id, selection, count, whole: null, release };
            flow.dropRecipe();
            flow.choose({ ...choice, from: 'questions' });
            onGo('change');
          }}
        />
      );
    case 'recipe': {
      const place = inUse?.recipe.selection;
      if (current === null || !inUse || !place) return null;
      return (
        <StartRecipe
          key={inUse.recipe.id}
          recipe={inUse.recipe}
          place={place}
          titleOf={(path) => titleOf(library, path)}
          steps={<Steps current="choose" />}
          listing={library.listing}
          listingError={library.error}
          checkError={flow.error}
          onList={() => {
            if (isListed(library, place)) library.reload();
            else if (place.kind === 'search') library.find(place.search, null);
            else {
              const { path, recursive } = place;
              library.open({ path, recursive, includeFragments: false });
            }
          }}
          onFound={(listingId, count) => {
            const selection = { kind: 'all' as const, listingId, except: [] };
            const choice = { connectionId: current.id, selection, count, whole: place };
            void checkRecipe(choice, inUse.recipe);
          }}
          onChooseAssets={() => {
            library.open({ path: TOP, recursive: false });
            onGo('assets');
          }}
          onBack={() => {
            flow.dropRecipe();
            onGo('home');
          }}
        />
      );
    }
    case 'key':
    case 'connections':
    case 'connection':
    case 'connectionCheck':
    case 'localAem':
    case 'practice':
      return (
        <ConnectionPages {...props} folder={library.view.path} isChoosing={busy === 'choosing'} />
      );
    case 'settings':
      return (
        <SettingsPage
          settings={props.settings}
          info={props.info}
          error={props.settingsError}
          practiceError={error}
          isStartingPractice={busy === 'practice'}
          onSettings={props.onSettings}
          onPractice={onPractice}
          onShortcuts={props.onShortcuts}
        />
      );
    default:
      return all.length === 0 ? (
        <WelcomePage
          offers={props.offers}
          isOver={props.isOver}
          busy={props.isChoosingSheet ? 'sheet' : busy}
          keyStore={props.info?.keyStore ?? say('settings-key-store')}
          error={props.sheetError ?? error ?? connections.error}
          onChoose={onChoose}
          onLocalAem={() => onGo('localAem')}
          onPractice={onPractice}
          onSheet={props.onSheet}
        />
      ) : (
        <HomePage
          offers={props.offers}
          recipes={
            <RecipesSection
              connections={all}
              current={current}
              titleOf={(path) => titleOf(library, path)}
              onStart={(recipe, connectionId) => start(recipe, connectionId, 'run')}
              onEditFields={(recipe, connectionId) => start(recipe, connectionId, 'edit')}
            />
          }
          recent={props.recent}
          connections={all}
          busy={busy}
          error={error ?? connections.error}
          onOpen={onOpen}
          onChoose={onChoose}
          onLocalAem={() => onGo('localAem')}
          onPractice={onPractice}
        />
      );
  }
}
