// What the core says is wrong with a draft: in words, and ways out of it.

import type { EditProblem, TextSpan } from '../../backend/bindings';
import type { Say } from '../../i18n/catalogue';
import { nearestToken } from '../../shared/values/tokens';
import type { Draft } from './drafts';

/** The problem as a sentence. */
export function problemInWords(
  { code, text }: EditProblem,
  say: Say,
  nameOf: (property: string) => string,
): string {
  if (text === null && /unknown|notAllowed|filterArgument/i.test(code)) {
    return say('edits-problem-unnamed');
  }
  const name = text ?? '';
  const said =
    code === 'fieldUnknown'
      ? nameOf(name)
      : code === 'tokenUnknown' && !name.startsWith('{')
        ? `{${name}}`
        : name;
  return say(`edits-problems-${code}`, { text: said });
}

/** The text of a draft that a span is in. */
export function textOf(draft: Draft, entry: number): string | null {
  switch (draft.action) {
    case 'replace':
      if (draft.value?.kind === 'text') return draft.value.text;
      return draft.value?.kind === 'list' ? (draft.value.entries[entry] ?? null) : null;
    case 'add':
      return draft.entries[entry] ?? null;
    case 'findReplace':
      return draft.find.find;
    default:
      return null;
  }
}

/** The draft with another text in that place. */
function withText(draft: Draft, entry: number, text: string): Draft {
  if (draft.action === 'replace' && draft.value?.kind === 'text') {
    return { ...draft, value: { kind: 'text', text } };
  }
  if (draft.action === 'replace' && draft.value?.kind === 'list') {
    return { ...draft, value: { kind: 'list', entries: draft.value.entries.with(entry, text) } };
  }
  if (draft.action === 'add') return { ...draft, entries: draft.entries.with(entry, text) };
  return draft;
}

/** A way out of a problem. */
export interface Mend {
  label: string;
  apply: (draft: Draft) => Draft;
}

const TOKEN_CODES = new Set(['tokenUnknown', 'tokenUnclosed', 'filterUnknown', 'filterArgument']);

/** Ways out that change the draft. */
export function mendsOf(problem: EditProblem, draft: Draft, say: Say): Mend[] {
  const { code, at, text } = problem;
  if (code === 'tagUnknown' && text !== null) {
    const without = (entries: string[]) => entries.filter((entry) => entry !== text);
    return [
      {
        label: say('edits-mend-take-out'),
        apply: (now) => ({
          ...now,
          entries: without(now.entries),
          value:
            now.value?.kind === 'list'
              ? { kind: 'list', entries: without(now.value.entries) }
              : now.value,
        }),
      },
    ];
  }
  if (!TOKEN_CODES.has(code) || at === null) return [];
  const whole = textOf(draft, at.entry);
  if (whole === null) return [];
  const span = tokenAround(whole, at);
  const put = (replacement: string) => (now: Draft) => {
    const current = textOf(now, at.entry);
    return current === whole
      ? withText(now, at.entry, whole.slice(0, span.from) + replacement + whole.slice(span.to))
      : now;
  };
  const wrong = whole.slice(span.from, span.to);
  const meant = code === 'tokenUnknown' ? nearestToken(wrong) : null;
  const literal = wrong.replaceAll('{', '{{').replaceAll('}', '}}');
  return [
    ...(meant === null
      ? []
      : [{ label: say('edits-mend-did-you-mean', { token: meant }), apply: put(meant) }]),
    { label: say('edits-mend-literal'), apply: put(literal) },
  ];
}

/** The token a span lies in, with its braces. */
export function tokenAround(text: string, { from, to }: TextSpan): { from: number; to: number } {
  const start = text[from] === '{' ? from : text.lastIndexOf('{', from);
  const end = text[to - 1] === '}' ? to : text.indexOf('}', Math.max(from, to - 1)) + 1;
  return { from: start === -1 ? from : start, to: end === 0 ? Math.max(to, from) : end };
}
