// Draws the page of questions and asks on it, as a person who has it in front of them.

import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { vi } from 'vitest';
import type { Asked, Language } from '../backend/bindings';
import { connection, type MemoryOptions } from '../backend/memory/memory';
import type { FoundRows } from '../features/questions/answer/use-selection';
import { QuestionsPage } from '../features/questions/QuestionsPage';
import { useQuestions } from '../features/questions/use-questions';
import { draw } from './render';

/** Told of rows that become a selection. */
export const onUse = vi.fn<(found: FoundRows) => void>();
/** Told of a connection that was unlocked. */
export const onConnection = vi.fn();

function Page({ at }: { at: ReturnType<typeof connection> }) {
  const questions = useQuestions(at.id);
  return (
    <QuestionsPage
      connection={at}
      questions={questions}
      onUse={onUse}
      onConnection={onConnection}
    />
  );
}

/** The page, in English and with a host that answers at once unless told otherwise. */
export function open(
  options: MemoryOptions = {},
  language: Language = 'en',
  part: Partial<ReturnType<typeof connection>> = {},
) {
  onUse.mockReset();
  const at = connection(part);
  const drawn = draw(<Page at={at} />, { connections: [at], ...options }, language);
  const asked: Asked[] = [];
  const ask = drawn.backend.ask.bind(drawn.backend);
  vi.spyOn(drawn.backend, 'ask').mockImplementation((request) => {
    asked.push(request.what);
    return ask(request);
  });
  return { ...drawn, asked };
}

export type User = ReturnType<typeof open>['user'];

/** Presses a button once it is there. */
export const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
/** The table of the answer, once it is there. */
export const answer = () => screen.findByRole('grid', { name: 'AEM’s answer' });
/** Goes on another way of asking. */
export const way = async (user: User, name: string) =>
  user.click(await screen.findByRole('radio', { name }));

/** Chooses what is asked about. */
export async function chooseModel(user: User, name = 'Adventure') {
  await press(user, /asking about/);
  await user.click(await screen.findByRole('option', { name }));
}

/** Adds a condition on a field, and chooses its test. */
export async function addCondition(user: User, field: string, test?: string) {
  const number = screen.queryAllByRole('group', { name: /^Condition \d/ }).length + 1;
  await press(user, 'Add a condition');
  const group = await screen.findByRole('group', { name: `Condition ${number}` });
  await user.type(within(group).getByRole('combobox'), field);
  await user.click(await screen.findByRole('option', { name: field }));
  if (test === undefined) return group;
  await user.click(await within(group).findByRole('button', { name: /Condition$/ }));
  await user.click(await screen.findByRole('option', { name: test }));
  return group;
}

/** Faults of accessibility that a machine can find. */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
