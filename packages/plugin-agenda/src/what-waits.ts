import type { Acting } from '@ligase/plugin-acting/contract';
import type { Entries } from '@ligase/plugin-entries/contract';
import type { Tasks } from '@ligase/plugin-tasks/contract';
import type { AgendaOptions, PersonalAgenda } from './contract.ts';

/** Where it is read. */
interface Sources {
  readonly tasks: Tasks;
  readonly entries: Entries;
  readonly acting: Acting;
}

/** Far more than anybody is shown at once. */
const mostRead = 100;

/** Reads what waits for a person: their open tasks, up to a day if one is given, and the reviews that they are asked for. */
export async function whatWaits(
  { acting, entries, tasks }: Sources,
  benchlingUserId: string,
  { before }: AgendaOptions,
): Promise<PersonalAgenda> {
  const filter = { assigneeIds: [benchlingUserId], ...(before !== undefined && { scheduledBefore: before }) };
  const open = await firstOf(tasks.open(filter));
  const asked = await firstOf(entries.reviewsWaiting({ userId: benchlingUserId }));
  let unseen = 0;
  const seen = async <T>(items: readonly T[], placeOf: (item: T) => string): Promise<readonly T[]> => {
    const visible: T[] = [];
    for (const item of items)
      if (await acting.mayRead(benchlingUserId, placeOf(item))) visible.push(item);
      else unseen += 1;
    return visible;
  };
  const myTasks = await seen(open.items, ({ workflowTaskGroup }) => workflowTaskGroup.id);
  const myReviews = await seen(asked.items, ({ entry }) => entry.folderId);
  return {
    tasks: myTasks
      .toSorted((a, b) => (a.scheduledOn ?? 'never').localeCompare(b.scheduledOn ?? 'never'))
      .map(({ schema, displayId, webURL: url, scheduledOn, workflowTaskGroup: group }) => ({
        name: `${schema.name ?? 'Task'} ${displayId}`,
        url,
        of: group.name ?? group.displayId ?? group.id,
        ...(scheduledOn !== null && { scheduledOn }),
      })),
    reviews: myReviews.map(({ entry: { name, webURL: url }, review: { stage } }) => ({
      name,
      url,
      ...(stage !== undefined && stage.name !== '' && { of: stage.name }),
    })),
    unseen,
    isCut: open.isCut || asked.isCut,
  };
}

async function firstOf<T>(list: AsyncIterable<T>): Promise<{ readonly items: readonly T[]; readonly isCut: boolean }> {
  const items: T[] = [];
  for await (const item of list) {
    if (items.length === mostRead) return { items, isCut: true };
    items.push(item);
  }
  return { items, isCut: false };
}
