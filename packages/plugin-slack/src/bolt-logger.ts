import type { Logger } from '@ligase/core';
import { LogLevel, type Logger as SlackLogger } from '@slack/web-api';

/** Takes what Slack's packages say from `warn` on: below that, they print whole payloads. */
export function boltLogger(log: Logger): SlackLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({}, said(parts)),
    error: (...parts) => log.error({}, said(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function said(parts: readonly unknown[]): string {
  return parts.map(String).join(' ');
}
