// The proxy by which other computers are reached: the system's, none, or one that is entered.

import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import type { ApiError, ProxyChoice, ProxySettings, SystemProxy } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { type Speech, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';

type Kind = ProxyChoice['kind'];

const KINDS: Kind[] = ['system', 'without', 'fixed'];
const title = style({ font: 'ui', fontWeight: 'bold', margin: 0 });
const hint = style({ font: 'ui-sm', color: 'neutral-subdued', overflowWrap: 'anywhere' });
const pair = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'start',
  gap: 12,
  width: 'full',
});
const line = style({ font: 'ui', margin: 0, display: { ':empty': 'none' } });

/** What the variables and the system say at present. */
function systemHint(system: SystemProxy, { words }: Speech): string {
  const { proxy } = words.network;
  switch (system.kind) {
    case 'none':
      return proxy.systemNone;
    case 'script':
      return proxy.systemScript;
    case 'malformed':
      return proxy.systemMalformed(system.variable);
    case 'fixed': {
      const { address, from } = system.proxy;
      return from.kind === 'variable'
        ? proxy.systemVariable(address, from.name)
        : proxy.systemFixed(address);
    }
  }
}

/** A choice without anything to fill in applies at once. */
export function ProxySection({ onChanged }: { onChanged: () => void }) {
  const backend = useBackend();
  const speech = useSpeech();
  const { proxy } = speech.words.network;
  const [settings, setSettings] = useState<ProxySettings | null>(null);
  /** What is looked at; `null` for what is kept. */
  const [kind, setKind] = useState<Kind | null>(null);
  const [failure, setFailure] = useState<{ context: string; error: ApiError } | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  useEffect(() => {
    let isOpen = true;
    backend.proxySettings().then(
      (found) => isOpen && setSettings(found),
      (thrown) => isOpen && setFailure({ context: proxy.readFailed, error: asApiError(thrown) }),
    );
    return () => {
      isOpen = false;
    };
  }, [backend, proxy]);

  async function save(choice: ProxyChoice, password: string | null) {
    setFailure(null);
    setIsSaved(false);
    try {
      setSettings(await backend.setProxy(choice, password));
      setKind(null);
      setIsSaved(true);
      onChanged();
    } catch (thrown) {
      setFailure({ context: proxy.failed, error: asApiError(thrown) });
    }
  }

  if (settings === null) {
    return failure ? <ErrorNotice error={failure.error} context={failure.context} /> : null;
  }
  const shown = kind ?? settings.choice.kind;
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <h3 className={title}>{proxy.label}</h3>
      <RadioGroup
        aria-label={proxy.label}
        value={shown}
        onChange={(chosen) => {
          setKind(chosen as Kind);
          setIsSaved(false);
          if (chosen === 'system' || chosen === 'without') void save({ kind: chosen }, null);
        }}
      >
        {KINDS.map((one) => (
          <Radio key={one} value={one} aria-label={proxy.kinds[one]}>
            <span>
              {proxy.kinds[one]}
              {one === 'system' ? (
                <>
                  <br />
                  <span className={hint}>{systemHint(settings.system, speech)}</span>
                </>
              ) : null}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {shown === 'fixed' ? (
        <ProxyFields key={JSON.stringify(settings)} settings={settings} onSave={save} />
      ) : null}
      <p role="status" className={line}>
        {isSaved ? proxy.saved : null}
      </p>
      {failure ? <ErrorNotice error={failure.error} context={failure.context} /> : null}
    </div>
  );
}

interface ProxyFieldsProps {
  settings: ProxySettings;
  onSave: (choice: ProxyChoice, password: string | null) => Promise<void>;
}

/** Address, user and password; the password goes to the key store and never comes back. */
function ProxyFields({ settings: { choice, hasPassword }, onSave }: ProxyFieldsProps) {
  const { words } = useSpeech();
  const { proxy } = words.network;
  const kept = choice.kind === 'fixed' ? choice : { address: '', user: '' };
  const [address, setAddress] = useState(kept.address);
  const [user, setUser] = useState(kept.user);
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isKept = hasPassword && address === kept.address && user === kept.user;
  const isMissing = !hasPassword && kept.user !== '' && user === kept.user && password === '';

  async function save() {
    setIsBusy(true);
    await onSave({ kind: 'fixed', address, user }, password === '' ? null : password);
    setIsBusy(false);
  }

  return (
    <form
      className={style({
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'start',
        gap: 12,
        paddingStart: 24,
      })}
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() !== '' && !isBusy) void save();
      }}
    >
      <TextField
        label={proxy.address}
        description={proxy.addressHint}
        value={address}
        onChange={setAddress}
        autoFocus={choice.kind !== 'fixed'}
        spellCheck="false"
        styles={style({ width: 'full', maxWidth: 400 })}
      />
      <div className={pair}>
        <TextField
          label={proxy.user}
          description={proxy.userHint}
          value={user}
          onChange={setUser}
          autoComplete="off"
          spellCheck="false"
          styles={style({ width: 264 })}
        />
        <TextField
          type="password"
          label={proxy.password}
          description={isMissing ? proxy.passwordMissing : proxy.passwordHint}
          placeholder={isKept ? proxy.passwordKept : undefined}
          value={password}
          onChange={setPassword}
          autoComplete="off"
          isDisabled={user.trim() === ''}
          styles={style({ width: 264 })}
        />
      </div>
      <BusyButton
        type="submit"
        variant="secondary"
        isBusy={isBusy}
        isDisabled={address.trim() === ''}
      >
        {proxy.use}
      </BusyButton>
    </form>
  );
}
