import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { visible } from '../../engine/rights.ts';
import { createItem } from '../../engine/write-item.ts';
import type { Principal } from '../../identity/principal.ts';
import type { Storage } from '../../storage/storage.ts';

/** The stored body of a blob, as the API shows it. */
export interface BlobBody {
  readonly mimeType: string;
  readonly type: 'RAW_FILE' | 'VISUALIZATION';
  readonly uploadStatus: 'IN_PROGRESS' | 'COMPLETE' | 'ABORTED';
}

/** Files that other items link to; whoever may read one of those may read the blob. */
export const blob: Family = {
  type: 'blob',
  label: 'Blob',
  prefix: '',
  path: '/blobs',
  listKey: 'blobs',
  head: ({ id, name }) => ({ id, name }),
  filters: {},
  defaultSort: 'createdAt',
};

/** What a new blob is made of. */
export interface NewBlob {
  readonly name: string;
  /** Default `application/octet-stream`. */
  readonly mimeType?: string;
  /** Default `RAW_FILE`. */
  readonly type?: BlobBody['type'];
  /** Left out while its parts are still to come. */
  readonly bytes?: Uint8Array;
}

/** Makes a blob that only its maker may read until something links to it. */
export function createBlob(engine: Engine, storage: Storage, actor: Actor, made: NewBlob): ItemRow {
  const { name, mimeType = 'application/octet-stream', type = 'RAW_FILE', bytes } = made;
  const body: BlobBody = { mimeType, type, uploadStatus: bytes ? 'COMPLETE' : 'IN_PROGRESS' };
  const row = createItem(engine, actor, blob, {
    id: engine.context.ids.uuid(),
    name,
    scopeId: actor.principal.id,
    body,
  });
  if (bytes) storage.write(row.id, bytes);
  return row;
}

/** What a blob is, from its row. */
export function blobBody(row: ItemRow): BlobBody {
  return JSON.parse(row.body) as BlobBody;
}

/** A blob or a file whose bytes are all there, and the bytes. @throws {TenantApiError} 400 */
export function uploadedBytes(
  engine: Engine,
  storage: Storage,
  principal: Principal,
  id: string,
  member: string,
): { readonly row: ItemRow; readonly bytes: Uint8Array } {
  const row = visible(engine, principal, ['blob', 'file'], id);
  if (!row) {
    throw invalidRequest(`Invalid ${member}: ${id}. It takes the id of a blob or a file that you may view.`, {
      invalidId: id,
    });
  }
  const { uploadStatus } = JSON.parse(row.body) as { readonly uploadStatus: string };
  const bytes = uploadStatus === 'COMPLETE' || uploadStatus === 'SUCCEEDED' ? storage.read(id) : undefined;
  if (!bytes) throw invalidRequest(`The upload of ${row.name} (${id}) is ${uploadStatus}; it must be complete first.`);
  return { row, bytes };
}
