// Assets by what one of their fields holds.

import { useState } from 'react';
import type { FieldTest } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { FieldTestEditor } from './FieldTestEditor';
import { NO_TEST, testOf } from './field-test';
import { SearchDialog } from './SearchDialog';

interface FieldDialogProps {
  connectionId: string;
  onTest: (test: FieldTest) => void;
}

/** Adds a test to those that are there. */
export function FieldDialog({ connectionId, onTest }: FieldDialogProps) {
  const { say } = useSpeech();
  const [draft, setDraft] = useState(NO_TEST);
  const [tried, setTried] = useState(false);
  return (
    <SearchDialog
      title={say('searches-field-title')}
      onApply={() => {
        setTried(true);
        const test = testOf(draft);
        if (test !== null) onTest(test);
      }}
    >
      <FieldTestEditor
        takesFocus
        connectionId={connectionId}
        draft={draft}
        showsProblems={tried}
        onDraft={setDraft}
      />
    </SearchDialog>
  );
}
