import { describe, expect, it } from 'vitest';
import type { QueryVariable, QuestionSchema } from '../../../backend/bindings';
import { SCHEMA, SDL } from '../../../backend/memory/fragments';
import { speechFor } from '../../../i18n/language';
import {
  assetKindOf,
  type ColumnKinds,
  cellLine,
  columnTitle,
  NO_KINDS,
  valueText,
} from '../answer/cell-text';
import { withDefaults } from '../persisted/persisted-query';
import { spotOf } from '../write/problem-spot';
import { askedVariables, isJsonObject, isQueryName, valuesOf } from '../write/variables';
import {
  type ConditionDraft,
  conditionOf,
  conditionProblem,
  newCondition,
  testsFor,
  testWord,
  withPlace,
} from './condition';
import {
  fieldAt,
  fieldTitle,
  firstColumns,
  inOrder,
  modelNamed,
  placeLabel,
  testedPlaces,
} from './field-places';
import { NO_QUESTION, questionOf, withModel } from './question';

const schema: QuestionSchema = { models: SCHEMA, sdl: SDL };
const adventure = SCHEMA[0] as (typeof SCHEMA)[0];
const at = (place: string) => fieldAt(schema, adventure, place);
const english = speechFor('en', []);
const french = speechFor('fr', []);
const draft = (part: Partial<ConditionDraft>): ConditionDraft => ({ ...newCondition(1), ...part });

describe('the title of a field', () => {
  it('is its own where we have no word for it, whatever it is called', () => {
    const [field] = SCHEMA[0]?.fields ?? [];
    if (field === undefined) throw new Error('no field');
    expect(fieldTitle({ ...field, name: 'constructor', title: 'Builder' }, french.say)).toBe(
      'Builder',
    );
    expect(fieldTitle({ ...field, name: '_path', title: 'Path' }, french.say)).toBe('Chemin');
  });
});

describe('the title of a column', () => {
  const titled = (name: string, kinds: ColumnKinds = NO_KINDS) =>
    columnTitle(
      { name, title: 'of the core', isPicture: false, isNumber: false },
      kinds,
      french.say,
    );

  it('is ours for what AEM adds, and the spelled name of its model otherwise', () => {
    expect(titled('_path')).toBe('Chemin');
    expect(titled('primaryImage._path')).toBe('Primary image › Chemin');
    expect(titled('price2Go')).toBe('Price2 go');
    expect(titled('prix_maximal')).toBe('Prix maximal');
    expect(titled('__typename')).toBe('Typename');
    expect(titled('constructor')).toBe('Constructor');
    const kinds = new Map([['price', { kind: 'number' as const, title: 'Prix' }]]);
    expect(titled('price', kinds)).toBe('Prix');
  });
});

describe('fields', () => {
  it('are found behind references, and called by the way to them', () => {
    expect(at('guide.firstName')?.kind).toBe('text');
    expect(at('guide.mentor.lastName')?.kind).toBe('text');
    expect(at('guide.nope')).toBeNull();
    expect(at('title.firstName')).toBeNull();
    expect(placeLabel(schema, adventure, 'guide.firstName', english.say)).toBe(
      'Guide › First name',
    );
    expect(placeLabel(schema, adventure, '_path', french.say)).toBe('Chemin');
  });

  it('begin with the first values of the model, without what AEM adds', () => {
    expect(firstColumns(adventure)).toEqual([
      'title',
      'adventureType',
      'price',
      'primaryImage',
      'startsOn',
    ]);
  });

  it('are asked in the order of the form, references in the place of their field', () => {
    expect(
      inOrder(schema, adventure, ['guide.lastName', 'price', 'guide.firstName', 'title', 'guide']),
    ).toEqual(['title', 'price', 'guide', 'guide.firstName', 'guide.lastName']);
  });

  it('can be tested one reference further on, but for those only the editor can ask for', () => {
    const places = testedPlaces(schema, adventure, english.say).map(({ place }) => place);
    expect(places).toContain('guide.occupations');
    expect(places).not.toContain('sketch');
    expect(places).not.toContain('_metadata');
    expect(places).not.toContain('guide.mentor.firstName');
  });
});

