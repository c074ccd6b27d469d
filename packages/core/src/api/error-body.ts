/** What an error reply says, whichever of Benchling's shapes it has. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly errorId: string | undefined;
  /** Ids that the reply names as wrong. */
  readonly invalidIds: readonly string[];
  /** What is wrong with single items of a bulk call. */
  readonly items: readonly ItemFault[];
  readonly conflicts: unknown;
}

/** What is wrong with one item of a bulk call. */
export interface ItemFault {
  /** The item's place in what was sent; `undefined` when the reply does not say. */
  readonly index: number | undefined;
  readonly message: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads v2's envelope (`{ error: { … } }`), its variants for bulk calls, lists and assays, and v3's problem documents.
 * `undefined` when the body is none of them.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  if (!isMembers(body)) return undefined;
  const error = isMembers(body['error']) ? body['error'] : undefined;
  const words = [error?.['message'], error?.['userMessage'], body['detail'], body['title'], body['message']];
  const items = readItemFaults(error?.['errors'] ?? body['errors']);
  const message = words.find((text) => typeof text === 'string' && text !== '') ?? inspectDetail(body['detail']);
  if (error === undefined && message === undefined && items.length === 0) return undefined;
  const errorId = error?.['errorId'] ?? body['errorId'];
  return {
    message: typeof message === 'string' ? message : undefined,
    errorId: typeof errorId === 'string' ? errorId : undefined,
    // Declared beside `error`, seen inside it.
    invalidIds: textsOf([error?.['invalidId'], error?.['invalidIds'], body['invalidIds']].flat()),
    items,
    conflicts: error?.['conflicts'],
  };
}

/**
 * Reads errors of items: a list of `{ index, message }`, a single one of them, an object by index, or the assays' lists
 * of `{ fields, global }` by place.
 */
export function readItemFaults(errors: unknown): readonly ItemFault[] {
  if (Array.isArray(errors)) return errors.flatMap((entry, place) => readFault(entry, place));
  if (!isMembers(errors)) return [];
  if (typeof errors['message'] === 'string' || 'index' in errors) return readFault(errors, undefined);
  return Object.entries(errors).flatMap(([key, entry]) =>
    readFault(isMembers(entry) && /^\d+$/.test(key) ? { index: Number(key), ...entry } : entry, undefined),
  );
}

function readFault(entry: unknown, place: number | undefined): readonly ItemFault[] {
  if (typeof entry === 'string') return [{ index: undefined, message: entry }];
  if (!isMembers(entry)) return [];
  if ('fields' in entry || 'global' in entry) return readAssayFault(entry, place);
  const { index, message } = entry;
  const words = typeof message === 'string' ? message : JSON.stringify(entry);
  return [{ index: typeof index === 'number' ? index : undefined, message: words }];
}

/** Assays answer one entry an item, empty for the good ones. */
function readAssayFault(entry: Members, place: number | undefined): readonly ItemFault[] {
  const general = textsOf([entry['global']].flat());
  const fields = isMembers(entry['fields']) ? Object.entries(entry['fields']) : [];
  const words = [...general, ...fields.map(([name, said]) => `${name}: ${textsOf([said].flat()).join(', ')}`)];
  return words.length === 0 ? [] : [{ index: place, message: words.join('; ') }];
}

function inspectDetail(detail: unknown): string | undefined {
  return isMembers(detail) ? JSON.stringify(detail) : undefined;
}

function textsOf(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
