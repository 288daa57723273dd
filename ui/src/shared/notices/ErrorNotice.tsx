// An error in words: what happened, what it means, who does what.

import {
  ActionButton,
  Content,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Heading,
  InlineAlert,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ApiError } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useAccessHelp } from './access-help';

interface ErrorNoticeProps {
  error: ApiError;
  /** What did not work, where the error alone does not tell. */
  context?: string;
  /** Offers another try. */
  onRetry?: () => void;
  /** Says who does what, where this place offers another way than the error itself. */
  action?: string;
  /** Other ways on. */
  children?: ReactNode;
}

const body = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });
const actions = style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 4 });
const facts = style({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 12,
  rowGap: 4,
  font: 'code-sm',
  overflowWrap: 'anywhere',
});
const plain = style({ margin: 0 });

/** Facts an administrator asks for; secrets never reach the window. */
export function technicalFacts(error: ApiError): [string, string][] {
  const { host, proxy, field, path, status, technical } = error.details;
  const all: [string, string | null][] = [
    ['code', error.code],
    ['status', status === null ? null : String(status)],
    ['host', host],
    ['proxy', proxy],
    ['path', path],
    ['field', field],
    ['message', error.message],
    ['technical', technical === error.message ? null : technical],
  ];
  return all.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
}

/** Shows an error and what can be done about it. Announced when it appears. */
export function ErrorNotice({ error, context, action, onRetry, children }: ErrorNoticeProps) {
  const { say, explain } = useSpeech();
  const said = explain(error);
  const { onCheck, onSignIn } = useAccessHelp(error.code);
  return (
    <div role="alert">
      <InlineAlert variant="negative" styles={style({ width: 'full' })}>
        <Heading level={2}>{context ?? said.title}</Heading>
        <Content>
          <div className={body}>
            {context === undefined ? null : <p className={plain}>{said.title}.</p>}
            <p className={plain}>
              {said.meaning} {action ?? said.action}
            </p>
            <div className={actions}>
              {onSignIn ? (
                <ActionButton onPress={() => onSignIn().then(onRetry)}>
                  {say('connections-sign-in')}
                </ActionButton>
              ) : null}
              {onRetry ? (
                <ActionButton onPress={onRetry}>{say('common-try-again')}</ActionButton>
              ) : null}
              {onCheck ? (
                <ActionButton onPress={onCheck}>{say('key-check-connection')}</ActionButton>
              ) : null}
              {children}
            </div>
            <AdministratorDetails facts={technicalFacts(error)} />
          </div>
        </Content>
      </InlineAlert>
    </div>
  );
}

/** The technical side of something, one click away. */
export function AdministratorDetails({
  facts: entries,
  children,
}: {
  facts: [string, string][];
  children?: ReactNode;
}) {
  const { say } = useSpeech();
  return (
    <Disclosure isQuiet density="compact" size="S" styles={style({ width: 'full' })}>
      <DisclosureTitle level={3}>{say('common-for-administrator')}</DisclosureTitle>
      <DisclosurePanel>
        <dl className={facts}>
          {entries.map(([name, value]) => (
            <div key={name} className={style({ display: 'contents' })}>
              <dt className={style({ color: 'neutral-subdued' })}>{name}</dt>
              <dd className={plain}>{value}</dd>
            </div>
          ))}
        </dl>
        {children}
      </DisclosurePanel>
    </Disclosure>
  );
}
