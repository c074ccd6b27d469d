import { accessPlugin } from '@ligase/plugin-access';
import { actingPlugin, type ActingFor } from '@ligase/plugin-acting';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { peoplePlugin } from '@ligase/plugin-people';
import { sequences, sequencesPlugin } from '@ligase/plugin-sequences';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { registration, registrationActs, registrationPlugin, type RegistrationRules } from '../src/index.ts';

const bases = 'TCGCGCGTTTCGGTGATGACGGTGAAAACC';

/** A lab where Grace may write, Bo may read, and Eve may neither. */
async function lab() {
  const tenant = await startTestTenant({ settings: { limits: { enabled: false } } });
  const { control, registryId, folderId, projectId, appId } = tenant;
  const { id: groupId } = control.createOrganization({ name: 'Lab' });
  control.setMembership({ groupId, memberId: appId });
  const add = (name: string, policy?: 'Read' | 'Write'): ActingFor => {
    const email = `${name}@lab.example`.toLowerCase();
    const { id } = control.createUser({ name, handle: name.toLowerCase(), email });
    control.setMembership({ groupId, memberId: id });
    if (policy !== undefined)
      for (const resourceId of [projectId, registryId]) control.grantAccess({ resourceId, collaboratorId: id, policy });
    return { id, name, email };
  };
  const people = { grace: add('Grace', 'Write'), bo: add('Bo', 'Read'), eve: add('Eve') };
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'Plasmid',
    type: 'dna_sequence',
    prefix: 'PL',
    fields: [{ name: 'Asked by', type: 'text' }],
  });
  const rules: RegistrationRules = {
    kind: 'Plasmid',
    place: { folderId, registryId, schemaId, namingStrategy: 'NEW_IDS' },
    needsAnother: false,
    askedByField: 'Asked by',
  };
  const app = await createTestApp({
    tenant,
    plugins: [
      auditingPlugin({ sink: memorySink() }),
      accessPlugin({ appId }),
      peoplePlugin(),
      actingPlugin({ acts: registrationActs }),
      sequencesPlugin(),
      registrationPlugin(),
    ],
  });
  const about = (askedBy: ActingFor, needsAnother = false) => ({
    runId: 'run-1',
    kind: rules.kind,
    folderId,
    registryId,
    needsAnother,
    askedById: askedBy.id,
  });
  return { control, app, service: app.get(registration), held: app.get(sequences), people, rules, about, appId };
}

describe('sequences that somebody asks to register', () => {
  it('are looked through and compared with what they may read, and nothing is made', async () => {
    const { service, held, control, people, rules, appId } = await lab();
    const secret = control.createProject({ name: 'Secret' });
    control.grantAccess({ resourceId: secret.id, collaboratorId: appId, policy: 'Write' });
    const make = (name: string, folderId: string) => held.create({ name, bases, isCircular: true, folderId });
    const seen = await make('pOld', rules.place.folderId);
    await make('pHush', secret.folderId);

    const { records, check } = await service.look(`>pNew\n${bases}\n`, {
      isCircular: true,
      askedBy: people.bo,
      rules,
    });

    expect(check.problems).toEqual([]);
    expect(records).toEqual([
      {
        name: 'pNew',
        length: 30,
        isCircular: true,
        warnings: [],
        alike: [{ how: 'has the same bases as', name: 'pOld', url: seen.webURL }],
      },
    ]);
    expect(await held.find('pNew')).toEqual([]);
  });

  it('are not shown at all when something must be mended first', async () => {
    const { service, people, rules } = await lab();

    const { records, check } = await service.look('>p1\nACXT\n', { isCircular: false, askedBy: people.bo, rules });

    expect(records).toEqual([]);
    expect(check.problems).toHaveLength(1);
  });

  it('are not looked at for somebody who may not read where they would go', async () => {
    const { service, people, rules } = await lab();

    const looking = service.look(`>p1\n${bases}\n`, { isCircular: false, askedBy: people.eve, rules });

    await expect(looking).rejects.toMatchObject({ code: 'RUN_REFUSED' });
  });
});

describe('a decision about them', () => {
  it('is for who may write there, and stands in the audit trail', async () => {
    const { app, service, people, about, rules } = await lab();

    await service.authorise({ answer: 'approve', by: people.grace }, about(people.bo));
    await expect(service.authorise({ answer: 'approve', by: people.bo }, about(people.grace))).rejects.toThrow(
      'they have Read there and need Write',
    );

    const records: AuditRecord[] = [];
    for await (const record of app.get(audit).trail({})) records.push(record);
    expect(records).toMatchObject([
      { action: 'registration.approve', targets: ['run-1', rules.place.folderId], outcome: 'succeeded' },
    ]);
  });

  it('is not their own to approve where another must, but theirs to take back', async () => {
    const { service, people, about } = await lab();

    await service.authorise({ answer: 'refuse', by: people.bo }, about(people.bo, true));
    await expect(service.authorise({ answer: 'refuse', by: people.bo }, about(people.grace))).rejects.toMatchObject({
      code: 'RUN_REFUSED',
    });
    await expect(service.authorise({ answer: 'approve', by: people.grace }, about(people.grace, true))).rejects.toThrow(
      'You asked for this yourself: somebody else must approve it.',
    );
    await service.authorise({ answer: 'approve', by: people.grace }, about(people.grace));
  });
});

it('registers what was approved once, with who asked and who approved', async () => {
  const { service, held, people, rules } = await lab();
  const { check } = await service.look(`>p1\n${bases}\n>p2\nACGTACGT\n`, {
    isCircular: true,
    askedBy: people.bo,
    rules,
  });
  await held.create({ name: 'p2', bases: 'TTTT', isCircular: true, folderId: rules.place.folderId });
  const approved = { askedBy: people.bo, approvedBy: people.grace, from: 'a ticket' };

  const [first, again] = [
    await service.register(check, rules, approved),
    await service.register(check, rules, approved),
  ];

  const [made] = await held.find('p1');
  expect(made?.fields?.['Asked by']?.value).toBe(
    'Bo (bo@lab.example) in a ticket, no run; approved by Grace (grace@lab.example)',
  );
  expect(first).toMatchObject([
    { name: 'p1', status: 'created', registryId: made?.entityRegistryId, url: made?.webURL },
    { name: 'p2', status: 'refused', why: expect.stringContaining('has other bases') },
  ]);
  expect(again.map(({ status }) => status)).toEqual(['unchanged', 'refused']);
});
