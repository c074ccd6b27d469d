/**
 * The types of items whose log only who made them and tenant admins read. Others may read such an item as well, but by rights
 * of its own kind, which the log does not know; everyone, as its scope has it, would be far too many.
 */
export const logsOfMakers: readonly string[] = ['feature_library', 'feature'];
