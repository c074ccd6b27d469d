import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { dataFrameOf, everyBlock, isInput, valuesOf, type Block } from './block.ts';

/** The stored body of a canvas, as the API shows it. */
export interface CanvasBody {
  readonly app: { readonly id: string };
  readonly featureId: string;
  readonly resourceId: string;
  /** Whether people can use it; it then is up to each block. */
  readonly enabled: boolean;
  readonly sessionId: string | null;
  /** JSON text that people do not see. */
  readonly data: string | null;
  readonly blocks: readonly Block[];
}

/** What is stored of a canvas. */
export function canvasBody(row: ItemRow): CanvasBody {
  return JSON.parse(row.body) as CanvasBody;
}

/** Canvases of apps: what an app shows in an entry, in a run or on its home page. */
export const canvas: Family = {
  type: 'app_canvas',
  label: 'App Canvas',
  prefix: 'cnvs_',
  path: '/app-canvases',
  listKey: 'appCanvases',
  idsKey: 'canvasIds',
  head: (row) => ({
    id: row.id,
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: {},
  defaultSort: 'createdAt',
};

/** Everything that the blocks name as a value. */
export function namedIds(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    everyBlock(blocks).flatMap(({ block }) => {
      if (block.type === 'TABLE') return dataFrameOf(block) ?? [];
      return isInput(block) ? valuesOf(block) : [];
    }),
  );
}

/** What canvases are found by; files and tables belong to nobody else, so whoever may read the canvas may read them. */
export function canvasFacets({ resourceId, blocks }: CanvasBody): Facet[] {
  const linked = everyBlock(blocks).flatMap(({ block }) => {
    if (block.type === 'TABLE') return dataFrameOf(block) ?? [];
    return block.type === 'FILE_UPLOAD' ? valuesOf(block) : [];
  });
  return [
    { name: 'canvasResource', value: resourceId },
    ...[...new Set(linked)].map((value) => ({ name: 'link', value })),
  ];
}
