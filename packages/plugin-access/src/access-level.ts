/** What one may do in a project or a registry, from least to most; each holds those before it. */
export type AccessLevel = 'read' | 'append' | 'write' | 'admin';

/** Benchling's general policies, under the names that people see. */
export type PolicyName = 'Read' | 'Append' | 'Write' | 'Admin';

const levels: readonly AccessLevel[] = ['read', 'append', 'write', 'admin'];
const policyNames: Readonly<Record<AccessLevel, PolicyName>> = {
  read: 'Read',
  append: 'Append',
  write: 'Write',
  admin: 'Admin',
};

/** The least policy that allows something of this level. */
export function policyFor(level: AccessLevel): PolicyName {
  return policyNames[level];
}

/** Whether what one has is enough; having nothing never is. */
export function suffices(has: AccessLevel | undefined, needed: AccessLevel): boolean {
  return has !== undefined && levels.indexOf(has) >= levels.indexOf(needed);
}

/** The most permissive of some levels, which is the one that counts; `undefined` of none. */
export function highest(found: Iterable<AccessLevel | undefined>): AccessLevel | undefined {
  const set = new Set(found);
  return levels.findLast((level) => set.has(level));
}
