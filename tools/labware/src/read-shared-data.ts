import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What is used of a labware definition of schema 2 in `@opentrons/shared-data`. */
export interface LabwareDefinition {
  readonly metadata: { readonly displayName: string; readonly displayCategory: string };
  readonly parameters: { readonly loadName: string };
  readonly version: number;
  /** The names of the wells, a list for each column. */
  readonly ordering: readonly (readonly string[])[];
  readonly wells: Readonly<Record<string, { readonly totalLiquidVolume: number; readonly yDimension?: number }>>;
}

/** What is used of the list of pipettes. */
export interface PipetteFacts {
  readonly displayName: string;
  readonly minVolume: number;
  readonly maxVolume: number;
  readonly channels: number;
}

// Its entry point does not load in Node; its JSON files are read by path.
const folder = dirname(createRequire(import.meta.url).resolve('@opentrons/shared-data/package.json'));

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

/** The version of `@opentrons/shared-data` that is installed. */
export function sharedDataVersion(): string {
  return (readJson('package.json') as { readonly version: string }).version;
}

/** The newest definition of every labware, by load name. */
export function readLabware(): readonly LabwareDefinition[] {
  const definitions = ['labware', 'definitions', '2'];
  return readdirSync(join(folder, ...definitions))
    .toSorted()
    .map((loadName) => {
      const versions = readdirSync(join(folder, ...definitions, loadName)).map((file) => Number.parseInt(file, 10));
      return readJson(...definitions, loadName, `${Math.max(...versions)}.json`) as LabwareDefinition;
    });
}

/** Every pipette, by the name that protocols call it. */
export function readPipettes(): Readonly<Record<string, PipetteFacts>> {
  return readJson('pipette', 'definitions', '1', 'pipetteNameSpecs.json') as Readonly<Record<string, PipetteFacts>>;
}

/** The JSON Schema of protocols, of the version that is written. */
export function readProtocolSchema(): object {
  return readJson('protocol', 'schemas', '8.json') as object;
}

/** The JSON Schema of a version of commands. */
export function readCommandSchema(version: number): object {
  return readJson('command', 'schemas', `${version}.json`) as object;
}

/** A protocol that Opentrons publishes as an example. */
export interface ProtocolFixture {
  readonly name: string;
  readonly protocol: {
    readonly commands: readonly { readonly commandType: string; readonly params: Readonly<Record<string, unknown>> }[];
  };
}

/** The examples of protocols of schema 8. */
export function protocolFixtures(): readonly ProtocolFixture[] {
  const fixtures = ['protocol', 'fixtures', '8'];
  return readdirSync(join(folder, ...fixtures)).map((name) => ({
    name,
    protocol: readJson(...fixtures, name) as ProtocolFixture['protocol'],
  }));
}
