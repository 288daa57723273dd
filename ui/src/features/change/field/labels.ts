// What the fields of an environment are called.

import { createContext, useContext } from 'react';
import type { Field } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';

const FieldsContext = createContext<readonly Field[]>([]);

/** The catalogue for everything below it. */
export const FieldsProvider = FieldsContext.Provider;

/** All fields of the environment, those that cannot be edited too. */
export function useFields(): readonly Field[] {
  return useContext(FieldsContext);
}

/** The label an administrator gave a field, else ours in the user's language, else its name. */
export function useFieldName(): (property: string) => string {
  const { fieldLabel } = useSpeech();
  const fields = useFields();
  return (property) => nameOf(fields, property, fieldLabel);
}

/** See [`useFieldName`]. */
export function nameOf(
  fields: readonly Field[],
  property: string,
  fieldLabel: (property: string) => string,
): string {
  return fields.find((field) => field.property === property)?.label ?? fieldLabel(property);
}
