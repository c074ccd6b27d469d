import type { Benchling } from '@ligase/core';
import type { PlaceRef } from './grants.ts';
import { allOf, orUnknown, ownCall } from './or-unknown.ts';

/** The projects and registries that the app sees. */
export async function readPlaces(benchling: Benchling): Promise<readonly PlaceRef[]> {
  const [projects, registries] = await Promise.all([
    allOf(benchling.list('GET /projects', ownCall)),
    allOf(benchling.list('GET /registries', ownCall)),
  ]);
  return [...projects.map((one) => placeOf('project', one)), ...registries.map((one) => placeOf('registry', one))];
}

function placeOf(kind: PlaceRef['kind'], one: { readonly id?: string; readonly name?: string }): PlaceRef {
  const { id = '', name = id } = one;
  return { kind, id, name };
}

/** The project or registry with this id, which ids alone do not tell apart; `undefined` when the app does not see it. */
export async function readPlace(benchling: Benchling, id: string): Promise<PlaceRef | undefined> {
  const project = await orUnknown(
    benchling.request('GET /projects/{project_id}', { path: { project_id: id }, ...ownCall }),
  );
  if (project.known) return { kind: 'project', id, name: project.value.name ?? id };
  const registry = await orUnknown(
    benchling.request('GET /registries/{registry_id}', { path: { registry_id: id }, ...ownCall }),
  );
  return registry.known ? { kind: 'registry', id, name: registry.value.name ?? id } : undefined;
}
