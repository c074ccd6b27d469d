import type { Benchling } from '@ligase/core';

/** An item of configuration as Benchling sends it. */
export interface ConfigItem {
  readonly path: readonly string[];
  readonly type: string;
  readonly value?: unknown;
  readonly linkedResource?: unknown;
}

/** The items of an app's configuration at one moment. */
export interface ConfigItems {
  at(path: readonly string[]): ConfigItem | undefined;
  /** The names of the rows of an array, in the order in which they were made. */
  rowsOf(array: string): readonly string[];
}

/** Reads all items of an app's configuration. */
export async function listConfigItems(benchling: Benchling, appId: string, signal: AbortSignal): Promise<ConfigItems> {
  const items = new Map<string, ConfigItem>();
  const query = { appId, pageSize: 100, sort: 'createdAt:asc' } as const;
  for await (const { path = [], type = '', ...rest } of benchling.list('GET /app-configuration-items', {
    query,
    signal,
  }))
    items.set(JSON.stringify(path), { path, type, ...rest });
  const rows = [...items.values()].filter(({ type }) => type === 'array_element');
  return {
    at: (path) => items.get(JSON.stringify(path)),
    rowsOf: (array) =>
      rows.flatMap(({ path: [name, row, ...deeper] }) =>
        name === array && row !== undefined && deeper.length === 0 ? [row] : [],
      ),
  };
}
