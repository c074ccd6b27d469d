import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLocalTenant } from './local-tenant.ts';

it('can be put back to new when its first start was cut off behind the seed', async () => {
  const data = mkdtempSync(join(tmpdir(), 'tenant-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  await (await openLocalTenant({ data })).close();
  rmSync(join(data, 'snapshots'), { recursive: true });

  const again = await openLocalTenant({ data });
  onTestFinished(() => again.close());
  again.control.createApp({ name: 'Later' });
  again.control.resetTenant();

  expect(again.control.listApps()).toEqual([]);
});
