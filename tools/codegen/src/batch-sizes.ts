/** Which member of the body is the batch, and how many items Benchling takes in one. */
export interface BatchSize {
  readonly key: string;
  readonly max: number;
}

/** The sizes that Benchling states in words and not as `maxItems`. By operationId of API v2. */
export const batchSizes: Readonly<Record<string, BatchSize>> = {
  autoAnnotateDnaSequences: { key: 'dnaSequenceIds', max: 2000 },
  autofillDNASequenceParts: { key: 'dnaSequenceIds', max: 2000 },
  autofillDNASequenceTranscriptions: { key: 'dnaSequenceIds', max: 2000 },
  autofillDNASequenceTranslations: { key: 'dnaSequenceIds', max: 2000 },
  bulkCopyWorkflowTasks: { key: 'workflowTaskIds', max: 100 },
  bulkCreateAssayResults: { key: 'assayResults', max: 4000 },
  bulkUpdateDNASequences: { key: 'dnaSequences', max: 1000 },
  bulkUpsertAASequences: { key: 'aaSequences', max: 1000 },
  bulkUpsertDNAOligos: { key: 'dnaOligos', max: 1000 },
  bulkUpsertDnaSequences: { key: 'dnaSequences', max: 1000 },
  bulkUpsertMolecules: { key: 'molecules', max: 1000 },
  bulkUpsertRNAOligos: { key: 'rnaOligos', max: 1000 },
  createAssayResults: { key: 'assayResults', max: 100 },
};
