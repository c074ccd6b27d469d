import type { Benchling } from '@ligase/core';
import type { Download } from './download.ts';
import type { ObjectLogRow } from './object-log-row.ts';
import { parseObjectLog } from './parse-object-log.ts';

/** Lets Benchling write its audit log of an object to a file, fetches that and reads it. */
export async function exportObjectLog(
  benchling: Benchling,
  download: Download,
  objectId: string,
  signal?: AbortSignal,
): Promise<readonly ObjectLogRow[]> {
  const task = await benchling.request('POST /audit/log/{object_id}', {
    path: { object_id: objectId },
    body: { format: 'CSV' },
    signal,
  });
  const { downloadURL } = (await benchling.waitForTask(task, { signal })) as { readonly downloadURL: string };
  return parseObjectLog(await download(new URL(downloadURL), signal));
}
