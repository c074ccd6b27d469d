import { sendsBody } from './control-document.ts';
import { controlRoutes, type ControlRoute } from './control-routes.ts';
import type { SeedProblem } from '../seeds/seed-error.ts';
import type { Control } from './control.ts';

/** The control operations of a tenant in another process: the same names and inputs, answered as promises. */
export type RemoteControl = {
  readonly [Name in keyof Control]: (
    ...input: Parameters<Control[Name]>
  ) => Promise<Awaited<ReturnType<Control[Name]>>>;
};

/** Where a tenant's control API is. */
export interface ControlAddress {
  /** The tenant's address, such as `http://127.0.0.1:4180`. */
  readonly url: string;
  readonly adminKey: string;
}

/** Why a control operation was not done. `status` is 0 when nothing answered. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: number;
  /** What is wrong with a seed that was refused, by its place in the seed. */
  readonly problems: readonly SeedProblem[];
  constructor(
    status: number,
    message: string,
    options: ErrorOptions & { readonly problems?: readonly SeedProblem[] } = {},
  ) {
    super(message, options);
    this.status = status;
    this.problems = options.problems ?? [];
  }
}

/** Calls a tenant's control operations over HTTP. Each throws {@link ControlError} when it is refused. */
export function controlClient({ url, adminKey }: ControlAddress): RemoteControl {
  const call = async (route: ControlRoute, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
    const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      const value = String(rest.get(name));
      rest.delete(name);
      return encodeURIComponent(value);
    });
    const hasBody = sendsBody(route.method);
    const query = new URLSearchParams(
      hasBody ? [] : [...rest].map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    let response: Response;
    try {
      response = await fetch(`${url}/control/v1${path}${query && `?${query}`}`, {
        method: route.method,
        headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
        ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
      });
    } catch (cause) {
      throw new ControlError(0, `No tenant answers at ${url}. Start one with: ligase tenant start`, { cause });
    }
    const body = (await response.json()) as {
      readonly error?: { readonly message: string; readonly problems?: readonly SeedProblem[] };
    };
    if (!response.ok) {
      const { message = `The tenant answered ${response.status}.`, problems = [] } = body.error ?? {};
      throw new ControlError(response.status, message, { problems });
    }
    return body;
  };
  return Object.fromEntries(
    Object.entries(controlRoutes).map(([name, route]) => [name, (input = {}) => call(route, input)]),
  ) as unknown as RemoteControl;
}
