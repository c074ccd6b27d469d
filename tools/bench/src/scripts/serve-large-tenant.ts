import { openLargeTenant } from './large-tenant.ts';
import { randomBases } from './random-bases.ts';

// Sequences of a few hundred bases, so that a page of fifty is as long as one of real items.
const tenant = await openLargeTenant(Number(process.argv[2]), (row) => randomBases(row, 400));
const { url } = await tenant.listen();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
const every = Math.max(1, Math.floor(tenant.ids.length / 1000));
process.send?.({ url, tokens: tenant.tokens, ids: tenant.ids.filter((_, index) => index % every === 0) });
