import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, type Ticket } from './gate.ts';

describe('the gate', () => {
  it('lets one request through and holds the others until its reply tells the budget', () => {
    const gate = createGate();

    const first = gate.pass(0);
    const second = gate.pass(0);
    gate.settle(first as Ticket, 100, { status: 200, headers: { remaining: 2, resetMs: 30_000 } });
    const after = [gate.pass(100), gate.pass(100), gate.pass(100)];

    expect(second).toBeUndefined();
    expect(after.map((ticket) => ticket !== undefined)).toEqual([true, true, false]);
    expect(gate.nextTryAt).toBe(30_100);
  });

  it('does not wait for long when the first request is a slow one', () => {
    const gate = createGate();
    gate.pass(0);

    const impatient = gate.pass(1_000);

    expect(impatient).toBeDefined();
  });

  it('stays open for a server that tells no limit', () => {
    const gate = createGate();
    const first = gate.pass(0) as Ticket;

    gate.settle(first, 10, { status: 200, headers: undefined });

    expect(Array.from({ length: 1_000 }, () => gate.pass(10)).every((ticket) => ticket !== undefined)).toBe(true);
  });

  it('is not opened by a lost reply or by a fault, which tell nothing of a limit', () => {
    const gate = createGate();
    gate.settle(gate.pass(0) as Ticket, 10, undefined);
    gate.settle(gate.pass(10) as Ticket, 20, { status: 502, headers: undefined });

    const probes = [gate.pass(20), gate.pass(20)];

    expect(probes.map((ticket) => ticket !== undefined)).toEqual([true, false]);
  });

  it('sends one probe at the reset time, and opens when it is answered', () => {
    const gate = createGate();
    gate.settle(gate.pass(0) as Ticket, 100, { status: 200, headers: { remaining: 0, resetMs: 5_000 } });

    const early = gate.pass(5_099);
    const probe = gate.pass(5_100);
    const second = gate.pass(5_100);
    gate.settle(probe as Ticket, 5_200, { status: 200, headers: { remaining: 299, resetMs: 30_000 } });
    const after = gate.pass(5_200);

    expect([early, probe, second, after].map((ticket) => ticket !== undefined)).toEqual([false, true, false, true]);
  });

  it('sends no probe into a window that was met, and spent, before the end of the one before it was due', () => {
    const gate = createGate();
    gate.settle(gate.pass(0) as Ticket, 0, { status: 200, headers: { remaining: 9, resetMs: 30_000 } });
    // Ends are told in whole seconds, so the window may end up to a second before.
    const first = gate.pass(29_500) as Ticket;

    gate.settle(first, 29_600, { status: 200, headers: { remaining: 1, resetMs: 30_000 } });
    const last = gate.pass(29_700);
    const probes = [gate.pass(30_000), gate.pass(59_599), gate.pass(59_600)];

    expect(last).toBeDefined();
    expect(probes.map((ticket) => ticket !== undefined)).toEqual([false, false, true]);
  });

  it('keeps the end of a window that it knows when a reply comes late', () => {
    const gate = createGate();
    gate.settle(gate.pass(0) as Ticket, 0, { status: 200, headers: { remaining: 1, resetMs: 30_000 } });
    const slow = gate.pass(10_000) as Ticket;

    gate.settle(slow, 15_000, { status: 200, headers: { remaining: 0, resetMs: 20_000 } });

    expect(gate.nextTryAt).toBe(30_000);
  });

  it('lets another go in the place of one that never left', () => {
    const gate = createGate();
    gate.settle(gate.pass(0) as Ticket, 0, { status: 200, headers: { remaining: 1, resetMs: 30_000 } });
    const unsent = gate.pass(100) as Ticket;

    const before = gate.pass(100);
    gate.giveBack(unsent, 200);
    const after = [gate.pass(200), gate.pass(200)];

    expect(before).toBeUndefined();
    expect(after.map((ticket) => ticket !== undefined)).toEqual([true, false]);
  });

  it('sends another probe at once when the first one never left', () => {
    const gate = createGate();
    const probe = gate.pass(0) as Ticket;

    const before = gate.pass(10);
    gate.giveBack(probe, 10);
    const after = gate.pass(10);

    expect([before, after].map((ticket) => ticket !== undefined)).toEqual([false, true]);
  });

  it('never draws a refusal, in whatever order the server works and its replies arrive', () => {
    const step = fc.record({
      action: fc.constantFrom('send', 'give back', 'work', 'answer', 'refill'),
      which: fc.nat(),
    });

    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), fc.integer({ min: 1, max: 30 }), (steps, budget) => {
        const refusals = simulate(steps, budget);

        expect(refusals).toBe(0);
      }),
      { seed: 20_260_105, numRuns: 500 },
    );
  });
});

interface Step {
  readonly action: 'send' | 'give back' | 'work' | 'answer' | 'refill';
  readonly which: number;
}

/** A server that takes requests in any order, answers them in any other, and may get more budget at any time. */
function simulate(steps: readonly Step[], budget: number): number {
  const gate = createGate();
  const sent: Ticket[] = [];
  const worked: { readonly ticket: Ticket; readonly remaining: number }[] = [];
  let remaining = budget;
  let refusals = 0;
  for (const { action, which } of steps) {
    if (action === 'refill') remaining += which % 3;
    if (action === 'send') {
      const ticket = gate.pass(0);
      if (ticket !== undefined) sent.push(ticket);
    }
    if (action === 'give back' && sent.length > 0) {
      const [ticket] = sent.splice(which % sent.length, 1) as [Ticket];
      gate.giveBack(ticket, 0);
    }
    if (action === 'work' && sent.length > 0) {
      const [ticket] = sent.splice(which % sent.length, 1) as [Ticket];
      if (remaining === 0) refusals += 1;
      else remaining -= 1;
      worked.push({ ticket, remaining });
    }
    if (action === 'answer' && worked.length > 0) {
      const [{ ticket, remaining: told }] = worked.splice(which % worked.length, 1) as [(typeof worked)[0]];
      gate.settle(ticket, 0, { status: 200, headers: { remaining: told, resetMs: 30_000 } });
    }
  }
  return refusals;
}
