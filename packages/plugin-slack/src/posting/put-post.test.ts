import { memorySharedState } from '@ligase/core';
import { fakeClock } from '@ligase/testing';
import { expect, it } from 'vitest';
import { keptPosts } from './kept-posts.ts';
import { putPost } from './put-post.ts';

/** A channel in which a post takes until it is let through. */
function channel() {
  const clock = fakeClock({ waiting: 'skipped' });
  const posts = keptPosts(memorySharedState({ clock }), 'bot');
  const shown: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const ports = {
    posts,
    clock,
    edit: async (_: unknown, { text }: { readonly text: string }) => {
      shown[0] = text;
      return 'edited' as const;
    },
    async post({ channel: id }: { readonly channel: string }, { text }: { readonly text: string }) {
      await gate;
      shown.push(text);
      return { channel: id, ts: '1' };
    },
  };
  const put = (text: string, isStill?: () => Promise<boolean>) =>
    putPost(ports, {
      spot: { channel: 'C1' },
      message: { text, blocks: [] },
      about: 'review',
      state: text,
      key: `key of ${text}`,
      ...(isStill !== undefined && { isStill }),
    });
  return { put, shown, open: () => open() };
}

it('posts one message, and writes it anew for whoever comes later with something else', async () => {
  const { put, shown, open } = channel();
  open();

  await put('waits');
  await put('rejected');

  expect(shown).toEqual(['rejected']);
});

it('leaves it as it is for whoever had to wait, and had something that is no longer so', async () => {
  const { put, shown, open } = channel();
  let now = 'rejected';
  const first = put('rejected');
  const late = put('waits', () => Promise.resolve(now === 'waits'));

  open();
  await Promise.all([first, late]);
  const then = [...shown];
  now = 'waits';
  await put('waits', () => Promise.resolve(now === 'waits'));

  expect([then, shown]).toEqual([['rejected'], ['waits']]);
});
