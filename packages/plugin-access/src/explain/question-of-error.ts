import { operations } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import { isLigaseError } from '@ligase/core';
import { operationNeeds } from '../operation-needs.ts';
import { isLocatable } from '../reading/locate-object.ts';
import type { AccessQuestion } from './explain-access.ts';

/**
 * What to ask about a 403 or a 404: what the refused operation needs, of the object that the error names. Core's words name
 * the folder, project or registry of what was to be made, where the call had one.
 */
export function questionOfError(error: unknown): AccessQuestion | undefined {
  if (!isLigaseError(error)) return undefined;
  if (error.code !== 'AUTH_FORBIDDEN' && error.code !== 'API_NOT_FOUND') return undefined;
  const { operationId, invalidIds, path } = error.details as {
    readonly operationId?: string;
    readonly invalidIds?: readonly string[];
    readonly path?: string;
  };
  const operation = operationId === undefined ? undefined : operationById(operationId);
  if (operation === undefined) return undefined;
  const inPath = decodeURIComponent(path?.split('?', 1)[0] ?? '').split(/[/:]/);
  const inWords = error.message.match(/[a-z]+_\w+/g) ?? [];
  const object = [...(invalidIds ?? []), ...inPath, ...inWords].find((id) => isLocatable(id));
  if (object === undefined) return undefined;
  const { object: onObject, container } = operationNeeds(operation);
  const isContainer = object.startsWith('lib_') || object.startsWith('src_');
  return { action: isContainer ? container : onObject, object };
}

function operationById(id: string) {
  return [...Object.values(operations), ...Object.values(operationsV3)].find((operation) => operation.id === id);
}
