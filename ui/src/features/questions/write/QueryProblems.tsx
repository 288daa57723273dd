// What AEM found wrong with a question, in its own words and with its place.

import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { QueryProblem } from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import { useSpeech } from '../../../i18n/language';

interface QueryProblemsProps {
  problems: QueryProblem[];
  /** Something came all the same. */
  isPartial: boolean;
}

const list = style({ margin: 0, paddingStart: 20, maxHeight: 128, overflow: 'auto' });
const plain = style({ margin: 0 });
const place = style({ font: 'code-sm' });

/** Announced when it appears. */
export function QueryProblems({ problems, isPartial }: QueryProblemsProps) {
  const { say } = useSpeech();
  if (problems.length === 0) return null;
  // AEM may say the same of every row.
  const all = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return (
    <div role="alert">
      <InlineAlert variant={isPartial ? 'notice' : 'negative'} styles={style({ width: 'full' })}>
        <Heading level={2}>
          {isPartial
            ? say('questions-results-partial-title')
            : say('questions-results-refused-title')}
        </Heading>
        <Content>
          <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
            {isPartial ? <p className={plain}>{say('questions-results-partial')}</p> : null}
            <p className={plain}>{say('questions-results-refused', { n: all.size })}</p>
            <ul className={list} aria-label={say('questions-results-told')}>
              {[...all].map(([key, problem]) => (
                <li key={key} className={style({ overflowWrap: 'anywhere' })}>
                  {problem.message} <span className={place}>{whereIs(problem, say)}</span>
                </li>
              ))}
            </ul>
          </div>
        </Content>
      </InlineAlert>
    </div>
  );
}

const keyOf = ({ message, line, column, place }: QueryProblem) =>
  [message, line, column, place].join('\n');

function whereIs({ line, column, place }: QueryProblem, say: Say): string {
  // Places in a text are no quantities: nothing stands between their figures.
  const at = String(line);
  const spot =
    line === null
      ? null
      : column === null
        ? say('questions-results-line', { line: at })
        : say('questions-results-at', { line: at, column: String(column) });
  const parts = [spot, place === null ? null : say('questions-results-place', { place })].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
