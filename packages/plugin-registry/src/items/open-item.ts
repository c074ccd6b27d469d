import { InputError, NotFoundError, type Benchling } from '@ligase/core';
import { itemKinds, type ItemKind } from './item-kinds.ts';
import { withPlaces } from './with-places.ts';
import { registryItem, type RegistryItem } from './registry-item.ts';

/** Reads the item with this id. @throws {InputError} when ids do not begin so for anything that is read here. */
export async function openItem(
  benchling: Benchling,
  id: string,
  signal: AbortSignal | undefined,
): Promise<RegistryItem | undefined> {
  const prefix = id.split('_', 1)[0];
  const kinds = (Object.keys(itemKinds) as ItemKind[]).filter((kind) => itemKinds[kind].prefix === prefix);
  if (kinds.length === 0) {
    const known = [...new Set(Object.values(itemKinds).map((kind) => `${kind.prefix}_`))].join(', ');
    throw new InputError('INPUT_INVALID', `${JSON.stringify(id)} cannot be opened: ids begin with ${known}.`);
  }
  for (const kind of kinds) {
    // oxlint-disable-next-line no-await-in-loop -- the next kind is asked only when it is not the one before
    const item = await found(itemKinds[kind].get(benchling, id, { signal }));
    if (item !== undefined) return (await withPlaces(benchling, [registryItem(kind, item)], signal))[0];
  }
  return undefined;
}

async function found<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
