import { readFileSync } from 'node:fs';
import type { RemoteControl } from '@ligase/tenant/client';
import { CommandError, textOption, textsOption, type Invocation, type Option } from './command.ts';

type Members = Record<string, unknown>;

/** The options by which a triggered message says something else than it would. */
export const messageOptions: Readonly<Record<string, Option>> = {
  set: {
    type: 'string',
    multiple: true,
    value: 'PATH=VALUE',
    help: 'A member of the message, such as schema.id=ts_1; VALUE is JSON, or else a text',
  },
  file: { type: 'string', value: 'FILE', help: 'Members of the message as a JSON object; --set goes over it' },
  from: { type: 'string', value: 'ID', help: 'The members of an earlier webhook, msg_…; the others go over it' },
};

/** What the message shall say: of an earlier one, of a file, and as set, in this order. @throws {CommandError} */
export async function messageMembers(
  invocation: Invocation,
  control: RemoteControl,
): Promise<{ readonly members?: Readonly<Members> }> {
  const from = textOption(invocation, 'from');
  const file = textOption(invocation, 'file');
  const members: Members = {
    ...(from !== undefined && ofDelivery((await control.getDelivery({ deliveryId: from })).body)),
    ...(file !== undefined && ofFile(file)),
  };
  for (const text of textsOption(invocation, 'set')) set(members, text);
  return Object.keys(members).length === 0 ? {} : { members };
}

/** What tells one message from the next stays its own. */
function ofDelivery(body: string): Members {
  const { message } = JSON.parse(body) as { readonly message: Members };
  const own = new Set(['id', 'type', 'createdAt']);
  return Object.fromEntries(Object.entries(message).filter(([name]) => !own.has(name)));
}

function ofFile(file: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CommandError(`--file ${file} cannot be used: ${(cause as Error).message}.`, 2, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CommandError(`--file ${file} must hold a JSON object: the members of the message.`, 2);
  // A whole webhook, as "webhook show --json" gives it, is as good as its message.
  const { message } = value as { readonly message?: Members };
  return message ?? (value as Members);
}

function set(members: Members, text: string): void {
  const at = text.indexOf('=');
  const path = text.slice(0, Math.max(0, at)).split('.');
  if (path.includes('')) throw new CommandError(`--set takes PATH=VALUE, such as schema.id=ts_1, not "${text}".`, 2);
  const last = path.pop() ?? '';
  let within = members;
  for (const name of path) {
    const inner = within[name];
    within = (
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : (within[name] = {})
    ) as Members;
  }
  within[last] = valueOf(text.slice(at + 1), text);
}

/** JSON where it begins as JSON does, so that a slip in it is told; else the text as it is. */
function valueOf(text: string, whole: string): unknown {
  if (!/^(?:[[{"]|-?\d|true$|false$|null$)/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (/^[-\d]/u.test(text)) return text;
    throw new CommandError(`The value of --set ${whole} is not JSON: ${(cause as Error).message}.`, 2, { cause });
  }
}
