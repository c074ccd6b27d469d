import type { ItemRow } from '../engine/item-row.ts';
import { readableMessage } from '../apps/sessions/session-messages.ts';
import { sessionBody, statusAt } from '../apps/sessions/session-family.ts';
import type { AppControl } from './app-control.ts';
import { installedApp } from './app-controls.ts';
import type { ControlBase } from './control-base.ts';

/** What an app has told people while it worked. */
export function sessionControls(base: ControlBase): Pick<AppControl, 'listAppSessions'> {
  const { db, clock } = base;
  const nameOf = (id: string): string =>
    db.prepare<{ name: string }>('SELECT name FROM items WHERE id = ?').get(id)?.name ?? id;
  return {
    listAppSessions({ appId, limit = 50 }) {
      const { id } = installedApp(base, appId);
      return db
        .prepare<ItemRow>(
          `SELECT * FROM items WHERE type = 'app_session' AND body ->> '$.app.id' = ?
           ORDER BY created_at DESC, id DESC LIMIT ?`,
        )
        .all(id, limit)
        .map((row) => ({
          id: row.id,
          name: row.name,
          status: statusAt(row, clock.now()),
          messages: sessionBody(row).messages.map(({ content, style }) => ({
            content: readableMessage(content, nameOf),
            style,
          })),
          createdAt: row.created_at,
          modifiedAt: row.modified_at,
        }));
    },
  };
}
