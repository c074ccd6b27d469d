import type { Operation } from '@ligase/benchling-api';
import { takesAdmin } from '@ligase/core';
import type { AccessLevel } from './access-level.ts';

/** What an operation takes. */
export interface OperationNeeds {
  /** Where the objects stand that it is about: those that its path, its `…Ids` or its answer name. */
  readonly object: AccessLevel;
  /** In the folder, project or registry that something is put into. */
  readonly container: AccessLevel;
}

const reads: OperationNeeds = { object: 'read', container: 'read' };
const creates: OperationNeeds = { object: 'append', container: 'append' };
const changes: OperationNeeds = { object: 'write', container: 'append' };
const administers: OperationNeeds = { object: 'admin', container: 'admin' };

/** What does not follow from the archetype. As the local tenant decides; Benchling documents none of it. */
const exceptions: Readonly<Record<string, OperationNeeds>> = {
  printLabels: reads,
  copyWorkflowTask: creates,
  bulkCopyWorkflowTasks: creates,
  backTranslate: { object: 'read', container: 'append' },
  optimizeCodons: { object: 'read', container: 'append' },
};

/** Words of calls that are sent by POST and change nothing: searches, checks, conversions, exports, sign-in. */
const readingWords = /^(search|findMatching|match|validate|convert|export|auditLog|generateToken)/;
const readingArchetypes = new Set(['list', 'get', 'bulk-get']);
const creatingArchetypes = new Set(['create', 'bulk-create']);

/** The smallest rights with which an operation is done, by its archetype and by what is known of single ones. */
export function operationNeeds(operation: Pick<Operation, 'id' | 'archetype' | 'method'>): OperationNeeds {
  const { id, archetype, method } = operation;
  if (takesAdmin.has(id)) return administers;
  const exception = exceptions[id];
  if (exception !== undefined) return exception;
  if (method === 'GET' || readingArchetypes.has(archetype) || readingWords.test(id)) return reads;
  return creatingArchetypes.has(archetype) ? creates : changes;
}
