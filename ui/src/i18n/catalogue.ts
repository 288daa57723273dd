// The words of every language: its messages, read from the Fluent files of its folder.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Messages } from './messages';

/** The text of a message, or one of its attributes: `error-notFound.title`. */
export type MessageId = keyof Messages;

/** A message whose attributes are steps. */
export type StepsId = MessageId extends infer Id
  ? Id extends `${infer Name}.step-1`
    ? Name
    : never
  : never;

/** The ends of all ids with this beginning: `Between<'stage-'>` is `'live' | 'test' | …`. */
export type Between<Start extends string, End extends string = ''> = MessageId extends infer Id
  ? Id extends `${Start}${infer Middle}${End}`
    ? Middle
    : never
  : never;

/** What fits each part of a union. */
type Both<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What a message has to be told. Where code chooses among messages, it tells what any of them needs. */
export type Told<Id extends MessageId> = keyof Both<Messages[Id]> extends never
  ? []
  : [told: Both<Messages[Id]>];

/** Says a message. */
export type Say = <Id extends MessageId>(id: Id, ...told: Told<Id>) => string;

/** Says the steps of a message, in their order. */
export type SaySteps = <Id extends StepsId>(id: Id, ...told: Told<`${Id}.step-1`>) => string[];

/** The words of one language. */
export interface Words {
  /** Name of its folder, such as `en`. */
  folder: string;
  /** What it calls itself. */
  name: string;
  /** Whose dates and numbers it writes, such as `en-GB`. */
  locale: string;
  say: Say;
  steps: SaySteps;
}

/** Complete, since its ids are what the code is checked against. */
export const FALLBACK = 'en';

type Values = Record<string, string | number | null>;

/** A variant `[none]` says a sentence without a fact that is not known. */
const forFluent = (values: Values | undefined) =>
  values &&
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? 'none']));

function bundleOf(folder: string, texts: string[]): FluentBundle {
  const resources = texts.map((text) => new FluentResource(text));
  const locale = resources.flatMap(({ body }) => body).find(({ id }) => id === 'language-locale');
  // Sentences are searched, copied and compared: no invisible marks around what is filled in.
  const bundle = new FluentBundle(typeof locale?.value === 'string' ? locale.value : folder, {
    useIsolating: false,
  });
  for (const resource of resources) bundle.addResource(resource);
  return bundle;
}

/** `null` where the message is missing, or refers to something that is. */
function write(bundle: FluentBundle, id: string, values: Values | undefined): string | null {
  const [name = '', attribute] = id.split('.');
  const message = bundle.getMessage(name);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!pattern) return null;
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, forFluent(values), errors);
  return errors.length === 0 ? text : null;
}

function wordsOf(folder: string, bundle: FluentBundle, fallback: () => FluentBundle): Words {
  const noted = new Set<string>();
  const sayAny = (id: string, values?: Values) => {
    const text = write(bundle, id, values);
    if (text !== null) return text;
    if (!noted.has(id)) console.warn(`The message “${id}” cannot be said in “${folder}”.`);
    noted.add(id);
    return write(fallback(), id, values) ?? '';
  };
  const sayAnySteps = (name: string, values?: Values) =>
    Object.keys(fallback().getMessage(name)?.attributes ?? {})
      .filter((attribute) => attribute.startsWith('step-'))
      .map((attribute) => sayAny(`${name}.${attribute}`, values));
  return {
    folder,
    name: sayAny('language-name'),
    locale: bundle.locales[0] ?? folder,
    say: sayAny as Say,
    steps: sayAnySteps as SaySteps,
  };
}

/** Makes something when it is asked for first. */
function once<Made>(make: () => Made): () => Made {
  let made: { it: Made } | null = null;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/**
 * The words of every language, by folder; the files come as `…/en/run.ftl` with their texts. They
 * are read when they are asked for: most people need one language.
 */
export function languagesOf(files: Record<string, string>): Map<string, () => Words> {
  const folders = new Map<string, string[]>();
  for (const [path, text] of Object.entries(files)) {
    const folder = path.split('/').at(-2) ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), text]);
  }
  const bundles = new Map(
    [...folders].map(([folder, texts]) => [folder, once(() => bundleOf(folder, texts))] as const),
  );
  const fallback = bundles.get(FALLBACK);
  if (!fallback) throw new Error(`The words of “${FALLBACK}” are missing.`);
  return new Map(
    [...bundles].map(([folder, bundle]) => [
      folder,
      once(() => wordsOf(folder, bundle(), fallback)),
    ]),
  );
}
