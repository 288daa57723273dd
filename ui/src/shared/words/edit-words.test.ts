import { describe, expect, it } from 'vitest';
import type { FieldAction, FieldEdit, FieldKind } from '../../backend/bindings';
import { speechFor } from '../../i18n/language';
import { fieldInWords, tagsOfEdit, templateInWords } from './edit-words';

const english = speechFor('en', []);
const french = speechFor('fr', []);

const field = (
  change: FieldAction,
  kind: FieldKind = 'text',
  property = 'dc:title',
): FieldEdit => ({
  property,
  kind,
  change,
  onlyEmpty: false,
});
const text = (text: string, tokens = true): FieldAction => ({
  action: 'replace',
  value: { kind: 'text', text },
  tokens,
});

describe('an edit in words', () => {
  it('calls what is inserted by its name', () => {
    expect(templateInWords('{file.stem|words|sentence} – {counter:001}', english)).toBe(
      '[File name as words] – [Counter]',
    );
    expect(templateInWords('{field dc:rights|default:"no } here"} {{x}}', english)).toBe(
      '[Copyright] {x}',
    );
    expect(templateInWords('{today:yyyy} {folder.path:2} {unknown}', french)).toMatch(
      /^\[[^{}]+\] \[[^{}]+\] \[unknown\]$/,
    );
  });

  it('shows no token, id or name of an action', () => {
    const tags: FieldAction = {
      action: 'add',
      entries: ['northlight:season/summer'],
      tokens: false,
      atStart: false,
    };
    const edits = [
      field(text('{file.stem}')),
      field(tags, 'tags', 'cq:tags'),
      field({ action: 'findReplace', find: 'a', with: 'b', mode: 'plain', matchCase: true }),
      field({ action: 'copyFrom', from: 'dc:description' }),
    ];
    for (const speech of [english, french]) {
      for (const edit of edits) {
        expect(fieldInWords(edit, speech)).not.toMatch(/[{}]|northlight:|dc:|cq:|[a-z][A-Z]/);
      }
    }
    expect(fieldInWords(edits[1] as FieldEdit, english, () => 'Summer')).toBe('Add Summer to Tags');
    expect(tagsOfEdit(edits)).toEqual(['northlight:season/summer']);
  });

  it('counts from today without naming it, and from another date by its name', () => {
    const shifted = (amount: number, from: string | null) =>
      field(
        {
          action: 'dateFrom',
          base: from === null ? { kind: 'today' } : { kind: 'field', property: from },
          shift: { amount, unit: 'years', at: '00:00', zone: 'UTC' },
        },
        'date',
        'prism:expirationDate',
      );
    const told = (edit: FieldEdit, speech = french) =>
      fieldInWords(edit, speech).replaceAll(/\s/g, ' ');
    expect(told(shifted(1, null), english)).toBe('Expires on: 1 year after today');
    expect(told(shifted(1, null))).toBe('Expire le : dans 1 an');
    expect(told(shifted(-2, null))).toBe('Expire le : il y a 2 ans');
    expect(told(shifted(-2, 'xmp:CreateDate'))).toBe(
      'Expire le : 2 ans avant « Date de création »',
    );
  });

  it('leaves a text alone that is meant as it stands', () => {
    expect(fieldInWords(field(text('{file.name}', false)), english)).toBe('Title: {file.name}');
  });
});
