import type { PlanSetup, WellAddress } from '@ligase/liquid-handling';

/** The wells of a plate that hold something to dilute with. */
export function diluentWells({ contents }: PlanSetup, plate: string): readonly WellAddress[] {
  return contents.flatMap(({ labware, well, volumePl }) =>
    labware === plate && volumePl > 0 ? [{ labware, well }] : [],
  );
}
