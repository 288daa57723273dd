// Adding a field Relabel has no label for.

import {
  ActionButton,
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogTrigger,
  Form,
  Heading,
  TextField,
} from '@react-spectrum/s2';
import { useState } from 'react';
import type { Field, FieldKind } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { KindPicker } from '../../../shared/values/KindPicker';
import { isPropertyName } from '../../../shared/values/property-name';

interface OtherFieldDialogProps {
  taken: string[];
  /** Fields that cannot be edited, and why. */
  locked: Field[];
  onAdd: (field: Pick<Field, 'property' | 'kind'>) => void;
}

/** Asks for the technical name and the kind of value. */
export function OtherFieldDialog({ taken, locked, onAdd }: OtherFieldDialogProps) {
  const { say } = useSpeech();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const isTaken = taken.includes(trimmed);
  const why = locked.find(({ property }) => property === trimmed)?.readOnly ?? null;
  const isValid = isPropertyName(trimmed) && !isTaken && why === null;

  function reset() {
    setName('');
    setKind('text');
    setTried(false);
  }

  return (
    <DialogTrigger onOpenChange={reset}>
      <ActionButton isQuiet>{say('change-other-field')}</ActionButton>
      <Dialog size="S">
        {({ close }) => {
          const add = () => {
            setTried(true);
            if (!isValid) return;
            onAdd({ property: trimmed, kind });
            close();
          };
          return (
            <>
              <Heading slot="title">{say('change-other-field')}</Heading>
              <Content>
                <Form
                  onSubmit={(event) => {
                    event.preventDefault();
                    add();
                  }}
                >
                  <TextField
                    autoFocus
                    label={say('change-other-name')}
                    description={say('change-other-name-hint')}
                    value={name}
                    onChange={setName}
                    isInvalid={isTaken || why !== null || (tried && !isValid)}
                    errorMessage={
                      isTaken
                        ? say('change-other-name-taken')
                        : why !== null
                          ? say(`edits-read-only-${why}`)
                          : say('change-other-name-invalid')
                    }
                    autoComplete="off"
                    spellCheck="false"
                  />
                  <KindPicker kind={kind} onKind={setKind} />
                </Form>
              </Content>
              <ButtonGroup>
                <Button variant="secondary" onPress={close}>
                  {say('common-cancel')}
                </Button>
                <Button variant="accent" onPress={add}>
                  {say('change-add')}
                </Button>
              </ButtonGroup>
            </>
          );
        }}
      </Dialog>
    </DialogTrigger>
  );
}
