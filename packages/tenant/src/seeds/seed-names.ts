import { TenantApiError } from '../api-error.ts';
import { SeedError } from './seed-error.ts';

/** What the parts of a seed call each other. */
export interface SeedNames {
  know(id: string, name: string): void;
  /** The id of what is called so. @throws {SeedError} when the seed has nothing of that name. */
  find(name: string, where: string): string;
  /** Works through a list; what is refused is told with its place in the seed. */
  each<Item>(list: readonly Item[] | undefined, where: string, work: (item: Item, at: string) => void): void;
}

/** Makes an empty list of names. */
export function createSeedNames(): SeedNames {
  const ids = new Map<string, string>();
  return {
    know(id, name) {
      ids.set(id, id).set(name, id);
    },
    find(name, where) {
      const id = ids.get(name);
      if (id === undefined)
        throw new SeedError(`The seed cannot be used: ${where} names "${name}", which it does not have.`);
      return id;
    },
    each(list = [], where, work) {
      for (const [index, item] of list.entries()) {
        const at = `${where}[${index}]`;
        try {
          work(item, at);
        } catch (error) {
          if (error instanceof TenantApiError)
            throw new SeedError(`The seed cannot be used: ${at} was refused: ${error.message}`, { cause: error });
          throw error;
        }
      }
    },
  };
}
