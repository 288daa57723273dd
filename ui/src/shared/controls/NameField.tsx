// The name of what a dialog saves or renames.

import { TextField, type TextFieldProps } from '@react-spectrum/s2';

/** What it holds at first is a proposal: it is selected, so that the first letter takes its place. */
export function NameField(props: Omit<TextFieldProps, 'autoFocus' | 'autoComplete' | 'onFocus'>) {
  return (
    <TextField
      {...props}
      autoFocus
      autoComplete="off"
      onFocus={(event) => (event.target as HTMLInputElement).select()}
    />
  );
}
