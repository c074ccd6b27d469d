/** The amino acids of all codons in the order TTT, TTC, TTA, TTG, TCT … GGG. */
const STANDARD = 'FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG';

// What each code reads otherwise than the standard one: https://www.ncbi.nlm.nih.gov/Taxonomy/Utils/wprintgc.cgi
const DIFFERENCES: Readonly<Record<string, string>> = {
  STANDARD: '',
  VERTEBRATE_MITOCHONDRIAL: 'AGA* AGG* ATAM TGAW',
  YEAST_MITOCHONDRIAL: 'ATAM CTTT CTCT CTAT CTGT TGAW',
  MOLD_PROTOZOAN_COELENTERATE_MITOCHONDRIAL_MYCOPLASMA_SPIROPLASMA: 'TGAW',
  INVERTEBRATE_MITOCHONDRIAL: 'AGAS AGGS ATAM TGAW',
  CILIATE_DASYCLADACEAN_HEXAMITA_NUCLEAR: 'TAAQ TAGQ',
  ECHINODERM_FLATWORM_MITOCHONDRIAL: 'AAAN AGAS AGGS TGAW',
  EUPLOTID_NUCLEAR: 'TGAC',
  BACTERIAL_ARCHAEAL_PLANT_PLASTID: '',
  ALTERNATIVE_YEAST_NUCLEAR: 'CTGS',
  ASCIDIAN_MITOCHONDRIAL: 'AGAG AGGG ATAM TGAW',
  ALTERNATIVE_FLATWORM_MITOCHONDRIAL: 'AAAN AGAS AGGS TAAY TGAW',
  CHLOROPHYCEAN_MITOCHONDRIAL: 'TAGL',
  TREMATODE_MITOCHONDRIAL: 'TGAW ATAM AGAS AGGS AAAN',
  SCENEDESMUS_OBLIQUUS_MITOCHONDRIAL: 'TCA* TAGL',
  THRAUSTOCHYTRIUM_MITOCHONDRIAL: 'TTA*',
  RHABDOPLEURIDAE_MITOCHONDRIAL: 'AGAS AGGK TGAW',
  CANDIDATE_DIVISION_SR1_GRACILIBACTERIA: 'TGAG',
  PACHYSOLEN_TANNOPHILUS_NUCLEAR: 'CTGA',
  MESODINIUM_NUCLEAR: 'TAAY TAGY',
  PERITRICH_NUCLEAR: 'TAAE TAGE',
  CEPHALODISCIDAE_MITOCHONDRIAL_UAA_TYR: 'AGAS AGGK TAAY TGAW',
};

const LETTERS = 'TCAG';

/** Translates bases of DNA or RNA codon by codon; a stop is `*`, an ambiguous codon `X`, and what is left over is not translated. */
export function translate(bases: string, geneticCode: string): string {
  const exceptions = new Map(
    (DIFFERENCES[geneticCode] ?? '').split(' ').map((one) => [one.slice(0, 3), one.charAt(3)]),
  );
  const codons = bases.toUpperCase().replaceAll('U', 'T').match(/.{3}/g) ?? [];
  return codons.map((codon) => exceptions.get(codon) ?? standard(codon)).join('');
}

function standard(codon: string): string {
  const [first = -1, second = -1, third = -1] = Array.from(codon, (letter) => LETTERS.indexOf(letter));
  return first < 0 || second < 0 || third < 0 ? 'X' : STANDARD.charAt(first * 16 + second * 4 + third);
}
