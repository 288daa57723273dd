import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** What `npm run build` writes, by file name. */
const files = new Map<string, string>();

beforeAll(async () => {
  // The test runner sets another one, which would make it a development build.
  vi.stubEnv('NODE_ENV', 'production');
  const result = (await build({
    logLevel: 'silent',
    mode: 'production',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  for (const file of result.output) {
    files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source));
  }
}, 120_000);

afterAll(() => {
  vi.unstubAllEnvs();
});

describe('the build', () => {
  it('asks nobody on the internet for fonts', () => {
    expect(
      readFileSync('node_modules/@react-spectrum/s2/dist/private/Fonts.mjs', 'utf8'),
    ).toContain('typekit');
    for (const [name, text] of files) {
      expect(text.includes('typekit'), name).toBe(false);
      expect(/@import|url\(\s*['"]?https?:/.test(name.endsWith('.css') ? text : ''), name).toBe(
        false,
      );
    }
  });

  it('obeys the content security policy: no inline script, nothing evaluated', () => {
    const page = files.get('index.html') ?? '';
    expect(page).toContain('<script');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/(src|href)="(?!\.\/)/);
    for (const [name, text] of files) {
      if (name.endsWith('.js'))
        expect(/\bnew Function\(|[^.\w]eval\(/.test(text), name).toBe(false);
    }
  });

  it('leaves the stand-in for browser tabs at home', () => {
    for (const [name, text] of files) {
      expect(
        text.includes('Lakeside Outfitters') || text.includes('techacct.adobe.com'),
        name,
      ).toBe(false);
    }
  });

  it('loads the editor for queries only once somebody writes', () => {
    const page = files.get('index.html') ?? '';
    const holders = [...files].filter(
      ([name, text]) => name.endsWith('.js') && text.includes('cm-gutters'),
    );
    expect(holders.length).toBeGreaterThan(0);
    for (const [name] of holders) expect(page.includes(name), name).toBe(false);
  });

  it('has one style sheet with both colour schemes', () => {
    const sheets = [...files].filter(([name]) => name.endsWith('.css'));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.[1]).toContain('prefers-color-scheme');
    expect(sheets[0]?.[1]).toContain('--s2-font-family-sans');
  });
});
