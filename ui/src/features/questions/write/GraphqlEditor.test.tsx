import { startCompletion } from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { act, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { QueryProblem } from '../../../backend/bindings';
import { SDL } from '../../../backend/memory/fragments';
import GraphqlEditor from './GraphqlEditor';

// Every other test has a plain field in its place.
vi.unmock('./GraphqlEditor');

const PROBLEM: QueryProblem = {
  message: 'AEM knows no such field',
  line: 1,
  column: 27,
  place: null,
};

function open(value: string, problems: QueryProblem[] = [], sdl = SDL) {
  const onValue = vi.fn();
  const editor = (text: string, found: QueryProblem[]) => (
    <GraphqlEditor
      label="Query"
      describedBy="keys"
      value={text}
      sdl={sdl}
      problems={found}
      onValue={onValue}
      onRun={() => {}}
    />
  );
  const { rerender, container } = render(editor(value, problems));
  const view = EditorView.findFromDOM(container.querySelector('.cm-editor') as HTMLElement);
  if (view === null) throw new Error('no editor');
  const marked = () =>
    [...container.querySelectorAll('.cm-lintRange')].map((one) => one.textContent);
  return {
    onValue,
    view,
    marked,
    again: (text: string, found: QueryProblem[]) => rerender(editor(text, found)),
  };
}

describe('the editor', () => {
  it('is a labelled field that holds the query, and takes another one', () => {
    const { again, view, onValue } = open('{ adventureList }');
    const field = screen.getByRole('textbox', { name: 'Query' });
    expect(field.getAttribute('aria-describedby')).toBe('keys');
    expect(field.textContent).toContain('{ adventureList }');
    again('{ authorList }', []);
    expect(view.state.doc.toString()).toBe('{ authorList }');
    act(() => view.dispatch({ changes: { from: 0, insert: '# all\n' } }));
    expect(onValue).toHaveBeenLastCalledWith('# all\n{ authorList }');
  });

  it('marks what the schema does not know', async () => {
    const { marked } = open('{ adventureList { items { title nope } } }');
    await waitFor(() => expect(marked()).toContain('nope'));
  });

  it('marks what AEM found wrong, until the text is another one', async () => {
    const { marked, again, view } = open('{ adventureList { items { title } } }');
    again('{ adventureList { items { title } } }', [PROBLEM]);
    await waitFor(() => expect(marked()).toEqual(['title']));
    act(() => view.dispatch({ changes: { from: 0, insert: ' ' } }));
    await waitFor(() => expect(marked()).toEqual([]));
  });

  it('suggests fields of the schema; Tab takes one, Escape then Tab leaves', async () => {
    const text = '{ adventureList { items { pri } } }';
    const { view } = open(text);
    const suggestions = () => document.querySelectorAll('.cm-tooltip-autocomplete li').length;
    const keep = (key: string) =>
      view.contentDOM.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    const suggest = async () => {
      act(() => {
        view.dispatch({ selection: { anchor: text.indexOf('pri') + 3 } });
        startCompletion(view);
      });
      await waitFor(() => expect(suggestions()).toBeGreaterThan(0));
    };
    await suggest();
    act(() => void keep('Escape'));
    await waitFor(() => expect(suggestions()).toBe(0));
    // Left to the page: nothing of the editor took it.
    expect(keep('Tab')).toBe(true);
    expect(view.state.doc.toString()).toBe(text);
    await suggest();
    await waitFor(() => {
      expect(keep('Tab')).toBe(false);
    });
    expect(view.state.doc.toString()).toMatch(/items { (price|primaryImage) /);
  });

  it('works without a schema', () => {
    const { view } = open('{ anything }', [], 'type {{{');
    expect(view.state.doc.toString()).toBe('{ anything }');
  });
});
