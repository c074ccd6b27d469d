import { AuthenticationError, type Diagnosis } from '../identity/authentication-error.ts';
import type { Mount, TenantRequest, TenantResponse } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';

/** A mount outside of API v2 and v3 whose requests are in the log like those of the API. */
export function logMount(context: Pick<TenantContext, 'clock' | 'identity' | 'requests'>, mount: Mount): Mount {
  const { clock, identity, requests } = context;
  /** Only what lies below `/api/` takes the credentials of users and apps. */
  const caller = (
    { headers }: TenantRequest,
    path: string,
  ): { readonly id?: string; readonly name?: string; readonly diagnosis?: Diagnosis } => {
    if (!path.startsWith('/api/')) return {};
    try {
      return identity.authenticate(headers);
    } catch (error) {
      if (error instanceof AuthenticationError) return { diagnosis: error.diagnosis };
      throw error;
    }
  };
  const log = (request: TenantRequest, response: TenantResponse, durationMs: number): void => {
    const [path = ''] = request.url.split('?', 1);
    const { id = null, name = null, diagnosis = null } = caller(request, path);
    requests.add({
      request,
      response,
      at: clock.now(),
      operationId: null,
      principalId: id,
      principalName: name,
      durationMs,
      diagnosis: response.status === 401 ? diagnosis : null,
    });
  };
  return async (request) => {
    const startedAt = performance.now();
    const response = await mount(request);
    log(request, response, performance.now() - startedAt);
    return response;
  };
}
