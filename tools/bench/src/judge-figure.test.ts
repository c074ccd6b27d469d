import { describe, expect, it } from 'vitest';
import { judgeFigure, type Verdict } from './judge-figure.ts';

describe('judgeFigure', () => {
  it.each<[string, { value: number; goal?: number; floor?: number }, Verdict | undefined]>([
    ['a figure at its goal', { value: 0.5, goal: 0.5 }, 'ok'],
    ['one past it by less than two runs differ', { value: 0.57, goal: 0.5 }, 'near'],
    ['one past it by more', { value: 0.58, goal: 0.5 }, 'missed'],
    ['one whose floor meets the goal', { value: 0.6, goal: 0.5, floor: 0.5 }, 'missed'],
    ['one whose floor is past the goal, too', { value: 0.6, goal: 0.5, floor: 0.54 }, 'unreachable'],
    ['a peer without a goal', { value: 5 }, undefined],
  ])('judges %s', (_, { value, goal, floor }, verdict) => {
    const figure = { name: 'call', value, unit: 'x', goal, ...(floor !== undefined && { floor }) };

    expect(judgeFigure(figure)).toBe(verdict);
  });
});
