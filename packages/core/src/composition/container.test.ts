import { expect, it } from 'vitest';
import { createServices } from './container.ts';
import { definePlugin } from './plugin.ts';
import { token } from './token.ts';

const shelf = token<{ readonly books: number }>()('shelf');
const reader = token<string>()('reader');

it('builds a service once, from services of other modules under the names asked for', async () => {
  const services = createServices();
  services.value(shelf, { books: 3 });
  let built = 0;
  const plugin = definePlugin({ name: 'reader', requires: { from: shelf }, provides: reader, setup: () => 'unused' });
  await services.plugin(
    plugin,
    async ({ from }) => `${++built} reader of ${(from as { readonly books: number }).books}`,
  );

  const first = await services.open(reader);
  const again = await services.open(reader);

  expect([first, again, services.get(reader)]).toEqual(['1 reader of 3', '1 reader of 3', '1 reader of 3']);
});

it('keeps two containers apart', async () => {
  const [one, two] = [createServices(), createServices()];

  one.value(shelf, { books: 1 });

  expect([one.has(shelf), two.has(shelf)]).toEqual([true, false]);
});
