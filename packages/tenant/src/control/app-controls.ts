import { invalidRequest, TenantApiError } from '../api-error.ts';
import type { App } from '../apps/apps.ts';
import { from, given, unknownId, type ControlBase } from './control-base.ts';
import type { AppControl, AppView } from './app-control.ts';

type AppControls = Pick<
  AppControl,
  | 'createApp'
  | 'listApps'
  | 'getApp'
  | 'updateApp'
  | 'archiveApp'
  | 'unarchiveApp'
  | 'generateAppSecret'
  | 'revokeAppSecret'
  | 'activateApp'
  | 'deactivateApp'
  | 'uninstallApp'
  | 'setCapability'
>;

/** The installed app with this id. @throws {TenantApiError} 404 */
export function installedApp({ apps }: ControlBase, appId: string): App {
  const app = apps.get(appId);
  if (app === undefined) throw unknownId('app', appId, 'listApps');
  return app;
}

/** An app as the control API shows it. */
export function appView(base: ControlBase, app: App): AppView {
  return { ...app, memberships: base.membershipsOf(app.principalId) };
}

/** What the developer console and the app workspace of Benchling do with apps. */
export function appControls(base: ControlBase): AppControls {
  const { apps, appParts } = base;
  const { edits, lifecycle, capabilities } = appParts;
  const view = (app: App): AppView => appView(base, app);
  /** The app, and the one who acts, who must be its owner. */
  const owned = (appId: string, acting: { readonly actingUser?: string }) => {
    const app = installedApp(base, appId);
    const actor = from(base.actor(acting));
    edits.demandOwner(actor, app);
    return { app, actor };
  };
  return {
    createApp({ id, name, description = '', ...acting }) {
      if (id !== undefined && apps.get(id) !== undefined)
        throw new TenantApiError(409, 'invalid_request_error', `There is an app ${id} already.`);
      return view(edits.create(from(base.actor(acting)), { ...given({ id }), name, description }));
    },
    listApps: () => apps.list().map(view),
    getApp: ({ appId }) => view(installedApp(base, appId)),
    updateApp: ({ appId, name, description, ...acting }) =>
      view(edits.update(from(base.actor(acting)), installedApp(base, appId), { name, description })),
    archiveApp: ({ appId, reason = 'Other', ...acting }) =>
      view(edits.archive(from(base.actor(acting)), installedApp(base, appId), reason)),
    unarchiveApp: ({ appId, ...acting }) =>
      view(edits.archive(from(base.actor(acting)), installedApp(base, appId), null)),
    generateAppSecret({ appId, ...acting }) {
      const { app, actor } = owned(appId, acting);
      if (app.lifecycle === 'AUTOMATIC')
        throw invalidRequest(`${app.name} gets its credentials by the webhook of its activation: activate it.`);
      edits.record(actor, app, 'Updated credentials', { action: 'Generated client secret' });
      return { clientId: app.clientId, clientSecret: apps.renewSecret(appId) };
    },
    revokeAppSecret({ appId, ...acting }) {
      const { app, actor } = owned(appId, acting);
      edits.record(actor, app, 'Updated credentials', { action: 'Deleted client secret' });
      apps.revokeSecret(appId);
      return view(installedApp(base, appId));
    },
    activateApp({ appId, ...acting }) {
      const { app, actor } = owned(appId, acting);
      return view(lifecycle.activate(actor, app));
    },
    deactivateApp({ appId, ...acting }) {
      const { app, actor } = owned(appId, acting);
      return view(lifecycle.deactivate(actor, app));
    },
    uninstallApp({ appId, ...acting }) {
      const { app, actor } = owned(appId, acting);
      lifecycle.uninstall(actor, app);
    },
    setCapability({ holderId, capability, isGranted, ...acting }) {
      const actor = base.actor(acting);
      if (!actor.isTenantAdmin)
        throw new TenantApiError(403, 'invalid_request_error', 'Only a tenant admin gives capabilities.');
      const group = base.groups.organization(holderId) ?? base.groups.team(holderId);
      const holder = group ?? base.principalOf(holderId);
      capabilities.set(holder.id, capability, isGranted);
      const action = `${isGranted ? 'Granted' : 'Revoked'} capability`;
      base.record(actor, {
        eventDescription: 'Capability: Updated',
        item: holder.name,
        itemId: holder.id,
        itemType: 'Capability',
        changes: [{ action, oldValue: null, newValue: capability }],
      });
    },
  };
}
