/// <reference types="vitest/config" />
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import macros from 'unplugin-parcel-macros';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { checkMessages, localesOnDisk } from './scripts/messages-plugin.ts';

/**
 * Replaces Spectrum's font loader, which fetches from a server of Adobe, with
 * nothing: the window makes no request to the internet, and its content
 * security policy would refuse this one anyway. The system font takes over
 * through `--s2-font-family-sans`.
 */
function withoutRemoteFonts(): Plugin {
  const empty = '\0without-remote-fonts';
  return {
    name: 'without-remote-fonts',
    enforce: 'pre',
    resolveId(source, importer) {
      const fromSpectrum = importer?.includes('@react-spectrum/s2');
      if (fromSpectrum && /(^|\/)(Fonts(\.mjs)?|font-faces\.css)$/.test(source)) {
        return empty;
      }
    },
    load(id) {
      if (id === empty) {
        return 'export const Fonts = () => null;';
      }
    },
  };
}

export default defineConfig({
  base: './',
  // The style macro has to run before JSX is compiled.
  plugins: [
    checkMessages(),
    withoutRemoteFonts(),
    macros.vite(),
    optimizeLocales.vite({ locales: Object.keys(localesOnDisk()) }),
    react(),
  ],
  build: {
    // One style sheet: the order of Spectrum's layers must not depend on chunks.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
    // Inlined assets would need `data:` in more places of the content security policy.
    assetsInlineLimit: 0,
  },
  // Pre-bundling during development must not carry the font loader past the plugin.
  optimizeDeps: { rolldownOptions: { plugins: [withoutRemoteFonts()] } },
  server: { host: '127.0.0.1', strictPort: false },
  test: {
    css: false,
    // The core is asked where days begin, and its answers were recorded there.
    env: { TZ: 'UTC' },
    // One copy of the library of GraphQL, as in the build: two do not know each other's schemas.
    alias: [
      { find: /^graphql-language-service$/, replacement: 'graphql-language-service/esm/index.js' },
      { find: /^graphql$/, replacement: 'graphql/index.mjs' },
    ],
    server: { deps: { inline: [/@react-spectrum\/s2/, /graphql/] } },
    // By itself it leaves one processor to a watching person, which is half of two.
    maxWorkers: '100%',
    // Loading Spectrum takes longer than most files of tests, so that they share what is loaded.
    isolate: false,
    // Room for what a page needs for a moment: a twelfth of the time went into clearing it up.
    execArgv: ['--max-semi-space-size=64'],
    restoreMocks: true,
    testTimeout: 40_000,
    // A process serves one project only, so that they run one after the other.
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          include: ['src/**/*.test.tsx'],
          environment: './src/test/page.ts',
          setupFiles: ['./src/test/core.ts', './src/test/setup.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'logic',
          include: ['src/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['./src/test/core.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
