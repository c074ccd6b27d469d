import { CommandError } from './command.ts';

/** Something with an id that people may also call by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly handle?: string;
}

/** The one thing with this id, name or handle. @throws {CommandError} when there is none, or more than one. */
export function findByName<Thing extends Named>(what: string, things: readonly Thing[], wanted: string): Thing {
  const byId = things.find(({ id }) => id === wanted);
  if (byId !== undefined) return byId;
  const found = things.filter(({ name, handle }) => name === wanted || handle === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1)
    throw new CommandError(
      `${found.length} of them are called "${wanted}"; use an id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  const known = things.slice(0, 10).map(({ id, name }) => `${name} (${id})`);
  throw new CommandError(`There is no ${what} "${wanted}". There is ${known.join(', ') || 'none yet'}.`);
}
