import { aspiratedPl, type Labware, opentronsProtocol, parseVolume, tecanEvo, volumePl } from '@ligase/liquid-handling';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Sample } from './sample.ts';

// Its entry point does not load in Node; its JSON files are read by path.
const folder = join(
  dirname(createRequire(import.meta.url).resolve('@opentrons/shared-data/package.json')),
  'protocol/fixtures',
);

interface Protocol {
  readonly commands?: readonly {
    readonly commandType: string;
    readonly params: { readonly labwareId?: string; readonly volume?: number };
  }[];
  readonly labwareDefinitions?: unknown;
}

/** The examples of protocols in `@opentrons/shared-data`: of schema 8, which is read, and of older ones, which are not. */
export function opentronsSamples(): readonly Sample[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .flatMap(({ name: schema }) =>
      readdirSync(join(folder, schema)).map((file): Sample => {
        const content = readFileSync(join(folder, schema, file), 'utf8');
        return {
          name: `${schema}/${file}`,
          read: () => readProtocol(content),
          ...(schema !== '8' && { refusal: /is not of schema 8/ }),
        };
      }),
    );
}

/** Reads a protocol on a deck of what its commands are about, and holds against them what is aspirated. */
function readProtocol(content: string): void {
  const { commands = [] } = JSON.parse(content) as Protocol;
  const ids = new Set(commands.flatMap(({ params: { labwareId } }) => labwareId ?? []));
  const frame = { name: 'Sample', device: tecanEvo, deck: [...ids].map(labwareOf), contents: [], warnings: [] };
  const aspirated = commands.filter(({ commandType }) => commandType === 'aspirate');

  const plan = opentronsProtocol({ pipettes: {} }).parse(content, frame);

  assert.deepEqual(
    plan.steps.map(aspiratedPl),
    aspirated.map(({ params }) => volumePl(params.volume ?? 0, 'uL')),
  );
}

/** Of whatever kind: protocols before their analysis do not say which wells there are. */
function labwareOf(id: string): Labware {
  const type = { id: 'any', rows: 16, columns: 24, capacityPl: parseVolume('1 mL'), deadVolumePl: 0 };
  return { id, type, role: 'sample' };
}
