import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startTenant, type StartedTenant } from '@ligase/tenant';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const listener = `manifestVersion: 1
info:
  name: Listener
  version: 1.0.0
`;

const courier = `manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
features: [{ id: panel, name: Order panel, type: CANVAS, locations: [ENTRY] }]
`;

/** Calls of the tenant's admin. */
function apiOf({ url, admin }: StartedTenant) {
  const authorization = `Basic ${Buffer.from(`${admin?.apiKey ?? ''}:`).toString('base64')}`;
  // Tests read what they expect and nothing else.
  // oxlint-disable-next-line typescript/no-explicit-any
  return async (method: string, path: string, body?: object): Promise<any> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  };
}

async function ligase(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, { out: (text) => out.push(text), err: (text) => err.push(text), env });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
async function lab() {
  const tenant: StartedTenant = await startTenant({ seed: 'demo' });
  closing.push(() => tenant.close());
  const env = { LIGASE_TENANT_URL: tenant.url, LIGASE_ADMIN_KEY: tenant.adminKey };
  return { tenant, call: (...argv: string[]) => ligase(argv, env) };
}
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-cli-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('ligase', () => {
  it('lists its commands', async () => {
    const { code, out } = await ligase(['--help']);

    expect(code).toBe(0);
    expect(out).toContain('ligase tenant start ');
  });

  it('shows what a command takes', async () => {
    const { code, out } = await ligase(['app', 'create', '--help']);

    expect(code).toBe(0);
    expect(out).toContain('ligase app create [NAME] [options]');
    expect(out).toContain('--description TEXT');
  });

  it('makes an app, lets it into a project and says why it may write there', async () => {
    const { call } = await lab();

    const created = await call('app', 'create', 'Slack app', '--json');
    const granted = await call('grant', 'write', '--to', 'Slack app', '--on', 'Expression vectors');
    const explained = await call('explain', 'Slack app', 'lib_DemoDesi', '--action', 'write');

    expect(JSON.parse(created.out)).toMatchObject({ name: 'Slack app', clientSecret: expect.any(String) });
    expect(granted).toMatchObject({ code: 0, out: 'Expression vectors is open to Slack app with Write.' });
    expect(explained.out).toContain('Slack app may write lib_DemoDesi.');
  });

  it('says where a manifest is wrong, without a tenant', async () => {
    const file = join(newFolder(), 'manifest.yaml');
    writeFileSync(file, 'manifestVersion: 1\ninfo:\n  name: Courier\n  verison: 1.0.0\n');

    const { code, out, err } = await ligase(['app', 'lint', file]);

    expect(code).toBe(1);
    expect(out).toBe(`${file}:4:3: error: info.verison is not known. Write version.`);
    expect(err).toBe(`${file} has 1 error.`);
  });

  it('makes an app from a manifest and takes it to a newer one', async () => {
    const { call } = await lab();
    const file = join(newFolder(), 'manifest.yaml');
    const write = (version: string, item: string) =>
      writeFileSync(
        file,
        `manifestVersion: 1\ninfo: { name: Courier, version: ${version} }\nconfiguration: [${item}]\n`,
      );
    write('1.0.0', '{ name: Region, type: text }');

    const linted = await call('app', 'lint', file);
    const created = await call('app', 'create', '--manifest', file, '--json');
    write('1.1.0', '{ name: Rush, type: boolean }');
    const upgraded = await call('app', 'upgrade', 'Courier', '--manifest', file);
    const listed = await call('app', 'list');

    expect(linted).toMatchObject({ code: 0, out: `${file} is a right manifest.` });
    expect(JSON.parse(created.out)).toMatchObject({ name: 'Courier', clientSecret: expect.any(String), warnings: [] });
    expect(upgraded.out.split('\n')).toEqual(['Courier has version 1.1.0.', '  added    Rush', '  removed  Region']);
    expect(listed.out).toContain('version 1.1.0');
  });

  it('makes a legacy app with automatic lifecycle, which has no secret yet', async () => {
    const { call } = await lab();
    const file = join(newFolder(), 'manifest.yaml');
    writeFileSync(file, 'manifestVersion: 1\ninfo: { name: Courier }\nsettings: { lifecycleManagement: AUTOMATIC }\n');

    const { out } = await call('app', 'create', '--manifest', file, '--legacy', '--webhook', 'http://127.0.0.1:3000');
    const activated = await call('app', 'activate', 'Courier');

    expect(out).toContain('It is inactive');
    expect(activated.out).toBe('Courier is active; its webhook receives the credentials.');
  });

  it('goes back to a snapshot, and to how the tenant was when it was new', async () => {
    const { call } = await lab();
    await call('app', 'create', 'Slack app');

    await call('tenant', 'snapshot', 'save', 'one-app');
    await call('tenant', 'reset');
    const fresh = await call('app', 'list');
    await call('tenant', 'snapshot', 'restore', 'one-app');
    const restored = await call('app', 'list');

    expect(fresh.out).toBe('');
    expect(restored.out).toContain('Slack app');
  });

  it('finds the audit log intact', async () => {
    const { call } = await lab();

    const { code, out } = await call('audit', 'verify');

    expect(code).toBe(0);
    expect(out).toContain('The audit log is intact');
  });

  it('shows what webhooks an app got, and sends one again', async () => {
    const { tenant, call } = await lab();
    const server = createHttpServer((_, outgoing) => outgoing.writeHead(202).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    tenant.control.createAppFromManifest({ manifest: listener, webhookUrl });
    await tenant.deliveries.idle();

    const triggered = await call('trigger', 'lifecycle', 'v2.app.installed', 'Listener');
    await tenant.deliveries.idle();
    const listed = await call('webhook', 'list', '--app', 'Listener', '--state', 'delivered');
    const [, id = ''] = /(msg_\w+)/u.exec(listed.out) ?? [];
    const replayed = await call('webhook', 'replay', id);
    await tenant.deliveries.idle();

    const [first] = tenant.control.listDeliveries({});
    expect(triggered.out).toContain('v2.app.installed to Listener, as msg_');
    expect(listed.out.match(/delivered/gu)).toHaveLength(2);
    expect(listed.out).toContain(`${webhookUrl}/lifecycle  202`);
    expect(replayed.out).toContain(`once more as ${id}`);
    expect(first?.attempts).toHaveLength(2);
  });

  it('makes an event, and says which an item can cause', async () => {
    const { tenant, call } = await lab();
    const [project] = tenant.control.listProjects();
    const id = project?.id ?? '';

    const made = await call('trigger', 'event', 'v3.project.updated', id, '--updates', 'name', '--json');
    const refused = await call('trigger', 'event', 'v2.entry.created', id);

    expect(JSON.parse(made.out)).toMatchObject({ type: 'v3.project.updated', itemId: id, updates: ['name'] });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('It causes v3.project.created') });
  });

  it('opens a canvas in an entry, shows it and presses its button', async () => {
    const { tenant, call } = await lab();
    const { control } = tenant;
    const { app } = control.createAppFromManifest({ manifest: courier });
    const appId = app?.id ?? '';
    const [project] = control.listProjects();
    control.grantAccess({ resourceId: project?.id ?? '', collaboratorId: appId, policy: 'Read' });
    const api = apiOf(tenant);
    const { entries } = await api('GET', '/entries');
    const [{ id: entryId }] = entries;

    const opened = await call('trigger', 'canvas', 'open', 'Courier', 'panel', entryId, '--json');
    const { canvas } = JSON.parse(opened.out);
    const blocks = [
      { type: 'MARKDOWN', value: '# Orders' },
      {
        type: 'SECTION',
        children: [
          { type: 'TEXT_INPUT', id: 'amount', value: '2', label: 'Amount', required: true },
          { type: 'SELECTOR_INPUT_MULTIVALUE', id: 'colour', value: null, options: ['red', 'green', 'blue'] },
        ],
      },
      { type: 'BUTTON', id: 'order', text: 'Order' },
    ];
    await api('PATCH', `/app-canvases/${canvas.id}`, { enabled: true, blocks });
    const shown = await call('canvas', 'show', canvas.id);
    const inputs = ['--input', 'colour=red', '--input', 'colour=blue', '--input', 'amount=1=2'];
    const pressed = await call('trigger', 'canvas', 'press', canvas.id, 'order', ...inputs);
    const listed = await call('canvas', 'list', '--app', 'Courier', '--in', entryId);

    const after = control.getCanvas({ canvasId: canvas.id });
    expect(shown.out.split('\n').slice(1)).toEqual([
      '',
      '# Orders',
      '  Amount: 2  (amount, required)',
      '  _____  (colour)',
      '    one of red, green, blue',
      '[ Order ]  (order)',
    ]);
    expect(pressed.out).toContain('Courier is not told: it has no webhook URL');
    expect(after.blocks[1]).toMatchObject({ children: [{ value: '1=2' }, { value: ['red', 'blue'] }] });
    expect(listed.out).toContain(`(${canvas.id}), disabled until its app enables it`);
  });

  it('uploads the files that are put in a canvas', async () => {
    const { tenant, call } = await lab();
    const { control } = tenant;
    const { app } = control.createAppFromManifest({ manifest: courier });
    const appId = app?.id ?? '';
    const [project] = control.listProjects();
    control.grantAccess({ resourceId: project?.id ?? '', collaboratorId: appId, policy: 'Read' });
    const api = apiOf(tenant);
    const { entries } = await api('GET', '/entries');
    const { canvas } = control.openCanvas({ appId, featureId: 'panel', resourceId: entries[0].id });
    const canvasId = canvas?.id ?? '';
    const files = { type: 'FILE_UPLOAD', id: 'files', value: null, fileTypes: ['ts'] };
    const blocks = [files, { type: 'BUTTON', id: 'order', text: 'Order' }];
    await api('PATCH', `/app-canvases/${canvasId}`, { enabled: true, blocks });

    const missing = await call('trigger', 'canvas', 'press', canvasId, 'order', '--input', 'files=@/none.csv');
    await call('trigger', 'canvas', 'press', canvasId, 'order', '--input', `files=@${import.meta.filename}`);

    const { blocks: after, names } = control.getCanvas({ canvasId });
    const [value] = after.flatMap((block) => ('value' in block && Array.isArray(block.value) ? block.value : []));
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('/none.csv cannot be uploaded') });
    expect(names[String(value)]).toBe('run.test.ts');
    expect(await api('GET', `/blobs/${String(value)}`)).toMatchObject({ uploadStatus: 'COMPLETE' });
  });

  it.each([
    [['fly'], 2, 'There is no command "fly"'],
    [['tenant'], 2, '"tenant" needs one of: tenant start'],
    [['app', 'create'], 2, '"ligase app create" takes a NAME or --manifest FILE'],
    [['app', 'create', 'Slack', 'app'], 2, '"ligase app create" takes NAME, not 2 arguments'],
    [['app', 'secret'], 2, '"ligase app secret" takes APP'],
    [['app', 'lint', 'nowhere.yaml'], 2, 'Cannot read nowhere.yaml'],
    [['app', 'upgrade', 'Slack app'], 2, 'needs --manifest FILE'],
    [['app', 'list', '--loud'], 2, "Unknown option '--loud'"],
    [['app', 'list', '--data', 'nowhere'], 1, 'No tenant runs on the data in nowhere'],
    [['app', 'list', '--url', 'http://127.0.0.1:9', '--admin-key', 'x'], 1, 'No tenant answers at http://127.0.0.1:9'],
    [['app', 'list', '--url', 'http://127.0.0.1:9'], 2, 'needs its admin key'],
    [['tenant', 'start', '--seed', 'tiny'], 2, 'There is no seed "tiny"'],
    [['tenant', 'start', '--port', 'high'], 2, '--port takes a number'],
    [['tenant', 'start', '--limits', 'none'], 2, '--limits takes "off" or a number'],
    [
      ['webhook', 'list', '--state', 'lost', '--url', 'http://127.0.0.1:9', '--admin-key', 'x'],
      2,
      '--state takes one of',
    ],
    [
      ['webhook', 'list', '--limit', '0', '--url', 'http://127.0.0.1:9', '--admin-key', 'x'],
      2,
      '--limit takes a number',
    ],
    [['tenant', 'start', '--data', '/dev/null/x'], 1, 'Cannot make the data folder /dev/null/x'],
  ])('answers %j with exit code %i and one line', async (argv, code, message) => {
    const result = await ligase(argv);

    expect(result.code).toBe(code);
    expect(result.err).toContain(message);
    expect(result.err.split('\n')).toHaveLength(1);
  });

  it('says that a port is taken, and leaves the data folder unseeded', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => other.close(resolve)));
    const { port } = other.address() as AddressInfo;
    const data = newFolder();

    const { code, err } = await ligase(['tenant', 'start', '--port', String(port), '--data', data]);

    const later = await startTenant({ data });
    closing.push(() => later.close());
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(later.admin).toBeDefined();
  });

  it.each([
    ['that is read-only', () => Promise.resolve('/sys/kernel'), 'Give this user the right to write there'],
    [
      'that is damaged',
      async (data: string) => writeFileSync(join(data, 'tenant.db'), 'no rows '.repeat(1000)),
      'is damaged',
    ],
    ['of another program', async (data: string) => makeRows(data, 'CREATE TABLE songs (name)'), 'of another program'],
    [
      'of a newer version',
      async (data: string) => {
        await (await startTenant({ data })).close();
        makeRows(data, "INSERT INTO migrations VALUES ('dreams/1', 99)");
      },
      'was made by a newer version (it has dreams/1)',
    ],
    [
      'that another tenant has open',
      async (data: string) => {
        const tenant = await startTenant({ data });
        closing.push(() => tenant.close());
      },
      'Stop that tenant',
    ],
  ])('does not start on data %s, and says what to do in one line', async (_, prepare, message) => {
    const folder = newFolder();
    const data = (await prepare(folder)) ?? folder;

    const { code, err } = await ligase(['tenant', 'start', '--port', '0', '--data', data]);

    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).toContain(data);
    expect(err.split('\n')).toHaveLength(1);
  });
});

function makeRows(data: string, sql: string): void {
  const db = new DatabaseSync(join(data, 'tenant.db'));
  db.exec(sql);
  db.close();
}
