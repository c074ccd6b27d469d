import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedTenant } from '@ligase/tenant';
import type { Report } from './report.ts';

/** Runs a script of `python-sdk/` against a tenant, and gives what it reports. */
export async function runSuite(python: string, script: string, tenant: StartedTenant): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'ligase-judge-'));
  const report = join(folder, 'report.json');
  try {
    const child = spawn(python, [script, report], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: '1',
        TENANT_URL: tenant.url,
        TENANT_API_KEY: tenant.admin?.apiKey ?? '',
        TENANT_ADMIN_KEY: tenant.adminKey,
      },
    });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${script} ended with ${code} before it could report.`);
    return JSON.parse(await readFile(report, 'utf8')) as Report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
