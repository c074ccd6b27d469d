import type { SeedingParts } from './apply-seed.ts';
import type { SeedNames } from './seed-names.ts';
import type { Seed, SeedItem } from './seed.ts';

/** Creates the items of a seed through the API, each as the user that it names. */
export function addItems({ control, create }: SeedingParts, names: SeedNames, seed: Seed, admin: string): void {
  const make = (path: string, { by = admin, body }: SeedItem, at: string): string => {
    const id = create(path, names.party(by, `${at}.by`), names.filled(body, at));
    if (typeof body['name'] === 'string') names.knowThing(id, body['name']);
    return id;
  };
  const makeAll = (items: readonly SeedItem[] | undefined, where: string, path: string): void =>
    names.each(items, where, (item, at) => {
      make(path, item, at);
    });
  makeAll(seed.customEntities, 'customEntities', '/custom-entities');
  makeAll(seed.dnaSequences, 'dnaSequences', '/dna-sequences');
  makeAll(seed.locations, 'locations', '/locations');
  makeAll(seed.boxes, 'boxes', '/boxes');
  makeAll(seed.plates, 'plates', '/plates');
  names.each(seed.containers, 'containers', (item, at) => {
    const id = make('/containers', item, at);
    if (item.transfer !== undefined)
      make(`/containers/${id}:transfer`, { ...item, body: item.transfer }, `${at}.transfer`);
  });
  names.each(seed.entries, 'entries', (item, at) => {
    const entryId = make('/entries', item, at);
    if (item.notes !== undefined)
      control.setEntryNotes({ entryId, notes: item.notes, actingUser: names.party(item.by ?? admin, at) });
  });
}
