import { expect, it } from 'vitest';
import type { FieldEdit } from '../../backend/bindings';
import { connection } from '../../backend/memory/memory';
import { speechFor } from '../../i18n/language';
import { jobEdit, jobPlace, jobUser } from './job-title';

const english = speechFor('en', []);

it('says where a job was: in a folder, or at its only asset', () => {
  const place = (folder: string, asset: string | null) => jobPlace({ folder, asset }, english);
  expect(place('/content/dam/people', null)).toBe('people');
  expect(place('/content/dam/people', 'anna.jpg')).toBe('people / anna.jpg');
  expect(place('/content/dam', 'anna.jpg')).toBe('anna.jpg');
  expect(place('/content/dam', null)).toBe('All assets');
});

it('knows who ran it by this computer, else by the account of the connection', () => {
  const now = connection();
  expect(jobUser({ osUser: 'editor' }, { now })).toBe('editor');
  expect(jobUser({ osUser: '' }, { now })).toBe(now.key.account);
  expect(jobUser({ osUser: '' }, { now: null })).toBeNull();
});

it('says what happens to each field', () => {
  const clear: FieldEdit = {
    property: 'photoshop:City',
    kind: 'text',
    change: { action: 'clear' },
    onlyEmpty: false,
  };
  expect(jobEdit({ edit: { fields: [clear] } }, english)).toEqual(['Clear City']);
  expect(jobEdit({ edit: { fields: [] } }, english)).toEqual([]);
});
