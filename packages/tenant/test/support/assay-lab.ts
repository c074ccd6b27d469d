import type { NewField } from '../../src/resources/schemas/new-field.ts';
import { startLab, type Caller, type Lab } from './start-tenant.ts';

/** A lab that measures: a schema of runs with a file each way, and one of results. */
export interface AssayLab extends Lab {
  readonly runSchemaId: string;
  readonly resultSchemaId: string;
  /** Makes a run in the project and gives its id. */
  run(fields?: object, caller?: Caller): Promise<string>;
  /** Makes a result in the project and gives its id. */
  result(fields: object, more?: object): Promise<string>;
}

/** Starts a lab that measures. Runs have an Operator and Samples; results a Sample, an OD and, when `more` says so, more. */
export function startAssayLab(more: readonly NewField[] = []): AssayLab {
  const lab = startLab();
  const { registryId } = lab;
  const schema = lab.tenant.resources.schemas.create;
  const { id: runSchemaId } = schema(lab.actor, {
    name: 'Plate read',
    registryId,
    type: 'assay_run',
    fieldDefinitions: [
      { name: 'Operator', type: 'text', isRequired: true },
      { name: 'Wells', type: 'text', isMulti: true },
    ],
    settings: {
      automationInputFileConfigs: [{ name: 'Worklist' }],
      automationOutputFileConfigs: [{ name: 'Reader' }],
    },
  });
  const { id: resultSchemaId } = schema(lab.actor, {
    name: 'OD600',
    registryId,
    type: 'assay_result',
    fieldDefinitions: [
      { name: 'Sample', type: 'text', isRequired: true },
      { name: 'OD', type: 'float', numericMin: 0 },
      { name: 'Run', type: 'assay_run_link' },
      { name: 'Image', type: 'blob_link' },
      ...more,
    ],
  });
  return {
    ...lab,
    runSchemaId,
    resultSchemaId,
    run: async (fields = { Operator: 'Ada' }, caller = lab.member) => {
      const sent = { schemaId: runSchemaId, projectId: lab.projectId, fields };
      return String((await caller('POST', '/assay-runs', { assayRuns: [sent] })).body.assayRuns[0]);
    },
    result: async (fields, given = {}) => {
      const sent = { schemaId: resultSchemaId, projectId: lab.projectId, fields, ...given };
      return String((await lab.member('POST', '/assay-results', { assayResults: [sent] })).body.assayResults[0]);
    },
  };
}
