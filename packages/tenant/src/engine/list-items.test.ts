import { array, assert, asyncProperty, boolean, constantFrom, integer, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customEntity } from '../resources/custom-entities.ts';
import { createEngine } from './engine.ts';
import { pageQuery } from './list-items.ts';
import { startLab, type Answer, type Caller, type Lab } from '../../test/support/start-tenant.ts';

const create = async (lab: Lab, name: string, more: object = {}): Promise<string> => {
  const body = { name, schemaId: schemaOf(lab), folderId: lab.folderId, ...more };
  const { status, body: made } = await lab.admin('POST', '/custom-entities', body);
  if (status !== 201) throw new Error(JSON.stringify(made));
  return made.id;
};

const newFolder = async (lab: Lab): Promise<string> => {
  const { body } = await lab.admin('POST', '/folders', { name: 'Walk', parentFolderId: lab.folderId });
  return body.id;
};

const known = new WeakMap<Lab, string>();
const schemaOf = (lab: Lab): string => {
  const id =
    known.get(lab) ??
    lab.tenant.resources.schemas.create(lab.actor, {
      name: 'Strain',
      registryId: lab.registryId,
      type: 'custom_entity',
      prefix: 'ST',
      fieldDefinitions: [
        { name: 'Count', type: 'integer' },
        { name: 'Host', type: 'text' },
        { name: 'Started', type: 'date' },
      ],
    }).id;
  known.set(lab, id);
  return id;
};

const names = ({ body }: Answer): string[] => body.customEntities.map(({ name }: { name: string }) => name);

const list = (call: Caller, query: Record<string, string> = {}): Promise<Answer> =>
  call('GET', `/custom-entities?${new URLSearchParams(query).toString()}`);

