import { given } from '../control/control-base.ts';
import type { Control } from '../control/control.ts';
import type { SeedNames } from './seed-names.ts';
import type { Seed, SeedMembers, SeedUser } from './seed.ts';

const fallback: SeedUser = { handle: 'admin', name: 'Tenant Admin', isTenantAdmin: true };

/** Adds the users of a seed, and gives the first tenant admin. */
export function addPeople(
  control: Control,
  names: SeedNames,
  { users = [] }: Seed,
): { readonly id: string; readonly name: string; readonly handle: string } {
  const first = users.find(({ isTenantAdmin }) => isTenantAdmin === true) ?? fallback;
  const add = ({ capabilities = [], ...user }: SeedUser, actingUser?: string) => {
    const made = control.createUser({ ...user, ...(actingUser !== undefined && { actingUser }) });
    names.knowParty(made.id, made.handle);
    for (const capability of capabilities) control.setCapability({ holderId: made.id, capability, isGranted: true });
    return made;
  };
  // The first admin is made by nobody but themselves.
  const admin = add(first, first.handle);
  names.each(users, 'users', (user) => {
    if (user !== first) add(user);
  });
  return admin;
}

/** Adds the organizations of a seed with their teams, and who is in them. */
export function addGroups(control: Control, names: SeedNames, { organizations }: Seed): void {
  const join = (groupId: string, { admins, members, capabilities = [] }: SeedMembers, where: string): void => {
    for (const capability of capabilities) control.setCapability({ holderId: groupId, capability, isGranted: true });
    names.each(admins, `${where}.admins`, (who, at) => {
      control.setMembership({ groupId, memberId: names.party(who, at), role: 'ADMIN' });
    });
    names.each(members, `${where}.members`, (who, at) => {
      control.setMembership({ groupId, memberId: names.party(who, at) });
    });
  };
  names.each(organizations, 'organizations', (organization, at) => {
    const { id, name, handle, teams } = organization;
    const { id: organizationId } = control.createOrganization({ name, ...given({ id, handle }) });
    names.knowParty(organizationId, name);
    join(organizationId, organization, at);
    names.each(teams, `${at}.teams`, (team, inTeam) => {
      const { id: teamId } = control.createTeam({ organizationId, name: team.name, ...given({ id: team.id }) });
      names.knowParty(teamId, team.name);
      join(teamId, team, inTeam);
    });
  });
}
