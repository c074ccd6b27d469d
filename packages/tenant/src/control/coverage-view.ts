import type { Operation } from '@ligase/benchling-api';
import { apiV2 } from '../api/api-v2.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ServedOperation } from '../feature.ts';
import type { CoverageView } from './control.ts';

/** Every operation of the contract, and how it is served. API v3 is loaded for it, as its table is large. */
export async function coverageView({
  served,
  servedV3,
}: Pick<Catalogue, 'served' | 'servedV3'>): Promise<readonly CoverageView[]> {
  const { apiV3 } = await import('../api/api-v3.ts');
  return [
    ...apiV2.operations.map((operation) => viewOf('v2', operation, served.get(operation.id))),
    ...apiV3.operations.map((operation) => viewOf('v3', operation, servedV3.get(operation.id))),
  ];
}

function viewOf(
  version: CoverageView['version'],
  { id, method, path, tag }: Operation,
  served: ServedOperation | undefined,
): CoverageView {
  const { support } = served ?? { support: 'none' as const };
  const differs = served === undefined || served.support === 'faithful' ? null : served.differs;
  return { version, operationId: id, method, path, tag, support, differs };
}
