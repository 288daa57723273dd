import { describe, expect, it } from 'vitest';
import { connection, FACTS, usable } from '../../../backend/memory/connections/keys';
import { firstQuestion, questionAt } from './questions';

const known = [connection(), connection({ id: 'c2', name: 'Shop', key: FACTS.oauth })];
const newer = usable(
  { ...FACTS.service, mark: 'new', validUntil: '2028-05-03T10:00:00.000Z' },
  { existing: [{ connectionId: 'c1', relation: 'newer' }] },
);

describe('the first question about a key', () => {
  it('is where it goes, when its account is new', () => {
    expect(firstQuestion(usable(FACTS.token), known, null)).toEqual({ ask: 'form' });
  });

  it('follows what the host says about the connection of the account', () => {
    expect(firstQuestion(newer, known, null)).toMatchObject({ ask: 'replace', isOlder: false });
    const same = { ...newer, existing: [{ connectionId: 'c1', relation: 'same' as const }] };
    expect(firstQuestion(same, known, null)).toMatchObject({ ask: 'same' });
    const older = { ...newer, existing: [{ connectionId: 'c1', relation: 'older' as const }] };
    expect(firstQuestion(older, known, null)).toMatchObject({ ask: 'replace', isOlder: true });
  });

  it('is about the connection a new key was asked for', () => {
    expect(firstQuestion(newer, known, 'c1')).toMatchObject({
      ask: 'replace',
      target: { id: 'c1' },
      isOlder: false,
    });
    expect(firstQuestion(newer, known, 'c2')).toMatchObject({
      ask: 'otherAccount',
      target: { id: 'c2' },
    });
    const same = usable(FACTS.oauth, { existing: [{ connectionId: 'c2', relation: 'same' }] });
    expect(firstQuestion(same, known, 'c2')).toMatchObject({ ask: 'same' });
    const ending = usable(
      { ...FACTS.service, mark: 'old', validUntil: '2026-01-01T00:00:00Z' },
      { existing: [{ connectionId: 'c1', relation: 'older' }] },
    );
    expect(firstQuestion(ending, known, 'c1')).toMatchObject({ ask: 'replace', isOlder: true });
  });

  it('is the form again when the connection is gone', () => {
    expect(firstQuestion(newer, [], 'c1')).toEqual({ ask: 'form' });
  });

  it('finds the connection of the same account at an address', () => {
    const { address } = connection();
    expect(questionAt(address, newer, known)).toMatchObject({
      ask: 'replace',
      target: { id: 'c1' },
    });
    expect(questionAt('https://elsewhere.example', newer, known)).toBeNull();
  });
});
