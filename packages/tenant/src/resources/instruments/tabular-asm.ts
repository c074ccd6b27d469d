import { formatCsv, parseCsv } from '../../storage/csv.ts';

// Which model of a technique a file belongs to only its vendor's converter can know.
const MANIFEST = 'http://purl.allotrope.org/manifests/core/REC/2025/03/core.manifest';

interface Datum {
  readonly 'datum label': string;
  readonly 'scalar string datum': string;
}

interface Measurement {
  readonly 'measurement identifier': string;
  readonly 'custom information aggregate document': { readonly 'custom information document': readonly Datum[] };
}

/** A document in the manner of Allotrope's simple model. */
export interface TabularAsm {
  readonly '$asm.manifest': string;
  readonly 'data system document': Readonly<Record<string, string>>;
  readonly 'measurement aggregate document': { readonly 'measurement document': readonly Measurement[] };
}

/** The rows of a CSV text as measurements of custom information: a stand-in for what a vendor's converter makes. */
export function tabularAsm(csv: string, fileName: string, vendor: string): TabularAsm {
  const [header = [], ...rows] = parseCsv(csv);
  return {
    '$asm.manifest': MANIFEST,
    'data system document': {
      'ASM converter name': 'ligase-tenant',
      'file name': fileName,
      'software name': vendor,
    },
    'measurement aggregate document': {
      'measurement document': rows.map((cells, index) => ({
        'measurement identifier': `${fileName}-${index + 1}`,
        'custom information aggregate document': {
          'custom information document': header.map((label, column) => ({
            'datum label': label,
            'scalar string datum': cells[column] ?? '',
          })),
        },
      })),
    },
  };
}

/** The rows that {@link tabularAsm} was made from, as CSV; `undefined` for any other document. */
export function csvOfTabularAsm(document: object): string | undefined {
  const { 'measurement aggregate document': aggregate } = document as Partial<TabularAsm>;
  const measurements: unknown = aggregate?.['measurement document'];
  if (!Array.isArray(measurements)) return undefined;
  const rows = measurements.map(dataOf);
  if (rows.includes(undefined)) return undefined;
  const known = rows.filter((row) => row !== undefined);
  const labels = [...new Set(known.flatMap((row) => row.map((datum) => datum['datum label'])))];
  return formatCsv([labels, ...known.map((row) => labels.map((label) => valueOf(row, label)))]);
}

function dataOf(measurement: Partial<Measurement> | null): readonly Datum[] | undefined {
  const data: unknown = measurement?.['custom information aggregate document']?.['custom information document'];
  return Array.isArray(data) && data.every((one: Partial<Datum> | null) => typeof one?.['datum label'] === 'string')
    ? data
    : undefined;
}

function valueOf(row: readonly Datum[], label: string): string {
  return row.find((datum) => datum['datum label'] === label)?.['scalar string datum'] ?? '';
}
