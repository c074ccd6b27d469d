import { cherryPick, opentronsLabwareType, opentronsOt2, parseVolume, type Plan } from '@ligase/liquid-handling';

const type = opentronsLabwareType('nest_96_wellplate_200ul_flat', parseVolume('5 uL'));

/** A plan to move 10 uL of A1 and 20 uL of B1 from one plate to another. */
export function smallPlan(): Plan {
  return cherryPick({
    name: 'T1 Cherry-pick',
    device: opentronsOt2,
    deck: [
      { id: 'P1', barcode: 'P1', type, role: 'sample' },
      { id: 'HITS', barcode: 'HITS', type, role: 'destination' },
    ],
    contents: ['A1', 'B1'].map((well) => ({ labware: 'P1', well, volumePl: 100e6, contents: [{ entity: well }] })),
    picks: [
      { source: { labware: 'P1', well: 'A1' }, volumePl: 10e6 },
      { source: { labware: 'P1', well: 'B1' }, volumePl: 20e6 },
    ],
    destinations: ['HITS'],
  });
}
