import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Apps } from '../apps.ts';
import { statusAt, sessionBody, type SessionMessage, type SessionStatus } from '../sessions/session-family.ts';
import { readableMessage } from '../sessions/session-messages.ts';
import { everyBlock, isInput, valuesOf, type Block } from './block.ts';
import { canvasBody, type CanvasBody } from './canvas-family.ts';
import { optionsOf, type DropdownOption } from './linked-items.ts';

/** A canvas as people see it, with the names of what it shows. */
export interface CanvasView extends Omit<CanvasBody, 'app'> {
  readonly id: string;
  readonly appId: string;
  readonly appName: string;
  readonly featureName: string;
  readonly resourceName: string;
  readonly isArchived: boolean;
  /** The session whose messages it shows; what they refer to stands in them by name. */
  readonly session: {
    readonly id: string;
    readonly name: string;
    readonly status: SessionStatus;
    readonly messages: readonly SessionMessage[];
  } | null;
  /** The names of the items that its blocks have as values, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** What can be chosen in its dropdowns, by the ids of the dropdowns. */
  readonly options: Readonly<Record<string, readonly DropdownOption[]>>;
}

/** A canvas as people see it. */
export function canvasView(engine: Engine, apps: Apps, row: ItemRow): CanvasView {
  const { app, ...body } = canvasBody(row);
  const appName = apps.get(app.id)?.name ?? app.id;
  const nameOf = (id: string): string => engine.items.get(id)?.name ?? id;
  const all = everyBlock(body.blocks).map(({ block }) => block);
  return {
    id: row.id,
    appId: app.id,
    appName,
    featureName: row.name,
    resourceName: body.resourceId === app.id ? appName : nameOf(body.resourceId),
    isArchived: row.archive_reason !== null,
    ...body,
    session: sessionView(engine, body.sessionId, nameOf),
    names: Object.fromEntries(all.flatMap((block) => namedIn(block).map((id) => [id, nameOf(id)]))),
    options: Object.fromEntries(
      all.flatMap((block) =>
        block.type === 'DROPDOWN' || block.type === 'DROPDOWN_MULTIVALUE'
          ? [[block.dropdownId, optionsOf(engine, block.dropdownId)]]
          : [],
      ),
    ),
  };
}

function sessionView(engine: Engine, sessionId: string | null, nameOf: (id: string) => string): CanvasView['session'] {
  const row = sessionId === null ? undefined : engine.items.get(sessionId);
  if (row === undefined) return null;
  const messages = sessionBody(row).messages.map(({ content, style }) => ({
    content: readableMessage(content, nameOf),
    style,
  }));
  return { id: row.id, name: row.name, status: statusAt(row, engine.context.clock.now()), messages };
}

/** The ids of the items that a block shows. */
function namedIn(block: Block): readonly string[] {
  if (block.type === 'CHIP') return [block.value];
  if (!isInput(block)) return [];
  return block.type.startsWith('SEARCH_INPUT') || block.type === 'FILE_UPLOAD' ? valuesOf(block) : [];
}
