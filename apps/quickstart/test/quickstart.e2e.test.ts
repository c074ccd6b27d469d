import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlClient, startTenant } from '@ligase/tenant';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from '../src/local-tenant.ts';

const main = join(import.meta.dirname, '../src/main.ts');

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function quickstart(data: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@ligase/source', main, '--once', '--data', data, ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], NO_COLOR: '1' } },
  );
  return { status, out: stdout, err: stderr };
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

    const first = quickstart(data);
    const second = quickstart(data);

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

    const { status, out, err } = quickstart(data);

    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Ada gives the team Write');
    expect(out).toContain('1 created');
  });

  it('says what is wrong with a bad call, in one line', () => {
    const data = folder();
    const file = join(data, 'bad.gb');
    writeFileSync(file, 'LOCUS       x 4 bp DNA circular\nORIGIN\n        1 acgz\n//\n');

    const missing = quickstart(data, join(data, 'none.gb'));
    const port = quickstart(data, '--port', 'abc');
    const bases = quickstart(data, file);
    const unusable = quickstart(join(file, 'in-a-file'));

    expect([missing.status, port.status, bases.status]).toEqual([1, 1, 0]);
    expect(missing.err).toMatch(/^The file of sequences cannot be read: .*none\.gb.*\n$/);
    expect(port.err).toBe('--port takes a number from 0 to 65535, not "abc".\n');
    expect(unusable).toMatchObject({ status: 1, err: expect.stringContaining('Choose one that you may write to') });
    expect(bases.out).toContain('0 created, 0 there already, 1 refused');
  });
});
