// What another try leaves alone.

import { Button } from '@react-spectrum/s2';
import type { JobFacts, Outcome } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';

const LEFT_ALONE = ['conflict', 'cannotBeDone'] as const;

interface NotRetriedProps {
  facts: JobFacts;
  onShow: (outcome: Outcome) => void;
}

/** These assets need attention, too, and another try does not take them: it says so beforehand. */
export function NotRetried({ facts, onShow }: NotRetriedProps) {
  const { say } = useSpeech();
  if (!facts.canRetry) return null;
  return LEFT_ALONE.filter((outcome) => facts.counts[outcome] > 0).map((outcome) => (
    <NoticeBar
      key={outcome}
      tone="notice"
      title={say(`after-not-retried-${outcome}-title`, { n: facts.counts[outcome] })}
      actions={
        <Button size="S" variant="secondary" onPress={() => onShow(outcome)}>
          {say(`after-not-retried-${outcome}-show`)}
        </Button>
      }
    >
      {say(`after-not-retried-${outcome}`)}
    </NoticeBar>
  ));
}
