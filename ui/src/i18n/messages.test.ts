import { describe, expect, it } from 'vitest';
import { check, messageTypes } from '../../scripts/check-messages.ts';
import { codeOnDisk } from '../../scripts/messages-plugin.ts';
import { locales, madeUp } from '../test/languages';

describe('the messages', () => {
  it('are in order', () => {
    expect(check(locales, codeOnDisk())).toEqual([]);
  });

  // After a change that is meant: `npm run messages`.
  it('are those that the code is checked against', async () => {
    await expect(messageTypes(locales)).toMatchFileSnapshot('messages.ts');
  });

  it('need nothing but a folder for another language', () => {
    expect(check({ ...locales, ...madeUp }, codeOnDisk())).toEqual([]);
  });
});
