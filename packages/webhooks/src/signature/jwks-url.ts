/**
 * Where Benchling publishes the keys of an app: by the id of its definition (`appdef_…`), or of a legacy app by its own (`app_…`).
 * A local tenant does so under its own address, which is then the `host`.
 */
export function jwksUrl(definitionId: string, host?: string): URL {
  const id = encodeURIComponent(definitionId);
  return definitionId.startsWith('app_')
    ? new URL(`/apps/jwks/${id}`, host ?? 'https://benchling.com')
    : new URL(`/api/v1/apps/${id}/jwks`, host ?? 'https://apps.benchling.com');
}
