import type { Operation } from '@ligase/benchling-api';
import { InputError } from '../errors/errors.ts';

/** An operation, ready to be called: its path template cut at the placeholders. */
export interface CompiledRoute {
  readonly operation: Operation;
  /** One more than there are placeholders; the first starts at the root of the host. */
  readonly literals: readonly string[];
  readonly placeholders: readonly string[];
  /** Whether sending it twice does no more than sending it once, unless the caller knows better. */
  readonly idempotent: boolean;
}

/** Cuts an operation's path template once, so that a call only has to join. */
export function compileRoute(operation: Operation, basePath: string): CompiledRoute {
  const parts = operation.path.split(/\{([^}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  return {
    operation,
    literals: [`${rootOf(operation, basePath)}${literals[0] ?? ''}`, ...literals.slice(1)],
    placeholders: parts.filter((_, index) => index % 2 === 1),
    idempotent: isIdempotent(operation),
  };
}

/** The values of the placeholders, in their order. @throws {InputError} for one that is missing or cannot stand in a path. */
export function readPathValues(
  { operation, placeholders }: CompiledRoute,
  values: Readonly<Record<string, unknown>> | undefined,
): readonly string[] {
  return placeholders.map((name) => toPathValue(values?.[name], name, operation));
}

/** Fills in the placeholders, each value percent-encoded. `:action` endings stay as they are. */
export function fillPath({ literals }: CompiledRoute, values: readonly string[]): string {
  let path = literals[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    path += encodeURIComponent(values[index] as string) + (literals[index + 1] ?? '');
  }
  return path;
}

/** The one operation of v3 that does not stand below the API's base path. */
function rootOf(operation: Operation, basePath: string): string {
  return operation.path.startsWith('/oauth/') ? '' : basePath;
}

const repeatable = new Set(['list', 'get', 'bulk-get', 'archive', 'unarchive', 'upsert', 'bulk-upsert']);

function isIdempotent({ method, archetype }: Operation): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE' || repeatable.has(archetype);
}

function toPathValue(value: unknown, name: string, operation: Operation): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // An empty value would make the path that of the list; dots would be resolved away by proxies.
  if (text === '' || text === '.' || text === '..') {
    const given = value === undefined || value === null ? 'is missing' : `cannot be ${JSON.stringify(value)}`;
    throw new InputError('INPUT_INVALID', `${operation.id} needs path.${name}, which ${given}. Nothing was sent.`, {
      details: { operationId: operation.id },
    });
  }
  return text;
}
