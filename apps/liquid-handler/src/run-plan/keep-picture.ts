import { planPicture, type Plan } from '@ligase/liquid-handling';
import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';
import type { entryFields } from './run-fields.ts';

/** Which picture, and where it goes. */
interface Picture {
  readonly entryId: string;
  readonly field: (typeof entryFields)[keyof typeof entryFields];
  readonly plan: Plan;
}

/** Puts a picture of the plates before and after into a field of the entry, where the lab has configured a schema for that. */
export async function keepPicture(
  { deps, step }: PlanRun,
  { displayId, lab }: ClaimedTask,
  { entryId, field, plan }: Picture,
): Promise<void> {
  if (lab.entrySchemaId === undefined) return;
  // A blob is nobody's until the entry names it, so one that a dead process left is never seen.
  await step(`keep picture: ${field}`, async () => {
    const file = { name: `${displayId} ${field}.svg`, type: 'VISUALIZATION', mimeType: 'image/svg+xml' } as const;
    const { id } = await deps.runs.blobs.upload(file, Buffer.from(planPicture(plan)));
    await deps.entries.update(entryId, { fields: { [field]: id } });
  });
}
