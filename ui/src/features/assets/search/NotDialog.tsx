// What a search leaves out.

import { ComboBox, ComboBoxItem, Picker, PickerItem, Text, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { SearchPart } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { TagPicker } from '../../../shared/tags/TagPicker';
import { TOP } from '../../../shared/words/folders';
import type { Branch } from '../use-library';
import { FieldTestEditor } from './FieldTestEditor';
import { NO_TEST, testOf } from './field-test';
import { SearchDialog } from './SearchDialog';

interface NotDialogProps {
  connectionId: string;
  /** The folders that were seen so far are offered. */
  branches: ReadonlyMap<string, Branch>;
  onPart: (part: SearchPart) => void;
}

type Kind = SearchPart['kind'];
const KINDS: Kind[] = ['folder', 'name', 'tag', 'field'];

/** A folder below the library, in the form AEM has it; `null` where the text is none. */
function folderPath(typed: string): string | null {
  const path = typed.trim().replace(/\/+$/, '');
  return path.startsWith(`${TOP}/`) ? path : null;
}

/** One thing at a time; the chips show all of them. */
export function NotDialog({ connectionId, branches, onPart }: NotDialogProps) {
  const { say } = useSpeech();
  const [kind, setKind] = useState<Kind>('folder');
  const [folder, setFolder] = useState('');
  const [name, setName] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const [test, setTest] = useState(NO_TEST);
  const [tried, setTried] = useState(false);
  const known = [...branches.values()].flatMap((branch) =>
    branch.state === 'ready' ? branch.folders : [],
  );

  function part(): SearchPart | null {
    switch (kind) {
      case 'folder': {
        const path = folderPath(folder);
        return path === null ? null : { kind, path };
      }
      case 'name':
        return name.trim() === '' ? null : { kind, name: name.trim() };
      case 'tag': {
        const [id] = tags;
        return id === undefined ? null : { kind, id };
      }
      case 'field': {
        const finished = testOf(test);
        return finished === null ? null : { kind, test: finished };
      }
    }
  }

  return (
    <SearchDialog
      title={say('searches-not-title')}
      action={say('searches-apply-not')}
      onApply={() => {
        setTried(true);
        const finished = part();
        if (finished !== null) onPart(finished);
      }}
    >
      <Picker
        autoFocus
        label={say('searches-not-what')}
        value={kind}
        onChange={(key) => {
          setKind(key as Kind);
          setTried(false);
        }}
        styles={style({ width: 208 })}
      >
        {KINDS.map((one) => (
          <PickerItem key={one} id={one}>
            {say(`searches-not-kinds-${one}`)}
          </PickerItem>
        ))}
      </Picker>
      {kind === 'folder' ? (
        <ComboBox
          allowsCustomValue
          label={say('searches-not-folder')}
          description={say('searches-not-folder-hint')}
          inputValue={folder}
          onInputChange={setFolder}
          onSelectionChange={(key) => {
            if (key !== null) setFolder(String(key));
          }}
          isInvalid={tried && folderPath(folder) === null}
          errorMessage={say('searches-not-folder-missing')}
          menuWidth={352}
          styles={style({ width: 'full' })}
        >
          {known.map(({ path, title }) => (
            <ComboBoxItem key={path} id={path} textValue={path}>
              <Text slot="label">{title}</Text>
              <Text slot="description">{path}</Text>
            </ComboBoxItem>
          ))}
        </ComboBox>
      ) : kind === 'name' ? (
        <TextField
          label={say('searches-not-name')}
          value={name}
          onChange={setName}
          isInvalid={tried && name.trim() === ''}
          errorMessage={say('searches-not-name-missing')}
          autoComplete="off"
          styles={style({ width: 'full' })}
        />
      ) : kind === 'tag' ? (
        <TagPicker
          label={say('searches-not-tag')}
          connectionId={connectionId}
          ids={tags}
          isInvalid={tried && tags.length === 0}
          errorMessage={say('tags-missing')}
          // One tag at a time: the newest.
          onIds={(ids) => setTags(ids.slice(-1))}
        />
      ) : (
        <FieldTestEditor
          connectionId={connectionId}
          draft={test}
          showsProblems={tried}
          onDraft={setTest}
        />
      )}
    </SearchDialog>
  );
}
