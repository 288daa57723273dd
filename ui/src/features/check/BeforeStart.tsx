// What to know before a change is started: access that ends, keys that end, what a short check found.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { Finding, FindingCode, JobOutlook } from '../../backend/bindings';
import { findingSentence } from '../../i18n/check-copy';
import { isSameDay } from '../../i18n/format';
import { type Speech, useSpeech } from '../../i18n/language';
import { CopyRequest } from '../../shared/controls/CopyRequest';
import { NoticeBar } from '../../shared/notices/NoticeBar';

interface BeforeStartProps {
  outlook: JobOutlook;
  onAgain: () => void;
  /** Leads to the check of the connection, step by step. */
  onOpenCheck?: () => void;
}

interface Point {
  id: string;
  text: string;
  finding: Finding | null;
}

const list = style<{ isOne: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  margin: 0,
  paddingStart: { default: 20, isOne: 0 },
  listStyleType: { isOne: 'none' },
  overflowWrap: 'anywhere',
});

/** Told elsewhere on the page, or by a sentence of its own. */
const TOLD: readonly FindingCode[] = ['writeLocked', 'keyEndsSoon', 'notTried'];

function pointsOf(outlook: JobOutlook, speech: Speech): Point[] {
  const { say, format } = speech;
  const points: Point[] = outlook.findings
    .filter(({ code }) => !TOLD.includes(code))
    .map((finding) => ({
      id: `${finding.step} ${finding.code}`,
      text: findingSentence(finding, speech),
      finding,
    }));
  const { tokenEndsBefore, expectedSeconds, keyEnds, sideEffects } = outlook;
  if (tokenEndsBefore !== null) {
    const now = new Date();
    points.push({
      id: 'token',
      text: say('guard-outlook-token-ends', {
        moment: format.moment(tokenEndsBefore, now),
        isToday: isSameDay(new Date(tokenEndsBefore), now) ? 'yes' : 'no',
        duration: expectedSeconds === null ? null : format.duration(expectedSeconds),
      }),
      finding: null,
    });
  }
  if (keyEnds !== null) {
    points.push({
      id: 'key',
      text: say('guard-outlook-key-ends', { day: format.date(keyEnds) }),
      finding: null,
    });
  }
  if (sideEffects.includes('publishes')) {
    points.push({ id: 'publishes', text: say('guard-outlook-besides-publishes'), finding: null });
  }
  return points;
}

/** Whether something was found that will probably stop the change. */
export function isBad(outlook: JobOutlook): boolean {
  return outlook.findings.some(({ mark }) => mark === 'bad');
}

/** Whether there is anything to tell at all. */
export function hasNotices(outlook: JobOutlook): boolean {
  const { findings, tokenEndsBefore, keyEnds, sideEffects } = outlook;
  return (
    tokenEndsBefore !== null ||
    keyEnds !== null ||
    sideEffects.includes('publishes') ||
    findings.some(({ code }) => !TOLD.includes(code))
  );
}

/** One notice for everything, the worst first; nothing when all is well. */
export function BeforeStart({ outlook, onAgain, onOpenCheck }: BeforeStartProps): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const points = pointsOf(outlook, speech);
  if (points.length === 0) return null;
  const bad = isBad(outlook);
  return (
    <NoticeBar
      tone={bad ? 'negative' : 'notice'}
      title={bad ? say('guard-outlook-title-bad') : say('guard-outlook-title')}
      actions={
        outlook.findings.length === 0 ? null : (
          <>
            <ActionButton size="S" onPress={onAgain}>
              {say('guard-outlook-again')}
            </ActionButton>
            {onOpenCheck ? (
              <ActionButton size="S" onPress={onOpenCheck}>
                {say('guard-outlook-open-check')}
              </ActionButton>
            ) : null}
          </>
        )
      }
    >
      <ul className={list({ isOne: points.length === 1 })}>
        {points.map(({ id, text, finding }) => (
          <li key={id}>
            {text}
            {finding?.request ? (
              <div className={style({ marginTop: 4 })}>
                <CopyRequest request={finding.request} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </NoticeBar>
  );
}
