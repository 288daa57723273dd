// Tokens of the in-memory host: enough to look at screens. Never part of a build.

import type { EditProblem, FieldEdit } from '../../bindings';
import { initialValue } from '../library';

const FILTERS: Record<string, (text: string) => string> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
  sentence: (text) => text.charAt(0).toUpperCase() + text.slice(1),
  trim: (text) => text.trim(),
  slug: (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  words: (text) => text.replaceAll(/[-_]+/g, ' '),
};

/** What a token is on an asset; `null` where it is not known. */
function tokenValue(name: string, path: string, row: number): string | null {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const folders = parts.slice(3, -1);
  const dot = file.lastIndexOf('.');
  if (name === 'file.name') return file;
  if (name === 'file.stem') return dot === -1 ? file : file.slice(0, dot);
  if (name === 'file.ending') return dot === -1 ? '' : file.slice(dot + 1);
  if (name === 'folder.name') return folders.at(-1) ?? '';
  const level = /^folder\.path:(-?\d+)$/.exec(name);
  if (level) return folders[Number(level[1]) - 1] ?? '';
  const counter = /^counter(?::(\d+))?$/.exec(name);
  if (counter) {
    const from = counter[1] ?? '1';
    return String(Number(from) + row).padStart(from.length, '0');
  }
  if (name === 'today') return '2031-05-03';
  if (name === 'today:yyyy') return '2031';
  const field = /^field (\S+)$/.exec(name);
  return field ? initialValue(path, field[1] ?? '').entries.join(', ') : null;
}

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}/g;

/** A text with its tokens filled in. */
export function rendered(text: string, path: string, row: number): string {
  return text.replaceAll(TOKEN, (whole, inside: string | undefined) => {
    if (inside === undefined) return whole.charAt(0);
    const [name = '', ...filters] = inside.split('|').map((part) => part.trim());
    const value = tokenValue(name, path, row) ?? '';
    return filters.reduce((said, filter) => FILTERS[filter]?.(said) ?? said, value);
  });
}

function problemsIn(text: string, field: number, entry: number): EditProblem[] {
  return [...text.matchAll(TOKEN)].flatMap((match): EditProblem[] => {
    const [whole, inside] = match;
    if (inside === undefined) return [];
    const [name = '', ...filters] = inside.split('|').map((part) => part.trim());
    const at = { entry, from: match.index, to: match.index + whole.length };
    if (tokenValue(name, '/content/dam/a/b.jpg', 0) === null) {
      return [{ field, code: 'tokenUnknown', at, text: whole }];
    }
    const wrong = filters.find((filter) => !(filter in FILTERS));
    return wrong === undefined ? [] : [{ field, code: 'filterUnknown', at, text: wrong }];
  });
}

/** What keeps an edit from being checked. */
export function problemsOf(
  edit: FieldEdit,
  field: number,
  knows: (tag: string) => boolean,
): EditProblem[] {
  const { change, kind } = edit;
  const texts =
    change.action === 'add'
      ? change.entries
      : change.action !== 'replace'
        ? []
        : change.value.kind === 'text'
          ? [change.value.text]
          : change.value.kind === 'list'
            ? change.value.entries
            : [];
  if (kind === 'tags') {
    return texts
      .filter((id) => !knows(id))
      .map((text) => ({ field, code: 'tagUnknown', at: null, text }));
  }
  if (change.action === 'findReplace' && change.mode === 'regex') {
    try {
      new RegExp(change.find, 'u');
    } catch {
      const at = { entry: 0, from: 0, to: change.find.length };
      return [{ field, code: 'patternInvalid', at, text: null }];
    }
  }
  if (edit.property.startsWith('strange:')) {
    return [{ field, code: 'prefixUnknown', at: null, text: 'strange' }];
  }
  const hasTokens = 'tokens' in change && change.tokens;
  return hasTokens ? texts.flatMap((text, entry) => problemsIn(text, field, entry)) : [];
}
