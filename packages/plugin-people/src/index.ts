export type { People, Person, PersonAnswer, PersonLookup } from './contract.ts';
export { people } from './contract.ts';
export { peoplePlugin, type PeopleOptions } from './people-plugin.ts';
