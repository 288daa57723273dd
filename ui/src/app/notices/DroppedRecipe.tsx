// A recipe file that was dropped anywhere on the window.

import { DialogContainer } from '@react-spectrum/s2';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RecipeInspection } from '../../backend/bindings';
import { RecipeFile } from '../../features/recipes/RecipeFile';
import { useBackend } from '../../shared/state/backend-context';
import { keyOf } from '../../shared/state/queries';

/** Shows it in a dialog, whatever the page. */
export function DroppedRecipe({ onAdded }: { onAdded: () => void }) {
  const backend = useBackend();
  const queries = useQueryClient();
  const [file, setFile] = useState<RecipeInspection | null>(null);
  useEffect(() => backend.onRecipeInspected(setFile), [backend]);
  return (
    <DialogContainer onDismiss={() => setFile(null)}>
      {file ? (
        <RecipeFile
          file={file}
          onAdded={() => {
            void queries.invalidateQueries({ queryKey: keyOf('listRecipes') });
            onAdded();
          }}
        />
      ) : null}
    </DialogContainer>
  );
}
