import { memorySharedState, type SharedState } from '@ligase/core';
import { fakeClock } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { keptPosts } from './kept-posts.ts';

const dayMs = 86_400_000;
const post = { channel: 'C1', ts: '1.1', state: 'open' };

/** Posts that are kept, a clock to move, and how much is kept in all. */
function start() {
  const clock = fakeClock();
  const memory = memorySharedState({ clock });
  const values = new Map<string, unknown>();
  const share: SharedState = {
    ...memory,
    change: (key, change) =>
      memory.change(key, (kept, now) => {
        const changed = change(kept, now);
        if (changed.keep !== undefined) values.set(key, changed.keep);
        return changed;
      }),
  };
  const count = (): number => [...values.values()].flat().length;
  return { clock, posts: keptPosts(share, 'slack-bot'), count };
}

describe('the posts that are remembered', () => {
  it('are forgotten half a year after they last changed, and not before', async () => {
    const { clock, posts } = start();
    await posts.keep('task T1', post);
    await clock.advance(179 * dayMs);
    const before = await posts.about('task T1');
    await posts.keep('task T1', { ...post, state: 'approved' });
    await clock.advance(179 * dayMs);
    const after = await posts.about('task T1');
    await clock.advance(2 * dayMs);

    expect(before).toEqual([post]);
    expect(after).toEqual([{ ...post, state: 'approved' }]);
    expect(await posts.about('task T1')).toEqual([]);
  });

  it('take no more room than half a year of them does', async () => {
    const { clock, posts, count } = start();
    for (let index = 0; index < 3_000; index += 1) await posts.keep(`old ${index}`, post);
    await clock.advance(181 * dayMs);

    for (let index = 0; index < 10_000; index += 1) await posts.keep(`new ${index}`, post);

    expect(count()).toBeLessThan(10_010);
  });

  it('are not claimed by another while who claimed them may still wait for Slack', async () => {
    const { clock, posts } = start();
    await posts.claim('task T1', 'C1', 'step 1');
    await clock.advance(170_000);
    const waiting = await posts.claim('task T1', 'C1', 'step 2');
    await clock.advance(71_000);

    const late = await posts.claim('task T1', 'C1', 'step 2');

    expect(waiting).toEqual({ busy: true });
    expect(late).toEqual({ mine: true, mayBeThere: true });
  });
});
