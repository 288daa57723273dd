// Stands for the editor of queries, which needs a page that is laid out; it has a test of its own.

import type { QueryProblem } from '../backend/bindings';

interface PlainEditorProps {
  label: string;
  value: string;
  problems: QueryProblem[];
  onValue: (value: string) => void;
}

/** A field of text; what is wrong with the text is its description. */
export default function PlainEditor(props: PlainEditorProps) {
  return (
    <textarea
      aria-label={props.label}
      aria-description={props.problems.map(({ message }) => message).join()}
      value={props.value}
      onChange={(event) => props.onValue(event.target.value)}
    />
  );
}
