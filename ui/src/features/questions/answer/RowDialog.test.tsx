import { DialogContainer } from '@react-spectrum/s2';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../../test/render';
import { RowDialog } from './RowDialog';

it('shows every value of a list, also those that are there twice', async () => {
  const column = { name: 'sizes', title: 'Sizes', isPicture: false, isNumber: false };
  draw(
    <DialogContainer onDismiss={() => {}}>
      <RowDialog
        connectionId="website"
        row={0}
        columns={[column]}
        kinds={new Map()}
        cells={[['small', 'large', 'small']]}
      />
    </DialogContainer>,
  );
  const values = await screen.findAllByRole('listitem');
  expect(values.map((value) => value.textContent)).toEqual(['small', 'large', 'small']);
});
