import type { AppIdentity, Clock, SharedState } from '@ligase/core';
import type { NewResults, TakeOptions } from '../contract.ts';
import type { Result } from '../run.ts';
import { resultsFrom, type ResultCursor } from './results-since.ts';

/** Where is kept how far results were taken. */
export interface TakenParts {
  readonly share: SharedState;
  readonly clock: Clock;
  readonly identity: Pick<AppIdentity, 'name'>;
  readonly since: (cursor: ResultCursor) => Promise<NewResults>;
}

const aDayMs = 86_400_000;

/** Hands on the results of a schema that came since it last did, and keeps how far that was once they were taken. */
export async function takeNew(
  { share, clock, identity, since }: TakenParts,
  { schemaId, lookBackMs = aDayMs }: TakeOptions,
  take: (results: readonly Result[]) => Promise<void>,
): Promise<boolean> {
  const key = `${identity.name}/results/${schemaId}`;
  const kept = await share.change(key, (value) => ({ give: value as ResultCursor | undefined }));
  const { results, cursor, hasMore } = await since(kept ?? resultsFrom(new Date(clock.now() - lookBackMs)));
  await take(results);
  await share.change(key, () => ({ keep: cursor, give: undefined }));
  return hasMore;
}
