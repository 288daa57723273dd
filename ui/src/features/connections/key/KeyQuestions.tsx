// What is asked about a key whose account is known already: one question, two answers.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ConnectionSummary } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { card } from '../../../shared/layout/card';
import { Page } from '../../../shared/layout/Page';
import { PageTitle } from '../../../shared/layout/PageTitle';
import { hostOf } from '../../../shared/words/address';
import { KeyErrorNotice } from './KeyErrorNotice';
import { validUntil } from './KeyFactsCard';
import type { UsableKey } from './questions';
import type { KeyImport } from './use-key-import';

interface QuestionProps {
  inspection: UsableKey;
  target: ConnectionSummary;
  keyImport: KeyImport;
  onChoose: () => void;
  onCancel: () => void;
}

const text = style({ font: 'body-lg', margin: 0, overflowWrap: 'anywhere' });
const actions = style({ display: 'flex', flexWrap: 'wrap', gap: 12 });
const pair = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 24,
  rowGap: 8,
  margin: 0,
  padding: 20,
  font: 'body',
});

function Problem({ target, keyImport, onChoose }: QuestionProps): ReactNode {
  const { progress, put } = keyImport;
  return progress.step === 'asking' && progress.error ? (
    <KeyErrorNotice
      error={progress.error}
      onSessionOnly={() => put(target, false)}
      onChoose={onChoose}
    />
  ) : null;
}

/** The very same key: nothing to do, except to use it elsewhere. */
export function SameKey(props: QuestionProps) {
  const { inspection, target, keyImport, onCancel } = props;
  const { say } = useSpeech();
  // Only an OAuth credential opens more than one environment.
  const opensOthers = inspection.key.kind === 'oauthServerToServer';
  return (
    <Page width="narrow">
      <PageTitle>{say('key-same-title')}</PageTitle>
      <p className={text}>{say('key-same-body', { name: target.name })}</p>
      <Problem {...props} />
      <div className={actions}>
        <BusyButton
          variant="accent"
          isBusy={keyImport.progress.step === 'adding'}
          onPress={() => keyImport.put(target)}
        >
          {say('key-same-open', { name: target.name })}
        </BusyButton>
        {opensOthers ? (
          <Button variant="secondary" onPress={keyImport.addElsewhere}>
            {say('key-same-elsewhere')}
          </Button>
        ) : null}
        <Button variant="secondary" fillStyle="outline" onPress={onCancel}>
          {say('common-cancel')}
        </Button>
      </div>
    </Page>
  );
}

/** Another key of the same account. Nothing is replaced without a yes. */
export function ReplaceKey(props: QuestionProps & { isOlder: boolean }) {
  const { inspection, target, keyImport, isOlder, onCancel } = props;
  const speech = useSpeech();
  const { say } = speech;
  const isPass = inspection.key.kind === 'localDevelopmentToken';
  const means = say(isPass ? 'key-replace-pass' : 'key-replace-body', {
    host: hostOf(target.address),
  });
  const rows: [string, string][] = [
    [say('key-account'), target.key.account ?? say('common-unknown')],
    [say('key-replace-now'), validUntil(target.key, speech)],
    [say('key-replace-then'), validUntil(inspection.key, speech)],
  ];
  const replace = (
    <BusyButton
      variant={isOlder ? 'secondary' : 'accent'}
      isBusy={keyImport.progress.step === 'adding'}
      onPress={() => keyImport.put(target)}
    >
      {say('key-replace-yes')}
    </BusyButton>
  );
  return (
    <Page width="narrow">
      <PageTitle>{say('key-replace-title', { name: target.name })}</PageTitle>
      <p className={text}>{isOlder ? say('key-replace-older') : means}</p>
      <div className={card}>
        <dl className={pair}>
          {rows.map(([term, fact]) => (
            <div key={term} className={style({ display: 'contents' })}>
              <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
              <dd className={style({ margin: 0, overflowWrap: 'anywhere' })}>{fact}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Problem {...props} />
      <div className={actions}>
        {isOlder ? null : replace}
        <Button variant={isOlder ? 'accent' : 'secondary'} onPress={onCancel}>
          {say('key-replace-no')}
        </Button>
        {isOlder ? replace : null}
      </div>
    </Page>
  );
}

/** A key of another account than the connection it was to renew. */
export function OtherAccount({ inspection, target, keyImport, onChoose, onCancel }: QuestionProps) {
  const { say } = useSpeech();
  return (
    <Page width="narrow">
      <PageTitle>{say('key-other-account-title', { name: target.name })}</PageTitle>
      <p className={text}>
        {say('key-other-account-body', {
          account: inspection.key.account ?? say('common-unknown'),
        })}
      </p>
      <div className={actions}>
        <Button variant="accent" onPress={onChoose}>
          {say('key-other-file')}
        </Button>
        <Button variant="secondary" onPress={keyImport.addAsNew}>
          {say('key-other-account-add')}
        </Button>
        <Button variant="secondary" fillStyle="outline" onPress={onCancel}>
          {say('common-cancel')}
        </Button>
      </div>
    </Page>
  );
}
