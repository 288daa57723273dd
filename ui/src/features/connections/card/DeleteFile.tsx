// The key file after its key is in the key store: deleted or kept, by the user's word.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { card } from '../../../shared/layout/card';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useBackend } from '../../../shared/state/backend-context';

type Fate =
  | { state: 'open' | 'deleting' | 'deleted' | 'kept' }
  | { state: 'failed'; error: ApiError };

/** Offers to delete the file. It is never deleted without being asked for. */
export function DeleteFile({ importId, fileName }: { importId: string; fileName: string }) {
  const backend = useBackend();
  const { say } = useSpeech();
  const [fate, setFate] = useState<Fate>({ state: 'open' });

  async function remove() {
    setFate({ state: 'deleting' });
    try {
      await backend.deleteKeyFile({ importId });
      setFate({ state: 'deleted' });
    } catch (thrown) {
      setFate({ state: 'failed', error: asApiError(thrown) });
    }
  }

  const isAsking = fate.state === 'open' || fate.state === 'deleting';
  return (
    <section className={card} aria-label={say('key-delete-title')}>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 12, padding: 20 })}>
        <h2 className={style({ font: 'title', margin: 0 })}>{say('key-delete-title')}</h2>
        <div role="status">
          <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
            {fate.state === 'deleted'
              ? say('key-deleted', { file: fileName })
              : fate.state === 'kept'
                ? say('key-kept', { file: fileName })
                : say('key-delete-body', { file: fileName })}
          </p>
        </div>
        {fate.state === 'failed' ? (
          <ErrorNotice error={fate.error} context={say('key-delete-failed')} />
        ) : null}
        {isAsking ? (
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>
            <BusyButton
              size="S"
              variant="secondary"
              isBusy={fate.state === 'deleting'}
              onPress={remove}
            >
              {say('key-delete-file')}
            </BusyButton>
            <Button
              size="S"
              variant="secondary"
              fillStyle="outline"
              onPress={() => setFate({ state: 'kept' })}
            >
              {say('key-delete-keep')}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
