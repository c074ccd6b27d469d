import { invalidRequest } from '../api-error.ts';
import type { Message } from './message.ts';

/** Members of a message, such as `{ schema: { id: 'ts_1' } }`. */
export type Members = Readonly<Record<string, unknown>>;

/** A message with these members in the place of its own: objects are joined, all else is replaced. @throws {TenantApiError} 400 */
export function withMembers(message: Message, members: Members = {}): Message {
  if ('type' in members && members['type'] !== message.type)
    throw invalidRequest(`The type of a message is by what apps subscribe to it; it stays ${message.type}.`);
  if ('deprecated' in members && typeof members['deprecated'] !== 'boolean')
    throw invalidRequest('deprecated of a message must be true or false.');
  return joined(message, members) as Message;
}

function joined(before: Members, after: Members): Members {
  return {
    ...before,
    ...Object.fromEntries(
      Object.entries(after).map(([name, value]) => {
        const own = before[name];
        return [name, isMembers(own) && isMembers(value) ? joined(own, value) : value];
      }),
    ),
  };
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
