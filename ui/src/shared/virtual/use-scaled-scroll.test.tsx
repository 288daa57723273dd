import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useScaledScroll } from './use-scaled-scroll';

afterEach(() => {
  vi.useRealTimers();
});

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

it('brings the scroll bar in line with the list after a rest, without moving the rows', () => {
  vi.useFakeTimers();
  render(<Numbers />);
  const list = screen.getByTestId('list');
  const scrollTo = (top: number) => {
    list.scrollTop = top;
    list.dispatchEvent(new Event('scroll'));
  };
  scrollTo(5_000_000);
  // A step, which moves the list as far as the bar, although the bar stands for many more rows.
  scrollTo(5_000_480);
  const before = list.textContent;
  act(() => vi.advanceTimersByTime(149));
  expect(list.scrollTop).toBe(5_000_480);
  act(() => vi.advanceTimersByTime(1));
  expect(list.scrollTop).toBeGreaterThan(5_000_000);
  expect(list.scrollTop).toBeLessThan(5_000_480);
  expect(list.textContent).toBe(before);
});
