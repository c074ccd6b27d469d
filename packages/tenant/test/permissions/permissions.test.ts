import { array, assert, boolean, constantFrom, nat, oneof, property, record, tuple, type Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
import { familyNames } from './families.ts';
import { playHistory, type Step } from './permission-history.ts';
import { createPermissionWorld, world } from './permission-world.ts';

const runs = Number(process.env['LIGASE_PROPERTY_RUNS'] ?? 200);
const seed = Number(process.env['LIGASE_PROPERTY_SEED'] ?? 20_260_101);

const always = <Value>(value: Value): Arbitrary<Value> => constantFrom(value);
const teams = Object.keys(world.teams);
const who = constantFrom(...world.users, ...world.apps);
const group = constantFrom(...world.organizations, ...teams);
const project = constantFrom(...Object.keys(world.projects));
const place = constantFrom(...Object.keys(world.projects), world.registry);
const to = oneof(who, group);
const item = nat(9);

const join = record({ do: always('join' as const), group, who, admin: boolean() });
const policy = constantFrom('None' as const, 'Read' as const, 'Append' as const, 'Write' as const, 'Admin' as const);
const grant = record({ do: always('grant' as const), place, to, adminsOnly: boolean(), policy });
const kind = constantFrom(...familyNames, 'entry' as const, 'custom entity' as const);
const create = record({ do: always('create' as const), who, project, kind });
const step: Arbitrary<Step> = oneof(
  join,
  record({ do: always('leave' as const), group, who }),
  record({ do: always('archive team' as const), team: constantFrom(...teams), archived: boolean() }),
  record({ do: always('archive app' as const), app: constantFrom(...world.apps), archived: boolean() }),
  grant,
  record({ do: always('revoke' as const), place, to, adminsOnly: boolean() }),
  record({ do: always('own' as const), place, owner: constantFrom(...world.users, ...world.organizations) }),
  create,
  record({ do: always('rename' as const), who, item }),
  record({ do: always('move' as const), who, item, project }),
  record({ do: always('archive' as const), who, item }),
  record({ do: always('register' as const), who, item }),
);

// Most of what could go wrong needs members, grants and items first, so a history begins with some of each.
const list = <Value>(value: Arbitrary<Value>, minLength: number): Arbitrary<Value[]> =>
  array(value, { minLength, maxLength: 3 * minLength, size: 'max' });
const history: Arbitrary<Step[]> = tuple(list(join, 8), list(grant, 8), list(create, 6), list(step, 12)).map((parts) =>
  parts.flat(),
);

it(
  'allows and refuses exactly what the reference model does, in any history of grants, moves and revocations',
  async () => {
    const place = await createPermissionWorld();

    const check = property(history, (steps) => {
      expect(playHistory(place, steps)).toBeUndefined();
    });

    assert(check, { numRuns: runs, seed });
    await place.tenant.close();
  },
  runs * 500,
);
