import { invalidRequest } from '../../api-error.ts';
import type { Schema } from '../../engine/schema.ts';

/** Whether a value can be relied on, and why not. */
export interface UserValidation {
  readonly validationStatus?: string;
  readonly validationComment?: string;
}

/** How a result and each of its fields is judged. */
export interface ResultValidation {
  readonly fieldValidation: Readonly<Record<string, Required<UserValidation>>>;
  readonly validationStatus: 'VALID' | 'INVALID' | 'PARTIALLY_VALID';
  readonly validationComment: string;
}

/** Judges a result by its fields; those that nobody judged are valid. @throws {TenantApiError} 400 */
export function resultValidation(schema: Schema, sent: Readonly<Record<string, UserValidation>>): ResultValidation {
  const names = schema.fieldDefinitions.filter((field) => field.archiveRecord === null).map(({ name }) => name);
  for (const [name, { validationStatus = 'VALID' }] of Object.entries(sent)) {
    if (!names.includes(name)) throw invalidRequest(`Invalid fieldValidation: ${schema.name} has no field "${name}".`);
    if (validationStatus !== 'VALID' && validationStatus !== 'INVALID') {
      throw invalidRequest(
        `Invalid fieldValidation of "${name}": ${validationStatus}. It can be set to VALID or INVALID.`,
      );
    }
  }
  const judged = names.map((name) => {
    const { validationStatus = 'VALID', validationComment = '' } = sent[name] ?? {};
    return [name, { validationStatus, validationComment }] as const;
  });
  const invalid = judged.filter(([, { validationStatus }]) => validationStatus === 'INVALID');
  return {
    fieldValidation: Object.fromEntries(judged),
    validationStatus: invalid.length === 0 ? 'VALID' : invalid.length === judged.length ? 'INVALID' : 'PARTIALLY_VALID',
    validationComment: judged
      .map(([, { validationComment }]) => validationComment)
      .filter((comment) => comment !== '')
      .join('; '),
  };
}
