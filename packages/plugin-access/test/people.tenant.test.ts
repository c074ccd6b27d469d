import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { createTestApp, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { access, accessPlugin, type AccessLevel } from '../src/index.ts';
import { peopleLab } from './people-lab.ts';

const levels: readonly AccessLevel[] = ['read', 'append', 'write', 'admin'];

describe('the access of a person', () => {
  it.each([
    ['Read', 1],
    ['Append', 2],
    ['Write', 3],
    ['Admin', 4],
  ] as const)('is what %s allows, and names the smallest policy that is missing', async (policy, allowed) => {
    const { tenant, control, grace, objects, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: grace.id, policy });

    const answers = [];
    for (const action of levels)
      answers.push(await access.explain({ action, object: objects.folder, person: grace.id }));

    expect(answers.map(({ verdict }) => verdict === 'allowed')).toEqual(levels.map((_, index) => index < allowed));
    expect(answers.flatMap(({ steps }) => steps.map((step) => step.policy))).toEqual(
      ['Append', 'Write', 'Admin'].slice(allowed - 1),
    );
  });

  it('is told with the team or the organization that it comes from', async () => {
    const { tenant, control, grace, objects, fjord, automation, access } = await peopleLab();
    const { projectId: resourceId } = tenant;
    control.setMembership({ groupId: automation, memberId: grace.id });
    control.grantAccess({ resourceId, collaboratorId: fjord, policy: 'Append' });
    control.grantAccess({ resourceId, collaboratorId: automation, policy: 'Write' });
    const question = { action: 'write', object: objects.sequence, person: grace.id } as const;

    const byTeam = await access.explain(question);
    control.removeMembership({ groupId: automation, memberId: grace.id });
    const byOrganization = await access.explain(question);

    expect(byTeam.sentence).toBe(
      `Grace Hopper may change "pUC19" (${objects.sequence}) in the project "Lab": they have Write there, by the team "Automation".`,
    );
    expect(byOrganization.sentence).toBe(
      `Grace Hopper may not change "pUC19" (${objects.sequence}) in the project "Lab": they have Append there, by the organization "Fjord" and need Write. ` +
        'To let them: add Grace Hopper to the team "Automation", which has Write on the project "Lab"; ' +
        'or give Grace Hopper Write on the project "Lab".',
    );
  });

  it('of a group that is for its admins is theirs alone', async () => {
    const { tenant, control, grace, objects, fjord, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: fjord, policy: 'Write', adminsOnly: true });
    const question = { action: 'write', object: objects.sequence, person: grace.id } as const;

    const asMember = await access.explain(question);
    control.setMembership({ groupId: fjord, memberId: grace.id, role: 'ADMIN' });
    const asAdmin = await access.explain(question);

    expect(asMember.verdict).toBe('missing');
    expect(asAdmin.sentence).toContain('they have Write there, as an admin of the organization "Fjord"');
  });

  it('to a workflow task is that to the folder of its group', async () => {
    const { tenant, control, grace, objects, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: grace.id, policy: 'Write' });

    const answer = await access.explain({ action: 'write', object: objects.task, person: grace.id });

    expect(answer).toMatchObject({ verdict: 'allowed', place: { id: tenant.projectId } });
    expect(answer.path[0]).toBe(objects.task);
  });

  it('to an entry under Write is that of its authors', async () => {
    const { tenant, control, grace, alan, objects, fjord, access } = await peopleLab();
    control.setMembership({ groupId: fjord, memberId: alan.id });
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: fjord, policy: 'Write' });
    const question = { action: 'write', object: objects.entry } as const;

    const author = await access.explain({ ...question, person: grace.id });
    const colleague = await access.explain({ ...question, person: alan.id });

    expect(author.verdict).toBe('allowed');
    expect(colleague).toMatchObject({ verdict: 'missing', steps: [{ kind: 'make-author' }, { kind: 'grant-policy' }] });
    expect(colleague.sentence).toContain('under which only its authors may edit an entry');
  });

  it('to an entry under Write cannot be told when a group that the app does not see into has Admin', async () => {
    const { tenant, control, alan, objects, fjord, elsewhere, access } = await peopleLab();
    control.setMembership({ groupId: fjord, memberId: alan.id });
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: fjord, policy: 'Write' });
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: elsewhere, policy: 'Admin' });

    const answer = await access.explain({ action: 'write', object: objects.entry, person: alan.id });

    expect(answer.verdict).toBe('unknown');
  });

  it('to what is archived is to read it, until it is taken out again', async () => {
    const { tenant, control, grace, objects, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: grace.id, policy: 'Admin' });
    const question = { object: objects.archived, person: grace.id };

    const read = await access.explain({ ...question, action: 'read' });
    const write = await access.explain({ ...question, action: 'write' });

    expect(read.verdict).toBe('allowed');
    expect(write).toMatchObject({ verdict: 'missing', steps: [{ kind: 'unarchive' }] });
    expect(write.sentence).toContain(`"pOld" (${objects.archived}) is archived. To let them: unarchive`);
  });

  it('is never that of nobody, which would be everybody', async () => {
    const { tenant, control, fjord, objects, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: fjord, policy: 'Admin' });
    const question = { action: 'read', object: objects.sequence } as const;

    const ofTheApp = await access.explain({ ...question, person: tenant.appId });
    const ofNobody = access.explain({ ...question, person: ' ' });

    expect(ofTheApp.verdict).toBe('unknown');
    await expect(ofNobody).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is not that of an app which Benchling lists besides', async () => {
    const { tenant, control, grace, objects, automation } = await peopleLab();
    const { projectId: resourceId, appId } = tenant;
    control.setMembership({ groupId: automation, memberId: appId });
    control.grantAccess({ resourceId, collaboratorId: automation, policy: 'Write' });
    const generous = {
      ...tenant,
      handle: (request: Parameters<TestTenant['handle']>[0]) =>
        tenant.handle({ ...request, url: request.url.replace(/memberId\.eq=[^&]*/, '') }),
    };
    const plugins = [auditingPlugin({ sink: memorySink() }), accessPlugin({ appId })] as const;
    const app = await createTestApp({ tenant: generous, plugins });

    const answer = await app.get(access).explain({ action: 'write', object: objects.sequence, person: grace.id });

    expect(answer).toMatchObject({ verdict: 'missing', grants: [] });
  });

  it('ends with a suspension', async () => {
    const { tenant, control, grace, objects, access } = await peopleLab();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: grace.id, policy: 'Admin' });
    control.suspendUser({ userId: grace.id, isSuspended: true });

    const answer = await access.explain({ action: 'read', object: objects.sequence, person: grace.id });

    expect(answer).toMatchObject({ verdict: 'missing', steps: [{ kind: 'lift-suspension' }] });
    expect(answer.sentence).toBe(`Grace Hopper is suspended in Benchling, and may not read ${objects.sequence}.`);
  });

  it('to what is hidden from them is told without its name or place', async () => {
    const { grace, objects, access } = await peopleLab();

    const answer = await access.explain({ action: 'read', object: objects.sequence, person: grace.id });

    expect(answer.verdict).toBe('missing');
    expect(answer.sentence).toContain(objects.sequence);
    expect(answer.sentence).not.toMatch(/pUC19|Lab/);
  });

  it('to what is hidden from them is told as to what is not there, whatever the app sees of it', async () => {
    const { tenant, control, grace, objects, elsewhere, access } = await peopleLab();
    const { projectId: resourceId, appId } = tenant;
    const told = async (object: string) => {
      const answers = [];
      for (const action of levels) answers.push(await access.explain({ action, object, person: grace.id }));
      return answers.map(({ sentence }) => sentence.replaceAll(object, 'it'));
    };

    const absent = await told('seq_none0000');
    const hidden = await told(objects.sequence);
    control.grantAccess({ resourceId, collaboratorId: elsewhere, policy: 'Admin' });
    const hiddenPerhaps = await told(objects.sequence);
    control.revokeAccess({ resourceId, collaboratorId: appId });
    const hiddenFromTheApp = await told(objects.sequence);

    expect(absent[2]).toBe(
      'Grace Hopper may not change it, as far as this app can tell: it is not there, they have no access to where it stands, ' +
        'or Benchling does not show the app who has. Whoever administers it can give them Write.',
    );
    expect([hidden, hiddenPerhaps, hiddenFromTheApp]).toEqual([absent, absent, absent]);
  });

  it('cannot be told when the app sees too little, and the answer says of what', async () => {
    const { tenant, control, grace, alan, objects, elsewhere, access } = await peopleLab();
    const { projectId: resourceId, appId } = tenant;
    const question = { action: 'write', object: objects.sequence } as const;
    control.grantAccess({ resourceId, collaboratorId: alan.id, policy: 'Write' });
    control.grantAccess({ resourceId, collaboratorId: elsewhere, policy: 'Write' });

    const stranger = await access.explain({ ...question, person: alan.id });
    const perhapsInGroup = await access.explain({ ...question, person: grace.id });
    control.revokeAccess({ resourceId, collaboratorId: appId });
    const unseen = await access.explain({ ...question, person: grace.id });

    expect([stranger, perhapsInGroup, unseen].map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(stranger.sentence).toContain('they share no organization');
    expect(perhapsInGroup.unknowns).toEqual([expect.stringContaining('Who is in the organization "Elsewhere"')]);
    expect(unseen.unknowns).toEqual([expect.stringContaining('the app cannot see it')]);
  });
});
