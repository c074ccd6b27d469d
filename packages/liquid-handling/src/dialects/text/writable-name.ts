import { cannotRender, shown } from './file-fault.ts';
import { nameFault } from './name-fault.ts';

/** The name as it is. @throws {InputError} when it will not do in a file */
export function writableName(file: string, what: string, name: string): string {
  const fault = nameFault(name);
  if (fault !== undefined) throw cannotRender(file, `the ${what} ${shown(name)} will not do: ${fault}.`);
  return name;
}
