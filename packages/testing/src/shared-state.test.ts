import { memorySharedState } from '@ligase/core';
import { describeSharedState } from './describe-shared-state.ts';
import { fakeClock } from './fake-clock.ts';

describeSharedState('memory', () => {
  const state = memorySharedState({ clock: fakeClock() });
  return () => state;
});
