export { InputError } from './errors/errors.ts';
export { isLigaseError, LigaseError } from './errors/ligase-error.ts';
