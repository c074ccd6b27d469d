import { replay, tecanWorklist, transfersOf } from '@ligase/liquid-handling';
import { type PlannerWork, plannerWork } from './planner-work.ts';

/** How long our planner, ledger and writer take together for a piece of work. */
export interface PlannerTime {
  readonly work: PlannerWork;
  /** Processor time at size 1. */
  readonly timeMs: number;
  /** How much more a transfer takes at {@link largest} times the size: 1 where the time grows as the work does. */
  readonly growth: number;
}

/** How many times as large the largest work is. */
export const largest = 4;

const sizes = [1, 2, largest] as const;
const rounds = 7;

/** Times each piece of work in three sizes, in turn. @throws {Error} when a plan is not what it should be */
export function timePlanners(): readonly PlannerTime[] {
  return plannerWork.map((work) => {
    check(work);
    const times = Array.from({ length: rounds }, () => sizes.map((size) => timeMs(work, size)));
    const [least = 0, , most = 0] = sizes.map((_, place) => median(times.map((round) => round[place] ?? 0)));
    return { work, timeMs: least, growth: most / (largest * least) };
  });
}

const dialect = tecanWorklist({ software: 'evo' });

/** Also compiles it, before it is timed. */
function check({ name, plan, transfers }: PlannerWork): void {
  for (const size of sizes) {
    const made = plan(size);
    const count = transfersOf(made).length;
    const [fault] = replay(made).faults;
    if (count !== size * transfers || fault !== undefined)
      throw new Error(`${name}, ${size} times: ${count} transfers; ${fault?.message ?? 'no fault'}`);
    dialect.render(made);
  }
}

function timeMs({ plan }: PlannerWork, size: number): number {
  const before = process.cpuUsage();
  const made = plan(size);
  replay(made);
  dialect.render(made);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.trunc(times.length / 2)] ?? 0;
