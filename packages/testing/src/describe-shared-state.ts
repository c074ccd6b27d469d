import type { SharedState } from '@ligase/core';
import { describe, expect, it } from 'vitest';

/** Tries what every state must do that processes of an app share. `place` gives a way to open one and the same new place again and again. */
export function describeSharedState(name: string, place: () => () => SharedState): void {
  describe(`shared state: ${name}`, () => {
    it('keeps nothing at first, and then what it was given, for all who ask', async () => {
      const open = place();
      const [one, other] = [open(), open()];
      await Promise.all([one.open(), other.open()]);

      const first = await one.change('colour', (kept) => ({ keep: { name: 'blue µ', at: [1.5, null] }, give: kept }));
      const second = await other.change('colour', (kept) => ({ give: kept }));

      expect(first).toBeUndefined();
      expect(second).toEqual({ name: 'blue µ', at: [1.5, null] });
      await Promise.all([one.close(), other.close()]);
    });

    it('keeps what it had when a change keeps nothing, or throws', async () => {
      const state = place()();
      await state.open();
      await state.change('count', () => ({ keep: 7, give: undefined }));

      await state.change('count', () => ({ give: undefined }));
      const failing = state.change('count', () => {
        throw new Error('no');
      });

      await expect(failing).rejects.toThrow('no');
      expect(await state.change('count', (kept) => ({ give: kept }))).toBe(7);
      await state.close();
    });

    it('loses no change when many come at once', async () => {
      const open = place();
      const states = [open(), open(), open()];
      await Promise.all(states.map((state) => state.open()));

      const seen = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          (states[index % 3] as SharedState).change('count', (kept) => {
            const next = ((kept as number | undefined) ?? 0) + 1;
            return { keep: next, give: next };
          }),
        ),
      );

      expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      await Promise.all(states.map((state) => state.close()));
    });

    it('keeps the values of different keys apart', async () => {
      const state = place()();
      await state.open();

      await state.change('a', () => ({ keep: 1, give: undefined }));
      await state.change('b', () => ({ keep: 2, give: undefined }));

      expect(await state.change('a', (kept) => ({ give: kept }))).toBe(1);
      await state.close();
    });

    it('tells a time that does not go back', async () => {
      const state = place()();
      await state.open();

      const times = [];
      for (let turn = 0; turn < 3; turn += 1) times.push(await state.change('t', (_, now) => ({ give: now })));

      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(Date.UTC(2020, 0));
      await state.close();
    });
  });
}
