import type { OpenedLab } from '../contract/open-lab.ts';
import { openCaller, type SentCall } from './callers.ts';

/** A place that nobody but its admin is let into, and a caller who is let into every other. */
export interface HidingPlace {
  /** The `Authorization` of an app that may do everything an app may, but there. */
  readonly insider: string;
  /** The ids that a call names of what can be hidden. */
  namedBy(call: SentCall): readonly string[];
  /** An item of every type that can be hidden alone, and what it can be found by. What stands in a location is hidden with it. */
  everyType(): readonly { readonly id: string; readonly called: readonly string[] }[];
  /** Gives every item that can be hidden a name of its own. */
  nameAll(): void;
  /** The name that it has got. */
  nameOf(id: string): string;
  /** Takes an item away from the insider, and leaves everything that has to do with it where it is. */
  hide(id: string): void;
}

/** Makes the place. What an admin keeps in no place is given to the insider, so that it can be taken away. */
export async function hidingPlace(lab: OpenedLab): Promise<HidingPlace> {
  const { control, context } = lab.tenant;
  const { db } = context;
  const { authorization, appId, principalId } = await openCaller(lab, 'Insider', 'Admin');
  const project = control.createProject({ name: 'Hidden' });
  const registry = control.createRegistry({ name: 'Hidden' });
  db.prepare(`UPDATE items SET scope_id = ? WHERE scope_id IN (SELECT id FROM users)`).run(principalId);
  const placed = db.prepare<{ id: string; type: string; registry_id: string | null; project_id: string | null }>(
    `SELECT id, type, registry_id, project_id FROM items WHERE id = ? AND scope_id <> '*'`,
  );
  const toRegistry = db.prepare('UPDATE items SET registry_id = ?, scope_id = ? WHERE id = ?');
  const toProject = db.prepare('UPDATE items SET project_id = ?, scope_id = ?, folder_id = ? WHERE id = ?');
  const toNobody = db.prepare(`UPDATE items SET scope_id = 'ent_nobody' WHERE id = ?`);
  // What stands nowhere itself is read by what links to it.
  const unlink = db.prepare(`DELETE FROM item_facets WHERE name = 'link' AND value = ?`);

  return {
    insider: authorization,
    namedBy: (call) =>
      [...new Set(JSON.stringify(call).match(/[\w-]{8,}/gu))].filter((id) => placed.get(id) !== undefined),
    everyType: () =>
      db
        .prepare<{ id: string; called: string }>(
          `SELECT id, json_array(id, entity_registry_id, body ->> '$.displayId',
             (SELECT barcode FROM storage WHERE storage.id = items.id)) AS called
           FROM items WHERE scope_id <> '*' AND type NOT IN ('project', 'registry', 'location') GROUP BY type HAVING pk = min(pk)`,
        )
        .all()
        .map(({ id, called }) => ({
          id,
          called: (JSON.parse(called) as (string | null)[]).filter((one) => one !== null),
        })),
    nameAll() {
      // Events hold items as they were, so what these call others has to change with them.
      const inEvents = db.prepare('UPDATE events SET payload = replace(payload, ?, ?)');
      const rename = db.prepare('UPDATE items SET name = ? WHERE pk = ?');
      const rows = db
        .prepare<{ pk: number; id: string; name: string }>(`SELECT pk, id, name FROM items WHERE scope_id <> '*'`)
        .all();
      for (const { pk, id, name } of rows) {
        rename.run(`Unseen${pk}.`, pk);
        // Some have no name but their id, which is shown.
        if (name !== id) inEvents.run(JSON.stringify(name), `"Unseen${pk}."`);
      }
    },
    nameOf: (id) => db.prepare<{ name: string }>('SELECT name FROM items WHERE id = ?').get(id)?.name ?? id,
    hide(id) {
      const row = placed.get(id);
      if (row?.type === 'project' || row?.type === 'registry') {
        control.revokeAccess({ resourceId: id, collaboratorId: appId });
      } else if (row?.registry_id != null) toRegistry.run(registry.id, registry.id, id);
      else if (row?.project_id != null) toProject.run(project.id, project.id, project.folderId, id);
      else {
        toNobody.run(id);
        unlink.run(id);
      }
    },
  };
}
