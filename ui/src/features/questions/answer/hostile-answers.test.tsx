import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AnswerState, QueryProblem } from '../../../backend/bindings';
import { connection } from '../../../backend/memory/memory';
import { draw } from '../../../test/render';
import { QuestionsPage } from '../QuestionsPage';
import { useQuestions } from '../use-questions';

/** What would run in a page that takes texts for more than texts. */
const ATTEMPTS = [
  '<script>window.hurt = 1</script>',
  '<img src=x onerror="window.hurt=1">',
  '<svg/onload=window.hurt=1>',
  '<iframe srcdoc="<script>parent.hurt=1</script>"></iframe>',
  '<a href="javascript:window.hurt=1">x</a>',
  '<details open ontoggle=window.hurt=1>',
  '"><script>window.hurt=1</script>',
  "'-window.hurt=1-'",
  '</textarea><script>window.hurt=1</script>',
  '</style><script>window.hurt=1</script>',
  '<!--<img src="--><img src=x onerror=window.hurt=1//">',
  'javascript:window.hurt=1',
  'data:text/html,<script>window.hurt=1</script>',
  '{{constructor.constructor("window.hurt=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one.
  '${window.hurt=1}',
  '<math><mi xlink:href="javascript:window.hurt=1">x</mi></math>',
  '<object data="javascript:window.hurt=1"></object>',
  '<base href="//example.invalid/">',
  '<form action="javascript:window.hurt=1"><button>x</button></form>',
  '\u202e<script>window.hurt=1</script>',
  '__proto__',
  '=HYPERLINK("https://example.invalid")',
];

const CARRIERS =
  'main script, iframe, object, embed, base, details, math, [onerror], [onload], [ontoggle], ' +
  '[href^="javascript:"], [src^="javascript:"], [action^="javascript:"], img[src="x"]';

function Page() {
  const questions = useQuestions(AT.id);
  return (
    <main>
      <QuestionsPage
        connection={AT}
        questions={questions}
        onUse={() => {}}
        onConnection={() => {}}
      />
    </main>
  );
}

const AT = connection();

describe('what AEM holds', () => {
  it('is text everywhere: cells, columns, rows in full, names, problems', async () => {
    const problems: QueryProblem[] = ATTEMPTS.map((message) => ({
      message,
      line: 1,
      column: 1,
      place: message,
    }));
    const { backend, user } = draw(<Page />, { connections: [AT], fragments: ATTEMPTS.length });
    const columns = ATTEMPTS.slice(0, 8).map((name) => ({
      name,
      title: name,
      isPicture: name.includes('img'),
      isNumber: false,
    }));
    vi.spyOn(backend, 'listPersisted').mockResolvedValue(
      ATTEMPTS.map((name) => ({
        configuration: name,
        name,
        query: name,
        variables: [
          { name, kind: 'text' as const, declared: name, required: false, default: name },
        ],
      })),
    );
    vi.spyOn(backend, 'watchAnswer').mockImplementation(({ answerId }, watcher) => {
      const state: AnswerState = {
        answerId,
        columns,
        rows: ATTEMPTS.length,
        leftOut: 0,
        complete: true,
        stopped: false,
        problems,
        isPartial: true,
        notes: [],
        isSelectable: true,
        error: null,
      };
      queueMicrotask(() => watcher.onEvent(state));
      return () => {};
    });
    vi.spyOn(backend, 'answerPage').mockImplementation(async ({ from }) => ({
      rows: ATTEMPTS.slice(from).map((text, at) => ({
        row: from + at,
        cells: columns.map(() => [text, text]),
      })),
    }));
    await user.click(await screen.findByRole('radio', { name: 'Saved in AEM' }));
    const names = await screen.findByRole('list', { name: 'Questions saved in AEM' });
    const [first] = within(names).getAllByRole('button');
    expect(within(names).getAllByRole('button')).toHaveLength(ATTEMPTS.length);
    await user.click(first as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Run' }));
    const grid = await screen.findByRole('grid', { name: 'AEM’s answer' });
    await waitFor(() => expect(grid.textContent).toContain(ATTEMPTS[0]));
    const told = screen.getByRole('list', { name: 'What AEM says' });
    for (const text of ATTEMPTS) expect(told.textContent).toContain(text);
    expect(document.querySelectorAll(CARRIERS)).toHaveLength(0);

    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(ATTEMPTS[1]);
    expect(document.querySelectorAll(CARRIERS)).toHaveLength(0);
    expect('hurt' in window).toBe(false);
  });
});
