import type { TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { finalLevels, toQuantity, volumePl, wellsOf, type Transfer } from '../src/index.ts';
import { anotherApp, inventoryLab, wellIds } from './inventory-lab.ts';

const many = Number(process.env['LIGASE_TRANSFERS'] ?? 1_100);
const uL = (value: number): number => volumePl(value, 'uL');

/** A tube of 1000 µL, a plate, and 1 µL from the tube into each of its first eight wells, filled up to 10 µL. */
async function dispensing(
  options: Parameters<typeof inventoryLab>[0] = {},
  plugin: Parameters<typeof inventoryLab>[1] = {},
) {
  const lab = await inventoryLab(options, plugin);
  const { id: tubeId } = await lab.tube('TUBE1');
  await lab.stock([tubeId], 1_000);
  const well = wellIds(await lab.plate('PLATE1'));
  const wells = ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1'].map(well);
  const transfers: Transfer[] = wells.map((to) => ({
    from: { containerId: tubeId },
    to,
    volumePl: uL(1),
    finalVolumePl: uL(10),
  }));
  return { ...lab, tubeId, wells, transfers, posted: () => lab.sent('transferIntoContainers') - 1 };
}

/** 1 µL out of a tube into a well that is filled up to 10 µL, as Benchling takes it. */
function filling(sourceContainerId: string, destinationContainerId: string) {
  const [transferQuantity, finalQuantity] = [toQuantity(uL(1)), toQuantity(uL(10))];
  return { sourceContainerId, destinationContainerId, transferQuantity, finalQuantity };
}

/** A tenant that answers transfers in its own way. */
function meddling(tenant: TestTenant, meddle: (answer: () => unknown) => unknown): TestTenant {
  return {
    ...tenant,
    handle: (request) =>
      (request.method === 'POST' && request.url.includes('/transfers')
        ? meddle(() => tenant.handle(request))
        : tenant.handle(request)) as ReturnType<TestTenant['handle']>,
  };
}

describe('transfers', () => {
  it('land once, to the picolitre, and are not sent again when they are done again', async () => {
    const { service, transfers, posted, tubeId, wells, volumePl: held } = await dispensing();
    const ledger = await service.planTransfers(transfers);

    const first = await service.transfer(ledger);
    const again = await service.transfer(ledger);

    expect(first).toEqual({ parts: 1, found: 0, sent: 1, lowered: 0 });
    expect(again).toEqual({ parts: 1, found: 1, sent: 0, lowered: 0 });
    expect(posted()).toBe(1);
    expect(await held(tubeId)).toBe(uL(992));
    expect(await held(wells[7] ?? '')).toBe(uL(10));
    expect(await service.reconcile(finalLevels(ledger))).toEqual({ compared: 9, isEqual: true, differences: [] });
  });

  it('land once although the answer to them is lost', async () => {
    const { service, transfers, posted, control } = await dispensing();
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'transferIntoContainers', reset: true });

    const report = await service.transfer(ledger);

    expect(report).toMatchObject({ sent: 1 });
    expect(posted()).toBe(1);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('are sent again when they were not done, and only after the time in which they could have been', async () => {
    const { service, transfers, posted, control, tenant } = await dispensing();
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'transferIntoContainers', status: 503 });
    const startedAt = tenant.clock.now();

    await service.transfer(ledger);

    expect(posted()).toBe(2);
    expect(tenant.clock.now() - startedAt).toBeGreaterThanOrEqual(120_000);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('land once when the answer is lost and Benchling does them much later', async () => {
    const { service, transfers, posted, control } = await dispensing({ taskDelayMs: 90_000 });
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'transferIntoContainers', reset: true });

    await service.transfer(ledger);

    expect(posted()).toBe(1);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('land once when the process dies with its request under way and another begins again', async () => {
    const { service, transfers, posted, tenant } = await dispensing({ taskDelayMs: 60_000 });
    const ledger = await service.planTransfers(transfers);
    const dying = new AbortController();
    const killed = meddling(tenant, async (answer) => {
      const reply = await answer();
      dying.abort(new Error('killed'));
      return reply;
    });
    const first = await anotherApp(killed);
    const kept = JSON.parse(JSON.stringify(ledger)) as typeof ledger;

    const dead = first.service.transfer(kept, { signal: dying.signal });
    await expect(dead).rejects.toThrow('killed');
    const second = await anotherApp(tenant);
    const report = await second.service.transfer(kept);

    expect(report).toEqual({ parts: 1, found: 1, sent: 0, lowered: 0 });
    expect(posted()).toBe(1);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('land once when they were given up half-way, and are begun again in the same process', async () => {
    const { tenant, transfers, posted } = await dispensing({ taskDelayMs: 60_000 });
    const giving = new AbortController();
    const hasty = meddling(tenant, async (answer) => {
      const reply = await answer();
      giving.abort(new Error('the run was cancelled'));
      return reply;
    });
    const { service } = await anotherApp(hasty);
    const ledger = await service.planTransfers(transfers);

    const given = service.transfer(ledger, { signal: giving.signal });
    await expect(given).rejects.toThrow('the run was cancelled');
    const report = await service.transfer(ledger);

    expect(report).toEqual({ parts: 1, found: 1, sent: 0, lowered: 0 });
    expect(posted()).toBe(1);
  });

  it('are waited for when their answer is lost and Benchling is half-way through them', async () => {
    const { tenant, transfers, tubeId, api } = await dispensing();
    const halves = [transfers.slice(0, 4), transfers.slice(4)];
    const half = async (index: number): Promise<void> => {
      const body = { transfers: (halves[index] ?? []).map(({ to }) => filling(tubeId, to)) };
      await api.waitForTask(await api.request('POST /transfers', { body }));
    };
    let received = 0;
    const slow = meddling(tenant, async () => {
      received += 1;
      await half(0);
      void tenant.clock.sleep(20_000).then(async () => await half(1));
      throw new Error('The connection was lost.');
    });
    const { service } = await anotherApp(slow);
    const ledger = await service.planTransfers(transfers);

    const report = await service.transfer(ledger);

    expect([received, report.sent]).toEqual([1, 1]);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('land once each by the thousand, beside refusals, an expired token and a fault in their midst', async () => {
    const transfersPerRequest = Math.min(5_000, Math.ceil(many / 2));
    const lab = await inventoryLab({}, { transfersPerRequest });
    const { service, control, tenant, schemas, sent } = lab;
    const { id: tubeId } = await lab.tube('TUBE1');
    await lab.stock([tubeId], 100_000);
    const plate = wellsOf(await service.plates.create({ schemaId: schemas.bigPlate, barcode: 'BIG' }));
    const transfers = Array.from({ length: many }, (_, index) => ({
      from: { containerId: tubeId },
      to: plate[index % plate.length]?.containerId ?? '',
      volumePl: 2_500 + index,
    }));
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'transferIntoContainers', status: 429, times: 3 });
    control.failNext({ operationId: 'transferIntoContainers', delayMs: 1_000 });
    control.failNext({ operationId: 'transferIntoContainers', status: 503 });
    control.failNext({ operationId: 'bulkGetContainers', status: 429, percent: 5 });
    await tenant.clock.advance(950_000);

    const report = await service.transfer(ledger);

    expect(report).toEqual({ parts: 2, found: 0, sent: 2, lowered: 0 });
    // One for the tube at the start, three refusals, two parts, and one that a fault had kept from being done.
    expect(sent('transferIntoContainers')).toBe(7);
    expect((await service.reconcile(finalLevels(ledger))).differences).toEqual([]);
  }, 300_000);

  it('are not sent when somebody has changed a well since the snapshot, and the well is named', async () => {
    const { service, transfers, posted, wells, tubeId, api } = await dispensing();
    const snapshot = await service.snapshot({ containerIds: [tubeId, ...wells] });
    const ledger = await service.planTransfers(transfers, { snapshot });
    const path = { container_id: wells[2] ?? '' };
    await api.request('PATCH /containers/{container_id}', { path, body: { quantity: { value: 3, units: 'uL' } } });

    const changed = await service.changesSince(snapshot);
    const sending = service.transfer(ledger);

    await expect(sending).rejects.toMatchObject({
      code: 'INVENTORY_CHANGED',
      message: expect.stringContaining('PLATE1:C1: expected 0 uL, found 3 uL') as string,
      details: { kind: 'changed', wells: [{ containerId: wells[2], expectedPl: 0, foundPl: uL(3) }] },
    });
    expect(changed.map(({ now }) => now.containerId)).toEqual([wells[2]]);
    expect(posted()).toBe(0);
  });

  it('that Benchling did in part are left to a person, with the wells that are missing', async () => {
    const { service, transfers, posted, api, tubeId } = await dispensing();
    const ledger = await service.planTransfers(transfers);
    const half = transfers.slice(0, 4).map(({ to }) => filling(tubeId, to));
    const others = transfers.slice(4, 8).map(({ to }) => to);
    await api.waitForTask(await api.request('POST /transfers', { body: { transfers: half } }));
    await api.request('PATCH /containers/{container_id}', {
      path: { container_id: ledger.before[0]?.containerId ?? '' },
      body: { quantity: { value: 992, units: 'uL' } },
    });

    const landed = await service.landed(ledger);
    const sending = service.transfer(ledger);

    expect(landed.kind === 'partly' && landed.wells.map(({ containerId }) => containerId)).toEqual(others);
    await expect(sending).rejects.toThrow('Part 1 of 1 was done for some containers only. Not so in PLATE1:E1');
    expect(posted()).toBe(1);
  });

  it('that Benchling refuses are not sent again, and say why', async () => {
    const { service, transfers, posted, control } = await dispensing();
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'transferIntoContainers', taskMessage: 'The plate is locked.' });

    const sending = service.transfer(ledger);

    await expect(sending).rejects.toMatchObject({
      code: 'TASK_FAILED',
      message: expect.stringContaining('The plate is locked') as string,
    });
    expect(posted()).toBe(1);
    expect((await service.landed(ledger)).chunks).toBe(0);
  });

  it('lower the tube themselves where Benchling does not, and once', async () => {
    const {
      service,
      transfers,
      tubeId,
      volumePl: held,
      sent,
    } = await dispensing({
      settings: { limits: { enabled: false }, transfers: { lowerSources: false } },
    });
    const ledger = await service.planTransfers(transfers);

    const first = await service.transfer(ledger);
    const again = await service.transfer(ledger);

    expect([first.lowered, again.lowered]).toEqual([1, 0]);
    expect(await held(tubeId)).toBe(uL(992));
    expect(sent('bulkUpdateContainers')).toBe(1);
    expect((await service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
  });

  it('lower the tube although the process dies before, or the answer is lost', async () => {
    const {
      service,
      transfers,
      tubeId,
      volumePl: held,
      control,
      tenant,
    } = await dispensing({
      settings: { limits: { enabled: false }, transfers: { lowerSources: false } },
    });
    const ledger = await service.planTransfers(transfers);
    control.failNext({ operationId: 'bulkUpdateContainers', status: 403 });
    control.failNext({ operationId: 'bulkUpdateContainers', status: 403 });
    control.failNext({ operationId: 'bulkUpdateContainers', status: 403 });

    const dead = service.transfer(ledger);
    await expect(dead).rejects.toMatchObject({ code: 'AUTH_FORBIDDEN' });
    control.failNext({ operationId: 'bulkUpdateContainers', reset: true });
    const { service: next } = await anotherApp(tenant);
    const report = await next.transfer(ledger);

    expect(report).toEqual({ parts: 1, found: 1, sent: 0, lowered: 1 });
    expect(await held(tubeId)).toBe(uL(992));
  });

  it('take a source that was not lowered for an error where the app is told that it always is', async () => {
    const { service, transfers } = await dispensing(
      { settings: { limits: { enabled: false }, transfers: { lowerSources: false } } },
      { sourcesAreLowered: 'yes' },
    );
    const ledger = await service.planTransfers(transfers);

    const sending = service.transfer(ledger);

    await expect(sending).rejects.toMatchObject({ code: 'INVENTORY_CHANGED', details: { kind: 'partly' } });
  });

  it('dilute a row in series on a tenant that lowers sources, and on one that does not', async () => {
    for (const lowerSources of [true, false]) {
      const lab = await inventoryLab({ settings: { limits: { enabled: false }, transfers: { lowerSources } } });
      const well = wellIds(await lab.plate('SERIES'));
      const row = Array.from({ length: 12 }, (_, index) => well(`A${index + 1}`));
      await lab.stock(row.slice(0, 1), 100);
      const transfers = row.slice(1).map((to, index) => ({
        from: { containerId: row[index] ?? '' },
        to,
        volumePl: uL(10),
        finalVolumePl: uL(100),
      }));

      const ledger = await lab.service.planTransfers(transfers);
      await lab.service.transfer(ledger);

      const last = await lab.service.containers.get(row[11] ?? '');
      expect(last.contents[0]?.concentration?.value).toBeCloseTo(50 / 10 ** 11, 20);
      expect((await lab.service.reconcile(finalLevels(ledger))).isEqual).toBe(true);
    }
  });

  it('take batches, drain a tube, and fill it again with something else', async () => {
    const { service, tube, dna, cells, control } = await inventoryLab();
    const { id: batchId } = control.createBatch({ name: 'Prep 1', entityId: cells });
    const [{ id: one }, { id: two }] = [await tube('T1'), await tube('T2')];
    const plans: Transfer[][] = [
      [{ from: { batchId }, to: one, volumePl: uL(10) }],
      [{ from: { containerId: one }, to: two, volumePl: uL(10) }],
      [{ from: { entityId: dna, concentration: { value: 5, units: 'ng/uL' } }, to: one, volumePl: uL(3) }],
    ];
    const differences: unknown[] = [];

    for (const transfers of plans) {
      const ledger = await service.planTransfers(transfers);
      await service.transfer(ledger);
      differences.push(...(await service.reconcile(finalLevels(ledger))).differences);
    }

    const { wells } = await service.snapshot({ containerIds: [one, two] });
    expect(differences).toEqual([]);
    expect(wells.map(({ volumePl: held }) => held)).toEqual([uL(3), uL(10)]);
    expect(wells[1]?.contents).toMatchObject([{ id: batchId, entityId: cells, name: 'DH5a' }]);
  });

  it('of none are nothing to do', async () => {
    const { service } = await inventoryLab();

    const report = await service.transfer(await service.planTransfers([]));

    expect(report).toEqual({ parts: 0, found: 0, sent: 0, lowered: 0 });
  });

  it('are not sent twice at the same time by one process', async () => {
    const { service, transfers, posted } = await dispensing();
    const ledger = await service.planTransfers(transfers);

    const both = await Promise.allSettled([service.transfer(ledger), service.transfer(ledger)]);

    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(posted()).toBe(1);
  });
});
