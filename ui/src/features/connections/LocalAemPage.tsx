// Adding the AEM SDK that runs on this computer. Choosing it is the permission to speak to it
// without encryption.

import { Button, Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary, LocalSignIn } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { useAddress } from './use-address';

/** Where the SDK listens unless it was started otherwise. */
const USUAL_ADDRESS = 'http://localhost:4502';

interface LocalAemPageProps {
  onAdded: (connection: ConnectionSummary) => void;
  onCancel: () => void;
}

const hint = style({ font: 'ui-sm', color: 'neutral-subdued' });

/** Address, sign-in, name. */
export function LocalAemPage({ onAdded, onCancel }: LocalAemPageProps) {
  const backend = useBackend();
  const { say, explain } = useSpeech();
  const [address, setAddress] = useState(USUAL_ADDRESS);
  const [signIn, setSignIn] = useState<LocalSignIn>('shippedAccount');
  const [name, setName] = useState(say('local-name'));
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const looked = useAddress(address, true);
  const refused = looked.error === null ? null : explain(looked.error);

  async function add() {
    setIsBusy(true);
    setError(null);
    try {
      const request = { address: address.trim() || USUAL_ADDRESS, signIn, name: name.trim() };
      onAdded(await backend.addLocalAem(request));
    } catch (thrown) {
      setError(asApiError(thrown));
      setIsBusy(false);
    }
  }

  return (
    <Page width="narrow">
      <PageTitle>{say('local-title')}</PageTitle>
      <p className={style({ font: 'body-lg', margin: 0 })}>{say('local-intro')}</p>
      <form
        className={style({ display: 'flex', flexDirection: 'column', gap: 24 })}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) add();
        }}
      >
        <TextField
          label={say('local-address')}
          description={say('local-address-hint')}
          isInvalid={refused !== null}
          errorMessage={refused === null ? undefined : say('local-address-refused')}
          inputMode="url"
          autoComplete="off"
          spellCheck="false"
          value={address}
          onChange={setAddress}
          styles={style({ width: 'full' })}
        />
        <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
          {say('local-promise')}
        </p>
        <RadioGroup
          label={say('local-sign-in')}
          value={signIn}
          onChange={(value) => setSignIn(value as LocalSignIn)}
        >
          <Radio value="shippedAccount" aria-label={say('local-shipped-account')}>
            <span>
              {say('local-shipped-account')}
              <br />
              <span className={hint}>{say('local-shipped-account-hint')}</span>
            </span>
          </Radio>
          <Radio value="nobody" aria-label={say('local-nobody')}>
            <span>
              {say('local-nobody')}
              <br />
              <span className={hint}>{say('local-nobody-hint')}</span>
            </span>
          </Radio>
        </RadioGroup>
        <TextField
          label={say('key-name-label')}
          autoComplete="off"
          value={name}
          onChange={setName}
          styles={style({ width: 'full' })}
        />
        {error ? <ErrorNotice error={error} context={say('connections-action-failed')} /> : null}
        <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12 })}>
          <BusyButton type="submit" variant="accent" isBusy={isBusy}>
            {say('local-add')}
          </BusyButton>
          <Button variant="secondary" onPress={onCancel}>
            {say('common-cancel')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
