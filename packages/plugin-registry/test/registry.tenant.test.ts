import { benchling } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { registry, registryPlugin, type ItemKind, type LookUpAnswer, type RegistryItem } from '../src/index.ts';

/** A tenant with plasmids, strains, an oligo, an entry and a tube. */
async function lab(tenantToUse?: TestTenant) {
  const tenant = tenantToUse ?? (await startTestTenant({ settings: { limits: { enabled: false } } }));
  const { control, folderId, registryId } = tenant;
  const schemaId = control.createSchema({
    registryId,
    name: 'Plasmid',
    type: 'dna_sequence',
    prefix: 'pL',
    fields: [
      { name: 'Resistance', type: 'text' },
      { name: 'Notes', type: 'text' },
    ],
  }).id;
  const tubeSchemaId = control.createSchema({ registryId, name: 'Tube', type: 'container', prefix: 'TUB' }).id;
  const app = await createTestApp({ tenant, plugins: [registryPlugin()] });
  const api = app.get(benchling);
  const plasmid = async (name: string, more: object = {}): Promise<string> => {
    const body = { name, bases: 'ACGTACGTACGT', isCircular: true, folderId, ...more };
    return (await api.request('POST /dna-sequences', { body })).id ?? '';
  };
  const registered = await plasmid('pUC19', {
    aliases: ['the usual vector'],
    schemaId,
    registryId,
    namingStrategy: 'NEW_IDS',
    fields: { Resistance: { value: 'Amp' } },
  });
  return { tenant, control, folderId, api, plasmid, registered, schemaId, tubeSchemaId, registry: app.get(registry) };
}

const names = ({ found }: LookUpAnswer) => found.map(({ item, match }) => `${item.name} ${match}`);

function requests(tenant: TestTenant): readonly (string | null)[] {
  return tenant.control.listRequests({ limit: 500 }).map(({ operationId }) => operationId);
}

