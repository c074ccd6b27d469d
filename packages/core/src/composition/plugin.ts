import type { HttpLayer } from '../http/ports.ts';
import type { Logger } from '../logging/logger.ts';
import type { AnyToken, IdOf, ServiceOf, Token } from './token.ts';

/** What a plugin or a workflow asks for: its own name for each service, and the token of that service. */
export type Requirements = Readonly<Record<string, AnyToken>>;

/** The services of some requirements, under the names they were asked for by. */
export type Resolved<R extends Requirements> = { readonly [K in keyof R]: ServiceOf<R[K]> };

/** What a plugin is handed when the app starts. */
export interface SetupContext<R extends Requirements> {
  /** What `requires` asked for, already built. */
  readonly deps: Resolved<R>;
  /** Stamps every line with the app's and the plugin's name. */
  readonly log: Logger;
  /** Aborted when the app begins to stop. */
  readonly signal: AbortSignal;
  /** Registers clean-up; the app runs these last-in, first-out. A property, so that `setup: ({ onStop })` is sound. */
  readonly onStop: (cleanup: () => void | Promise<void>) => void;
}

/** One capability: a typed service under a token. */
export interface Plugin<Name extends string, R extends Requirements, Api, Id extends string> {
  /** The kebab-case noun, such as `entries`. */
  readonly name: Name;
  readonly requires: R;
  readonly provides: Token<Api, Id>;
  /** Builds the service. Called once an app, after everything in `requires` was built. */
  setup(context: SetupContext<R>): Api | Promise<Api>;
  /** A layer that the service adds to the app's HTTP pipeline. Plugins with a layer start as early as they can. */
  layer?(service: Api): HttpLayer;
}

/** The upper bound of all plugins. */
export interface AnyPlugin {
  readonly name: string;
  readonly requires: Requirements;
  readonly provides: AnyToken;
  // oxlint-disable-next-line typescript/no-explicit-any -- a plugin both takes and gives its service
  setup(context: any): any;
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  layer?(service: any): HttpLayer;
}

/** Gives a plugin its types: `deps` from `requires`, and the service from `provides`. */
export function definePlugin<const Name extends string, const R extends Requirements, Api, Id extends string>(
  plugin: Plugin<Name, R, Api, Id>,
): Plugin<Name, R, Api, Id> {
  return plugin;
}

type Needed<T extends { readonly requires: Requirements }> = T extends unknown
  ? IdOf<T['requires'][keyof T['requires']]>
  : never;
type Given<T extends { readonly provides: AnyToken }> = T extends unknown ? IdOf<T['provides']> : never;

/** The ids of the tokens that some plugins provide. */
export type ProvidedBy<P extends readonly AnyPlugin[]> = Given<P[number]>;

/** `unknown` when everything asked for is there; otherwise an object type that names what is not. */
export type Complete<P extends readonly AnyPlugin[], Base extends string> = [
  Exclude<Needed<P[number]>, Given<P[number]> | Base>,
] extends [never]
  ? unknown
  : { readonly missing: Exclude<Needed<P[number]>, Given<P[number]> | Base> };
