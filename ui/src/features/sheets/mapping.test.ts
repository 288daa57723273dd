import { describe, expect, it } from 'vitest';
import { DOUBTFUL_SHEET, USABLE_SHEET } from '../../backend/memory/changes/sheets';
import { speechFor } from '../../i18n/language';
import {
  editOf,
  headingOf,
  hiddenColumns,
  offeredFields,
  openPoint,
  purposeOf,
  shownColumns,
  withUse,
} from './mapping';

const { say } = speechFor('en', []);
const { mapping } = USABLE_SHEET;

describe('what the columns of a sheet go into', () => {
  it('takes the asset from one column when another is it', () => {
    const next = { ...mapping, ...withUse(mapping, 1, { kind: 'asset' }) };
    expect(next.assetColumn).toBe(1);
    expect(purposeOf(next, 1)).toEqual({ kind: 'asset' });
    expect(purposeOf(next, 0)).toEqual({ kind: 'none' });
    expect(editOf(next).fields).toEqual([]);
  });

  it('leaves no column for the asset when that one goes into a field', () => {
    const use = { kind: 'field', property: 'dc:title', of: 'text' } as const;
    const next = { ...mapping, ...withUse(mapping, 0, use) };
    expect(next.assetColumn).toBeNull();
    expect(purposeOf(next, 0)).toEqual(use);
  });

  it('has a field in one column only', () => {
    const use = { kind: 'field', property: 'dc:rights', of: 'text' } as const;
    const next = { ...mapping, ...withUse(mapping, 0, use) };
    expect(purposeOf(next, 1)).toEqual({ kind: 'none' });
    expect(editOf(next).fields.map((one) => one.property)).toEqual(['dc:rights']);
  });

  it('knows a column the core did not name', () => {
    const use = { kind: 'field', property: 'dc:title', of: 'text' } as const;
    const next = { ...mapping, ...withUse(mapping, 7, use) };
    expect(next.columns.map((one) => one.column)).toEqual([0, 1, 7]);
  });

  it('offers what can be edited, and what a heading names', () => {
    const hint = { property: 'acme:x', kind: 'text', aemType: 'String', dateFormat: null } as const;
    const sheet = {
      ...USABLE_SHEET,
      columns: [
        ...USABLE_SHEET.columns,
        { heading: 'acme:x{{String}}', hint, offer: null, names: null, filledInSamples: 1 },
      ],
    };
    expect(offeredFields([], sheet).map((one) => one.property)).toEqual(['dc:rights', 'acme:x']);
    expect(headingOf(sheet, 2, say)).toBe('acme:x');
  });

  it('does not show the mark of our own sheets, nor a thousand unused columns', () => {
    const column = { heading: 'x', hint: null, offer: null, names: null, filledInSamples: 0 };
    const many = Array.from({ length: 1000 }, () => column);
    const mark = { ...column, heading: 'relabelSheet1' };
    const sheet = { ...USABLE_SHEET, columns: [...USABLE_SHEET.columns, ...many, mark] };
    expect(shownColumns(sheet)).toHaveLength(150);
    expect(hiddenColumns(sheet)).toBe(852);
  });

  it('says the first thing that is open', () => {
    expect(openPoint(USABLE_SHEET, say)).toBeNull();
    const questions = [{ kind: 'assetColumn' as const, likely: null }];
    expect(openPoint({ ...DOUBTFUL_SHEET, questions }, say)).toMatch(/which column identifies/);
    const columns = mapping.columns.map((one) => ({ ...one, property: null }));
    const unused = { ...USABLE_SHEET, mapping: { ...mapping, columns } };
    expect(openPoint(unused, say)).toBe('Choose a field for at least one column.');
  });
});
