import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import type { Storage } from '../../storage/storage.ts';
import { assayResults } from './assay-results.ts';
import { assayRuns } from './assay-runs.ts';
import {
  automationMigrations,
  configureAutomation,
  type AutomationConfig,
  type AutomationFileName,
} from './automation-config.ts';
import { inputGenerators } from './input-generators.ts';
import { outputProcessors } from './output-processors.ts';
import { resultTransactions } from './result-transactions.ts';
import { transforms } from './transforms.ts';

/** Runs and their files, and what people set for them in Benchling's UI. */
export interface LabAutomation extends Feature {
  /** Says what is done with a file of the runs of a schema. @throws {TenantApiError} 400 */
  configure(name: AutomationFileName, config: AutomationConfig): void;
}

/** The settings of the files of runs. */
export function labAutomation(engine: Engine): LabAutomation {
  return {
    name: 'lab-automation',
    migrations: automationMigrations,
    configure: (name, config) => configureAutomation(engine, name, config),
  };
}

/** Assay runs and results, and the files that go into instruments and come out of them. */
export function assayFeatures(engine: Engine, storage: Storage): readonly Feature[] {
  return [
    assayRuns(engine),
    assayResults(engine),
    resultTransactions(engine),
    inputGenerators(engine, storage),
    outputProcessors(engine, storage),
    transforms(engine, storage),
  ];
}
