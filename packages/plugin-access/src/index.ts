export { accessPlugin, type AccessOptions } from './access-plugin.ts';
export type {
  Access,
  AccessAnswer,
  AccessLevel,
  AccessStep,
  Grant,
  Grants,
  Group,
  LeastPrivilegeReport,
  PlaceRef,
  PlaceReport,
  PolicyName,
  RefusedUse,
  Standing,
} from './contract.ts';
export { access } from './contract.ts';
export { reportToMarkdown } from './report/report-to-markdown.ts';
export type { UsageNote } from './usage/usage-note.ts';
export { jsonlUsageSink, memoryUsageSink, type UsageSink } from './usage/usage-sink.ts';
