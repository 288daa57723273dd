// The check of the network: which host, which layer, and the way on.

import { Button } from '@react-spectrum/s2';
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import CloseCircle from '@react-spectrum/s2/icons/CloseCircle';
import RemoveCircle from '@react-spectrum/s2/icons/RemoveCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { Unwatch } from '../../backend/backend';
import type { ApiError, Finding, HostFindings, Mark, NetworkState } from '../../backend/bindings';
import { findingSentence, markWord } from '../../i18n/check-copy';
import { type Speech, useSpeech } from '../../i18n/language';
import { RequestFor } from '../../shared/admin-request';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';

/** The layers, in the order in which they can fail. */
const LAYERS = ['name', 'network', 'secure'] as const;
type Layer = (typeof LAYERS)[number];

const SIGNS: Record<Mark, typeof CheckmarkCircle> = {
  good: CheckmarkCircle,
  warning: AlertTriangle,
  bad: CloseCircle,
  skipped: RemoveCircle,
};

const host = style({
  padding: 16,
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'lg',
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
});
const rows = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const row = style({ display: 'flex', alignItems: 'start', gap: 8, font: 'ui' });
const sign = style<{ mark: Mark }>({
  display: 'flex',
  '--iconPrimary': {
    type: 'fill',
    value: {
      mark: {
        good: 'positive',
        warning: 'notice',
        bad: 'negative',
        skipped: 'neutral',
      },
    },
  },
});

/** The first layer that failed on a host; `null` when all is well. */
function failedLayer({ findings }: HostFindings): Layer | null {
  const bad = findings.find(({ mark }) => mark === 'bad');
  return LAYERS.find((layer) => layer === bad?.step) ?? null;
}

/** The result in a sentence that names the lowest layer that failed. */
function summary({ hosts }: NetworkState, { words }: Speech): string {
  const layers = hosts.map(failedLayer);
  for (const layer of LAYERS) {
    const failed = layers.filter((one) => one === layer).length;
    if (failed > 0) return words.network.failed[layer](failed, hosts.length);
  }
  return words.network.allGood(hosts.length);
}

/** A button, and what came of it. */
export function NetworkCheck({ onAddCertificate }: { onAddCertificate: () => void }) {
  const backend = useBackend();
  const speech = useSpeech();
  const { words } = speech;
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
          {state?.isDone ? words.network.checkAgain : words.network.check}
        </BusyButton>
        <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
          {words.network.checkHint}
        </span>
      </div>
      <p role="status" className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
        {isChecking ? words.network.checking : state?.isDone ? summary(state, speech) : null}
      </p>
      {error ? (
        <ErrorNotice error={error} context={words.network.checkFailed} onRetry={check} />
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

/** Three rows for a host: name, connection, secure connection. */
function HostResult({ result, onAddCertificate }: HostResultProps) {
  const { words } = useSpeech();
  return (
    <section className={host} aria-label={result.host}>
      <h3
        className={style({ font: 'ui', fontWeight: 'bold', margin: 0, overflowWrap: 'anywhere' })}
      >
        {result.host}
      </h3>
      <ul className={rows}>
        {result.findings.map((finding) => (
          <LayerRow key={finding.step} finding={finding} />
        ))}
      </ul>
      {result.findings.map((finding) =>
        finding.mark === 'bad' ? (
          <div
            key={finding.step}
            className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 })}
          >
            {finding.code === 'certificateNotTrusted' ? (
              <Button size="S" variant="primary" onPress={onAddCertificate}>
                {words.network.add}
              </Button>
            ) : null}
            <RequestFor request={finding.request} />
          </div>
        ) : null,
      )}
    </section>
  );
}

function LayerRow({ finding }: { finding: Finding }) {
  const speech = useSpeech();
  const { words } = speech;
  const { step, mark } = finding;
  const layer = LAYERS.find((one) => one === step);
  const Sign = SIGNS[mark];
  return (
    <li className={row}>
      <span aria-hidden="true" className={sign({ mark })}>
        <Sign styles={iconStyle({ size: 'M' })} />
      </span>
      <span className={style({ minWidth: 0, overflowWrap: 'anywhere' })}>
        <strong>
          {words.network.hostRow(
            layer ? words.network.step[layer] : words.checks.step[step],
            markWord(finding, speech),
          )}
        </strong>
        <span className={style({ display: 'block', color: 'neutral-subdued' })}>
          {findingSentence(finding, speech)}
        </span>
      </span>
    </li>
  );
}
