// Changing what the user decides about a connection: its name and its kind.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogContainer,
  Form,
  Heading,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary, Stage } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useBackend } from '../../../shared/state/backend-context';
import { StageChoice } from './StageChoice';

interface EditConnectionProps {
  connection: ConnectionSummary;
  onChanged: (connection: ConnectionSummary) => void;
}

interface Draft {
  name: string;
  stage: Stage;
}

/**
 * A button and its dialog. The draft lives out here: Spectrum draws what is inside a dialog once
 * for its head, once for its content and once for its buttons.
 */
export function EditConnection({ connection, onChanged }: EditConnectionProps) {
  const backend = useBackend();
  const { say } = useSpeech();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  function open() {
    setError(null);
    setDraft({ name: connection.name, stage: connection.stage });
  }

  async function save({ name, stage }: Draft) {
    setIsBusy(true);
    setError(null);
    try {
      const kept = { speed: null, route: null };
      const request = { connectionId: connection.id, name: name.trim(), stage, ...kept };
      onChanged(await backend.updateConnection(request));
      setDraft(null);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <>
      <Button variant="secondary" fillStyle="outline" onPress={open}>
        {say('connections-edit')}
      </Button>
      <DialogContainer onDismiss={() => setDraft(null)}>
        {draft ? (
          <Dialog size="M">
            <Heading slot="title">{say('connections-edit-title')}</Heading>
            <Content>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!isBusy) save(draft);
                }}
              >
                <TextField
                  label={say('key-name-label')}
                  autoComplete="off"
                  value={draft.name}
                  onChange={(name) => setDraft({ ...draft, name })}
                  styles={style({ width: 'full' })}
                />
                <StageChoice
                  stage={draft.stage}
                  onChange={(stage) => setDraft({ ...draft, stage })}
                />
                {error ? (
                  <ErrorNotice error={error} context={say('connections-action-failed')} />
                ) : null}
              </Form>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={() => setDraft(null)}>
                {say('common-cancel')}
              </Button>
              <BusyButton variant="accent" isBusy={isBusy} onPress={() => save(draft)}>
                {say('connections-save')}
              </BusyButton>
            </ButtonGroup>
          </Dialog>
        ) : null}
      </DialogContainer>
    </>
  );
}
