// Whether a connection works, step by step, and who can mend what does not.

import {
  ActionButton,
  Button,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Text,
  TextField,
} from '@react-spectrum/s2';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConnectionSummary, Finding, FindingCode } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { CopyRequest } from '../../../shared/controls/CopyRequest';
import { card } from '../../../shared/layout/card';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { FindingRow, PendingRow } from '../../../shared/notices/FindingRow';
import { StageBadge } from '../../../shared/notices/StageBadge';
import { TOP } from '../../../shared/words/folders';
import { CheckSummary } from './CheckSummary';
import { STEPS } from './check-summary';
import { useCheck } from './use-check';

interface ConnectionCheckPageProps {
  connection: ConnectionSummary;
  /** The folder that is checked first. */
  folder: string;
  onBack: () => void;
  onRenew: () => void;
  onSettings: () => void;
  onOpen: () => void;
}

/** Findings that a new key mends. */
const MENDED_BY_KEY: readonly FindingCode[] = [
  'keyEndsSoon',
  'keyEnded',
  'keyNotAvailable',
  'signInFailed',
  'otherEnvironment',
  'passRefused',
];

/** A path without what people leave at its end. */
function tidy(path: string): string {
  return path.trim().replace(/\/+$/, '');
}

function isFolder(path: string): boolean {
  return path === TOP || path.startsWith(`${TOP}/`);
}

/** A row per step. Begins by itself, and again when asked. */
export function ConnectionCheckPage(props: ConnectionCheckPageProps) {
  const { connection, onBack, onRenew, onSettings, onOpen } = props;
  const { say, steps } = useSpeech();
  const [typed, setTyped] = useState(props.folder);
  const [folder, setFolder] = useState(props.folder);
  const { state, error, again } = useCheck(connection.id, folder);
  const isInvalid = !isFolder(tidy(typed));
  const isBusy = error === null && !state.isDone;
  const hasKey = connection.key.kind !== 'localAem' && connection.stage !== 'practice';

  function check() {
    if (isInvalid || isBusy) return;
    if (tidy(typed) === folder) again();
    else setFolder(tidy(typed));
  }

  function waysOn({ code }: Finding): ReactNode {
    if (code === 'certificateNotTrusted') {
      return <ActionButton onPress={onSettings}>{say('checks-open-settings')}</ActionButton>;
    }
    return hasKey && MENDED_BY_KEY.includes(code) ? (
      <ActionButton onPress={onRenew}>{say('connections-add-key')}</ActionButton>
    ) : null;
  }

  const obstacle = state.isDone ? state.findings.find(({ mark }) => mark === 'bad') : undefined;
  const list = useRef<HTMLOListElement>(null);
  const shown = STEPS.filter((step) => state.findings.some((one) => one.step === step));
  const stoppedAt = obstacle === undefined ? -1 : shown.indexOf(obstacle.step);
  // It may lie below the fold, and says what is wrong.
  useEffect(() => {
    if (stoppedAt >= 0) list.current?.children[stoppedAt]?.scrollIntoView({ block: 'nearest' });
  }, [stoppedAt]);
  const isGood = state.isDone && obstacle === undefined;
  return (
    <Page width="narrow">
      <div>
        <ActionButton isQuiet onPress={onBack}>
          <ChevronLeft />
          <Text>{say('connections-back')}</Text>
        </ActionButton>
      </div>
      <div>
        <div
          className={style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' })}
        >
          <PageTitle>{say('checks-title', { name: connection.name })}</PageTitle>
          <StageBadge stage={connection.stage} writing={connection.writing} />
        </div>
        <p className={style({ font: 'body', margin: 0, marginTop: 4, color: 'neutral-subdued' })}>
          {say('checks-intro')}
        </p>
      </div>
      <form
        className={style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'end' })}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <TextField
          label={say('checks-folder')}
          isInvalid={isInvalid}
          errorMessage={say('checks-folder-invalid')}
          autoComplete="off"
          spellCheck="false"
          value={typed}
          onChange={setTyped}
          styles={style({ flexGrow: 1, flexBasis: 288 })}
        />
        <BusyButton type="submit" variant={isGood ? 'secondary' : 'accent'} isBusy={isBusy}>
          {say('checks-again')}
        </BusyButton>
        {isGood ? (
          <Button variant="accent" onPress={onOpen}>
            {say('checks-show')}
          </Button>
        ) : null}
      </form>
      {error ? (
        <ErrorNotice error={error} context={say('checks-failed-title')} onRetry={again} />
      ) : (
        <>
          <CheckSummary state={state}>
            {obstacle ? (
              <>
                {obstacle.request ? <CopyRequest request={obstacle.request} /> : null}
                {waysOn(obstacle)}
              </>
            ) : null}
          </CheckSummary>
          <div className={card}>
            <ol
              ref={list}
              aria-label={say('checks-rows')}
              className={style({ margin: 0, paddingX: 20, paddingY: 8, listStyleType: 'none' })}
            >
              {STEPS.map((step) => {
                const finding = state.findings.find((one) => one.step === step);
                if (finding) {
                  return (
                    <FindingRow key={step} finding={finding} hasWays={finding !== obstacle}>
                      {waysOn(finding)}
                    </FindingRow>
                  );
                }
                return state.isDone ? null : (
                  <PendingRow key={step} step={step} isRunning={state.running === step} />
                );
              })}
            </ol>
          </div>
        </>
      )}
      <Disclosure isQuiet styles={style({ width: 'full' })}>
        <DisclosureTitle level={2}>{say('checks-how-title')}</DisclosureTitle>
        <DisclosurePanel>
          <ul className={style({ margin: 0, paddingStart: 20, font: 'body' })}>
            {steps('checks-how').map((point) => (
              <li key={point} className={style({ marginBottom: 8 })}>
                {point}
              </li>
            ))}
          </ul>
        </DisclosurePanel>
      </Disclosure>
    </Page>
  );
}
