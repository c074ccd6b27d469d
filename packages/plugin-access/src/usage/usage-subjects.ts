import type { HttpRequest } from '@ligase/core';
import type { AccessLevel } from '../access-level.ts';
import { operationNeeds } from '../operation-needs.ts';
import { isLocatable } from '../reading/locate-object.ts';

/** What a call was about, and what it needs there. */
export interface UsedSubject {
  readonly subject: string;
  readonly needs: AccessLevel;
}

/** Lists that show what there is; reading them uses no project. */
const looksAround = new Set(['listProjects', 'listRegistries', 'Project.List', 'Registry.List']);

/**
 * What a call used: the places that its body puts things into, the objects of its path, of its body and of its answer. An
 * object of an answer counts as the place it stands in, so that a list of a thousand is one subject.
 */
export function usageSubjects(request: HttpRequest, reply: unknown): readonly UsedSubject[] {
  const { operation } = request;
  if (looksAround.has(operation.id)) return [];
  const { object, container } = operationNeeds(operation);
  const body = typeof request.body === 'string' ? request.body : '';
  const into = [...body.matchAll(/"(?:folderId|projectId|registryId|parentFolderId)"\s*:\s*"([^"]+)"/g)];
  const named = [...body.matchAll(/"(?:id|\w+Ids)"\s*:\s*(\[[^\]]*\]|"[^"]*")/g)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/"([^"]+)"/g)].map(([, id = '']) => id),
  );
  const subjects = [
    ...into.map(([, id = '']): UsedSubject => ({ subject: id, needs: container })),
    ...[...request.pathValues, ...named].map((id): UsedSubject => ({ subject: id, needs: object })),
    ...itemsOf(reply).flatMap((item) => placesOf(item, object)),
  ];
  return subjects.filter(({ subject }) => isLocatable(subject));
}

type Members = Readonly<Record<string, unknown>>;

/** The object of an answer, or those of its lists; one that is wrapped, as entries are, is found too. */
function itemsOf(reply: unknown): readonly Members[] {
  if (!isMembers(reply)) return [];
  if (typeof reply['id'] === 'string') return [reply];
  return Object.values(reply)
    .flat()
    .filter(isMembers)
    .filter(({ id }) => typeof id === 'string');
}

/** A registered object's rights come from its registry; what is created in a folder besides needs that, which the body names. */
function placesOf({ id, registryId, folderId, projectId }: Members, needs: AccessLevel): readonly UsedSubject[] {
  const place = [registryId, projectId, folderId, id].find((one) => typeof one === 'string');
  return typeof place === 'string' ? [{ subject: place, needs }] : [];
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
