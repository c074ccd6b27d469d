import type { Method, Operation } from '@ligase/benchling-api';

/** What the naming of an action looks at. */
export type NamedOperation = Pick<Operation, 'id' | 'method' | 'path' | 'archetype'>;

/** Words of calls that are sent by POST and change nothing: searches, checks, conversions, exports, sign-in. */
const reading = /^(search|match|find|validate|convert)-|^search$|^exports?$|-export$|^(audit|token|oauth)$/;

const verbOf: Readonly<Record<Method, string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

/**
 * The action of an operation that changes something, `<noun>.<verb>`: `entry.create` for `POST /entries`,
 * `team-membership.delete` for `DELETE /teams/{team_id}/memberships/{user_id}`. `undefined` for one that only reads.
 */
export function auditAction(operation: NamedOperation): string | undefined {
  const { id, method, path, archetype } = operation;
  if (method === 'GET' || archetype === 'get' || archetype === 'list' || archetype === 'bulk-get') return undefined;
  const { nouns, verb } = id.includes('.') ? namesOfV3(id) : namesOfV2(path, verbOf[method]);
  return [verb, ...nouns].some((word) => reading.test(word)) ? undefined : `${nouns.join('-')}.${verb}`;
}

/** `/teams/{team_id}/memberships` → teams, memberships; a verb of its own stands after a colon. */
function namesOfV2(path: string, verbOfMethod: string): { readonly nouns: string[]; readonly verb: string } {
  const [place = '', verb = verbOfMethod] = path.split(/:(?=[^/]*$)/);
  const collections = place.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return { nouns: collections.map(singular), verb };
}

/** v3 names its operations by type and verb: `DnaSequence.BulkCreate`. */
function namesOfV3(id: string): { readonly nouns: string[]; readonly verb: string } {
  const parts = id.split('.').map((part) => part.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase());
  return { nouns: parts.slice(0, -1), verb: parts.at(-1) ?? '' };
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  if (/(x|ch|sh|ss|canvas)es$/.test(noun)) return noun.slice(0, -2);
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}
