// The check of the network: which host, which layer, and the way on.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Unwatch } from '../../backend/backend';
import type { ApiError, HostFindings, NetworkState } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { FindingRow } from '../../shared/notices/FindingRow';
import { useBackend } from '../../shared/state/backend-context';

/** The layers, in the order in which they can fail. */
const LAYERS = ['name', 'network', 'secure', 'answer'] as const;
type Layer = (typeof LAYERS)[number];

const host = style({
  paddingX: 16,
  paddingTop: 12,
  paddingBottom: 4,
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'lg',
});

/** The first layer that failed on a host; `null` when all is well. */
function failedLayer({ findings }: HostFindings): Layer | null {
  const bad = findings.find(({ mark }) => mark === 'bad');
  return LAYERS.find((layer) => layer === bad?.step) ?? null;
}

/** The result in a sentence that names the lowest layer that failed. */
function summary({ hosts }: NetworkState, { say }: Speech): string {
  const layers = hosts.map(failedLayer);
  for (const layer of LAYERS) {
    const failed = layers.filter((one) => one === layer).length;
    if (failed > 0) return say(`network-failed-${layer}`, { n: failed, of: hosts.length });
  }
  return say('network-all-good', { n: hosts.length });
}

interface NetworkCheckProps {
  /** Tells one set of proxy and certificates from another, which is checked again. */
  setup: string;
  onAddCertificate: () => void;
}

/** A button, and what came of it. */
export function NetworkCheck({ setup, onAddCertificate }: NetworkCheckProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [state, setState] = useState<NetworkState | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const unwatch = useRef<Unwatch>(() => {});

  useEffect(() => () => unwatch.current(), []);

  function check() {
    unwatch.current();
    setState(null);
    setError(null);
    setIsChecking(true);
    unwatch.current = backend.watchNetworkCheck({
      onEvent: (event) => {
        setState(event);
        if (event.isDone) setIsChecking(false);
      },
      onError: (thrown) => {
        setError(thrown);
        setIsChecking(false);
      },
    });
  }

  // Who has just added what was missing wants to know whether that was it.
  const checkAgain = useEffectEvent(() => {
    if (state?.isDone) check();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setup is what asks again.
  useEffect(() => checkAgain(), [setup]);

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <div
        className={style({
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 16,
          rowGap: 4,
        })}
      >
        <BusyButton variant="secondary" isBusy={isChecking} onPress={check}>
          {state?.isDone ? say('network-check-again') : say('network-check')}
        </BusyButton>
        <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
          {say('network-check-hint')}
        </span>
      </div>
      <p role="status" className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
        {isChecking ? say('network-checking') : state?.isDone ? summary(state, speech) : null}
      </p>
      {error ? (
        <ErrorNotice error={error} context={say('network-check-failed')} onRetry={check} />
      ) : null}
      {state?.hosts.map((one) => (
        <HostResult key={one.host} result={one} onAddCertificate={onAddCertificate} />
      ))}
    </div>
  );
}

interface HostResultProps {
  result: HostFindings;
  onAddCertificate: () => void;
}

/** By which proxy a host is reached, in a sentence. */
function proxySentence({ proxy }: HostFindings, { say }: Speech): string {
  if (proxy === null) return say('network-without-proxy');
  const { address, from } = proxy;
  return from.kind === 'variable'
    ? say('network-by-proxy-variable', { proxy: address, name: from.name })
    : say(`network-by-proxy-${from.kind}`, { proxy: address });
}

/** The rows of a host: name, connection, secure connection, and whether the right one answers. */
function HostResult({ result, onAddCertificate }: HostResultProps) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <section className={host} aria-label={result.host}>
      <h3
        className={style({ font: 'ui', fontWeight: 'bold', margin: 0, overflowWrap: 'anywhere' })}
      >
        {result.host}
      </h3>
      <p className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}>
        {proxySentence(result, speech)}
      </p>
      <ul className={style({ margin: 0, padding: 0, listStyleType: 'none' })}>
        {result.findings.map((finding) => {
          const layer = LAYERS.find((one) => one === finding.step);
          return (
            <FindingRow
              key={finding.step}
              finding={finding}
              label={layer && say(`network-step-${layer}`)}
            >
              {finding.code === 'certificateNotTrusted' ? (
                <ActionButton onPress={onAddCertificate}>{say('network-add')}</ActionButton>
              ) : null}
            </FindingRow>
          );
        })}
      </ul>
    </section>
  );
}
