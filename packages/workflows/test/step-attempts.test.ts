import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '@ligase/plugin-auditing';
import { expect, it, onTestFinished } from 'vitest';
import { readAuditTrail } from '../src/index.ts';
import { startLab } from './start-lab.ts';
import { startWorker } from './start-worker.ts';

it.each([
  ['of another name', ['first', 'second']],
  ['of the same name', ['same', 'same']],
])(
  'the trail tells the attempts at a step apart when a process %s does it again',
  { timeout: 60_000 },
  async (_, [first = '', second = '']) => {
    const folder = mkdtempSync(join(tmpdir(), 'ligase-attempts-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { access } = await startLab();
    const options = { store: `pglite:${join(folder, 'store')}`, tenant: access, allInStore: true };
    const dying = await startWorker({ ...options, replica: first });
    await dying.runs.start('seal', join(folder, 'fuse'), { key: 'k' }).catch(() => undefined);
    await dying.dead;

    const living = await startWorker({ ...options, replica: second });
    await living.runs.outcome('worker/seal/k');
    await living.kill();

    const told: unknown[] = [];
    for await (const record of readAuditTrail<AuditRecord>({ store: options.store, runId: 'worker/seal/k' }))
      told.push([record.step, record.stepAttempt, record.outcome, record.intent]);
    expect(told).toEqual([
      ['seal', 1, 'attempted', undefined],
      ['seal', 1, 'succeeded', 1],
      ['seal', 2, 'attempted', undefined],
      ['seal', 2, 'succeeded', 3],
    ]);
  },
);
