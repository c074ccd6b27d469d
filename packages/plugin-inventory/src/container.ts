import type { Schemas } from '@ligase/benchling-api/v2';

type Sent<T, K extends keyof T> = T & { readonly [P in K]-?: Exclude<T[P], undefined> };

/** A tube, or a well of a plate. */
export type Container = Sent<Schemas['Container'], 'id' | 'name' | 'quantity' | 'contents' | 'modifiedAt'>;

/** A plate, with its wells by their position: `A1`. */
export type Plate = Sent<Schemas['Plate'], 'id' | 'name' | 'type' | 'wells'>;

/** A box of containers. */
export type Box = Sent<Schemas['Box'], 'id' | 'name'>;

/** A room, a freezer or a shelf. */
export type Location = Sent<Schemas['Location'], 'id' | 'name'>;

/** One thing in a container, and how concentrated it is. */
export type Content = Schemas['ContainerContent'];

/** Why something was archived. */
export type ArchiveReason = Schemas['ContainersArchive']['reason'];

/** Why a location was archived. */
export type LocationArchiveReason = Schemas['LocationsArchive']['reason'];
