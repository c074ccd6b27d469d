import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Pool } from 'undici';
import type { Bench } from './bench.ts';
import { median } from './median.ts';
import { dispatchJson } from './scripts/dispatch-json.ts';

const rounds = 7;
const cli = join(dirname(createRequire(import.meta.url).resolve('@ligase/cli/package.json')), 'dist/main.js');

export const bench: Bench = {
  goal: 'G10',
  title: 'From `ligase tenant start` to the first answer, an empty tenant',
  async run() {
    // The first one fills the cache of compiled code, as the first start on a machine does.
    const [first, ...times] = await inTurn(rounds, startToAnswers);
    return [
      { name: 'start to first answer', value: median(times.map(({ api }) => api)), unit: 'ms', goal: 300 },
      {
        name: 'and to the page of the console',
        value: median(times.map(({ console }) => console)),
        unit: 'ms',
        goal: 300,
      },
      { name: 'the first time on a machine', value: first?.api ?? Number.NaN, unit: 'ms', goal: undefined },
    ];
  },
};

async function inTurn<Value>(times: number, work: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let done = 0; done < times; done += 1) values.push(await work());
  return values;
}

interface Answers {
  readonly api: number;
  readonly console: number;
}

/** How many milliseconds after its start a tenant has answered a call, and then the page of its console. */
async function startToAnswers(): Promise<Answers> {
  const startedAt = performance.now();
  const argv = [cli, 'tenant', 'start', '--port', '0', '--data', ':memory:', '--json'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, apiKey } = JSON.parse(line) as { readonly url: string; readonly apiKey: string };
  const pool = new Pool(url);
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
  await dispatchJson(pool, { path: '/api/v2/projects', headers: { authorization } });
  const api = performance.now() - startedAt;
  const page = await pool.request({ path: '/console/', method: 'GET' });
  const html = await page.body.text();
  const console = performance.now() - startedAt;
  if (page.statusCode !== 200 || !html.includes('<script'))
    throw new Error('The tenant has no console to serve. Build it with: npm run console');
  await pool.destroy();
  child.kill();
  await once(child, 'exit');
  return { api, console };
}
