export type { AppFramework, Manifest, ManifestFinding } from './apps/manifest/manifest.ts';
export { lintManifest, readManifest, type ManifestOptions, type ReadManifest } from './apps/manifest/read-manifest.ts';
export { nearestName } from './apps/manifest/nearest-name.ts';
