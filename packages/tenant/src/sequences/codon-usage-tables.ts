import { translate } from './genetic-codes.ts';

/** How often an organism uses each codon for its amino acid. */
export interface CodonUsageTable {
  readonly id: string;
  /** The organism. */
  readonly name: string;
  /** By amino acid, or `*` for a stop: its codons and the share of each, the commonest first. */
  readonly codons: ReadonlyMap<string, readonly CodonShare[]>;
}

export interface CodonShare {
  readonly codon: string;
  /** From 0 to 1. */
  readonly share: number;
}

const LETTERS = Array.from('TCAG');
const CODONS = LETTERS.flatMap((first) => LETTERS.flatMap((second) => LETTERS.map((third) => first + second + third)));

// Shares in percent, two digits for each codon from TTT, TTC, TTA, TTG to GGG; of a lone codon 99 stands for all.
// Counted over the coding sequences in GenBank: https://www.kazusa.or.jp/codon/
const TABLES: readonly (readonly [taxon: number, organism: string, shares: string])[] = [
  [
    1423,
    'Bacillus subtilis',
    '68322116201323106535611546542499231105242809194468325248182010174937139916174027564470301123251028262026242228266436683219343116',
  ],
  [
    6239,
    'Caenorhabditis elegans',
    '49511123211326155644431855453999251709141809532061396634211023095331169932183415623859411510290839221623362031136832623820125908',
  ],
  [
    7227,
    'Drosophila melanogaster',
    '38620518082409203763413329712599101509431333252940603070163315153447199917382026445630701425091119241147194517195347336721432907',
  ],
  [
    316407,
    'Escherichia coli',
    '57431313151512155743640744562999101004501612195357433565384006105142079916441327455576241528040226221537162721366337693134411115',
  ],
  [
    9031,
    'Gallus gallus',
    '45550813182015074060322040604799131806412730281440602773101910183546189925313014435744561426222121221245293226135050435718312725',
  ],
  [
    9606,
    'Homo sapiens',
    '46540813192215054456302446544799132007402932281142582773081811203647179925362811475343571524212118241246274023114654425816342525',
  ],
  [
    10090,
    'Mus musculus',
    '44560713202214054357282348524999132008393130291041592674081712193450169925352910435739611524222217251246293823094555415918332623',
  ],
  [
    4932,
    'Saccharomyces cerevisiae',
    '59412829261621105644472363373099130614113115421264366931140607044626279935223014594158421611482139212119382229116535703047192212',
  ],
];

/** The codon usage of common hosts, by organism. */
export const codonUsageTables: readonly CodonUsageTable[] = TABLES.map(([taxon, name, shares]) => ({
  id: `codtab_${taxon}`,
  name,
  // Few tenants ever ask, and all tables together are a tenth of the work of a start.
  get codons() {
    return byAminoAcid(shares);
  },
}));

/** Every codon as often as the others of its amino acid. */
export function evenCodons(): CodonUsageTable['codons'] {
  return byAminoAcid('01'.repeat(CODONS.length));
}

function byAminoAcid(shares: string): CodonUsageTable['codons'] {
  const all = CODONS.map((codon, index) => ({ codon, share: Number(shares.slice(index * 2, index * 2 + 2)) / 100 }));
  const grouped = new Map<string, CodonShare[]>();
  for (const one of all.toSorted((a, b) => b.share - a.share)) {
    const aminoAcid = translate(one.codon, 'STANDARD');
    grouped.set(aminoAcid, [...(grouped.get(aminoAcid) ?? []), one]);
  }
  return grouped;
}
