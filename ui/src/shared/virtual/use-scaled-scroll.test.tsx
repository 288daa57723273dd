import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ScaledScroll, useScaledScroll } from './use-scaled-scroll';

afterEach(() => {
  vi.useRealTimers();
});

function Numbers() {
  const scroll = useScaledScroll({ count: 1_000_000, rowHeight: 48 });
  const drawn = Array.from({ length: scroll.last - scroll.first }, (_, at) => scroll.first + at);
  return (
    <div ref={scroll.ref} data-testid="list">
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

/** A million rows below 500 px of page. */
function InPage({ onDraw }: { onDraw: (scroll: ScaledScroll) => void }) {
  const scroll = useScaledScroll({ count: 1_000_000, rowHeight: 48 });
  onDraw(scroll);
  const drawn = Array.from({ length: scroll.last - scroll.first }, (_, at) => scroll.first + at);
  return (
    <div data-testid="page" style={{ overflowY: 'auto' }}>
      <h1>Above</h1>
      <div ref={scroll.ref}>
        {drawn.map((row) => (
          <p key={row}>{row}</p>
        ))}
      </div>
    </div>
  );
}

function openPage() {
  // Nothing is laid out here.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: HTMLElement,
  ) {
    const page = this.closest('[data-testid="page"]');
    const isInside = page !== null && page !== this;
    return new DOMRect(0, isInside ? 500 - page.scrollTop : 0, 800, 600);
  });
  let latest: ScaledScroll | undefined;
  render(
    <InPage
      onDraw={(scroll) => {
        latest = scroll;
      }}
    />,
  );
  const page = screen.getByTestId('page');
  return {
    page,
    show: (row: number) => act(() => latest?.show(row)),
    toTop: () => act(() => latest?.toTop()),
    moveTo(top: number) {
      page.scrollTop = top;
      page.dispatchEvent(new Event('scroll'));
    },
  };
}

describe('a list at the end of a page', () => {
  it('draws the rows that the page is scrolled to, down to the last', () => {
    const { moveTo } = openPage();
    expect(screen.queryByText('0')).not.toBeNull();
    moveTo(400);
    moveTo(500 + 48 * 5);
    expect(screen.queryByText('5')).not.toBeNull();
    moveTo(15_000_000);
    expect(screen.queryByText('999999')).not.toBeNull();
    expect(screen.queryByText('5')).toBeNull();
  });

  it('shows a row with the least movement of the page', () => {
    const { page, show } = openPage();
    show(1);
    expect(page.scrollTop).toBe(0);
    show(4);
    // 600 px are in view, of which the rows begin at 500.
    expect(page.scrollTop).toBe(500 + 48 * 5 - 600);
    show(999_999);
    expect(screen.queryByText('999999')).not.toBeNull();
  });

  it('leaves the page where it is when another list begins that is in view', () => {
    const { page, toTop, moveTo } = openPage();
    moveTo(300);
    toTop();
    expect(page.scrollTop).toBe(300);
    moveTo(9000);
    toTop();
    expect(page.scrollTop).toBe(500);
  });
});
