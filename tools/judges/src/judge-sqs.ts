import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython, type Found } from './find-python.ts';
import { prepareEnvironment } from './prepare-environment.ts';

// Holds the queue of SQS receivers, and the fake that their tests use, to one battery: on a server that others have written.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const requirements = fileURLToPath(new URL('../sqs/requirements.txt', import.meta.url));
const battery = 'packages/receivers/test/queue.contract.test.ts';

const environment = prepare();
if ('missing' in environment) {
  console.log(`NO SQS WAS ASKED: NOTHING WAS JUDGED.\nSKIPPED, since ${environment.missing}\n`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  process.exitCode = await judge(environment.python);
}

function prepare(): Found {
  const found = findPython();
  if ('missing' in found) return found;
  return prepareEnvironment(found.python, join(root, 'node_modules/.cache/judges/sqs'), requirements);
}

async function judge(python: string): Promise<number> {
  const port = await freePort();
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    await untilItServes(server.stderr);
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, 'run', '--root', root, battery], {
      stdio: 'inherit',
      env: { ...process.env, LIGASE_SQS_ENDPOINT: `http://127.0.0.1:${port}` },
    });
    return status ?? 1;
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

/** Resolves when the server says that it runs. @throws when it ends before */
function untilItServes(output: NodeJS.ReadableStream): Promise<void> {
  let all = '';
  return new Promise((resolve, reject) => {
    output.on('data', (piece: Buffer) => {
      all += piece.toString();
      if (all.includes('Running on')) resolve();
    });
    output.on('end', () => reject(new Error(`moto did not start: ${all}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
