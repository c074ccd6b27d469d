import { errorBody, testClient, type TestClient, type TestClientOptions } from './test-client.ts';

/** A tenant that makes DNA sequences in bulk and singly. */
export interface BulkTenant {
  readonly client: TestClient;
  /** The names of the sequences that were made, in order. */
  readonly made: readonly string[];
  /** How many items each bulk request held. */
  readonly batches: readonly number[];
}

interface Item {
  readonly name: string;
}

/** How a tenant of bulk creates behaves. */
export interface BulkTenantOptions extends Partial<TestClientOptions> {
  /** Whether a failed task keeps the items before the first one at fault. Default: it keeps none. */
  readonly keepsPart?: boolean;
}

/** Items whose name begins with "bad" fail in the task; with "worse", at once. */
export function bulkTenant({ keepsPart = false, ...options }: BulkTenantOptions = {}): BulkTenant {
  const made: string[] = [];
  const batches: number[] = [];
  const tasks = new Map<string, object>();

  const run = (items: readonly Item[]): object => {
    const errors = fault(items, 'bad');
    if (errors.length > 0) {
      if (keepsPart) made.push(...items.slice(0, errors[0]?.index).map(({ name }) => name));
      return { status: 'FAILED', message: 'Some items are wrong.', errors };
    }
    made.push(...items.map(({ name }) => name));
    return { status: 'SUCCEEDED', response: { dnaSequences: items.map(({ name }) => ({ id: `seq_${name}`, name })) } };
  };

  const client = testClient({
    ...options,
    handle(request) {
      const given = options.handle?.(request);
      if (given !== undefined && (given === 'drop' || given.status >= 400)) return given;
      const headers = given === undefined ? {} : given.headers;
      const taskId = /\/tasks\/(.+)/.exec(request.path)?.[1];
      if (taskId !== undefined) return { status: 200, ...(headers && { headers }), body: tasks.get(taskId) };
      const body = JSON.parse(request.body) as Item & { readonly dnaSequences?: readonly Item[] };
      if (body.dnaSequences === undefined) {
        made.push(body.name);
        return { status: 201, ...(headers && { headers }), body: { id: `seq_${body.name}`, name: body.name } };
      }
      batches.push(body.dnaSequences.length);
      const errors = fault(body.dnaSequences, 'worse');
      if (errors.length > 0) return { status: 400, body: errorBody('Some items are wrong.', { errors }) };
      const task = `task-${tasks.size + 1}`;
      tasks.set(task, run(body.dnaSequences));
      return { status: 202, ...(headers && { headers }), body: { taskId: task } };
    },
  });
  return { client, made, batches };
}

/** What is wrong with the items whose name begins with the word. */
function fault(items: readonly Item[], word: string) {
  return items.flatMap(({ name }, index) => (name.startsWith(word) ? [{ index, message: `${name} is wrong` }] : []));
}