describe('a condition', () => {
  const field = (place: string) => at(place) as NonNullable<ReturnType<typeof at>>;

  it('offers what the field can be asked', () => {
    expect(testsFor(field('title'))).toContain('lacks');
    expect(testsFor(field('guide.occupations'))).not.toContain('lacks');
    expect(testsFor(field('primaryImage'))).toEqual(['empty', 'filled']);
    expect(testsFor(field('isGuided'))).toEqual(['yes', 'no', 'empty', 'filled']);
    expect(testWord('above', field('price'), english.say)).toBe('is more than');
    expect(testWord('above', field('startsOn'), english.say)).toBe('is after');
  });

  it('keeps its test and value where the next field is of the same kind', () => {
    const one = draft({ place: 'title', test: 'startsWith', text: 'Surf' });
    expect(withPlace(one, 'adventureType', field('adventureType'), field('title'))).toMatchObject({
      place: 'adventureType',
      test: 'startsWith',
      text: 'Surf',
    });
    expect(withPlace(one, 'price', field('price'), field('title'))).toMatchObject({
      test: 'above',
      text: '',
    });
  });

  it('says what is missing or wrong', () => {
    const price = field('price');
    expect(conditionProblem(draft({}), null)).toBe('field');
    expect(conditionProblem(draft({ place: 'price', test: 'above' }), price)).toBe('missing');
    expect(conditionProblem(draft({ place: 'price', test: 'above', text: '12a' }), price)).toBe(
      'number',
    );
    expect(
      conditionProblem(
        draft({ place: 'groupSize', test: 'above', text: '1,5' }),
        field('groupSize'),
      ),
    ).toBe('whole');
    expect(
      conditionProblem(
        draft({ place: 'guide', test: 'path', text: '/etc/passwd' }),
        field('guide'),
      ),
    ).toBe('path');
    expect(conditionProblem(draft({ place: 'price', test: 'empty' }), price)).toBeNull();
  });

  it('becomes a test of the border, what was typed only ever as a value', () => {
    expect(
      conditionOf(draft({ place: 'price', test: 'above', text: '2 000,5' }), field('price')),
    ).toEqual({ field: 'price', test: { kind: 'number', how: 'above', number: 2000.5 } });
    expect(
      conditionOf(draft({ place: 'title', test: 'equals', text: '"}) { x' }), field('title')),
    ).toEqual({
      field: 'title',
      test: { kind: 'text', how: 'equals', text: '"}) { x', matchCase: false },
    });
    expect(conditionOf(draft({ place: 'isGuided', test: 'no' }), field('isGuided'))).toEqual({
      field: 'isGuided',
      test: { kind: 'yesNo', is: false },
    });
  });

  it('takes whole days of this computer for moments', () => {
    const moment = (test: ConditionDraft['test']) =>
      conditionOf(draft({ place: 'updatedAt', test, text: '2026-05-03' }), field('updatedAt'))
        ?.test;
    const midnight = (day: number) => new Date(2026, 4, day).toISOString();
    expect(moment('above')).toEqual({ kind: 'date', how: 'atLeast', date: midnight(4) });
    expect(moment('atLeast')).toEqual({ kind: 'date', how: 'atLeast', date: midnight(3) });
    expect(moment('below')).toEqual({ kind: 'date', how: 'below', date: midnight(3) });
    expect(moment('atMost')).toEqual({ kind: 'date', how: 'below', date: midnight(4) });
  });
});

describe('a question', () => {
  it('begins anew with another model, but for its language', () => {
    const before = { ...withModel(NO_QUESTION, adventure), locale: 'fr', conditions: [draft({})] };
    const author = modelNamed(schema, 'author');
    expect(author && withModel(before, author)).toMatchObject({
      model: 'author',
      locale: 'fr',
      conditions: [],
    });
    expect(withModel(before, adventure)).toBe(before);
  });

  it('is finished once every condition is', () => {
    const one = { ...withModel(NO_QUESTION, adventure), conditions: [draft({})] };
    expect(questionOf(one, schema, 'wknd-shared')).toBeNull();
    const whole = {
      ...one,
      conditions: [draft({ place: 'primaryImage', test: 'empty' })],
      sort: [{ field: 'price', descending: true }],
      locale: ' en ',
    };
    expect(questionOf(whole, schema, 'wknd-shared')).toEqual({
      configuration: 'wknd-shared',
      model: 'adventure',
      fields: ['title', 'adventureType', 'price', 'primaryImage', 'startsOn'],
      tests: [{ field: 'primaryImage', test: { kind: 'empty' } }],
      allTests: true,
      sort: [{ field: 'price', descending: true }],
      locale: 'en',
      variation: null,
    });
  });
});

