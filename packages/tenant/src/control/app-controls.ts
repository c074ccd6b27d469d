import { TenantApiError } from '../api-error.ts';
import type { App } from '../apps/apps.ts';
import type { Principal } from '../identity/principal.ts';
import { given, unknownId, type ControlBase } from './control-base.ts';
import type { AppView, Control } from './control.ts';

type AppControls = Pick<
  Control,
  | 'createApp'
  | 'listApps'
  | 'getApp'
  | 'updateApp'
  | 'archiveApp'
  | 'unarchiveApp'
  | 'generateAppSecret'
  | 'revokeAppSecret'
>;

/** What the developer console of Benchling does with apps. */
export function appControls(base: ControlBase): AppControls {
  const { apps } = base;
  const view = (app: App): AppView => ({ ...app, memberships: base.membershipsOf(app.principalId) });
  const existing = (appId: string): App => {
    const app = apps.get(appId);
    if (app === undefined) throw unknownId('app', appId, 'listApps');
    return app;
  };
  const record = (actor: Principal, app: App, event: string, action: string, oldValue?: string, newValue?: string) => {
    const changes = [{ action, oldValue: oldValue ?? null, newValue: newValue ?? null }];
    base.record(actor, { eventDescription: `App: ${event}`, item: app.name, itemId: app.id, itemType: 'App', changes });
  };
  const archive = (actor: Principal, app: App, archiveReason: string | null): AppView => {
    const word = archiveReason === null ? 'Unarchived' : 'Archived';
    record(actor, app, word, word, app.archiveReason ?? undefined, archiveReason ?? undefined);
    return view(apps.update(app.id, { archiveReason }));
  };
  return {
    createApp({ id, name, description = '', ...acting }) {
      if (id !== undefined && apps.get(id) !== undefined)
        throw new TenantApiError(409, 'invalid_request_error', `There is an app ${id} already.`);
      const actor = base.actor(acting);
      const app = apps.create({ ...given({ id }), name, description, creatorId: actor.id });
      record(actor, app, 'Created', 'Created', undefined, name);
      return view(app);
    },
    listApps: () => apps.list().map(view),
    getApp: ({ appId }) => view(existing(appId)),
    updateApp({ appId, name, description, ...acting }) {
      const before = existing(appId);
      const actor = base.actor(acting);
      const after = apps.update(appId, { name: name ?? before.name, description: description ?? before.description });
      if (after.name !== before.name) record(actor, after, 'Updated', 'Updated name', before.name, after.name);
      if (after.description !== before.description)
        record(actor, after, 'Updated', 'Updated description', before.description, after.description);
      return view(after);
    },
    archiveApp: ({ appId, reason = 'Other', ...acting }) => archive(base.actor(acting), existing(appId), reason),
    unarchiveApp: ({ appId, ...acting }) => archive(base.actor(acting), existing(appId), null),
    generateAppSecret({ appId, ...acting }) {
      const app = existing(appId);
      record(base.actor(acting), app, 'Updated credentials', 'Generated client secret');
      return { clientId: app.clientId, clientSecret: apps.renewSecret(appId) };
    },
    revokeAppSecret({ appId, ...acting }) {
      record(base.actor(acting), existing(appId), 'Updated credentials', 'Deleted client secret');
      apps.revokeSecret(appId);
      return view(existing(appId));
    },
  };
}
