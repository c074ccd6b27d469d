import { array, assert, boolean, constantFrom, nat, oneof, property, record, type Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
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

// Grants and writes are what histories are about, so they come up more often than the rest.
const step: Arbitrary<Step> = oneof(
  { weight: 3, arbitrary: record({ do: always('join' as const), group, who, admin: boolean() }) },
  { weight: 1, arbitrary: record({ do: always('leave' as const), group, who }) },
  {
    weight: 1,
    arbitrary: record({ do: always('archive team' as const), team: constantFrom(...teams), archived: boolean() }),
  },
  {
    weight: 1,
    arbitrary: record({ do: always('archive app' as const), app: constantFrom(...world.apps), archived: boolean() }),
  },
  {
    weight: 5,
    arbitrary: record({
      do: always('grant' as const),
      place,
      to,
      adminsOnly: boolean(),
      policy: constantFrom('None' as const, 'Read' as const, 'Append' as const, 'Write' as const, 'Admin' as const),
    }),
  },
  { weight: 2, arbitrary: record({ do: always('revoke' as const), place, to, adminsOnly: boolean() }) },
  {
    weight: 1,
    arbitrary: record({
      do: always('own' as const),
      place,
      owner: constantFrom(...world.users, ...world.organizations),
    }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: always('create' as const),
      who,
      project,
      kind: constantFrom('entry' as const, 'entity' as const),
    }),
  },
  { weight: 2, arbitrary: record({ do: always('rename' as const), who, item }) },
  { weight: 2, arbitrary: record({ do: always('move' as const), who, item, project }) },
  { weight: 2, arbitrary: record({ do: always('register' as const), who, item }) },
);

it(
  'allows and refuses exactly what the reference model does, in any history of grants, moves and revocations',
  async () => {
    const place = await createPermissionWorld();
    const histories = array(step, { minLength: 1, maxLength: 40, size: 'max' });

    const check = property(histories, (steps) => {
      expect(playHistory(place, steps)).toBeUndefined();
    });

    assert(check, { numRuns: runs, seed });
    await place.tenant.close();
  },
  runs * 500,
);
