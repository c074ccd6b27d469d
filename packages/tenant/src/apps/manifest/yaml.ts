import type * as Yaml from 'yaml';
import { loadOnUse } from '../../storage/load-on-use.ts';

export type { Document, Node, ParsedNode, YAMLMap } from 'yaml';

// Few tenants ever see a manifest or a seed file, and the reader of YAML is 75 files.
const yaml = (): typeof Yaml => loadOnUse('yaml') as typeof Yaml;

/** A YAML text as nodes that know where they stand; `lineOf` gives the line and column of an offset, from 1. */
export function parseYaml(text: string): {
  readonly document: Yaml.Document.Parsed;
  readonly lineOf: (offset: number) => { readonly line: number; readonly col: number };
} {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lineOf: (offset) => lines.linePos(offset) };
}

/** A value as YAML text. */
export const stringify = (value: unknown): string => yaml().stringify(value);

/** Whether a node stands for another. */
export const isAlias = (node: unknown): node is Yaml.Alias => yaml().isAlias(node);

/** Whether a node is a map. */
export const isMap = (node: unknown): node is Yaml.YAMLMap => yaml().isMap(node);

/** Whether a value is a node at all. */
export const isNode = (value: unknown): value is Yaml.Node => yaml().isNode(value);

/** Whether a node is a list. */
export const isSeq = (node: unknown): node is Yaml.YAMLSeq => yaml().isSeq(node);

/** Whether a node is a single value. */
export const isScalar = (node: unknown): node is Yaml.Scalar => yaml().isScalar(node);
