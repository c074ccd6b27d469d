import { clock, definePlugin, type Plugin } from '@ligase/core';
import { health, type Health } from './contract.ts';
import { createHealth } from './create-health.ts';

/** How an app looks after its health. */
export interface HealthOptions {
  /** How long one check may take. Default: 2,000. */
  readonly checkTimeoutMs?: number;
  /** How long an answer is given again, so that whoever asks all the time burdens nothing. Default: 1,000. */
  readonly keptMs?: number;
}

/** Tells whether the app can take work. Other plugins add what must work for that. */
export function healthPlugin(
  options: HealthOptions = {},
): Plugin<'health', { readonly clock: typeof clock }, Health, 'health'> {
  const { checkTimeoutMs = 2_000, keptMs = 1_000 } = options;
  return definePlugin({
    name: 'health',
    requires: { clock },
    provides: health,
    setup: ({ deps, signal }) => createHealth({ clock: deps.clock, stopping: signal, checkTimeoutMs, keptMs }),
  });
}
