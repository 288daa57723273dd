import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { PastedTag } from '../../backend/bindings';
import { connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { PasteTags } from './PasteTags';

async function open() {
  const onTags = vi.fn();
  const drawn = draw(<PasteTags connectionId={connection().id} onTags={onTags} />, {
    connections: [connection()],
  });
  const { user, backend } = drawn;
  let goOn = () => {};
  const asked = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const read = backend.readTags.bind(backend);
  const answers: Promise<PastedTag[]>[] = [];
  vi.spyOn(backend, 'readTags').mockImplementationOnce((request) => {
    const answer = asked.then(() => read(request));
    answers.push(answer);
    return answer;
  });
  await user.click(await screen.findByRole('button', { name: 'Paste several' }));
  const area = await screen.findByRole('textbox', { name: 'Tags to add' });
  await user.type(area, 'Web');
  await user.click(screen.getByRole('button', { name: 'Look them up' }));
  /** The slow answer comes, and was taken or not. */
  async function answered() {
    goOn();
    await Promise.all(answers);
  }
  return { ...drawn, onTags, answered };
}

it('does not take an answer about an older text for one about the newer', async () => {
  const { user, answered } = await open();
  await user.type(screen.getByRole('textbox', { name: 'Tags to add' }), '{Enter}Print');
  await answered();
  expect(screen.queryByText('Channel › Web')).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Look them up' }));
  await screen.findByRole('button', { name: 'Add 2 tags' });
});

it('forgets the question when it is closed', async () => {
  const { user, answered } = await open();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Paste several' }));
  const area = await screen.findByRole('textbox', { name: 'Tags to add' });
  await answered();
  expect(area).toHaveProperty('value', '');
  expect(screen.queryByText('Channel › Web')).toBeNull();
  await screen.findByRole('button', { name: 'Look them up' });
});
