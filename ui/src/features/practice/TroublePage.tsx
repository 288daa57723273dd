// The hidden page of the practice environment: trouble is staged here, to see what Relabel does.

import {
  ActionButton,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Text,
  TextField,
  ToggleButton,
} from '@react-spectrum/s2';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FormEvent, useState } from 'react';
import type { ApiError, ChangePractice } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { Group } from '../../shared/layout/Group';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { FAULT_HELP } from './fault-help';
import { StagedList } from './StagedList';
import { KINDS, kindOf, LATENCIES, LIMITS, SPECS, type TroubleKind } from './staged';
import { useTrouble } from './use-trouble';

interface TroublePageProps {
  onBack: () => void;
}

const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(400px, 100%), 1fr))',
  gap: 12,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const kind = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 4 });
const row = style({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const quiet = style({ font: 'body-sm', margin: 0, color: 'neutral-subdued' });

/** What is wrong now, buttons for the usual trouble, and a field for any other. */
export function TroublePage({ onBack }: TroublePageProps) {
  const { say } = useSpeech();
  const { now, error: readError, change } = useTrouble();
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [spec, setSpec] = useState('');
  const [specError, setSpecError] = useState<string | null>(null);

  /** How often trouble of this kind was met; `null` when none is staged. */
  function hitsOf(wanted: TroubleKind): number | null {
    const staged = now?.faults.filter(({ spec }) => kindOf(spec) === wanted) ?? [];
    return staged.length === 0 ? null : staged.reduce((sum, { hits }) => sum + hits, 0);
  }

  async function attempt(request: ChangePractice, done: string) {
    setSaid(null);
    setError(null);
    try {
      await change(request);
      setSaid(done);
    } catch (thrown) {
      setError(asApiError(thrown));
    }
  }

  async function stageOwn(event: FormEvent) {
    event.preventDefault();
    const text = spec.trim();
    if (text === '') return;
    setSaid(null);
    try {
      await change({ change: 'stage', spec: text });
      setSpecError(null);
      setSpec('');
      setSaid(say('trouble-staged-now', { name: text }));
    } catch (thrown) {
      const { details, message } = asApiError(thrown);
      setSpecError(say('trouble-own-invalid', { why: details.technical ?? message }));
    }
  }

  return (
    <Page width="narrow">
      <div>
        <ActionButton isQuiet onPress={onBack}>
          <ChevronLeft />
          <Text>{say('trouble-back')}</Text>
        </ActionButton>
      </div>
      <div>
        <PageTitle>{say('trouble-title')}</PageTitle>
        <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
          {say('trouble-intro')}
        </p>
      </div>
      {readError ? (
        <ErrorNotice error={readError} context={say('trouble-gone')} />
      ) : (
        <>
          {error ? <ErrorNotice error={error} context={say('trouble-failed')} /> : null}
          <Group title={say('trouble-staged')}>
            <StagedList trouble={now} />
            <div
              className={style({
                display: 'flex',
                flexWrap: 'wrap',
                gap: 12,
                alignItems: 'center',
              })}
            >
              <ActionButton onPress={() => attempt({ change: 'calm' }, say('trouble-calm-done'))}>
                {say('trouble-calm')}
              </ActionButton>
              <p className={quiet}>{say('trouble-calm-hint')}</p>
            </div>
            <p
              role="status"
              className={style({ font: 'body', margin: 0, display: { ':empty': 'none' } })}
            >
              {said}
            </p>
          </Group>
          <Group title={say('trouble-events')}>
            <ul className={grid}>
              {KINDS.map((one) => (
                <li key={one} className={kind}>
                  <ActionButton
                    onPress={() =>
                      attempt(
                        { change: 'stage', spec: SPECS[one] },
                        say('trouble-staged-now', { name: say(`trouble-kinds-${one}`) }),
                      )
                    }
                  >
                    {say(`trouble-kinds-${one}`)}
                  </ActionButton>
                  <p className={quiet}>{say(`trouble-kind-hints-${one}`)}</p>
                  {hitsOf(one) === null ? null : (
                    <p className={style({ font: 'body-sm', margin: 0, fontWeight: 'bold' })}>
                      {say('trouble-at-work', {
                        hits: say('trouble-hits', { n: hitsOf(one) ?? 0 }),
                      })}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </Group>
          <Group title={say('trouble-limits')}>
            <div className={row}>
              {LIMITS.map((perSecond) => (
                <ToggleButton
                  key={perSecond}
                  isSelected={now?.perSecond === perSecond}
                  onChange={() =>
                    attempt({ change: 'limit', perSecond }, say('trouble-limit', { n: perSecond }))
                  }
                >
                  {say('trouble-limit-of', { n: perSecond })}
                </ToggleButton>
              ))}
            </div>
          </Group>
          <Group title={say('trouble-latencies')}>
            <div className={row}>
              {LATENCIES.map((milliseconds) => (
                <ToggleButton
                  key={milliseconds}
                  isSelected={now?.latency === milliseconds}
                  onChange={() =>
                    attempt(
                      { change: 'latency', milliseconds },
                      say('trouble-latency', { n: milliseconds }),
                    )
                  }
                >
                  {say('trouble-latency-of', { n: milliseconds })}
                </ToggleButton>
              ))}
            </div>
          </Group>
          <Group title={say('trouble-own')}>
            <form
              onSubmit={stageOwn}
              className={style({
                display: 'flex',
                flexDirection: 'column',
                gap: 12,
                alignItems: 'start',
              })}
            >
              <TextField
                label={say('trouble-own-label')}
                description={say('trouble-own-hint')}
                autoComplete="off"
                spellCheck="false"
                value={spec}
                onChange={(text) => {
                  setSpec(text);
                  setSpecError(null);
                }}
                isInvalid={specError !== null}
                errorMessage={specError ?? undefined}
                styles={style({ width: 'full' })}
              />
              <BusyButton
                variant="secondary"
                type="submit"
                isBusy={false}
                isDisabled={spec.trim() === ''}
              >
                {say('trouble-stage')}
              </BusyButton>
            </form>
            <Disclosure isQuiet density="compact" size="S" styles={style({ width: 'full' })}>
              <DisclosureTitle level={3}>{say('trouble-how')}</DisclosureTitle>
              <DisclosurePanel>
                <pre
                  lang="en"
                  // A keyboard has to reach what is cut off.
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
                  tabIndex={0}
                  className={style({ font: 'code-sm', margin: 0, overflow: 'auto' })}
                >
                  {FAULT_HELP}
                </pre>
              </DisclosurePanel>
            </Disclosure>
          </Group>
        </>
      )}
    </Page>
  );
}
