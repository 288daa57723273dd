// Made-up content fragments for tests and for looking at screens in a browser tab. Never part of a
// build.

import type { QuestionField, QuestionKind, QuestionModel } from '../bindings';

/** What a fragment holds, by place; nothing where it is empty. */
export type FragmentValues = Record<string, string[]>;

function field(
  name: string,
  title: string,
  kind: QuestionKind,
  more: Partial<QuestionField> = {},
): QuestionField {
  const isValue = !['asset', 'fragment', 'group', 'other'].includes(kind);
  return {
    name,
    title,
    kind,
    many: false,
    filterable: kind !== 'asset' && kind !== 'group' && kind !== 'other',
    sortable: isValue && !name.startsWith('_'),
    model: null,
    ...more,
  };
}

const ADDED: QuestionField[] = [
  field('_path', 'Path', 'text', { sortable: true }),
  field('_variation', 'Variation', 'text'),
  field('_tags', 'Tags', 'text', { many: true, sortable: false, filterable: false }),
  field('_metadata', 'Metadata', 'group'),
];

/** Trips, and the people who lead them. */
export const SCHEMA: QuestionModel[] = [
  {
    name: 'adventure',
    title: 'Adventure',
    hasCursor: true,
    fields: [
      field('title', 'Title', 'text'),
      field('adventureType', 'Adventure type', 'text'),
      field('price', 'Price', 'number'),
      field('primaryImage', 'Primary image', 'asset'),
      field('startsOn', 'Starts on', 'day'),
      field('description', 'Description', 'longText'),
      field('groupSize', 'Group size', 'integer'),
      field('isGuided', 'Is guided', 'yesNo'),
      field('updatedAt', 'Updated at', 'moment'),
      field('guide', 'Guide', 'fragment', { model: 'author' }),
      field('sketch', 'Sketch', 'other'),
      ...ADDED,
    ],
  },
  {
    name: 'author',
    title: 'Author',
    hasCursor: true,
    fields: [
      field('firstName', 'First name', 'text'),
      field('lastName', 'Last name', 'text'),
      field('occupations', 'Occupations', 'text', { many: true, sortable: false }),
      field('mentor', 'Mentor', 'fragment', { model: 'author' }),
      ...ADDED,
    ],
  },
];

/** The same in GraphQL's own notation, as far as the editor needs it. */
export const SDL = `
schema { query: QueryType }
scalar Calendar
scalar Date
type MultiFormatString { html: String plaintext: String }
type ImageRef { _path: ID mimeType: String }
type AuthorModel { _path: ID firstName: String lastName: String occupations: [String] mentor: AuthorModel }
type AdventureModel {
  _path: ID
  title: String
  adventureType: String
  price: Float
  primaryImage: ImageRef
  startsOn: Date
  description: MultiFormatString
  groupSize: Int
  isGuided: Boolean
  updatedAt: Calendar
  guide: AuthorModel
}
type AdventureModelResults { items: [AdventureModel]! }
type AuthorModelResults { items: [AuthorModel]! }
type QueryType {
  adventureList(offset: Int, limit: Int, sort: String): AdventureModelResults!
  authorList(offset: Int, limit: Int, sort: String): AuthorModelResults!
}
`;

/** The field at a place of a trip. */
export function modelOf(place: string): QuestionField | undefined {
  const [first, ...rest] = place.split('.');
  const fields = (rest.length === 0 ? SCHEMA[0] : SCHEMA[1])?.fields;
  return fields?.find(({ name }) => name === (rest.at(-1) ?? first));
}

const SUBJECTS = ['Surf camp', 'Hut to hut', 'Gravel ride', 'Climbing week', 'Sea kayaking'];
const TYPES = ['Day trip', 'Weekend', 'Overnight trip'];
const FIRST = ['Ada', 'Bo', 'Cleo', 'Dag'];

/** A trip. Every fourth has no picture; some hold what must not be taken for more than text. */
export function fragmentAt(row: number): FragmentValues {
  const subject = SUBJECTS[row % SUBJECTS.length] ?? '';
  const name = `${subject.toLowerCase().replaceAll(' ', '-')}-${row + 1}`;
  const odd = row === 3 ? ['<img src=x onerror="window.hurt=1">=1+1'] : [`${subject} ${row + 1}`];
  return {
    _path: [`/content/dam/trips/${name}/${name}`],
    _tags: row % 2 === 0 ? ['trip:water', 'trip:summer', 'trip:family', 'trip:new'] : [],
    title: odd,
    adventureType: [TYPES[row % TYPES.length] ?? ''],
    price: [String(500 + row * 137.5)],
    primaryImage:
      row % 4 === 3 ? [] : [`/content/dam/trips/${name}/${name.replaceAll('-', '')}.jpg`],
    startsOn: [new Date(Date.UTC(2026, row % 12, 1 + (row % 27))).toISOString().slice(0, 10)],
    description: [`${subject}: `.padEnd(row === 1 ? 4000 : 80, 'a day by the sea, ')],
    groupSize: [String(2 + (row % 9))],
    isGuided: [String(row % 2 === 0)],
    updatedAt: [new Date(Date.UTC(2026, 4, 1 + (row % 27), 9, 30)).toISOString()],
    guide: row % 3 === 0 ? [] : [`/content/dam/trips/people/${FIRST[row % 4]?.toLowerCase()}`],
    'guide.firstName': row % 3 === 0 ? [] : [FIRST[row % FIRST.length] ?? ''],
    'guide.occupations': row % 3 === 0 ? [] : ['Guide', 'Photographer'],
  };
}
