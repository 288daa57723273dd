// The edit while it is being written: a draft per field.

import type {
  DateBase,
  DateUnit,
  Edit,
  Field,
  FieldAction,
  FieldEdit,
  FieldKind,
  FindMode,
  LetterCase,
  Value,
} from '../../backend/bindings';
import { finishedValue, valueProblem } from '../../shared/values/value';

/** What can happen to a field. */
export type ActionName = FieldAction['action'];

/**
 * One field of the edit, possibly not finished. The parts of every action are kept, so that
 * choosing another action and coming back loses nothing.
 */
export interface Draft {
  property: string;
  kind: FieldKind;
  action: ActionName;
  /** Of "replace". */
  value: Value | null;
  /** Of "add" and "remove". */
  entries: string[];
  atStart: boolean;
  find: { find: string; with: string; mode: FindMode; matchCase: boolean };
  /** Of "copy from": a property. */
  from: string | null;
  letters: LetterCase;
  /** Of "join" and "split". */
  separator: { join: string; split: string };
  date: {
    base: DateBase;
    /** Never negative: `isBefore` says which way. */
    amount: number;
    isBefore: boolean;
    unit: DateUnit;
    /** `HH:MM`, or the time of the base. */
    at: string | null;
    /** IANA name. */
    zone: string;
  };
  onlyEmpty: boolean;
}

/** What is still missing in a draft, before anybody asks the core. */
export type DraftProblem = 'missing' | 'numberInvalid';

const ACTIONS: Record<FieldKind, ActionName[]> = {
  text: ['replace', 'clear', 'findReplace', 'copyFrom', 'changeCase'],
  longText: ['replace', 'clear', 'findReplace', 'copyFrom', 'changeCase'],
  list: [
    'add',
    'remove',
    'replace',
    'clear',
    'findReplace',
    'copyFrom',
    'changeCase',
    'joinEntries',
    'splitText',
  ],
  tags: ['add', 'remove', 'replace', 'clear'],
  date: ['replace', 'clear', 'dateFrom', 'copyFrom'],
  yesNo: ['replace', 'clear', 'copyFrom'],
  number: ['replace', 'clear', 'copyFrom'],
};

/** What can happen to a field of a kind; the first is what is meant most often. */
export function actionsOf(kind: FieldKind): ActionName[] {
  return ACTIONS[kind];
}

/** Actions that can be kept to assets on which the field is empty. */
export function mayBeOnlyEmpty(action: ActionName): boolean {
  return ['replace', 'add', 'copyFrom', 'dateFrom'].includes(action);
}

/** IANA name of the zone of this computer. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A draft for a field that was just added. */
export function newDraft({ property, kind }: Pick<Field, 'property' | 'kind'>): Draft {
  return {
    property,
    kind,
    action: actionsOf(kind)[0] ?? 'replace',
    value: null,
    entries: [],
    atStart: false,
    find: { find: '', with: '', mode: 'plain', matchCase: false },
    from: null,
    letters: 'sentence',
    separator: { join: ', ', split: ',' },
    date: {
      base: { kind: 'today' },
      amount: 1,
      isBefore: false,
      unit: 'years',
      at: null,
      zone: localZone(),
    },
    onlyEmpty: false,
  };
}

/** A text in which braces mean themselves: on this page a brace begins a token. */
export function literal(text: string): string {
  return text.includes('{') ? text.replaceAll('{', '{{').replaceAll('}', '}}') : text;
}

function literalValue(value: Value): Value {
  if (value.kind === 'text') return { kind: 'text', text: literal(value.text) };
  if (value.kind === 'list') return { kind: 'list', entries: value.entries.map(literal) };
  return value;
}

/** A draft of a field that was edited before: a recipe, or the edit of another run. */
export function draftOf({ property, kind, change, onlyEmpty }: FieldEdit): Draft {
  const draft = { ...newDraft({ property, kind }), action: change.action, onlyEmpty };
  switch (change.action) {
    case 'replace':
      return {
        ...draft,
        value: change.tokens || kind === 'tags' ? change.value : literalValue(change.value),
      };
    case 'add': {
      const { entries, atStart } = change;
      const isPlain = change.tokens || kind === 'tags';
      return { ...draft, entries: isPlain ? entries : entries.map(literal), atStart };
    }
    case 'remove':
      return { ...draft, entries: change.entries };
    case 'clear':
      return draft;
    case 'findReplace': {
      const { find, with: instead, mode, matchCase } = change;
      return { ...draft, find: { find, with: instead, mode, matchCase } };
    }
    case 'copyFrom':
      return { ...draft, from: change.from };
    case 'changeCase':
      return { ...draft, letters: change.to };
    case 'joinEntries':
      return { ...draft, separator: { ...draft.separator, join: change.with } };
    case 'splitText':
      return { ...draft, separator: { ...draft.separator, split: change.at } };
    case 'dateFrom': {
      const { amount, unit, at, zone } = change.shift;
      const size = Math.abs(amount);
      return {
        ...draft,
        date: { base: change.base, amount: size, isBefore: amount < 0, unit, at, zone },
      };
    }
  }
}

