import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { JsonObject } from './document.ts';

/** Benchling's own v3 document holds more aliases than the parser allows unasked. */
const MANY_ALIASES = 100_000;

async function textOf(source: string): Promise<string> {
  if (!/^https?:\/\//.test(source)) return readFile(source, 'utf8');
  const response = await fetch(source);
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  return response.text();
}

/**
 * The OpenAPI document at a path or an http(s) address, in YAML or JSON.
 *
 * @throws {Error} that names the source, when it cannot be read, is neither YAML nor JSON, or is not OpenAPI 3.
 */
export async function readDocument(source: string): Promise<JsonObject> {
  let text: string;
  try {
    text = await textOf(source);
  } catch (error) {
    throw new Error(`Cannot read ${source}: ${(error as Error).message}`, { cause: error });
  }
  let document: unknown;
  try {
    document = text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { maxAliasCount: MANY_ALIASES });
  } catch (error) {
    throw new Error(`${source} is neither YAML nor JSON: ${(error as Error).message}`, { cause: error });
  }
  const { openapi, paths, components } = (document ?? {}) as JsonObject;
  if (typeof openapi !== 'string' || !/^3\.[01]\./.test(openapi))
    throw new Error(`${source} is not an OpenAPI 3.0 or 3.1 document: its "openapi" is ${JSON.stringify(openapi)}.`);
  if (typeof paths !== 'object' || typeof components !== 'object')
    throw new Error(`${source} has no "paths" or no "components", so there is nothing to generate.`);
  return document as JsonObject;
}
