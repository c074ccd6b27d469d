import type { Command } from '../command.ts';
import { countOption } from '../number-options.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';
import { table } from '../table.ts';

/** `ligase tenant requests` */
export const tenantRequests: Command = {
  args: [],
  options: { limit: { type: 'string', value: 'N', help: 'The latest so many; default 20' }, ...tenantOptions },
  async run(invocation) {
    const limit = countOption(invocation, 'limit') ?? 20;
    const requests = await runningTenant(invocation).listRequests({ limit });
    const rows = requests
      .toReversed()
      .map(({ at, method, path, status, durationMs, operationId, principalName, diagnosis }) => [
        new Date(at).toISOString(),
        String(status),
        `${durationMs.toFixed(1)} ms`.padStart(9),
        `${method} ${path}`,
        operationId ?? '',
        principalName ?? '',
        diagnosis ?? '',
      ]);
    report(invocation, requests, rows.length === 0 ? ['No request yet.'] : table(rows));
  },
};
