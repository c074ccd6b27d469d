import type { Operation } from '@ligase/benchling-api';
import { basePath, operations, tokenPath } from '@ligase/benchling-api/v2';
import { schemas } from '@ligase/benchling-api/v2/schemas';
import { errorResponse } from '../replies.ts';
import type { ApiVersion } from './api-version.ts';

const table: readonly Operation[] = Object.values(operations);

const text = { type: 'string' };

/** API v2. */
export const apiV2: ApiVersion = {
  basePath,
  tokenPath,
  operations: table,
  atRoot: [],
  schemas,
  errorResponse,
  errorContent: {
    type: 'application/json',
    schema: {
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['message', 'type', 'userMessage'],
          properties: { message: text, type: text, userMessage: text },
        },
      },
    },
  },
};
