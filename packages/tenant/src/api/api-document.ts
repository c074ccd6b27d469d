import type { JsonSchema, Operation, OperationSchemas } from '@ligase/benchling-api';
import type { ServedOperation } from '../feature.ts';
import { nodeHttp } from '../node-http.ts';
import { apiV2 } from './api-v2.ts';
import type { ApiVersion } from './api-version.ts';
import { reachableComponents, withComponentRefs } from './component-refs.ts';

/** What an OpenAPI document is made for. */
export interface ApiDocumentParts {
  readonly version: ApiVersion;
  /** By operationId. What is refused is left out. */
  readonly served: ReadonlyMap<string, ServedOperation>;
  /** Where the tenant is reached. */
  readonly url: string;
}

/** What any call may be answered, whether or not its contract says so. */
const errorsOfAll = [400, 401, 403, 404, 429];

/** What the server answers before it knows which version is asked: always in the envelope of API v2. */
const errorsOfServer = [413, 431];

/** The OpenAPI 3.1 document of exactly what a tenant serves of one version of the API. */
export function apiDocument({ version, served, url }: ApiDocumentParts): object {
  const { basePath, tokenPath, errorContent } = version;
  const { $id, $defs, operations } = version.schemas();
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (operation: Operation, place: object): void => {
    const known = served.get(operation.id);
    const declared = operations[operation.id];
    if (known === undefined || known.support === 'refused' || declared === undefined) return;
    (paths[operation.path] ??= { ...place })[operation.method.toLowerCase()] = known.handleRaw
      ? tokenOperation(operation, declared)
      : callOperation(operation, declared, errorContent.type);
  };
  for (const operation of version.operations) add(operation, {});
  for (const operation of version.atRoot) add(operation, { servers: [{ url }] });
  const described = withComponentRefs({ paths, responses: errorResponses(errorContent) }, $id);
  return {
    openapi: '3.1.0',
    info: { title: `API ${basePath.slice('/api/'.length)} of a local Benchling tenant`, version: '2.0.0' },
    servers: [{ url: `${url}${basePath}` }],
    security: [{ oAuth: [] }, { basicApiKeyAuth: [] }],
    paths: described.paths,
    components: {
      schemas: reachableComponents(described, withComponentRefs($defs, $id)),
      responses: described.responses,
      securitySchemes: {
        basicApiKeyAuth: { type: 'http', scheme: 'basic' },
        basicClientIdSecretAuth: { type: 'http', scheme: 'basic' },
        oAuth: { type: 'oauth2', flows: { clientCredentials: { scopes: {}, tokenUrl: `${url}${tokenPath}` } } },
      },
    },
  };
}

function callOperation(operation: Operation, declared: OperationSchemas, errorType: string): object {
  const statuses = new Set([...Object.keys(declared.responses).map(Number), ...errorsOfAll, ...errorsOfServer]);
  const responses = [...statuses].map((status) => {
    const schema = declared.responses[status] ?? null;
    if (status < 400) return [status, responseOf(status, 'application/json', schema)];
    return [status, schema ? responseOf(status, errorType, schema) : { $ref: `#/components/responses/${status}` }];
  });
  return { ...inputOf(operation, declared), responses: Object.fromEntries(responses) };
}

function tokenOperation(operation: Operation, declared: OperationSchemas): object {
  const responses = Object.entries(declared.responses).map(([status, schema]) => [
    status,
    responseOf(Number(status), 'application/json', schema),
  ]);
  return {
    ...inputOf(operation, declared),
    security: [{ basicClientIdSecretAuth: [] }, {}],
    responses: Object.fromEntries(responses),
  };
}

function inputOf({ id, tag, deprecated }: Operation, { parameters, body }: OperationSchemas): object {
  return {
    operationId: id,
    tags: [tag],
    ...(deprecated && { deprecated }),
    parameters,
    ...(body && { requestBody: { required: body.required, content: { [body.type]: { schema: body.schema } } } }),
  };
}

function errorResponses({ type, schema }: ApiVersion['errorContent']): object {
  const own = [...errorsOfAll, 503].map((status) => [status, responseOf(status, type, schema)]);
  const { errorContent: envelope } = apiV2;
  const ofServer = errorsOfServer.map((status) => [status, responseOf(status, envelope.type, envelope.schema)]);
  return Object.fromEntries([...own, ...ofServer]);
}

function responseOf(status: number, type: string, schema: JsonSchema | null): object {
  // OpenAPI demands that every reply is described.
  const description = nodeHttp.STATUS_CODES[status] ?? '';
  return schema === null ? { description } : { description, content: { [type]: { schema } } };
}
