import { setImmediate } from 'node:timers/promises';
import type { Operation } from '@ligase/benchling-api';
import { UnexpectedReplyError } from '../errors/errors.ts';
import type { HttpResponse } from '../http/ports.ts';
import type { ListOptions, Listing, Page } from './api.ts';
import type { AnyInput } from './create-api.ts';
import { iterateItems } from './iterate-items.ts';

type Call = (route: string, input: AnyInput) => Promise<HttpResponse>;

/** Reads a list page by page. Nothing is sent before the first item or page is asked for. */
export function readList(
  operation: Operation,
  route: string,
  input: AnyInput & ListOptions,
  call: Call,
): Listing<unknown> {
  const pages = (): AsyncGenerator<Page<unknown>, void> => readPages(operation, route, input, call);
  return { pages, [Symbol.asyncIterator]: () => iterateItems(pages()) };
}

async function* readPages(
  operation: Operation,
  route: string,
  { prefetch = true, ...input }: AnyInput & ListOptions,
  call: Call,
): AsyncGenerator<Page<unknown>, void> {
  const leaving = new AbortController();
  const signal = input.signal === undefined ? leaving.signal : AbortSignal.any([input.signal, leaving.signal]);

  const fetchFirst = async (): Promise<Page<unknown>> => toPage(await call(route, input), operation);
  const fetchAfter = async (token: string): Promise<Page<unknown>> => {
    const query = { ...input.query, nextToken: token };
    const priority = prefetch ? 'low' : 'normal';
    const page = toPage(await call(route, { ...input, query, signal, priority }), operation);
    if (page.nextToken === token) throw repeats(operation, token);
    return page;
  };

  // A page that were still held here while the next one is parsed would be kept through a collection for nothing.
  let held: Page<unknown> | undefined;
  const handOver = (): Page<unknown> => {
    const page = held as Page<unknown>;
    held = undefined;
    return page;
  };

  try {
    let coming = fetchFirst();
    for (;;) {
      held = await coming;
      const { nextToken } = held;
      if (nextToken === '') {
        yield handOver();
        return;
      }
      if (prefetch) {
        coming = fetchAfter(nextToken);
        // Its failure is met when the page is asked for, not while the last one is worked on.
        coming.catch(() => {});
        // undici writes the request on a later turn of the event loop; a consumer that computes would hold it back.
        await setImmediate();
        yield handOver();
      } else {
        yield handOver();
        coming = fetchAfter(nextToken);
      }
    }
  } finally {
    leaving.abort();
  }
}

function toPage(response: HttpResponse, operation: Operation): Page<unknown> {
  const { body } = response;
  const members = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const items = Array.isArray(body) ? body : members[operation.listKey ?? ''];
  if (!Array.isArray(items)) {
    throw new UnexpectedReplyError(`${operation.id} answered without its list "${operation.listKey ?? ''}".`, {
      status: response.status,
      method: operation.method,
      operationId: operation.id,
    });
  }
  const { nextToken } = members;
  const count = Number.parseInt(response.header('result-count') ?? '', 10);
  return {
    items,
    nextToken: typeof nextToken === 'string' ? nextToken : '',
    resultCount: Number.isNaN(count) ? undefined : count,
  };
}

function repeats(operation: Operation, token: string): UnexpectedReplyError {
  return new UnexpectedReplyError(
    `${operation.id} gave the page token ${JSON.stringify(token)} twice: reading on would never end.`,
    { status: 200, method: operation.method, operationId: operation.id },
  );
}
