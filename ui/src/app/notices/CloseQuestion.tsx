// Asks before Relabel is closed in the middle of a change.

import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import type { ApiError, JobSnapshot } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { type Speech, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { useBackend } from '../../shared/state/backend-context';
import { hasEnded } from '../flow/use-job';

interface CloseQuestionProps {
  /** The newest pictures of the jobs the window follows. */
  jobs: JobSnapshot[];
  /** Whether a connection leads to the practice environment, which ends with Relabel. */
  isPractice: (connectionId: string) => boolean;
}

const column = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const plain = style({ margin: 0 });

/** How far each job is, in words. */
function Progress({ jobs, speech }: { jobs: JobSnapshot[]; speech: Speech }) {
  const { say } = speech;
  const [first] = jobs;
  if (first === undefined) return <p className={plain}>{say('closing-ended')}</p>;
  if (jobs.length === 1) {
    const { done, total } = first;
    const isPaused = first.phase === 'paused';
    return (
      <p className={plain}>
        {say(isPaused ? 'closing-paused' : 'closing-running', { done, total })}
      </p>
    );
  }
  return (
    <>
      <p className={plain}>{say('closing-several', { n: jobs.length })}</p>
      <ul className={style({ margin: 0, paddingStart: 20 })}>
        {jobs.map(({ jobId, done, total }) => (
          <li key={jobId}>{say('closing-line', { done, total })}</li>
        ))}
      </ul>
    </>
  );
}

/**
 * The question the shell has the page ask. Spectrum's own alert closes as soon as it is answered;
 * this one stays until the program ends, because that waits for the last answers.
 */
export function CloseQuestion({ jobs, isPractice }: CloseQuestionProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [asked, setAsked] = useState<JobSnapshot[] | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  useEffect(
    () =>
      backend.onCloseAsked((running) => {
        setError(null);
        setAsked(running);
      }),
    [backend],
  );

  async function close() {
    setIsClosing(true);
    setError(null);
    try {
      await backend.closeApp();
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsClosing(false);
    }
  }

  const running = (asked ?? [])
    .map((job) => jobs.find((newer) => newer.jobId === job.jobId) ?? job)
    .filter((job) => !hasEnded(job));
  return (
    <DialogContainer onDismiss={() => (isClosing ? undefined : setAsked(null))}>
      {asked === null ? null : (
        <Dialog role="alertdialog" size="S" isKeyboardDismissDisabled={isClosing}>
          <Heading slot="title">{say('closing-title')}</Heading>
          <Content>
            <div className={column}>
              <Progress jobs={running} speech={speech} />
              {running.some((job) => !isPractice(job.connectionId)) ? (
                <p className={plain}>{say('closing-kept')}</p>
              ) : null}
              {running.some((job) => isPractice(job.connectionId)) ? (
                <p className={plain}>{say('closing-practice')}</p>
              ) : null}
              <p
                role="status"
                className={style({ margin: 0, font: 'body-sm', display: { ':empty': 'none' } })}
              >
                {isClosing ? say('closing-is-closing') : null}
              </p>
              {error ? (
                <p role="alert" className={plain}>
                  {say('closing-failed', { why: speech.explain(error).title })}
                </p>
              ) : null}
            </div>
          </Content>
          <ButtonGroup>
            <Button
              variant="secondary"
              autoFocus
              isDisabled={isClosing}
              onPress={() => setAsked(null)}
            >
              {say('closing-keep-open')}
            </Button>
            <BusyButton variant="accent" isBusy={isClosing} onPress={close}>
              {say('closing-close')}
            </BusyButton>
          </ButtonGroup>
        </Dialog>
      )}
    </DialogContainer>
  );
}
