import type { PredictedContent } from '../ledger/mixture.ts';
import { formatDecimal } from '../units/decimal.ts';
import { type Picolitres, volumeIn } from '../units/volume.ts';

/** A volume for people: exact, in µL, or in nL and mL where that is shorter. */
export function showVolume(pl: Picolitres): string {
  if (pl !== 0 && pl < 100_000) return `${volumeIn(pl, 'nL')} nL`;
  return pl >= 10_000_000_000 ? `${volumeIn(pl, 'mL')} mL` : `${volumeIn(pl, 'uL')} µL`;
}

/** A concentration for people: four digits that count. */
export function showConcentration({ concentration }: PredictedContent): string {
  if (concentration === undefined) return 'unknown';
  return concentration.kind === 'mass'
    ? `${fourDigits(concentration.fgPerUl)} ng/µL`
    : concentration.fM >= 10 ** 12
      ? `${fourDigits(concentration.fM / 10 ** 6)} mM`
      : concentration.fM >= 10 ** 9
        ? `${fourDigits(concentration.fM / 10 ** 3)} µM`
        : `${fourDigits(concentration.fM)} nM`;
}

/** A count of millionths with four digits that count. */
function fourDigits(millionths: number): string {
  const number = millionths / 10 ** 6;
  if (number === 0) return '0';
  const digits = Math.max(0, 3 - Math.floor(Math.log10(number)));
  return formatDecimal(Math.round(number * 10 ** digits), digits);
}
