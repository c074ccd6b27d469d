import { apiSchemas } from './api-schemas.ts';
import type { JsonObject } from './document.ts';
import { mendDocument } from './mend-document.ts';
import { operationTable } from './operation-table.ts';
import { renderIndex, renderOperations, renderPaths, renderRoutes, renderSchemas } from './render.ts';
import { stripProse } from './strip-prose.ts';
import { writeTypes } from './write-types.ts';

/** A generation of the Benchling API. */
export type Version = 'v2' | 'v3';

/** The generated source files of one version by their names, from its OpenAPI document. The same document gives the same bytes. */
export async function generate(version: Version, source: JsonObject): Promise<Readonly<Record<string, string>>> {
  const document = mendDocument(stripProse(source));
  const table = operationTable(document);
  return {
    'paths.ts': renderPaths(await writeTypes(document)),
    'routes.ts': renderRoutes(table),
    'operations.ts': renderOperations(table),
    'schemas.ts': renderSchemas(apiSchemas(document, `urn:benchling:api:${version}`)),
    'index.ts': renderIndex(version, document.webhooks !== undefined),
  };
}
