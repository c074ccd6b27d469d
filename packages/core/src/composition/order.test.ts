import { describe, expect, it } from 'vitest';
import { CompositionError } from '../errors/errors.ts';
import type { Send } from '../http/ports.ts';
import { startOrder } from './order.ts';
import { definePlugin, type AnyPlugin, type Requirements } from './plugin.ts';
import { token, type AnyToken } from './token.ts';

const core = token<string>()('core-service');
const [a, b, c, d] = [token<string>()('a'), token<string>()('b'), token<string>()('c'), token<string>()('d')];

const plugin = (name: string, provides: AnyToken, requires: Requirements = {}): AnyPlugin =>
  definePlugin({ name, requires, provides, setup: () => name });
const order = (...plugins: AnyPlugin[]): string[] =>
  startOrder(plugins, new Set<AnyToken>([core])).map(({ name }) => name);
const failure = (...plugins: AnyPlugin[]): CompositionError => {
  try {
    order(...plugins);
  } catch (error) {
    if (error instanceof CompositionError) return error;
  }
  throw new Error('the composition was accepted');
};

describe('the start order of plugins', () => {
  it('follows what they require and not the list', () => {
    const started = order(plugin('third', c, { b, core }), plugin('second', b, { a }), plugin('first', a));

    expect(started).toEqual(['first', 'second', 'third']);
  });

  it('starts a plugin with a layer as early as its requirements allow', () => {
    const observed = {
      ...plugin('auditing', c, { b }),
      layer: () => ({ name: 'audit', phase: 'observe', wrap: (next: Send) => next }),
    } as const;

    const started = order(plugin('first', a), plugin('late', d), plugin('second', b), observed as AnyPlugin);

    expect(started).toEqual(['first', 'late', 'second', 'auditing']);
    expect(order(plugin('needed', b), plugin('writer', a), observed as AnyPlugin)).toEqual([
      'needed',
      'auditing',
      'writer',
    ]);
  });

  it('lists every fault at once', () => {
    const error = failure(
      plugin('lonely', a, { b, nothing: token<string>()('nothing') }),
      plugin('lonely', c),
      plugin('left', b, { d }),
      plugin('right', d, { b }),
    );

    expect(error.message.split('\n')).toEqual([
      '"lonely" is installed twice: list it once',
      '"lonely" needs @ligase/nothing; add the plugin that provides it to plugins',
      'these plugins wait for each other: "left" needs "right" needs "left"; take one requirement out',
    ]);
    expect(error.code).toBe('APP_DUPLICATE');
  });

  it('names both owners of one service, also when core is one', () => {
    expect(failure(plugin('one', a), plugin('two', a)).message).toBe(
      '@ligase/a is provided by "one" and by "two": keep one of them',
    );
    expect(failure(plugin('mine', core)).message).toContain('is provided by "core" and by "mine"');
  });

  it('leaves out of a cycle what merely waits for it', () => {
    const error = failure(plugin('waits', a, { b }), plugin('left', b, { c }), plugin('right', c, { b }));

    expect(error.message).toBe(
      'these plugins wait for each other: "left" needs "right" needs "left"; take one requirement out',
    );
  });

  it('says to call a plugin function that was handed over uncalled', () => {
    const entriesPlugin = (): AnyPlugin => plugin('entries', a);

    expect(failure(entriesPlugin as unknown as AnyPlugin)).toMatchObject({
      code: 'APP_INVALID',
      message: 'plugins[0] is the function entriesPlugin: call it, entriesPlugin(), to get a plugin',
    });
    expect(failure({} as AnyPlugin).message).toBe('plugins[0] is not a plugin: make it with definePlugin()');
  });
});
