import { benchling, definePlugin, type Plugin } from '@ligase/core';
import { type Runs, runs } from './contract.ts';
import { userName } from './user-name.ts';

/** Gives an app the runs capability. */
export function runsPlugin(): Plugin<'runs', { readonly benchling: typeof benchling }, Runs, 'runs'> {
  return definePlugin({
    name: 'runs',
    requires: { benchling },
    provides: runs,
    setup: ({ deps }) => ({
      userName: (userId) => userName(deps.benchling, userId),
    }),
  });
}
