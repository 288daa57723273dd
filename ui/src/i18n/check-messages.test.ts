import { describe, expect, it } from 'vitest';
import { check, messageTypes } from '../../scripts/check-messages.ts';

describe('the check of messages', () => {
  const EN = ['go = Go', 'count =', '    { $n ->', '        [one] One', '       *[other] { $n }'];
  const english = [...EN, '    }', 'two = Two', '    .hint = Hint', ''].join('\n');
  const code = `say('go'); say('count'); say('two'); say(\`two.\${which}\`);`;
  const found = (fr: string, en = english, used = code) =>
    check({ en: { 'a.ftl': en }, fr: { 'a.ftl': fr } }, used).map(
      ({ file, line, text }) => `${file}:${line}: ${text}`,
    );

  it('finds nothing where nothing is wrong', () => {
    expect(found(english)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'a line that cannot be read',
      english.replace('go = Go', 'go Go'),
      [
        'locales/fr/a.ftl:1: Expected token: "="',
        'locales/en/a.ftl:1: “go” is missing in locales/fr',
      ],
    ],
    [
      'a message that is missing',
      english.replace('go = Go\n', ''),
      ['locales/en/a.ftl:1: “go” is missing in locales/fr'],
    ],
    [
      'a message that English does not have',
      `${english}three = Trois\n`,
      ['locales/fr/a.ftl:9: “three” is not in locales/en'],
    ],
    [
      'a message that is there twice',
      `${english}go = Va\n`,
      ['locales/fr/a.ftl:9: “go” is already in locales/fr/a.ftl:1'],
    ],
    [
      'an attribute that is missing',
      english.replace('    .hint = Hint\n', ''),
      ['locales/fr/a.ftl:7: “two” has no .hint'],
    ],
    [
      'an attribute that English does not have',
      `${english}    .why = Why\n`,
      ['locales/fr/a.ftl:7: “two” has .why, but not in locales/en/a.ftl'],
    ],
    [
      'other parameters',
      english.replace('two = Two', 'two = { $other }').replaceAll('$n', '$nombre'),
      [
        'locales/fr/a.ftl:2: “count” does not use $n, but does in locales/en/a.ftl',
        'locales/fr/a.ftl:2: “count” uses $nombre, but does not in locales/en/a.ftl',
        'locales/fr/a.ftl:7: “two” uses $other, but does not in locales/en/a.ftl',
      ],
    ],
    [
      'what only one of the two programs knows',
      english.replace('go = Go', 'go = { DATETIME(1) }'),
      ['locales/fr/a.ftl:1: DATETIME() is not known everywhere'],
    ],
    [
      'a term that nobody wrote, and one that nobody uses',
      `${english.replace('go = Go', 'go = { -app }')}-name = Relabel\n`,
      ['locales/fr/a.ftl:1: there is no “-app”', 'locales/fr/a.ftl:9: “-name” is not used'],
    ],
  ])('finds %s', (_what, fr, expected) => {
    expect(found(fr)).toEqual(expected);
  });

  it('finds a fact that may be missing and is said all the same', () => {
    const text = 'go =\n    { $name ->\n        [none] A\n       *[other] B\n    } { $name }\n';
    const what = '$name may be missing here: it has a variant [none] elsewhere';
    expect(found(text, text, "'go'")).toEqual([
      `locales/en/a.ftl:5: ${what}`,
      `locales/fr/a.ftl:5: ${what}`,
    ]);
  });

  it('finds a message of another file', () => {
    const files = { en: { 'a.ftl': 'go = Go\n' }, fr: { 'b.ftl': 'go = Va\n' } };
    expect(check(files, "'go'")).toEqual([
      {
        file: 'locales/fr/b.ftl',
        line: 1,
        text: '“go” belongs into the file named as locales/en/a.ftl',
      },
    ]);
  });

  it('finds what the code never says', () => {
    expect(found(english, english, "say('go'); say('two'); say('two.hint')")).toEqual([
      'locales/en/a.ftl:2: “count” is not used in the code',
    ]);
    const ofCommandLine = { 'cli.ftl': 'cli-done = Done\n', 'cli-help.ftl': 'help = Help\n' };
    expect(check({ en: ofCommandLine, fr: ofCommandLine }, '')).toEqual([]);
  });
});

describe('the types of messages', () => {
  const types = (en: string, fr = en) =>
    messageTypes({ en: { 'a.ftl': en }, fr: { 'a.ftl': fr } })
      .split('\n')
      .filter((line) => line.startsWith('  '));

  it.each([
    ['a = A', "  'a': object;"],
    ['a = { $x }', "  'a': { x: number | string };"],
    ['a = { $x -> [one] A *[other] B }', "  'a': { x: number };"],
    ['a = { $x -> [none] A *[other] { $x } }', "  'a': { x: null | string };"],
    ['a = { $x -> [undo] A *[retry] B }', "  'a': { x: 'retry' | 'undo' };"],
    ['a = { $x -> [undo] A *[other] B }', "  'a': { x: string };"],
    ['a = { NUMBER($x) }', "  'a': { x: number };"],
  ])('%s', (message, type) => {
    const lines = message.replaceAll(/ (?=\[|\*|\})/g, '\n ');
    expect(types(`${lines}\n`)).toEqual([type]);
  });

  it('are the same for all texts of a message, and hold for every language', () => {
    expect(
      types('a = { $x }\n    .b = B\n', 'a = { $x ->\n [one] A\n *[other] B\n }\n    .b = B\n'),
    ).toEqual(["  'a': { x: number };", "  'a.b': { x: number };"]);
  });
});
