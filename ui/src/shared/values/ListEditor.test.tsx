import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { draw } from '../../test/render';
import { ListEditor } from './ListEditor';

const OFFERED = ['Web', 'Print', 'Social'].map((label) => ({ value: label.toLowerCase(), label }));

function Offered() {
  const [entries, setEntries] = useState<string[]>([]);
  return (
    <ListEditor
      label="Channels"
      entries={entries}
      isInvalid={false}
      allowed={OFFERED}
      onEntries={setEntries}
    />
  );
}

it('keeps the focus for the next choice from a list of values', async () => {
  const { user } = draw(<Offered />);
  await user.tab();
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('row', { name: 'Web' });
  const box = screen.getByRole('combobox', { name: 'Channels' });
  expect(document.activeElement).toBe(box);
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.keyboard('pri{ArrowDown}{Enter}');
  await screen.findByRole('row', { name: 'Print' });
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Channels' }));
});
