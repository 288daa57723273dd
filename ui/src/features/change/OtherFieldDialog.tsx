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
  Picker,
  PickerItem,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Field, FieldKind } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { isPropertyName } from './drafts';

interface OtherFieldDialogProps {
  taken: string[];
  /** Fields that cannot be edited, and why. */
  locked: Field[];
  onAdd: (field: Pick<Field, 'property' | 'kind'>) => void;
}

const KINDS: FieldKind[] = ['text', 'longText', 'list', 'date', 'yesNo', 'number'];

/** Asks for the technical name and the kind of value. */
export function OtherFieldDialog({ taken, locked, onAdd }: OtherFieldDialogProps) {
  const { words } = useSpeech();
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
      <ActionButton isQuiet>{words.change.otherField}</ActionButton>
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
              <Heading slot="title">{words.change.otherField}</Heading>
              <Content>
                <Form
                  onSubmit={(event) => {
                    event.preventDefault();
                    add();
                  }}
                >
                  <TextField
                    autoFocus
                    label={words.change.otherName}
                    description={words.change.otherNameHint}
                    value={name}
                    onChange={setName}
                    isInvalid={isTaken || why !== null || (tried && !isValid)}
                    errorMessage={
                      isTaken
                        ? words.change.otherNameTaken
                        : why !== null
                          ? words.edits.readOnly[why]
                          : words.change.otherNameInvalid
                    }
                    autoComplete="off"
                    spellCheck="false"
                  />
                  <Picker
                    label={words.change.otherKind}
                    selectedKey={kind}
                    onSelectionChange={(key) => setKind(key as FieldKind)}
                    styles={style({ width: 208 })}
                  >
                    {KINDS.map((one) => (
                      <PickerItem key={one} id={one}>
                        {words.change.kind[one]}
                      </PickerItem>
                    ))}
                  </Picker>
                </Form>
              </Content>
              <ButtonGroup>
                <Button variant="secondary" onPress={close}>
                  {words.common.cancel}
                </Button>
                <Button variant="accent" onPress={add}>
                  {words.change.add}
                </Button>
              </ButtonGroup>
            </>
          );
        }}
      </Dialog>
    </DialogTrigger>
  );
}
