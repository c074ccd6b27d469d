import { apiKey } from '../auth/api-key.ts';
import type { Benchling } from '../api/benchling.ts';
import { createApp } from './create-app.ts';
import { benchling, clock } from './core-tokens.ts';
import { definePlugin } from './plugin.ts';
import { token } from './token.ts';

interface Shelf {
  readonly plates: number;
}

const shelf = token<Shelf>()('shelf');
const robot = token<{ readonly name: string }>()('robot');

const shelfPlugin = definePlugin({
  name: 'shelf',
  requires: { benchling, clock },
  provides: shelf,
  setup: () => ({ plates: 3 }),
});
const robotPlugin = definePlugin({
  name: 'robot',
  requires: { from: shelf },
  provides: robot,
  setup: ({ deps }) => ({ name: `takes ${deps.from.plates} plates` }),
});
const who = { name: 'courier', tenant: 'https://acme.benchling.test', auth: apiKey('sk_0123456789') };

/** Compiled, never run. */
export async function compositions(): Promise<void> {
  const app = await createApp({ ...who, plugins: [robotPlugin, shelfPlugin] });
  const plates: number = app.get(shelf).plates;
  const client: Benchling = app.get(benchling);

  // @ts-expect-error -- "robot" needs "shelf", and no plugin of the list provides it
  await createApp({ ...who, plugins: [robotPlugin] });

  const small = await createApp({ ...who, plugins: [shelfPlugin] });
  // @ts-expect-error -- no plugin of the list provides "robot"
  small.get(robot);

  // @ts-expect-error -- "shelf" was not asked for in requires
  definePlugin({ name: 'blind', requires: { clock }, provides: robot, setup: ({ deps }) => ({ name: deps.shelf }) });

  // @ts-expect-error -- the service is not what the token promises
  definePlugin({ name: 'robot', requires: {}, provides: robot, setup: () => ({ plates }) });

  void client;
}
