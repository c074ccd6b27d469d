import { invalidRequest, notFound } from '../api-error.ts';
import { canvas, canvasBody } from '../apps/canvases/canvas-family.ts';
import type { CanvasChanges, NewCanvas } from '../apps/canvases/canvases.ts';
import { timestamp } from '../clock/timestamp.ts';
import { archiveItem } from '../engine/archive-operations.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Feature } from '../feature.ts';
import { anyObject, boolean, listOf, objectSchema, text } from '../input/input-schema.ts';
import type { Call } from '../request.ts';
import { batch } from './batch.ts';
import type { BulkOperation } from './bulk.ts';
import { keptBlocks, shownBlocks } from './canvas-blocks.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

type NewCanvasV3 = Omit<NewCanvas, 'blocks'> & { readonly blocks: readonly object[] };

interface CanvasChangesV3 {
  readonly enabled?: boolean;
  readonly sessionId?: string | null;
  readonly data?: string | null;
  readonly blocks?: readonly object[];
  readonly archived?: boolean;
  readonly archiveReason?: string;
}

const listing = '/app-canvas';
const nullableText = { ...text(0, 8192), nullable: true };
const created = objectSchema(
  { appId: text(), resourceId: text(), featureId: text(), blocks: listOf(anyObject) },
  { data: text(0, 8192), enabled: boolean, sessionId: text() },
);
const changed = objectSchema(
  { id: text() },
  {
    archived: boolean,
    archiveReason: text(),
    blocks: listOf(anyObject),
    data: nullableText,
    enabled: boolean,
    sessionId: nullableText,
  },
);

/** The canvases of apps in API v3: the same as in API v2. */
export function appCanvasFeature(parts: V3Parts, bulk: BulkOperation): Feature {
  const { engine, canvases } = parts;
  const refs = createRefs(parts);
  const view = (row: ItemRow): object => {
    const { app, blocks, ...body } = canvasBody(row);
    return {
      __typename: 'AppCanvas',
      id: row.id,
      app: refs.app(app.id),
      ...body,
      blocks: shownBlocks(blocks),
      archived: row.archive_reason !== null,
      archiveReason: row.archive_reason,
      createdAt: timestamp(row.created_at),
      modifiedAt: timestamp(row.modified_at),
    };
  };
  const current = (id: string): ItemRow => {
    const row = engine.items.get(id);
    if (row === undefined) throw new Error(`No canvas ${id} was just written.`);
    return row;
  };
  const ofPath = ({ principal, path }: Call): ItemRow => {
    const id = path['app_canvas_id'] ?? '';
    const row = canvases.find(principal, id);
    if (row === undefined) throw notFound(id);
    return row;
  };
  const ofBody = ({ principal }: Call, id: string): ItemRow => {
    const row = canvases.find(principal, id);
    if (row !== undefined) return row;
    throw invalidRequest(`Invalid id: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  };
  const create = (call: Call, { blocks, ...rest }: NewCanvasV3): ItemRow =>
    canvases.create(call, { ...rest, blocks: keptBlocks(blocks) });
  const update = (call: Call, row: ItemRow, input: CanvasChangesV3): ItemRow => {
    const { archived, archiveReason, blocks, ...rest } = input;
    const isArchived = archived ?? (archiveReason === undefined ? row.archive_reason !== null : true);
    const changes: CanvasChanges = { ...rest, ...(blocks && { blocks: keptBlocks(blocks) }) };
    // What is archived takes no changes, so it is taken out of the archive first and put into it last.
    if (!isArchived) archiveItem(engine, canvas, call, row, null, null);
    const written = Object.keys(changes).length === 0 ? row : canvases.update(call, current(row.id), changes);
    if (isArchived)
      archiveItem(engine, canvas, call, current(written.id), archiveReason ?? row.archive_reason ?? 'Other', null);
    return current(row.id);
  };
  const updateNamed = (call: Call, input: object): ItemRow => {
    const { id, ...changes } = input as CanvasChangesV3 & { readonly id: string };
    return update(call, ofBody(call, id), changes);
  };

  return {
    name: 'app canvases v3',
    operationsV3: {
      'AppCanvas.Get': { support: 'faithful', handle: (call) => ({ body: shape(call.query, view(ofPath(call))) }) },
      'AppCanvas.Create': {
        support: 'faithful',
        handle(call) {
          const row = create(call, call.body as NewCanvasV3);
          return { body: view(row), headers: { location: refs.url(`/app-canvas/${row.id}`) } };
        },
      },
      'AppCanvas.Update': {
        support: 'faithful',
        handle: (call) => ({ body: view(update(call, ofPath(call), call.body as CanvasChangesV3)) }),
      },
      'AppCanvas.BatchCreate': {
        support: 'faithful',
        handle: batch((call, item) => view(create(call, item as NewCanvasV3))),
      },
      'AppCanvas.BatchUpdate': { support: 'faithful', handle: batch((call, item) => view(updateNamed(call, item))) },
      'AppCanvas.BulkCreate': bulk({
        listing,
        input: created,
        work: (call, input) => create(call, input as NewCanvasV3).id,
      }),
      'AppCanvas.BulkUpdate': bulk({ listing, input: changed, work: (call, input) => updateNamed(call, input).id }),
    },
  };
}
