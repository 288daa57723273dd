// Stops a build whose messages are not in order, with file and line.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { check } from './check-messages.ts';
import type { Locales } from './read-messages.ts';

const UI = join(import.meta.dirname, '..');

export function localesOnDisk(): Locales {
  const folder = join(UI, 'locales');
  const textsOf = (name: string) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.ftl'))
      .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return Object.fromEntries(folders.map(({ name }) => [name, Object.fromEntries(textsOf(name))]));
}

/** All code of the window; what only tests ask for is not used. */
export function codeOnDisk(): string {
  const folder = join(UI, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^test\b|\bmessages\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

export function checkMessages(): Plugin {
  return {
    name: 'check-messages',
    apply: 'build',
    buildStart() {
      const findings = check(localesOnDisk(), codeOnDisk());
      if (findings.length === 0) return;
      const lines = findings.map(({ file, line, text }) => `${file}:${line}: ${text}`);
      this.error(['The messages are not in order:', ...lines].join('\n'));
    },
  };
}
