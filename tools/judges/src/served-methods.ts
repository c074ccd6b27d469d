import { operations } from '@ligase/benchling-api/v3';
import type { Report } from './report.ts';
import type { Coverage } from './verdicts.ts';

/** A report without the methods for which the tenant serves no operation of API v3, and how many those were. */
export function servedMethods(report: Report, coverage: readonly Coverage[]): readonly [Report, number] {
  const served = new Set(coverage.map(({ operationId }) => operationId));
  const routes = new Set(
    Object.values(operations)
      .filter(({ id }) => served.has(id))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`),
  );
  const methods = report.methods.filter((method) => routes.has(report.routes?.[method] ?? ''));
  return [{ ...report, methods }, report.methods.length - methods.length];
}
