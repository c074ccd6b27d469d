import type * as Fflate from 'fflate';
import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { itemOfBody } from '../engine/rights.ts';
import { filesOfEntry } from '../entries/external-file.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';
import { loadOnUse } from '../storage/load-on-use.ts';
import type { Storage } from '../storage/storage.ts';
import { entryOutline, type OutlinePart } from './entry-outline.ts';
import { htmlDocument } from './html-document.ts';
import { pdfDocument } from './pdf-document.ts';

const DAY_MS = 86_400_000;

/** Exports of entries: a ZIP with the entry as PDF or HTML, and the files in it. */
export function itemExports(engine: Engine, storage: Storage): Feature {
  return {
    name: 'exports',
    operations: {
      exportItem: {
        support: 'partial',
        differs: 'Only entries are exported, laid out plainly; the PDF prints Latin letters only.',
        accept: (call) => void exported(engine, call),
        runTask: (call) => {
          const row = exported(engine, call);
          const { format = 'pdf' } = call.body as { readonly format?: 'pdf' | 'html' };
          const key = `export-${engine.context.ids.uuid()}`;
          const name = fileName(row.name);
          storage.write(
            key,
            zipOf(engine, storage, row, `${name}.${format}`, entryOutline(engine, call.principal, row)),
          );
          const as = { fileName: `${name}.zip`, mimeType: 'application/zip' };
          return { downloadURL: storage.downloadUrl(key, as, DAY_MS).url };
        },
      },
    },
  };
}

function exported(engine: Engine, { principal, body }: Call): ItemRow {
  const { id } = body as { readonly id: string };
  const type = engine.items.get(id)?.type ?? 'entry';
  const row = itemOfBody(engine, principal, type, id, 'id');
  if (row.type !== 'entry') throw invalidRequest(`The local tenant exports entries only, and ${id} is none.`);
  return row;
}

function zipOf(
  engine: Engine,
  storage: Storage,
  row: ItemRow,
  name: string,
  outline: readonly OutlinePart[],
): Uint8Array {
  const document = name.endsWith('.pdf') ? pdfDocument(outline) : Buffer.from(htmlDocument(row.name, outline));
  const attached = filesOfEntry(engine, storage, row.id).map(
    (file) => [`${file.id}/${fileName(file.fileName)}`, file.bytes] as const,
  );
  // The time that ZIP files hold is a local one, and the same entry shall give the same file everywhere.
  const mtime = new Date(1980, 0, 2);
  const { zipSync } = loadOnUse('fflate') as typeof Fflate;
  return zipSync(Object.fromEntries([[name, document] as const, ...attached]), { mtime });
}

/** A name that no file system minds. */
function fileName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 100) || 'entry';
}
