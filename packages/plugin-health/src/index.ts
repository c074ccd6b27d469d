export type { CheckResult, Health, HealthCheck, Readiness } from './contract.ts';
export { health } from './contract.ts';
export { healthListener } from './health-listener.ts';
export { healthPlugin, type HealthOptions } from './health-plugin.ts';
