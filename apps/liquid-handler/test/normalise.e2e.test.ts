import { wellNames } from '@ligase/liquid-handling';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a task to normalise a plate', { timeout: 2 * timeout }, () => {
  it('ends with every well as the ledger says, once somebody has approved the plan', async () => {
    const lab = await startLab({ webhookUrl: 'http://127.0.0.1:9/benchling' });
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.control.updateAppDefinition({
      definitionId: lab.access.appDefinitionId,
      webhookUrl: `${handler.url}/benchling`,
    });
    const source = await lab.makePlate('SOURCE', 96);
    await lab.makePlate('TARGET', 96);
    await lab.addDiluent(await lab.makePlate('TE', 1), 50_000);
    const wells = wellNames({ rows: 8, columns: 12 });
    await lab.addSamples(source, Object.fromEntries(wells.map((well, index) => [well, 10 + index])));

    const task = await lab.makeTask({
      'Source plate': 'SOURCE',
      'Diluent plate': 'TE',
      'Destination plate': 'TARGET',
      Concentration: '5 ng/uL',
      Volume: '50 uL',
    });
    const status = async () => (await lab.tasks.get(task.id)).status.displayName;
    await expect.poll(status, { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(status, { timeout }).toBe('Done');

    const volumes = await lab.volumes('TARGET');
    expect(Object.values(volumes)).toEqual(wells.map(() => 50_000_000));
  });
});
