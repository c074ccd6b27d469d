import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTenant } from '@ligase/tenant';
import { chromium, type Browser } from 'playwright';
import type { Bench, Figure } from './bench.ts';
import { median } from './median.ts';

const rounds = 7;
const apps = 200;
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const assets = join(import.meta.dirname, '../../../packages/tenant/console/assets');

export const bench: Bench = {
  goal: 'G20',
  title: `The console in Chromium, from its address to the rows of ${apps} apps`,
  async run() {
    const all = readdirSync(assets).reduce((sum, name) => sum + compressedKb(name), 0);
    const figures: Figure[] = [{ name: 'all files, compressed', value: all, unit: 'KB', goal: 350 }];
    if (!existsSync(executablePath)) {
      console.log(`  There is no Chromium at ${executablePath}: only sizes are measured.`);
      return figures;
    }
    const tenant = await startTenant();
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    try {
      for (let made = 0; made < apps; made += 1) tenant.control.createApp({ name: `App ${made}` });
      // The first one warms up the browser and the tenant.
      await rowsVisible(browser, tenant.consoleUrl);
      const shown: { readonly ms: number; readonly kb: number }[] = [];
      for (let done = 0; done < rounds; done += 1) shown.push(await rowsVisible(browser, tenant.consoleUrl));
      const kb = median(shown.map((one) => one.kb));
      return [
        { name: 'rows visible', value: median(shown.map(({ ms }) => ms)), unit: 'ms', goal: 600 },
        { name: 'fetched until then, compressed', value: kb, unit: 'KB', goal: 130 },
        ...figures,
      ];
    } finally {
      await browser.close();
      await tenant.close();
    }
  },
};

async function rowsVisible(browser: Browser, url: string): Promise<{ readonly ms: number; readonly kb: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const fetched = new Set<string>();
  page.on('request', (request) =>
    fetched.add(/\/assets\/(?<name>[\w.-]+)$/u.exec(request.url())?.groups?.['name'] ?? ''),
  );
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('link', { name: `App ${apps - 1}`, exact: true }).waitFor();
  const ms = performance.now() - startedAt;
  const kb = [...fetched].filter(Boolean).reduce((sum, name) => sum + compressedKb(name), 0);
  await context.close();
  return { ms, kb };
}

function compressedKb(name: string): number {
  return gzipSync(readFileSync(join(assets, name))).length / 1000;
}
