import { verifyTrail } from '@ligase/plugin-auditing';
import { CommandError, textOption, type Invocation } from './command.ts';
import { readTrail, trailName } from './read-trail.ts';
import type { TrailSource } from './trail-options.ts';
import { report } from './running-tenant.ts';

/** Says whether the chain of a trail is whole. @throws {CommandError} naming the place of its first fault. */
export async function verifyTrailOf(invocation: Invocation, source: TrailSource): Promise<void> {
  const expected = textOption(invocation, 'head');
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(expected ?? '') ?? [];
  if (expected !== undefined && hash === undefined)
    throw new CommandError(`--head takes what an earlier "audit verify" gave, SEQ:HASH, not "${expected}".`, 2);
  const verdict = await verifyTrail(readTrail(source), hash === undefined ? undefined : { seq: Number(seq), hash });
  const [first] = verdict.faults;
  if (first !== undefined) {
    const more = verdict.faultCount === 1 ? '' : ` ${verdict.faultCount - 1} more faults follow.`;
    throw new CommandError(
      `The trail is not intact at ${trailName(source)}:${first.position}: ${first.message}.${more}`,
    );
  }
  const { count, head } = verdict;
  report(invocation, verdict, [`The trail is intact: ${count} records, head ${head.seq}:${head.hash}.`]);
}
