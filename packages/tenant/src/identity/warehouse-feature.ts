import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Feature } from '../feature.ts';
import type { Migration } from '../store/database.ts';
import type { TenantContext } from '../tenant-context.ts';
import { newSecret } from './secret.ts';

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly username: string;
  readonly created_at: number;
}

const migrations: readonly Migration[] = [
  {
    id: 'warehouse/1-credentials',
    sql: `
      CREATE TABLE warehouse_credentials (
        id TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES principals (id),
        username TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;`,
  },
];

/** Credentials for the warehouse. Nothing here checks a password, so none is kept. */
export function warehouseFeature({ db, clock, ids, audit }: TenantContext): Feature {
  return {
    name: 'warehouse',
    migrations,
    operations: {
      createWarehouseCredentials: {
        support: 'partial',
        differs: 'There is no warehouse behind the credentials: they are made and listed, and open nothing.',
        handle: ({ principal, remoteAddress, body }) => {
          const { expiresIn } = body as { readonly expiresIn: number };
          const id = ids.next('whcred_');
          const username = `${principal.handle}$${id.slice('whcred_'.length)}`;
          const now = clock.now();
          const expires = now + expiresIn * 1000;
          db.prepare('INSERT INTO warehouse_credentials VALUES (?, ?, ?, ?, ?)').run(
            id,
            principal.id,
            username,
            now,
            expires,
          );
          audit.record({
            principal,
            remoteAddress,
            eventDescription: 'Warehouse Credential: Created',
            action: 'Created',
            newValue: username,
            item: username,
            itemId: id,
            itemType: 'Warehouse Credential',
          });
          return { body: { username, password: newSecret(ids, ''), expiresAt: timestamp(expires) } };
        },
      },
      getUserWarehouseLogins: {
        support: 'faithful',
        handle: ({ principal, path }) => {
          const userId = path['user_id'] ?? '';
          const known = db.prepare("SELECT 1 FROM principals WHERE id = ? AND kind = 'user'").get(userId);
          if (known === undefined || (userId !== principal.id && !principal.isTenantAdmin)) throw notFound(userId);
          const rows = db
            .prepare<Row>(
              'SELECT * FROM warehouse_credentials WHERE user_id = ? AND expires_at > ? ORDER BY created_at, id',
            )
            .all(userId, clock.now());
          return { body: { warehouseCredentials: rows.map(view) } };
        },
      },
    },
  };
}

function view({ id, user_id: userId, username, created_at: createdAt }: Row): object {
  const at = timestamp(createdAt);
  return { id, userId, username, label: 'Temporary credentials', createdAt: at, modifiedAt: at };
}
