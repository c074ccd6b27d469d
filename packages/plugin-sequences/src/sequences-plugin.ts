import { benchling, definePlugin, type Plugin } from '@ligase/core';
import { sequences, type Sequences } from './contract.ts';
import { createSequences } from './create-sequences.ts';

/** Gives an app the DNA sequences of its tenant, as `sequences`. */
export const sequencesPlugin = (): Plugin<
  'sequences',
  { readonly benchling: typeof benchling },
  Sequences,
  'sequences'
> =>
  definePlugin({
    name: 'sequences',
    requires: { benchling },
    provides: sequences,
    setup: ({ deps }) => createSequences(deps.benchling),
  });
