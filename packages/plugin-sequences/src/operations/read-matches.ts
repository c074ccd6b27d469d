import type { Schemas } from '@ligase/benchling-api/v2';
import { UnexpectedReplyError } from '@ligase/core';
import type { DnaSequence } from '../contract.ts';

/** Asks for one page of a search; the token of the first is left out. */
type FetchPage = (nextToken: { readonly nextToken?: string }) => Promise<Schemas['DnaSequencesPaginatedList']>;

/** Reads a search whose pages are asked for in the body, which core's lists are not. */
export async function* readMatches(fetchPage: FetchPage): AsyncGenerator<DnaSequence, void, undefined> {
  let token = '';
  do {
    const page = await fetchPage(token === '' ? {} : { nextToken: token });
    yield* (page.dnaSequences ?? []) as DnaSequence[];
    const { nextToken = '' } = page;
    if (nextToken !== '' && nextToken === token) {
      const message = 'Benchling gave the same page token twice: reading on would never end.';
      throw new UnexpectedReplyError(message, { status: 200, method: 'POST', operationId: 'searchDnaSequences' });
    }
    token = nextToken;
  } while (token !== '');
}
