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
  const { say } = useSpeech();
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
            <Heading slot="title">{say('sheets-other-field-of', { heading })}</Heading>
            <Content>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  take();
                }}
              >
                <TextField
                  autoFocus
                  label={say('change-other-name')}
                  description={say('change-other-name-hint')}
                  value={name}
                  onChange={setName}
                  isInvalid={why !== null || (tried && !isValid)}
                  errorMessage={
                    why === null ? say('change-other-name-invalid') : say(`edits-read-only-${why}`)
                  }
                  autoComplete="off"
                  spellCheck="false"
                />
                {known === undefined ? <KindPicker kind={kind} onKind={setKind} /> : null}
              </Form>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <Button variant="accent" onPress={take}>
                {say('sheets-take')}
              </Button>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
