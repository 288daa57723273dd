import { cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Stage, Writing } from '../../backend/bindings';
import { draw } from '../../test/render';
import { StageBadge } from './StageBadge';

/** The classes that are the look of a badge. */
function look(stage: Stage, writing?: Writing) {
  draw(<StageBadge stage={stage} writing={writing} />);
  const classes = screen.getByText(/^Live/).closest('[role="presentation"]')?.className;
  cleanup();
  return classes;
}

it('is in full colour only where Live is unlocked', () => {
  const open = look('live', 'unlocked');
  const locked = look('live', 'locked');
  const untold = look('live');
  expect(open).toEqual(expect.any(String));
  expect(open).not.toBe(locked);
  expect(open).not.toBe(untold);
  expect(locked).not.toBe(untold);
});
