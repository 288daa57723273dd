// Changing what the user decides about a connection: its name and its kind.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogTrigger,
  Form,
  Heading,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { StageChoice } from './StageChoice';

interface EditConnectionProps {
  connection: ConnectionSummary;
  onChanged: (connection: ConnectionSummary) => void;
}

/** A button and its dialog. */
export function EditConnection({ connection, onChanged }: EditConnectionProps) {
  const { words } = useSpeech();
  return (
    <DialogTrigger>
      <Button variant="secondary" fillStyle="outline">
        {words.connections.edit}
      </Button>
      <Dialog size="M">
        {({ close }) => (
          <EditForm
            connection={connection}
            onClose={close}
            onChanged={(changed) => {
              onChanged(changed);
              close();
            }}
          />
        )}
      </Dialog>
    </DialogTrigger>
  );
}

interface EditFormProps extends EditConnectionProps {
  onClose: () => void;
}

function EditForm({ connection, onChanged, onClose }: EditFormProps) {
  const backend = useBackend();
  const { words } = useSpeech();
  const [name, setName] = useState(connection.name);
  const [stage, setStage] = useState(connection.stage);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function save() {
    setIsBusy(true);
    setError(null);
    try {
      const request = { connectionId: connection.id, name: name.trim(), stage };
      onChanged(await backend.updateConnection(request));
    } catch (thrown) {
      setError(asApiError(thrown));
      setIsBusy(false);
    }
  }

  return (
    <>
      <Heading slot="title">{words.connections.editTitle}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextField
            label={words.key.nameLabel}
            autoComplete="off"
            value={name}
            onChange={setName}
            styles={style({ width: 'full' })}
          />
          <StageChoice stage={stage} onChange={setStage} />
          {error ? <ErrorNotice error={error} context={words.connections.actionFailed} /> : null}
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {words.common.cancel}
        </Button>
        <BusyButton variant="accent" isBusy={isBusy} onPress={save}>
          {words.connections.save}
        </BusyButton>
      </ButtonGroup>
    </>
  );
}
