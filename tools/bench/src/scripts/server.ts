import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const pageCount = 200;
const pageSize = 50;

const note = 'Thawed one vial of HEK293 cells, passage 12, and seeded 2.0e6 cells in 10 mL of medium. ';

/** An entry as Benchling answers it, of about 2 KB. */
const entry = (id: number): object => ({
  id: `etr_${String(id).padStart(8, '0')}`,
  name: `Transfection run ${id}`,
  displayId: `EXP${id}`,
  folderId: 'lib_8mYDPRAX',
  schema: { id: 'ts_aEwQmvDG', name: 'Transfection' },
  createdAt: '2026-01-05T08:00:00.000000+00:00',
  modifiedAt: '2026-01-05T09:00:00.000000+00:00',
  creator: { handle: 'ada', id: 'ent_a0SApq3z', name: 'Ada' },
  authors: [{ handle: 'ada', id: 'ent_a0SApq3z', name: 'Ada' }],
  days: [
    {
      date: '2026-01-05',
      notes: [
        { type: 'text', indentation: 0, links: [], text: note.repeat(5) },
        { type: 'text', indentation: 0, links: [], text: note.repeat(7) },
      ],
    },
  ],
  fields: {
    Cells: { value: 'bfi_0xBEEF42', displayValue: 'HEK293', isMulti: false, type: 'custom_entity_link' },
    Plasmid: { value: `seq_${id}`, displayValue: `pUC19-${id}`, isMulti: false, type: 'dna_sequence_link' },
  },
  customFields: {},
  archiveRecord: null,
  apiURL: `https://acme.benchling.com/api/v2/entries/etr_${id}`,
  webURL: `https://acme.benchling.com/acme/f/lib_8mYDPRAX/etr_${id}/edit`,
});

const toBytes = (body: unknown): Buffer => Buffer.from(JSON.stringify(body));
const one = toBytes({ entry: entry(1) });
const pages = Array.from({ length: pageCount }, (_, page) =>
  toBytes({
    entries: Array.from({ length: pageSize }, (_, index) => entry(page * pageSize + index)),
    nextToken: page + 1 < pageCount ? btoa(`["${page + 1}"]`) : '',
  }),
);
const token = toBytes({ access_token: 'bench', expires_in: 900, token_type: 'Bearer' });
const headers = {
  'content-type': 'application/json',
  'x-rate-limit-limit': '1000000',
  'x-rate-limit-remaining': '999999',
  'x-rate-limit-reset': '30',
};

const server = createServer((request, response) => {
  request.resume();
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench');
  const next = searchParams.get('nextToken');
  const page = next === null ? 0 : Number((JSON.parse(atob(next)) as [string])[0]);
  const body = pathname.endsWith('/token') ? token : pathname.endsWith('/entries') ? (pages[page] as Buffer) : one;
  // A list of a name is a slow one: the name says by how many milliseconds.
  const delayMs = Number(searchParams.get('name') ?? '0');
  const answer = (): void => {
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
  };
  if (delayMs === 0) answer();
  else void setTimeout(delayMs).then(answer);
});
// Told to the clients, so that one whose turn comes late need not connect anew.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
