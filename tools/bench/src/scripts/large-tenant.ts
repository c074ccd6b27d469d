import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalTenant, type LocalTenant } from '@ligase/tenant';

/** How many of the projects each app may read; the tiny one has a project of its own with thirty sequences. */
const projects = 200;
const readable = { all: projects, tenth: projects / 10, hundredth: projects / 100 };
const tinyRows = 30;
const BATCH = 10_000;

/** Who lists the sequences of a large tenant. */
export type Reader = 'all' | 'tenth' | 'hundredth' | 'tiny';

/** Every reader, from the one who sees everything to the one who sees nearly nothing. */
export const readers: readonly Reader[] = ['all', 'tenth', 'hundredth', 'tiny'];

/** A tenant with many sequences in many projects. Its data is removed when the process ends. */
export interface LargeTenant extends LocalTenant {
  readonly tokens: Readonly<Record<Reader, string>>;
  readonly ids: readonly string[];
}

/** Fills a tenant with copies of one sequence that was made through the API, each with bases of its own. */
export async function openLargeTenant(rows: number, basesOf: (row: number) => string): Promise<LargeTenant> {
  const data = mkdtempSync(join(tmpdir(), 'ligase-bench-'));
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
  process.on('SIGTERM', () => process.exit());
  const access = (project: number) =>
    Object.entries(readable)
      .filter(([, share]) => project % (projects / share) === 0)
      .map(([to]) => ({ to, policy: 'Read' as const }));
  const tenant = await openLocalTenant({
    data,
    settings: { limits: { enabled: false } },
    seed: {
      users: [{ handle: 'ada', name: 'Ada Admin', isTenantAdmin: true }],
      apps: readers.map((name) => ({ name: `${name} reader` })),
      projects: [
        ...Array.from({ length: projects }, (_, number) => ({
          id: `src_p${number}`,
          name: `Project ${number}`,
          folderId: `lib_p${number}`,
          access: access(number).map(({ to, policy }) => ({ to: `${to} reader`, policy })),
        })),
        { id: 'src_tiny', name: 'Tiny', folderId: 'lib_tiny', access: [{ to: 'tiny reader', policy: 'Read' }] },
      ],
    },
  });
  const ids = await fill(tenant, rows, basesOf);
  return { ...tenant, tokens: await tokensOf(tenant), ids };
}

async function fill(tenant: LocalTenant, rows: number, basesOf: (row: number) => string): Promise<string[]> {
  const { db } = tenant.context;
  const body = JSON.stringify({ name: 'model', bases: 'ACGT', isCircular: true, folderId: 'lib_p0' });
  const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;
  const made = await tenant.handle({ method: 'POST', url: '/api/v2/dna-sequences', headers: { authorization }, body });
  const { id } = JSON.parse(String(made.body)) as { readonly id: string };
  const { pk: _, ...model } =
    db.prepare<Record<string, string | number>>('SELECT * FROM items WHERE id = ?').get(id) ?? {};
  const members = JSON.parse(String(model['body'])) as object;
  const columns = Object.keys(model);
  const insert = db.prepare(`INSERT INTO items (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const addName = db.prepare(
    'INSERT INTO item_names (folded, pk, text) SELECT name_folded, pk, name FROM items WHERE id = ?',
  );
  const addGrams = db.prepare(
    'INSERT INTO item_name_grams (rowid, names) SELECT pk, name_folded FROM items WHERE id = ?',
  );
  const ids: string[] = [];
  const add = (row: number): void => {
    const place = row < tinyRows ? 'tiny' : `p${row % projects}`;
    const bases = basesOf(row);
    const copy: Record<string, string | number> = {
      ...model,
      id: `seq_${row.toString(36).padStart(8, '0')}`,
      name: `pLig-${row}`,
      name_folded: `plig-${row}`,
      folder_id: `lib_${place}`,
      project_id: `src_${place}`,
      scope_id: `src_${place}`,
      // In no order that the projects have, too.
      modified_at: Number(model['modified_at']) + ((row * 7919) % rows),
      body: JSON.stringify({ ...members, bases, length: bases.length }),
    };
    insert.run(...columns.map((column) => copy[column] ?? null));
    addName.run(String(copy['id']));
    addGrams.run(String(copy['id']));
    ids.push(String(copy['id']));
  };
  for (let first = 0; first < rows; first += BATCH) {
    db.transaction(() => {
      for (let row = first; row < Math.min(rows, first + BATCH); row += 1) add(row);
    });
  }
  return ids;
}

async function tokensOf(tenant: LocalTenant): Promise<Record<Reader, string>> {
  const apps = tenant.control.listApps();
  const tokens = await Promise.all(
    readers.map(async (reader) => {
      const appId = apps.find(({ name }) => name === `${reader} reader`)?.id ?? '';
      const { clientId, clientSecret } = tenant.control.generateAppSecret({ appId });
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await tenant.handle({ method: 'POST', url: '/api/v2/token', headers, body });
      return [reader, (JSON.parse(String(answer.body)) as { readonly access_token: string }).access_token] as const;
    }),
  );
  return Object.fromEntries(tokens) as Record<Reader, string>;
}
