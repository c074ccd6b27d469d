import { definePlugin, type Plugin } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { agenda, type Agenda } from './contract.ts';
import { whatWaits } from './what-waits.ts';
import { whoIsAwaited } from './who-is-awaited.ts';

/** Where it is read. */
type Required = { readonly acting: typeof acting; readonly entries: typeof entries; readonly tasks: typeof tasks };

/** Tells an app what waits for people in Benchling. */
export function agendaPlugin(): Plugin<'agenda', Required, Agenda, 'agenda'> {
  return definePlugin({
    name: 'agenda',
    requires: { acting, entries, tasks },
    provides: agenda,
    setup: ({ deps }): Agenda => ({
      of: (benchlingUserId, options = {}) => whatWaits(deps, benchlingUserId, options),
      awaited: (options = {}) => whoIsAwaited(deps, options),
    }),
  });
}
