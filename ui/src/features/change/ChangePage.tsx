// The second step: what should change.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ApiError, ConnectionSummary, Edit, Selection } from '../../backend/bindings';
import { learnLabels, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { LiveLockNotice } from '../../shared/notices/LiveLock';
import { useBackend } from '../../shared/state/backend-context';
import { useLoad } from '../../shared/state/use-load';
import { TokenProvider } from '../../shared/values/token-context';
import { type Draft, editOf, newDraft, problemOf } from './drafts';
import { AddField } from './field/AddField';
import { FieldCard } from './field/FieldCard';
import { focusEditor } from './field/focus-editor';
import { FieldsProvider, nameOf } from './field/labels';
import { LastChange } from './LastChange';
import { useSample } from './use-sample';
import { useSummaries } from './use-summaries';
import { useTokenOffer } from './use-token-offer';

interface ChangePageProps {
  connection: ConnectionSummary;
  selection: Selection;
  /** Assets in the selection. */
  count: number;
  drafts: Draft[];
  /** The fields of the last change, where they can be used again. */
  last: Draft[] | null;
  steps: ReactNode;
  /** The check is being prepared. */
  isBusy: boolean;
  /** Why the check could not be prepared. */
  error: ApiError | null;
  /** Changes the drafts there are by then: two editors may be done in one press. */
  onDrafts: (change: (drafts: Draft[]) => Draft[]) => void;
  onReuse: () => void;
  onCheck: (edit: Edit) => void;
  /** Keeps the edit under a name; absent where that is not offered. */
  onSaveRecipe?: (edit: Edit) => void;
  onBack: () => void;
  /** The connection was unlocked. */
  onConnection: (connection: ConnectionSummary) => void;
}

/** A card per field, with a live sample. */
export function ChangePage(props: ChangePageProps) {
  const { connection, selection, count, drafts, steps, isBusy, error } = props;
  const { onDrafts, onCheck, onSaveRecipe, onBack } = props;
  const connectionId = connection.id;
  const backend = useBackend();
  const { say, fieldLabel } = useSpeech();
  const [added, setAdded] = useState<string | null>(null);
  const [showsProblems, setShowsProblems] = useState(false);
  const page = useRef<HTMLDivElement>(null);

  const [loaded, retryFields] = useLoad('listFields', { connectionId, selection });
  const fields = useMemo(() => (loaded.state === 'ready' ? loaded.value.fields : []), [loaded]);
  // The pages after this one call the fields the same.
  useEffect(() => {
    if (fields.length > 0) learnLabels(fields);
  }, [fields]);
  const properties = drafts.map(({ property }) => property);
  // What comes late moves the page, and a list closes when the page below it moves.
  const [hasOpenList, setHasOpenList] = useState(false);
  const sample = useSample(connectionId, selection, drafts, hasOpenList);
  const summaries = useSummaries(connectionId, selection, properties, hasOpenList);
  const tokens = useTokenOffer(connectionId, selection, fields);

  const unfinished = drafts.filter(
    (draft) => problemOf(draft) !== null || sample.isWrong(draft.property),
  );

  /** The edit, once nothing is wrong with it; else shows what is, and leads there. */
  function finished(): Edit | null {
    const edit = editOf(drafts);
    const isFinished = edit !== null && unfinished.length === 0;
    setShowsProblems(!isFinished);
    if (isFinished) return edit;
    const first = drafts.findIndex((draft) => unfinished.includes(draft));
    const cards = page.current?.querySelectorAll<HTMLElement>('section[data-field]');
    const card = cards?.[first];
    card?.scrollIntoView({ block: 'nearest' });
    focusEditor(card?.querySelector('[data-value]'));
    return null;
  }

  function check() {
    if (isBusy || drafts.length === 0) return;
    const edit = finished();
    if (edit) onCheck(edit);
  }
  // What an editor hands out as the focus leaves it is in the drafts of the next drawing.
  const checkNow = useRef(check);
  checkNow.current = check;

  const named = error?.details.field;
  const nameOfField = (property: string) => nameOf(fields, property, fieldLabel);
  return (
    <FieldsProvider value={fields}>
      <TokenProvider value={tokens}>
        <div
          ref={page}
          className={style({ height: 'full', minHeight: 0 })}
          // On the way down, because fields keep their keys to themselves.
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            // A dialog is drawn elsewhere and has its own main button.
            if (!page.current?.contains(event.target as Node)) return;
            event.preventDefault();
            // As with a press of the button, what stands in a field counts.
            const typing = document.activeElement as HTMLElement | null;
            flushSync(() => typing?.blur());
            checkNow.current();
            if (document.activeElement === document.body && typing?.isConnected) typing.focus();
          }}
        >
          <Page
            width="step"
            footer={
              <>
                {showsProblems && unfinished.length > 0 ? (
                  <span
                    role="status"
                    className={style({ font: 'ui', color: 'negative', flexGrow: 1 })}
                  >
                    {say('edits-stopped', { n: unfinished.length })}
                  </span>
                ) : null}
                <Button variant="secondary" onPress={onBack}>
                  {say('change-back-to-assets')}
                </Button>
                {onSaveRecipe ? (
                  <Button
                    variant="secondary"
                    isDisabled={drafts.length === 0}
                    onPress={() => {
                      const edit = finished();
                      if (edit) onSaveRecipe(edit);
                    }}
                  >
                    {say('edits-save-recipe')}
                  </Button>
                ) : null}
                <BusyButton
                  variant="accent"
                  onPress={check}
                  isDisabled={drafts.length === 0}
                  isBusy={isBusy}
                >
                  {say('change-check', { n: count })}
                </BusyButton>
              </>
            }
          >
            {steps}
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
              <PageTitle>{say('change-title')}</PageTitle>
              <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
                {say('change-intro', { n: count })}
              </p>
            </div>
            <LiveLockNotice connection={connection} onChanged={props.onConnection}>
              {say('guard-notice-change')}
            </LiveLockNotice>
            {error ? (
              <ErrorNotice
                error={
                  named
                    ? { ...error, details: { ...error.details, field: nameOfField(named) } }
                    : error
                }
              />
            ) : null}
            {props.last === null ? null : (
              <LastChange
                fields={props.last.map(({ property }) => nameOfField(property))}
                onReuse={() => {
                  props.onReuse();
                  setAdded(props.last?.[0]?.property ?? null);
                }}
              />
            )}
            {drafts.map((draft) => (
              <FieldCard
                key={draft.property}
                connectionId={connectionId}
                draft={draft}
                field={fields.find(({ property }) => property === draft.property)}
                sample={sample.entriesOf(draft.property)}
                problems={sample.problemsOf(draft.property)}
                summary={summaries.of(draft.property)}
                showsProblems={showsProblems}
                takesFocus={draft.property === added}
                onList={setHasOpenList}
                onDraft={(next) =>
                  onDrafts((now) => now.map((one) => (one.property === next.property ? next : one)))
                }
                onRemove={() => {
                  onDrafts((now) => now.filter(({ property }) => property !== draft.property));
                  // The button that had the focus is gone with its card.
                  page.current?.querySelector<HTMLElement>('[data-add] input')?.focus();
                }}
                onSummary={summaries.again}
                onPrefix={(prefix) =>
                  backend.knowPrefix({ connectionId, prefix }).then(sample.again, sample.again)
                }
              />
            ))}
            {sample.error ? (
              <ErrorNotice
                error={sample.error}
                context={say('change-sample-failed')}
                onRetry={sample.again}
              />
            ) : null}
            {loaded.state === 'failed' ? (
              <ErrorNotice error={loaded.error} onRetry={retryFields} />
            ) : null}
            <div data-add>
              <AddField
                fields={fields}
                taken={properties}
                isLoading={loaded.state === 'loading'}
                onList={setHasOpenList}
                onAdd={(field) => {
                  setAdded(field.property);
                  // The list goes with its field, which is drawn anew.
                  setHasOpenList(false);
                  // Added by name, a field is still of the kind that AEM says.
                  const known = fields.find(({ property }) => property === field.property);
                  onDrafts((now) => [...now, newDraft(known ?? field)]);
                }}
              />
            </div>
          </Page>
        </div>
      </TokenProvider>
    </FieldsProvider>
  );
}
