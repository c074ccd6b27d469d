import { isLigaseError } from '@ligase/core';

/** Whether an error is a refusal: its words are for the person who asked, and nobody else has to act. */
export function isRefusal(error: unknown): error is Error {
  return isLigaseError(error) && error.code === 'RUN_REFUSED';
}
