import { TenantApiError } from '../api-error.ts';
import { SeedError, seedError, type SeedProblem } from './seed-error.ts';

/** What the parts of a seed call each other, and what is wrong with them. */
export interface SeedNames {
  /** A user, an app or a group, by id, handle or name. */
  knowParty(id: string, name: string): void;
  /** Anything else. */
  knowThing(id: string, name: string): void;
  /** The id of a party. @throws {SeedError} when the seed has none of that name. */
  party(name: string, at: string): string;
  /** The id of a project, a registry or another thing. @throws {SeedError} */
  thing(name: string, at: string): string;
  /** A value with ids in the place of names such as `{{Freezer}}`. @throws {SeedError} */
  filled<Value extends object>(value: Value, at: string): Value;
  /** Works through a list; what does not work is kept as a problem, and the rest goes on. */
  each<Item>(list: readonly Item[] | undefined, where: string, work: (item: Item, at: string) => void): void;
  /** Keeps a problem that belongs to no list. */
  report(problem: SeedProblem): void;
  /** @throws {SeedError} that says all problems there were. */
  demandNone(): void;
}

/** What names something that was refused already, of which no more needs to be said. */
class Unresolved extends Error {
  override readonly name = 'Unresolved';
}

/** Makes an empty list of names. */
export function createSeedNames(): SeedNames {
  const parties = new Map<string, string>();
  const things = new Map<string, string>();
  const refused = { ids: new Set<string>(), names: new Set<string>() };
  const problems: SeedProblem[] = [];

  const demand = (id: string | undefined, name: string, at: string): string => {
    if (id !== undefined) return id;
    if (refused.names.has(name) || refused.ids.has(name)) throw new Unresolved(name);
    throw seedError([{ at, problem: `names "${name}", which the seed does not have` }]);
  };
  const party = (name: string, at: string): string => demand(parties.get(name), name, at);
  const thing = (name: string, at: string): string => demand(things.get(name) ?? parties.get(name), name, at);

  return {
    knowParty: (id, name) => void parties.set(id, id).set(name, id),
    knowThing: (id, name) => void things.set(id, id).set(name, id),
    party,
    thing,
    filled<Value extends object>(value: Value, at: string) {
      const text = JSON.stringify(value);
      for (const id of refused.ids) if (text.includes(JSON.stringify(id))) throw new Unresolved(id);
      return JSON.parse(text.replaceAll(/\{\{(.+?)\}\}/gu, (_, name: string) => thing(name, at))) as Value;
    },
    each(list = [], where, work) {
      for (const [index, item] of list.entries()) {
        const at = `${where}[${index}]`;
        try {
          work(item, at);
        } catch (error) {
          collectNames(item, refused);
          if (error instanceof SeedError) problems.push(...error.problems);
          else if (error instanceof TenantApiError) problems.push({ at, problem: `was refused: ${error.message}` });
          else if (!(error instanceof Unresolved)) throw error;
        }
      }
    },
    report: (problem) => void problems.push(problem),
    demandNone() {
      if (problems.length > 0) throw seedError(problems);
    },
  };
}

/** Adds all that a part of a seed and the parts within it are called by. */
function collectNames(part: unknown, into: Record<'ids' | 'names', Set<string>>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (typeof value !== 'string') collectNames(value, into);
    else if (key === 'id') into.ids.add(value);
    else if (key === 'name' || key === 'handle') into.names.add(value);
  }
}
