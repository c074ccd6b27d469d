import { CompositionError } from '@ligase/core';

const place = Symbol.for('@ligase/workflows/engine');

/**
 * Claims this process for one app's engine, until what it gives is called. DBOS keeps its registry, its configuration and its
 * connection in the process: two engines would share them.
 *
 * @throws {CompositionError} `APP_DUPLICATE`.
 */
export function claimProcess(app: string): () => void {
  // On the process and not in this module, since two installed copies of this package share one DBOS.
  const process = globalThis as { [place]?: string | undefined };
  if (process[place] !== undefined)
    throw new CompositionError(
      'APP_DUPLICATE',
      `"${process[place]}" runs workflows in this process, so "${app}" cannot: stop the one first, or give each a process of its own`,
    );
  process[place] = app;
  return () => void (process[place] = undefined);
}
