import type { NeededFields } from './needed-fields.ts';

/** A field of a schema, as Benchling gives it. */
export interface FieldDefinition {
  readonly name?: string;
  readonly type?: string;
  readonly isRequired?: boolean;
}

/** What is wrong with the fields of a schema, a line each: missing ones, those of another type, and required ones that the app leaves empty. */
export function fieldFaults(
  where: string,
  definitions: readonly FieldDefinition[],
  needed: NeededFields,
  /** Whether the app makes things of the schema, so that a required field which it does not know is refused by Benchling. */
  makes: boolean,
): readonly string[] {
  const faults: string[] = [];
  const there = definitions.map(({ name }) => name).join(', ') || 'none';
  for (const [name, types] of Object.entries(needed)) {
    const found = definitions.find((one) => one.name === name);
    if (found === undefined)
      faults.push(`${where}: there is no field "${name}", but ${there}. Add it, of type ${types.join(' or ')}.`);
    else if (!types.includes(found.type ?? ''))
      faults.push(
        `${where}: the field "${name}" is of type ${found.type ?? 'none'}. Make it one of type ${types.join(' or ')}.`,
      );
  }
  if (makes)
    for (const { name = '', isRequired } of definitions)
      if (isRequired === true && !(name in needed))
        faults.push(`${where}: the field "${name}" is required, and the app does not fill it. Make it optional.`);
  return faults;
}
