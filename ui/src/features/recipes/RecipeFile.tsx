// A recipe from a file: looked at before it is added.

import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, Recipe, RecipeInspection } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { NO_TITLES } from '../../shared/words/folders';
import { EditList } from './EditList';
import { placeInWords, placeNameOf } from './recipe-words';

interface RecipeFileProps {
  file: RecipeInspection;
  onAdded: (recipe: Recipe) => void;
}

const body = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const text = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });

/** A dialog: the recipe, or why the file is none. */
export function RecipeFile({ file, onAdded }: RecipeFileProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  if (file.kind === 'notUsable') {
    return (
      <Dialog size="M">
        {({ close }) => (
          <>
            <Heading slot="title">{say('recipes-file-failed')}</Heading>
            <Content>
              <ErrorNotice error={file.error} />
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-close')}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Dialog>
    );
  }
  const { recipe, importId, sameName } = file;
  return (
    <Dialog size="M">
      {({ close }) => (
        <>
          <Heading slot="title">{say('recipes-file-title')}</Heading>
          <Content>
            <div className={body}>
              {error ? <ErrorNotice error={error} /> : null}
              <p className={`${text} ${style({ fontWeight: 'bold' })}`}>{recipe.name}</p>
              {sameName ? (
                <p className={text}>{say('recipes-file-same', { name: recipe.name })}</p>
              ) : null}
              <EditList edit={recipe.edit} />
              {recipe.selection?.kind === 'search' ? (
                <p className={text}>{placeInWords(recipe.selection, NO_TITLES, speech)}</p>
              ) : recipe.selection?.kind === 'folder' ? (
                <p className={text}>
                  {say('recipes-file-folder', {
                    folder: placeNameOf(recipe.selection, NO_TITLES, speech),
                  })}
                </p>
              ) : null}
            </div>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {say('common-cancel')}
            </Button>
            <BusyButton
              variant="accent"
              isBusy={isBusy}
              onPress={async () => {
                setIsBusy(true);
                setError(null);
                try {
                  onAdded(await backend.addRecipe({ importId }));
                  close();
                } catch (thrown) {
                  setError(asApiError(thrown));
                  setIsBusy(false);
                }
              }}
            >
              {say('recipes-file-add')}
            </BusyButton>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
