import { expect, it } from 'vitest';
import { createCallScope } from './call-scope.ts';

it('keeps the contexts of two pieces of work apart, and those of two apps', async () => {
  const [mine, others] = [createCallScope(), createCallScope()];
  const ask = async () => {
    await Promise.resolve();
    return [mine.current()?.runId, others.current()?.runId];
  };

  const seen = await Promise.all([
    mine.run({ correlationId: 'a', runId: 'run-1' }, ask),
    mine.run({ correlationId: 'b', runId: 'run-2' }, ask),
    others.run({ correlationId: 'c', runId: 'run-3' }, ask),
  ]);

  expect(seen).toEqual([
    ['run-1', undefined],
    ['run-2', undefined],
    [undefined, 'run-3'],
  ]);
});

it('adds to the context of the work around it', () => {
  const scope = createCallScope();

  const inner = scope.run({ correlationId: 'a', workflow: 'register' }, () =>
    scope.run({ correlationId: 'b', runId: 'run-1' }, () => scope.current()),
  );

  expect(inner).toEqual({ correlationId: 'b', workflow: 'register', runId: 'run-1' });
});