/** Drafts of an edit that was made before. */
export function draftsOf(edit: Edit): Draft[] {
  return edit.fields.map(draftOf);
}

/** What keeps a draft from being tried at all. */
export function problemOf(draft: Draft): DraftProblem | null {
  switch (draft.action) {
    case 'replace':
      return valueProblem(draft.value);
    case 'add':
    case 'remove':
      return draft.entries.length === 0 ? 'missing' : null;
    case 'findReplace':
      return draft.find.find === '' ? 'missing' : null;
    case 'copyFrom':
      return draft.from === null ? 'missing' : null;
    case 'splitText':
      return draft.separator.split === '' ? 'missing' : null;
    case 'clear':
    case 'changeCase':
    case 'joinEntries':
    case 'dateFrom':
      return null;
  }
}

/** A brace begins a token; text without one is taken as it is. */
function hasTokens(texts: string[]): boolean {
  return texts.some((text) => text.includes('{'));
}

function replaced(value: Value): FieldAction {
  const texts = value.kind === 'text' ? [value.text] : value.kind === 'list' ? value.entries : [];
  return { action: 'replace', value: finishedValue(value), tokens: hasTokens(texts) };
}

function changeOf(draft: Draft): FieldAction {
  switch (draft.action) {
    case 'replace':
      if (draft.value === null) throw new Error('a draft without its value says nothing yet');
      return replaced(draft.value);
    case 'add': {
      const { entries, atStart, kind } = draft;
      return { action: 'add', entries, atStart, tokens: kind !== 'tags' && hasTokens(entries) };
    }
    case 'remove':
      return { action: 'remove', entries: draft.entries };
    case 'findReplace':
      return { action: 'findReplace', ...draft.find };
    case 'copyFrom':
      return { action: 'copyFrom', from: draft.from ?? '' };
    case 'changeCase':
      return { action: 'changeCase', to: draft.letters };
    case 'joinEntries':
      return { action: 'joinEntries', with: draft.separator.join };
    case 'splitText':
      return { action: 'splitText', at: draft.separator.split };
    case 'dateFrom': {
      const { base, amount, isBefore, unit, at, zone } = draft.date;
      return {
        action: 'dateFrom',
        base,
        shift: { amount: isBefore ? -amount : amount, unit, at, zone },
      };
    }
    case 'clear':
      return { action: 'clear' };
  }
}

function fieldEdit(draft: Draft, change: FieldAction): FieldEdit {
  return {
    property: draft.property,
    kind: draft.kind,
    change,
    onlyEmpty: draft.onlyEmpty && mayBeOnlyEmpty(draft.action),
  };
}

/** The edit, or `null` while a draft has a problem or there is none. */
export function editOf(drafts: Draft[]): Edit | null {
  if (drafts.length === 0 || drafts.some((draft) => problemOf(draft) !== null)) return null;
  return { fields: drafts.map((draft) => fieldEdit(draft, changeOf(draft))) };
}

/**
 * The edit as far as it is written, for a sample. A draft without its value stands in as
 * something that says nothing yet: what the assets hold now is shown, and nothing of what
 * would become of it.
 */
export function sampleEditOf(drafts: Draft[]): Edit {
  return {
    fields: drafts.map((draft) =>
      problemOf(draft) === null ? fieldEdit(draft, changeOf(draft)) : unwritten(draft),
    ),
  };
}

/** Tags are called by their titles only where an edit is about them, which "clear" is not. */
function unwritten({ property, kind }: Draft): FieldEdit {
  const change: FieldAction =
    kind === 'tags' ? { action: 'remove', entries: [] } : { action: 'clear' };
  return { property, kind, change, onlyEmpty: false };
}
