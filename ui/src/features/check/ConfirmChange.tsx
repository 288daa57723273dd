// The last question before Live is changed, or very many assets anywhere.

import { AlertDialog, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ConnectionSummary, Edit, FieldCount, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { fieldInWords, tagsOfEdit } from '../../shared/edit-words';
import type { FollowUpKind } from '../../shared/follow-up';
import { tagEnd } from '../../shared/search-words';
import { useTagFacts } from '../../shared/tags/use-tag-facts';
import { typedCount } from './typed-count';

interface ConfirmChangeProps {
  connection: ConnectionSummary;
  counts: PlanCounts;
  edit: Edit;
  /** Set where the plan was made of an earlier job: then there is no edit, only fields. */
  followUp?: FollowUpKind;
  /** Name of the sheet it was made of: then there are fields, and their values in its rows. */
  sheet?: string;
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
  const { connection, counts, edit, followUp, sheet, fields, mustType, onRun } = props;
  const speech = useSpeech();
  const { words, fieldLabel, format } = speech;
  const { known } = useTagFacts(connection.id, tagsOfEdit(edit.fields));
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
            {edit.fields.map((field) => {
              const { property, change } = field;
              const told =
                sheet !== undefined
                  ? words.check.liveField(fieldLabel(property), words.guard.confirm.fromSheet)
                  : change.action === 'clear'
                    ? words.check.liveField(fieldLabel(property), words.check.liveClear)
                    : fieldInWords(field, speech, (id) => known.get(id)?.title ?? tagEnd(id));
              const of = fields.find((one) => one.property === property)?.assets ?? 0;
              return (
                <li key={property} className={style({ overflowWrap: 'anywhere' })}>
                  {fields.length === 0
                    ? told
                    : words.guard.confirm.does(told, words.common.assets(of))}
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
