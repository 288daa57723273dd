// The page that the tests share. It stays until its process ends: an answer that arrives after
// the last test finds it still there.

import { builtinEnvironments, type Environment } from 'vitest/environments';

const { 'happy-dom': happy } = builtinEnvironments;

export default {
  ...happy,
  name: 'page',
  async setup(global, options) {
    await happy.setup(global, options);
    return { teardown() {} };
  },
} satisfies Environment;
