import { createHash } from 'node:crypto';
import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, type Benchling } from '@ligase/core';
import { csvText } from '../content/csv-text.ts';
import type { EntryCall, InitialTable } from '../contract.ts';

// What is larger belongs in a multipart upload; a table of this size is not one that a person reads.
const maxBytes = 10 * 1024 * 1024;

/** Uploads the content of a table as a CSV blob, which a new entry then refers to. */
export async function uploadTable(
  benchling: Benchling,
  { templateTableId, content }: InitialTable,
  call: EntryCall,
): Promise<Schemas['InitialTable']> {
  const bytes = Buffer.from(typeof content === 'string' ? content : csvText(content));
  if (bytes.length > maxBytes)
    throw new InputError(
      'INPUT_INVALID',
      `Table ${templateTableId} has ${bytes.length} bytes of CSV; at most ${maxBytes} go`,
    );
  const { id } = await benchling.request('POST /blobs', {
    body: {
      name: `${templateTableId}.csv`,
      type: 'RAW_FILE',
      mimeType: 'text/csv',
      data64: bytes.toString('base64'),
      // Benchling's check of the transfer; nothing rests on its strength.
      md5: createHash('md5').update(bytes).digest('hex'),
    },
    ...call,
  });
  return { templateTableID: templateTableId, csvData: id as string };
}