describe('variables', () => {
  const variable = (part: Partial<QueryVariable>): QueryVariable => ({
    name: 'a',
    kind: 'text',
    declared: 'String',
    required: false,
    default: null,
    ...part,
  });

  it('are checked by their kind', () => {
    expect(valuesOf([variable({ kind: 'number' })], { a: '1 200,5' })).toEqual([
      { name: 'a', text: '1200.5' },
    ]);
    expect(valuesOf([variable({ kind: 'integer' })], { a: '1.5' })).toBeNull();
    expect(valuesOf([variable({ kind: 'other' })], { a: '[1,' })).toBeNull();
    expect(valuesOf([variable({ kind: 'number', required: true })], {})).toBeNull();
    expect(valuesOf([variable({ required: true })], {})).toBeNull();
    expect(valuesOf([variable({ required: false })], {})).toEqual([{ name: 'a', text: '' }]);
  });

  it('leave the cursor of pages to Relabel', () => {
    const query = '{ a { pageInfo { endCursor hasNextPage } } }';
    const variables = [variable({ name: 'after' }), variable({ name: 'type' })];
    const persisted = { configuration: 'c', name: 'n', query, variables };
    expect(askedVariables(persisted).map(({ name }) => name)).toEqual(['type']);
    expect(askedVariables({ ...persisted, query: '{ a }' })).toHaveLength(2);
  });

  it('are an object, and names are what AEM takes', () => {
    expect([' ', '{"a": 1}', '[1]', '{', 'null'].map(isJsonObject)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(['adventures-all_2', 'a/b', 'é', '', '../x', 'a'.repeat(101)].map(isQueryName)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a question that is saved', () => {
  const sdl = `
    enum Op { GREATER LOWER }
    input Expression { value: Float _operator: Op }
    input PriceFilter { _expressions: [Expression] }
    input TripFilter { price: PriceFilter title: String }
    type Trip { title: String }
    type QueryType { tripList(filter: TripFilter, sort: String, limit: Int): [Trip] }
    schema { query: QueryType }`;
  const query =
    'query ($filter: TripFilter, $sort: String, $limit: Int) { tripList(filter: $filter, sort: $sort, limit: $limit) { title } }';

  it('keeps what was typed as defaults of its variables', () => {
    const variables = JSON.stringify({
      filter: { price: { _expressions: [{ value: 2000, _operator: 'GREATER' }] } },
      sort: 'price ASC',
    });
    const whole = withDefaults(sdl, { query, variables });
    expect(whole?.replaceAll(/\s+/g, ' ')).toContain(
      '$filter: TripFilter = {price: {_expressions: [{value: 2000, _operator: GREATER}]}}, $sort: String = "price ASC", $limit: Int)',
    );
  });

  it('lets nothing out of its quotes', () => {
    const text = '"}}) { secret } #\n""" \\u0022';
    const variables = JSON.stringify({ filter: { title: text } });
    const whole = withDefaults(sdl, { query, variables }) ?? '';
    expect(whole).toContain(`title: ${JSON.stringify(text)}`);
    expect(whole.split('\n').some((line) => line.trim() === 'secret')).toBe(false);
  });

  it('is saved without them where they do not fit', () => {
    expect(withDefaults('nonsense', { query, variables: '{"sort": "a"}' })).toBeNull();
  });
});

describe('a cell', () => {
  it('shows numbers exactly, in the signs of the language, and years without a sign', () => {
    expect(valueText('2024', undefined, true, english)).toBe('2024');
    expect(valueText('12500.125', undefined, true, english)).toBe('12,500.125');
    expect(valueText('0.1', undefined, true, french)).toBe('0,1');
    expect(valueText('12345678901234567890', undefined, true, english)).toBe(
      '12345678901234567890',
    );
  });

  it('shows days and yes or no in words', () => {
    expect(valueText('2026-05-03', 'day', false, english)).toBe('3 May 2026');
    expect(valueText('false', 'yesNo', false, french)).toBe('Non');
  });

  it('writes out signs that nobody sees', () => {
    expect(valueText('live\u202etset', undefined, false, english)).toBe('live[U+202E]tset');
  });

  it('is one line, however much it holds', () => {
    expect(cellLine(['a\nb', 'c'])).toEqual({ line: 'a b · c', rest: 0 });
    expect(cellLine(Array.from({ length: 20 }, (_, n) => String(n))).rest).toBe(12);
    expect(cellLine(['x'.repeat(5000)]).line).toHaveLength(241);
  });

  it('knows pictures by the ending of their name', () => {
    expect(['/a/b.JPG', '/a/b.pdf', '/a.jpg/b'].map(assetKindOf)).toEqual([
      'image',
      'document',
      'other',
    ]);
  });
});

describe('the place of a problem', () => {
  const problem = { message: '', place: null };

  it('is the word that AEM names', () => {
    const text = '{ tripList {\n  nope title\n} }';
    expect(spotOf(text, { ...problem, line: 2, column: 3 })).toEqual({ from: 15, to: 19 });
    expect(spotOf(text, { ...problem, line: 2, column: null })).toEqual({ from: 13, to: 25 });
    expect(spotOf(text, { ...problem, line: 9, column: 1 })).toBeNull();
    expect(spotOf(text, { ...problem, line: null, column: null })).toBeNull();
    const past = spotOf(text, { ...problem, line: 1, column: 900 });
    expect(past && past.to <= text.length).toBe(true);
  });
});
