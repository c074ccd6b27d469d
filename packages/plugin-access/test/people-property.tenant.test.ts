import { isLigaseError, type Benchling } from '@ligase/core';
import { array, asyncProperty, assert, boolean, constantFrom, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { AccessLevel, PolicyName } from '../src/index.ts';
import { peopleLab } from './people-lab.ts';

type Lab = Awaited<ReturnType<typeof peopleLab>>;
type Kind = keyof Lab['objects'];

const runs = Number(process.env['LIGASE_PROPERTY_RUNS'] ?? 40);
const seed = Number(process.env['LIGASE_PROPERTY_SEED'] ?? 20_260_101);

/** What Benchling itself answers a person who does it. */
const attempts: readonly {
  readonly action: AccessLevel;
  readonly kind: Kind;
  readonly attempt: (api: Benchling, id: string) => Promise<unknown>;
}[] = [
  {
    action: 'read',
    kind: 'entry',
    attempt: (api, id) => api.request('GET /entries/{entry_id}', { path: { entry_id: id } }),
  },
  {
    action: 'write',
    kind: 'entry',
    attempt: (api, id) =>
      api.request('PATCH /entries/{entry_id}', { path: { entry_id: id }, body: { name: 'Run 43' } }),
  },
  {
    action: 'append',
    kind: 'folder',
    attempt: (api, id) => api.request('POST /entries', { body: { name: 'Run 1', folderId: id } }),
  },
  {
    action: 'write',
    kind: 'task',
    attempt: (api, id) =>
      api.request('PATCH /workflow-tasks/{workflow_task_id}', {
        path: { workflow_task_id: id },
        body: { scheduledOn: '2026-02-01' },
      }),
  },
  ...(['sequence', 'registered', 'archived'] as const).flatMap((kind) => [
    {
      action: 'read' as const,
      kind,
      attempt: (api: Benchling, id: string) =>
        api.request('GET /dna-sequences/{dna_sequence_id}', { path: { dna_sequence_id: id } }),
    },
    {
      action: 'write' as const,
      kind,
      attempt: (api: Benchling, id: string) =>
        api.request('PATCH /dna-sequences/{dna_sequence_id}', {
          path: { dna_sequence_id: id },
          body: { name: 'pNew' },
        }),
    },
  ]),
  {
    action: 'admin',
    kind: 'folder',
    attempt: async (api, id) => {
      await api.request('POST /folders:archive', { body: { folderIds: [id], reason: 'Other' } });
      await api.request('POST /folders:unarchive', { body: { folderIds: [id] } });
    },
  },
];

const policy = constantFrom<PolicyName | 'None'>('None', 'Read', 'Append', 'Write', 'Admin');
const to = constantFrom('grace', 'alan', 'fjord', 'elsewhere', 'automation', 'sequencing');
const group = constantFrom('fjord', 'elsewhere', 'automation', 'sequencing');
const who = constantFrom('grace', 'alan');
const change = record({
  join: record({ group, who, admin: boolean() }),
  leave: record({ group, who }),
  grant: record({ to, policy, adminsOnly: boolean(), inRegistry: boolean() }),
  app: constantFrom<PolicyName | 'None'>('Read', 'Read', 'Read', 'Read', 'Read', 'None'),
  owner: constantFrom('ada', 'ada', 'grace', 'fjord'),
  isTeamArchived: boolean(),
  suspended: constantFrom('nobody', 'nobody', 'grace', 'alan'),
  does: constantFrom('join', 'join', 'grant', 'grant', 'grant', 'leave', 'app', 'owner', 'archive', 'suspend'),
});
type Change = typeof change extends { generate: (...args: never[]) => { value: infer Value } } ? Value : never;

function idOf(lab: Lab, name: string): string {
  if (name === 'grace' || name === 'alan') return lab[name].id;
  if (name === 'ada') return lab.control.listUsers().find(({ handle }) => handle === 'ada')?.id ?? '';
  return lab[name as 'fjord'];
}

function play(lab: Lab, { does, join, leave, grant, app, owner, isTeamArchived, suspended }: Change): void {
  const { control, tenant, automation } = lab;
  const { projectId, registryId, appId } = tenant;
  const places = [projectId, registryId];
  if (does === 'join') {
    const role = join.admin ? 'ADMIN' : 'MEMBER';
    possibly(() => control.setMembership({ groupId: idOf(lab, join.group), memberId: idOf(lab, join.who), role }));
  }
  if (does === 'leave')
    possibly(() => control.removeMembership({ groupId: idOf(lab, leave.group), memberId: idOf(lab, leave.who) }));
  if (does === 'grant') {
    const adminsOnly = grant.adminsOnly && !['grace', 'alan'].includes(grant.to);
    const resourceId = grant.inRegistry ? registryId : projectId;
    control.grantAccess({
      resourceId,
      collaboratorId: idOf(lab, grant.to),
      policy: grant.policy,
      adminsOnly,
    });
  }
  if (does === 'app')
    for (const resourceId of places) control.grantAccess({ resourceId, collaboratorId: appId, policy: app });
  if (does === 'owner') for (const resourceId of places) control.setOwner({ resourceId, ownerId: idOf(lab, owner) });
  if (does === 'archive') control[isTeamArchived ? 'archiveTeam' : 'unarchiveTeam']({ teamId: automation });
  if (does === 'suspend')
    for (const handle of ['grace', 'alan'] as const)
      control.suspendUser({ userId: lab[handle].id, isSuspended: handle === suspended });
}

/** Does what the tenant may refuse, as when a team is joined without its organization. */
function possibly(act: () => unknown): void {
  try {
    act();
  } catch {
    // Then nothing has changed.
  }
}

async function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (isLigaseError(error)) return false;
    throw error;
  }
}

it(
  'says of people what Benchling answers them, or that it cannot tell',
  async () => {
    const lab = await peopleLab();
    const said = { allowed: 0, missing: 0, unknown: 0 };

    const check = asyncProperty(array(change, { minLength: 3, maxLength: 8, size: 'max' }), async (changes) => {
      const wrong: string[] = [];
      for (const one of changes) play(lab, one);
      for (const { id: person, name, api } of [lab.grace, lab.alan])
        for (const { action, kind, attempt } of attempts) {
          const object = lab.objects[kind];
          const { verdict, sentence } = await lab.access.explain({ action, object, person });
          const done = await succeeds(attempt(api, object));
          said[verdict] += 1;
          if (verdict !== 'unknown' && (verdict === 'allowed') !== done)
            wrong.push(`${name}, ${action} ${kind}: ${done ? 'done' : 'refused'}, but told: ${sentence}`);
        }
      expect(wrong).toEqual([]);
    });
    await assert(check, { numRuns: runs, seed, endOnFailure: true });

    // An answer that is always "unknown" would be right and of no use.
    const asked = said.allowed + said.missing + said.unknown;
    expect(said.allowed).toBeGreaterThan(asked / 10);
    expect(said.missing).toBeGreaterThan(asked / 10);
    expect(said.unknown).toBeLessThan(asked * 0.7);
  },
  runs * 4000,
);
