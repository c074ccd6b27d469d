import {
  type Dialect,
  echoPicklist,
  opentronsProtocol,
  opentronsTable,
  tecanWorklist,
  transfersOf,
  writeEchoLog,
} from '@ligase/liquid-handling';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchSetup, echoSetups, flexSetups, flexTableSetups, tecanSetups } from './bench-setup.ts';
import type { LiquidCase } from './liquid-case.ts';

/** A program that others have written, and what it is asked. */
export interface LiquidJudge {
  /** The name of its package, its requirements and its script. */
  readonly name: string;
  readonly asks: string;
  /** One of how many plans it is asked about, where that takes long. Default 1. */
  readonly oneOf?: number;
  readonly setups: readonly BenchSetup[];
  /** Which dialect the case of this number is written in, and what the judge must know of it. */
  readonly dialectOf: (setup: BenchSetup, number: number) => readonly [Dialect, Readonly<Record<string, unknown>>];
  /** Writes what else belongs to a case; gives what the judge must know of it. */
  readonly alsoWrite?: (one: LiquidCase) => Readonly<Record<string, unknown>>;
}

const exampleMethod = fileURLToPath(
  new URL('../../../../packages/liquid-handling/examples/transfers-from-csv.py', import.meta.url),
);

const tecan: LiquidJudge['dialectOf'] = (_, number) => {
  const software = number % 2 === 0 ? 'evo' : 'fluent';
  return [tecanWorklist({ software }), { software }];
};

const echo: LiquidJudge['dialectOf'] = ({ device }) => [
  echoPicklist({ dropPl: device.quantumPl }),
  { dropPl: device.quantumPl },
];

const tips = (slots: readonly string[], loadName: string) => slots.map((slot) => ({ slot, loadName }));

const opentrons = opentronsProtocol({
  pipettes: {
    p50: {
      name: 'p50_single_flex',
      mount: 'left',
      tipRacks: tips(['A1', 'B1', 'D1'], 'opentrons_flex_96_tiprack_50ul'),
    },
    p1000: {
      name: 'p1000_single_flex',
      mount: 'right',
      tipRacks: tips(['A2', 'B2', 'B3', 'D2'], 'opentrons_flex_96_tiprack_1000ul'),
    },
  },
});

/** Those that are asked, the quick ones first. */
export const liquidJudges: readonly LiquidJudge[] = [
  {
    name: 'robotools',
    asks: 'does our steps on its own labware and writes the same records',
    setups: tecanSetups,
    dialectOf: tecan,
  },
  { name: 'dioscuri', asks: 'reads our worklists and writes them as they are', setups: tecanSetups, dialectOf: fluent },
  {
    name: 'kithairon',
    asks: 'validates our picklists against plates and a survey',
    setups: echoSetups,
    dialectOf: echo,
  },
  {
    name: 'plateo',
    asks: 'carries out our picklists, and reads our logs',
    setups: echoSetups,
    dialectOf: echo,
    alsoWrite: writeLog,
  },
  {
    name: 'pylabrobot',
    asks: 'does the commands of our protocols, with trackers of volumes and tips',
    setups: flexSetups,
    dialectOf: () => [opentrons, {}],
  },
  {
    name: 'opentrons',
    asks: 'analyses our protocols on a simulated Flex',
    setups: flexSetups,
    dialectOf: () => [opentrons, {}],
  },
  {
    name: 'opentrons',
    asks: 'runs our example of a method with our files of transfers',
    oneOf: 10,
    setups: flexTableSetups,
    dialectOf: () => [opentronsTable(), { file: exampleMethod }],
    alsoWrite: ({ file }) => ({ runtimeFiles: { transfers: file }, report: `${file}.json` }),
  },
];

/** Its reader knows no rows of troughs, which only EVOware counts. */
function fluent(): ReturnType<LiquidJudge['dialectOf']> {
  return [tecanWorklist({ software: 'fluent' }), {}];
}

/** The log of an Echo to which nothing went wrong. */
function writeLog({ plan, file }: LiquidCase): Readonly<Record<string, unknown>> {
  const log = `${file}.log.csv`;
  const transfers = transfersOf(plan).map(({ source, destination, volumePl }) => ({
    source,
    destination,
    plannedPl: volumePl,
    actualPl: volumePl,
  }));
  const facts = { 'Run ID': '1', 'Instrument Name': 'Echo', 'Instrument Model': plan.device.name };
  writeFileSync(log, writeEchoLog({ facts, transfers }, plan));
  return { log };
}
