import type { Method, Operation } from '@ligase/benchling-api';

/** What a path led to. `methods` are those that the path does have. */
export type Route =
  | { readonly kind: 'found'; readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly methods: readonly Method[] }
  | { readonly kind: 'unknown' };

/** Finds the operation of a method and a path below the API's base path. */
export type Router = (method: string, path: string) => Route;

interface Node {
  readonly literals: Map<string, Node>;
  /** The longest suffix first: `{id}:upsert` before `{id}`. */
  readonly placeholders: { readonly name: string; readonly suffix: string; readonly node: Node }[];
  readonly operations: Map<string, Operation>;
}

const PLACEHOLDER = /^\{(?<name>[^}]+)\}(?<suffix>.*)$/;

/** A router over an operation table. Benchling's `:action` suffixes are literal text, not parameters. */
export function createRouter(operations: Iterable<Operation>): Router {
  const root = createNode();
  for (const operation of operations) add(root, operation);
  return (method, path) => {
    // Some clients escape the colon of an action.
    const found = walk(root, path.replaceAll(/%3a/gi, ':').split('/').slice(1), 0, []);
    if (!found) return { kind: 'unknown' };
    const operation = found.node.operations.get(method);
    if (!operation) return { kind: 'wrong-method', methods: [...found.node.operations.keys()] as Method[] };
    return { kind: 'found', operation, path: nameValues(operation, found.values) };
  };
}

function createNode(): Node {
  return { literals: new Map(), placeholders: [], operations: new Map() };
}

function add(root: Node, operation: Operation): void {
  let node = root;
  for (const segment of operation.path.split('/').slice(1)) node = child(node, segment);
  node.operations.set(operation.method, operation);
}

function child(node: Node, segment: string): Node {
  const { name, suffix = '' } = PLACEHOLDER.exec(segment)?.groups ?? {};
  if (name === undefined) {
    const next = node.literals.get(segment) ?? createNode();
    node.literals.set(segment, next);
    return next;
  }
  const known = node.placeholders.find((placeholder) => placeholder.suffix === suffix);
  if (known) return known.node;
  const next = createNode();
  node.placeholders.push({ name, suffix, node: next });
  node.placeholders.sort((a, b) => b.suffix.length - a.suffix.length);
  return next;
}

interface Found {
  readonly node: Node;
  readonly values: readonly string[];
}

function walk(node: Node, segments: readonly string[], index: number, values: readonly string[]): Found | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.operations.size > 0 ? { node, values } : undefined;
  const literal = node.literals.get(segment);
  const found = literal && walk(literal, segments, index + 1, values);
  if (found) return found;
  for (const { suffix, node: next } of node.placeholders) {
    if (!segment.endsWith(suffix) || segment.length === suffix.length) continue;
    const value = decode(segment.slice(0, segment.length - suffix.length));
    if (value === undefined) continue;
    const deeper = walk(next, segments, index + 1, [...values, value]);
    if (deeper) return deeper;
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

// Two operations of one path may name its placeholders differently, so the names come from the operation.
function nameValues(operation: Operation, values: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  let index = 0;
  for (const segment of operation.path.split('/')) {
    const name = PLACEHOLDER.exec(segment)?.groups?.['name'];
    if (name === undefined) continue;
    path[name] = values[index] ?? '';
    index += 1;
  }
  return path;
}
