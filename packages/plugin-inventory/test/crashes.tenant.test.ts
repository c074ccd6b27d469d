import type { TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { finalLevels, volumePl, type InventoryOptions, type TransferLedger } from '../src/index.ts';
import { anotherApp, inventoryLab } from './inventory-lab.ts';

const runs = Number(process.env['LIGASE_PROPERTY_RUNS'] ?? 16);
const seed = Number(process.env['LIGASE_PROPERTY_SEED'] ?? 20_260_101);
const uL = (value: number): number => volumePl(value, 'uL');

type Lab = Awaited<ReturnType<typeof inventoryLab>>;

/**
 * A process that dies at its write with this number: `before` Benchling hears of it, or `after` it has taken it. Whoever dies
 * at a read leaves what the write before it left.
 */
interface Death {
  readonly write: number;
  readonly when: 'before' | 'after';
}

/** Runs the transfers in a process of their own until they are done, or it dies. Gives whether they are done. */
async function runUntilDeath(
  tenant: TestTenant,
  ledger: TransferLedger,
  death: Death | undefined,
  plugin: InventoryOptions,
): Promise<boolean> {
  const dying = new AbortController();
  let writes = 0;
  const mortal: TestTenant = {
    ...tenant,
    async handle(request) {
      dying.signal.throwIfAborted();
      const isWrite = request.method === 'POST' && !request.url.endsWith('/token');
      if (isWrite) writes += 1;
      const dies = isWrite && death?.write === writes;
      if (dies && death.when === 'before') dying.abort(new Error('killed'));
      dying.signal.throwIfAborted();
      const answer = await tenant.handle(request);
      if (dies) dying.abort(new Error('killed'));
      dying.signal.throwIfAborted();
      return answer;
    },
  };
  const { service, app } = await anotherApp(mortal, plugin);
  // What a process keeps is what its ledger says as text.
  const kept = JSON.parse(JSON.stringify(ledger)) as TransferLedger;
  const done = await service.transfer(kept, { signal: dying.signal }).then(
    () => true,
    (error: unknown) => {
      if (!dying.signal.aborted) throw error;
      return false;
    },
  );
  await app.stop();
  return done;
}

/** A reservoir into four tubes in parts of two; then from a tube into a fifth, and back into the reservoir. */
async function plan(lab: Lab, name: string): Promise<TransferLedger> {
  const { id: tube } = await lab.tube(`${name}-TUBE`);
  await lab.stock([tube], 500);
  const from = { containerId: tube };
  const wells: string[] = [];
  for (const well of ['A1', 'B1', 'C1', 'D1', 'E1']) wells.push((await lab.tube(`${name}-${well}`)).id);
  const [a1 = '', b1 = '', , , e1 = ''] = wells;
  return await lab.service.planTransfers([
    ...wells.slice(0, 4).map((to, index) => ({ from, to, volumePl: uL(2.5 + index), finalVolumePl: uL(20) })),
    { from: { containerId: a1 }, to: e1, volumePl: uL(3.3) },
    { from: { containerId: b1 }, to: tube, volumePl: uL(1.7) },
  ]);
}

describe.each([
  { lowerSources: true, taskDelayMs: 0 },
  { lowerSources: true, taskDelayMs: 1_000 },
  { lowerSources: false, taskDelayMs: 0 },
  { lowerSources: false, taskDelayMs: 1_000 },
])(
  'transfers of a process that is killed (sources lowered: $lowerSources, tasks take $taskDelayMs ms)',
  { timeout: 60_000 },
  (place) => {
    const { lowerSources, taskDelayMs } = place;
    const settings = { limits: { enabled: false }, transfers: { lowerSources } };
    const plugin = { transfersPerRequest: 2, settleMs: 3_000 };

    it('are done once, wherever it is killed', async () => {
      const lab = await inventoryLab({ settings, taskDelayMs }, plugin);
      const wrong: unknown[] = [];
      let survived = false;

      for (let write = 1; !survived; write += 1)
        for (const when of ['before', 'after'] as const) {
          const ledger = await plan(lab, `P${write}${when}`);
          survived = await runUntilDeath(lab.tenant, ledger, { write, when }, plugin);
          await runUntilDeath(lab.tenant, ledger, undefined, plugin);
          const { differences } = await lab.service.reconcile(finalLevels(ledger));
          if (differences.length > 0) wrong.push({ write, when, differences });
        }

      expect(wrong).toEqual([]);
    });

    it('are done once, however often it is killed', async () => {
      const lab = await inventoryLab({ settings, taskDelayMs }, plugin);
      const draw = drawing(seed);
      const wrong: unknown[] = [];

      for (let run = 0; run < runs / 4; run += 1) {
        const ledger = await plan(lab, `R${run}`);
        let done = false;
        for (let deaths = 0; !done; deaths += 1) {
          const death = { write: 1 + draw(6), when: draw(2) === 0 ? ('before' as const) : ('after' as const) };
          done = await runUntilDeath(lab.tenant, ledger, deaths < 5 ? death : undefined, plugin);
        }
        const { differences } = await lab.service.reconcile(finalLevels(ledger));
        if (differences.length > 0) wrong.push({ run, differences });
      }

      expect(wrong).toEqual([]);
    });
  },
);

/** Whole numbers below a bound that look random and are the same for the same seed. */
function drawing(start: number): (below: number) => number {
  let state = start % 2_147_483_647;
  return (below) => {
    // The "minimal standard" generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
