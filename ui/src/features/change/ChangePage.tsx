// The second step: what should change.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ApiError, ConnectionSummary, Edit, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { LiveLockNotice } from '../../shared/LiveLock';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { useLoad } from '../../shared/use-load';
import { AddField } from './AddField';
import { type Draft, editOf, newDraft } from './drafts';
import { FieldCard } from './FieldCard';
import type { SampleEntry } from './SampleValues';

interface ChangePageProps {
  connection: ConnectionSummary;
  selection: Selection;
  /** Assets in the selection. */
  count: number;
  drafts: Draft[];
  steps: ReactNode;
  /** The check is being prepared. */
  isBusy: boolean;
  /** Why the check could not be prepared. */
  error: ApiError | null;
  onDrafts: (drafts: Draft[]) => void;
  onCheck: (edit: Edit) => void;
  onBack: () => void;
  /** The connection was unlocked. */
  onConnection: (connection: ConnectionSummary) => void;
}

/** A card per field, with a live sample. */
export function ChangePage(props: ChangePageProps) {
  const { connection, selection, count, drafts, steps, isBusy, error, onDrafts, onCheck, onBack } =
    props;
  const connectionId = connection.id;
  const backend = useBackend();
  const { words, fieldLabel } = useSpeech();
  const [added, setAdded] = useState<string | null>(null);
  const [showsProblems, setShowsProblems] = useState(false);

  const [fields, retryFields] = useLoad(
    useCallback(
      () => backend.listFields({ connectionId, selection }),
      [backend, connectionId, selection],
    ),
  );
  // Reads again only when the set of fields changes, not with every letter of a value.
  const wanted = drafts.map((draft) => draft.property).join('\n');
  const properties = useMemo(() => (wanted === '' ? [] : wanted.split('\n')), [wanted]);
  const [sample, retrySample] = useLoad(
    useCallback(
      () =>
        properties.length === 0
          ? Promise.resolve([])
          : backend.readSample({ connectionId, selection, properties }),
      [backend, connectionId, selection, properties],
    ),
  );

  function sampleOf(property: string): SampleEntry[] | null {
    if (sample.state !== 'ready') return null;
    const at = properties.indexOf(property);
    return sample.value.flatMap(({ path, title, values }) => {
      const now = values[at];
      return now ? [{ path, title, now }] : [];
    });
  }

  function check() {
    const edit = editOf(drafts);
    setShowsProblems(edit === null);
    if (edit) onCheck(edit);
  }

  const free =
    fields.state === 'ready'
      ? fields.value.fields.filter(
          (field) => field.readOnly === null && !properties.includes(field.property),
        )
      : [];
  const named = error?.details.field;
  return (
    <Page
      width="step"
      footer={
        <>
          <Button variant="secondary" onPress={onBack}>
            {words.change.backToAssets}
          </Button>
          <BusyButton
            variant="accent"
            onPress={check}
            isDisabled={drafts.length === 0}
            isBusy={isBusy}
          >
            {words.change.check(count)}
          </BusyButton>
        </>
      }
    >
      {steps}
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
        <PageTitle>{words.change.title}</PageTitle>
        <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
          {words.change.intro(count)}
        </p>
      </div>
      <LiveLockNotice connection={connection} onChanged={props.onConnection}>
        {words.guard.noticeChange}
      </LiveLockNotice>
      {error ? (
        <ErrorNotice
          error={
            named ? { ...error, details: { ...error.details, field: fieldLabel(named) } } : error
          }
        />
      ) : null}
      {drafts.map((draft, index) => (
        <FieldCard
          key={draft.property}
          connectionId={connectionId}
          draft={draft}
          sample={sampleOf(draft.property)}
          showsProblems={showsProblems}
          takesFocus={draft.property === added}
          onDraft={(next) => onDrafts(drafts.with(index, next))}
          onRemove={() => onDrafts(drafts.toSpliced(index, 1))}
        />
      ))}
      {sample.state === 'failed' ? (
        <ErrorNotice
          error={sample.error}
          context={words.change.sampleFailed}
          onRetry={retrySample}
        />
      ) : null}
      {fields.state === 'failed' ? (
        <ErrorNotice error={fields.error} onRetry={retryFields} />
      ) : null}
      <AddField
        fields={free}
        taken={properties}
        isFirst={drafts.length === 0}
        onAdd={(field) => {
          setAdded(field.property);
          onDrafts([...drafts, newDraft(field)]);
        }}
      />
    </Page>
  );
}
