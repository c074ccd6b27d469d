import { createHash, timingSafeEqual } from 'node:crypto';
import { invalidRequest, TenantApiError } from '../api-error.ts';
import { errorResponse, jsonResponse } from '../replies.ts';
import type { Mount, TenantRequest, TenantResponse } from '../request.ts';
import { SeedError } from '../seeds/seed-error.ts';
import { changesResponse, type Changes } from './changes.ts';
import { controlDocument, sendsBody } from './control-document.ts';
import { controlRoutes, type ControlRoute } from './control-routes.ts';
import type { Control } from './control.ts';

/** Where the control API begins. */
export const controlPath = '/control/v1';

/** What {@link createControlMount} works with. */
export interface ControlMountParts {
  readonly control: Control;
  /** Who has it may do everything. */
  readonly adminKey: string;
  readonly url: () => string;
  readonly changes: () => Changes;
  readonly onFault: (error: unknown) => void;
}

/** Answers the control API over HTTP: the functions of {@link Control} for whoever has the admin key. */
export function createControlMount({ control, adminKey, url, changes, onFault }: ControlMountParts): Mount {
  const routes = (Object.entries(controlRoutes) as [keyof Control, ControlRoute][]).map(([name, route]) => ({
    name,
    route,
    pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u'),
  }));

  const answer = (request: TenantRequest, path: string, searchParams: URLSearchParams): unknown => {
    if (path === '/openapi.json') return controlDocument(url());
    for (const { name, route, pattern } of routes) {
      const match = route.method === request.method ? pattern.exec(path) : null;
      if (match === null) continue;
      const rest = sendsBody(route.method) ? bodyOf(request) : readAs([...searchParams], route);
      const inPath = readAs(
        Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
        route,
      );
      // Each operation checks its input against its own schema.
      return (control[name] as (input: unknown) => unknown)({ ...rest, ...inPath });
    }
    throw new TenantApiError(404, 'invalid_request_error', `The control API has no ${request.method} ${path}.`);
  };

  const refuse = (error: unknown): TenantResponse => {
    if (error instanceof TenantApiError) return errorResponse(error);
    if (error instanceof SeedError) return errorResponse(invalidRequest(error.message, { problems: error.problems }));
    if (error instanceof URIError) return errorResponse(invalidRequest('The path is not well encoded.'));
    onFault(error);
    return errorResponse(new TenantApiError(500, 'api_error', 'The local tenant has failed. See its log.'));
  };

  return async (request) => {
    try {
      refuseStrangers(request, adminKey, url());
      const { pathname, searchParams } = new URL(request.url, 'http://tenant');
      const path = pathname.slice(controlPath.length);
      if (path === '/changes' && request.method === 'GET') return changesResponse(changes);
      return jsonResponse(200, (await answer(request, path, searchParams)) ?? {});
    } catch (error) {
      return refuse(error);
    }
  };
}

/** A page of another site can send requests to this machine, but its browser then says where it comes from. */
function refuseStrangers({ headers }: TenantRequest, adminKey: string, url: string): void {
  const origin = headers['origin'];
  // The tenant has several names on this machine; those that it answers to were told apart by the server.
  // A page of another origin cannot say that it came over https: browsers ask before they send such a header, and are refused.
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const own = [new URL(url).origin, `${scheme}://${headers['host'] ?? ''}`];
  if (origin !== undefined && !own.includes(origin))
    throw new TenantApiError(403, 'authentication_error', `The control API does not answer pages of ${origin}.`);
  const [kind = '', key = ''] = (headers['authorization'] ?? '').split(/ +/u, 2);
  if (kind.toLowerCase() !== 'bearer' || !timingSafeEqual(digest(key), digest(adminKey)))
    throw new TenantApiError(401, 'authentication_error', 'Send the admin key: Authorization: Bearer <admin key>.');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function bodyOf({ body = '' }: TenantRequest): Record<string, unknown> {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered as any other body that is no object.
  }
  throw invalidRequest('The body must be a JSON object.');
}

/** A path and a query carry texts; those that the route declares as something else are read as that. */
function readAs(texts: readonly (readonly string[])[], { input }: ControlRoute): Record<string, unknown> {
  return Object.fromEntries(
    texts.map(([name = '', value = '']) => {
      const type = input.properties[name]?.['type'];
      if (type === 'integer' || type === 'number') return [name, value.trim() === '' ? value : Number(value)];
      return [name, type === 'boolean' && /^(?:true|false)$/u.test(value) ? value === 'true' : value];
    }),
  );
}
