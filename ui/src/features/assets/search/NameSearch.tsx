// A search gets a name, or another one.

import { Button, ButtonGroup, Content, Dialog, Form, Heading } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ApiError, SavedSearch } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { NameField } from '../../../shared/controls/NameField';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';

interface NameSearchProps {
  /** `rename` leaves the others alone; `save` may take the place of one. */
  purpose: 'save' | 'rename';
  /** What the field holds at first. */
  name: string;
  others: SavedSearch[];
  /** Why it could not be saved. */
  error: ApiError | null;
  /** `true` when it was saved; `over` is the one whose place it takes. */
  onName: (name: string, over: SavedSearch | null) => Promise<boolean>;
}

/** Most characters of a name. */
const LONGEST = 100;

/** A dialog. */
export function NameSearch({ purpose, name: given, others, error, onName }: NameSearchProps) {
  const { say } = useSpeech();
  const [name, setName] = useState(given.slice(0, LONGEST));
  const [isBusy, setIsBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const same = others.find((one) => one.name === trimmed) ?? null;
  const problem =
    trimmed === ''
      ? say('searches-name-missing')
      : [...trimmed].length > LONGEST
        ? say('searches-name-too-long')
        : null;
  const taken = purpose === 'rename' && same !== null ? say('searches-name-taken-rename') : null;
  const wrong = taken ?? (tried ? problem : null);
  const hint =
    purpose === 'save' && same !== null
      ? say('searches-name-taken', { name: trimmed })
      : say('searches-name-hint');

  return (
    <Dialog size="S">
      {({ close }) => {
        const save = async () => {
          setTried(true);
          if (problem !== null || taken !== null || isBusy) return;
          setIsBusy(true);
          const isSaved = await onName(trimmed, same);
          setIsBusy(false);
          if (isSaved) close();
        };
        return (
          <>
            <Heading slot="title">
              {purpose === 'save' ? say('searches-save-title') : say('searches-rename-title')}
            </Heading>
            <Content>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  void save();
                }}
              >
                {error && tried ? <ErrorNotice error={error} /> : null}
                <NameField
                  label={say('searches-name')}
                  description={hint}
                  value={name}
                  onChange={setName}
                  isInvalid={wrong !== null}
                  errorMessage={wrong ?? undefined}
                />
              </Form>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <BusyButton variant="accent" isBusy={isBusy} onPress={save}>
                {purpose === 'save' && same !== null
                  ? say('searches-replace')
                  : say('searches-keep')}
              </BusyButton>
            </ButtonGroup>
          </>
        );
      }}
    </Dialog>
  );
}
