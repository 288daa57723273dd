import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp, press } from '../../test/app';

describe('questions in the window', () => {
  it('lead to a change of what was found, and are still there on the way back', async () => {
    const { user } = openApp({ connections: [connection()] });
    await user.click(await button('Open Website, test'));
    await user.click(await button('Questions'));
    await heading('Questions');
    await user.click(await button(/asking about/));
    await user.click(await screen.findByRole('option', { name: 'Adventure' }));
    await press(user, 'Ask AEM');
    await press(user, 'Select these 60 assets');
    await heading('What should change?');
    await user.click(await button('Title'));
    await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Trip');
    await button('Check 60 assets');
    const here = () => screen.getByRole('navigation').querySelector('[aria-current]')?.textContent;
    expect(here()).toBe('Questions');
    await user.click(await button(/^Step 1 of 4/));
    await heading('Questions');
    expect(await button(/asking about/)).toHaveProperty(
      'textContent',
      expect.stringContaining('Adventure'),
    );
    const grid = await screen.findByRole('grid', { name: 'AEM’s answer' });
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeGreaterThan(3));
  });

  it('close what was listed for a selection once another one takes its place', async () => {
    const { backend, user } = openApp({ connections: [connection()] });
    const use = vi.spyOn(backend, 'useAnswer');
    const close = vi.spyOn(backend, 'closeListing');
    await user.click(await button('Open Website, test'));
    await user.click(await button('Questions'));
    await press(user, /^Try it/);
    await press(user, 'Select these 60 assets');
    await heading('What should change?');
    const first = await use.mock.results[0]?.value;
    const closed = () => close.mock.calls.map(([{ listingId }]) => listingId);
    expect(closed()).not.toContain(first);
    await user.click(await button(/^Step 1 of 4/));
    await press(user, 'Select these 60 assets');
    await heading('What should change?');
    const second = await use.mock.results[1]?.value;
    expect(closed()).toContain(first);
    expect(closed()).not.toContain(second);
  });

  it('need an environment', async () => {
    const { user } = openApp({ connections: [] });
    await user.click(await button('Questions'));
    await heading('Choose an environment first');
    await press(user, 'Try it in the practice environment');
    await heading('Questions');
    await screen.findByRole('button', { name: /asking about/ });
  });
});
