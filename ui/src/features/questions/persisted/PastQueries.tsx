// What was written in the editor before.

import { ActionButton, Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { PastQuery } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useLoad } from '../../../shared/state/use-load';
import { quietText } from '../ask/form-styles';

interface PastQueriesProps {
  connectionId: string;
  onTake: (past: PastQuery) => void;
}

const list = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const text = style({
  font: 'code-sm',
  margin: 0,
  marginTop: 4,
  padding: 8,
  maxHeight: 96,
  overflow: 'auto',
  borderRadius: 'default',
  backgroundColor: 'layer-1',
});

/** The newest first, each with its text. */
export function PastQueries({ connectionId, onTake }: PastQueriesProps) {
  const { say, format } = useSpeech();
  const [loaded, again] = useLoad('pastQueries', { connectionId });
  return (
    <Dialog size="L">
      {({ close }) => (
        <>
          <Heading slot="title">{say('questions-write-past-title')}</Heading>
          <Content>
            {loaded.state === 'failed' ? (
              <ErrorNotice
                error={loaded.error}
                context={say('questions-write-past-failed')}
                onRetry={again}
              />
            ) : loaded.state === 'loading' ? (
              <p role="status" className={quietText}>
                {say('common-loading')}
              </p>
            ) : loaded.value.length === 0 ? (
              <p role="status" className={quietText}>
                {say('questions-write-past-none')}
              </p>
            ) : (
              <ul className={list}>
                {loaded.value.map((past) => (
                  <li key={`${past.askedAt} ${past.query} ${past.variables}`}>
                    <ActionButton
                      size="S"
                      onPress={() => {
                        onTake(past);
                        close();
                      }}
                    >
                      {say('questions-write-past-take', { moment: format.dateTime(past.askedAt) })}
                    </ActionButton>
                    <pre className={text} style={{ whiteSpace: 'pre-wrap' }}>
                      {past.query}
                    </pre>
                  </li>
                ))}
              </ul>
            )}
          </Content>
          <ButtonGroup>
            <Button variant="secondary" onPress={close}>
              {say('common-close')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
