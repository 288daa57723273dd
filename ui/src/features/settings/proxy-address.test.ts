import { describe, expect, it } from 'vitest';
import { withoutSignIn } from './proxy-address';

describe('the address of a proxy', () => {
  it.each([
    [
      ['proxy.example:3128', 'worker', 'pw'],
      ['proxy.example:3128', 'worker', 'pw'],
    ],
    [
      ['proxy.example:3128', ' ', 'pw'],
      ['proxy.example:3128', ' ', ''],
    ],
    [
      ['http://me:p%40ss@proxy:3128', '', ''],
      ['http://proxy:3128', 'me', 'p@ss'],
    ],
    [
      ['me:pass@proxy:3128', 'me', ''],
      ['proxy:3128', 'me', 'pass'],
    ],
    [
      ['me:pass@proxy:3128', 'you', ''],
      ['proxy:3128', 'you', ''],
    ],
    [
      ['socks5://me@proxy', '', 'typed'],
      ['socks5://proxy', 'me', 'typed'],
    ],
    [
      ['http://me:50%@proxy', '', ''],
      ['http://proxy', 'me', '50%'],
    ],
  ])('%j becomes %j', ([address = '', user = '', password = ''], expected) => {
    const found = withoutSignIn({ address, user, password });
    expect([found.address, found.user, found.password]).toEqual(expected);
  });
});
