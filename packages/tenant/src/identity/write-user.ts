import { forbidden, invalidRequest } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { Principal } from './principal.ts';
import type { NewUser, User, Users } from './users.ts';

/** What the API lets tenant admins change of a user. */
export type UserChanges = Partial<Pick<User, 'name' | 'handle' | 'email' | 'isSuspended'>>;

/** Makes and changes users, and records it. Each throws {TenantApiError} 400, or 403 for all but tenant admins. */
export interface UserWriter {
  create(actor: Actor, user: Omit<NewUser, 'isTenantAdmin'>): User;
  update(actor: Actor, user: User, changes: UserChanges): User;
}

/** The writes of users that API v2 offers. */
export function createUserWriter({ db, audit }: TenantContext, users: Users): UserWriter {
  const handleOwner = db.prepare<{ id: string }>('SELECT id FROM principals WHERE handle = ?');

  const demandFree = ({ name, handle, email }: Pick<User, 'name' | 'handle' | 'email'>, id?: string): void => {
    if (name.trim() === '') throw invalidRequest('name is a required field');
    if (handle.trim() === '') throw invalidRequest('handle is a required field');
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw invalidRequest(`Invalid email: ${email}. It takes an address.`);
    const owners = [handleOwner.get(handle)?.id, users.find(email)?.id];
    if (owners.some((owner) => owner !== undefined && owner !== id))
      throw invalidRequest(`There is a user with the handle ${handle} or the email ${email} already; choose another.`);
  };

  return {
    create: (actor, { name, handle, email }) => {
      demandTenantAdmin(actor.principal, actor.principal.id);
      demandFree({ name, handle, email });
      const user = users.create({ name, handle, email });
      audit.record({ ...actorOf(actor), ...itemOf(user, 'Created'), action: 'Created', newValue: name });
      return user;
    },
    update: (actor, before, changes) => {
      demandTenantAdmin(actor.principal, before.id);
      demandFree({ ...before, ...changes }, before.id);
      const user = users.update(before.id, changes);
      for (const property of ['name', 'handle', 'email', 'isSuspended'] as const) {
        if (before[property] === user[property]) continue;
        const change = { oldValue: String(before[property]), newValue: String(user[property]) };
        audit.record({ ...actorOf(actor), ...itemOf(user, 'Updated'), action: `Updated ${property}`, ...change });
      }
      return user;
    },
  };
}

/** @throws {TenantApiError} 403 for all but tenant admins. */
export function demandTenantAdmin(principal: Principal, id: string): void {
  if (!principal.isTenantAdmin) throw forbidden(id, 'Only a tenant admin may make and change users.');
}

function actorOf({ principal, remoteAddress }: Actor): Actor {
  return { principal, remoteAddress };
}

function itemOf(
  user: User,
  verb: string,
): { eventDescription: string; item: string; itemId: string; itemType: string } {
  return { eventDescription: `User: ${verb}`, item: user.name, itemId: user.id, itemType: 'User' };
}
