import { startTenant } from '@ligase/tenant';
import { expect, it, onTestFinished } from 'vitest';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: { readonly properties: object } } };
  };
}

function membersOf({ parameters, requestBody }: Operation): string[] {
  const { properties = {} } = requestBody?.content['application/json'].schema ?? {};
  return [...parameters.map(({ name }) => name), ...Object.keys(properties)];
}

it('knows every operation of the control API; write the table anew with vitest --update', async () => {
  const tenant = await startTenant();
  onTestFinished(() => tenant.close());
  const headers = { authorization: `Bearer ${tenant.adminKey}` };

  const { paths } = (await (await fetch(`${tenant.controlUrl}/openapi.json`, { headers })).json()) as Document;

  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        [
          operation.operationId,
          { method: method.toUpperCase(), path, isActing: membersOf(operation).includes('actingUser') },
        ] as const,
    ),
  );
  await expect(
    `${JSON.stringify(Object.fromEntries(routes.toSorted(([a], [b]) => a.localeCompare(b))), null, 2)}\n`,
  ).toMatchFileSnapshot('../src/control/control-routes.json');
});
