// What stopped a key from being added, and the ways on.

import { Button } from '@react-spectrum/s2';
import type { ApiError } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';

const KEY_STORE_ERRORS = ['keyStoreMissing', 'keyStoreLocked', 'keyStoreFailed'];

interface KeyErrorNoticeProps {
  error: ApiError;
  onSessionOnly: () => void;
  onChoose: () => void;
}

/** Without a key store the key can be kept until the app closes; a forgotten file is chosen again. */
export function KeyErrorNotice({ error, onSessionOnly, onChoose }: KeyErrorNoticeProps) {
  const { say } = useSpeech();
  const isKeyStoreError = KEY_STORE_ERRORS.includes(error.code);
  return (
    <ErrorNotice error={error} context={isKeyStoreError ? say('key-key-store-title') : undefined}>
      {isKeyStoreError ? (
        <Button variant="primary" size="S" onPress={onSessionOnly}>
          {say('key-session-only')}
        </Button>
      ) : null}
      {error.code === 'importGone' ? (
        <Button variant="primary" size="S" onPress={onChoose}>
          {say('key-other-file')}
        </Button>
      ) : null}
    </ErrorNotice>
  );
}
