import type { ActualTransfer } from '../../actual/actual-transfer.ts';
import type { Labware } from '../../labware/labware.ts';
import type { PlanFrame } from '../../plan/plan.ts';
import { volumeIn } from '../../units/volume.ts';
import { writeCsv } from '../text/csv-table.ts';
import { cannotRender, shown } from '../text/file-fault.ts';
import { writableName } from '../text/writable-name.ts';
import { type EchoLog, echoLogFile, echoLogHeadings } from './echo-log.ts';

/** The transfer report that an Echo would write of these transfers, for dry runs. @throws {InputError} for a name that will not do */
export function writeEchoLog({ facts, transfers }: EchoLog, { deck }: Pick<PlanFrame, 'deck'>): string {
  const cells = rowWriter(new Map(deck.map((labware) => [labware.id, labware])));
  const headings = Object.values(echoLogHeadings);
  const part = (title: string, rows: readonly ActualTransfer[]): readonly (readonly string[])[] =>
    rows.length === 0 && title !== '[DETAILS]' ? [] : [[title], headings, ...rows.map(cells), []];
  const entries = Object.entries(facts);
  return writeCsv(
    [
      ...entries.filter((entry) => !isFooter(entry)),
      [],
      ...part(
        '[EXCEPTIONS]',
        transfers.filter(({ reason }) => reason !== undefined),
      ),
      ...part(
        '[DETAILS]',
        transfers.filter(({ reason }) => reason === undefined),
      ),
      ...entries.filter(isFooter),
    ],
    '\r\n',
  );
}

/** What an Echo writes below its transfers. */
function isFooter([name]: readonly [string, string]): boolean {
  return name.startsWith('Instrument ');
}

const named = (text: string): string => writableName(echoLogFile, 'name', text);

function rowWriter(deck: ReadonlyMap<string, Labware>): (transfer: ActualTransfer) => readonly string[] {
  const plate = (id: string): readonly [string, string, string] => {
    const labware = deck.get(id);
    if (labware === undefined) throw cannotRender(echoLogFile, `${shown(id)} is not on the deck.`);
    return [named(labware.id), labware.barcode === undefined ? '' : named(labware.barcode), named(labware.type.id)];
  };
  return ({ source, destination, plannedPl, actualPl, reason = '' }) => [
    ...plate(source.labware),
    source.well,
    ...plate(destination.labware),
    destination.well,
    volumeIn(plannedPl, 'nL'),
    volumeIn(actualPl, 'nL'),
    reason,
  ];
}
