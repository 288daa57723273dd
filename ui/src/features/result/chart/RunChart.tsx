// Speed of a run over time, and where AEM asked to slow down.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../../i18n/language';
import { card } from '../../../shared/layout/card';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useBackend } from '../../../shared/state/backend-context';
import { ask } from '../../../shared/state/queries';
import { type Course, courseOf, edgeOf } from './chart-shape';

const WIDTH = 600;
const HEIGHT = 96;

const box = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  flexGrow: 1,
  paddingX: 20,
  paddingY: 16,
});
const drawing = style({ display: 'block', width: 'full', height: 96, overflow: 'visible' });
const area = style({ fill: 'blue-300', stroke: 'none' });
const edge = style({ fill: 'none', stroke: 'blue-800', strokeWidth: 2 });
const base = style({ stroke: 'gray-400', strokeWidth: 1 });
const grid = style({ stroke: 'gray-200', strokeWidth: 1 });
const refusal = style({ stroke: 'orange-900', strokeWidth: 2 });
const axis = style({
  display: 'flex',
  justifyContent: 'space-between',
  font: 'ui-sm',
  color: 'neutral-subdued',
});
const legend = style({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 16,
  rowGap: 4,
  font: 'ui-sm',
  color: 'neutral-subdued',
});
const entry = style({ display: 'inline-flex', alignItems: 'center', gap: 8 });
const plain = style({ font: 'body-sm', margin: 0 });

/** How often the course of a job that has not ended is read anew, in milliseconds. */
const PERIOD = 10_000;

interface RunChartProps {
  jobId: string;
  /** The job has not ended: its course is read again and again, and is about half a minute old. */
  isGoing?: boolean;
}

/** Nothing at all when there is nothing to draw: a run that ended at once has no course. */
export function RunChart({ jobId, isGoing = false }: RunChartProps) {
  const backend = useBackend();
  const { say } = useSpeech();
  const {
    data: points,
    error,
    refetch,
  } = useQuery({ ...ask(backend, 'jobChart', { jobId }), refetchInterval: isGoing && PERIOD });
  if (error !== null) {
    return <ErrorNotice error={error} context={say('chart-failed-title')} onRetry={refetch} />;
  }
  const course = points === undefined ? null : courseOf(points);
  if (course === null || course.seconds < 2) return null;
  // What went on before the last start may be missing; the rest of it would be a flat line.
  if (course.peak === 0 && course.refused === 0) return null;
  return (
    <section
      aria-labelledby="course"
      className={style({ display: 'flex', flexDirection: 'column', minWidth: 0 })}
    >
      <h2 id="course" className={style({ font: 'title', margin: 0, marginBottom: 8 })}>
        {isGoing ? say('chart-title-going') : say('chart-title')}
      </h2>
      <div className={`${card} ${style({ display: 'flex', flexGrow: 1 })}`}>
        <div className={box}>
          <Drawing course={course} />
        </div>
      </div>
    </section>
  );
}

function Drawing({ course }: { course: Course }) {
  const { say, format } = useSpeech();
  const peak = format.number(
    course.peak < 10 ? Math.round(course.peak * 10) / 10 : Math.round(course.peak),
  );
  const duration = format.duration(course.seconds);
  const summary = `${say('chart-summary', { peak, duration })} ${say('chart-refused-times', { n: course.refused })}`;
  const line = edgeOf(course, WIDTH, HEIGHT);
  return (
    <>
      <p className={plain}>{summary}</p>
      <div className={axis} aria-hidden="true">
        <span>{peak}</span>
      </div>
      <svg
        className={drawing}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        <line x1="0" y1="0" x2={WIDTH} y2="0" className={grid} vectorEffect="non-scaling-stroke" />
        <line
          x1="0"
          y1={HEIGHT / 2}
          x2={WIDTH}
          y2={HEIGHT / 2}
          className={grid}
          vectorEffect="non-scaling-stroke"
        />
        <path d={`${line} L${WIDTH} ${HEIGHT} L0 ${HEIGHT} Z`} className={area} />
        <path d={line} className={edge} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
        {course.steps
          .filter((step) => step.refused > 0)
          .map((step) => (
            <line
              key={step.at}
              x1={step.at * WIDTH}
              x2={step.at * WIDTH}
              y1="0"
              y2={HEIGHT}
              className={refusal}
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        <line
          x1="0"
          y1={HEIGHT}
          x2={WIDTH}
          y2={HEIGHT}
          className={base}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div className={axis} aria-hidden="true">
        <span>{say('chart-start')}</span>
        <span>{duration}</span>
      </div>
      <div className={legend} aria-hidden="true">
        <span className={entry}>
          <svg width="16" height="12" aria-hidden="true">
            <rect width="16" height="12" className={area} />
            <path d="M0 1h16" className={edge} />
          </svg>
          {say('chart-speed')}
        </span>
        {course.refused === 0 ? null : (
          <span className={entry}>
            <svg width="4" height="12" aria-hidden="true">
              <path d="M2 0v12" className={refusal} strokeDasharray="3 3" />
            </svg>
            {say('chart-refused')}
          </span>
        )}
      </div>
    </>
  );
}
