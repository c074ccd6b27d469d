import 'reflect-metadata/lite';
import { Container, ContainerModule, type MapToResolvedValueInjectOptions } from 'inversify';
import type { AnyPlugin } from './plugin.ts';
import type { AnyToken } from './token.ts';

/** One app's services, by token. */
export interface Services {
  /** Makes a ready value available under a token. */
  value(token: AnyToken, service: unknown): void;
  /** Declares a plugin's service; it is built once, when first opened. */
  plugin(plugin: AnyPlugin, build: (deps: Readonly<Record<string, unknown>>) => unknown): Promise<void>;
  /** Builds, or gives the built, service. */
  open(token: AnyToken): Promise<unknown>;
  /** Gives a service that was opened before. */
  get(token: AnyToken): unknown;
  has(token: AnyToken): boolean;
}

/**
 * An inversify container with one module for each plugin. Factories are resolved values, not decorated classes: the compiler
 * checks every injection, and Node runs the sources as they are.
 */
export function createServices(): Services {
  const container = new Container({ defaultScope: 'Singleton' });
  return {
    value: (token, service) => void container.bind<unknown>(token).toConstantValue(service),
    async plugin(plugin, build) {
      const names = Object.keys(plugin.requires);
      const make = (...services: unknown[]): unknown =>
        build(Object.fromEntries(names.map((name, index) => [name, services[index]])));
      const module = new ContainerModule(({ bind }) => {
        bind<unknown>(plugin.provides)
          .toResolvedValue(make, Object.values(plugin.requires) as MapToResolvedValueInjectOptions<unknown[]>)
          .inSingletonScope();
      });
      await container.loadAsync(module);
    },
    open: (token) => container.getAsync<unknown>(token),
    get: (token) => container.get<unknown>(token),
    has: (token) => container.isBound(token),
  };
}
