import type { ConfigItem } from './config-items.ts';
import { right, wrong, type Reading, type ReadingSource } from './reading.ts';

const upgrade = 'install the version of the app that this code belongs to';

/** The item at a path when it has a value, else what is to be said of that. `fill` is what to do when it is empty. */
export function findItem(
  { items }: ReadingSource,
  path: readonly string[],
  { type, required, fill }: { readonly type: string; readonly required?: true | undefined; readonly fill: string },
): { readonly item: ConfigItem } | Reading {
  const item = items.at(path);
  if (item !== undefined && item.type !== type)
    return wrong(path, 'ill-typed', `is of type ${item.type} in Benchling, and of type ${type} in the app; ${upgrade}`);
  if (item !== undefined && item.value !== null && item.value !== undefined && item.value !== '') return { item };
  if (required !== true) return right(undefined);
  return wrong(path, 'missing', item === undefined ? `is not there; ${upgrade}` : `is empty; ${fill}`);
}
