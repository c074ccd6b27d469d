import { transfersOf, type Plan } from '@ligase/liquid-handling';
import type { Done } from './carry-out.ts';
import type { Ending } from './end-task.ts';

/** How a task ends whose device has told what it did: done when all went as planned, and otherwise failed, with what went otherwise. */
export function outcomeOf(planned: Plan, { differences }: Done): Ending {
  const count = transfersOf(planned).length;
  const [first] = differences;
  if (first === undefined) return { status: 'done', outcome: `Done: ${count} transfers, as planned.` };
  const { source, destination, kind, reason } = first;
  const example = `${kind} from ${source.well} of ${source.labware} to ${destination.well} of ${destination.labware}`;
  return {
    status: 'failed',
    outcome: `Partial: ${differences.length} of ${count} transfers were not as planned, such as ${example}${reason === undefined ? '' : ` (${reason})`}. What was moved is recorded.`,
  };
}
