import { definePlugin, token, type Plugin, type Token } from '@ligase/core';
import { sequences } from '@ligase/plugin-sequences/contract';

/** Tells how much of a DNA sequence is G or C. */
export interface GcContent {
  /** The share of G and C among the bases of a sequence in Benchling, in percent; 0 when nothing can be told of any base. */
  ofSequence(id: string): Promise<number>;
}

/** Asks for the service of `gcContentPlugin`. */
export const gcContent: Token<GcContent, 'gc-content'> = token<GcContent>()('gc-content');

/** Options of {@link gcContentPlugin}. */
export interface GcContentOptions {
  /** How many decimals a share has. Default: 1. */
  readonly decimals?: number;
}

/** Gives an app the service {@link GcContent}. */
export function gcContentPlugin(
  options: GcContentOptions = {},
): Plugin<'gc-content', { readonly sequences: typeof sequences }, GcContent, 'gc-content'> {
  const { decimals = 1 } = options;
  return definePlugin({
    name: 'gc-content',
    requires: { sequences },
    provides: gcContent,
    setup: ({ deps, log }) => ({
      async ofSequence(id) {
        const { name, bases } = await deps.sequences.get(id);
        const percent = Number((100 * shareOfGc(bases)).toFixed(decimals));
        log.debug({ sequence: id, percent }, `GC content of ${name}`);
        return percent;
      },
    }),
  });
}

/** Of the codes for several bases only S (G or C) and W (A or T) tell something about GC. */
function shareOfGc(bases: string): number {
  const gc = bases.match(/[GCS]/gi)?.length ?? 0;
  const at = bases.match(/[ATW]/gi)?.length ?? 0;
  return gc + at === 0 ? 0 : gc / (gc + at);
}
