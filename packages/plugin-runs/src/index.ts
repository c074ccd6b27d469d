export { outOfRange } from './alerts/out-of-range.ts';
export { rangeRules, type RangeRow } from './alerts/range-rules.ts';
export * from './contract.ts';
export { toFields } from './field-values.ts';
export { resultsFrom } from './results/results-since.ts';
export { runsPlugin, type RunsOptions } from './runs-plugin.ts';
export { runIdOf } from './results/run-id-of.ts';
