import { benchling, type Benchling } from '@ligase/core';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import {
  access,
  accessPlugin,
  memoryUsageSink,
  reportToMarkdown,
  type AccessOptions,
  type PolicyName,
  type UsageSink,
} from '../src/index.ts';

function startApp(tenant: TestTenant, usage: UsageSink) {
  const plugins = [auditingPlugin({ sink: memorySink() }), accessPlugin({ appId: tenant.appId, usage })] as const;
  return createTestApp({ tenant, plugins });
}

async function start(tenant: TestTenant, auth = tenant.auth, options: AccessOptions = { appId: tenant.appId }) {
  const plugins = [auditingPlugin({ sink: memorySink() }), accessPlugin(options)] as const;
  const app = await createTestApp({ tenant, auth, plugins });
  return { api: app.get(benchling), access: app.get(access) };
}

describe('the access of an app', () => {
  it('tells the app who it is and which teams it is in', async () => {
    const tenant = await startTestTenant();
    const { id: organizationId } = tenant.control.createOrganization({ name: 'Fjord' });
    const team = tenant.control.createTeam({ organizationId, name: 'Automation' });
    tenant.control.setMembership({ groupId: organizationId, memberId: tenant.appId });
    tenant.control.setMembership({ groupId: team.id, memberId: tenant.appId, role: 'ADMIN' });
    const app = await start(tenant);

    const standing = await app.access.whoAmI();

    expect(standing).toMatchObject({ name: 'test-app', appId: tenant.appId, unknowns: [] });
    expect(standing.groups.map(({ kind, name, role }) => `${kind} ${name} ${role}`).toSorted()).toEqual([
      'organization Fjord MEMBER',
      'team Automation ADMIN',
    ]);
  });

  it('says that it cannot tell which app it is, when neither its id nor its name tells', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant, tenant.auth, {});

    const standing = await app.access.whoAmI();
    const answer = await app.access.explain({ action: 'read', object: tenant.folderId });

    expect(standing.unknowns).toEqual([expect.stringContaining('accessPlugin({ appId: "app_..." })')]);
    expect(answer.verdict).toBe('unknown');
  });

  it('is enough when an organization of the app has the policy', async () => {
    const tenant = await startTestTenant({ policy: 'None' });
    const { id: organizationId } = tenant.control.createOrganization({ name: 'Fjord' });
    tenant.control.setMembership({ groupId: organizationId, memberId: tenant.appId });
    tenant.control.grantAccess({ resourceId: tenant.projectId, collaboratorId: organizationId, policy: 'Append' });
    const app = await start(tenant);

    const answer = await app.access.explain({ action: 'append', object: tenant.folderId });

    expect(answer).toMatchObject({ verdict: 'allowed', level: 'append', place: { name: 'Lab' }, steps: [] });
    expect(answer.grants.map(({ to }) => to.name)).toEqual(['Fjord']);
  });

  it('to a sequence is not that of its authors alone, as it is to an entry', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant);
    const { folderId } = tenant;
    const plasmid = { name: 'pUC19', bases: 'ACGT', isCircular: true, folderId };
    const { id: sequence = '' } = await app.api.request('POST /dna-sequences', { body: plasmid });
    const { id: entry = '' } = await app.api.request('POST /entries', { body: { name: 'Run 42', folderId } });

    const onSequence = await app.access.explain({ action: 'write', object: sequence });
    const onEntry = await app.access.explain({ action: 'write', object: entry });

    expect([onSequence.verdict, onEntry.verdict]).toEqual(['allowed', 'unknown']);
  });

  it('names the team that would do, and the policy to give', async () => {
    const tenant = await startTestTenant({ policy: 'Read' });
    const { id: organizationId } = tenant.control.createOrganization({ name: 'Fjord' });
    const team = tenant.control.createTeam({ organizationId, name: 'Automation' });
    tenant.control.setMembership({ groupId: organizationId, memberId: tenant.appId });
    tenant.control.grantAccess({ resourceId: tenant.projectId, collaboratorId: team.id, policy: 'Write' });
    const app = await start(tenant);

    const answer = await app.access.explain({ action: 'write', object: tenant.folderId });

    expect(answer).toMatchObject({ verdict: 'missing', level: 'read' });
    expect(answer.sentence).toBe(
      `The app "test-app" may not change "Lab" (${tenant.folderId}) in the project "Lab": it has Read there and needs Write. ` +
        'To let it: add the app to the team "Automation", which has Write on the project "Lab"; ' +
        'or give the app Write on the project "Lab".',
    );
  });

  it('cannot tell of what the app does not see, and says so', async () => {
    const tenant = await startTestTenant({ policy: 'None' });
    const app = await start(tenant);

    const answer = await app.access.explain({ action: 'read', object: tenant.folderId });

    expect(answer).toMatchObject({ verdict: 'unknown', place: undefined });
    expect(answer.sentence).toContain('does not exist, or the app cannot see it');
  });

  it('explains the refusal that a call gave', async () => {
    const tenant = await startTestTenant({ policy: 'Read' });
    const app = await start(tenant);
    const body = { name: 'Run 42', folderId: tenant.folderId };
    const error: unknown = await app.api.request('POST /entries', { body }).catch((thrown: unknown) => thrown);

    const answer = await app.access.explainError(error);

    expect(answer).toMatchObject({ verdict: 'missing', action: 'append', object: tenant.folderId });
    expect(answer?.steps.map(({ text }) => text)).toEqual(['give the app Append on the project "Lab"']);
  });
});

