// What is kept on this computer: how much room it takes, for how long, and deleting it.

import { AlertDialog, Button, DialogContainer, Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { KeepFor, Kept } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { Group } from '../../shared/layout/Group';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { ask, call, put } from '../../shared/state/queries';

/** From the shortest to the longest. */
const TIMES: KeepFor[] = ['month', 'halfYear', 'year', 'threeYears', 'always'];

const quiet = style({ font: 'body', margin: 0, color: 'neutral-subdued' });
const list = style({ display: 'flex', flexDirection: 'column', gap: 12, margin: 0 });
const row = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 4,
});
const name = style({ flexGrow: 1, minWidth: 200, flexBasis: 0 });
const term = style({ font: 'ui', fontWeight: 'bold' });
const hint = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });
const size = style({ font: 'ui', margin: 0, textAlign: 'end' });

/** What a person is asked before it is deleted. */
type Question = { about: 'copies' } | { about: 'older'; keepFor: KeepFor };

/** Sizes are those of the files on the disk. */
export function KeptSection() {
  const backend = useBackend();
  const { say, format } = useSpeech();
  const queries = useQueryClient();
  const all = ask(backend, 'kept');
  const { data: kept, error: readError } = useQuery(all);
  const deletion = useMutation({
    mutationFn: (work: () => Promise<Kept>) => work(),
    onSuccess: (left) => put(queries, all, () => left),
  });
  const isBusy = deletion.isPending;
  const [question, setQuestion] = useState<Question | null>(null);

  const keep = (keepFor: KeepFor) =>
    deletion.mutate(() => call(backend, 'keepHistory', { keepFor }));

  function choose(keepFor: KeepFor, before: KeepFor) {
    if (keepFor === before) return;
    if (TIMES.indexOf(keepFor) > TIMES.indexOf(before)) keep(keepFor);
    else setQuestion({ about: 'older', keepFor });
  }

  function answer(asked: Question) {
    if (asked.about === 'older') keep(asked.keepFor);
    else deletion.mutate(() => call(backend, 'deleteCopies'));
  }

  return (
    <Group title={say('kept-title')}>
      {readError ? <ErrorNotice error={readError} context={say('kept-failed-read')} /> : null}
      {deletion.error ? (
        <ErrorNotice error={deletion.error} context={say('kept-failed-delete')} />
      ) : null}
      {kept === undefined ? null : (
        <>
          <Picker
            label={say('kept-for')}
            description={say('kept-for-hint')}
            isDisabled={isBusy}
            selectedKey={kept.keepFor}
            onSelectionChange={(key) => choose(key as KeepFor, kept.keepFor)}
            styles={style({ width: 264 })}
          >
            {TIMES.map((time) => (
              <PickerItem key={time} id={time}>
                {say(`kept-times-${time}`)}
              </PickerItem>
            ))}
          </Picker>
          <dl className={list}>
            <Row
              title={say('kept-history')}
              hint={say('kept-history-hint', { changes: kept.changes, checks: kept.checks })}
            >
              {format.bytes(kept.databaseSize)}
            </Row>
            {kept.copiesSize === 0 ? null : (
              <Row
                title={say('kept-copies')}
                hint={say('kept-copies-hint')}
                action={
                  <Button
                    size="S"
                    variant="secondary"
                    fillStyle="outline"
                    isDisabled={isBusy}
                    aria-label={say('kept-copies-delete-named')}
                    onPress={() => setQuestion({ about: 'copies' })}
                  >
                    {say('kept-copies-delete')}
                  </Button>
                }
              >
                {format.bytes(kept.copiesSize)}
              </Row>
            )}
            {kept.otherSize === 0 ? null : (
              <Row title={say('kept-other')} hint={say('kept-other-hint')}>
                {format.bytes(kept.otherSize)}
              </Row>
            )}
            <Row title={say('kept-memory')} hint={say('kept-memory-hint')}>
              {say('kept-memory-size')}
            </Row>
          </dl>
          <p className={quiet}>{say('kept-delete-hint')}</p>
        </>
      )}
      <DialogContainer onDismiss={() => setQuestion(null)}>
        {question ? (
          <AlertDialog
            variant="destructive"
            title={say(`kept-${question.about}-title`)}
            primaryActionLabel={say(`kept-${question.about}-yes`)}
            cancelLabel={say('common-cancel')}
            autoFocusButton="cancel"
            onPrimaryAction={() => answer(question)}
          >
            {question.about === 'older'
              ? say('kept-older-body', { time: say(`kept-times-${question.keepFor}`) })
              : say('kept-copies-body')}
          </AlertDialog>
        ) : null}
      </DialogContainer>
    </Group>
  );
}

interface RowProps {
  title: string;
  hint: string;
  action?: ReactNode;
  /** How much room it takes. */
  children: string;
}

function Row({ title, hint: what, action, children }: RowProps) {
  return (
    <div className={row}>
      <dt className={name}>
        <span className={term}>{title}</span>
        <br />
        <span className={hint}>{what}</span>
      </dt>
      <dd className={size}>{children}</dd>
      {action ? <dd className={style({ margin: 0 })}>{action}</dd> : null}
    </div>
  );
}
