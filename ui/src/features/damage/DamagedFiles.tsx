// The file in which Relabel notes every change is damaged: saving what can be read, starting empty.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { Group } from '../../shared/layout/Group';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import {
  AdministratorDetails,
  ErrorNotice,
  technicalFacts,
} from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';

const column = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const text = style({ font: 'body', margin: 0 });

type Saved = 'no' | 'yes' | 'declined';

/** Two steps, in this order; the second asks before it is taken. */
export function DamagedFiles({ error }: { error: ApiError }) {
  const backend = useBackend();
  const { say, format } = useSpeech();
  const [saved, setSaved] = useState<Saved>('no');
  const [busy, setBusy] = useState<'saving' | 'starting' | null>(null);
  const [saveError, setSaveError] = useState<ApiError | null>(null);
  const [startError, setStartError] = useState<ApiError | null>(null);

  async function save() {
    setBusy('saving');
    setSaveError(null);
    try {
      const isSaved = await backend.saveReadable({ separator: format.cellSeparator });
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
      <PageTitle>{say('damage-title')}</PageTitle>
      <div className={column}>
        <p className={text}>{say('damage-what')}</p>
        <p className={text}>{say('damage-aem')}</p>
        <p className={text}>{say('damage-nothing')}</p>
      </div>
      <Group title={say('damage-save-title')}>
        <p className={text}>{say('damage-save-hint')}</p>
        {saveError ? <ErrorNotice error={saveError} context={say('damage-save-failed')} /> : null}
        <div
          className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 })}
        >
          <BusyButton
            variant={saved === 'yes' ? 'secondary' : 'accent'}
            isBusy={busy === 'saving'}
            isDisabled={busy === 'starting'}
            onPress={save}
          >
            {say('damage-save')}
          </BusyButton>
          <p role="status" className={text}>
            {saved === 'yes'
              ? say('damage-saved')
              : saved === 'declined'
                ? say('damage-not-saved')
                : null}
          </p>
        </div>
      </Group>
      <Group title={say('damage-afresh-title')}>
        <p className={text}>{say('damage-afresh-hint')}</p>
        {startError ? (
          <ErrorNotice error={startError} context={say('damage-afresh-failed')} />
        ) : null}
        <div
          className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 })}
        >
          <DialogTrigger>
            <Button variant={saved === 'yes' ? 'accent' : 'secondary'} isDisabled={busy !== null}>
              {say('damage-afresh')}
            </Button>
            <AlertDialog
              variant="warning"
              title={say('damage-afresh-ask')}
              primaryActionLabel={say('damage-afresh-yes')}
              cancelLabel={say('common-cancel')}
              autoFocusButton="cancel"
              onPrimaryAction={startAfresh}
            >
              {say('damage-afresh-body')} {saved === 'yes' ? null : say('damage-afresh-not-saved')}
            </AlertDialog>
          </DialogTrigger>
          <p role="status" className={text}>
            {busy === 'starting' ? say('damage-afresh-running') : null}
          </p>
        </div>
      </Group>
      <AdministratorDetails facts={technicalFacts(error)} />
    </Page>
  );
}
