import { describe, expect, it } from 'vitest';
import { languages } from '../../../test/languages';
import { procedureOf, type RenewableKind, WHO } from './key-procedure';

describe.each(languages)(
  'the steps to renew a key and to take it out of use in %s',
  (_folder, speech) => {
    const { say, steps } = speech;
    const procedures = [
      ...(Object.keys(WHO.renew) as RenewableKind[]).map((kind) => ['renew', kind] as const),
      ...(Object.keys(WHO.revoke) as RenewableKind[]).map((kind) => ['revoke', kind] as const),
    ];

    it.each(procedures)('%s %s: somebody does each of them', (name, kind) => {
      expect(WHO[name][kind]).toHaveLength(steps(`key-steps-${name}-${kind}`).length);
      for (const { text } of procedureOf(name, kind, speech).steps) expect(text).not.toBe('');
    });

    it('name the buttons of the page as the page does', () => {
      const all = procedures
        .flatMap(([name, kind]) => steps(`key-steps-${name}-${kind}`))
        .join('\n');
      for (const id of [
        'connections-add-key',
        'connections-check',
        'connections-remove',
        'connections-sign-out',
      ] as const) {
        expect(all).toContain(say(id));
      }
    });
  },
);
