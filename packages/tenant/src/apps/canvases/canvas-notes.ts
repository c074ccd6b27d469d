import { notFound } from '../../api-error.ts';
import { entry, type EntryBody } from '../../entries/entry-family.ts';
import { entryTemplate, type TemplateBody } from '../../entries/template-family.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { updateItem } from '../../engine/write-item.ts';
import { canvas, canvasBody } from './canvas-family.ts';

interface CanvasNote {
  readonly type: string;
  readonly canvasId: string;
}

/** Shows a canvas at the end of the last day of the entry or the template that it stands in. */
export function addNote(engine: Engine, actor: Actor, canvasRow: ItemRow): void {
  const { app, featureId, resourceId } = canvasBody(canvasRow);
  const before = engine.items.get(resourceId);
  if (before === undefined) throw notFound(resourceId);
  const body = JSON.parse(before.body) as EntryBody | TemplateBody;
  const note = { type: 'app_canvas', indentation: 0, appId: app.id, canvasId: canvasRow.id, featureId };
  const last = body.days.at(-1) ?? { day: 1, title: null, notes: [] };
  const days = [...body.days.slice(0, -1), { ...last, notes: [...last.notes, note] }];
  updateItem(
    engine,
    actor,
    before.type === entry.type ? entry : entryTemplate,
    before,
    { ...before, body: JSON.stringify({ ...body, days }) },
    { properties: [{ property: 'days', from: body.days, to: days }] },
  );
}

/** Gives an entry that was just made from a template canvases of its own, in the place of those of the template. */
export function takeCanvasesOver(engine: Engine, made: ItemRow, copy: (ofTemplate: ItemRow) => ItemRow): void {
  if (!made.body.includes('"app_canvas"')) return;
  const body = JSON.parse(made.body) as EntryBody;
  const own = (note: object): object => {
    const { type, canvasId } = note as CanvasNote;
    const ofTemplate = type === 'app_canvas' ? engine.items.get(canvasId) : undefined;
    return ofTemplate?.type === canvas.type ? { ...note, canvasId: copy(ofTemplate).id } : note;
  };
  const days = body.days.map((day) => ({ ...day, notes: day.notes.map(own) }));
  engine.items.update({ ...made, body: JSON.stringify({ ...body, days }) });
}
