import { createTestApp, startTestTenant } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  defineTrigger,
  defineWorkflow,
  workflows,
  workflowsPlugin,
  type Delivery,
  type Workflows,
} from '../src/index.ts';
import { text } from './any-input.ts';

interface PlateEvent {
  readonly type: string;
  readonly plate?: string | number;
}

/** What an inbox does, wherever it is kept. */
export function describeInbox(place: string, store: () => string): void {
  describe(`inbox kept in ${place}`, () => {
    const done: string[] = [];
    /** What is wrong with the first trigger. */
    let fault: Error | undefined;
    let runs: Workflows;
    let stop: () => Promise<void>;

    const fillPlate = defineWorkflow({
      name: 'fill-plate',
      requires: {},
      input: text,
      run: ({ step, actor }, plate) => step('fill', async () => void done.push(`fill ${plate} for ${actor.id}`)),
    });
    const countPlate = defineWorkflow({
      name: 'count-plate',
      requires: {},
      input: text,
      run: ({ step }, plate) => step('count', async () => void done.push(`count ${plate}`)),
    });
    /** Has a schema that breaks, which is no fault of a delivery's. */
    const breakStart = defineWorkflow({
      name: 'break-start',
      requires: {},
      input: { '~standard': { ...text['~standard'], validate: () => Promise.reject(new Error('out of order')) } },
      run: () => Promise.resolve(),
    });
    const triggers = [
      defineTrigger({ kind: 'breaking', workflow: breakStart, toInput: () => 'x' }),
      defineTrigger({
        kind: 'lab-event',
        when: ({ payload }: Delivery<PlateEvent>) => payload.type.startsWith('plate.'),
        workflow: fillPlate,
        toInput({ payload }) {
          if (fault !== undefined) throw fault;
          return String(payload.plate);
        },
        actor: () => ({ kind: 'device', id: 'door' }),
      }),
      defineTrigger({
        kind: 'lab-event',
        when: ({ payload }: Delivery<PlateEvent>) => payload.type === 'plate.counted',
        workflow: countPlate,
        toInput: ({ payload }) => payload.plate as string,
      }),
    ];
    const event = (id: string, payload: PlateEvent, kind = 'lab-event'): Delivery => ({
      id,
      kind,
      receivedAt: 1_767_225_600_000,
      payload,
    });
    const saysOf = (plate: string): string[] => done.filter((one) => one.includes(plate));
    const soon = { interval: 10, timeout: 10_000 };
    const dead = (id: string) => async () => (await runs.deadDeliveries()).find((one) => one.id === id);

    beforeAll(async () => {
      const tenant = await startTestTenant();
      const plugins = [
        workflowsPlugin({
          workflows: [fillPlate, countPlate, breakStart],
          triggers,
          store: store(),
          retention: { deliveriesDays: 0 },
          takeOverEveryMs: 20,
          redeliverAfterMs: 1,
        }),
      ] as const;
      const app = await createTestApp({ tenant, plugins });
      runs = app.get(workflows);
      stop = async () => {
        await app.stop();
        await tenant[Symbol.asyncDispose]();
      };
    }, 60_000);
    afterAll(() => stop());

    it('starts a run from a delivery, for whom it comes from, under its id', async () => {
      const outcome = await runs.receive(event('msg_1', { type: 'plate.filled', plate: 'P1' }));

      expect(outcome).toBe('new');
      await expect.poll(() => saysOf('P1'), soon).toEqual(['fill P1 for door']);
      expect(await runs.get('test-app/fill-plate/msg_1')).toMatchObject({ correlationId: 'msg_1' });
    });

    it('starts one run from a delivery that comes many times at once, and again later', async () => {
      const delivery = event('msg_2', { type: 'plate.filled', plate: 'P2' });

      const outcomes = await Promise.all(Array.from({ length: 20 }, () => runs.receive(delivery)));
      await expect.poll(() => saysOf('P2'), soon).toEqual(['fill P2 for door']);
      const later = await runs.receive(delivery);
      await runs.receive(event('msg_2 end', { type: 'plate.filled', plate: 'E2' }));
      await expect.poll(() => saysOf('E2'), soon).toHaveLength(1);

      expect(outcomes.filter((one) => one === 'new')).toHaveLength(1);
      expect(later).toBe('known');
      expect(saysOf('P2')).toHaveLength(1);
    });

    it('starts a run of every workflow whose trigger wants the delivery', async () => {
      await runs.receive(event('msg_3', { type: 'plate.counted', plate: 'P3' }));

      await expect.poll(() => saysOf('P3'), soon).toHaveLength(2);
      expect(saysOf('P3').toSorted()).toEqual(['count P3', 'fill P3 for door']);
    });

    it('passes over what no trigger wants, though they know its kind', async () => {
      await runs.receive(event('msg_4', { type: 'door.opened', plate: 'P4' }));
      await runs.receive(event('msg_4 end', { type: 'plate.filled', plate: 'E4' }));

      await expect.poll(() => saysOf('E4'), soon).toHaveLength(1);
      expect(saysOf('P4')).toEqual([]);
      expect((await runs.deadDeliveries()).map(({ id }) => id)).not.toContain('msg_4');
    });

    it.each([
      [
        'of a kind that no trigger takes',
        event('msg_5', { type: 'x' }, 'fax'),
        'No trigger takes deliveries of the kind "fax"',
      ],
      ['that a trigger cannot read', event('msg_6', {} as PlateEvent), 'The trigger of "fill-plate" cannot read'],
      ['that a workflow does not take', event('msg_7', { type: 'plate.counted', plate: 7 }), 'expected a text'],
    ])('shows a delivery %s with the reason, and goes on with others', async (_, sent, reason) => {
      await runs.receive(sent);
      await runs.receive(event(`${sent.id} end`, { type: 'plate.filled', plate: `E ${sent.id}` }));

      await expect.poll(() => saysOf(`E ${sent.id}`), soon).toHaveLength(1);
      await expect
        .poll(dead(sent.id), soon)
        .toMatchObject({ ...sent, reason: expect.stringContaining(reason) as string });
    });

    it('gives up a delivery that no run could be started from ten times', async () => {
      await runs.receive(event('msg_15', { type: 'x' }, 'breaking'));

      await expect
        .poll(dead('msg_15'), soon)
        .toMatchObject({ reason: expect.stringContaining('tried 10 times') as string });
    });

    it('works on a dead delivery when asked to, after the trigger was put right', async () => {
      fault = new Error('no such field');
      await runs.receive(event('msg_8', { type: 'plate.filled', plate: 'P8' }));
      await expect
        .poll(dead('msg_8'), soon)
        .toMatchObject({ reason: expect.stringContaining('no such field') as string });
      fault = undefined;

      await runs.redeliver('msg_8');

      await expect.poll(() => saysOf('P8'), soon).toEqual(['fill P8 for door']);
      await expect.poll(dead('msg_8'), soon).toBeUndefined();
    });

    it('forgets a dead delivery that a person dismissed, but not that it came', async () => {
      const sent = event('msg_9', { type: 'x' }, 'fax');
      await runs.receive(sent);
      await expect.poll(dead('msg_9'), soon).toBeDefined();

      await runs.dismissDelivery('msg_9');

      await expect.poll(dead('msg_9'), soon).toBeUndefined();
      expect(await runs.receive(sent)).toBe('known');
      await expect(runs.redeliver('msg_9')).rejects.toMatchObject({ code: 'DELIVERY_UNKNOWN' });
    });

    it('forgets after its time that a delivery came, but not what became of it, nor a dead one', async () => {
      const delivery = event('msg_11', { type: 'plate.filled', plate: 'P11' });
      await runs.receive(event('msg_12', { type: 'x' }, 'fax'));
      await expect.poll(dead('msg_12'), soon).toBeDefined();
      await runs.receive(delivery);

      const again = async (): Promise<string> => {
        await runs.prune();
        return await runs.receive(delivery);
      };

      await expect.poll(again, soon).toBe('new');
      await runs.receive(event('msg_11 end', { type: 'plate.filled', plate: 'E11' }));
      await expect.poll(() => saysOf('E11'), soon).toHaveLength(1);
      expect(saysOf('P11')).toHaveLength(1);
      expect(await dead('msg_12')()).toBeDefined();
    });

    it('keeps what comes together with a delivery that cannot be kept', async () => {
      const plates = Array.from({ length: 20 }, (_, index) => `P13.${index}`);
      const sent = plates.map((plate) => event(`msg_13 ${plate}`, { type: 'plate.filled', plate }));

      const unkept = [
        event('msg_13 \0', { type: 'x' }),
        { ...event('msg_13 undated', { type: 'x' }), receivedAt: Number.NaN },
        { ...event('msg_13 empty', { type: 'x' }), payload: undefined },
      ];

      const outcomes = await Promise.allSettled([...sent, ...unkept].map((one) => runs.receive(one)));

      expect(outcomes.slice(0, 20)).toEqual(sent.map(() => ({ status: 'fulfilled', value: 'new' })));
      for (const outcome of outcomes.slice(20))
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'INPUT_INVALID' } });
      await expect.poll(() => saysOf('P13.'), soon).toHaveLength(20);
    });

    it('keeps what a receiver cannot read as dead, with the reason, once', async () => {
      const sent = event('msg_14', { type: 'x' }, 'torn');

      const outcomes = [await runs.bury(sent, 'It is no JSON: \0'), await runs.bury(sent, 'It is no JSON: \0')];

      expect(outcomes).toEqual(['new', 'known']);
      expect(await dead('msg_14')()).toEqual({ ...sent, reason: 'It is no JSON: \ufffd' });
    });

    it('remembers for each receiver what it is told to, until that is forgotten', async () => {
      const [events, folder] = [runs.receiverState('events'), runs.receiverState('folder')];
      const before = await events.remember('cursor', 'too early');
      await events.lead();
      await folder.lead();
      await events.remember('cursor', { after: 'evt_1' });
      await folder.remember('cursor', 1);
      await events.remember('cursor', { after: 'evt_2 \0 µ' });
      await folder.remember('cursor', undefined);

      expect(before).toBe(false);
      expect(await events.all()).toEqual(new Map([['cursor', { after: 'evt_2 \0 µ' }]]));
      expect(await folder.all()).toEqual(new Map());
      await events.release();
      expect(await events.remember('cursor', 'too late')).toBe(false);
    });

    it('keeps what a sender may put into a text', async () => {
      await runs.receive(event('msg_10', { type: 'plate.filled', plate: 'P10 \0 µ \ud800' }));

      await expect.poll(() => saysOf('P10'), soon).toEqual(['fill P10 \0 µ \ud800 for door']);
    });
  });
}
