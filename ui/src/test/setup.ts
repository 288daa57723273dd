// What every test of a page needs: sizes, because nothing is laid out here, and a clean page.

import { cleanup, configure } from '@testing-library/react';
import * as React from 'react';
import { afterEach, vi } from 'vitest';
import { takeUnanswered } from '../backend/memory/recorded';
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

// For each element React keeps the stack that made it, up to a limit, for warnings of a browser's
// console. Nobody reads them here, and they took a third of the tests' time: the limit is reached.
const { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: internals } =
  React as unknown as Record<string, object>;
Object.defineProperty(internals ?? {}, 'recentlyCreatedOwnerStacks', {
  get: () => Number.POSITIVE_INFINITY,
  set: () => {},
});

afterEach(({ task }) => {
  const unanswered = takeUnanswered();
  if (task.result?.state === 'fail') for (const question of unanswered) console.warn(question);
  cleanup();
  // The window remembers them for as long as it is open.
  learnLabels([]);
});
