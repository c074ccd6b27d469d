export type { SpanAttributes, Telemetry } from './contract.ts';
export { telemetry } from './contract.ts';
export { telemetryPlugin, type TelemetryOptions } from './telemetry-plugin.ts';
