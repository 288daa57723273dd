// Which column goes into which field.

import type {
  ColumnUse,
  Edit,
  Field,
  FieldKind,
  MatchBy,
  SheetColumn,
  SheetFacts,
  SheetMapping,
  SheetQuestion,
} from '../../backend/bindings';
import type { Say } from '../../i18n/catalogue';

/** Heading of the last column of a sheet Relabel made; it says nothing to people. */
const SIGNATURE = 'relabelSheet1';

/** What a column is used for. */
export type Use =
  | { kind: 'asset' }
  | { kind: 'field'; property: string; of: FieldKind }
  | { kind: 'none' };

/** A column with its number. */
export interface NumberedColumn extends SheetColumn {
  column: number;
}

/** Columns that are shown; of more, only those that are used. A screen of them is no help. */
const MOST_SHOWN = 150;

/** The columns people can make use of. */
export function shownColumns(sheet: SheetFacts): NumberedColumn[] {
  return sheet.columns
    .map((one, column) => ({ ...one, column }))
    .filter(({ heading }) => heading.trim() !== SIGNATURE)
    .filter(
      ({ column }, at) => at < MOST_SHOWN || purposeOf(sheet.mapping, column).kind !== 'none',
    );
}

/** How many columns are left out of the table. */
export function hiddenColumns(sheet: SheetFacts): number {
  const all = sheet.columns.filter(({ heading }) => heading.trim() !== SIGNATURE);
  return all.length - shownColumns(sheet).length;
}

/** What people call a column. */
export function headingOf(sheet: SheetFacts, column: number, say: Say): string {
  const heading = sheet.columns[column]?.heading.trim() ?? '';
  // AEM's own type in a heading is no part of its name.
  const name = heading.replace(/\s*\{\{.*$/, '');
  return name === '' ? say('sheets-unnamed', { n: String(column + 1) }) : name;
}

/** What a column is used for. */
export function purposeOf(mapping: SheetMapping, column: number): Use {
  if (mapping.assetColumn === column) return { kind: 'asset' };
  const used = mapping.columns.find((one) => one.column === column);
  return used?.property == null
    ? { kind: 'none' }
    : { kind: 'field', property: used.property, of: used.kind };
}

const unused = (column: number): ColumnUse => ({
  column,
  property: null,
  kind: 'text',
  dateOrder: null,
});

/** The mapping with another use of a column. What two columns cannot both be, the new one is. */
export function withUse(mapping: SheetMapping, column: number, use: Use): Partial<SheetMapping> {
  const known = mapping.columns.some((one) => one.column === column)
    ? mapping.columns
    : [...mapping.columns, unused(column)].toSorted((a, b) => a.column - b.column);
  const columns = known.map((one) => {
    if (one.column === column) {
      return use.kind === 'field'
        ? { ...one, property: use.property, kind: use.of, dateOrder: null }
        : unused(column);
    }
    return use.kind === 'field' && one.property === use.property ? unused(one.column) : one;
  });
  const before = mapping.assetColumn;
  const assetColumn = use.kind === 'asset' ? column : before === column ? null : before;
  return { columns, assetColumn };
}

/** What a column contains that names assets, as its cells tell; what was taken before, where none does. */
export function assetByOf(sheet: SheetFacts, column: number): MatchBy {
  return sheet.columns[column]?.names?.by ?? sheet.mapping.assetBy;
}

/** The mapping with something else about one column. */
export function withColumn(
  mapping: SheetMapping,
  column: number,
  change: Partial<ColumnUse>,
): Partial<SheetMapping> {
  return {
    columns: mapping.columns.map((one) => (one.column === column ? { ...one, ...change } : one)),
  };
}

/** The fields a sheet changes, as an edit: what the table of old and new has to know of them. */
export function editOf(mapping: SheetMapping): Edit {
  return {
    fields: mapping.columns.flatMap(({ property, kind }) =>
      property === null ? [] : [{ property, kind, change: { action: 'clear' }, onlyEmpty: false }],
    ),
  };
}

/** Fields that can be changed, and those a heading names by itself. */
export function offeredFields(
  fields: readonly Field[],
  sheet: SheetFacts,
): { property: string; kind: FieldKind }[] {
  const free = fields.filter((one) => one.readOnly === null);
  const taken = new Set(fields.map((one) => one.property));
  const used = sheet.mapping.columns.flatMap(({ property, kind }) =>
    property === null || taken.has(property) ? [] : [{ property, kind }],
  );
  const named = sheet.columns.flatMap(({ hint }) =>
    hint === null || taken.has(hint.property) ? [] : [{ property: hint.property, kind: hint.kind }],
  );
  const all = [...free.map(({ property, kind }) => ({ property, kind })), ...used, ...named];
  return all.filter(
    ({ property }, at) => all.findIndex((other) => other.property === property) === at,
  );
}

/** Why the sheet cannot be checked yet; `null`: it can. */
export function openPoint(sheet: SheetFacts, say: Say): string | null {
  const [question] = sheet.questions;
  if (question !== undefined) return questionInWords(question, sheet, say);
  const { mapping } = sheet;
  if (!mapping.columns.some((one) => one.property !== null)) return say('sheets-open-no-fields');
  return null;
}

function questionInWords(question: SheetQuestion, sheet: SheetFacts, say: Say): string {
  switch (question.kind) {
    case 'encoding':
      return say('sheets-open-encoding');
    case 'assetColumn':
      return say('sheets-open-asset-column');
    case 'dateOrder':
      return say('sheets-open-date-order', { heading: headingOf(sheet, question.column, say) });
    case 'listSeparator':
      return say('sheets-open-list-separator', { heading: headingOf(sheet, question.column, say) });
  }
}
