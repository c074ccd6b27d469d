/** Why the tenant's data cannot be used, and what a person can do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code:
    | 'STORE_LOCKED'
    | 'STORE_READ_ONLY'
    | 'STORE_CORRUPT'
    | 'STORE_NEWER'
    | 'STORE_FULL'
    | 'STORE_DISK_FAULT'
    | 'STORE_OLD_NODE';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

// https://www.sqlite.org/rescode.html: the low byte of an extended code is its primary code.
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const IO_FAULT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

// What Node throws for files beside the database.
const fileErrors: Readonly<Record<string, number>> = {
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  ENOSPC: FULL,
};

/** Turns what SQLite or the file system threw into words about the folder; anything else passes through. */
export function explainStoreError(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  const options = { cause: error };
  switch (primaryCode(error)) {
    case BUSY:
    case LOCKED:
      return new StoreError(
        'STORE_LOCKED',
        `Another process has the tenant data in ${place} open. Stop that tenant, or start this one with another data folder.`,
        options,
      );
    case READ_ONLY:
    case CANNOT_OPEN:
      return new StoreError(
        'STORE_READ_ONLY',
        `Cannot write the tenant data in ${place}. Give this user the right to write there, or choose another data folder.`,
        options,
      );
    case CORRUPT:
    case NOT_A_DATABASE:
      return new StoreError(
        'STORE_CORRUPT',
        `The tenant data in ${place} is damaged or is no tenant data. Put back a snapshot, or move the file away to start empty.`,
        options,
      );
    case FULL:
      return new StoreError(
        'STORE_FULL',
        `The disk that holds ${place} is full. Nothing of this call was kept; free some space and do it again.`,
        options,
      );
    case IO_FAULT:
      return new StoreError(
        'STORE_DISK_FAULT',
        `Reading or writing the tenant data in ${place} failed (${error.message}). Look after the disk, then start the tenant again.`,
        options,
      );
    default:
      return error;
  }
}

function primaryCode(error: Error & { readonly errcode?: unknown; readonly code?: unknown }): number {
  if (typeof error.errcode === 'number') return error.errcode & 0xff;
  return fileErrors[String(error.code)] ?? 0;
}
