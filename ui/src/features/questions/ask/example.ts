// The question that is offered to who has asked nothing yet.

import type { Question, QuestionModel, QuestionSchema } from '../../../backend/bindings';
import { firstColumns } from './field-places';
import { NO_QUESTION, questionOf, withModel } from './question';

/** Everything about the model that has the most to show; `null` where none has anything. */
export function exampleOf(
  schema: QuestionSchema,
  configuration: string,
): { model: QuestionModel; question: Question } | null {
  const [model] = schema.models
    .filter((one) => firstColumns(one).length > 0)
    .toSorted((one, other) => firstColumns(other).length - firstColumns(one).length);
  if (model === undefined) return null;
  const question = questionOf(withModel(NO_QUESTION, model), schema, configuration);
  return question === null ? null : { model, question };
}
