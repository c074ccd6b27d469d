import type { Schemas } from '@ligase/benchling-api/v2';

type Sent<T, K extends keyof T> = T & { readonly [P in K]-?: Exclude<T[P], undefined> };

/** A run of an assay: what was done, on what, when. */
export type Run = Sent<Schemas['AssayRun'], 'id' | 'fields'>;

/** A schema of runs, with the names of the files that its runs have. */
export type RunSchema = Schemas['AssayRunSchema'];

/** One result of an assay. */
export type Result = Sent<Schemas['AssayResult'], 'id' | 'fields' | 'createdAt'>;

/** A schema of results. */
export type ResultSchema = Schemas['AssayResultSchema'];

/** A file in Benchling's own store, and how far its upload is. */
export type Blob = Sent<Schemas['Blob'], 'id' | 'name' | 'uploadStatus'>;

/** A file that Benchling makes for a device. */
export type InputGenerator = Sent<Schemas['AutomationInputGenerator'], 'id' | 'status'>;

/** A file of a device that Benchling reads results from: `errorFile` and `progressStats` say what came of its rows. */
export type OutputProcessor = Sent<Schemas['AutomationOutputProcessor'], 'id' | 'status'>;

/** A file between Benchling's own format and that of a device, which an app writes. */
export type Transform = Sent<Schemas['LabAutomationTransform'], 'id' | 'status'>;
