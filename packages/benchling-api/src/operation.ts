/** The HTTP methods that the Benchling API uses. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What an operation does to an item, and so how far it may be repeated and what it needs access to. */
export type Archetype =
  | 'list'
  | 'get'
  | 'create'
  | 'update'
  | 'delete'
  | 'archive'
  | 'unarchive'
  | 'upsert'
  | 'bulk-get'
  | 'bulk-create'
  | 'bulk-update'
  | 'bulk-upsert'
  | 'special';

/** One row of an operation table: what is known of an operation without reading the OpenAPI document. */
export interface Operation {
  /** The document's own name, such as `createEntry` (v2) or `Entry.Create` (v3). */
  readonly id: string;
  readonly method: Method;
  /** The path template below the API's base path, such as `/entries/{entry_id}`. Only v3's token stands at `tokenPath`. */
  readonly path: string;
  /** The first tag of the document, such as `DNA Sequences`. */
  readonly tag: string;
  readonly archetype: Archetype;
  /** Every declared status. */
  readonly statuses: readonly number[];
  /** The first declared status from 200 to 299, or the redirect to a file of an operation that declares none. */
  readonly success: number;
  /** The component schema of the successful body, when it is a named one. */
  readonly successSchema?: string;
  /** The component schema of the request body, when it is a named one. */
  readonly bodySchema?: string;
  /** The content type of the request body when it is not `application/json`. */
  readonly bodyType?: string;
  /** The member of the successful body that holds the items of a list. */
  readonly listKey?: string;
  /** Whether the list is cut into pages with `pageSize` and `nextToken`. */
  readonly paged?: true;
  /** The member of the request body that holds the items of a batch, and how many it may hold where Benchling says so. */
  readonly bulk?: { readonly key: string; readonly max?: number };
  /** Whether the successful answer is a task: `{ taskId }`, to be followed at `/tasks/{task_id}`; in v3 at its `pollingUri`. */
  readonly task?: true;
  readonly deprecated?: true;
  /** v3 only: the rate-limit tier, 2 to 5. */
  readonly rateTier?: number;
  /** v3 only: whether the operation declares the `EARLY-ACCESS` header. */
  readonly earlyAccess?: true;
}
