// Fields of the in-memory host, as an AEM with its own metadata form has them. Never part of a build.

import type { Field } from '../../bindings';

function field(part: Pick<Field, 'property' | 'kind' | 'group'> & Partial<Field>): Field {
  return {
    common: false,
    label: null,
    tab: null,
    required: false,
    allowed: [],
    longest: null,
    readOnly: null,
    source: part.group === 'schema' ? 'schema' : part.group === 'seen' ? 'seen' : 'standard',
    ...part,
  };
}

const choice = (...words: string[]) =>
  words.map((word) => ({ value: word.toLowerCase(), label: word }));

export const FIELDS: Field[] = [
  field({ property: 'dc:title', kind: 'text', group: 'basics', common: true }),
  field({ property: 'dc:description', kind: 'longText', group: 'basics', common: true }),
  field({ property: 'dc:subject', kind: 'list', group: 'basics', common: true }),
  field({ property: 'cq:tags', kind: 'tags', group: 'basics' }),
  field({ property: 'dc:language', kind: 'list', group: 'basics' }),
  field({ property: 'dc:rights', kind: 'text', group: 'rights', common: true }),
  field({ property: 'xmpRights:UsageTerms', kind: 'longText', group: 'rights' }),
  field({ property: 'xmpRights:Marked', kind: 'yesNo', group: 'rights' }),
  field({ property: 'prism:expirationDate', kind: 'date', group: 'publishing', common: true }),
  field({ property: 'prism:publicationDate', kind: 'date', group: 'publishing' }),
  field({ property: 'xmp:Rating', kind: 'number', group: 'publishing' }),
  field({ property: 'photoshop:City', kind: 'text', group: 'origin' }),
  field({
    property: 'northlight:usage',
    kind: 'text',
    group: 'schema',
    label: 'Usage',
    tab: 'Northlight',
    required: true,
    allowed: choice('Web', 'Print', 'Social'),
  }),
  field({
    property: 'northlight:channels',
    kind: 'list',
    group: 'schema',
    label: 'Channels',
    tab: 'Northlight',
    allowed: choice('Shop', 'Newsletter', 'Magazine'),
  }),
  field({
    property: 'northlight:headline',
    kind: 'text',
    group: 'schema',
    label: 'Headline of the campaign',
    tab: 'Northlight',
    longest: 60,
  }),
  field({
    property: 'northlight:contract',
    kind: 'text',
    group: 'schema',
    label: 'Contract number',
    tab: 'Northlight',
    readOnly: 'formSaysSo',
  }),
  field({ property: 'acme:season', kind: 'text', group: 'seen' }),
  field({ property: 'dam:size', kind: 'number', group: 'origin', readOnly: 'computed' }),
  field({ property: 'dc:format', kind: 'text', group: 'origin', readOnly: 'computed' }),
  field({
    property: 'jcr:lastModified',
    kind: 'date',
    group: 'origin',
    readOnly: 'machinery',
  }),
  field({ property: 'exif:FNumber', kind: 'text', group: 'seen', readOnly: 'fromFile' }),
  field({ property: 'onTime', kind: 'date', group: 'publishing', readOnly: 'otherPlace' }),
];
