import type { Resources } from '../resources/resources.ts';
import { from, given, unknownId, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type NotebookControls = Pick<
  Control,
  | 'createFolder'
  | 'createSchema'
  | 'createDropdown'
  | 'createEntryTemplate'
  | 'createCustomNotation'
  | 'setEntryReview'
  | 'setEntryNotes'
  | 'attachFile'
>;

/** What people make and do in the notebook and in the settings of a registry, for which the API has no operation. */
export function notebookControls(base: ControlBase, resources: Resources): NotebookControls {
  const { db, clock } = base;
  const demandEntry = (entryId: string): void => {
    if (db.prepare("SELECT 1 FROM items WHERE id = ? AND type = 'entry'").get(entryId) === undefined)
      throw unknownId('entry', entryId, 'listEntries of the API');
  };
  return {
    createFolder({ id, name, parentFolderId, ...acting }) {
      const { id: made } = resources.folders.create(from(base.actor(acting)), {
        ...given({ id }),
        name,
        parentFolderId,
      });
      return { id: made };
    },
    createSchema({ id, prefix, settings, fields = [], registryId, name, type, ...acting }) {
      const schema = { ...given({ id, prefix, settings }), registryId, name, type, fieldDefinitions: fields };
      return { id: resources.schemas.create(from(base.actor(acting)), schema).id };
    },
    createDropdown({ id, registryId, name, options, ...acting }) {
      const dropdown = { ...given({ id }), registryId, name, options };
      return { id: resources.dropdowns.create(from(base.actor(acting)), dropdown).id };
    },
    createEntryTemplate({ id, name, schemaId, templateCollectionId, notes = [], tables = [], ...acting }) {
      const day = { day: 1, title: null, notes: notes.map(textNote) };
      const template = { ...given({ id, schemaId, templateCollectionId }), name, days: [day], tables };
      return { id: resources.entryTemplates.create(from(base.actor(acting)), template).id };
    },
    createCustomNotation({ id, name, tokens, ...acting }) {
      const notation = { ...given({ id }), name, tokens };
      return { id: resources.customNotations.create(from(base.actor(acting)), notation).id };
    },
    setEntryReview({ entryId, status, comment, reviewerIds, ...acting }) {
      demandEntry(entryId);
      resources.entries.setReview(from(base.actor(acting)), entryId, { ...given({ comment, reviewerIds }), status });
    },
    setEntryNotes({ entryId, notes, ...acting }) {
      demandEntry(entryId);
      const date = new Date(clock.now()).toISOString().slice(0, 10);
      const days = [{ date, title: null, notes: notes.map(textNote) }];
      resources.entries.setDays(from(base.actor(acting)), entryId, days);
    },
    attachFile({ entryId, fileName, data64, mimeType, caption, ...acting }) {
      demandEntry(entryId);
      const file = { ...given({ mimeType, caption }), fileName, bytes: Buffer.from(data64, 'base64') };
      return { externalFileId: resources.entries.attachFile(from(base.actor(acting)), entryId, file) };
    },
  };
}

function textNote(text: string): object {
  return { type: 'text', indentation: 0, text, links: [] };
}
