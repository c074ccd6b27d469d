import type { Schemas } from '@ligase/benchling-api/v2';
import { spanOfRange, type Frame } from '../coordinates.ts';
import type { Segment, SequenceFeature } from '../records/sequence-record.ts';
import { qualifierOf, type FeatureText } from './annotation-of-feature.ts';

type GeneticCode = NonNullable<Schemas['Translation']['geneticCode']>;

/** Benchling's genetic codes by their NCBI number, as `/transl_table` gives it. */
const geneticCodes: Readonly<Record<string, GeneticCode>> = {
  1: 'STANDARD',
  2: 'VERTEBRATE_MITOCHONDRIAL',
  3: 'YEAST_MITOCHONDRIAL',
  4: 'MOLD_PROTOZOAN_COELENTERATE_MITOCHONDRIAL_MYCOPLASMA_SPIROPLASMA',
  5: 'INVERTEBRATE_MITOCHONDRIAL',
  6: 'CILIATE_DASYCLADACEAN_HEXAMITA_NUCLEAR',
  9: 'ECHINODERM_FLATWORM_MITOCHONDRIAL',
  10: 'EUPLOTID_NUCLEAR',
  11: 'BACTERIAL_ARCHAEAL_PLANT_PLASTID',
  12: 'ALTERNATIVE_YEAST_NUCLEAR',
  13: 'ASCIDIAN_MITOCHONDRIAL',
  14: 'ALTERNATIVE_FLATWORM_MITOCHONDRIAL',
  16: 'CHLOROPHYCEAN_MITOCHONDRIAL',
  21: 'TREMATODE_MITOCHONDRIAL',
  22: 'SCENEDESMUS_OBLIQUUS_MITOCHONDRIAL',
  23: 'THRAUSTOCHYTRIUM_MITOCHONDRIAL',
  24: 'RHABDOPLEURIDAE_MITOCHONDRIAL',
  25: 'CANDIDATE_DIVISION_SR1_GRACILIBACTERIA',
  26: 'PACHYSOLEN_TANNOPHILUS_NUCLEAR',
  29: 'MESODINIUM_NUCLEAR',
  30: 'PERITRICH_NUCLEAR',
  33: 'CEPHALODISCIDAE_MITOCHONDRIAL_UAA_TYR',
};

/**
 * The translation of a `CDS`, or nothing for any other feature and for what has no reading frame on this sequence;
 * `warn` is told when a coding sequence gets none.
 */
export function translationsOfFeature(
  feature: SequenceFeature,
  stretches: readonly Segment[],
  text: FeatureText,
  frame: Frame,
  warn: (message: string) => void,
): Schemas['Translation'][] {
  if (feature.type !== 'CDS' || stretches.length === 0) return [];
  if (feature.qualifiers.some(({ name }) => name === 'pseudo' || name === 'pseudogene')) return [];
  const [{ strand }] = stretches as [Segment];
  const geneticCode = geneticCodes[qualifierOf(feature, 'transl_table') ?? '1'];
  const reason =
    (stretches.some((stretch) => stretch.strand !== strand) && 'it is on both strands') ||
    (feature.location.includes(':') && 'a part of it lies on another record') ||
    (feature.location.includes('order(') && 'the order of its parts is not known') ||
    (geneticCode === undefined && 'Benchling does not have its genetic code');
  const coding = inFrame(stretches, Number(qualifierOf(feature, 'codon_start') ?? '1') - 1, frame);
  if (reason !== false || coding.length === 0) {
    warn(`It gets no translation: ${reason === false ? 'it is shorter than a codon' : reason}.`);
    return [];
  }
  // Benchling's regions follow the sequence; a feature's parts follow the feature.
  const spans = (strand === 1 ? coding : coding.toReversed()).map((stretch) => spanOfRange(stretch, frame));
  const protein = qualifierOf(feature, 'translation');
  return [
    {
      ...text,
      strand,
      ...(spans.length === 1 ? spans[0] : { regions: spans }),
      geneticCode: geneticCode ?? 'STANDARD',
      ...(protein?.startsWith('M') === true ? { coerceStartCodonToMethionine: true } : {}),
    },
  ];
}

/** The stretches without the bases before the first codon and after the last whole one. */
function inFrame(stretches: readonly Segment[], before: number, frame: Frame): Segment[] {
  const total = stretches.reduce((sum, stretch) => sum + lengthOf(stretch, frame), 0);
  const started = dropStart(stretches, before, frame);
  const after = Math.max(0, total - before) % 3;
  return dropStart(started.map(turn).toReversed(), after, frame).map(turn).toReversed();
}

const turn = (segment: Segment): Segment => ({ ...segment, strand: segment.strand === 1 ? -1 : 1 });

const lengthOf = ({ first, last }: Segment, { length }: Frame): number =>
  first <= last ? last - first + 1 : length - first + 1 + last;

function dropStart(stretches: readonly Segment[], count: number, frame: Frame): Segment[] {
  let left = count;
  return stretches.flatMap((stretch): Segment[] => {
    const size = lengthOf(stretch, frame);
    const drop = Math.min(left, size);
    left -= drop;
    if (drop === size) return [];
    const around = (position: number): number => ((position - 1 + frame.length) % frame.length) + 1;
    return stretch.strand === 1
      ? [{ ...stretch, first: around(stretch.first + drop) }]
      : [{ ...stretch, last: around(stretch.last - drop) }];
  });
}
