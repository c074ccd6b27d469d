import { nearestName } from './nearest-name.ts';
import type { MapShape, Shape } from './shape.ts';
import { isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from './yaml.ts';

/** A fault of a node, before it is known on which line the node stands. */
export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly node: Node | null;
  readonly path: string;
  readonly message: string;
  readonly write: string;
}

/** Follows aliases to what they stand for. */
export type Resolve = (node: unknown) => ParsedNode | null;

/** Everything by which a node differs from a shape. `within` is where to point when there is no node. */
export function checkShape(
  shape: Shape,
  given: unknown,
  { path, within, resolve }: { readonly path: string; readonly within: Node | null; readonly resolve: Resolve },
): Fault[] {
  const node = resolve(given);
  const at = { path, node: node ?? within };
  const wrong = (message: string, write: string): Fault[] => [{ severity: 'error', ...at, message, write }];
  const inside = (child: unknown, name: string | number): { path: string; within: Node | null; resolve: Resolve } => ({
    path: typeof name === 'number' ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`,
    within: (child as Node | null) ?? at.node,
    resolve,
  });
  const value = isScalar(node) ? node.value : undefined;

  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') {
        const write =
          isScalar(node) && value !== null ? `Put it in quotes: "${node.source}"` : `Write ${shape.example}`;
        return wrong(`${path} must be a text, not ${nameOf(node)}.`, `${write}.`);
      }
      if (value.trim().length < (shape.min ?? 0) || value.length > (shape.max ?? Infinity))
        return wrong(
          `${path} must have ${shape.min ?? 0} to ${shape.max} characters, not ${value.trim().length}.`,
          `Write a text such as "${shape.example}".`,
        );
      return [];
    case 'one-of':
      return checkOneOf(shape, value, at, node);
    case 'pattern':
      if (typeof value === 'string' && shape.pattern.test(value)) return [];
      return wrong(`${path} must be ${shape.wanted}, not ${nameOf(node)}.`, `Write ${shape.example}.`);
    case 'boolean':
      return typeof value === 'boolean'
        ? []
        : wrong(`${path} must be true or false, not ${nameOf(node)}.`, 'Write true or false, without quotes.');
    case 'integer':
      if (Number.isInteger(value) && (value as number) >= shape.min && (value as number) <= shape.max) return [];
      return wrong(
        `${path} must be a whole number, not ${nameOf(node)}.`,
        `Write a whole number from ${shape.min} to ${shape.max}, without quotes.`,
      );
    case 'number':
      return Number.isFinite(value)
        ? []
        : wrong(`${path} must be a number, not ${nameOf(node)}.`, 'Write a number, without quotes.');
    case 'list':
      if (!isSeq(node)) return wrong(`${path} must be a list, not ${nameOf(node)}.`, `Write ${shape.example}.`);
      if (shape.notEmpty && node.items.length === 0)
        return wrong(`${path} must not be empty.`, `Write ${shape.example}.`);
      return node.items.flatMap((child, index) => checkShape(shape.of, child, inside(child, index)));
    case 'map':
      return isMap(node)
        ? checkMembers(shape, node, at, inside)
        : wrong(`${path || 'The manifest'} must be a map, not ${nameOf(node)}.`, `Write ${shape.example}.`);
    case 'by-type':
      break;
  }
  if (!isMap(node)) return wrong(`${path} must be a map, not ${nameOf(node)}.`, 'Write { name: …, type: text }.');
  const type = resolve(node.get('type', true));
  const chosen = isScalar(type) ? shape.shapes[String(type.value)] : undefined;
  if (chosen !== undefined) return checkShape(chosen, node, { path, within, resolve });
  if (type === null) return wrong(`${path}.type is missing.`, 'Write type: and one of the types, such as text.');
  return checkShape({ kind: 'one-of', values: Object.keys(shape.shapes) }, type, inside(type, 'type'));
}

function checkOneOf(
  shape: Extract<Shape, { kind: 'one-of' }>,
  value: unknown,
  at: Pick<Fault, 'node' | 'path'>,
  node: ParsedNode | null,
): Fault[] {
  if ((shape.values as readonly unknown[]).includes(value)) return [];
  const successor = typeof value === 'string' ? shape.insteadOf?.(value) : undefined;
  if (successor !== undefined)
    return [
      {
        severity: 'warning',
        ...at,
        message: `${at.path} is ${String(value)}, which is superseded.`,
        write: `Write ${successor}.`,
      },
    ];
  const names = shape.values.map(String);
  const nearest = isScalar(node) ? nearestName(String(value), names) : undefined;
  const choice = names.length === 1 ? `must be ${names[0]}` : 'is not one of the values it can have';
  return [
    {
      severity: 'error',
      ...at,
      message: `${at.path} ${choice}: it is ${nameOf(node)}.`,
      write: nearest === undefined ? `Write one of ${listed(names)}.` : `Write ${nearest}.`,
    },
  ];
}

function checkMembers(
  shape: MapShape,
  node: YAMLMap.Parsed,
  at: Pick<Fault, 'node' | 'path'>,
  inside: (child: unknown, name: string) => { path: string; within: Node | null; resolve: Resolve },
): Fault[] {
  const names = Object.keys(shape.members);
  const present = new Set(node.items.map(({ key }) => String(isScalar(key) ? key.value : key)));
  const faults: Fault[] = names
    .filter((name) => shape.members[name]?.required && !present.has(name))
    .map((name) => ({
      severity: 'error',
      ...at,
      message: `${inside(node, name).path} is missing.`,
      write: `Write ${name}: ${exampleOf(shape.members[name]?.shape)}.`,
    }));
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : key);
    const member = shape.members[name];
    const below = { ...inside(value, name), within: key };
    const { resolve } = below;
    if (member !== undefined) {
      const resolved = resolve(value);
      const empty = resolved === null || (isScalar(resolved) && resolved.value === null);
      if (!(empty && member.nullable)) faults.push(...checkShape(member.shape, value, below));
      continue;
    }
    const nearest = nearestName(
      name,
      names.filter((known) => !present.has(known)),
    );
    faults.push({
      severity: nearest === undefined ? 'warning' : 'error',
      node: key,
      path: below.path,
      message: `${below.path} is not known${nearest === undefined ? ', and Benchling ignores it' : ''}.`,
      write: nearest === undefined ? `Leave it out, or use one of ${listed(names)}.` : `Write ${nearest}.`,
    });
  }
  return faults;
}

function exampleOf(shape: Shape | undefined): string {
  switch (shape?.kind) {
    case 'text':
    case 'pattern':
    case 'list':
    case 'map':
      return shape.example;
    case 'one-of':
      return shape.values.length <= 3 ? shape.values.join(' or ') : `one of ${listed(shape.values.map(String))}`;
    case undefined:
    case 'boolean':
    case 'integer':
    case 'number':
    case 'by-type':
      break;
  }
  return 'a value';
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12);
  return names.length > shown.length
    ? `${shown.join(', ')} or ${names.length - shown.length} others`
    : shown.join(', ');
}

function nameOf(node: ParsedNode | null): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  const value = isScalar(node) ? node.value : null;
  if (value === null || value === undefined) return 'empty';
  return typeof value === 'string'
    ? `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
    : JSON.stringify(value);
}
