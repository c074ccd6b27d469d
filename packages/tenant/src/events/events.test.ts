import { schemas } from '@ligase/benchling-api/v2/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { startLab, type Caller, type Lab } from '../../test/support/start-tenant.ts';
import { eventTypes } from './event-types.ts';

interface ListedEvent {
  readonly id: string;
  readonly eventType: string;
  readonly updates?: readonly string[];
  readonly [member: string]: unknown;
}

const events = async (call: Caller, query = ''): Promise<readonly ListedEvent[]> =>
  (await call('GET', `/events${query}`)).body.events;
const types = async (call: Caller, query = ''): Promise<string[]> =>
  (await events(call, query)).map(({ eventType }) => eventType);

function labWithSchemas(): Lab & { readonly entrySchema: string; readonly strainSchema: string } {
  const lab = startLab();
  const { tenant, actor, registryId } = lab;
  const field = { name: 'Host', type: 'text' };
  const schema = (type: 'entry' | 'custom_entity', name: string): string =>
    tenant.resources.schemas.create(actor, { registryId, name, type, prefix: 'STR', fieldDefinitions: [field] }).id;
  return { ...lab, entrySchema: schema('entry', 'Experiment'), strainSchema: schema('custom_entity', 'Strain') };
}

describe('the events of a tenant', () => {
  it('knows every type of event that the contract has', () => {
    const { $defs } = schemas();
    const names = JSON.stringify($defs['Event']).match(/\$defs\/\w+/gu) ?? [];
    const declared = names.flatMap((name) => {
      const text = JSON.stringify($defs[name.slice('$defs/'.length)]);
      return [...text.matchAll(/"(v2[\w.-]*)"/gu)].map((match) => match[1] ?? '');
    });

    // The contract names no value for the one that has only what all events have.
    const known = eventTypes.filter((type) => type !== 'v2-alpha.stageEntry.created');

    expect(known.toSorted()).toEqual(declared.toSorted());
  });

  it('tells of an entry that was made, edited, and reviewed, with the entry as it was then', async () => {
    const { member, memberId, folderId, entrySchema, tenant, actor } = labWithSchemas();
    const { body: entry } = await member('POST', '/entries', { name: 'Run 1', folderId, schemaId: entrySchema });
    await member('PATCH', `/entries/${entry.id}`, { name: 'Run 1b', fields: { Host: { value: 'BL21' } } });
    await member('PATCH', `/entries/${entry.id}`, { name: 'Run 1c' });
    tenant.resources.entries.setReview(actor, entry.id, { status: 'NEEDS_REVIEW', reviewerIds: [memberId] });

    const told = await events(member);

    expect(told.map(({ eventType, updates }) => [eventType, updates])).toEqual([
      ['v2.entry.created', undefined],
      ['v2.entry.updated.fields', ['fields.Host']],
      ['v2.entry.updated.reviewRecord', ['reviewRecord']],
      ['v2.entry.updated.assignedReviewers', ['assignedReviewers']],
    ]);
    expect(told[0]).toMatchObject({
      id: expect.stringMatching(/^evt_/u),
      deprecated: false,
      excludedProperties: [],
      schema: { id: entrySchema, name: 'Experiment' },
      entry: { id: entry.id, name: 'Run 1' },
    });
    expect(told[1]?.['entry']).toMatchObject({ name: 'Run 1b', fields: { Host: { value: 'BL21' } } });
  });

  it('shows each event as the contract has its type', async () => {
    const { member, folderId, registryId, entrySchema, strainSchema } = labWithSchemas();
    const strain = { schemaId: strainSchema, registryId, namingStrategy: 'NEW_IDS', folderId };
    await member('POST', '/entries', { name: 'Run 1', folderId, schemaId: entrySchema });
    await member('POST', '/custom-entities', { ...strain, name: 'DH5a' });

    const told = await events(member);

    const { $id, $defs } = schemas();
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ $id, $defs });
    const faults = told.map((event, index) => {
      const name = ['EntryCreatedEvent', 'EntityRegisteredEvent'][index];
      return ajv.validate({ $ref: `${$id}#/$defs/${name}` }, event) ? [] : ajv.errors;
    });
    expect(faults).toEqual([[], []]);
  });

  it('tells of a workflow task by what was changed of it, each as its own event', async () => {
    const { member, memberId, folderId, tenant, actor, registryId } = startLab();
    const fieldDefinitions = [{ name: 'Volume', type: 'text' }];
    const task = { registryId, name: 'Prep', type: 'workflow_task', prefix: 'PREP', fieldDefinitions } as const;
    const { id: schemaId } = tenant.resources.schemas.create(actor, task);
    const group = (await member('POST', '/workflow-task-groups', { schemaId, folderId, name: 'Preps' })).body.id;
    const { id } = (await member('POST', '/workflow-tasks', { workflowTaskGroupId: group })).body;
    const fields = { Volume: { value: '3 ml' } };
    await member('PATCH', `/workflow-tasks/${id}`, { assigneeId: memberId, scheduledOn: '2026-02-02', fields });

    const told = await events(member);

    expect(told.map(({ eventType, updates }) => [eventType, updates])).toEqual([
      ['v2.workflowTaskGroup.created', undefined],
      ['v2.workflowTask.created', undefined],
      ['v2.workflowTask.updated.fields', ['fields.Volume']],
      ['v2.workflowTask.updated.assignee', ['assignee']],
      ['v2.workflowTask.updated.scheduledOn', ['scheduledOn']],
    ]);
    expect(told.at(-1)?.['workflowTask']).toMatchObject({ id, scheduledOn: '2026-02-02', fields });
  });

  it('tells of an entity once it is in a registry, whichever way it came there', async () => {
    const lab = labWithSchemas();
    const { member, folderId, registryId, strainSchema } = lab;
    const make = (more: object) =>
      member('POST', '/custom-entities', { folderId, schemaId: strainSchema, ...more }).then(({ body }) => body.id);
    const created = await make({ name: 'A', registryId, namingStrategy: 'NEW_IDS' });
    const later = await make({ name: 'B' });
    const patched = await make({ name: 'C' });
    await member('PATCH', `/custom-entities/${patched}`, { entityRegistryId: 'STR900' });
    const body = { entityIds: [later], namingStrategy: 'NEW_IDS' };
    await lab.finished(await member('POST', `/registries/${registryId}:bulk-register-entities`, body));
    await member('PATCH', `/custom-entities/${later}`, { name: 'B2' });

    const told = await events(member);

    expect(told.map(({ eventType }) => eventType)).toEqual(Array<string>(3).fill('v2.entity.registered'));
    expect(told.map(({ entity }) => (entity as { id: string }).id)).toEqual([created, patched, later]);
  });

  it('tells nothing of a call that failed', async () => {
    const lab = labWithSchemas();
    const { member, folderId, registryId, strainSchema } = lab;
    const strain = { folderId, schemaId: strainSchema, registryId, namingStrategy: 'NEW_IDS' };
    const customEntities = [
      { ...strain, name: 'A' },
      { ...strain, name: 'A' },
    ];
    const task = await lab.finished(await member('POST', '/custom-entities:bulk-create', { customEntities }));

    const told = await types(member);

    expect(task.status).toBe('FAILED');
    expect(told).toEqual([]);
  });

  it('makes one event of what one call does to an item, however often it writes it', async () => {
    const lab = labWithSchemas();
    const { member, folderId, registryId, strainSchema } = lab;
    const strain = { name: 'A', entityRegistryId: 'STR1', registryId, schemaId: strainSchema, folderId };
    const customEntities = [{ ...strain, fields: { Host: { value: 'K12' } } }];
    await lab.finished(await member('POST', '/custom-entities:bulk-upsert', { customEntities }));

    const told = await events(member);

    expect(told).toHaveLength(1);
    expect(told[0]?.['entity']).toMatchObject({ fields: { Host: { value: 'K12' } } });
  });

  it('shows only events of what the caller may read', async () => {
    const lab = labWithSchemas();
    const { member, projectId, folderId } = lab;
    await member('POST', '/entries', { name: 'Run 1', folderId });
    const stranger = lab.user('eve').call;
    const reader = lab.user('bob', { [projectId]: 'Read' }).call;

    const seen = [await types(stranger), await types(reader)];

    expect(seen).toEqual([[], ['v2.entry.created']]);
  });

  it('lists the types asked for, since a time or behind an event, and pages through them without loss', async () => {
    const { member, folderId, entrySchema, clock } = labWithSchemas();
    const start = clock.now();
    for (const name of ['1', '2', '3']) {
      clock.advance(1000);
      const { body } = await member('POST', '/entries', { name, folderId, schemaId: entrySchema });
      await member('PATCH', `/entries/${body.id}`, { fields: { Host: { value: name } } });
    }
    const all = await events(member);

    const created = await types(member, '?eventTypes=v2.entry.created');
    const since = new Date(start + 3000).toISOString();
    const late = await types(member, `?createdAt.gte=${since}`);
    const behind = await events(member, `?startingAfter=${all[3]?.id}`);
    const paged: string[] = [];
    let token = '';
    do {
      const { body } = await member('GET', `/events?pageSize=4&nextToken=${encodeURIComponent(token)}`);
      paged.push(...body.events.map(({ id }: ListedEvent) => id));
      token = body.nextToken;
    } while (token !== '');

    expect(created).toHaveLength(3);
    expect(late).toEqual(['v2.entry.created', 'v2.entry.updated.fields']);
    expect(behind.map(({ id }) => id)).toEqual(all.slice(4).map(({ id }) => id));
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('gives a poller a token for ever, from which it sees what is new and nothing twice', async () => {
    const { member, folderId } = labWithSchemas();
    const poll = async (token: string) =>
      (await member('GET', `/events?poll=true&nextToken=${encodeURIComponent(token)}`)).body;

    const first = await poll('');
    await member('POST', '/entries', { name: '1', folderId });
    const second = await poll(first.nextToken);
    const third = await poll(second.nextToken);
    await member('POST', '/entries', { name: '2', folderId });
    const fourth = await poll(third.nextToken);

    expect([first, second, third, fourth].map((page) => page.events.length)).toEqual([0, 1, 0, 1]);
    expect(fourth.events[0].entry.name).toBe('2');
  });

  it('forgets events after two weeks', async () => {
    const { member, folderId, clock } = labWithSchemas();
    await member('POST', '/entries', { name: '1', folderId });
    const [event] = await events(member);
    clock.advance(14 * 24 * 60 * 60_000 + 1);

    const told = await types(member);
    const behind = await member('GET', `/events?startingAfter=${event?.id}`);

    expect(told).toEqual([]);
    expect(behind).toMatchObject({ status: 400, body: { error: { invalidId: event?.id } } });
  });

  it('leaves out properties that make an event larger than 256 KB, and names them', async () => {
    const { member, folderId, actor, tenant, entrySchema } = labWithSchemas();
    const { body } = await member('POST', '/entries', { name: '1', folderId, schemaId: entrySchema });
    const notes = [{ type: 'text', indentation: 0, text: 'x'.repeat(300_000), links: [] }];
    tenant.resources.entries.setDays(actor, body.id, [{ date: '2026-01-01', title: null, notes }]);
    await member('PATCH', `/entries/${body.id}`, { fields: { Host: { value: 'K12' } } });

    const [, event] = await events(member);

    expect(event).toMatchObject({ excludedProperties: ['days'], entry: { id: body.id, name: '1' } });
    expect(event?.['entry']).not.toHaveProperty('days');
  });

  it.each([
    ['?eventTypes=v2.dnaSequence.created', 'Invalid eventTypes: v2.dnaSequence.created. There is v2.entity.registered'],
    ['?createdAt.gte=yesterday', 'createdAt.gte takes a time such as "2020-05-23", not "yesterday"'],
    ['?startingAfter=evt_none', 'Invalid startingAfter: evt_none'],
    ['?nextToken=abc', 'Invalid nextToken'],
  ])('refuses %s and says why', async (query, message) => {
    const { member } = startLab();

    const { status, body } = await member('GET', `/events${query}`);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });
});
