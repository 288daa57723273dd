import { describe, expect, it } from 'vitest';
import { isPropertyName } from './property-name';

describe('technical names', () => {
  it.each(['dc:rights', 'acme:colour-code', 'Iptc4xmpCore:Location'])('%s is one', (name) => {
    expect(isPropertyName(name)).toBe(true);
  });
  it.each(['', 'rights', 'dc:', ':rights', 'dc: rights', 'dc:a/b', 'a:b:c'])(
    '%j is none',
    (name) => {
      expect(isPropertyName(name)).toBe(false);
    },
  );
});
