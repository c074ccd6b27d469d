import type { Operation } from '@ligase/benchling-api';
import type { Covered } from '../../src/coverage.ts';

const counted = ['faithful', 'partial', 'refused'] as const;

/** The page that says how each operation of the contract is served: a row an operation, by tag and path. */
export function coveragePage(operations: readonly Operation[], covered: readonly Covered[]): string {
  const byId = new Map(covered.map((one) => [one.operationId, one]));
  const sorted = operations.toSorted(
    (a, b) => a.tag.localeCompare(b.tag) || a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
  );
  const rows = sorted.map(({ id, method, path, tag }) => {
    const { support = 'not served', differs = '' } = byId.get(id) ?? {};
    return `| ${tag} | \`${method} ${path}\` | \`${id}\` | ${support} | ${differs.replaceAll('|', '\\|')} |`;
  });
  const count = (support: string): number => covered.filter((one) => one.support === support).length;
  return [
    '# How the local tenant serves API v2',
    '',
    'Made from the list that the tenant itself gives as `served`; a test keeps this page, the routes and the contract equal.',
    'After a change, `npx vitest run packages/tenant/src/coverage.test.ts -u` writes it anew.',
    '',
    `Of ${operations.length} operations, ${counted.map((support) => `${count(support)} are ${support}`).join(', ')}.`,
    '',
    '| family | operation | operationId | support | how it differs |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
