import type { Acting } from '@ligase/plugin-acting/contract';
import type { Entries } from '@ligase/plugin-entries';
import type { Tasks } from '@ligase/plugin-tasks/contract';

/** Something that waits for a person. */
export interface Waiting {
  readonly name: string;
  readonly url: string;
  /** Where it belongs: a group, a stage. */
  readonly of?: string;
  /** A day such as `2026-03-01`. */
  readonly scheduledOn?: string;
}

/** What waits for a person in Benchling. */
export interface MyWork {
  /** By the days that they are scheduled for. */
  readonly tasks: readonly Waiting[];
  readonly reviews: readonly Waiting[];
  /** How many more there are of which Benchling does not tell that the person may read them. */
  readonly unseen: number;
  /** Whether there may be more than was read. */
  readonly isCut: boolean;
}

/** Where it is read. */
export interface WorkSources {
  readonly tasks: Tasks;
  readonly entries: Entries;
  readonly acting: Acting;
}

/** Far more than anybody is shown at once. */
const mostRead = 100;

/** Reads what waits for a person: their open tasks, up to a day if one is given, and the reviews that they are asked for. */
export async function myWork(
  { acting, entries, tasks }: WorkSources,
  benchlingUserId: string,
  { before }: { readonly before?: string } = {},
): Promise<MyWork> {
  const filter = { assigneeIds: [benchlingUserId], ...(before !== undefined && { scheduledBefore: before }) };
  const open = await firstOf(tasks.open(filter));
  const asked = await firstOf(entries.reviewsWaitingFor(benchlingUserId));
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
