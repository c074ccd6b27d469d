import { families, familyNames, type FamilyName, type PermissionFamily } from './families.ts';
import type { PermissionWorld } from './permission-world.ts';
import { world } from './permission-world.ts';
import { ReferenceModel, type Policy, type Verdict } from './reference-model.ts';

/** Something that happens in a history. Items are named by the order in which they were made. */
export type Step =
  | { readonly do: 'join'; readonly group: string; readonly who: string; readonly admin: boolean }
  | { readonly do: 'leave'; readonly group: string; readonly who: string }
  | { readonly do: 'archive team'; readonly team: string; readonly archived: boolean }
  | { readonly do: 'archive app'; readonly app: string; readonly archived: boolean }
  | {
      readonly do: 'grant';
      readonly place: string;
      readonly to: string;
      readonly adminsOnly: boolean;
      readonly policy: Policy;
    }
  | { readonly do: 'revoke'; readonly place: string; readonly to: string; readonly adminsOnly: boolean }
  | { readonly do: 'own'; readonly place: string; readonly owner: string }
  | { readonly do: 'create'; readonly who: string; readonly project: string; readonly kind: FamilyName }
  | { readonly do: 'rename'; readonly who: string; readonly item: number }
  | { readonly do: 'move'; readonly who: string; readonly item: number; readonly project: string }
  | { readonly do: 'archive'; readonly who: string; readonly item: number }
  | { readonly do: 'register'; readonly who: string; readonly item: number };

type Answer = 'done' | 'not found' | 'refused' | 'invalid' | 'unknown caller';

const answers: Readonly<Record<number, Answer>> = {
  200: 'done',
  201: 'done',
  400: 'invalid',
  401: 'unknown caller',
  403: 'refused',
  404: 'not found',
};

/** Plays a history on the tenant and on the model; gives the first thing that they do not agree on. */
export function playHistory(place: PermissionWorld, steps: readonly Step[]): string | undefined {
  place.reset();
  const game = createGame(place);
  for (const [index, step] of steps.entries()) {
    const looks = step.do !== 'join' && step.do !== 'rename' && steps[index + 1]?.do !== step.do;
    const found = game.play(step) ?? (looks ? game.look(index) : undefined);
    if (found !== undefined) return `after step ${index}, ${JSON.stringify(step)}: ${found}`;
  }
  const found = game.look();
  return found && `at the end: ${found}`;
}

