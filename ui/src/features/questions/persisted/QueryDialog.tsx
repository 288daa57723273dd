// The query that a question becomes, to be copied.

import {
  ActionButton,
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Heading,
  Text,
  TextArea,
  type TextFieldRef,
} from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useRef, useState } from 'react';
import type { BuiltQuery } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { useCopy } from '../../../shared/state/use-copy';

interface QueryDialogProps {
  built: BuiltQuery;
  /** Goes on with it in the editor. */
  onWrite: () => void;
}

type Part = keyof BuiltQuery;

/** Query and variables apart: nothing that was typed is part of the query. */
export function QueryDialog({ built, onWrite }: QueryDialogProps) {
  const { say } = useSpeech();
  const query = useRef<TextFieldRef<HTMLTextAreaElement>>(null);
  const variables = useRef<TextFieldRef<HTMLTextAreaElement>>(null);
  const [last, setLast] = useState<Part>('query');
  const { copied, copy: take } = useCopy(() => {
    const field = last === 'query' ? query : variables;
    field.current?.focus();
    field.current?.select();
  });
  const said = {
    no: say('questions-query-hint'),
    copied: say('questions-query-copied'),
    selected: say('questions-query-not-copied'),
  };

  function copyPart(part: Part) {
    setLast(part);
    void take(built[part]);
  }

  return (
    <Dialog size="L">
      {({ close }) => (
        <>
          <Heading slot="title">{say('questions-query-title')}</Heading>
          <Content>
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
              <p className={style({ font: 'body', margin: 0 })} role="status">
                {said[copied]}
              </p>
              <TextArea
                ref={query}
                label={say('questions-query-query')}
                isReadOnly
                value={built.query}
                styles={style({ width: 'full' })}
              />
              <div>
                <ActionButton onPress={() => copyPart('query')}>
                  <Copy />
                  <Text>{say('questions-query-copy')}</Text>
                </ActionButton>
              </div>
              <TextArea
                ref={variables}
                label={say('questions-query-variables')}
                isReadOnly
                value={built.variables}
                styles={style({ width: 'full' })}
              />
              <div>
                <ActionButton onPress={() => copyPart('variables')}>
                  <Copy />
                  <Text>{say('questions-query-copy-variables')}</Text>
                </ActionButton>
              </div>
            </div>
          </Content>
          <ButtonGroup>
            <Button
              variant="secondary"
              onPress={() => {
                close();
                onWrite();
              }}
            >
              {say('questions-query-to-editor')}
            </Button>
            <Button variant="accent" onPress={close}>
              {say('common-close')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
