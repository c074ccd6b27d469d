import type { BatchItem, Input, ListItem, SuccessBody } from './route.ts';
import type { Batches, Lists, Routes, Schemas } from './v2/index.ts';
import type { Lists as ListsOfV3, Routes as RoutesOfV3 } from './v3/index.ts';

type Arguments<I> = {} extends I ? [input?: I] : [input: I];

declare function request<K extends keyof Routes>(
  route: K,
  ...input: Arguments<Input<Routes[K]>>
): Promise<SuccessBody<Routes[K]>>;

declare function list<K extends keyof Lists>(
  route: K,
  input?: Input<Routes[K]>,
): AsyncIterable<ListItem<Routes[K], Lists[K]>>;

declare function bulk<K extends keyof Batches>(
  route: K,
  items: Iterable<BatchItem<Routes[K], Batches[K]>>,
): Promise<void>;

declare function requestV3<K extends keyof RoutesOfV3>(
  route: K,
  ...input: Arguments<Input<RoutesOfV3[K]>>
): Promise<SuccessBody<RoutesOfV3[K]>>;

declare function listV3<K extends keyof ListsOfV3>(route: K): AsyncIterable<ListItem<RoutesOfV3[K], ListsOfV3[K]>>;

const plasmid = { name: 'pUC19', bases: 'TCGCGC', isCircular: true };

export async function accepted(): Promise<void> {
  const made: Schemas['DnaSequence'] = await request('POST /dna-sequences', { body: plasmid });
  await request('GET /dna-sequences/{dna_sequence_id}', { path: { dna_sequence_id: made.id ?? '' } });
  const { taskId }: { taskId?: string } = await request('POST /dna-sequences:bulk-create', {
    body: { dnaSequences: [plasmid] },
  });
  const gone: undefined = await request('DELETE /teams/{team_id}/memberships/{user_id}', {
    path: { team_id: 'team_1', user_id: taskId ?? '' },
  });
  await request('GET /dna-sequences', gone ?? {});
  await request('GET /dna-sequences');
  for await (const sequence of list('GET /dna-sequences', { query: { pageSize: 10 } }))
    sequence.bases satisfies string | undefined;
  await bulk('POST /dna-sequences:bulk-create', [plasmid]);
  await requestV3('GET /dna-sequence/{dna_sequence_id}', { path: { dna_sequence_id: 'seq_1' } });
  for await (const sequence of listV3('GET /dna-sequence/items')) sequence.id satisfies string | undefined;
}

export async function refused(): Promise<void> {
  // @ts-expect-error there is no such route
  await request('POST /dna-sequence', { body: plasmid });
  // @ts-expect-error a misspelt query
  await request('GET /dna-sequences', { query: { pageSise: 1 } });
  // @ts-expect-error a body of the wrong type
  await request('POST /dna-sequences', { body: { ...plasmid, bases: 1 } });
  // @ts-expect-error a body that lacks what is required
  await request('POST /dna-sequences', { body: { bases: 'TCGCGC' } });
  // @ts-expect-error no body
  await request('POST /dna-sequences');
  // @ts-expect-error no path
  await request('GET /dna-sequences/{dna_sequence_id}', {});
  // @ts-expect-error a body where none is taken
  await request('GET /dna-sequences', { body: plasmid });
  // @ts-expect-error not a list
  list('GET /dna-sequences/{dna_sequence_id}');
  // @ts-expect-error items of another kind
  await bulk('POST /dna-sequences:bulk-create', [{ name: 1 }]);
  // @ts-expect-error a route of v2
  await requestV3('POST /dna-sequences', { body: plasmid });
}
