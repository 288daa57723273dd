// A question as a persisted query: what was typed becomes the default of its variables.
//
// Loaded only when somebody saves one. The values go through GraphQL's own printer, by the types of
// the schema: nothing that was typed is put into the text of the query as it is.

import { astFromValue, buildSchema, type DocumentNode, parse, print, typeFromAST } from 'graphql';
import type { BuiltQuery } from '../../../backend/bindings';

/** The query with its values as defaults; `null` where they do not fit the schema. */
export function withDefaults(sdl: string, { query, variables }: BuiltQuery): string | null {
  try {
    const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    const values: Record<string, unknown> = JSON.parse(variables);
    const document = parse(query);
    const definitions = document.definitions.map((definition) => {
      if (definition.kind !== 'OperationDefinition') return definition;
      const variableDefinitions = definition.variableDefinitions?.map((variable) => {
        const value = values[variable.variable.name.value];
        if (value === undefined) return variable;
        const type = typeFromAST(schema, variable.type as Parameters<typeof typeFromAST>[1]);
        const defaultValue = type === undefined ? null : astFromValue(value, type as never);
        if (!defaultValue) throw new Error('a value without a type');
        return { ...variable, defaultValue };
      });
      return { ...definition, variableDefinitions };
    });
    return `${print({ ...document, definitions } as DocumentNode)}\n`;
  } catch {
    return null;
  }
}
