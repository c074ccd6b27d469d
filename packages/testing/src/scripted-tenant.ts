import { bearer } from '@ligase/core';
import type { TenantRequest } from '@ligase/tenant';
import type { ReachableTenant } from './create-test-app.ts';

/** A request, as a script looks at it. */
export interface ScriptedRequest {
  readonly method: string;
  /** Below the API's base path: `/entries/etr_1`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed. */
  readonly body: unknown;
}

/** What a script answers. */
export interface ScriptedReply {
  /** Default: 200. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A tenant that follows a script. */
export interface ScriptedTenant extends ReachableTenant {
  /** What was asked, in order. */
  readonly asked: readonly ScriptedRequest[];
}

/**
 * A tenant that answers as a test tells it to: for answers that a real one does not give at will, and for looking at what was
 * sent. Whatever a tenant can do by itself is better tried on `startTestTenant`.
 */
export function scriptedTenant(answer: (request: ScriptedRequest) => ScriptedReply): ScriptedTenant {
  const asked: ScriptedRequest[] = [];
  return {
    asked,
    auth: bearer(() => 'scripted'),
    handle(request) {
      const read = readRequest(request);
      asked.push(read);
      const { status = 200, body, headers = {} } = answer(read);
      return {
        status,
        headers: { 'content-type': 'application/json', ...headers },
        body: body === undefined ? '' : JSON.stringify(body),
      };
    },
  };
}

function readRequest({ method, url, body }: TenantRequest): ScriptedRequest {
  const { pathname, searchParams } = new URL(url, 'http://tenant.test');
  return {
    method,
    path: pathname.replace(/^\/api\/v\d+/, ''),
    query: Object.fromEntries(searchParams),
    body:
      body === undefined
        ? undefined
        : (JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString()) as unknown),
  };
}
