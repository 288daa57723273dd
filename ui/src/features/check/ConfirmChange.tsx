// The last question before Live is changed, or very many assets anywhere.

import { AlertDialog, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ConnectionSummary, Edit, FieldCount, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { FollowUpKind } from '../../shared/follow-up';
import { shownOf, valueInWords } from '../../shared/ValueText';
import { typedCount } from './typed-count';

interface ConfirmChangeProps {
  connection: ConnectionSummary;
  counts: PlanCounts;
  edit: Edit;
  /** Set where the plan was made of an earlier job: then there is no edit, only fields. */
  followUp?: FollowUpKind;
  /** On how many assets each field changes; empty where that could not be had. */
  fields: FieldCount[];
  /** Whether the number of assets has to be typed. */
  mustType: boolean;
  /** Runs it; with the number that was typed, where it had to be. */
  onRun: (typedAssets: number | null) => void;
}

const plain = style({ margin: 0 });

/** Says what changes where; the safe button has the focus. */
export function ConfirmChange(props: ConfirmChangeProps) {
  const { connection, counts, edit, followUp, fields, mustType, onRun } = props;
  const speech = useSpeech();
  const { words, fieldLabel, format } = speech;
  const isLive = connection.stage === 'live';
  const [text, setText] = useState('');
  const typed = typedCount(text);
  const assets = counts.assetsToChange;
  const isOpen = !mustType || typed === assets;
  return (
    <AlertDialog
      variant="warning"
      title={
        followUp
          ? isLive
            ? words.followUp.liveTitle[followUp]
            : words.followUp.confirmTitle[followUp](assets)
          : isLive
            ? words.check.liveTitle
            : words.guard.confirm.manyTitle(assets)
      }
      primaryActionLabel={
        followUp ? words.followUp.start[followUp](assets) : words.check.change(assets)
      }
      isPrimaryActionDisabled={!isOpen}
      cancelLabel={words.common.cancel}
      autoFocusButton="cancel"
      onPrimaryAction={() => onRun(mustType ? typed : null)}
    >
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
        <p className={plain}>
          {isLive
            ? words.check.liveBody(assets, connection.name)
            : words.guard.confirm.manyBody(assets, connection.name)}
        </p>
        {(followUp ? fields : edit.fields).length === 0 ? null : (
          <ul
            className={style({ margin: 0, paddingStart: 20 })}
            aria-label={words.guard.confirm.fields}
          >
            {followUp
              ? fields.map((field) => (
                  <li key={field.property} className={style({ overflowWrap: 'anywhere' })}>
                    {words.guard.confirm.field(
                      fieldLabel(field.property),
                      words.followUp.value[followUp],
                      words.common.assets(field.assets),
                    )}
                  </li>
                ))
              : null}
            {edit.fields.map(({ property, change }) => {
              const value =
                change.action === 'clear'
                  ? null
                  : change.action === 'replace'
                    ? valueInWords(shownOf(change.value), speech)
                    : words.edits.action[change.action];
              const entry = [fieldLabel(property), value ?? words.check.liveClear] as const;
              const known = fields.find((field) => field.property === property)?.assets;
              const of = fields.length === 0 ? undefined : (known ?? 0);
              return (
                <li key={property} className={style({ overflowWrap: 'anywhere' })}>
                  {of === undefined
                    ? words.check.liveField(...entry)
                    : words.guard.confirm.field(...entry, words.common.assets(of))}
                </li>
              );
            })}
          </ul>
        )}
        {(followUp ? fields : edit.fields).length === 1 ? null : (
          <p className={plain}>{words.check.liveCells(counts.willChange)}</p>
        )}
        {mustType ? (
          <TextField
            label={words.guard.confirm.type(format.number(assets))}
            description={words.guard.confirm.typeHint}
            value={text}
            onChange={setText}
            // Not while the number is still being typed.
            isInvalid={
              typed !== null && typed !== assets && `${typed}`.length >= `${assets}`.length
            }
            errorMessage={words.guard.confirm.typeWrong(words.common.assets(assets))}
            styles={style({ width: 'full' })}
          />
        ) : null}
      </div>
    </AlertDialog>
  );
}
