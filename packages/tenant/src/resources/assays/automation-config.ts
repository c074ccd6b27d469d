import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { schemaOf } from '../../engine/schema.ts';
import type { Migration } from '../../store/database.ts';

/** Whether a file goes into an instrument or comes out of it. */
export type AutomationDirection = 'INPUT' | 'OUTPUT';

/** What is done with a file of a run, which Benchling offers in the settings of the run's schema. */
export interface AutomationConfig {
  /** Which column holds which field. Default: a column for each field, under its name. */
  readonly columns?: readonly { readonly heading: string; readonly field: string }[];
  /** The schema of the results that the rows of an output file make. */
  readonly resultSchemaId?: string;
  /** The app's transform that the file goes through; the file is done when the app has updated the transform. */
  readonly customTransformId?: string;
}

/** Names one file of the runs of a schema. */
export interface AutomationFileName {
  readonly schemaId: string;
  readonly direction: AutomationDirection;
  readonly fileName: string;
}

/** The table of what is done with the files of runs. */
export const automationMigrations: readonly Migration[] = [
  {
    id: 'assays/2-automation',
    sql: `
      CREATE TABLE automation_configs (
        schema_id TEXT NOT NULL,
        direction TEXT NOT NULL,
        file_name TEXT NOT NULL,
        config TEXT NOT NULL,
        PRIMARY KEY (schema_id, direction, file_name)
      ) STRICT, WITHOUT ROWID;`,
  },
];

/** The names of the files that runs of a schema have. */
export function automationFileNames(engine: Engine, schemaId: string, direction: AutomationDirection): string[] {
  const row = engine.items.get(schemaId);
  const body = JSON.parse(row?.type === 'assay_run_schema' ? row.body : '{}') as Readonly<
    Record<string, readonly { readonly name: string }[] | undefined>
  >;
  const configs = direction === 'INPUT' ? body['automationInputFileConfigs'] : body['automationOutputFileConfigs'];
  return (configs ?? []).map(({ name }) => name);
}

/** What is done with a file; by default its columns are the fields. */
export function automationConfig(engine: Engine, name: AutomationFileName): AutomationConfig {
  const row = engine.context.db
    .prepare<{
      config: string;
    }>('SELECT config FROM automation_configs WHERE schema_id = ? AND direction = ? AND file_name = ?')
    .get(name.schemaId, name.direction, name.fileName);
  return JSON.parse(row?.config ?? '{}') as AutomationConfig;
}

/** Says what is done with a file of the runs of a schema. @throws {TenantApiError} 400 */
export function configureAutomation(engine: Engine, name: AutomationFileName, config: AutomationConfig): void {
  const { schemaId, direction, fileName } = name;
  const names = automationFileNames(engine, schemaId, direction);
  if (!names.includes(fileName)) {
    throw invalidRequest(
      `Run schema ${schemaId} has no such file "${fileName}". It has: ${names.join(', ') || 'none'}.`,
    );
  }
  const described = direction === 'INPUT' ? schemaId : config.resultSchemaId;
  const schema = described === undefined ? undefined : engine.items.get(described);
  if (direction === 'OUTPUT' && described !== undefined && schema?.type !== 'assay_result_schema') {
    throw invalidRequest(`Invalid resultSchemaId: ${described}. There is no such schema of results.`);
  }
  const fields = new Set(schema ? schemaOf(schema).fieldDefinitions.map((field) => field.name) : []);
  const unknown = (config.columns ?? []).find(({ field }) => !fields.has(field));
  if (unknown) throw invalidRequest(`Invalid columns: there is no field "${unknown.field}".`);
  engine.context.db
    .prepare('INSERT OR REPLACE INTO automation_configs VALUES (?, ?, ?, ?)')
    .run(schemaId, direction, fileName, JSON.stringify(config));
}
