// The file in which Relabel notes every change is damaged: saving what can be read, starting empty.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { AdministratorDetails, ErrorNotice, technicalFacts } from '../../shared/ErrorNotice';
import { Group } from '../../shared/Group';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';

const column = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const text = style({ font: 'body', margin: 0 });

type Saved = 'no' | 'yes' | 'declined';

/** Two steps, in this order; the second asks before it is taken. */
export function DamagedFiles({ error }: { error: ApiError }) {
  const backend = useBackend();
  const { words } = useSpeech();
  const [saved, setSaved] = useState<Saved>('no');
  const [busy, setBusy] = useState<'saving' | 'starting' | null>(null);
  const [saveError, setSaveError] = useState<ApiError | null>(null);
  const [startError, setStartError] = useState<ApiError | null>(null);

  async function save() {
    setBusy('saving');
    setSaveError(null);
    try {
      const isSaved = await backend.saveReadable({ separator: words.sheets.usualSeparator });
      setSaved((before) => (isSaved ? 'yes' : before === 'yes' ? before : 'declined'));
    } catch (thrown) {
      setSaveError(asApiError(thrown));
    } finally {
      setBusy(null);
    }
  }

  async function startAfresh() {
    setBusy('starting');
    setStartError(null);
    try {
      await backend.startAfresh();
      // The program starts again; until then the page stays as it is.
    } catch (thrown) {
      setStartError(asApiError(thrown));
      setBusy(null);
    }
  }

  return (
    <Page width="narrow">
      <PageTitle>{words.damage.title}</PageTitle>
      <div className={column}>
        <p className={text}>{words.damage.what}</p>
        <p className={text}>{words.damage.aem}</p>
        <p className={text}>{words.damage.nothing}</p>
      </div>
      <Group title={words.damage.saveTitle}>
        <p className={text}>{words.damage.saveHint}</p>
        {saveError ? <ErrorNotice error={saveError} context={words.damage.saveFailed} /> : null}
        <div
          className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 })}
        >
          <BusyButton
            variant={saved === 'yes' ? 'secondary' : 'accent'}
            isBusy={busy === 'saving'}
            isDisabled={busy === 'starting'}
            onPress={save}
          >
            {words.damage.save}
          </BusyButton>
          <p role="status" className={text}>
            {saved === 'yes'
              ? words.damage.saved
              : saved === 'declined'
                ? words.damage.notSaved
                : null}
          </p>
        </div>
      </Group>
      <Group title={words.damage.afreshTitle}>
        <p className={text}>{words.damage.afreshHint}</p>
        {startError ? <ErrorNotice error={startError} context={words.damage.afreshFailed} /> : null}
        <div
          className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 })}
        >
          <DialogTrigger>
            <Button variant={saved === 'yes' ? 'accent' : 'secondary'} isDisabled={busy !== null}>
              {words.damage.afresh}
            </Button>
            <AlertDialog
              variant="warning"
              title={words.damage.afreshAsk}
              primaryActionLabel={words.damage.afreshYes}
              cancelLabel={words.common.cancel}
              autoFocusButton="cancel"
              onPrimaryAction={startAfresh}
            >
              {words.damage.afreshBody} {saved === 'yes' ? null : words.damage.afreshNotSaved}
            </AlertDialog>
          </DialogTrigger>
          <p role="status" className={text}>
            {busy === 'starting' ? words.damage.afreshRunning : null}
          </p>
        </div>
      </Group>
      <AdministratorDetails facts={technicalFacts(error)} />
    </Page>
  );
}
