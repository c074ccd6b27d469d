import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Storage } from '../../storage/storage.ts';
import { createBlob, uploadedBytes } from '../files/blob.ts';
import { automationConfig, automationFileNames, type AutomationConfig } from './automation-config.ts';
import {
  automationFacets,
  inputGenerator,
  outputProcessor,
  transform,
  type AutomationFileBody,
  type ProcessorBody,
  type TransformBody,
} from './automation-file.ts';

/** What a file of a run is, from its row. */
export function automationBody(row: ItemRow): AutomationFileBody {
  return JSON.parse(row.body) as AutomationFileBody;
}

/** What an output processor is, from its row. */
export function processorBody(row: ItemRow): ProcessorBody {
  return JSON.parse(row.body) as ProcessorBody;
}

/** Makes an empty input generator for each input file that the runs of a schema have. */
export function createInputGenerators(engine: Engine, actor: Actor, run: ItemRow): void {
  for (const fileName of automationFileNames(engine, run.schema_id ?? '', 'INPUT')) {
    createFile(engine, actor, inputGenerator, run, emptyFile(run, fileName));
  }
}

/** Makes the processor of an output file, or an empty one for a file to come. */
export function createProcessor(
  engine: Engine,
  actor: Actor,
  run: ItemRow,
  fileName: string,
  more: Partial<ProcessorBody> = {},
): ItemRow {
  const body: ProcessorBody = {
    ...emptyFile(run, fileName),
    completeWithErrors: false,
    errorFileId: null,
    progressStats: { rowsSucceeded: 0, rowsFailed: 0, rowsUnprocessed: 0 },
    timezone: null,
    ...more,
  };
  return createFile(engine, actor, outputProcessor, run, body);
}

/** Changes a file of a run. */
export function changeFile(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  changes: Partial<ProcessorBody>,
  verb = 'Updated',
): ItemRow {
  const family = row.type === inputGenerator.type ? inputGenerator : outputProcessor;
  const before = processorBody(row);
  const after = { ...before, ...changes };
  return updateItem(
    engine,
    actor,
    family,
    row,
    { ...row, body: JSON.stringify(after) },
    {
      verb,
      properties: (Object.keys(changes) as (keyof ProcessorBody)[]).map((property) => ({
        property,
        from: before[property],
        to: after[property],
      })),
      index: { facets: automationFacets(after), names: [] },
    },
  );
}

/** The blob that a request names as a file; a file of a folder is copied into one. @throws {TenantApiError} 400 */
export function fileBlob(engine: Engine, storage: Storage, actor: Actor, id: string, member: string): ItemRow {
  const { row, bytes } = uploadedBytes(engine, storage, actor.principal, id, member);
  return row.type === 'blob' ? row : createBlob(engine, storage, actor, { name: row.name, bytes });
}

/** Hands a file to the app whose transform is set for it; `undefined` when there is none. */
export function startTransform(engine: Engine, actor: Actor, row: ItemRow): ItemRow | undefined {
  const { customTransformId } = configOf(engine, row);
  if (customTransformId === undefined) return undefined;
  const isInput = row.type === inputGenerator.type;
  const { fileId } = automationBody(row);
  const body: TransformBody = {
    blobId: fileId,
    customTransformId,
    errorMessages: [],
    inputGeneratorId: isInput ? row.id : null,
    outputProcessorId: isInput ? null : row.id,
    status: 'RUNNING',
  };
  const step = createItem(engine, actor, transform, {
    name: row.name,
    projectId: row.project_id,
    scopeId: row.scope_id,
    body,
    facets: fileId === null ? [] : [{ name: 'link', value: fileId }],
  });
  return changeFile(engine, actor, row, { status: 'RUNNING', transformIds: [step.id] });
}

/** What is done with a file of a run. */
export function configOf(engine: Engine, row: ItemRow): AutomationConfig {
  const { fileName } = automationBody(row);
  const direction = row.type === inputGenerator.type ? 'INPUT' : 'OUTPUT';
  return automationConfig(engine, { schemaId: runOf(engine, row).schema_id ?? '', direction, fileName });
}

/** The run that a file belongs to. */
export function runOf(engine: Engine, row: ItemRow): ItemRow {
  const { assayRunId } = automationBody(row);
  const run = engine.items.get(assayRunId);
  if (!run) throw invalidRequest(`Invalid assayRunId: ${assayRunId}.`, { invalidId: assayRunId });
  return run;
}

function emptyFile(run: ItemRow, fileName: string): AutomationFileBody {
  return { assayRunId: run.id, fileName, fileId: null, status: 'NOT_STARTED', transformIds: [] };
}

function createFile(engine: Engine, actor: Actor, family: Family, run: ItemRow, body: AutomationFileBody): ItemRow {
  return createItem(engine, actor, family, {
    name: body.fileName,
    projectId: run.project_id,
    scopeId: run.scope_id,
    body,
    facets: automationFacets(body),
  });
}
