import { clock, definePlugin, identity, token, type Plugin, type SharedState, type Token } from '@ligase/core';
import { resultsFrom, type ResultCursor } from '@ligase/plugin-runs';

/** How far the results of each schema were looked at, for all processes of the app. */
export interface ResultCursors {
  /** A schema that was never looked at begins a day ago. */
  of(schemaId: string): Promise<ResultCursor>;
  keep(schemaId: string, cursor: ResultCursor): Promise<void>;
}

/** Names the service to whoever requires it. */
export const resultCursors: Token<ResultCursors, 'result-cursors'> = token<ResultCursors>()('result-cursors');

const firstLookBackMs = 86_400_000;

type Required = { readonly clock: typeof clock; readonly identity: typeof identity };

/** Remembers cursors in the app's shared state. */
export function resultCursorsPlugin({
  share,
}: {
  readonly share: SharedState;
}): Plugin<'result-cursors', Required, ResultCursors, 'result-cursors'> {
  return definePlugin({
    name: 'result-cursors',
    requires: { clock, identity },
    provides: resultCursors,
    setup({ deps }): ResultCursors {
      const keyOf = (schemaId: string): string => `${deps.identity.name}/results/${schemaId}`;
      return {
        async of(schemaId) {
          const kept = await share.change(keyOf(schemaId), (value) => ({ give: value as ResultCursor | undefined }));
          return kept ?? resultsFrom(new Date(deps.clock.now() - firstLookBackMs));
        },
        keep: (schemaId, cursor) => share.change(keyOf(schemaId), () => ({ keep: cursor, give: undefined })),
      };
    },
  });
}
