// Which of several assets of one name a row of a sheet means.

import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Heading,
  Radio,
  RadioGroup,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { PlanRow } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useLoad } from '../../../shared/state/use-load';
import { visible } from '../../../shared/words/visible-text';

interface CandidatesDialogProps {
  planId: string;
  row: PlanRow;
  /** Why it could not be taken, in words. */
  onChoose: (path: string) => Promise<string | null>;
}

// In a low window the dialog scrolls as a whole: the mouse finds room for that beside the list.
const list = style({
  maxHeight: { default: 320, '@media (max-height: 520px)': 128 },
  overflowY: 'auto',
  padding: 4,
});
const plain = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const where = style({ font: 'ui-sm', color: 'neutral-subdued', overflowWrap: 'anywhere' });

/** Their titles and paths; the choice holds for the whole row. */
export function CandidatesDialog({ planId, row, onChoose }: CandidatesDialogProps) {
  const { say } = useSpeech();
  const { cell } = row;
  const [loaded, again] = useLoad('assetCandidates', { planId, cell });
  const [path, setPath] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const found = loaded.state === 'ready' ? loaded.value : null;
  return (
    <Dialog size="M">
      {({ close }) => {
        const take = async () => {
          if (path === null || isBusy) return;
          setIsBusy(true);
          const refused = await onChoose(path);
          setIsBusy(false);
          setProblem(refused);
          if (refused === null) close();
        };
        return (
          <>
            <Heading slot="title">
              {say('sheets-candidates-title', { named: found?.named ?? row.name })}
            </Heading>
            <Content>
              <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
                {loaded.state === 'failed' ? (
                  <ErrorNotice
                    error={loaded.error}
                    context={say('sheets-candidates-failed')}
                    onRetry={again}
                  />
                ) : null}
                {loaded.state === 'loading' ? (
                  <p role="status" className={plain}>
                    {say('common-loading')}
                  </p>
                ) : null}
                {found ? (
                  <>
                    <p className={plain}>
                      {say('sheets-candidates-count', { n: found.count })}
                      {found.count > found.assets.length
                        ? ` ${say('sheets-candidates-first', { n: found.assets.length })}`
                        : ''}
                    </p>
                    <div className={list}>
                      <RadioGroup
                        aria-label={say('sheets-candidates-list')}
                        value={path ?? ''}
                        onChange={(chosen) => {
                          setPath(chosen);
                          setProblem(null);
                        }}
                      >
                        {found.assets.map((asset) => (
                          <Radio key={asset.path} value={asset.path}>
                            <span className={style({ display: 'flex', flexDirection: 'column' })}>
                              <span>{visible(asset.title ?? found.named)}</span>
                              <span className={where}>{asset.path}</span>
                            </span>
                          </Radio>
                        ))}
                      </RadioGroup>
                    </div>
                  </>
                ) : null}
                {problem === null ? null : (
                  <p role="alert" className={style({ font: 'ui', color: 'negative', margin: 0 })}>
                    {problem}
                  </p>
                )}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <BusyButton
                variant="accent"
                isBusy={isBusy}
                isDisabled={path === null}
                onPress={take}
              >
                {say('sheets-candidates-choose')}
              </BusyButton>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
