import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startReceiver } from '../support/webhook-receiver.ts';
import { checkAnswers } from './check-answers.ts';
import { checkFolder } from './check-folder.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { emptyLedger } from './ledger.ts';
import { seededRandom, sendWrites } from './random-writes.ts';
import { killWhileStarting, startProcess, type TenantProcess } from './tenant-process.ts';
import { createWriteLab } from './write-lab.ts';

const kills = Number(process.env['LIGASE_KILLS'] ?? 3);
const writes = Number(process.env['LIGASE_KILL_WRITES'] ?? 100);
const seed = Number(process.env['LIGASE_KILL_SEED'] ?? 20_260_101);
/** So that the time that a check takes does not grow with every kill. */
const killsOfAFolder = 10;

it(
  'loses no acknowledged write, doubles none and keeps its audit log whole, however often it is killed',
  async () => {
    const random = seededRandom(seed);
    let acknowledged = 0;
    let killed = 0;

    while (killed < kills) {
      const folder = mkdtempSync(join(tmpdir(), 'ligase-kill-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const receiver = await startReceiver();
      const ledger = emptyLedger();
      let tenant: TenantProcess = await startProcess(folder);
      onTestFinished(() => tenant.kill());
      const lab = await createWriteLab(tenant, receiver.url);
      for (let times = 0; times < killsOfAFolder && killed < kills; times += 1) {
        const killAfter = 1 + Math.floor(random() * (writes - 10));
        const answered = await sendWrites({ tenant, lab, ledger, random, count: writes, killAfter });
        killed += 1;
        expect(checkFolder(folder, ledger)).toEqual([]);
        // One in five is killed again while it takes up what it had left.
        if (random() < 0.2) await killWhileStarting(folder, random() * 1000);
        tenant = await startProcess(folder);
        expect(await checkAnswers(tenant, lab, ledger, 'written')).toEqual([]);
        await sendWrites({ tenant, lab, ledger, random, count: writes - answered });
      }
      expect(await checkAnswers(tenant, lab, ledger, 'all')).toEqual([]);
      expect(await checkWebhooks(tenant, lab, receiver)).toEqual([]);
      await tenant.kill();
      expect(checkFolder(folder, ledger)).toEqual([]);
      acknowledged += ledger.acknowledged;
      rmSync(folder, { recursive: true });
      process.stdout.write(`seed ${seed}: ${killed} kills, ${acknowledged} acknowledged writes, none lost\n`);
    }

    expect(killed).toBe(kills);
  },
  20_000 + kills * 60_000,
);
