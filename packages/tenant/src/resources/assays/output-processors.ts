import { invalidRequest } from '../../api-error.ts';
import { archiveItem, archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createLookup } from '../../engine/lookup.ts';
import { itemValue } from '../../engine/present.ts';
import { answerList, getOperation, itemReply, listOperation } from '../../engine/read-operations.ts';
import { demand, itemOfBody, itemOfPath } from '../../engine/rights.ts';
import { openFolder } from '../../entities/place-entity.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { assayResult } from './assay-result.ts';
import { automationFileNames } from './automation-config.ts';
import { changeFile, createProcessor, fileBlob, processorBody, startTransform } from './automation.ts';
import { outputProcessor } from './automation-file.ts';
import { withFacet } from '../../engine/filters.ts';
import { processOutput } from './process-output.ts';

interface NewProcessor {
  readonly assayRunId: string;
  readonly automationFileConfigName: string;
  readonly fileId: string;
  readonly completeWithErrors?: boolean;
  readonly folderId?: string;
  readonly locationId?: string;
  readonly timezone?: string;
}

/** Output processors: the files of instruments, and the results that are made of them. */
export function outputProcessors(engine: Engine, storage: Storage): Feature {
  const processorOf = ({ principal, path }: Call): ItemRow => {
    const row = itemOfPath(engine, principal, outputProcessor.type, path['output_processor_id'] ?? '');
    demand(engine, principal, 'write', row);
    if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived.`);
    return row;
  };
  const results = (actor: Actor, row: ItemRow, reason: string | null): { readonly resultIds: readonly string[] } => {
    const made = engine.items.withFacet({ name: 'processor', value: row.id });
    const concerned = made.filter((result) =>
      reason === null ? result.archived_with === row.id : result.archive_reason === null,
    );
    for (const result of concerned) archiveItem(engine, assayResult, actor, result, reason, row.id);
    return { resultIds: concerned.map(({ id }) => id) };
  };

  return {
    name: 'automation-output-processors',
    operations: {
      listAutomationOutputProcessors: {
        support: 'faithful',
        handle: listOperation(engine, outputProcessor, {
          conditions: () => [{ sql: "json_extract(body, '$.fileId') IS NOT NULL", values: [] }],
        }),
      },
      listAutomationOutputProcessorsDeprecated: {
        support: 'faithful',
        handle: (call) => {
          const { principal, query } = call;
          const run = itemOfPath(engine, principal, 'assay_run', call.path['assay_run_id'] ?? '');
          engine.context.db.transaction(() => addMissing(engine, call, run));
          const conditions = [withFacet(engine.context.db, 'run', '= ?', [run.id])];
          return answerList(engine, outputProcessor, { principal, query, conditions, counted: false });
        },
      },
      getAutomationOutputProcessor: {
        support: 'faithful',
        handle: getOperation(engine, outputProcessor, 'output_processor_id'),
      },
      createAutomationOutputProcessor: {
        support: 'faithful',
        handle: (call) =>
          itemReply(engine, outputProcessor, create(engine, storage, call, call.body as NewProcessor), 201, call),
      },
      updateAutomationOutputProcessor: {
        support: 'faithful',
        handle: (call) => {
          const row = processorOf(call);
          const { fileId } = call.body as { readonly fileId: string };
          const blob = fileBlob(engine, storage, call, fileId, 'fileId');
          const changed = changeFile(
            engine,
            call,
            row,
            { fileId: blob.id, status: 'NOT_STARTED', errorFileId: null },
            'Uploaded',
          );
          return itemReply(engine, outputProcessor, changed, 200, call);
        },
      },
      processOutputWithAutomationOutputProcessor: {
        support: 'partial',
        differs:
          'Each row of a CSV file makes a result of the schema that the control API sets; other actions of Benchling on output files are not served.',
        accept: (call) => {
          const { fileId, status } = processorBody(processorOf(call));
          if (fileId === null) throw invalidRequest('The output processor has no file yet; update it with a fileId.');
          if (status === 'RUNNING') throw invalidRequest('The file is being processed.');
          if (status === 'SUCCEEDED') throw invalidRequest('The file was processed already; update it with a new one.');
        },
        runTask: (call) => {
          const row = processorOf(call);
          const waiting = startTransform(engine, call, row);
          const { processor, failure } = waiting
            ? { processor: waiting, failure: undefined }
            : processOutput(engine, storage, call, row);
          return failure ?? itemValue(outputProcessor, processor, createLookup(engine, call.principal));
        },
      },
      archiveAutomationOutputProcessors: {
        support: 'faithful',
        handle: archiveOperation(engine, outputProcessor, { defaultReason: 'Other', contents: results }),
      },
      unarchiveAutomationOutputProcessors: {
        support: 'faithful',
        handle: unarchiveOperation(engine, outputProcessor, { contents: results }),
      },
    },
  };
}

function create(engine: Engine, storage: Storage, actor: Actor, sent: NewProcessor): ItemRow {
  const { principal } = actor;
  const { automationFileConfigName: fileName, completeWithErrors = false, timezone = null } = sent;
  const run = itemOfBody(engine, principal, 'assay_run', sent.assayRunId, 'assayRunId');
  demand(engine, principal, 'write', run);
  const names = automationFileNames(engine, run.schema_id ?? '', 'OUTPUT');
  if (!names.includes(fileName)) {
    throw invalidRequest(
      `Invalid automationFileConfigName: ${fileName}. The run's schema has: ${names.join(', ') || 'none'}.`,
    );
  }
  if (timezone !== null && !isTimezone(timezone)) {
    throw invalidRequest(`Invalid timezone: ${timezone}. It takes a name such as Europe/Berlin.`);
  }
  if (sent.folderId !== undefined) openFolder(engine, principal, sent.folderId);
  if (sent.locationId !== undefined) itemOfBody(engine, principal, 'location', sent.locationId, 'locationId');
  const { id: fileId } = fileBlob(engine, storage, actor, sent.fileId, 'fileId');
  const empty = createProcessor(engine, actor, run, fileName, { completeWithErrors, timezone });
  return changeFile(engine, actor, empty, { fileId }, 'Uploaded');
}

function addMissing(engine: Engine, actor: Actor, run: ItemRow): void {
  const files = engine.items.withFacet({ name: 'run', value: run.id });
  const there = new Set(files.flatMap(({ type, name }) => (type === outputProcessor.type ? name : [])));
  for (const fileName of automationFileNames(engine, run.schema_id ?? '', 'OUTPUT')) {
    if (!there.has(fileName)) createProcessor(engine, actor, run, fileName);
  }
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
