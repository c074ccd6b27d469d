import type { Access } from '@ligase/plugin-access/contract';
import { Ailment, type Check } from './check.ts';

/** Whether the app sees people and places at all; what it may do there, each refusal says by itself. */
export function benchlingAccess(options: {
  readonly step: number;
  /** What to do when it sees no place, after `It sees no project and no registry: `. */
  readonly noPlaces: string;
  /** What that means for the app and what to do, after `It is in no organization, so that `. */
  readonly noPeople: string;
}): Check<{ readonly access: Access }> {
  const { step, noPlaces, noPeople } = options;
  return {
    step,
    what: "the Benchling app's access",
    async look({ access }) {
      const [places, { groups }] = [await access.places(), await access.whoAmI()];
      if (places.length === 0) throw new Ailment(`It sees no project and no registry: ${noPlaces}`);
      if (!groups.some(({ kind }) => kind === 'organization'))
        throw new Ailment(`It is in no organization, so that ${noPeople}`);
      return `is to ${namesOf(places)}; it is in ${namesOf(groups)}`;
    },
  };
}

function namesOf(some: readonly { readonly name: string }[]): string {
  return some.map(({ name }) => name).join(', ');
}