describe('lists', () => {
  it('show each row once on a walk, whatever is written meanwhile', async () => {
    const sorts = ['createdAt:asc', 'createdAt:desc', 'name:asc', 'name:desc'];
    const lab = startLab();
    await assert(
      asyncProperty(
        constantFrom(...sorts),
        integer({ min: 1, max: 7 }),
        array(
          tuple(
            string({ minLength: 1 }).filter((name) => name.trim() !== ''),
            boolean(),
          ),
          { maxLength: 20 },
        ),
        array(
          string({ minLength: 1 }).filter((name) => name.trim() !== ''),
          { maxLength: 8 },
        ),
        async (sort, pageSize, before, meanwhile) => {
          const folderId = await newFolder(lab);
          const toWrite = [...meanwhile];
          const start: string[] = [];
          for (const [name, later] of before) {
            if (later) lab.clock.advance(1);
            start.push(await create(lab, name, { folderId }));
          }

          const seen: string[] = [];
          let nextToken = '';
          do {
            const { body } = await list(lab.member, { folderId, sort, pageSize: String(pageSize), nextToken });
            seen.push(...body.customEntities.map(({ id }: { id: string }) => id));
            nextToken = body.nextToken;
            const written = toWrite.pop();
            if (written !== undefined) await create(lab, written, { folderId });
          } while (nextToken !== '');

          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual(expect.arrayContaining(start));
        },
      ),
      { seed: 20_260_105, numRuns: 25 },
    );
  });

  it('are in the order asked for, and say how many match in all', async () => {
    const lab = startLab();
    for (const name of ['b', 'C', 'a']) {
      await create(lab, name);
      lab.clock.advance(1000);
    }

    const newest = await list(lab.member);
    const byName = await list(lab.member, { sort: 'name', pageSize: '2' });
    const oldest = await list(lab.member, { sort: 'createdAt:asc' });

    expect(names(newest)).toEqual(['a', 'C', 'b']);
    expect(names(byName)).toEqual(['a', 'b']);
    expect(byName.headers['result-count']).toBe('3');
    expect(names(oldest)).toEqual(['b', 'C', 'a']);
  });

  it('give tokens of the form that Benchling gives', async () => {
    const lab = startLab();
    const ids = [await create(lab, 'a'), await create(lab, 'b')];

    const { body } = await list(lab.member, { pageSize: '1' });

    const [time, id] = JSON.parse(Buffer.from(body.nextToken, 'base64').toString());
    expect(time).toEqual({ value: '2026-01-01T00:00:00.000000', __benchlingType: 'datetime' });
    expect(ids).toContain(id);
  });

  it.each([
    [{ name: 'Alpha' }, ['Alpha']],
    [{ name: 'alpha' }, []],
    [{ name: 'also-known' }, ['Beta']],
    [{ nameIncludes: 'LPH' }, ['Alpha']],
    [{ 'names.anyOf': 'ALPHA,beta' }, ['Beta', 'Alpha']],
    [{ 'names.anyOf.caseSensitive': 'ALPHA,Beta' }, ['Beta']],
    [{ createdAt: '> 2026-01-01T00:00:00Z' }, ['Beta']],
    [{ createdAt: '>= 2026-01-01 AND < 2026-01-02' }, ['Alpha']],
    [{ registryId: 'null' }, ['Alpha']],
    [{ 'entityRegistryIds.anyOf': 'ST7,ST8' }, ['Beta']],
    [{ archiveReason: 'Retired' }, ['Gone']],
    [{ archiveReason: 'ANY_ARCHIVED' }, ['Gone']],
    [{ archiveReason: 'ANY_ARCHIVED_OR_NOT_ARCHIVED' }, ['Beta', 'Gone', 'Alpha']],
  ])('filtered by %j hold %j', async (query, expected) => {
    const lab = startLab();
    await create(lab, 'Alpha');
    const gone = await create(lab, 'Gone');
    lab.clock.advance(86_400_000);
    await create(lab, 'Beta', { registryId: lab.registryId, entityRegistryId: 'ST7', aliases: ['also-known'] });
    await lab.admin('POST', '/custom-entities:archive', { customEntityIds: [gone], reason: 'Retired' });

    const answer = await list(lab.member, { ...query, sort: 'createdAt:desc' });

    expect(names(answer).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    [{ 'schemaField.Count': '5' }, ['five']],
    [{ 'schemaField.Count': '>= 5 AND <= 7' }, ['five', 'seven']],
    [{ 'schemaField.Host': 'e. COLI' }, ['five']],
    [{ 'schemaField.Started': '<= 2026-02-01' }, ['seven']],
  ])('filtered by the fields %j hold %j', async (query, expected) => {
    const lab = startLab();
    await create(lab, 'five', {
      fields: { Count: { value: 5 }, Host: { value: 'E. coli' }, Started: { value: '2026-03-01' } },
    });
    await create(lab, 'seven', { fields: { Count: { value: 7 }, Started: { value: '2026-01-15' } } });
    await create(lab, 'none');

    const answer = await list(lab.member, { ...query, schemaId: schemaOf(lab) });

    expect(names(answer).toSorted()).toEqual(expected);
  });

  it.each([
    [{ pageSize: '101' }, 'Invalid pageSize: 101. It takes a whole number from 0 to 100.'],
    [{ sort: 'colour' }, 'Invalid sort: colour.'],
    [{ createdAt: 'last week' }, 'createdAt takes a range'],
    [{ nextToken: 'zzz' }, 'Invalid nextToken'],
    [{ colour: 'red' }, 'Unknown query parameter: colour.'],
    [{ 'schemaField.Count': '5' }, 'schemaId is a required field'],
    [{ 'names.anyOf': Array.from({ length: 101 }, (_, index) => index).join() }, 'takes 100 values at most, not 101'],
  ])('refuse %j', async (query: Record<string, string>, message) => {
    const lab = startLab();

    const answer = await list(lab.member, query);

    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('name the ids that are missing or hidden, and list none then', async () => {
    const lab = startLab();
    const id = await create(lab, 'a');
    const hidden = lab.tenant.resources.projects.create(lab.actor, { name: 'Secret' });
    const secret = await create(lab, 'b', { folderId: hidden.rootFolder.id });

    const answer = await list(lab.member, { ids: `${id},${secret},bfi_nowhere` });

    expect(answer.status).toBe(400);
    expect(answer.body.error.invalidIds).toEqual([secret, 'bfi_nowhere']);
  });

  it('are narrowed to what is asked to be returned', async () => {
    const lab = startLab();
    const id = await create(lab, 'a', { fields: { Count: { value: 5 } } });

    const { body } = await list(lab.member, { returning: 'customEntities.id, customEntities.fields.*.value' });
    const single = await lab.member('GET', `/custom-entities/${id}?returning=name,creator.handle`);

    expect(body).toEqual({
      customEntities: [{ id, fields: { Count: { value: 5 }, Host: { value: null }, Started: { value: null } } }],
      nextToken: '',
    });
    expect(single.body).toEqual({ name: 'a', creator: { handle: 'admin' } });
  });

  it('hold only what a principal may read', async () => {
    const lab = startLab();
    const hidden = lab.tenant.resources.projects.create(lab.actor, { name: 'Secret' });
    await create(lab, 'open');
    await create(lab, 'secret', { folderId: hidden.rootFolder.id });
    await create(lab, 'registered secret', {
      folderId: hidden.rootFolder.id,
      registryId: lab.registryId,
      namingStrategy: 'NEW_IDS',
    });

    const seen = await Promise.all([lab.member, lab.admin, lab.user('eve').call].map((call) => list(call)));

    expect(seen.map((answer) => names(answer).toSorted())).toEqual([
      ['open', 'registered secret'],
      ['open', 'registered secret', 'secret'],
      [],
    ]);
    expect(seen.map(({ headers }) => headers['result-count'])).toEqual(['2', '3', '0']);
  });
});

describe('a list of ten thousand', () => {
  const fill = (lab: Lab, projects: readonly string[]): void => {
    const { db } = lab.tenant.context;
    db.exec(`
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000)
      INSERT INTO items (id, type, name, name_folded, created_at, modified_at, creator_id, author_ids, project_id, scope_id, body)
      SELECT 'bfi_' || n, 'custom_entity', 'n' || n, 'n' || n, n, n, 'ent_1', '[]', project, project,
        '{"aliases":[],"customFields":{},"fields":{}}'
      FROM (SELECT n, json_extract('${JSON.stringify(projects)}', '$[' || (n % ${projects.length}) || ']') AS project FROM numbers);
      ANALYZE`);
  };

  it.each([
    ['all projects', 100],
    ['a few projects', 5],
    ['one project', 1],
    ['no project', 0],
  ])('reads few rows for who may read %s', async (_, granted) => {
    const lab = startLab();
    const projects = Array.from(
      { length: 100 },
      (__, index) => lab.tenant.resources.projects.create(lab.actor, { name: `P${index}` }).project.id,
    );
    fill(lab, projects);
    const policies = Object.fromEntries(projects.slice(0, granted).map((id) => [id, 'Read'] as const));
    const reader = lab.user('reader', policies);
    const principal = { id: reader.id, kind: 'user', handle: 'reader', name: 'reader', isTenantAdmin: false } as const;
    const { sql, values } = pageQuery(createEngine(lab.tenant.context), customEntity.family, {
      principal,
      query: {},
      counted: false,
    });

    const { body } = await list(reader.call, { pageSize: '50' });
    const plan = lab.tenant.context.db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);

    const details = plan.map(({ detail }) => detail).join('\n');
    expect(body.customEntities).toHaveLength(granted === 0 ? 0 : 50);
    expect(details).toMatch(/USING (COVERING )?INDEX items_by_(modified|scope)/);
    expect(details).not.toMatch(/SCAN items(?! USING)/);
  });
});
