import { invalidRequest } from '../api-error.ts';

/**
 * An object narrowed to what `returning` names, or without what `omit` names: members at its top, and none in both.
 * @throws {TenantApiError} 400
 */
export function shape(query: Readonly<Record<string, unknown>>, object: object): object {
  const { returning, omit } = query as { readonly returning?: readonly string[]; readonly omit?: readonly string[] };
  if (returning === undefined && omit === undefined) return object;
  const members = Object.keys(object);
  for (const [parameter, names = []] of Object.entries({ returning, omit })) {
    const unknown = names.filter((name) => !members.includes(name));
    if (unknown.length > 0)
      throw invalidRequest(`Invalid ${parameter}: ${unknown.join(', ')}. It takes ${members.join(', ')}.`);
  }
  const both = returning?.filter((name) => omit?.includes(name)) ?? [];
  if (both.length > 0) throw invalidRequest(`${both.join(', ')} cannot be in both returning and omit.`);
  const kept = Object.entries(object).filter(
    ([name]) => (returning?.includes(name) ?? true) && omit?.includes(name) !== true,
  );
  return Object.fromEntries(kept);
}
