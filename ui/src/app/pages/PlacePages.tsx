// The pages of the rail.

import { Button } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
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
import type { Choice } from '../flow/machine';
import { Steps } from '../frame/Steps';
import { ConnectionPages, type ConnectionPagesProps } from './ConnectionPages';

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

  function checkRecipe(choice: Choice, recipe: Recipe) {
    const { connectionId, selection } = choice;
    const of = { kind: 'recipe' as const, selection, recipe };
    const check = { connectionId, edit: recipe.edit, of, from: route };
    flow.send({ type: 'check', check, choice });
  }

  function start(recipe: Recipe, connectionId: string, purpose: 'run' | 'edit') {
    const loses = connectionId === current?.id ? 'values' : 'environment';
    flow.leaving(() => {
      props.onUse(connectionId);
      flow.send({ type: 'takeRecipe', recipe: { recipe, purpose } });
      onGo(purpose === 'run' && recipe.selection !== null ? 'recipe' : 'assets');
    }, loses);
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
                    onStop: () => flow.send({ type: 'dropRecipe' }),
                  }
                : undefined
            }
            recipeError={inUse ? flow.error : null}
            onChange={(chosen) => {
              const choice = { connectionId: current.id, ...chosen };
              const loses = inUse ? 'recipe' : 'values';
              flow.leaving(() => {
                flow.send({ type: 'choose', choice, adapted: inUse?.recipe });
                onGo('change');
              }, loses);
            }}
            onCheck={(chosen) => {
              if (!inUse) return;
              const choice = { connectionId: current.id, ...chosen };
              flow.leaving(() => checkRecipe(choice, inUse.recipe));
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
            flow.send({ type: 'choose', choice: { ...choice, from: 'questions' } });
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
            checkRecipe(choice, inUse.recipe);
          }}
          onChooseAssets={() => {
            library.open({ path: TOP, recursive: false });
            onGo('assets');
          }}
          onBack={() => {
            flow.send({ type: 'dropRecipe' });
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
