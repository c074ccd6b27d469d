import type { ErrorObject } from 'ajv/dist/2020.js';

/** Says in one sentence, as Benchling would, what is wrong with a body: the member, what was wanted, what came. */
export function explainError(errors: readonly ErrorObject[]): string {
  // When no alternative fits, the errors of each come first; only the last one speaks of the value as a whole.
  const error = errors.findLast(({ keyword }) => keyword === 'anyOf') ?? errors[0];
  if (!error) return 'The body is not what the contract declares.';
  const { keyword, instancePath, params, data, message = 'is wrong' } = error;
  const path = instancePath.slice(1).replaceAll('/', '.');
  const member = path === '' ? 'The body' : path;
  const inside = (name: unknown): string => (path === '' ? String(name) : `${path}.${String(name)}`);
  switch (keyword) {
    case 'required':
      return `${inside(params['missingProperty'])} is a required field`;
    case 'additionalProperties':
      return `Unknown field: ${inside(params['additionalProperty'])}`;
    case 'unevaluatedProperties':
      return `Unknown field: ${inside(params['unevaluatedProperty'])}`;
    case 'enum':
      return `Invalid ${member}: ${shown(data)}. It takes ${(params['allowedValues'] as unknown[]).map(String).join(', ')}.`;
    case 'type':
      return `Invalid ${member}: ${shown(data)}. It takes a value of type ${[params['type']].flat().map(String).join(' or ')}.`;
    case 'maxItems':
      return `${member} takes ${String(params['limit'])} items at most, not ${(data as unknown[]).length}.`;
    case 'anyOf':
      return `Invalid ${member}: ${shown(data)}. None of the forms that it takes fits.`;
    default:
      return `Invalid ${member}: ${shown(data)}. It ${message}.`;
  }
}

const SHOWN_MAX = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
