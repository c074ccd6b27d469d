import type { LabwareDefinition, PipetteFacts } from './read-shared-data.ts';

// Adapters and blocks hold liquid only where a plate is part of them; these are then listed with a capacity.
const holders: ReadonlySet<string> = new Set(['wellPlate', 'reservoir', 'tubeRack', 'aluminumBlock', 'adapter']);

/** What the table says of what it was derived from. */
export interface Origin {
  readonly version: string;
}

/** The text of the generated file: labware that holds liquid, tip racks and pipettes, one a line. */
export function deriveTable(
  labware: readonly LabwareDefinition[],
  pipettes: Readonly<Record<string, PipetteFacts>>,
  { version }: Origin,
): string {
  return [
    `// Derived by tools/labware from @opentrons/shared-data ${version}, Copyright Opentrons Labworks Inc., Apache-2.0. Do not edit.`,
    '',
    '/** Labware of one capacity: load name, version, display name, rows, columns, capacity of a well in µL, tips that reach into a well. */',
    textConstant('labwareText', labware.flatMap(labwareLine)),
    '/** Racks of tips: load name, version, display name, rows, columns, capacity of a tip in µL. */',
    textConstant('tipRackText', labware.flatMap(tipRackLine)),
    '/** Pipettes: name, display name, channels, least and largest volume in µL. */',
    textConstant('pipetteText', Object.entries(pipettes).map(pipetteLine)),
  ].join('\n');
}

function labwareLine(definition: LabwareDefinition): readonly string[] {
  if (!holders.has(definition.metadata.displayCategory)) return [];
  const capacities = capacitiesOf(definition);
  // Racks for tubes of several sizes are no grid of one capacity; a labware file of one's own can name them.
  if (capacities.length !== 1 || capacities[0] === 0 || !isGrid(definition)) return [];
  return [line(...head(definition), capacities[0] ?? 0, tipsPerWell(definition))];
}

function tipRackLine(definition: LabwareDefinition): readonly string[] {
  if (definition.metadata.displayCategory !== 'tipRack') return [];
  return [line(...head(definition), capacitiesOf(definition)[0] ?? 0)];
}

function pipetteLine([name, facts]: readonly [string, PipetteFacts]): string {
  return line(name, facts.displayName, facts.channels, facts.minVolume, facts.maxVolume);
}

const head = ({ parameters, version, metadata, ordering }: LabwareDefinition): readonly (string | number)[] => [
  parameters.loadName,
  version,
  metadata.displayName,
  ordering[0]?.length ?? 0,
  ordering.length,
];

const capacitiesOf = ({ wells }: LabwareDefinition): readonly number[] => [
  ...new Set(Object.values(wells).map(({ totalLiquidVolume }) => totalLiquidVolume)),
];

// Tips stand 9 mm apart, and need some room at either end.
const pitchMm = 9;
const roomMm = 6;

/** How many tips of a column of eight fit into a well of a reservoir at once. */
function tipsPerWell({ metadata, wells }: LabwareDefinition): number {
  if (metadata.displayCategory !== 'reservoir') return 1;
  const lengthMm = Object.values(wells)[0]?.yDimension ?? 0;
  return Math.min(8, Math.max(1, 1 + Math.trunc((lengthMm - roomMm) / pitchMm)));
}

/** Whether the wells are A1, B1, … of full columns, so that rows and columns say where each is. */
function isGrid({ ordering }: LabwareDefinition): boolean {
  const rows = ordering[0]?.length ?? 0;
  return ordering.every(
    (column, index) =>
      column.length === rows && column.every((well, row) => well === `${String.fromCodePoint(65 + row)}${index + 1}`),
  );
}

function line(...cells: readonly (string | number)[]): string {
  const bad = cells.find((cell) => /[|`\\$\n]/.test(String(cell)));
  if (bad !== undefined)
    throw new Error(`"${bad}" cannot stand in the table: it holds one of | \` \\ $ or a line break.`);
  return cells.join(' | ');
}

const textConstant = (name: string, lines: readonly string[]): string =>
  `export const ${name} = \`\n${lines.join('\n')}\n\`;\n`;
