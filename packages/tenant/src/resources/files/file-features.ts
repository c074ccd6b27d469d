import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import { storageFeature } from '../../storage/storage-feature.ts';
import type { Storage } from '../../storage/storage.ts';
import { blobs } from './blobs.ts';
import { dataFrames } from './data-frames.ts';
import { datasets } from './datasets.ts';
import { files } from './files.ts';

/** What is uploaded: blobs, files, data frames and datasets, and the addresses of their bytes. */
export function fileFeatures(engine: Engine, storage: Storage): readonly Feature[] {
  return [
    storageFeature(engine.context, storage),
    blobs(engine, storage),
    files(engine, storage),
    dataFrames(engine, storage),
    datasets(engine),
  ];
}
