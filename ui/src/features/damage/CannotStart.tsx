// Shown in place of everything else when the core could not be opened.

import { Button } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { DamagedFiles } from './DamagedFiles';

/** Says why, and the way on: nothing else of the window works. */
export function CannotStart({ error }: { error: ApiError }) {
  const backend = useBackend();
  const { say } = useSpeech();
  const [failure, setFailure] = useState<ApiError | null>(null);
  if (error.code === 'storeDamaged') return <DamagedFiles error={error} />;
  return (
    <Page width="narrow">
      <PageTitle>{say('damage-cannot-start')}</PageTitle>
      <ErrorNotice error={error}>
        <Button
          size="S"
          variant="secondary"
          onPress={() => {
            backend.closeApp().catch((thrown) => setFailure(asApiError(thrown)));
          }}
        >
          {say('damage-close')}
        </Button>
      </ErrorNotice>
      {failure ? <ErrorNotice error={failure} context={say('closing-failed-title')} /> : null}
    </Page>
  );
}
