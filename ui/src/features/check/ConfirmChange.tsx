// The last question before Live is changed, or very many assets anywhere.

import { AlertDialog, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ConnectionSummary, Edit, FieldCount, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { FollowUpKind } from '../../shared/state/follow-up';
import { useTagFacts } from '../../shared/tags/use-tag-facts';
import { fieldInWords, tagsOfEdit } from '../../shared/words/edit-words';
import { tagEnd } from '../../shared/words/search-words';
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
  const { say, fieldLabel } = speech;
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
            ? say(`follow-up-live-title-${followUp}`)
            : say(`follow-up-confirm-title-${followUp}`, { n: assets })
          : isLive
            ? say('check-live-title')
            : say('guard-confirm-many-title', { n: assets })
      }
      primaryActionLabel={
        followUp
          ? say(`follow-up-start-${followUp}`, { n: assets })
          : say('check-change', { n: assets })
      }
      isPrimaryActionDisabled={!isOpen}
      cancelLabel={say('common-cancel')}
      autoFocusButton="cancel"
      onPrimaryAction={() => onRun(mustType ? typed : null)}
    >
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
        <p className={plain}>
          {isLive
            ? say('check-live-body', { n: assets, name: connection.name })
            : say('guard-confirm-many-body', { n: assets, name: connection.name })}
        </p>
        {(followUp ? fields : edit.fields).length === 0 ? null : (
          <ul
            className={style({ margin: 0, paddingStart: 20 })}
            aria-label={say('guard-confirm-fields')}
          >
            {followUp
              ? fields.map((field) => (
                  <li key={field.property} className={style({ overflowWrap: 'anywhere' })}>
                    {say('guard-confirm-field', {
                      field: fieldLabel(field.property),
                      value: say(`follow-up-value-${followUp}`, { n: field.assets }),
                      assets: say('common-assets', { n: field.assets }),
                    })}
                  </li>
                ))
              : null}
            {edit.fields.map((field) => {
              const { property, change } = field;
              const told =
                sheet !== undefined
                  ? say('check-live-field', {
                      field: fieldLabel(property),
                      value: say('guard-confirm-from-sheet'),
                    })
                  : change.action === 'clear'
                    ? say('check-live-field', {
                        field: fieldLabel(property),
                        value: say('check-live-clear'),
                      })
                    : fieldInWords(field, speech, (id) => known.get(id)?.title ?? tagEnd(id));
              const of = fields.find((one) => one.property === property)?.assets ?? 0;
              return (
                <li key={property} className={style({ overflowWrap: 'anywhere' })}>
                  {fields.length === 0
                    ? told
                    : say('guard-confirm-does', {
                        what: told,
                        assets: say('common-assets', { n: of }),
                      })}
                </li>
              );
            })}
          </ul>
        )}
        {(followUp ? fields : edit.fields).length === 1 ? null : (
          <p className={plain}>{say('check-live-cells', { n: counts.willChange })}</p>
        )}
        {mustType ? (
          <TextField
            label={say('guard-confirm-type', { assets })}
            description={say('guard-confirm-type-hint')}
            value={text}
            onChange={setText}
            // Not while the number is still being typed.
            isInvalid={
              typed !== null && typed !== assets && `${typed}`.length >= `${assets}`.length
            }
            errorMessage={say('guard-confirm-type-wrong', {
              assets: say('common-assets', { n: assets }),
            })}
            styles={style({ width: 'full' })}
          />
        ) : null}
      </div>
    </AlertDialog>
  );
}
