import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../backend/bindings';
import { finding } from '../../../backend/memory/connections/checks';
import { connection } from '../../../backend/memory/memory';
import { summaryOf } from './check-summary';

const sum = (code: FindingCode) => summaryOf([finding(code, connection())]);

describe('the summary of a check', () => {
  it('calls a wish to wait no failure', () => {
    expect(sum('askedToWait')).toEqual({ name: 'busy', mark: 'warning', next: 'you' });
  });

  it('does not blame the account for a mark that stays', () => {
    expect(sum('writeLeftBehind')).toEqual({ name: 'leftBehind', mark: 'bad', next: 'you' });
  });

  it('tells whose the refused key is', () => {
    expect(sum('passRefused').name).toBe('otherEnvironment');
    expect(sum('passwordRefused').name).toBe('account');
  });

  it('does not blame the key for a wrong clock', () => {
    const clock = { ...finding('clockWrong', connection()), mark: 'bad' as const };
    expect(summaryOf([clock])).toEqual({ name: 'clock', mark: 'bad', next: 'you' });
  });

  it('names the sign-in on whatever step it failed', () => {
    const late = { ...finding('signInFailed', connection()), step: 'read' as const };
    expect(summaryOf([late]).name).toBe('signIn');
  });
});
