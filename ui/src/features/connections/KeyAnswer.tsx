// The confirmation of a usable key file.

import {
  AlertDialog,
  Button,
  Content,
  DialogContainer,
  Heading,
  InlineAlert,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Access, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { KeyAdded } from './KeyAdded';
import { KeyFactsCard } from './KeyFactsCard';
import { KeyFormFields } from './KeyFormFields';
import { type UsableKey, useKeyImport } from './use-key-import';

interface KeyAnswerProps {
  inspection: UsableKey;
  existing: ConnectionSummary | null;
  onChoose: () => void;
  onCancel: () => void;
  onAdded: (connection: ConnectionSummary, access: Access | null) => void;
  onShowAssets: (connectionId: string) => void;
}

const KEY_STORE_ERRORS = ['keyStoreMissing', 'keyStoreLocked', 'keyStoreFailed'];

/** What the file holds, the questions that remain, and how adding it went. */
export function KeyAnswer({
  inspection,
  existing,
  onCancel,
  onChoose,
  onAdded,
  onShowAssets,
}: KeyAnswerProps) {
  const { words } = useSpeech();
  const { form, progress, addressMissing, change, add, signIn, backToForm } = useKeyImport(
    inspection,
    existing,
    onAdded,
  );

  if (progress.step === 'signingIn' || progress.step === 'added') {
    return (
      <KeyAdded
        connection={progress.connection}
        access={progress.step === 'added' ? progress.access : null}
        error={progress.step === 'added' ? progress.error : null}
        onCheckAgain={() => signIn(progress.connection)}
        onShowAssets={() => onShowAssets(progress.connection.id)}
      />
    );
  }

  const error = progress.step === 'form' ? progress.error : null;
  const isKeyStoreError = error !== null && KEY_STORE_ERRORS.includes(error.code);
  return (
    <Page width="narrow">
      <PageTitle>{words.key.title}</PageTitle>
      <KeyFactsCard inspection={inspection} />
      {existing ? (
        <InlineAlert variant="informative" styles={style({ width: 'full' })}>
          <Heading level={2}>{words.key.update}</Heading>
          <Content>{words.key.existing(existing.name)}</Content>
        </InlineAlert>
      ) : null}
      <form
        className={style({ display: 'flex', flexDirection: 'column', gap: 24 })}
        onSubmit={(event) => {
          event.preventDefault();
          if (progress.step !== 'adding') add(true, false);
        }}
      >
        <KeyFormFields
          form={form}
          offersPractice={form.stage === 'practice'}
          addressMissing={addressMissing}
          onChange={change}
        />
        {error ? (
          <ErrorNotice
            error={error}
            context={isKeyStoreError ? words.key.keyStoreTitle : undefined}
          >
            {isKeyStoreError ? (
              <Button variant="primary" size="S" onPress={() => add(false, false)}>
                {words.key.sessionOnly}
              </Button>
            ) : null}
            {error.code === 'importGone' ? (
              <Button variant="primary" size="S" onPress={onChoose}>
                {words.key.otherFile}
              </Button>
            ) : null}
          </ErrorNotice>
        ) : null}
        <div className={style({ display: 'flex', gap: 12 })}>
          <BusyButton type="submit" variant="accent" isBusy={progress.step === 'adding'}>
            {existing ? words.key.update : words.key.add}
          </BusyButton>
          <Button variant="secondary" onPress={onCancel}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
      <DialogContainer onDismiss={backToForm}>
        {progress.step === 'confirmAddress' ? (
          <AlertDialog
            variant="warning"
            title={words.key.confirmTitle}
            primaryActionLabel={words.key.confirmYes}
            cancelLabel={words.common.cancel}
            autoFocusButton="cancel"
            onPrimaryAction={() => add(progress.remember, true)}
          >
            {words.key.confirmBody(progress.host)}
          </AlertDialog>
        ) : null}
      </DialogContainer>
    </Page>
  );
}