describe('a look-up', () => {
  it('takes what may not be given for what is not there: it neither hides what contains the text nor is counted', async () => {
    const { registry, plasmid } = await lab();
    const hidden = new Set([await plasmid('pUC1'), await plasmid('pUC1')]);
    const only = (items: readonly RegistryItem[]) => Promise.resolve(items.filter(({ id }) => !hidden.has(id)));

    const near = await registry.lookUp('pUC1', { only });
    const counted = await registry.lookUp('pUC1', { only: () => Promise.resolve([]), limit: 1 });

    expect(names(near)).toEqual(['pUC19 prefix']);
    expect([counted.found, counted.hasMore]).toEqual([[], false]);
  });

  it('gives what may be given also where as many come before it that may not', async () => {
    const { registry, plasmid, api, folderId } = await lab();
    const hidden = new Set([await plasmid('pT-1'), await plasmid('pT-2')]);
    for (const name of ['pT-1 forward', 'pT-1 reverse', 'pT-1 reverse, long'])
      await api.request('POST /dna-oligos', { body: { name, bases: 'ACGT', folderId } });
    const only = (items: readonly RegistryItem[]) => Promise.resolve(items.filter(({ id }) => !hidden.has(id)));

    const [few, some] = [
      await registry.lookUp('pT-1', { only, limit: 1, kinds: ['dna-sequence', 'dna-oligo'] }),
      await registry.lookUp('pT-', { only, limit: 2 }),
    ];

    expect(names(few)).toHaveLength(1);
    expect(names(some)).toHaveLength(2);
  });

  it('finds a registered plasmid by name, registry id or alias, in upper or lower case, with what fits on a card', async () => {
    const { registry, registered, folderId } = await lab();

    const byName = await registry.lookUp(' puc19 ');
    const registryId = byName.found[0]?.item.registryId ?? '';
    const others = [await registry.lookUp(registryId.toLowerCase()), await registry.lookUp('The usual VECTOR')];

    expect(byName).toMatchObject({
      hasMore: false,
      unanswered: [],
      found: [
        {
          match: 'exact',
          item: {
            kind: 'dna-sequence',
            id: registered,
            name: 'pUC19',
            registryId: expect.stringMatching(/^pL\d+$/) as string,
            aliases: expect.arrayContaining(['the usual vector']) as string[],
            schemaName: 'Plasmid',
            fields: [{ name: 'Resistance', text: 'Amp' }],
            length: 12,
            place: { id: folderId },
            isArchived: false,
            webUrl: expect.stringContaining(registered) as string,
          },
        },
      ],
    });
    expect(others.map(({ found }) => found[0]?.item.id)).toEqual([registered, registered]);
  });

  it('looks for parts only when nothing has the whole text, and puts beginnings first', async () => {
    const { registry, plasmid, api, folderId } = await lab();
    await plasmid('pUC19-GFP');
    await plasmid('old pUC19-GFP');
    await api.request('POST /dna-oligos', { body: { name: 'pUC19-GFP forward', bases: 'ACGT', folderId } });

    const whole = await registry.lookUp('pUC19');
    const parts = await registry.lookUp('pUC19-G');

    expect(names(whole)).toEqual(['pUC19 exact']);
    expect(names(parts)).toEqual(['pUC19-GFP prefix', 'pUC19-GFP forward prefix', 'old pUC19-GFP within']);
  });

  it('gives no more than was asked for, and says that there is more', async () => {
    const { registry, plasmid, api, folderId } = await lab();
    for (const n of [1, 2]) await plasmid(`pTest-${n}`);
    await api.request('POST /dna-oligos', { body: { name: 'pTest-3', bases: 'ACGT', folderId } });

    const ofTwoKinds = await registry.lookUp('pTest', { limit: 2 });
    const ofOneKind = await registry.lookUp('pTest', { limit: 1, kinds: ['dna-sequence'] });
    const all = await registry.lookUp('pTest', { limit: 3 });

    expect([ofTwoKinds, ofOneKind, all].map(({ found, hasMore }) => [found.length, hasMore])).toEqual([
      [2, true],
      [1, true],
      [3, false],
    ]);
  });

  it('names an archived thing to whoever asks for it by its whole name, after those that are not', async () => {
    const { registry, api, plasmid } = await lab();
    const old = await plasmid('pDup');
    await api.request('POST /dna-sequences:archive', { body: { dnaSequenceIds: [old], reason: 'Retired' } });
    await plasmid('pDup');

    const whole = await registry.lookUp('pDup');
    const part = await registry.lookUp('pDu');

    expect(whole.found.map(({ item }) => item.isArchived)).toEqual([false, true]);
    expect(part.found).toHaveLength(1);
  });

  it('takes a comma for a part of the name', async () => {
    const { registry, plasmid } = await lab();
    await plasmid('GFP, superfolder');

    const answer = await registry.lookUp('GFP, superfolder', { kinds: ['dna-sequence', 'container', 'entry'] });

    expect(names(answer)).toEqual(['GFP, superfolder exact']);
  });

  it('finds tubes by barcode and entries by the id on their page, when these kinds are asked for', async () => {
    const { registry, api, tenant, folderId, tubeSchemaId } = await lab();
    const { projectId } = tenant;
    await api.request('POST /containers', {
      body: { name: 'Glycerol 7', schemaId: tubeSchemaId, barcode: 'BC-0007', projectId },
    });
    const { displayId = '' } = await api.request('POST /entries', { body: { name: 'Run 42', folderId } });
    const kinds: ItemKind[] = ['container', 'entry'];

    const tube = await registry.lookUp('BC-0007', { kinds });
    const entry = await registry.lookUp(displayId, { kinds });
    const nothing = await registry.lookUp('BC-9999', { kinds });

    expect(tube.found).toMatchObject([
      { item: { kind: 'container', name: 'Glycerol 7', registryId: 'BC-0007', schemaName: 'Tube' } },
    ]);
    expect(entry.found).toMatchObject([{ item: { kind: 'entry', name: 'Run 42', registryId: displayId } }]);
    expect(nothing).toEqual({ found: [], hasMore: false, unanswered: [] });
  });

  it('costs two requests a kind at most, and one for the folders', async () => {
    const { registry, tenant, plasmid } = await lab();
    for (const n of [1, 2, 3, 4, 5]) await plasmid(`pMany-${n}`);
    const before = requests(tenant).length;

    await registry.lookUp('pMany', { limit: 2 });

    expect(requests(tenant).length - before).toBe(2 * 6 + 1);
  });

  it('goes on without a kind that Benchling does not answer for, and says which', async () => {
    const { registry, control } = await lab();
    control.failNext({ operationId: 'listCustomEntities', status: 403, times: 2 });

    const answer = await registry.lookUp('pUC19');

    expect(names(answer)).toEqual(['pUC19 exact']);
    expect(answer.unanswered).toEqual([{ kind: 'custom-entity', why: expect.stringContaining('403') as string }]);
  });

  it('fails when no kind is answered for', async () => {
    const { registry, control } = await lab();
    control.failNext({ operationId: 'listDNASequences', status: 403, times: 1 });

    const looking = registry.lookUp('pUC19', { kinds: ['dna-sequence'] });

    await expect(looking).rejects.toMatchObject({ code: 'AUTH_FORBIDDEN' });
  });

  it('ends in time when Benchling hangs, with what the other kinds have', async () => {
    const tenant = await startTestTenant({ settings: { limits: { enabled: false } } });
    await lab(tenant);
    const hanging = {
      ...tenant,
      handle: (request: Parameters<TestTenant['handle']>[0]) =>
        request.url.includes('/rna-oligos') ? new Promise<never>(() => {}) : tenant.handle(request),
    };
    const app = await createTestApp({ tenant: hanging, plugins: [registryPlugin({ timeoutMs: 400 })] });

    const answer = await app.get(registry).lookUp('pUC19');

    expect(names(answer)).toEqual(['pUC19 exact']);
    expect(answer.unanswered.map(({ kind }) => kind)).toEqual(['rna-oligo']);
  });

  it('fails as a call that was not answered in time when no kind is', async () => {
    const tenant = await startTestTenant();
    const hanging = { ...tenant, handle: () => new Promise<never>(() => {}) };
    const app = await createTestApp({ tenant: hanging, plugins: [registryPlugin({ timeoutMs: 20 })] });

    const calls = [app.get(registry).lookUp('pUC19'), app.get(registry).open('seq_12345678')];
    const ends = await Promise.allSettled(calls);

    expect(ends).toEqual(
      ends.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'NET_TIMEOUT' }) as unknown })),
    );
  });

  it('finds nothing of what the app may not see, and does not look for nothing', async () => {
    const { tenant } = await lab();
    const auth = tenant.addApp('Stranger', 'None');
    const app = await createTestApp({ tenant, auth, plugins: [registryPlugin()] });

    const answer = await app.get(registry).lookUp('pUC19');
    const empty = app.get(registry).lookUp('   ');

    expect(answer.found).toEqual([]);
    await expect(empty).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('what is opened', () => {
  it('is what a link leads to, whatever kind of sequence that is', async () => {
    const { registry, registered, api, folderId } = await lab();
    const oligo = await api.request('POST /dna-oligos', {
      body: { name: 'M13 forward', bases: 'GTAAAACGACGGCCAGT', folderId },
    });
    const link = registry.readLink(`http://tenant.test/lab/f/${folderId}-lab/${registered}-puc19/edit`);

    const plasmid = await registry.open(link.target?.id ?? '');
    const primer = await registry.open(oligo.id ?? '');

    expect(plasmid).toMatchObject({ kind: 'dna-sequence', name: 'pUC19', length: 12, schemaName: 'Plasmid' });
    expect(plasmid?.place).toEqual({ id: folderId, name: expect.any(String) as string });
    expect(primer).toMatchObject({ kind: 'dna-oligo', name: 'M13 forward', length: 17 });
  });

  it('is nothing when it is not there, and an error when ids never begin so', async () => {
    const { registry } = await lab();

    const missing = await registry.open('seq_nowhere1');
    const strange = registry.open('evil/../admin');

    expect(missing).toBeUndefined();
    await expect(strange).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
