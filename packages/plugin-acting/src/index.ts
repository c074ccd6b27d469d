export type { ActedOn, Acting, ActingFor } from './contract.ts';
export { acting } from './contract.ts';
export { actingPlugin, type ActingOptions } from './acting-plugin.ts';
export { actingRules, type ActingRules } from './acting-rules.ts';
export { nameOfAsker } from './asked-by.ts';
