import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { collectWebhooks } from '../webhooks/collect-webhooks.ts';
import { forgeries } from '../webhooks/forgeries.ts';
import type { Webhook } from '../webhooks/verify-webhook.ts';

interface Verdict {
  readonly accepted: boolean;
  readonly reason: string | null;
  /** What the SDK reads the message as. */
  readonly message: string | null;
}

const python = process.env['LIGASE_PYTHON'];

/** What Benchling's Python SDK makes of webhooks. */
async function judge(url: string, webhooks: readonly Webhook[]): Promise<readonly Verdict[]> {
  const script = join(import.meta.dirname, 'verify_webhooks.py');
  const child = spawn(python ?? 'python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ url, webhooks }));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(output) as readonly Verdict[];
}

if (!python) {
  process.stderr.write(
    'SKIPPED: webhooks against the verifier of benchling-sdk. Set LIGASE_PYTHON to a Python that has benchling-sdk[cryptography].\n',
  );
}

it.skipIf(!python)(
  "the verifier of Benchling's Python SDK accepts every webhook and refuses every forgery",
  { timeout: 60_000 },
  async () => {
    const { lab, genuine, loot } = await collectWebhooks();
    const forged = Object.entries(forgeries);

    const verdicts = await judge(lab.tenant.url, [...genuine, ...forged.map(([, forge]) => forge(loot))]);

    const ofGenuine = verdicts.slice(0, genuine.length);
    const ofForged = verdicts.slice(genuine.length);
    expect(ofGenuine.flatMap(({ reason }) => reason ?? [])).toEqual([]);
    expect(ofGenuine.filter(({ message }) => message === 'UnknownType')).toEqual([]);
    expect(ofForged).toHaveLength(forged.length);
    expect(forged.flatMap(([kind], index) => (ofForged[index]?.accepted === false ? [] : kind))).toEqual([]);
  },
);
