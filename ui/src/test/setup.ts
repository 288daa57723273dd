// What every test needs: sizes, because nothing is laid out here, and a clean page.

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Lists draw only what is in view, and a page without layout has no view.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
  configurable: true,
  get: () => 600,
});
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 });

afterEach(cleanup);
