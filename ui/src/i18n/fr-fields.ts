// French names of metadata fields, by property.

import { FIELD_LABELS } from '../backend/bindings';
import type { fields as english } from './en-fields';

/** Libellés des champs connus ; complete because it has to name every English one. */
export const fields = FIELD_LABELS.fr satisfies typeof english;
