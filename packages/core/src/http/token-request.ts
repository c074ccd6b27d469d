import type { Operation } from '@ligase/benchling-api';
import type { SendTokenRequest } from '../auth/strategy.ts';
import type { Send } from './ports.ts';

/** The row of the operation table that every token endpoint goes by, whatever its path. */
const generateToken: Operation = {
  id: 'generateToken',
  method: 'POST',
  path: '/token',
  tag: 'Authentication',
  archetype: 'special',
  statuses: [200, 400, 401],
  success: 200,
};

const timeoutMs = 30_000;

/** Sends token requests, which may be repeated: a second token does no harm. */
export function sendTokenRequests(send: Send, userAgent: string): SendTokenRequest {
  return ({ path, headers, body }) =>
    send({
      method: generateToken.method,
      path,
      headers: { accept: 'application/json', 'user-agent': userAgent, ...headers },
      body,
      operation: generateToken,
      pathValues: [],
      idempotent: true,
      context: { correlationId: 'token' },
      signal: undefined,
      timeoutMs,
      priority: 'normal',
      trace: { attempts: 0, written: 0 },
    });
}
