// A column that goes into a field Relabel has no label for.

import { Button, ButtonGroup, Content, Dialog, Form, Heading, TextField } from '@react-spectrum/s2';
import { useState } from 'react';
import type { Field, FieldKind } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { KindPicker } from '../../shared/values/KindPicker';
import { isPropertyName } from '../../shared/values/property-name';

interface NamedFieldProps {
  /** What people call the column. */
  heading: string;
  catalogue: readonly Field[];
  onField: (property: string, kind: FieldKind) => void;
}

/** A dialog that asks for the technical name and the kind of value. */
export function NamedField({ heading, catalogue, onField }: NamedFieldProps) {
  const { words } = useSpeech();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [tried, setTried] = useState(false);
  const property = name.trim();
  const known = catalogue.find((one) => one.property === property);
  const why = known?.readOnly ?? null;
  const isValid = isPropertyName(property) && why === null;
  return (
    <Dialog size="S">
      {({ close }) => {
        const take = () => {
          setTried(true);
          if (!isValid) return;
          onField(property, known?.kind ?? kind);
          close();
        };
        return (
          <>
            <Heading slot="title">{words.sheets.otherFieldOf(heading)}</Heading>
            <Content>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  take();
                }}
              >
                <TextField
                  autoFocus
                  label={words.change.otherName}
                  description={words.change.otherNameHint}
                  value={name}
                  onChange={setName}
                  isInvalid={why !== null || (tried && !isValid)}
                  errorMessage={
                    why === null ? words.change.otherNameInvalid : words.edits.readOnly[why]
                  }
                  autoComplete="off"
                  spellCheck="false"
                />
                {known === undefined ? <KindPicker kind={kind} onKind={setKind} /> : null}
              </Form>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {words.common.cancel}
              </Button>
              <Button variant="accent" onPress={take}>
                {words.sheets.take}
              </Button>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
