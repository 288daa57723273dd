import { describe, expect, it } from 'vitest';
import { FACTS } from '../../../backend/memory/connections/keys';
import { keyLife } from './key-life';

const NOW = new Date('2026-05-03T10:00:00.000Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds).toISOString();
const DAY = 86_400_000;
const key = (validUntil: string | null) => ({ ...FACTS.service, validUntil });
const token = (validUntil: string | null) => ({ ...FACTS.token, validUntil });

describe('the life of a key', () => {
  it('is announced from 30 days before its end on, not a moment earlier', () => {
    expect(keyLife(key(later(30 * DAY + 1)), NOW).state).toBe('fine');
    expect(keyLife(key(later(30 * DAY)), NOW)).toEqual({ state: 'soon', until: later(30 * DAY) });
    expect(keyLife(key(later(1)), NOW).state).toBe('soon');
    expect(keyLife(key(later(0)), NOW)).toEqual({ state: 'ended', until: later(0), isPass: false });
  });

  it('is counted down when the key is a daily pass', () => {
    expect(keyLife(token(later(3_600_500)), NOW)).toMatchObject({
      state: 'pass',
      secondsLeft: 3600,
    });
    expect(keyLife(token(later(-1)), NOW)).toMatchObject({ state: 'ended', isPass: true });
  });

  it('says nothing when the key tells no end', () => {
    expect(keyLife(key(null), NOW).state).toBe('fine');
    expect(keyLife(key('not a date'), NOW).state).toBe('fine');
  });
});
