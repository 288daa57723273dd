import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useScaledScroll } from './use-scaled-scroll';

function Numbers() {
  const scroll = useScaledScroll({ count: 1_000_000, rowHeight: 48 });
  const drawn = Array.from({ length: scroll.last - scroll.first }, (_, at) => scroll.first + at);
  return (
    <div ref={scroll.ref} data-testid="list" onScroll={scroll.onScroll}>
      {drawn.map((row) => (
        <p key={row}>{row}</p>
      ))}
    </div>
  );
}

it('draws the rows of a place while the scroll event is handled', () => {
  render(<Numbers />);
  const list = screen.getByTestId('list');
  list.scrollTop = 15_000_000;
  // Not by `fireEvent`, which waits until React is done.
  list.dispatchEvent(new Event('scroll'));
  expect(screen.queryByText('999999')).not.toBeNull();
  expect(screen.queryByText('0')).toBeNull();
});
