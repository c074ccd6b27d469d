import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openLocalTenant, type LocalTenant, type LocalTenantOptions } from '../local-tenant.ts';
import type { SeedChoice } from './read-seed.ts';

const opened: LocalTenant[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const tenant of opened.splice(0)) await tenant.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
async function open(options: LocalTenantOptions): Promise<LocalTenant> {
  const tenant = await openLocalTenant({ checkReplies: true, ...options });
  opened.push(tenant);
  return tenant;
}
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-seed-'));
  folders.push(folder);
  return folder;
}

describe('seeds', () => {
  it('makes a new tenant with one admin and one organization', async () => {
    const { control, admin } = await open({});

    const [user, ...others] = control.listUsers();

    expect(user).toMatchObject({ id: admin?.id, isTenantAdmin: true, memberships: [{ role: 'ADMIN' }] });
    expect(others).toEqual([]);
  });

  it('makes a small lab for the demo', async () => {
    const { control } = await open({ seed: 'demo' });

    const status = control.getTenant();

    expect(status).toMatchObject({ seed: 'demo', users: 4, projects: 2 });
    expect(control.listAuditLog({}).map(({ item }) => item)).toContain('Transform BL21(DE3)');
    expect(control.verifyAuditLog()).toMatchObject({ intact: true });
  });

  it('puts six tubes and a plate into the freezer of the demo', async () => {
    const { control, handle, admin } = await open({ seed: 'demo' });
    const authorization = `Basic ${Buffer.from(`${admin?.apiKey ?? ''}:`).toString('base64')}`;
    const read = async (path: string) =>
      JSON.parse(String((await handle({ method: 'GET', url: `/api/v2${path}`, headers: { authorization } })).body));

    const boxes = await read('/boxes');
    const plates = await read('/plates');

    expect(boxes.boxes).toEqual([
      expect.objectContaining({ name: 'Minipreps', occupiedCapacity: 6, emptyContainers: 0 }),
    ]);
    expect(Object.keys(plates.plates[0].wells)).toHaveLength(96);
    expect(control.listPrintJobs()).toEqual([]);
  });

  it('doubles nothing when the tenant is started again, and keeps its keys', async () => {
    const data = newFolder();
    const first = await open({ data, seed: 'demo' });
    const before = first.control.getTenant();
    await first.close();

    const second = await open({ data, seed: 'demo' });

    expect(second.control.getTenant()).toEqual({ ...before, time: expect.any(Number) });
    expect(second.admin).toBeUndefined();
  });

  it('refuses another seed for data that was seeded already', async () => {
    const data = newFolder();
    const first = await open({ data, seed: 'empty' });
    await first.close();

    const second = open({ data, seed: 'demo' });

    await expect(second).rejects.toThrow('was made with the seed "empty" and keeps its data');
  });

  it.each<[unknown, string]>([
    [{ users: [{ handle: 'ann', name: 'Ann' }, { name: 'Bob' }] }, 'users[1].handle is missing'],
    [{ projects: [{ name: 'Notes', owner: 'nobody' }] }, 'projects[0].owner names "nobody"'],
    [{ entries: [{ body: { name: 'Run', folderId: 'lib_nowhere' } }] }, 'Invalid folderId: lib_nowhere'],
    [{ boxes: [{ body: { name: 'Rack', schemaId: '{{Rack}}' } }] }, 'boxes[0] names "Rack"'],
    [{ extra: 1 }, 'extra is not known'],
    ['tiny', 'There is no seed "tiny"'],
  ])('refuses %j and leaves the tenant unseeded', async (seed, message) => {
    const data = newFolder();

    const refused = open({ data, seed: seed as SeedChoice });

    await expect(refused).rejects.toThrow(message);
    const { control } = await open({ data });
    expect(control.getTenant()).toMatchObject({ seed: 'empty', users: 1 });
  });
});
