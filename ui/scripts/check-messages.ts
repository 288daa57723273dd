// What is wrong with the Fluent files, and the types of their messages.

import {
  type Finding,
  type Folder,
  joined,
  type Locales,
  type Message,
  type Parameter,
  readFolder,
} from './read-messages.ts';

/** Every language is compared with this one, which is also what the window falls back to. */
const REFERENCE = 'en';

/** Their messages are said by the command line alone, whose own tests look for those that are not. */
const OF_COMMAND_LINE = /\/cli(-help)?\.ftl$/;

/** The ids by which code asks for the texts of a message. */
export function idsOf(name: string, { texts }: Message): string[] {
  return [...texts].map((text) => (text === '' ? name : `${name}.${text}`));
}

/** Ids in quotes, and ids with a part that is chosen at run time: `plan-show-${show}`. */
function idsInCode(code: string): (id: string) => boolean {
  const quoted = new Set([...code.matchAll(/['"]([a-z][\w.-]*)['"]/g)].map(([, id]) => id));
  const chosen = [...code.matchAll(/`([a-z][\w.-]*-(?:\$\{[^`{}]*\}[\w.-]*)+)`/g)].map(
    ([, id = '']) => id.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '\\w+'),
  );
  const patterns = new RegExp(`^(${[...new Set(chosen)].join('|')})$`);
  return (id) => quoted.has(id) || patterns.test(id);
}

const without = (all: Iterable<string>, known: { has(key: string): boolean }) =>
  [...all].filter((one) => !known.has(one));

/** Where a language differs from the reference. */
function compared(name: string, { messages }: Folder, reference: Folder): Finding[] {
  const findings: Finding[] = [];
  for (const [id, message] of reference.messages) {
    if (id.startsWith('-')) continue;
    const { file, line } = message;
    const own = messages.get(id);
    if (!own) {
      findings.push({ file, line, text: `“${id}” is missing in locales/${name}` });
      continue;
    }
    const at = { file: own.file, line: own.line };
    if (own.file.split('/').at(-1) !== file.split('/').at(-1)) {
      findings.push({ ...at, text: `“${id}” belongs into the file named as ${file}` });
    }
    for (const text of without(message.texts, own.texts)) {
      findings.push({ ...at, text: `“${id}” has no ${text === '' ? 'value' : `.${text}`}` });
    }
    for (const text of without(own.texts, message.texts)) {
      findings.push({
        ...at,
        text: `“${id}” has ${text === '' ? 'a value' : `.${text}`}, but not in ${file}`,
      });
    }
    for (const parameter of without(message.parameters.keys(), own.parameters)) {
      findings.push({ ...at, text: `“${id}” does not use $${parameter}, but does in ${file}` });
    }
    for (const parameter of without(own.parameters.keys(), message.parameters)) {
      findings.push({ ...at, text: `“${id}” uses $${parameter}, but does not in ${file}` });
    }
  }
  for (const [id, { file, line }] of messages) {
    if (!id.startsWith('-') && !reference.messages.has(id)) {
      findings.push({ file, line, text: `“${id}” is not in locales/${REFERENCE}` });
    }
  }
  return findings;
}

/** References that lead nowhere, and terms nobody refers to. */
function referred({ messages }: Folder): Finding[] {
  const findings: Finding[] = [];
  const used = new Set<string>();
  for (const { file, references } of messages.values()) {
    for (const { name, line } of references) {
      used.add(name);
      if (!messages.has(name)) findings.push({ file, line, text: `there is no “${name}”` });
    }
  }
  for (const [id, { file, line }] of messages) {
    if (id.startsWith('-') && !used.has(id))
      findings.push({ file, line, text: `“${id}” is not used` });
  }
  return findings;
}

/** Everything that is wrong; `code` is the text of all files that may ask for messages. */
export function check(locales: Locales, code: string): Finding[] {
  const folders = Object.entries(locales).map(
    ([name, files]) => [name, readFolder(name, files)] as const,
  );
  const reference = folders.find(([name]) => name === REFERENCE)?.[1];
  if (!reference) throw new Error(`There is no locales/${REFERENCE}`);
  const isInCode = idsInCode(code);
  const unused = [...reference.messages].flatMap(([name, message]) =>
    name.startsWith('-') || OF_COMMAND_LINE.test(message.file) || isInCode(name)
      ? []
      : idsOf(name, message)
          .filter((id) => !isInCode(id))
          .map((id) => ({
            file: message.file,
            line: message.line,
            text: `“${id}” is not used in the code`,
          })),
  );
  return [
    ...folders.flatMap(([, folder]) => [...folder.findings, ...referred(folder)]),
    ...folders
      .filter(([, folder]) => folder !== reference)
      .flatMap(([name, folder]) => compared(name, folder, reference)),
    ...unused,
  ];
}

function typeOf({ kinds, oneOf }: Parameter): string {
  const words = [...(oneOf ?? [])].map((word) => `'${word}'`);
  const others = [...kinds].filter((kind) => oneOf === null || kind !== 'string');
  return [...words, ...others].sort().join(' | ') || 'never';
}

/** A TypeScript file with the id of every message of the window and what it has to be told. */
export function messageTypes(locales: Locales): string {
  const folders = Object.entries(locales).map(([name, files]) => readFolder(name, files));
  const reference = readFolder(REFERENCE, locales[REFERENCE] ?? {});
  const lines = [...reference.messages].flatMap(([name, message]) => {
    if (name.startsWith('-') || OF_COMMAND_LINE.test(message.file)) return [];
    const parameters = new Map<string, Parameter>();
    for (const { messages } of folders) {
      for (const [parameter, use] of messages.get(name)?.parameters ?? []) {
        joined(parameters, parameter, use);
      }
    }
    const told = [...parameters].map(([parameter, use]) => `${parameter}: ${typeOf(use)}`);
    const type = told.length > 0 ? `{ ${told.sort().join('; ')} }` : 'object';
    return idsOf(name, message).map((id) => `  '${id}': ${type};`);
  });
  return [
    '// Generated from locales by `npm run messages`. Do not edit.',
    '',
    '/** Every message, and what it has to be told. */',
    'export interface Messages {',
    ...lines.sort(),
    '}',
    '',
  ].join('\n');
}
