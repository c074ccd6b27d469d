import { invalidRequest } from '../api-error.ts';
import type { Audit } from '../audit/audit.ts';
import type { Actor } from '../engine/changes.ts';
import type { AppRights } from './app-rights.ts';
import type { App, Apps } from './apps.ts';

/** The changes of an app that API v2 and the developer console both make. Each is checked and recorded. */
export interface AppEdits {
  /** Makes an app from scratch. @throws {TenantApiError} 400 for a blank name, 403 */
  create(actor: Actor, app: { readonly id?: string; readonly name: string; readonly description: string }): App;
  /** @throws {TenantApiError} 400 for a blank name, 403 */
  update(
    actor: Actor,
    app: App,
    changes: { readonly name?: string | undefined; readonly description?: string | undefined },
  ): App;
  /** Archives an app, or lets it in again with the secret it had when `reason` is `null`. @throws {TenantApiError} 403 */
  archive(actor: Actor, app: App, reason: string | null): App;
  /** Writes an audit row about an app. */
  record(
    actor: Actor,
    app: Pick<App, 'id' | 'name'>,
    event: string,
    change: { readonly action: string; readonly oldValue?: string | null; readonly newValue?: string | null },
  ): void;
  /** @throws {TenantApiError} 403 unless the actor may change the app in the developer console. */
  demandOwner(actor: Actor, app: App): void;
}

/** Makes the changes of apps. */
export function createAppEdits(parts: {
  readonly apps: Apps;
  readonly audit: Audit;
  readonly rights: AppRights;
}): AppEdits {
  const { apps, audit, rights } = parts;
  const record: AppEdits['record'] = (actor, app, event, change) =>
    audit.record({
      principal: actor.principal,
      remoteAddress: actor.remoteAddress,
      eventDescription: `App: ${event}`,
      item: app.name,
      itemId: app.id,
      itemType: 'App',
      ...change,
    });
  const demandOwner: AppEdits['demandOwner'] = ({ principal }, app) => {
    const definition = apps.definitions.get(app.definitionId);
    if (definition !== undefined) rights.demandOwner(principal, definition);
  };
  return {
    create(actor, made) {
      rights.demandConsole(actor.principal);
      demandName(made.name);
      const app = apps.create({ ...made, creatorId: actor.principal.id });
      record(actor, app, 'Created', { action: 'Created', newValue: app.name });
      return app;
    },
    update(actor, before, { name = before.name, description = before.description }) {
      demandOwner(actor, before);
      if (name === before.name && description === before.description) return before;
      demandName(name);
      const after = apps.update(before.id, { name, description });
      const changed = (property: 'name' | 'description'): void => {
        if (after[property] === before[property]) return;
        const change = { action: `Updated ${property}`, oldValue: before[property], newValue: after[property] };
        record(actor, after, 'Updated', change);
      };
      changed('name');
      changed('description');
      return after;
    },
    archive(actor, app, reason) {
      demandOwner(actor, app);
      if (app.archiveReason === reason) return app;
      const verb = reason === null ? 'Unarchived' : 'Archived';
      record(actor, app, verb, { action: verb, oldValue: app.archiveReason, newValue: reason });
      return apps.update(app.id, { archiveReason: reason });
    },
    record,
    demandOwner,
  };
}

function demandName(name: string): void {
  if (name.trim() === '') throw invalidRequest('Invalid name: an app cannot be told apart by a blank one.');
}
