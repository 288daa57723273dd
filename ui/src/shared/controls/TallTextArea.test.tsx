import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../test/render';
import { TallTextArea } from './TallTextArea';

it('has room for several lines before anything is pasted', () => {
  draw(<TallTextArea label="Paths" />);
  expect(screen.getByRole('textbox', { name: 'Paths' }).style.minHeight).toBe('11em');
});
