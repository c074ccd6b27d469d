import type { Operation } from '@ligase/benchling-api';
import { operations } from '@ligase/benchling-api/v2';
import { schemas } from '@ligase/benchling-api/v2/schemas';
import { errorResponse } from '../replies.ts';
import type { ApiVersion } from './api-version.ts';

const table: readonly Operation[] = Object.values(operations);

/** API v2. */
export const apiV2: ApiVersion = { operations: table, schemas, errorResponse };
