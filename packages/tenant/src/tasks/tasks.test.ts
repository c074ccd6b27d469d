import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTenantParts } from '../tenant-parts.ts';
import { createTenant } from '../tenant.ts';
import { startLab, type Answer, type Lab } from '../../test/support/start-tenant.ts';

const submit = (lab: Lab): Promise<Answer> =>
  lab.member('POST', '/dna-sequences:bulk-create', {
    dnaSequences: [{ name: 'p', bases: 'ACGT', isCircular: true, folderId: lab.folderId }],
  });

const state = (lab: Lab, { body }: Answer): Promise<Answer> => lab.member('GET', `/tasks/${body.taskId}`);

describe('tasks', () => {
  it('run for as long as they are set to, and then have succeeded', async () => {
    const lab = startLab({ taskDelayMs: 5000 });

    const submitted = await submit(lab);
    const early = await state(lab, submitted);
    lab.clock.advance(5000);
    const late = await state(lab, submitted);

    expect([submitted.status, submitted.body]).toEqual([202, { taskId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect(early.body).toEqual({ status: 'RUNNING' });
    expect(late.body).toMatchObject({ status: 'SUCCEEDED', response: { dnaSequences: [{ name: 'p' }] } });
  });

  it('are done when their time has passed, also when only their objects are asked for', async () => {
    const lab = startLab({ taskDelayMs: 5000 });
    await submit(lab);

    const early = await lab.member('GET', '/dna-sequences');
    lab.clock.advance(5001);
    const late = await lab.member('GET', '/dna-sequences');

    expect([early.body.dnaSequences.length, late.body.dnaSequences.length]).toEqual([0, 1]);
  });

  it('fail with the message that was asked for, once, and do nothing', async () => {
    const lab = startLab();
    lab.tenant.context.faults.failNext({ operationId: 'bulkCreateDNASequences', taskMessage: 'Try again later.' });

    const failed = await state(lab, await submit(lab));
    const done = await state(lab, await submit(lab));

    const { body: list } = await lab.member('GET', '/dna-sequences');
    expect(failed.body).toEqual({ status: 'FAILED', message: 'Try again later.' });
    expect(done.body.status).toBe('SUCCEEDED');
    expect(list.dnaSequences).toHaveLength(1);
  });

  it('are forgotten 30 minutes after they ended', async () => {
    const lab = startLab();
    const submitted = await submit(lab);
    await state(lab, submitted);

    lab.clock.advance(30 * 60_000 - 1);
    const before = await state(lab, submitted);
    lab.clock.advance(1);
    const after = await state(lab, submitted);

    expect(before.status).toBe(200);
    expect([after.status, after.body.error.invalidId]).toEqual([404, submitted.body.taskId]);
  });

  it('are taken up again, once, by the tenant that opens the data next', async () => {
    const data = mkdtempSync(join(tmpdir(), 'tenant-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const first = startLab({ data, taskDelayMs: 5000 });
    const submitted = await submit(first);
    await first.tenant.close();
    first.clock.advance(5000);

    const second = createTenant({ data, clock: first.clock, parts: createTenantParts });
    onTestFinished(() => second.close());

    expect(second.context.tasks.state(first.actor.principal, submitted.body.taskId)?.status).toBe('SUCCEEDED');
    expect(second.context.db.prepare("SELECT name FROM items WHERE type = 'dna_sequence'").all()).toEqual([
      { name: 'p' },
    ]);
  });
});
