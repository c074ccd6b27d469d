import type { ApiSchemas, Operation } from '@ligase/benchling-api';
import type { KnownValues } from '../contract/known-values.ts';
import type { Held } from './held.ts';
import { leastValue } from './least-value.ts';

/** A call that asks for little, and is right but for who makes it. */
export interface LeastCall {
  /** Below the base path of its version, with its query. */
  readonly path: string;
  readonly body?: unknown;
}

/** What calls are made from. */
export interface CallSources {
  readonly version: 'v2' | 'v3';
  readonly schemas: ApiSchemas;
  readonly known: KnownValues;
  readonly held: Held;
}

/** Makes calls of one version of the API about what a tenant holds, with a body that it took before or the least that its contract allows. */
export function leastCalls({ version, schemas, known, held }: CallSources): (operation: Operation) => LeastCall {
  return (operation) => {
    const { parameters, body } = schemas.operations[operation.id] ?? { parameters: [] };
    const collection = kindOf(operation.path.slice(1).split(/[/:]/u)[0] ?? '');
    const find = (name: string, before = ''): string => {
      const kind = kindOf(name);
      for (const place of [before, `${collection}.${kind}`, kind, collection]) {
        const found = itemOfKind(held, place) ?? known.ids[place]?.[0];
        if (found !== undefined) return found;
      }
      return 'none';
    };
    const path = operation.path.replaceAll(/([\w-]*)\/?\{([^}]+)\}/gu, (whole, before: string, name: string) =>
      whole.replace(`{${name}}`, find(name, kindOf(before))),
    );
    const query = parameters
      .filter(({ in: place, required }) => place === 'query' && required)
      .map(({ name, schema }): [string, string] => [name, String(leastValue(schema, name, { schemas, find }))]);
    return {
      path: query.length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`,
      ...(body && { body: bodyOf(operation) ?? leastValue(body.schema, collection, { schemas, find }) }),
    };

    /** A body that was taken before, or many of what one such body makes or changes. */
    function bodyOf({ archetype, bulk, method, path: template }: Operation): unknown {
      const taken = takenAs(method, template);
      if (taken !== undefined) return taken;
      const one = takenAs('POST', template.split(':', 1)[0] ?? '') as object | undefined;
      if (bulk === undefined || one === undefined) return undefined;
      if (archetype === 'bulk-create') return { [bulk.key]: [one] };
      if (archetype === 'bulk-update')
        return { [bulk.key]: [{ id: find(collection), ...('name' in one && { name: 'Changed' }) }] };
      return undefined;
    }
  };

  function takenAs(method: string, path: string): unknown {
    const taken = known.bodies.find((one) => one.version === version && matches({ method, path }, one.route));
    return taken && again(taken.body);
  }
}

function matches({ method, path }: { readonly method: string; readonly path: string }, route: string): boolean {
  const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\{[^}]+\}/gu, '[^/:]+');
  return new RegExp(`^${method} ${pattern}$`, 'u').test(route.split('?', 1)[0] ?? '');
}

const unique = new Set(['name', 'handle', 'barcode', 'symbol', 'entityRegistryId']);

/** A body that was taken before, under names that nothing has yet. */
function again(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(again);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([member, value]) => {
      if (member === 'email') return [member, `again-${String(value)}`];
      return [member, unique.has(member) && typeof value === 'string' ? `${value}2` : again(value)];
    }),
  );
}

function itemOfKind(held: Held, kind: string): string | undefined {
  try {
    return held.value(`SELECT id FROM items WHERE replace(type, '_', '') = '${kind}' ORDER BY pk DESC`);
  } catch {
    return undefined;
  }
}

/** The kind of thing that a name is about: `box` for `boxes`, `box_id` and `boxIds`. */
function kindOf(name: string): string {
  const kind = name
    .replace(/_?ids?$/iu, '')
    .replaceAll(/[_-]/gu, '')
    .toLowerCase();
  if (kind.endsWith('canvases')) return kind.slice(0, -2);
  if (kind.endsWith('ies')) return `${kind.slice(0, -3)}y`;
  return kind.replace(/(?<=x|ch)es$|s$/u, '');
}
