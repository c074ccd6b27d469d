import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyTrail, type AuditRecord } from '@ligase/plugin-auditing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { moveStore, readAuditTrail } from '../src/index.ts';
import { startLab } from './start-lab.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker } from './start-worker.ts';

describe.skipIf(noPostgres !== undefined)(`moveStore${whySkipped(noPostgres)}`, { timeout: 120_000 }, () => {
  let postgres: TestPostgres;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  it('brings runs in every state, deliveries and the audit trail to PostgreSQL, where they go on, and refuses to do it twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ligase-move-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { access: tenant } = await startLab();
    const [from, to] = [`pglite:${folder}`, postgres.newDatabase()];
    const before = await startWorker({ store: from, tenant, allInStore: true });
    await before.write(20);
    const finished = await before.runs.start('measure', '1');
    await before.runs.outcome(finished);
    const queued = await before.runs.start('measure', '2', { delayMs: 3_000 });
    const waiting = await before.runs.start('approve', 'plate 1');
    await expect.poll(() => before.runs.waitingOn(waiting), { timeout: 10_000 }).toBeDefined();
    await before.runs.signal(waiting, 'other', 'kept', { key: 'k' });
    await before.runs.receive({ id: 'msg_1', kind: 'nobody-knows', receivedAt: 0, payload: {} });
    await before.receiver('events').lead();
    await before.receiver('events').remember('cursor', 'evt_1');
    await before.kill();

    expect(await moveStore({ from, to })).toEqual({ runs: 3, records: 40 });

    const after = await startWorker({ store: to, tenant, allInStore: true });
    await after.write(20);
    await after.runs.signal(waiting, 'approval', 'yes', { key: 'click' });
    expect(await after.runs.outcome(waiting)).toMatchObject({ status: 'succeeded', output: 'yes' });
    expect(await after.runs.outcome(queued)).toMatchObject({ status: 'succeeded' });
    expect(await after.runs.get(finished)).toMatchObject({ status: 'succeeded' });
    await expect.poll(() => after.runs.deadDeliveries(), { timeout: 10_000 }).toMatchObject([{ id: 'msg_1' }]);
    expect(await after.receiver('events').lead()).toBe(true);
    expect(await after.receiver('events').all()).toEqual(new Map([['cursor', 'evt_1']]));
    // What was done in the old store is not done again.
    expect(after.said.filter((line) => line.startsWith('reserve') || line.includes(' 1'))).toEqual(['ship plate 1']);
    expect(await verifyTrail(readAuditTrail<AuditRecord>({ store: to }))).toMatchObject({ intact: true, count: 80 });
    await expect(moveStore({ from, to })).rejects.toMatchObject({ code: 'WORKFLOW_STORE_IN_USE' });
  });
});
