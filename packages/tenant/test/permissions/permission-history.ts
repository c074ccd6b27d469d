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
  | { readonly do: 'create'; readonly who: string; readonly project: string; readonly kind: 'entry' | 'entity' }
  | { readonly do: 'rename'; readonly who: string; readonly item: number }
  | { readonly do: 'move'; readonly who: string; readonly item: number; readonly project: string }
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
    const found = game.play(step) ?? (looks ? game.look() : undefined);
    if (found !== undefined) return `after step ${index}, ${JSON.stringify(step)}: ${found}`;
  }
  return undefined;
}

function createGame({ tenant: { control }, call, principals }: PermissionWorld) {
  const model = new ReferenceModel(world.teams);
  const everyone = [...world.users, ...world.apps];
  const made: { readonly id: string; readonly path: string }[] = [];

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
    const path = kind === 'entry' ? '/entries' : '/custom-entities';
    const schema = kind === 'entry' ? {} : { schemaId: world.schema };
    const { status, body } = call(who, 'POST', path, {
      name: `Item ${made.length}`,
      folderId: world.projects[project],
      ...schema,
    });
    if (body.id !== undefined && status === 201) {
      made.push({ id: body.id, path });
      model.items[body.id] = { project, registry: null, authors: kind === 'entry' ? [who] : null };
    }
    return expect(`${who} creating in ${project}`, onPlace(who, model.may(who, 'append', project)), status);
  }

  function change(step: Extract<Step, { do: 'rename' | 'move' | 'register' }>): string | undefined {
    const target = pick(step.item);
    if (target === undefined) return undefined;
    const { who } = step;
    const item = model.items[target.id];
    if (item === undefined || (step.do === 'register' && (item.authors !== null || item.registry !== null)))
      return undefined;
    const first = model.mayWithItem(who, 'write', target.id);
    // Only who may write the item learns anything about where it is to go.
    const second =
      step.do === 'move' && step.project !== item.project
        ? model.may(who, 'append', step.project)
        : step.do === 'register'
          ? model.may(who, 'append', world.registry)
          : 'yes';
    const wanted = first === 'yes' ? onPlace(who, second) : onItem(who, first);
    const body = {
      rename: { name: `${target.id} renamed` },
      move: { folderId: step.do === 'move' ? world.projects[step.project] : '' },
      register: { entityRegistryId: `T-${target.id}` },
    }[step.do];
    const { status } = call(who, 'PATCH', `${target.path}/${target.id}`, body);
    if (answers[status] === 'done' && step.do === 'move') item.project = step.project;
    if (answers[status] === 'done' && step.do === 'register') item.registry = world.registry;
    return expect(`${who} ${step.do} ${target.id}`, wanted, status);
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
  };
  const play = (step: Step): string | undefined => (plays[step.do] as (step: Step) => string | undefined)(step);

  /** Everyone tries to read everything, and lists what there is. */
  function look(): string | undefined {
    for (const who of everyone) {
      const barred = model.archivedApps.has(who);
      for (const { id, path } of made) {
        const wanted = onItem(who, model.mayWithItem(who, 'read', id));
        const found = expect(`${who} reading ${id}`, wanted, call(who, 'GET', `${path}/${id}`).status);
        if (found !== undefined) return found;
      }
      for (const path of ['/entries', '/custom-entities']) {
        const { status, body } = call(who, 'GET', path);
        if (barred !== (status === 401)) return `${who} listing ${path} was answered ${status}`;
        const listed = (body.entries ?? body.customEntities ?? []).map(({ id }) => id).toSorted();
        const readable = made
          .filter((item) => item.path === path && model.mayWithItem(who, 'read', item.id) === 'yes')
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
