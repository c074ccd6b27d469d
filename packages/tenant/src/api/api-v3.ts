import type { Operation } from '@ligase/benchling-api';
import { basePath, operations, tokenPath } from '@ligase/benchling-api/v3';
import { schemas } from '@ligase/benchling-api/v3/schemas';
import { jsonResponse } from '../replies.ts';
import type { ApiVersion } from './api-version.ts';

const problem = 'application/problem+json';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

const table: readonly Operation[] = Object.values(operations);
const isAtRoot = ({ path }: Operation): boolean => path === tokenPath;

/** API v3, whose errors are problems in the sense of RFC 9457. Loaded with the first call of it, as its contract is large. */
export const apiV3: ApiVersion = {
  basePath,
  tokenPath,
  operations: table.filter((operation) => !isAtRoot(operation)),
  atRoot: table.filter(isAtRoot),
  schemas,
  errorResponse: ({ status, type, message, extra }, headers = {}) =>
    jsonResponse(
      status,
      { type, title: TITLES[status] ?? null, status, detail: message, instance: '', ...extra },
      { ...headers, 'content-type': problem },
    ),
  errorContent: { type: problem, schema: { $ref: `${schemas().$id}#/$defs/GeneralError` } },
};