const policies: readonly PolicyName[] = ['Read', 'Append', 'Write', 'Admin'];

/** Reads one project, adds to a second, changes in a third, and archives a folder of a fourth. */
async function script(api: Benchling, folders: readonly (string | undefined)[]): Promise<void> {
  const [read = '', append = '', write = '', admin = ''] = folders;
  await api.request('GET /folders/{folder_id}', { path: { folder_id: read } });
  await api.request('POST /entries', { body: { name: 'Run', folderId: append } });
  const plasmid = { name: 'pUC19', bases: 'ACGT', isCircular: true, folderId: write };
  const { id = '' } = await api.request('POST /dna-sequences', { body: plasmid });
  await api.request('PATCH /dna-sequences/{dna_sequence_id}', {
    path: { dna_sequence_id: id },
    body: { name: 'pUC18' },
  });
  await api.request('POST /dna-sequences:archive', { body: { dnaSequenceIds: [id], reason: 'Made in error' } });
  const { id: oldFolder = '' } = await api.request('POST /folders', { body: { name: 'Old', parentFolderId: admin } });
  await api.request('POST /folders:archive', { body: { folderIds: [oldFolder], reason: 'Other' } });
}

/** A tenant with a project for each policy and one for nothing, and an app that has Admin on all of them. */
async function fiveProjects() {
  const tenant = await startTestTenant({ policy: 'None' });
  const projects = ['R', 'A', 'W', 'X', 'Idle'].map((name) => tenant.control.createProject({ name }));
  for (const { id } of projects)
    tenant.control.grantAccess({ resourceId: id, collaboratorId: tenant.appId, policy: 'Admin' });
  return { tenant, projects, folders: projects.map(({ folderId }) => folderId) };
}

describe('the least-privilege report', () => {
  it('finds what each project needs, and what is too much', async () => {
    const { tenant, folders } = await fiveProjects();
    const app = await start(tenant);
    await script(app.api, folders);

    const report = await app.access.leastPrivilege();

    expect(
      report.places
        .map(({ place, needs, has, tooMuch }) => [place.name, needs, has, tooMuch])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['A', 'append', 'admin', true],
      ['Idle', undefined, 'admin', true],
      ['R', 'read', 'admin', true],
      ['W', 'write', 'admin', true],
      ['X', 'admin', 'admin', false],
    ]);
    expect(reportToMarkdown(report)).toContain('| A (project) | Append | Admin | too much | createEntry |');
  });

  it('asks for grants with which all succeeds, and of which none can be a step smaller', async () => {
    const { tenant, projects, folders } = await fiveProjects();
    const app = await start(tenant);
    await script(app.api, folders);
    const report = await app.access.leastPrivilege();
    const needed = report.places.flatMap(({ place, needs }) =>
      needs === undefined
        ? []
        : [{ resourceId: place.id, rank: policies.findIndex((one) => one.toLowerCase() === needs) }],
    );
    const rerun = async (name: string, smaller?: string): Promise<unknown> => {
      const auth = tenant.addApp(name, 'None');
      const collaboratorId = tenant.control.listApps().find((one) => one.name === name)?.id ?? '';
      for (const { resourceId, rank } of needed) {
        const policy = policies[resourceId === smaller ? rank - 1 : rank];
        if (policy !== undefined) tenant.control.grantAccess({ resourceId, collaboratorId, policy });
      }
      const { api } = await start(tenant, auth);
      return script(api, folders).then(
        () => 'done',
        () => 'refused',
      );
    };

    const exact = await rerun('exact');
    const less = await Promise.all(projects.slice(0, 4).map(({ id, name }) => rerun(`less ${name}`, id)));

    expect(exact).toBe('done');
    expect(less).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  it('goes on with what was noted before a restart', async () => {
    const { tenant, projects, folders } = await fiveProjects();
    const usage = memoryUsageSink();
    const before = await startApp(tenant, usage);
    await before.get(benchling).request('GET /folders/{folder_id}', { path: { folder_id: folders[0] ?? '' } });
    await before.stop();

    const after = await startApp(tenant, usage);
    const report = await after.get(access).leastPrivilege();

    expect(report.places.filter(({ needs }) => needs !== undefined)).toMatchObject([
      { place: { id: projects[0]?.id }, needs: 'read', because: ['getFolder'] },
    ]);
  });

  it('lists what was refused and what it would need', async () => {
    const tenant = await startTestTenant({ policy: 'Read' });
    const app = await start(tenant);
    const body = { name: 'Run 42', folderId: tenant.folderId };
    await app.api.request('POST /entries', { body }).catch(() => undefined);

    const { refused } = await app.access.leastPrivilege();

    expect(refused).toMatchObject([
      { operationId: 'createEntry', subject: tenant.folderId, needs: 'append', place: { name: 'Lab' } },
    ]);
  });
});
