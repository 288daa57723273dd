import { describe, expect, it } from 'vitest';
import type { ChartPoint } from '../../../backend/bindings';
import { courseOf, edgeOf } from './chart-shape';

const point = (second: number, perSecond: number, refused = 0, seconds = 1): ChartPoint => ({
  second,
  seconds,
  perSecond,
  refused,
});
const done = (points: ChartPoint[]) => points.reduce((sum, p) => sum + p.perSecond * p.seconds, 0);

describe('the course of a run', () => {
  it('is none without points', () => {
    expect(courseOf([])).toBeNull();
  });

  it('shows a time nothing is told about as one in which nothing happened', () => {
    const course = courseOf([point(0, 4), point(3, 2)]);
    expect(course?.steps.map((step) => step.perSecond)).toEqual([4, 0, 0, 2]);
    expect(course?.seconds).toBe(4);
  });

  it('loses nothing of a long run, and stays small', () => {
    const points = Array.from({ length: 1000 }, (_, at) =>
      point(at * 90, at % 30, at % 50 === 0 ? 1 : 0, 90),
    );
    const course = courseOf(points);
    if (course === null) throw new Error('no course');
    expect(course.steps.length).toBeLessThanOrEqual(240);
    const length = course.seconds / course.steps.length;
    const drawn = course.steps.reduce((sum, step) => sum + step.perSecond * length, 0);
    expect(drawn / done(points)).toBeCloseTo(1, 1);
    expect(course.refused).toBe(20);
    expect(course.steps.reduce((sum, step) => sum + step.refused, 0)).toBe(20);
  });

  it('is drawn from the first to the last moment, the peak at the top', () => {
    const course = courseOf([point(0, 1), point(1, 2)]);
    if (course === null) throw new Error('no course');
    expect(edgeOf(course, 100, 50)).toBe('M0 25 L50 25 L50 0 L100 0');
  });

  it('is level at the bottom when nothing was done', () => {
    const course = courseOf([point(0, 0, 1), point(1, 0)]);
    if (course === null) throw new Error('no course');
    expect(edgeOf(course, 100, 50)).toBe('M0 50 L50 50 L50 50 L100 50');
  });
});
