// What every test of a page needs: sizes, because nothing is laid out here, and a clean page.

import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { learnLabels } from '../i18n/language';

// Here and nowhere else: whoever loads it first decides for all files that share a process.
vi.mock('../features/questions/write/GraphqlEditor', () => import('./PlainEditor'));

// Lists draw only what is in view, and a page without layout has no view.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
  configurable: true,
  get: () => 600,
});
Object.defineProperty(HTMLElement.prototype, 'clientWidth', {
  configurable: true,
  get: () => 900,
});

// A busy machine is slow, not wrong. The page is left out of messages: it is thousands of lines.
configure({
  asyncUtilTimeout: 8000,
  getElementError: (message) => new Error(message ?? 'not found'),
});

afterEach(() => {
  cleanup();
  // The window remembers them for as long as it is open.
  learnLabels([]);
});
