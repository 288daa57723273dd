// The course of a run as points of a drawing.

import type { ChartPoint } from '../../../backend/bindings';

/** Most steps that are drawn: more cannot be told apart at the size of the chart. */
const MOST_STEPS = 240;

/** A span of the run. */
export interface Step {
  /** Share of the whole time at which it begins, from 0 to 1. */
  at: number;
  perSecond: number;
  refused: number;
}

/** What is drawn. */
export interface Course {
  steps: Step[];
  /** Length of the whole, in seconds. */
  seconds: number;
  /** The highest speed that is drawn, in assets per second. */
  peak: number;
  refused: number;
}

/**
 * Spans of equal length from the start to the end. A time nothing is told about is one in which
 * nothing happened. `null` when there is nothing to draw.
 */
export function courseOf(points: ChartPoint[]): Course | null {
  const last = points.at(-1);
  if (last === undefined) return null;
  const seconds = Math.max(1, last.second + last.seconds);
  const length = Math.max(1, ...points.map((point) => point.seconds), seconds / MOST_STEPS);
  const steps: Step[] = Array.from({ length: Math.ceil(seconds / length) }, (_, index) => ({
    at: (index * length) / seconds,
    perSecond: 0,
    refused: 0,
  }));
  for (const point of points) {
    const step = steps[Math.min(steps.length - 1, Math.floor(point.second / length))];
    if (step === undefined) continue;
    step.perSecond += (point.perSecond * point.seconds) / length;
    step.refused += point.refused;
  }
  return {
    steps,
    seconds,
    peak: Math.max(...steps.map((step) => step.perSecond)),
    refused: points.reduce((sum, point) => sum + point.refused, 0),
  };
}

/** The upper edge of the area, in a drawing of that size; level within a span. */
export function edgeOf({ steps, peak }: Course, width: number, height: number): string {
  const short = (value: number) => String(Math.round(value * 100) / 100);
  const parts = steps.map((step, index) => {
    const end = steps[index + 1]?.at ?? 1;
    const y = height - (peak === 0 ? 0 : (step.perSecond / peak) * height);
    return `${short(step.at * width)} ${short(y)} L${short(end * width)} ${short(y)}`;
  });
  return `M${parts.join(' L')}`;
}
