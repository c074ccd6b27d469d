import type { Family } from './family.ts';

/** The families whose items the API shows, by the type of their rows. */
export interface Families {
  /** The first of a type stays: those after it show the same items another way. */
  add(family: Family): void;
  get(type: string): Family | undefined;
}

/** Families that get known as their reads by id are made. */
export function createFamilies(): Families {
  const known = new Map<string, Family>();
  return {
    add: (family) => {
      if (!known.has(family.type)) known.set(family.type, family);
    },
    get: (type) => known.get(type),
  };
}
