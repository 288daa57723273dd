// Removing a connection, after a question.

import { AlertDialog, Button, Checkbox, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../../i18n/language';

/** What goes with a connection: its key only, or all that was kept of it. */
export type Removal = 'connection' | 'everything';

interface RemoveConnectionProps {
  name: string;
  onRemove: (what: Removal) => void;
}

const lines = style({ display: 'flex', flexDirection: 'column', gap: 16 });

/** A button and its question. */
export function RemoveConnection({ name, onRemove }: RemoveConnectionProps) {
  const { say } = useSpeech();
  const [what, setWhat] = useState<Removal>('connection');
  return (
    <DialogTrigger onOpenChange={() => setWhat('connection')}>
      <Button
        variant="negative"
        fillStyle="outline"
        aria-label={say('connections-remove-named', { name })}
      >
        {say('connections-remove')}
      </Button>
      <AlertDialog
        variant="destructive"
        title={say('connections-remove-title', { name })}
        primaryActionLabel={say('connections-remove-yes')}
        cancelLabel={say('common-cancel')}
        autoFocusButton="cancel"
        onPrimaryAction={() => onRemove(what)}
      >
        <div className={lines}>
          <p className={style({ margin: 0 })}>{say('connections-remove-body')}</p>
          <Checkbox
            isSelected={what === 'everything'}
            onChange={(isChosen) => setWhat(isChosen ? 'everything' : 'connection')}
          >
            {say('connections-remove-everything')}
          </Checkbox>
          <p className={style({ margin: 0 })}>
            {what === 'everything'
              ? say('connections-remove-loses')
              : say('connections-remove-keeps')}
          </p>
        </div>
      </AlertDialog>
    </DialogTrigger>
  );
}
