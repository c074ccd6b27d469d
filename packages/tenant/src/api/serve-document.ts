import type * as Yaml from 'yaml';
import { jsonResponse } from '../replies.ts';
import { RawJson, type TenantResponse } from '../request.ts';
import { loadOnUse } from '../storage/load-on-use.ts';
import { apiDocument, type ApiDocumentParts } from './api-document.ts';

/** Answers `path` below the base path of a version, when it is where its OpenAPI document is; made when it is first asked for. */
export type ServeDocument = (method: string, path: string) => TenantResponse | undefined;

/** What {@link serveDocument} works with. */
export interface DocumentParts extends Omit<ApiDocumentParts, 'url'> {
  readonly url: () => string;
}

/** Serves the OpenAPI document of a version, in JSON and in YAML, to whoever asks, as Benchling does. */
export function serveDocument({ version, served, url }: DocumentParts): ServeDocument {
  let made: { readonly url: string; readonly document: object; readonly texts: Map<string, string> } | undefined;
  const text = (kind: 'json' | 'yaml'): string => {
    if (made?.url !== url())
      made = { url: url(), document: apiDocument({ version, served, url: url() }), texts: new Map() };
    const known = made.texts.get(kind) ?? write[kind](made.document);
    made.texts.set(kind, known);
    return known;
  };
  return (method, path) => {
    if (method !== 'GET') return undefined;
    if (path === '/openapi.json') return jsonResponse(200, new RawJson(text('json')));
    if (path === '/openapi.yaml')
      return jsonResponse(200, new RawJson(text('yaml')), { 'content-type': 'application/yaml' });
    return undefined;
  };
}

const write = {
  json: JSON.stringify,
  yaml: (document: object): string => {
    const { stringify } = loadOnUse('yaml') as typeof Yaml;
    return stringify(document, { aliasDuplicateObjects: false });
  },
};
