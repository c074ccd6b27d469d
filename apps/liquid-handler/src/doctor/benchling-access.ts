import { Ailment, type Check } from './check.ts';

/** Whether the app sees the places of plates and people; what it may do there, each refusal says by itself. */
export const benchlingAccess: Check = {
  step: 2,
  what: "the Benchling app's access",
  async look({ access }) {
    const [places, { groups }] = [await access.places(), await access.whoAmI()];
    if (places.length === 0)
      throw new Ailment(
        'It sees no project and no registry: give it Write on those of the plates and of their schemas.',
      );
    if (!groups.some(({ kind }) => kind === 'organization'))
      throw new Ailment(
        'It is in no organization, so that it cannot tell who may approve a plan: add it to that of the people in the lab.',
      );
    return `is to ${namesOf(places)}; it is in ${namesOf(groups)}`;
  },
};

function namesOf(some: readonly { readonly name: string }[]): string {
  return some.map(({ name }) => name).join(', ');
}
