import { blankImage } from './open-database.ts';
import type { Database, Migration } from './database.ts';

/** A tenant's data as a whole. */
export interface Images {
  /** Puts the data back to an image of it, whatever version of the tenant made it. */
  restore(image: Uint8Array): void;
  /** An image of a tenant that holds nothing, not even a seed. */
  blank(): Uint8Array;
}

/** What {@link createImages} works with. */
export interface ImageParts {
  readonly db: Database;
  /** All that there are once the tenant is made. */
  readonly migrations: readonly Migration[];
  /** Takes up work that an image has waiting. */
  readonly resume: () => void;
}

/** Makes and puts back images. */
export function createImages({ db, migrations, resume }: ImageParts): Images {
  return {
    restore(image) {
      db.deserialize(image);
      db.migrate(migrations);
      resume();
    },
    blank: () => blankImage(migrations),
  };
}
