import type { Schemas } from '@ligase/benchling-api/v2';
import type { ResultDraft } from '../contract.ts';
import { toFields } from '../field-values.ts';

/** A new result as Benchling takes it. */
export function resultBody({ fields, ...draft }: ResultDraft): Schemas['AssayResultCreate'] {
  return { ...draft, fields: toFields(fields) };
}
