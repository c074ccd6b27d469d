import { randomUUID } from 'node:crypto';
import { blob } from './furnish-files.ts';
import { sample, sampled, type Id, type Rooms } from './rooms.ts';

const plate = 'Sample,OD\nA1,0.5\nA2,0.7\n';

/** Puts runs, results and the files of lab automation into the lab. */
export async function furnishAssays({ control, lab, projectId, schema }: Rooms): Promise<void> {
  const runs = schema('Plate read', 'assay_run', [{ name: 'Operator', type: 'text', isRequired: true }], {
    automationInputFileConfigs: [{ name: 'Worklist' }],
    automationOutputFileConfigs: [{ name: 'Reader' }],
  });
  const results = schema('OD', 'assay_result', [sample, { name: 'OD', type: 'float' }]);
  const file = { schemaId: runs, fileName: 'Reader', direction: 'OUTPUT', resultSchemaId: results } as const;
  control.configureAutomationFile(file);
  const { assayRuns = [] } = await lab.call<{ assayRuns?: Id[] }>('POST /assay-runs', {
    assayRuns: [{ schemaId: runs, projectId, fields: { Operator: { value: 'Ada' } } }],
  });
  const [assayRunId = ''] = assayRuns;
  const result = { schemaId: results, projectId, fields: { ...sampled('S1'), OD: { value: 0.5 } } };
  await lab.call('POST /assay-results', { assayResults: [result] });
  const { id: transaction } = await lab.call('POST /result-transactions', {});
  await lab.call(`POST /result-transactions/${transaction}/results`, { assayResults: [result] });
  await lab.call(`GET /assay-runs?schemaId=${runs}`);
  await lab.call(`GET /assay-results?schemaId=${results}`);
  const { automationInputGenerators: generators = [] } = await lab.call<{ automationInputGenerators?: { id: Id }[] }>(
    `GET /assay-runs/${assayRunId}/automation-input-generators`,
  );
  control.configureAutomationFile({
    schemaId: runs,
    fileName: 'Worklist',
    direction: 'INPUT',
    customTransformId: randomUUID(),
  });
  await lab.call(`POST /automation-input-generators/${generators[0]?.id}:generate-input`);
  const { id: fileId } = await lab.call('POST /blobs', blob('reader.csv', plate));
  const { id: processor } = await lab.call('POST /automation-output-processors', {
    assayRunId,
    automationFileConfigName: 'Reader',
    fileId,
    completeWithErrors: true,
  });
  await lab.call(`POST /automation-output-processors/${processor}:process-output`);
}
