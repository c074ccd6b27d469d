import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/** The TypeScript interfaces of a document, as source text without comments. */
export async function writeTypes(document: OpenApiDocument): Promise<string> {
  const source = { info: { title: '', version: '' }, ...document };
  // A member with a default may be left out of a request.
  const nodes = await openapiTS(JSON.stringify(source), { defaultNonNullable: false, emptyObjectsUnknown: true });
  const text = astToString(nodes, { formatOptions: { removeComments: true } });
  const used = text.replaceAll(/^export type (?:\$defs|webhooks) = Record<string, never>;\n/gm, '');
  return used.replaceAll(/^( {4})+/gm, (indent) => ' '.repeat(indent.length / 4));
}
