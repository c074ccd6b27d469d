import { Ailment, type Check } from './check.ts';

/** Whether the Benchling app sees people and places at all; what it may do there, each refusal says by itself. */
export const benchlingAccess: Check = {
  step: 4,
  what: "the Benchling app's access",
  async look({ access }) {
    const [places, { groups }] = [await access.places(), await access.whoAmI()];
    if (places.length === 0)
      throw new Ailment('It sees no project and no registry: add it to those in which tasks are to be approved.');
    if (!groups.some(({ kind }) => kind === 'organization'))
      throw new Ailment(
        'It is in no organization, so that it sees nobody: add it to the organization of the people in Slack.',
      );
    return `is to ${namesOf(places)}; it is in ${namesOf(groups)}`;
  },
};

function namesOf(some: readonly { readonly name: string }[]): string {
  return some.map(({ name }) => name).join(', ');
}
