import { toolFor } from '../../device/tool-for.ts';
import type { Labware, WellAddress } from '../../labware/labware.ts';
import { aspiratedPl } from '../../plan/aspirated-pl.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { formatVolume, type Picolitres, volumeIn } from '../../units/volume.ts';
import { checkPhase } from '../method-decides.ts';
import { nameFault } from '../text/name-fault.ts';
import { cannotRender, shown } from '../text/file-fault.ts';
import { padDecimals } from '../text/volume-text.ts';
import { tecanFile, tecanLargestPl, type TecanOptions, tecanQuantumPl } from './tecan-options.ts';
import { tecanPosition } from './tecan-position.ts';

// The manual's limit for every name.
const longestName = 32;

/** The records of a plan, one a line. @throws {InputError} for what they cannot say */
export function writeTecanWorklist(plan: Plan, options: TecanOptions): string {
  const deck = new Map(plan.deck.map((labware) => [labware.id, labware]));
  const wash = `W${options.washScheme ?? ''};`;
  const lines: string[] = [];
  let before: Step | undefined;
  for (const [index, step] of plan.steps.entries()) {
    check(plan, step, index, options);
    lines.push(...between(plan, before, step, index, wash, options));
    const liquidClass = name('liquid class', options.liquidClasses?.[step.phase] ?? '');
    lines.push(record('A', step.source, aspiratedPl(step), liquidClass, deck, options));
    for (const { destination, volumePl } of step.dispenses)
      lines.push(record('D', destination, volumePl, liquidClass, deck, options));
    before = step;
  }
  if (before !== undefined) lines.push(wash);
  return lines.map((line) => line + (options.lineEnd ?? '\r\n')).join('');
}

function check(plan: Plan, step: Step, index: number, { methodDecides }: TecanOptions): void {
  checkPhase(tecanFile, plan.deck, step, index);
  if (step.tip === 'none')
    throw cannotRender(tecanFile, `step ${index + 1} has no tip, without which a Tecan moves nothing.`);
  if (step.tip === 'keep' && index === 0)
    throw cannotRender(tecanFile, 'the first step keeps a tip, and there is none yet.');
  if (step.mix !== undefined && methodDecides?.includes('mixing') !== true)
    throw cannotRender(
      tecanFile,
      `step ${index + 1} mixes, which is part of a liquid class. Add 'mixing' to \`methodDecides\` when it is, or plan without.`,
    );
}

/** What is done with the tip between two steps, and where all that is queued is carried out first. */
function between(
  plan: Plan,
  before: Step | undefined,
  step: Step,
  index: number,
  wash: string,
  { tipTypes }: TecanOptions,
): readonly string[] {
  const type = tipType(plan, step, tipTypes);
  const isOther = before === undefined || type !== tipType(plan, before, tipTypes);
  if (before !== undefined && isOther && step.tip === 'keep')
    throw cannotRender(tecanFile, `step ${index + 1} keeps a tip of another type than it needs.`);
  // Aspirations of the next phase must not be grouped with dispenses of this one; a break also resets the type of tip.
  const isBroken = before !== undefined && (before.phase !== step.phase || isOther);
  const lines: string[] = [];
  if (before !== undefined && step.tip === 'new') lines.push(wash);
  if (before !== undefined && step.tip === 'keep' && before.excessPl > 0) lines.push('F;');
  if (isBroken) lines.push('B;');
  if (type !== undefined && (isOther || isBroken)) lines.push(`S;${type}`);
  return lines;
}

function tipType(plan: Plan, step: Step, tipTypes: TecanOptions['tipTypes']): number | undefined {
  if (tipTypes === undefined) return undefined;
  const tool = toolFor(plan.device, aspiratedPl(step));
  const type = tipTypes[tool?.id ?? ''];
  if (type !== undefined) return type;
  throw cannotRender(
    tecanFile,
    `there is no type of tip for ${formatVolume(aspiratedPl(step))} (tool "${tool?.id ?? 'none'}").`,
  );
}

function record(
  kind: 'A' | 'D',
  { labware, well }: WellAddress,
  volumePl: Picolitres,
  liquidClass: string,
  deck: ReadonlyMap<string, Labware>,
  options: TecanOptions,
): string {
  const found = deck.get(labware);
  if (found === undefined) throw cannotRender(tecanFile, `${shown(labware)} is not on the deck of the plan.`);
  if (volumePl % tecanQuantumPl !== 0 || volumePl > tecanLargestPl)
    throw cannotRender(tecanFile, `${formatVolume(volumePl)} is no multiple of 0.01 uL below 7158278 uL.`);
  const cells = [
    kind,
    name('name of labware', found.id, true),
    name('barcode', found.barcode ?? ''),
    name('type of labware', options.typeNames?.[found.type.id] ?? ''),
    tecanPosition(well, found.type, options),
    '',
    padDecimals(volumeIn(volumePl, 'uL'), 2),
    liquidClass,
    // Reserved; a tip mask, empty for any; a forced type of rack.
    '',
    '',
    '',
  ];
  return cells.join(';');
}

function name(what: string, text: string, isNeeded = false): string {
  if (text === '' && !isNeeded) return text;
  const fault =
    nameFault(text, { longest: longestName }) ??
    (/[^ -:<-\u00FF]/.test(text) ? 'it holds ; or a letter beyond latin-1' : undefined);
  if (fault !== undefined) throw cannotRender(tecanFile, `the ${what} ${shown(text)} will not do: ${fault}.`);
  return text;
}
