// What another try leaves alone.

import { Button } from '@react-spectrum/s2';
import type { JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';

interface NotRetriedProps {
  facts: JobFacts;
  onShow: () => void;
}

/** Assets in conflict need attention, too, and another try does not take them: it says so beforehand. */
export function NotRetried({ facts, onShow }: NotRetriedProps) {
  const { say } = useSpeech();
  const n = facts.counts.conflict;
  if (!facts.canRetry || n === 0) return null;
  return (
    <NoticeBar
      tone="notice"
      title={say('after-not-retried-title', { n })}
      actions={
        <Button size="S" variant="secondary" onPress={onShow}>
          {say('after-not-retried-show')}
        </Button>
      }
    >
      {say('after-not-retried')}
    </NoticeBar>
  );
}
