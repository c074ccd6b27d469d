import { type Benchling, clientCredentials, createHttp, systemClock } from '@ligase/core';
import { silentLogger } from './silent-logger.ts';

/** Ligase's client with everything that it has by default. */
export function connect(tenantUrl: string): Benchling {
  return createHttp({
    appName: 'bench',
    tenantUrl,
    auth: clientCredentials({ clientId: 'bench', clientSecret: 'bench-secret' }),
    clock: systemClock(),
    log: silentLogger,
  }).benchling;
}
