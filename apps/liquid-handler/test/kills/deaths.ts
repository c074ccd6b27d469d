import type { Aim } from './arrows.ts';
import type { Fate, SeenRequest } from './proxy.ts';

/** Whether a process dies at a request; `kill` ends it. */
export type Decide = (request: SeenRequest, kill: () => void) => Fate | undefined;

/** What aiming is done with. */
export interface Aiming {
  readonly taskOf: (request: SeenRequest) => string | undefined;
  readonly aimOf: (taskId: string) => Aim | undefined;
  /** Told once of each task that stands at its aim. */
  readonly onCaught: (taskId: string, kill: () => void) => void;
}

/** Lets each task go on until it stands at its aim. */
export function atAims({ taskOf, aimOf, onCaught }: Aiming): Decide {
  const counts = new Map<string, number>();
  return (request, kill) => {
    const taskId = taskOf(request) ?? '';
    const aim = aimOf(taskId);
    if (aim?.route !== request.route) return undefined;
    const nth = (counts.get(taskId) ?? 0) + 1;
    counts.set(taskId, nth);
    return nth === aim.nth ? { moment: aim.moment, caught: () => onCaught(taskId, kill) } : undefined;
  };
}

/** Kills at a request by its number, of whichever task it is. */
export function atRequest(number: number, random: () => number): Decide {
  const moment = random() < 0.5 ? 'before' : 'after';
  let seen = 0;
  return (_request, kill) => {
    seen += 1;
    return seen === number ? { moment, caught: kill } : undefined;
  };
}
