import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../test/render';
import { ValueText } from './ValueText';

it('shows what turns the direction of a value around, in the text and its tooltip', () => {
  draw(<ValueText value={{ kind: 'list', entries: ['ok', 'live\u{202e}tset'], labels: [] }} />);
  expect(screen.getByText('ok, live[U+202E]tset').title).toBe('ok, live[U+202E]tset');
});
