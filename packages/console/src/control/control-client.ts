import type { Control } from '@ligase/tenant/client';
import routes from './control-routes.json' with { type: 'json' };

/** The name of an operation of the control API. */
export type OperationName = keyof Control;

/** What an operation takes. */
export type InputOf<Name extends OperationName> = Parameters<Control[Name]> extends [infer Input] ? Input : object;

/** What an operation answers. */
export type ResultOf<Name extends OperationName> = Awaited<ReturnType<Control[Name]>>;

/** Calls an operation of the control API. @throws {ControlError} */
export type CallControl = <Name extends OperationName>(name: Name, input?: InputOf<Name>) => Promise<ResultOf<Name>>;

/** Why an operation was not done. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** 0 when nothing answered. */
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** What the console is let in with, and who does what it does. */
export interface Caller {
  readonly adminKey: string;
  /** A handle; by default the tenant's first admin. */
  readonly actingUser?: string;
}

/** Calls the control API of the tenant that serves this page. */
export function createControlClient({ adminKey, actingUser }: Caller): CallControl {
  return async (name, input) => {
    const { method, path, isActing } = routes[name];
    const rest = new Map<string, unknown>(
      Object.entries({ ...(isActing && { actingUser }), ...(input as object | undefined) }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const filled = path.replaceAll(/\{(\w+)\}/gu, (_, member: string) => {
      const value = String(rest.get(member));
      rest.delete(member);
      return encodeURIComponent(value);
    });
    const hasBody = method !== 'GET' && method !== 'DELETE';
    const query = hasBody ? '' : new URLSearchParams([...rest].map(([key, value]) => [key, String(value)])).toString();
    return (await send(`/control/v1${filled}${query && `?${query}`}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(hasBody && { body: JSON.stringify(Object.fromEntries(rest)) }),
    })) as never;
  };
}

async function send(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new ControlError(0, 'The tenant does not answer. Start it again with: ligase tenant start', { cause });
  });
  const body = (await response.json()) as { readonly error?: { readonly message?: string } };
  if (!response.ok)
    throw new ControlError(response.status, body.error?.message ?? `The tenant answered ${response.status}.`);
  return body;
}
