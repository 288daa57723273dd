// A question becomes a persisted query, under a name that everybody there can run it by.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Form,
  Heading,
  InlineAlert,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { NameField } from '../../../shared/controls/NameField';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { UnlockButton } from '../../../shared/notices/LiveLock';
import { useBackend } from '../../../shared/state/backend-context';
import { useLoad } from '../../../shared/state/use-load';
import { isQueryName } from '../write/variables';

interface PersistDialogProps {
  connection: ConnectionSummary;
  configuration: string;
  query: string;
  /** It has conditions whose values cannot be saved with it. */
  losesValues?: boolean;
  /** What it is called at first. */
  name?: string;
  onConnection: (connection: ConnectionSummary) => void;
}

type Step = 'naming' | 'confirming' | 'saved';

const column = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const plain = style({ font: 'body', margin: 0 });

/** Names it; Live is asked about once more. */
export function PersistDialog(props: PersistDialogProps) {
  const { connection, configuration, query, losesValues = false, onConnection } = props;
  const backend = useBackend();
  const { say } = useSpeech();
  const [name, setName] = useState(props.name ?? '');
  const [step, setStep] = useState<Step>('naming');
  const [tried, setTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  // Somebody else may have taken the name meanwhile: then AEM says so, and is believed.
  const [taken, setTaken] = useState<string | null>(null);
  const { id: connectionId } = connection;
  const [persisted] = useLoad('listPersisted', { connectionId });
  const trimmed = name.trim();
  const isThere =
    taken === trimmed ||
    (persisted.state === 'ready' &&
      persisted.value.some((one) => one.configuration === configuration && one.name === trimmed));
  const problem =
    trimmed === ''
      ? say('questions-persist-name-missing')
      : isQueryName(trimmed)
        ? null
        : say('questions-persist-name-invalid');
  const isLive = connection.stage === 'live';
  const isLocked = connection.writing === 'locked';

  async function save() {
    setIsBusy(true);
    setError(null);
    try {
      const request = { connectionId, configuration, name: trimmed, query, replace: isThere };
      await backend.savePersisted(request);
      setStep('saved');
    } catch (thrown) {
      const failure = asApiError(thrown);
      if (failure.code === 'queryNameTaken') setTaken(trimmed);
      setError(failure);
      setStep('naming');
    } finally {
      setIsBusy(false);
    }
  }

  function goOn() {
    setTried(true);
    if (problem !== null || isBusy || isLocked) return;
    if (isLive && step === 'naming') setStep('confirming');
    else void save();
  }

  const title =
    step === 'confirming'
      ? isThere
        ? say('questions-persist-live-replace-title', { name: trimmed })
        : say('questions-persist-live-title', { name: trimmed })
      : say('questions-persist-title');
  return (
    <Dialog size="M">
      {({ close }) => (
        <>
          <Heading slot="title">{title}</Heading>
          <Content>
            {step === 'saved' ? (
              <p role="status" className={plain}>
                {say('questions-persist-saved', { name: trimmed })}
              </p>
            ) : step === 'confirming' ? (
              <p className={plain}>
                {isThere
                  ? say('questions-persist-live-replace-body', { connection: connection.name })
                  : say('questions-persist-live-body', { connection: connection.name })}
              </p>
            ) : (
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  goOn();
                }}
              >
                <div className={column}>
                  <p className={plain}>{say('questions-persist-hint')}</p>
                  {losesValues ? (
                    <p className={plain}>{say('questions-persist-values-hint')}</p>
                  ) : null}
                  {isLocked ? (
                    <InlineAlert variant="notice" styles={style({ width: 'full' })}>
                      <Content>{say('questions-persist-locked')}</Content>
                    </InlineAlert>
                  ) : null}
                  {error ? (
                    <ErrorNotice error={error} context={say('questions-persist-failed')} />
                  ) : null}
                  <NameField
                    label={say('questions-persist-name')}
                    description={
                      isThere
                        ? say('questions-persist-taken', { name: trimmed })
                        : say('questions-persist-name-hint')
                    }
                    value={name}
                    onChange={setName}
                    isInvalid={tried && problem !== null}
                    errorMessage={problem ?? undefined}
                    styles={style({ width: 'full' })}
                  />
                </div>
              </Form>
            )}
          </Content>
          <ButtonGroup>
            {step === 'saved' ? (
              <Button variant="accent" autoFocus onPress={close}>
                {say('common-close')}
              </Button>
            ) : step === 'confirming' ? (
              <>
                <Button variant="secondary" autoFocus onPress={close}>
                  {say('questions-persist-back')}
                </Button>
                <BusyButton variant="accent" isBusy={isBusy} onPress={goOn}>
                  {isThere ? say('questions-persist-replace') : say('questions-persist-save')}
                </BusyButton>
              </>
            ) : (
              <>
                <Button variant="secondary" onPress={close}>
                  {say('common-cancel')}
                </Button>
                {isLocked ? (
                  <UnlockButton connection={connection} onChanged={onConnection} />
                ) : (
                  <BusyButton variant="accent" isBusy={isBusy} onPress={goOn}>
                    {isThere ? say('questions-persist-replace') : say('questions-persist-save')}
                  </BusyButton>
                )}
              </>
            )}
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
