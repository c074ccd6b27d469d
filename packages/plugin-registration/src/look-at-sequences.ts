import type { Acting } from '@ligase/plugin-acting/contract';
import type { Sequences } from '@ligase/plugin-sequences/contract';
import type { LookedAt, Registration } from './contract.ts';
import { shownRecord } from './shown-record.ts';

/** Looks through sequences for somebody who may ask for them. */
export async function lookAtSequences(
  { acting, sequences }: { readonly acting: Acting; readonly sequences: Sequences },
  ...[text, { isCircular, askedBy, rules }]: Parameters<Registration['look']>
): Promise<LookedAt> {
  await acting.authorise(askedBy, 'ask-registration', { id: rules.place.folderId, name: rules.kind });
  const check = await sequences.check(text, { isCircular });
  if (check.problems.length > 0) return { check, records: [] };
  const likenesses = await sequences.compare(check);
  const alike = likenesses.flatMap(({ sameBases, sameName }) => [...sameBases, ...sameName]);
  const readable = new Set((await acting.readable(askedBy, alike)).map(({ id }) => id));
  return { check, records: check.records.map((record) => shownRecord(record, likenesses, readable)) };
}
