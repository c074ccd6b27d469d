import { NotFoundError } from '@ligase/core';
import type { Audit } from '@ligase/plugin-auditing/contract';
import type { Entries } from '@ligase/plugin-entries';
import { outOfRange, runIdOf, type Result, type Runs } from '@ligase/plugin-runs';
import { rangeCard } from '../cards/range-card.ts';
import type { Slack } from '@ligase/plugin-slack/contract';
import type { WatchedRange } from './watched-ranges.ts';

/** What results are told with. */
export interface Telling {
  readonly slack: Slack;
  readonly runs: Runs;
  readonly entries: Entries;
  readonly audit: Audit;
}

/**
 * Tells of each result that is out of a range, once for each of the two, whoever looks at it again. One that cannot be told, as the
 * bot is not in its channel, does not keep back the others.
 * @throws What the first of those threw, after the others were told.
 */
export async function tellOutOfRange(
  telling: Telling,
  results: Iterable<Result> | AsyncIterable<Result>,
  ranges: readonly WatchedRange[],
  key: string,
): Promise<void> {
  const failures: unknown[] = [];
  for await (const result of results)
    for (const range of ranges)
      await tell(telling, result, range, key).catch((error: unknown) => void failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function tell(
  { slack, runs, entries, audit }: Telling,
  result: Result,
  { name, channel, rule }: WatchedRange,
  key: string,
): Promise<void> {
  const words = outOfRange(result, [rule]).map((finding) => finding.words);
  const about = `range/${result.id}/${name}`;
  if (words.length === 0 || (await slack.postsAbout(about)).length > 0) return;
  const runId = runIdOf(result);
  const run = runId === undefined ? undefined : await orNothing(runs.get(runId));
  const entryId = result.entryId ?? run?.entryId;
  const entry = entryId == null ? undefined : await orNothing(entries.get(entryId));
  const card = rangeCard({
    words,
    schemaName: result.schema?.name ?? 'Result',
    // The run is shown by itself, with its schema.
    fields: Object.entries(result.fields).flatMap(([field, { displayValue, type }]) =>
      typeof displayValue === 'string' && displayValue !== '' && type !== 'assay_run_link'
        ? [[field, displayValue] as const]
        : [],
    ),
    ...(result.creator?.name !== undefined && { creator: result.creator.name }),
    ...(run !== undefined && { runName: `${run.schema?.name ?? 'Run'} ${run.id}` }),
    ...(entry !== undefined && { entry: { name: entry.name, url: entry.webURL } }),
    writing: key,
  });
  await slack.put({ channel }, card, { key, about, state: 'told' });
  const targets = [result.id, ...(runId === undefined ? [] : [runId]), `slack:${channel}`];
  await audit.record({ action: 'result.alert', targets });
}

async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
