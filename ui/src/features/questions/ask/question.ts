// A question while it is being put together.

import type { Question, QuestionModel, QuestionSchema } from '../../../backend/bindings';
import {
  type ConditionDraft,
  type ConditionProblem,
  conditionOf,
  conditionProblem,
} from './condition';
import { fieldAt, firstColumns, inOrder, modelNamed } from './field-places';

/** An order; without a field it is none. */
export interface SortDraft {
  field: string;
  descending: boolean;
}

/** What was chosen and typed so far. */
export interface QuestionDraft {
  /** Name of the model; empty: none yet. */
  model: string;
  /** Ticked places. */
  fields: string[];
  conditions: ConditionDraft[];
  allTests: boolean;
  sort: SortDraft[];
  locale: string;
  variation: string;
}

export const NO_QUESTION: QuestionDraft = {
  model: '',
  fields: [],
  conditions: [],
  allTests: true,
  sort: [],
  locale: '',
  variation: '',
};

/** Orders one after the other that are offered. */
export const MOST_SORTS = 3;

/** A question about another model begins anew, but for its language. */
export function withModel(draft: QuestionDraft, model: QuestionModel): QuestionDraft {
  if (draft.model === model.name) return draft;
  const { locale, variation } = draft;
  return { ...NO_QUESTION, model: model.name, fields: firstColumns(model), locale, variation };
}

/** What is wrong with each condition, by its id. */
export function problemsOf(
  draft: QuestionDraft,
  schema: QuestionSchema,
): Map<number, ConditionProblem> {
  const model = modelNamed(schema, draft.model);
  const problems = new Map<number, ConditionProblem>();
  for (const one of draft.conditions) {
    const field = fieldOf(one, schema, model);
    const problem = conditionProblem(one, field);
    if (problem !== null) problems.set(one.id, problem);
  }
  return problems;
}

function fieldOf({ place }: ConditionDraft, schema: QuestionSchema, model: QuestionModel | null) {
  return model === null || place === null ? null : fieldAt(schema, model, place);
}

/** The finished question; `null` while something is missing. */
export function questionOf(
  draft: QuestionDraft,
  schema: QuestionSchema,
  configuration: string,
): Question | null {
  const model = modelNamed(schema, draft.model);
  if (model === null || problemsOf(draft, schema).size > 0) return null;
  return {
    configuration,
    model: model.name,
    fields: inOrder(schema, model, draft.fields),
    tests: draft.conditions.flatMap((one) => conditionOf(one, fieldOf(one, schema, model)) ?? []),
    allTests: draft.allTests,
    sort: draft.sort.filter(({ field }) => field !== ''),
    locale: draft.locale.trim() || null,
    variation: draft.variation.trim() || null,
  };
}
