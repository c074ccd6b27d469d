import { clock } from '@ligase/core';
import { canvas } from '@ligase/plugin-canvas/contract';
import { entries } from '@ligase/plugin-entries/contract';
import { inventory } from '@ligase/plugin-inventory/contract';
import { runs } from '@ligase/plugin-runs/contract';
import { sequences } from '@ligase/plugin-sequences/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import type { RunContext } from '@ligase/workflows';
import { configuration } from '../configuration.ts';
import { bench } from '../bench.ts';
import { plateHolds } from '../deck/plate-holds.ts';
import { device } from '../devices/contract.ts';

/** What every workflow that moves liquids requires. */
export const requirements = {
  bench,
  canvas,
  clock,
  configuration,
  device,
  entries,
  inventory,
  plateHolds,
  runs,
  sequences,
  tasks,
} as const;

/** The run of such a workflow. */
export type PlanRun = RunContext<typeof requirements>;
