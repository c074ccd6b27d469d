import { basePath, operations, type Lists, type Routes } from '@ligase/benchling-api/v3';
import type { Api } from './api/api.ts';
import type { Benchling } from './api/benchling.ts';

/** Every operation of API v3, typed. */
export type BenchlingV3 = Api<Routes, Lists>;

/**
 * Gives the operations of API v3, called with the credential, the budget and the layers of an app's client. Operations
 * that are in early access are asked for as such.
 *
 * @example
 * const page = await v3(benchling).request('GET /dna-sequence/items', { query: { pageSize: 10 } });
 */
export function v3(benchling: Benchling): BenchlingV3 {
  return benchling.api<Routes, Lists>({ operations, basePath });
}
