import { notFound, TenantApiError } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { Feature } from '../feature.ts';
import { errorResponse } from '../replies.ts';
import type { TenantRequest, TenantResponse } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { AppRights } from './app-rights.ts';
import type { App, Apps } from './apps.ts';
import type { AppDefinition, AppVersion } from './definitions.ts';
import type { AppLifecycle } from './lifecycle.ts';
import { stringify } from './manifest/yaml.ts';

const ofApp = /^\/api\/v2-(?:alpha|beta)\/apps\/(?<id>[^/?]+)\/manifest\.yaml$/u;
const ofVersion = /^\/api\/v2-beta\/app-definitions\/(?<id>[^/?]+)\/versions\/(?<version>[^/?]+)\/manifest\.yaml$/u;

/** What the manifest operations work with. */
export interface ManifestFeatureParts {
  readonly apps: Apps;
  readonly rights: AppRights;
  readonly lifecycle: AppLifecycle;
}

/** An app's manifest, and the version that has it. */
interface Place {
  readonly definition: AppDefinition;
  readonly version: AppVersion;
  /** The app that goes along to a newer version, when the manifest is uploaded for the app. */
  readonly app?: App;
}

/** The manifests of apps in API v2-beta, which the official client library reads and uploads. */
export function manifestFeature(context: TenantContext, parts: ManifestFeatureParts): Feature {
  const { apps, rights, lifecycle } = parts;
  const { definitions } = apps;

  const placeOf = (path: string): Place => {
    const { id = '', version: versionId } = (ofApp.exec(path) ?? ofVersion.exec(path))?.groups ?? {};
    const app = versionId === undefined ? apps.get(id) : undefined;
    const definition = definitions.get(app?.definitionId ?? id);
    const version = definitions.version(app?.versionId ?? versionId ?? '');
    if (definition === undefined || version?.definitionId !== definition.id) throw notFound(versionId ?? id);
    return { definition, version, ...(app && { app }) };
  };

  const get = (actor: Actor, { definition, version }: Place): TenantResponse => {
    const app = apps.ofDefinition(definition.id);
    const sees = app !== undefined && rights.manages(actor.principal, app);
    if (!sees) rights.demandOwner(actor.principal, definition);
    const { name, description } = definition;
    return yaml(200, version.manifestText ?? stringify({ manifestVersion: 1, info: { name, description } }));
  };

  const put = (actor: Actor, { definition, version, app }: Place, text: string): TenantResponse => {
    rights.demandOwner(actor.principal, definition);
    const added = lifecycle.addVersion(actor, definition, text);
    if (app !== undefined && added.installed === undefined) lifecycle.upgrade(actor, app, added.version);
    return yaml(added.version.id === version.id ? 200 : 201, text);
  };

  const answer = (request: TenantRequest): TenantResponse => {
    const { method, url, headers, body = '', remoteAddress = '127.0.0.1' } = request;
    try {
      const principal = context.identity.authenticate(headers);
      if (!context.limits.take(principal).allowed)
        throw new TenantApiError(429, 'invalid_request_error', 'Rate limit exceeded.');
      const [path = ''] = url.split('?', 1);
      const place = placeOf(path);
      const actor = { principal, remoteAddress };
      if (method === 'GET') return get(actor, place);
      if (method !== 'PUT')
        throw new TenantApiError(405, 'invalid_request_error', `${path} takes GET and PUT, not ${method}.`);
      // The official client sends JSON, which is YAML too.
      const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
      return context.db.transaction(() => put(actor, place, text));
    } catch (error) {
      if (error instanceof TenantApiError) return errorResponse(error);
      throw error;
    }
  };

  return { name: 'app manifests', mounts: { '/api/v2-beta/app': answer, '/api/v2-alpha/apps/': answer } };
}

function yaml(status: number, text: string): TenantResponse {
  return { status, headers: { 'content-type': 'application/yaml' }, body: text };
}
