// Fields of the in-memory host, as an AEM with its own metadata form has them. Never part of a build.

import type { Field, FieldKind } from '../../bindings';
import world from '../world.json';

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

/** Those of AEM's form, which the core checks values against. */
const OF_FORM: Field[] = world.form.map(({ disabled, kind, ...said }) =>
  field({
    ...said,
    kind: kind as FieldKind,
    group: 'schema',
    readOnly: disabled ? 'formSaysSo' : null,
  }),
);

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
  ...OF_FORM,
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
