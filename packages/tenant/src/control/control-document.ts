import { controlRoutes, type ControlRoute } from './control-routes.ts';

/** The OpenAPI document of the control API, made from its routes. */
export function controlDocument(url: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, route] of Object.entries(controlRoutes))
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(operationId, route);
  paths['/changes'] = { get: changesOperation };
  return {
    openapi: '3.0.3',
    info: { title: 'Ligase tenant control API', version: '1' },
    servers: [{ url: `${url}/control/v1` }],
    security: [{ adminKey: [] }],
    components: { securitySchemes: { adminKey: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

const changesOperation = {
  operationId: 'followChanges',
  description: 'An event stream. Each event says how far requests, data and machine have got, after each change.',
  parameters: [],
  responses: { 200: { description: 'Goes on until it is closed', content: { 'text/event-stream': {} } } },
};

function operationOf(operationId: string, { method, path, input }: ControlRoute): object {
  const members = Object.entries(input.properties);
  const inPath = members.filter(([name]) => path.includes(`{${name}}`));
  const others = members.filter(([name]) => !path.includes(`{${name}}`));
  const inQuery = sendsBody(method) ? [] : others;
  return {
    operationId,
    parameters: [
      ...inPath.map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
      ...inQuery.map(([name, schema]) => ({ name, in: 'query', required: input.required.includes(name), schema })),
    ],
    ...(sendsBody(method) && others.length > 0
      ? {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  ...input,
                  properties: Object.fromEntries(others),
                  required: input.required.filter((name) => !path.includes(`{${name}}`)),
                },
              },
            },
          },
        }
      : {}),
    responses: { 200: { description: 'Done' }, default: { description: 'Refused, with the reason in error.message' } },
  };
}

/** Whether the members of an input that are not in the path are sent in the body, or else in the query. */
export function sendsBody(method: ControlRoute['method']): boolean {
  return method !== 'GET' && method !== 'DELETE';
}
