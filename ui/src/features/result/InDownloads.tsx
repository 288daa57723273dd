// Where the values of a change can be seen: in AEM, and perhaps in the files.

import { Disclosure, DisclosurePanel, DisclosureTitle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';

const quiet = style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' });

/** A sentence, and what an administrator can do about it. */
export function InDownloads() {
  const { say } = useSpeech();
  return (
    <div>
      <p className={quiet}>{say('result-downloads')}</p>
      <Disclosure
        isQuiet
        density="compact"
        size="S"
        styles={style({ width: 'full', marginStart: -8 })}
      >
        <DisclosureTitle level={2}>{say('result-downloads-more')}</DisclosureTitle>
        <DisclosurePanel>
          <p className={quiet}>{say('result-downloads-why')}</p>
        </DisclosurePanel>
      </Disclosure>
    </div>
  );
}
