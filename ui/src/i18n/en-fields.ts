// English names of metadata fields, by property.

import { FIELD_LABELS } from '../backend/bindings';

/** Labels of the fields Relabel knows, from the core. A field that is not here is shown by its property name. */
export const fields: Record<keyof typeof FIELD_LABELS.en, string> = FIELD_LABELS.en;
