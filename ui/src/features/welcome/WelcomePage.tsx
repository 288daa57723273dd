// The first screen: nothing is connected yet.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ApiError } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { DropArea } from '../../shared/layout/DropArea';
import { LabelAndKey } from '../../shared/layout/illustrations';
import { NumberedSteps } from '../../shared/layout/NumberedSteps';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';

interface WelcomePageProps {
  /** What comes first, such as changes that were interrupted. */
  offers?: ReactNode;
  isOver: boolean;
  /** What is being done at the moment. */
  busy: 'choosing' | 'practice' | 'sheet' | null;
  /** Name of the key store of this computer. */
  keyStore: string;
  error: ApiError | null;
  onChoose: () => void;
  onLocalAem: () => void;
  onPractice: () => void;
  onSheet: () => void;
}

const quiet = style({ font: 'body-sm', color: 'neutral-subdued', margin: 0, textAlign: 'center' });

/** One big place to drop a key file, and a way in without one. */
export function WelcomePage(props: WelcomePageProps) {
  const { say, steps } = useSpeech();
  const { isOver, busy, keyStore, error, onChoose, onLocalAem, onPractice, onSheet } = props;
  return (
    <Page width="narrow">
      <div
        className={style({
          display: 'flex',
          flexDirection: 'column',
          gap: 8,
          textAlign: 'center',
          alignItems: 'center',
        })}
      >
        <PageTitle isHero>{say('welcome-title')}</PageTitle>
        <p className={style({ font: 'body-lg', color: 'neutral-subdued', margin: 0 })}>
          {say('welcome-intro')}
        </p>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {props.offers}
      <DropArea
        illustration={<LabelAndKey />}
        title={say('welcome-drop-title')}
        hint={say('welcome-drop-hint')}
        choose={say('welcome-choose')}
        isOver={isOver}
        isBusy={busy === 'choosing'}
        onChoose={onChoose}
      />
      <p className={quiet}>{say('welcome-promise', { keyStore })}</p>
      <div
        className={style({
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          gap: 8,
        })}
      >
        <div
          className={style({
            display: 'flex',
            flexWrap: 'wrap',
            justifyContent: 'center',
            gap: 12,
          })}
        >
          <BusyButton
            variant="secondary"
            size="L"
            onPress={onPractice}
            isBusy={busy === 'practice'}
          >
            {say('welcome-practice')}
          </BusyButton>
          <BusyButton variant="secondary" size="L" onPress={onSheet} isBusy={busy === 'sheet'}>
            {say('welcome-sheet')}
          </BusyButton>
        </div>
        <p className={quiet}>{say('welcome-practice-hint')}</p>
        <ActionButton isQuiet size="S" onPress={onLocalAem}>
          {say('welcome-local-aem')}
        </ActionButton>
      </div>
      <NumberedSteps isCentred label={say('welcome-steps-title')} steps={steps('welcome-steps')} />
    </Page>
  );
}
