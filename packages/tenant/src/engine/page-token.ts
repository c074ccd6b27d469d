import { invalidRequest } from '../api-error.ts';

/** The last item of a page: where the next one begins. */
export interface PageEnd {
  readonly value: string | number;
  readonly id: string;
}

interface WrappedTime {
  readonly value: string;
  readonly __benchlingType: 'datetime';
}

/** A token as Benchling's look: base64 of a JSON list of the sort value and the id, with times marked as such. */
export function encodePageToken({ value, id }: PageEnd): string {
  const marked: string | WrappedTime =
    typeof value === 'number'
      ? { value: `${new Date(value).toISOString().slice(0, -1)}000`, __benchlingType: 'datetime' }
      : value;
  return Buffer.from(JSON.stringify([marked, id])).toString('base64');
}

/** Reads a token; `time` says whether the list is sorted by a time. @throws {TenantApiError} 400 for anything else. */
export function decodePageToken(token: string, time: boolean): PageEnd {
  try {
    const [value, id] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [string | WrappedTime, string];
    const decoded = typeof value === 'string' ? value : Date.parse(`${value.value}Z`);
    if (typeof id === 'string' && typeof decoded === (time ? 'number' : 'string') && !Number.isNaN(decoded)) {
      return { value: decoded, id };
    }
  } catch {
    // The same answer as for a token of another sort order.
  }
  throw invalidRequest('Invalid nextToken: send on the nextToken of the page before, with the same sort.');
}
