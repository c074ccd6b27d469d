import { replay, tecanWorklist } from '@ligase/liquid-handling';
import { plan } from './normalise-a-plate.ts';

const evo = tecanWorklist({
  software: 'evo',
  typeNames: { nest_96_wellplate_200ul_flat: '96 Well, landscape' },
  // This plan mixes, which a worklist cannot say; here the liquid class of samples does it.
  methodDecides: ['mixing'],
});

// To be stored in latin-1, as `evo.encoding` says.
export const file = evo.render(plan);

// What somebody may have edited is held to the same ledger.
export const { faults } = replay(evo.parse(file, plan));