function createGame({ tenant: { control }, call, principals, parents }: PermissionWorld) {
  const model = new ReferenceModel(world.teams);
  const everyone = [...world.users, ...world.apps];
  const made: { readonly id: string; readonly kind: FamilyName }[] = [];

  /** What the API answers to a write on an item that the model judges so. */
  const onItem = (who: string, verdict: Verdict): Answer =>
    model.archivedApps.has(who)
      ? 'unknown caller'
      : ({ yes: 'done', no: 'refused', unseen: 'not found' } as const)[verdict];
  /** The same when a place is named in a body: one that is not seen makes the body invalid. */
  const onPlace = (who: string, verdict: Verdict): Answer =>
    onItem(who, verdict) === 'not found' ? 'invalid' : onItem(who, verdict);
  const pick = (index: number) => (made.length === 0 ? undefined : made[index % made.length]);

  function create({ who, project, kind }: Extract<Step, { do: 'create' }>): string | undefined {
    const family: PermissionFamily = families[kind];
    const { place = project, isGiven = false, path, makePath = '' } = family;
    const maker = isGiven ? 'root' : who;
    const { status, body } = finished(call(maker, 'POST', path + makePath, family.make(made.length, project, parents)));
    const id = family.madeIn === undefined ? body['id'] : (body[family.madeIn] as readonly string[] | undefined)?.[0];
    if (typeof id === 'string' && answers[status] === 'done') {
      made.push({ id, kind });
      model.items[id] = { project: place, registry: null, authors: family.hasAuthors ? [who] : null };
    }
    const wanted = isGiven ? 'done' : onPlace(who, model.may(who, 'append', place));
    const isOneOfMany = family.madeIn !== undefined && wanted === 'refused';
    return expect(`${who} creating the ${kind} in ${place}`, isOneOfMany ? 'invalid' : wanted, status);
  }

  function change(step: Extract<Step, { do: 'rename' | 'move' | 'register' }>): string | undefined {
    const target = pick(step.item);
    const item = target && model.items[target.id];
    if (target === undefined || item === undefined) return undefined;
    const { who } = step;
    const family: PermissionFamily = families[target.kind];
    const sent = bodyOf(step, family, made.indexOf(target));
    if (sent === undefined || (step.do === 'register' && item.registry !== null)) return undefined;
    const first = model.mayWithItem(who, 'write', target.id);
    // Only who may write the item learns anything about where it is to go.
    const second =
      step.do === 'move' && step.project !== item.project
        ? model.may(who, 'append', step.project)
        : step.do === 'register'
          ? model.may(who, 'append', world.registry)
          : 'yes';
    const wanted = first === 'yes' ? onPlace(who, second) : onItem(who, first);
    const { status } = call(who, 'PATCH', `${family.path}/${target.id}`, sent);
    if (answers[status] === 'done' && step.do === 'move') item.project = step.project;
    if (answers[status] === 'done' && step.do === 'register') item.registry = world.registry;
    return expect(`${who} ${step.do} the ${target.kind} ${target.id}`, wanted, status);
  }

  /** Archives an item and takes it out again, for which its id stands in a body. */
  function archive({ who, item: index }: Extract<Step, { do: 'archive' }>): string | undefined {
    const target = pick(index);
    const { archiveKey, archiveMore, path }: Partial<PermissionFamily> = target ? families[target.kind] : {};
    if (target === undefined || archiveKey === undefined) return undefined;
    const wanted = onPlace(who, model.mayWithItem(who, 'write', target.id));
    const ids = { [archiveKey]: [target.id] };
    const { status } = call(who, 'POST', `${path}:archive`, {
      ...ids,
      ...archiveMore,
      reason: archiveReason(target.kind),
    });
    const found = expect(`${who} archiving the ${target.kind} ${target.id}`, wanted, status);
    if (found !== undefined) return found;
    return expect(`${who} unarchiving the ${target.kind}`, wanted, call(who, 'POST', `${path}:unarchive`, ids).status);
  }

  /** The answer of a call, or what its task gave. */
  function finished(answer: ReturnType<PermissionWorld['call']>): ReturnType<PermissionWorld['call']> {
    if (answer.status !== 202) return answer;
    const { body } = call('root', 'GET', `/tasks/${String(answer.body['taskId'])}`);
    return { status: body['status'] === 'SUCCEEDED' ? 200 : 400, body: body['response'] as typeof body };
  }

  const plays: { readonly [Do in Step['do']]: (step: Extract<Step, { do: Do }>) => string | undefined } = {
    join({ group: groupId, who, admin }) {
      const role = admin ? 'ADMIN' : 'MEMBER';
      const done = attempt(() => control.setMembership({ groupId, memberId: who, role }));
      return model.join(groupId, who, admin) === done ? undefined : `joining was ${done ? 'let' : 'refused'}`;
    },
    leave({ group, who }) {
      attempt(() => control.removeMembership({ groupId: group, memberId: who }));
      model.leave(group, who);
      return undefined;
    },
    'archive team': ({ team, archived }) => {
      model.archivedTeams[archived ? 'add' : 'delete'](team);
      control[archived ? 'archiveTeam' : 'unarchiveTeam']({ teamId: team });
      return undefined;
    },
    'archive app': ({ app, archived }) => {
      model.archivedApps[archived ? 'add' : 'delete'](app);
      control[archived ? 'archiveApp' : 'unarchiveApp']({ appId: app });
      return undefined;
    },
    grant({ place: resourceId, to: collaboratorId, adminsOnly, policy }) {
      control.grantAccess({ resourceId, collaboratorId, adminsOnly, policy });
      model.grant(resourceId, collaboratorId, adminsOnly, policy);
      return undefined;
    },
    revoke({ place: resourceId, to: collaboratorId, adminsOnly }) {
      attempt(() => control.revokeAccess({ resourceId, collaboratorId, adminsOnly }));
      model.revoke(resourceId, collaboratorId, adminsOnly);
      return undefined;
    },
    own({ place: resourceId, owner }) {
      control.setOwner({ resourceId, ownerId: owner });
      model.owners[resourceId] = owner;
      return undefined;
    },
    create,
    rename: change,
    move: change,
    register: change,
    archive,
  };
  const play = (step: Step): string | undefined => (plays[step.do] as (step: Step) => string | undefined)(step);

  /** Whose turn it is, or everyone, tries to read everything, and lists what there is. */
  function look(turn?: number): string | undefined {
    const isDue = (index: number): boolean => turn === undefined || (turn + index) % everyone.length === 0;

    for (const [index, who] of everyone.entries()) {
      if (!isDue(index)) continue;
      const barred = model.archivedApps.has(who);
      for (const { id, kind } of made) {
        const wanted = onItem(who, model.mayWithItem(who, 'read', id));
        const { status } = call(who, 'GET', `${families[kind].path}/${id}`);
        const found = expect(`${who} reading the ${kind} ${id}`, wanted, status);
        if (found !== undefined) return found;
      }
      for (const kind of familyNames) {
        const { path, listKey, listQuery = '' }: PermissionFamily = families[kind];
        if (kind !== 'entry' && !made.some((one) => one.kind === kind)) continue;
        const { status, body } = call(who, 'GET', path + listQuery);
        if (status !== (barred ? 401 : 200)) return `${who} listing ${path} was answered ${status}`;
        const ours = new Set(made.map(({ id }) => id));
        const listed = ((body[listKey] ?? []) as readonly { readonly id: string }[])
          .map(({ id }) => id)
          .filter((id) => ours.has(id))
          .toSorted();
        const readable = made
          .filter((item) => item.kind === kind && model.mayWithItem(who, 'read', item.id) === 'yes')
          .map(({ id }) => id)
          .toSorted();
        if (!barred && listed.join() !== readable.join())
          return `${who} should find ${readable.join()} in ${path}, and found ${listed.join()}`;
      }
      const explained = made[0] && control.explainAccess({ principalId: principals[who] ?? who, itemId: made[0].id });
      if (
        explained &&
        (explained.decision === 'allowed') !== (model.mayWithItem(who, 'read', made[0]?.id ?? '') === 'yes')
      )
        return `${who} is told ${explained.decision} of ${made[0]?.id}`;
    }
    return undefined;
  }

  return { play, look };
}

/** What a step sends for an item of a family; `undefined` when such an item has no such step. */
function bodyOf(
  step: Extract<Step, { do: 'rename' | 'move' | 'register' }>,
  { change, move, isRegistrable }: PermissionFamily,
  n: number,
): object | undefined {
  if (step.do === 'rename') return change?.(n);
  if (step.do === 'move') return move?.(step.project);
  return isRegistrable ? { entityRegistryId: `T-${n}` } : undefined;
}

function expect(what: string, wanted: Answer, status: number): string | undefined {
  return answers[status] === wanted ? undefined : `${what} should be ${wanted} and was answered ${status}`;
}

/** Whether the tenant let it happen. */
function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function archiveReason(kind: FamilyName): string {
  return kind === 'assay run' || kind === 'assay result' ? 'Archived' : 'Made in error';
}
