import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../test/render';
import { NameField } from './NameField';

it('selects the proposed name, so that the first letter takes its place', () => {
  draw(<NameField label="Name" value="Faces in People" onChange={() => {}} />);
  const field = screen.getByRole('textbox', { name: 'Name' });
  expect(document.activeElement).toBe(field);
  expect(field).toMatchObject({ selectionStart: 0, selectionEnd: 'Faces in People'.length });
});
