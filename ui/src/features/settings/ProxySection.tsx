// The proxy by which other computers are reached: the system's, none, or one that is entered.

import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ApiError, ProxyChoice, ProxySettings, SystemProxy } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { type Speech, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { ask, put } from '../../shared/state/queries';
import { withoutSignIn } from './proxy-address';

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
const form = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 12 });
const line = style({ font: 'ui', margin: 0, display: { ':empty': 'none' } });

/** What the variables and the system say at present. */
function systemHint(system: SystemProxy, { say }: Speech): string {
  switch (system.kind) {
    case 'none':
      return say('network-proxy-system-none');
    case 'script':
      return say('network-proxy-system-script');
    case 'malformed':
      return say('network-proxy-system-malformed', { name: system.variable });
    case 'fixed': {
      const { address, from } = system.proxy;
      return from.kind === 'variable'
        ? say('network-proxy-system-variable', { proxy: address, name: from.name })
        : say('network-proxy-system-fixed', { proxy: address });
    }
  }
}

/** What the fields hold; the password goes to the key store and never comes back. */
interface Draft {
  kind: Kind;
  address: string;
  user: string;
  password: string;
}

function draftOf({ choice }: ProxySettings): Draft {
  const { address, user } = choice.kind === 'fixed' ? choice : { address: '', user: '' };
  return { kind: choice.kind, address, user, password: '' };
}

/** What is kept, what is filled in, and the button that applies it. */
export function ProxySection({ onChanged }: { onChanged: () => void }) {
  const backend = useBackend();
  const speech = useSpeech();
  const queries = useQueryClient();
  const kept = ask(backend, 'proxySettings');
  const { data: settings, error: readError } = useQuery(kept);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [saveError, setSaveError] = useState<ApiError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const systemHintId = useId();

  const notice = saveError ? (
    <ErrorNotice error={saveError} context={speech.say('network-proxy-failed')} />
  ) : readError ? (
    <ErrorNotice error={readError} context={speech.say('network-proxy-read-failed')} />
  ) : null;
  if (settings === undefined) return notice;
  const now = draft ?? draftOf(settings);
  const { kind } = now;
  const isApplied = kind !== 'fixed' && kind === settings.choice.kind;

  function change(part: Partial<Draft>) {
    setDraft({ ...now, ...part });
    setIsSaved(false);
  }

  async function save() {
    setIsBusy(true);
    setSaveError(null);
    setIsSaved(false);
    const filled = withoutSignIn(now);
    const { address, user, password } = filled;
    try {
      const choice: ProxyChoice = kind === 'fixed' ? { kind, address, user } : { kind };
      const found = await backend.setProxy(choice, password === '' ? null : password);
      put(queries, kept, () => found);
      setDraft(null);
      setIsSaved(true);
      onChanged();
    } catch (thrown) {
      setSaveError(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <h3 className={title}>{speech.say('network-proxy-label')}</h3>
      <RadioGroup
        aria-label={speech.say('network-proxy-label')}
        value={kind}
        onChange={(chosen) => change({ kind: chosen as Kind })}
      >
        {KINDS.map((one) => (
          <Radio
            key={one}
            value={one}
            aria-label={speech.say(`network-proxy-kinds-${one}`)}
            aria-describedby={one === 'system' ? systemHintId : undefined}
          >
            <span>
              {speech.say(`network-proxy-kinds-${one}`)}
              {one === 'system' ? (
                <>
                  <br />
                  <span id={systemHintId} className={hint}>
                    {systemHint(settings.system, speech)}
                  </span>
                </>
              ) : null}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <form
        className={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && (kind !== 'fixed' || now.address.trim() !== '')) void save();
        }}
      >
        {kind === 'fixed' ? (
          <ProxyFields settings={settings} draft={now} onChange={change} />
        ) : null}
        {isApplied ? null : (
          <BusyButton
            type="submit"
            variant="secondary"
            isBusy={isBusy}
            isDisabled={kind === 'fixed' && now.address.trim() === ''}
          >
            {kind === 'fixed' ? speech.say('network-proxy-use') : speech.say('network-proxy-apply')}
          </BusyButton>
        )}
      </form>
      <p role="status" className={line}>
        {isSaved ? speech.say('network-proxy-saved') : null}
      </p>
      {notice}
    </div>
  );
}

interface ProxyFieldsProps {
  settings: ProxySettings;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** Address, user and password. */
function ProxyFields({ settings: { choice, hasPassword }, draft, onChange }: ProxyFieldsProps) {
  const { say } = useSpeech();
  const { address, user, password } = draft;
  const isOfKept = choice.kind === 'fixed' && address === choice.address && user === choice.user;
  const isMissing = isOfKept && user !== '' && !hasPassword && password === '';
  return (
    <>
      <TextField
        label={say('network-proxy-address')}
        description={say('network-proxy-address-hint')}
        value={address}
        onChange={(text) => onChange({ address: text })}
        autoComplete="off"
        spellCheck="false"
        styles={style({ width: 400, maxWidth: 'full' })}
      />
      <div className={pair}>
        <TextField
          label={say('network-proxy-user')}
          description={say('network-proxy-user-hint')}
          value={user}
          onChange={(text) => onChange({ user: text })}
          autoComplete="off"
          spellCheck="false"
          styles={style({ width: 264 })}
        />
        <TextField
          type="password"
          label={say('network-proxy-password')}
          description={
            isMissing ? say('network-proxy-password-missing') : say('network-proxy-password-hint')
          }
          placeholder={isOfKept && hasPassword ? say('network-proxy-password-kept') : undefined}
          value={password}
          onChange={(text) => onChange({ password: text })}
          autoComplete="off"
          isDisabled={user.trim() === ''}
          styles={style({ width: 264 })}
        />
      </div>
    </>
  );
}
