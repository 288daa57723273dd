// What every test needs: sizes, because nothing is laid out here, and a clean page.

import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Lists draw only what is in view, and a page without layout has no view.
// The test of the build has no page at all.
if (typeof HTMLElement !== 'undefined') {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get: () => 600,
  });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', {
    configurable: true,
    get: () => 900,
  });
}

// A busy machine is slow, not wrong. The page is left out of messages: it is thousands of lines.
configure({
  asyncUtilTimeout: 8000,
  getElementError: (message) => new Error(message ?? 'not found'),
});

afterEach(cleanup);
