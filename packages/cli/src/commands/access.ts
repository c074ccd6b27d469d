import type { Action, PolicyName, RemoteControl } from '@ligase/tenant/client';
import { CommandError, textOption, type Command, type Invocation, type Option } from '../command.ts';
import { findByName, type Named } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

const policies: readonly PolicyName[] = ['Admin', 'Write', 'Append', 'Read', 'None'];
const actions: readonly Action[] = ['read', 'append', 'write', 'admin'];

const grantOptions: Readonly<Record<string, Option>> = {
  to: { type: 'string', value: 'WHO', help: 'A user, app, team or organization, by id or name' },
  on: { type: 'string', value: 'WHERE', help: 'A project or a registry, by id or name' },
  'admins-only': { type: 'boolean', help: 'Only for the admins of the team or organization' },
  ...tenantOptions,
};

/** `ligase grant` */
export const grant: Command = {
  args: ['POLICY'],
  options: grantOptions,
  async run(invocation) {
    const { POLICY: word = '' } = invocation.args;
    const policy = policies.find((name) => name.toLowerCase() === word.toLowerCase());
    if (policy === undefined) throw new CommandError(`"${word}" is no policy; use ${policies.join(', ')}.`, 2);
    const control = runningTenant(invocation);
    const { to, on } = await grantSides(control, invocation, 'to');
    const adminsOnly = invocation.options['admins-only'] === true;
    const place = await control.grantAccess({ resourceId: on.id, collaboratorId: to.id, policy, adminsOnly });
    report(invocation, place, [
      `${on.name} is open to ${adminsOnly ? 'the admins of ' : ''}${to.name} with ${policy}.`,
    ]);
  },
};

/** `ligase revoke` */
export const revoke: Command = {
  args: [],
  options: {
    from: { type: 'string', value: 'WHO', help: 'A user, app, team or organization, by id or name' },
    ...Object.fromEntries(Object.entries(grantOptions).filter(([name]) => name !== 'to')),
  },
  async run(invocation) {
    const control = runningTenant(invocation);
    const { to: from, on } = await grantSides(control, invocation, 'from');
    const adminsOnly = invocation.options['admins-only'] === true;
    const place = await control.revokeAccess({ resourceId: on.id, collaboratorId: from.id, adminsOnly });
    report(invocation, place, [`${from.name} has no policy of its own on ${on.name} any more.`]);
  },
};

/** `ligase member add` */
export const memberAdd: Command = {
  args: ['WHO', 'GROUP'],
  options: { admin: { type: 'boolean', help: 'As an admin and not a plain member' }, ...tenantOptions },
  async run(invocation) {
    const control = runningTenant(invocation);
    const { who, group } = await memberAndGroup(control, invocation);
    const role = invocation.options['admin'] === true ? 'ADMIN' : 'MEMBER';
    const member = await control.setMembership({ groupId: group.id, memberId: who.id, role });
    report(invocation, member, [`${who.name} is in ${group.name} as ${role.toLowerCase()}.`]);
  },
};

/** `ligase member remove` */
export const memberRemove: Command = {
  args: ['WHO', 'GROUP'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const { who, group } = await memberAndGroup(control, invocation);
    await control.removeMembership({ groupId: group.id, memberId: who.id });
    report(invocation, { removed: who.id }, [`${who.name} is no longer in ${group.name}.`]);
  },
};

/** `ligase explain` */
export const explain: Command = {
  args: ['WHO', 'ITEM'],
  options: {
    action: { type: 'string', value: 'ACTION', help: `One of ${actions.join(', ')}; default read` },
    ...tenantOptions,
  },
  async run(invocation) {
    const action = (textOption(invocation, 'action') ?? 'read') as Action;
    if (!actions.includes(action)) throw new CommandError(`"${action}" is no action; use ${actions.join(', ')}.`, 2);
    const control = runningTenant(invocation);
    const who = await principal(control, invocation.args['WHO'] ?? '');
    const itemId = invocation.args['ITEM'] ?? '';
    const why = await control.explainAccess({ principalId: who.id, itemId, action });
    const answers = {
      allowed: 'may',
      hidden: 'does not even see it: 404 when trying to',
      refused: 'may not: 403 when trying to',
    };
    report(invocation, why, [
      `${who.name} ${answers[why.decision]} ${action} ${itemId}.`,
      why.decidedBy === null ? 'It is in no project and no registry.' : `Its rights come from ${why.decidedBy}.`,
      ...why.grants.map(
        ({ policy, through, from, adminsOnly }) =>
          `  ${policy} by ${from} of ${through}${adminsOnly ? ' (admins only)' : ''}`,
      ),
      ...(why.grants.length === 0 ? ['  Nothing is granted there, neither to it nor to a group it is in.'] : []),
    ]);
  },
};

async function principal(control: RemoteControl, wanted: string): Promise<Named> {
  const [apps, users] = await Promise.all([control.listApps(), control.listUsers()]);
  return findByName('user or app', [...apps, ...users], wanted);
}

async function memberAndGroup(control: RemoteControl, { args }: Invocation): Promise<{ who: Named; group: Named }> {
  const [organizations, teams] = await Promise.all([control.listOrganizations(), control.listTeams()]);
  return {
    who: await principal(control, args['WHO'] ?? ''),
    group: findByName('organization or team', [...organizations, ...teams], args['GROUP'] ?? ''),
  };
}

async function grantSides(control: RemoteControl, invocation: Invocation, side: 'to' | 'from') {
  const wanted = textOption(invocation, side);
  const where = textOption(invocation, 'on');
  if (wanted === undefined || where === undefined)
    throw new CommandError(`Say who and where: --${side} WHO --on WHERE.`, 2);
  const lists = await Promise.all([
    control.listApps(),
    control.listUsers(),
    control.listTeams(),
    control.listOrganizations(),
  ]);
  const places = await Promise.all([control.listProjects(), control.listRegistries()]);
  return {
    to: findByName<Named>('user, app, team or organization', lists.flat(), wanted),
    on: findByName<Named>('project or registry', places.flat(), where),
  };
}
