import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createQuickstart, type QuickstartApp } from './app.ts';
import { startLab, type Lab } from './local-tenant.ts';
import { makeFolder } from './make-folder.ts';
import { readRealTenant, type RealTenant } from './real-tenant.ts';
import { createScreen, type Screen } from './screen.ts';
import { gainAccess, importSequences, noteAndReadBack, showAuditLog, showTrail, type Place } from './story.ts';

const help = `npm start -- [FILE] [--once] [--port N] [--data FOLDER]

Starts a local Benchling tenant, makes an app, grants it access, imports FILE (FASTA or GenBank; default: a real plasmid),
notes it in the notebook and shows who did what. It stays up until Ctrl+C; --once ends it. The exit code is 0 when every
record of FILE was imported or there already.
On a real tenant: set QUICKSTART_BENCHLING_URL, _CLIENT_ID, _CLIENT_SECRET and _FOLDER_ID (all begin with QUICKSTART_BENCHLING).`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      once: { type: 'boolean' },
      help: { type: 'boolean' },
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: '.ligase/quickstart' },
    },
  });
  if (values.help === true) return console.log(help);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  const screen = createScreen(process.stdout);
  const file = positionals[0] ?? join(import.meta.dirname, '../sequences/pPCP1.gb');
  makeFolder(values.data);
  const trailOf = (tenant: string): string => join(values.data, `audit-${tenant}.jsonl`);
  const real = readRealTenant(process.env);
  if (real !== undefined) return onRealTenant(real, file, trailOf(new URL(real.tenant).hostname), screen);

  const lab = await startLab(values.data, port);
  try {
    await onLab(lab, file, trailOf('local'), screen);
    if (values.once === true) return;
    showCurl(lab, screen);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    await lab.tenant.close();
  }
}

async function onLab(lab: Lab, file: string, trail: string, screen: Screen): Promise<void> {
  screen.step(
    lab.hasAccess ? 'The tenant and the app of the last run' : 'A local tenant, and an app made from scratch',
  );
  screen.line(`${lab.tenant.url}  (local, not the real Benchling)`);
  screen.line(`${lab.tenant.consoleUrl}  (its developer console)`);
  screen.done(`${lab.appId}  client id ${lab.address.clientId}`);
  await using app = await createQuickstart(lab.address, trail);
  if (!lab.hasAccess) await gainAccess(app, lab, screen);
  await importAndNote(app, file, lab, screen);
  showAuditLog(lab, screen);
}

async function onRealTenant(
  { folderId, ...address }: RealTenant,
  file: string,
  trail: string,
  screen: Screen,
): Promise<void> {
  await using app = await createQuickstart(address, trail);
  await importAndNote(app, file, { folderId }, screen);
}

async function importAndNote(app: QuickstartApp, file: string, place: Place, screen: Screen): Promise<void> {
  const { first, refused } = await importSequences(app, file, place, screen);
  if (refused > 0) process.exitCode = 1;
  if (first !== undefined) await noteAndReadBack(app, first, place, screen);
  await showTrail(app, screen);
}

function showCurl({ tenant, address }: Lab, screen: Screen): void {
  screen.step('Try it yourself; Ctrl+C stops');
  screen.line(`curl -X POST "${tenant.url}/api/v2/token" \\`);
  screen.line(
    `  -d "client_id=${address.clientId}&client_secret=${address.clientSecret}&grant_type=client_credentials"`,
  );
  screen.line(`curl "${tenant.url}/api/v2/entries" -H "Authorization: Bearer {access_token}"`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
