// The fields of a model, and of the fragments it leads to, by the places they stand at.

import type { QuestionField, QuestionModel, QuestionSchema } from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import { helperTitle } from './helper-fields';

/** How many references one after the other a field may lead through, as the core has it. */
export const DEEPEST = 3;
/** Columns that are ticked when a model is chosen. */
const FIRST_COLUMNS = 5;

/** A field, where it stands and what it is called there. */
export interface Placed {
  /** Such as `designer.name`. */
  place: string;
  /** Such as "Designer › Name". */
  label: string;
  field: QuestionField;
}

/** A model by its name. */
export function modelNamed(schema: QuestionSchema, name: string): QuestionModel | null {
  return schema.models.find((model) => model.name === name) ?? null;
}

/** The field at a place below a model; `null` where there is none. */
export function fieldAt(
  schema: QuestionSchema,
  model: QuestionModel,
  place: string,
): QuestionField | null {
  const [first = '', ...rest] = place.split('.');
  const field = model.fields.find(({ name }) => name === first) ?? null;
  if (field === null || rest.length === 0) return field;
  const next = field.model === null ? null : modelNamed(schema, field.model);
  return next === null ? null : fieldAt(schema, next, rest.join('.'));
}

/** Whether a form can ask for it; the rest is for the editor. */
export function isAskable({ kind }: QuestionField): boolean {
  return kind !== 'group' && kind !== 'other';
}

/** The name of a field: those that AEM adds to every fragment have words of ours. */
export function fieldTitle({ name, title }: QuestionField, say: Say): string {
  return helperTitle(name, say) ?? title;
}

/** The titles on the way to a place. */
export function placeLabel(
  schema: QuestionSchema,
  model: QuestionModel,
  place: string,
  say: Say,
): string {
  const steps = place.split('.');
  return steps
    .map((step, at) => {
      const field = fieldAt(schema, model, steps.slice(0, at + 1).join('.'));
      return field === null ? step : fieldTitle(field, say);
    })
    .join(' › ');
}

/** The models that lie behind a place, one after the other, the first one included. */
export function modelsTo(
  schema: QuestionSchema,
  model: QuestionModel,
  place: string,
): QuestionModel[] {
  const found = [model];
  for (const step of place === '' ? [] : place.split('.')) {
    const field = found.at(-1)?.fields.find(({ name }) => name === step);
    const next = field?.model ? modelNamed(schema, field.model) : null;
    if (next === null) break;
    found.push(next);
  }
  return found;
}

/** Fields that conditions can be about: those of the model, and of the fragments it refers to. */
export function testedPlaces(schema: QuestionSchema, model: QuestionModel, say: Say): Placed[] {
  return model.fields.filter(isAskable).flatMap((field) => {
    const own = { place: field.name, label: fieldTitle(field, say), field };
    const behind = field.model === null ? null : modelNamed(schema, field.model);
    if (behind === null) return [own];
    const below = behind.fields.filter(isAskable).map((one) => ({
      place: `${field.name}.${one.name}`,
      label: `${own.label} › ${fieldTitle(one, say)}`,
      // AEM filters only by what it filters by on the whole way.
      field: { ...one, filterable: one.filterable && field.filterable },
    }));
    return [own, ...below];
  });
}

/** What is ticked at first: the first values of the model itself. */
export function firstColumns(model: QuestionModel): string[] {
  const isFirst = (field: QuestionField) =>
    isAskable(field) && field.kind !== 'fragment' && !field.name.startsWith('_');
  return model.fields
    .filter(isFirst)
    .slice(0, FIRST_COLUMNS)
    .map(({ name }) => name);
}

/** Ticked places in the order of the form: references in the place of their field. */
export function inOrder(schema: QuestionSchema, model: QuestionModel, places: string[]): string[] {
  const at = (place: string): number[] => {
    const steps = place.split('.');
    return steps.map((step, depth) => {
      const here = modelsTo(schema, model, steps.slice(0, depth).join('.'))[depth];
      return here?.fields.findIndex(({ name }) => name === step) ?? 0;
    });
  };
  const keys = new Map(places.map((place) => [place, at(place)]));
  return places.toSorted((one, other) => {
    const [first, second] = [keys.get(one) ?? [], keys.get(other) ?? []];
    for (let step = 0; step < Math.max(first.length, second.length); step++) {
      const order = (first[step] ?? -1) - (second[step] ?? -1);
      if (order !== 0) return order;
    }
    return 0;
  });
}
