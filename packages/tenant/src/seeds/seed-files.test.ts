import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalTenant, type LocalTenant, type LocalTenantOptions } from '../local-tenant.ts';
import { seedPage } from '../../test/support/seed-page.ts';
import { readSeedFile } from './read-seed-file.ts';
import { SeedError } from './seed-error.ts';

const manifest = `manifestVersion: 1
info: { name: Plasmid Courier, version: 1.2.0 }
subscriptions: { deliveryMethod: WEBHOOK, messages: [{ type: v2.entry.created }] }
configuration:
  - { name: Drop-off folder, type: folder }
  - { name: Region, type: text, enum: [EU, US] }
`;

const lab = `users:
  - { handle: ada, name: Ada Fox, isTenantAdmin: true }
  - { handle: ben, name: Ben Oak, capabilities: [Developer Platform] }
apps:
  - id: app_Courier0001
    name: Courier
    manifest: courier.yaml
    webhookUrl: http://127.0.0.1:9/hooks
    access: [{ on: Notes, policy: Write }]
    configuration:
      - { path: [Region], value: EU }
      - { path: [Drop-off folder], value: '{{Runs}}' }
projects:
  - name: Notes
    owner: ada
    access: [{ to: ada, policy: Admin }]
    folders: [{ name: Runs }]
entries:
  - { by: ada, body: { name: Run 42, folderId: '{{Runs}}' } }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-seed-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function open(options: LocalTenantOptions): Promise<LocalTenant> {
  const tenant = await openLocalTenant({ checkReplies: true, ...options });
  onTestFinished(() => tenant.close());
  return tenant;
}

describe('a seed file', () => {
  it('makes an app from a manifest beside it, lets it in, configures it, and sends it nothing', async () => {
    const folder = folderWith({ 'lab.yaml': lab, 'courier.yaml': manifest });
    const { seed } = readSeedFile(join(folder, 'lab.yaml'));

    const { control } = await open({ seed });

    const [app] = control.listApps();
    const [project] = control.listProjects();
    const why = control.explainAccess({ principalId: 'app_Courier0001', itemId: project?.id ?? '', action: 'write' });
    const values = control.getAppConfiguration({ appId: 'app_Courier0001' }).map(({ path, value }) => [path, value]);
    expect(app).toMatchObject({ id: 'app_Courier0001', name: 'Plasmid Courier', versionNumber: '1.2.0' });
    expect(why.decision).toBe('allowed');
    expect(values).toContainEqual([['Region'], 'EU']);
    expect(values).toContainEqual([['Drop-off folder'], expect.stringMatching(/^lib_/u)]);
    expect(control.listDeliveries({})).toEqual([]);
  });

  it('says by line all that is wrong with its shape', () => {
    const text = 'users:\n  - { name: Ada }\napps:\n  - { manifest: nowhere.yaml }\nprojcts: []\n';
    const file = join(folderWith({ 'lab.yaml': text }), 'lab.yaml');

    const read = () => readSeedFile(file);

    expect(read).toThrow(SeedError);
    expect(read).toThrow(`${file}:2:5: users[0].handle is missing.`);
    expect(read).toThrow(`${file}:4:7: apps[0].manifest cannot be read`);
    expect(read).toThrow(`${file}:5:1: projcts is not known`);
  });

  it('says by line all that the tenant refuses, but not what only follows from that', async () => {
    const text = `clock: 2020-01-01T00:00:00Z
projects:
  - { name: Notes, owner: nobody, folders: [{ id: lib_runs, name: Runs }] }
  - { name: Open, access: [{ to: Bob, policy: Write }] }
entries:
  - { body: { name: Run 1, folderId: lib_runs } }
  - { body: { name: Run 1, folderId: lib_other } }
`;
    const { seed, linesOf } = readSeedFile(join(folderWith({ 'lab.yaml': text }), 'lab.yaml'));

    const refused = await openLocalTenant({ seed }).catch((error: unknown) => error as SeedError);

    const lines = linesOf((refused as SeedError).problems).map((line) => line.replace(/^.*lab\.yaml:/u, ''));
    expect(lines).toEqual([
      expect.stringMatching(/^1:1: clock must not be before now/u),
      '3:20: projects[0].owner names "nobody", which the seed does not have.',
      '4:28: projects[1].access[0] names "Bob", which the seed does not have.',
      expect.stringMatching(/^7:5: entries\[1\] was refused: Invalid folderId: lib_other/u),
    ]);
  });

  it('says where it is neither YAML nor JSON', () => {
    const file = join(folderWith({ 'lab.json': '{\n  "users": [,]\n}' }), 'lab.json');

    expect(() => readSeedFile(file)).toThrow(`${file}:2:13: this is neither YAML nor JSON`);
  });
});

it('is described whole by its reference', async () => {
  const page = seedPage();

  await expect(page).toMatchFileSnapshot('../../../../docs/reference/seed-file.md');
});

describe('seeding a tenant anew', () => {
  it.each([':memory:', 'a folder'])(
    'puts another lab in the place of the one in %s, to which it is reset',
    async (where) => {
      const data = where === ':memory:' ? where : folderWith({});
      const { control } = await open({ data, seed: 'demo' });

      const admin = await control.seedTenant({
        seed: { users: [{ handle: 'ada', name: 'Ada Fox', isTenantAdmin: true }] },
      });
      control.createProject({ name: 'Notes' });
      control.resetTenant();

      expect(admin.apiKey).toMatch(/^sk_/u);
      expect(control.listUsers().map(({ handle }) => handle)).toEqual(['ada']);
      expect(control.listProjects()).toEqual([]);
      expect(control.verifyAuditLog()).toMatchObject({ intact: true });
    },
  );

  it('changes nothing when the seed does not work out', async () => {
    const { control } = await open({ seed: 'demo' });
    const before = control.getTenant();

    const refused = control.seedTenant({ seed: { projects: [{ name: 'Notes', owner: 'nobody' }] } });

    await expect(refused).rejects.toThrow('projects[0].owner names "nobody"');
    expect(control.getTenant()).toEqual({ ...before, time: expect.any(Number) });
  });

  it('moves the clock to where the seed says', async () => {
    const { control } = await open({});

    await control.seedTenant({ seed: { clock: '2099-01-04T08:00:00Z' } });

    expect(new Date(control.getClock().time).toISOString()).toMatch(/^2099-01-04T08:00:0/u);
  });
});
