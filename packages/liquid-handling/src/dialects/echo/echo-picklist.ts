import type { Picolitres } from '../../units/volume.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dialect } from '../dialect.ts';
import { tableDialect, type TableOptions } from '../table/table-dialect.ts';
import type { TableColumn } from '../table/table-layout.ts';

/** How an Echo is set up. */
export interface EchoPicklistOptions extends Pick<TableOptions, 'typeNames'> {
  /** What its drops hold: 2500 on an Echo 550, 555, 650 and 655, 25000 on an Echo 525. */
  readonly dropPl: Picolitres;
  /**
   * The plates that all transfers are between, to write the least columns that an Echo reads: wells and volume. By default each
   * row names its plates.
   */
  readonly plates?: { readonly source: string; readonly destination: string };
}

const wells: readonly TableColumn[] = [
  { field: 'sourceWell', heading: 'Source Well' },
  { field: 'destinationWell', heading: 'Destination Well' },
  { field: 'volume', heading: 'Transfer Volume', alsoReadAs: ['Volume'] },
];

const plates: readonly TableColumn[] = [
  { field: 'sourceName', heading: 'Source Plate Name', alsoReadAs: ['Source Plate'] },
  { field: 'sourceBarcode', heading: 'Source Plate Barcode' },
  { field: 'sourceType', heading: 'Source Plate Type' },
  { field: 'destinationName', heading: 'Destination Plate Name', alsoReadAs: ['Destination Plate'] },
  { field: 'destinationBarcode', heading: 'Destination Plate Barcode' },
  { field: 'destinationType', heading: 'Destination Plate Type' },
];

/** The picklist of an Echo, in nanolitres. */
export function echoPicklist({ dropPl, plates: implied, typeNames }: EchoPicklistOptions): Dialect {
  return tableDialect({
    ...(typeNames !== undefined && { typeNames }),
    ...(implied !== undefined && { implied }),
    id: 'echo-picklist',
    name: 'Echo picklist',
    extension: '.csv',
    quantumPl: dropPl,
    layout: {
      columns: implied === undefined ? [...plates.slice(0, 3), ...plates.slice(3), ...wells] : wells,
      unit: 'nL',
      decimals: 0,
      lineEnd: '\r\n',
    },
    refuse: wrongUse,
  });
}

/** A plate type that the Echo knows as a source is no destination, nor the other way round. */
function wrongUse({ deck, steps }: Plan): string | undefined {
  const plates = new Map(deck.map((labware) => [labware.id, labware]));
  const may = (labware: string, use: 'source' | 'destination'): boolean =>
    plates.get(labware)?.type.uses?.includes(use) ?? true;
  for (const { source, dispenses } of steps) {
    if (!may(source.labware, 'source')) return `"${source.labware}" is of a type that is no source.`;
    const wrong = dispenses.find(({ destination }) => !may(destination.labware, 'destination'));
    if (wrong !== undefined) return `"${wrong.destination.labware}" is of a type that is no destination.`;
  }
  return undefined;
}
