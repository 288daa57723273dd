import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Access, ConnectionSummary } from '../../backend/bindings';
import { connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { TopBar } from './TopBar';

const HOUR = 3_600_000;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const access = (renewable: boolean): Access => ({ endsAt: later(HOUR), renewable });

function bar(current: ConnectionSummary, access: Access | null) {
  draw(
    <TopBar
      connections={[current]}
      current={current}
      access={access}
      jobs={[]}
      onUse={() => {}}
      onConnection={() => {}}
      onShowJob={() => {}}
    />,
  );
}

const keyUntil = (validUntil: string) => {
  const base = connection();
  return { ...base, key: { ...base.key, validUntil } };
};

it('does not tell of the end of a pass that Relabel renews by itself', () => {
  bar(connection(), access(true));
  expect(screen.queryByText(/ends/)).toBeNull();
});

it('tells when a pass ends that somebody has to replace', () => {
  bar(connection(), access(false));
  screen.getByText(/^Access expires (at|on) /);
});

it('tells of a key near its end, whatever becomes of the pass', () => {
  bar(keyUntil(later(10 * 24 * HOUR)), access(true));
  screen.getByText(/^Key expires on /);
});

it('tells of a key that has ended', () => {
  bar(keyUntil(later(-HOUR)), null);
  screen.getByText(/^Key expired on /);
});
