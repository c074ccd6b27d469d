import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Builds the console when it is stale, and starts the one browser that all tests share, each in a context of its own. */
export default async function startBrowser({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../../tools/setup/install.mjs')], { stdio: 'inherit' });
  if (!existsSync(executablePath)) {
    console.warn(
      `\nSKIPPED: the tests of the console in a browser. There is no Chromium at ${executablePath}.\n` +
        'Install it (Debian: apt-get install chromium), or say in CHROMIUM where it is.\n',
    );
    provide('browser', '');
    return undefined;
  }
  const server = await chromium.launchServer({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
  provide('browser', server.wsEndpoint());
  return () => server.close();
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser is reached; empty when there is none. */
    readonly browser: string;
  }
}
