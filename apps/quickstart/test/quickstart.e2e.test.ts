import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlClient, startTenant } from '@ligase/tenant';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from '../src/local-tenant.ts';

const main = join(import.meta.dirname, '../src/main.ts');

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function quickstart(data: string, args: readonly string[] = [], settings: Readonly<Record<string, string>> = {}) {
  const call = ['--conditions=@ligase/source', main, '--once', '--data', data, ...args];
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', ...settings };
  return new Promise<Run>((resolve) => {
    const child = execFile(process.execPath, call, { env }, (_, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ligase-quickstart-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** How many sequences and entries the tenant in `data` holds, as its admin sees them, and whether its audit log is whole. */
async function held(data: string): Promise<{ readonly created: readonly string[]; readonly intact: boolean }> {
  const tenant = await startTenant({ data: join(data, 'tenant') });
  const control = controlClient(tenant);
  const rows = await control.listAuditLog({});
  const verdict = await control.verifyAuditLog();
  await tenant.close();
  const created = rows
    .filter((row) => row.clientName === 'Quickstart' && row.action === 'Created')
    .map((row) => row.itemType);
  return { created, intact: verdict.intact };
}

describe('the quickstart', { timeout: 60_000 }, () => {
  it('goes from an app without access to an audit trail, and doubles nothing when it is run again', async () => {
    const data = folder();

    const first = await quickstart(data);
    const second = await quickstart(data);

    expect([first.status, first.err, second.status, second.err]).toEqual([0, '', 0, '']);
    expect(first.out).toContain('Benchling does');
    expect(first.out).toContain('may not create in lib_QuickSeq');
    for (const { out } of [first, second]) {
      expect(out).toContain('9,609 bases, the same as in the file');
      expect(out).toMatch(/etr_\w+: links seq_\w+/);
      expect(out).toContain('is intact');
    }
    expect(second.out).toContain('0 created, 1 there already, 0 refused');
    expect(await held(data)).toEqual({ created: ['DNA Sequence', 'Entry'], intact: true });
  });

  it('gives the app its access when the first run was broken off before that', async () => {
    const data = folder();
    const lab = await startLab(data, 0);
    await lab.tenant.close();
    writeFileSync(join(data, 'credential.json'), '{"clientId":');

    const { status, out, err } = await quickstart(data);

    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Ada gives the team Write');
    expect(out).toContain('1 created');
  });

  it.each([
    [
      'short.gb',
      'LOCUS       x 40 bp DNA circular\nORIGIN\n        1 acgt\n//\n',
      'LOCUS says 40 bases, but ORIGIN has 4.',
    ],
    [
      'strange.gb',
      'LOCUS       x 4 bp DNA circular\nORIGIN\n        1 acgz\n//\n',
      '"z" in column 14 is not a DNA base.',
    ],
    ['protein.fa', '>x\nMKVLAAGIV\n', 'This looks like a protein'],
  ])('refuses the record of %s, writes nothing of it, and says so in its exit code', async (name, contents, words) => {
    const data = folder();
    const file = join(data, name);
    writeFileSync(file, contents);

    const { status, out, err } = await quickstart(data, [file]);

    expect([status, err]).toEqual([1, '']);
    expect(out).toContain(words);
    expect(out).toContain('0 created, 0 there already, 1 refused');
    expect(await held(data)).toEqual({ created: [], intact: true });
  });

  it('imports the good records of a file with a bad one', async () => {
    const data = folder();
    const file = join(data, 'mixed.fa');
    writeFileSync(file, '>a\nACGT\n>bad\nAC!T\n>b\nGGGG\n');

    const { status, out } = await quickstart(data, [file]);

    expect(status).toBe(1);
    expect(out).toContain('2 created, 0 there already, 1 refused');
    expect((await held(data)).created).toEqual(['DNA Sequence', 'DNA Sequence', 'Entry']);
  });

  it.each([
    [
      'a file that is not there',
      (data: string) => [join(data, 'none.gb')],
      /^The file of sequences cannot be read: .*none\.gb/,
    ],
    ['a file of another kind', () => [import.meta.filename], /^The file is neither FASTA nor GenBank\. It starts with/],
    ['a port that is none', () => ['--port', 'abc'], /^--port takes a number from 0 to 65535, not "abc"\.$/],
    [
      'a data folder inside a file',
      () => ['--data', join(main, 'in-a-file')],
      /Choose one that you may write to: --data FOLDER/,
    ],
  ])('says in one line what is wrong with %s', async (_, argsIn, words) => {
    const data = folder();

    const { status, err } = await quickstart(data, argsIn(data));

    expect(status).toBe(1);
    expect(err.trimEnd()).toMatch(words);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it.skipIf(!existsSync('/proc/self'))('says that it cannot write to a disk that takes no folders', async () => {
    const { status, err } = await quickstart('/proc/ligase');

    expect([status, err]).toEqual([
      1,
      expect.stringMatching(/^The data folder \/proc\/ligase cannot be used \(.*\)\. Choose one that you may write to/),
    ]);
  });

  it('says that its port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;

    const { status, err } = await quickstart(folder(), ['--port', String(port)]);

    expect(status).toBe(1);
    expect(err).toMatch(`Port ${port} on 127.0.0.1 is taken by another program.`);
  });
});

/** A tenant that the quickstart is to take for a real one, and the settings for it. */
async function remoteTenant() {
  const tenant = await startTenant({
    seed: {
      apps: [{ name: 'Courier' }],
      projects: [
        { name: 'Lab', folders: [{ id: 'lib_inbox', name: 'Inbox' }], access: [{ to: 'Courier', policy: 'Write' }] },
      ],
    },
  });
  onTestFinished(() => tenant.close());
  const [app] = tenant.control.listApps();
  const { clientId, clientSecret } = tenant.control.generateAppSecret({ appId: app?.id ?? '' });
  const settings = {
    QUICKSTART_BENCHLING_URL: tenant.url,
    QUICKSTART_BENCHLING_CLIENT_ID: clientId,
    QUICKSTART_BENCHLING_CLIENT_SECRET: clientSecret,
    QUICKSTART_BENCHLING_FOLDER_ID: 'lib_inbox',
  };
  const written = () => tenant.control.listAuditLog({}).filter(({ clientName }) => clientName === 'Courier').length;
  return { settings, written };
}

describe('the quickstart on a tenant somewhere else', { timeout: 60_000 }, () => {
  it('does the same work with address, credential and folder from the environment', async () => {
    const { settings, written } = await remoteTenant();

    const { status, out, err } = await quickstart(folder(), [], settings);

    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('9,609 bases, the same as in the file');
    expect(written()).toBe(2);
  });

  it('lists every setting that is missing or wrong, without the secret', async () => {
    const { status, err } = await quickstart(folder(), [], {
      QUICKSTART_BENCHLING_URL: 'acme.benchling.com',
      QUICKSTART_BENCHLING_CLIENT_SECRET: 'hunter2',
    });

    expect(status).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([
      "QUICKSTART_BENCHLING_CLIENT_ID is missing: set it to the app's client id (a text)",
      'QUICKSTART_BENCHLING_FOLDER_ID is missing: set it to the id of a folder that the app may write to (a text)',
      expect.stringMatching(/^QUICKSTART_BENCHLING_URL is the tenant's address and wants an address such as .*"acme/),
    ]);
  });

  it.each([
    [
      'a wrong secret',
      { QUICKSTART_BENCHLING_CLIENT_SECRET: 'hunter2' },
      /refused the client .* a secret dies when another/,
    ],
    [
      'a folder that is not there',
      { QUICKSTART_BENCHLING_FOLDER_ID: 'lib_none' },
      /found no lib_none .* with at least READ/,
    ],
    [
      'a tenant that is down',
      { QUICKSTART_BENCHLING_URL: 'http://127.0.0.1:1' },
      /no connection to http:\/\/127\.0\.0\.1:1/,
    ],
  ])('says in one line what to do about %s, and writes nothing', async (_, change, words) => {
    const { settings, written } = await remoteTenant();

    const { status, err } = await quickstart(folder(), [], { ...settings, ...change });

    expect(status).toBe(1);
    expect(err.trimEnd()).toMatch(words);
    expect(err.trimEnd()).not.toContain('\n');
    expect(err).not.toContain('hunter2');
    expect(written()).toBe(0);
  });
});
