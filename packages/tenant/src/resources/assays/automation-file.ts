import type { Family } from '../../engine/family.ts';
import { facetAnyOf, itemFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { blobBody } from '../files/blob.ts';

/** How far a file or a transform is. */
export type AutomationStatus = 'NOT_STARTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';

/** The stored body of an input generator or an output processor. */
export interface AutomationFileBody {
  readonly assayRunId: string;
  readonly fileName: string;
  /** A blob. */
  readonly fileId: string | null;
  readonly status: AutomationStatus;
  readonly transformIds: readonly string[];
}

/** What output processors have besides. */
export interface ProcessorBody extends AutomationFileBody {
  readonly completeWithErrors: boolean;
  readonly errorFileId: string | null;
  readonly progressStats: {
    readonly rowsSucceeded: number;
    readonly rowsFailed: number;
    readonly rowsUnprocessed: number;
  };
  /** Of times in the file that name no offset. */
  readonly timezone: string | null;
}

/** The stored body of a transform: one step of an app on the way of a file. */
export interface TransformBody {
  readonly blobId: string | null;
  readonly customTransformId: string | null;
  readonly errorMessages: readonly string[];
  readonly inputGeneratorId: string | null;
  readonly outputProcessorId: string | null;
  readonly status: AutomationStatus;
}

/** Steps that apps do on files of runs. */
export const transform: Family = {
  type: 'automation_transform',
  label: 'Automation Transform',
  prefix: 'aft_',
  path: '/automation-file-transforms',
  listKey: 'transforms',
  headOnly: true,
  head: (row, lookup) => {
    const { errorMessages, ...body } = JSON.parse(row.body) as TransformBody;
    return {
      id: row.id,
      apiURL: lookup.apiUrl('/automation-file-transforms', row.id),
      modifiedAt: lookup.time(row.modified_at),
      ...body,
      errors: { topLevelErrors: errorMessages.map((errorMessage) => ({ errorMessage })) },
    };
  },
  filters: {},
  defaultSort: 'createdAt:asc',
};

/** Files that are made of a run for an instrument. */
export const inputGenerator: Family = {
  type: 'automation_input_generator',
  label: 'Automation Input Generator',
  prefix: 'aif_',
  path: '/automation-input-generators',
  listKey: 'automationInputGenerators',
  headOnly: true,
  head: (row, lookup) => automationHead('/automation-input-generators', row, lookup),
  filters: { modifiedAt: itemFilters.modifiedAt },
  defaultSort: 'createdAt:asc',
};

/** Files of an instrument from which results are made. */
export const outputProcessor: Family = {
  type: 'automation_output_processor',
  label: 'Automation Output Processor',
  prefix: 'aop_',
  path: '/automation-output-processors',
  listKey: 'automationOutputProcessors',
  idsKey: 'automationOutputProcessorIds',
  headOnly: true,
  head: (row, lookup) => {
    const { completeWithErrors, errorFileId, progressStats } = JSON.parse(row.body) as ProcessorBody;
    return {
      ...automationHead('/automation-output-processors', row, lookup),
      archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
      completeWithErrors,
      errorFile: shownBlob(errorFileId, lookup),
      progressStats,
    };
  },
  filters: {
    archiveReason: itemFilters.archiveReason,
    modifiedAt: itemFilters.modifiedAt,
    assayRunId: facetAnyOf('run'),
    automationFileConfigName: facetAnyOf('fileName'),
  },
  defaultSort: 'createdAt:asc',
};

/** What lists find a file of a run by, and what opens its blobs to whoever may read the run. */
export function automationFacets(body: AutomationFileBody & { readonly errorFileId?: string | null }): Facet[] {
  const linked = [body.fileId, body.errorFileId ?? null].filter((id) => id !== null);
  return [
    { name: 'run', value: body.assayRunId },
    { name: 'fileName', value: body.fileName },
    ...linked.map((value) => ({ name: 'link', value })),
  ];
}

function automationHead(path: string, row: ItemRow, lookup: Lookup): Record<string, unknown> {
  const { assayRunId, fileName, fileId, status, transformIds } = JSON.parse(row.body) as AutomationFileBody;
  return {
    id: row.id,
    assayRunId,
    apiURL: lookup.apiUrl(path, row.id),
    automationFileConfig: { name: fileName },
    file: shownBlob(fileId, lookup),
    status,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    transforms: transformIds.flatMap((id) => {
      const step = lookup.item(id);
      return step ? transform.head(step, lookup) : [];
    }),
  };
}

function shownBlob(id: string | null, lookup: Lookup): object | null {
  const row = id === null ? undefined : lookup.item(id);
  return row ? { id: row.id, name: row.name, ...blobBody(row) } : null;
}
