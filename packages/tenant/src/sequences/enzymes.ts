/** A restriction enzyme: what it recognises and where it cuts. */
export interface Enzyme {
  readonly id: string;
  readonly name: string;
  /** Read from 5′ to 3′, with IUPAC letters. */
  readonly restrictionSite: string;
  /** How many bases behind the start of the site the top strand is cut; two numbers where it is cut on both sides. */
  readonly cutsites: readonly number[];
  /** How much further the bottom strand is cut: 0 is blunt, above a 5′ overhang, below a 3′ overhang. */
  readonly offsets: readonly number[];
  /** Enzymes that recognise the same site. */
  readonly isoschizomers: readonly string[];
}

// Name, site, cutsites, offsets of what is sold for the bench, as REBASE has them: http://rebase.neb.com
const TABLE = `
AatII GACGTC 5 -4; Acc65I GGTACC 1 4; AccI GTMKAC 2 2; AciI CCGC 1 2; AclI AACGTT 2 2;
AcuI CTGAAG 22 -2; AfeI AGCGCT 3 0; AflII CTTAAG 1 4; AflIII ACRYGT 1 4; AgeI ACCGGT 1 4; AhdI GACNNNNNGTC 6 -1;
AleI CACNNNNGTG 5 0; AluI AGCT 2 0; AlwI GGATC 9 1; AlwNI CAGNNNCTG 6 -3; ApaI GGGCCC 5 -4; ApaLI GTGCAC 1 4;
ApeKI GCWGC 1 3; ApoI RAATTY 1 4; AscI GGCGCGCC 2 4; AseI ATTAAT 2 2; AsiSI GCGATCGC 5 -2; AvaI CYCGRG 1 4;
AvaII GGWCC 1 3; AvrII CCTAGG 1 4; BaeGI GKGCMC 5 -4; BaeI ACNNNNGTAYC -10,23 -5,-5; BamHI GGATCC 1 4;
BanI GGYRCC 1 4; BanII GRGCYC 5 -4; BbsI GAAGAC 8 4; BbvCI CCTCAGC 2 3; BbvI GCAGC 13 4; BccI CCATC 9 1;
BceAI ACGGC 17 2; BcgI CGANNNNNNTGC -10,24 -2,-2; BciVI GTATCC 12 -1; BclI TGATCA 1 4; BcoDI GTCTC 6 4;
BfaI CTAG 1 2; BfuAI ACCTGC 10 4; BglI GCCNNNNNGGC 7 -3; BglII AGATCT 1 4; BlpI GCTNAGC 2 3; BmgBI CACGTC 3 0;
BmrI ACTGGG 11 -1; BmtI GCTAGC 5 -4; BpmI CTGGAG 22 -2; Bpu10I CCTNAGC 2 3; BpuEI CTTGAG 22 -2; BsaAI YACGTR 3 0;
BsaBI GATNNNNATC 5 0; BsaHI GRCGYC 2 2; BsaI GGTCTC 7 4; BsaJI CCNNGG 1 4; BsaWI WCCGGW 1 4;
BsaXI ACNNNNNCTCC -9,21 -3,-3; BseRI GAGGAG 16 -2; BseYI CCCAGC 1 4; BsgI GTGCAG 22 -2; BsiEI CGRYCG 4 -2;
BsiHKAI GWGCWC 5 -4; BsiWI CGTACG 1 4; BslI CCNNNNNNNGG 7 -3; BsmAI GTCTC 6 4; BsmBI CGTCTC 7 4; BsmFI GGGAC 15 4;
BsmI GAATGC 7 -2; BsoBI CYCGRG 1 4; Bsp1286I GDGCHC 5 -4; BspCNI CTCAG 14 -2; BspDI ATCGAT 2 2; BspEI TCCGGA 1 4;
BspHI TCATGA 1 4; BspMI ACCTGC 10 4; BspQI GCTCTTC 8 3; BsrBI CCGCTC 3 0; BsrDI GCAATG 8 -2; BsrFI RCCGGY 1 4;
BsrGI TGTACA 1 4; BsrI ACTGG 6 -2; BssHII GCGCGC 1 4; BssSI CACGAG 1 4; BstAPI GCANNNNNTGC 7 -3; BstBI TTCGAA 2 2;
BstEII GGTNACC 1 5; BstNI CCWGG 2 1; BstUI CGCG 2 0; BstXI CCANNNNNNTGG 8 -4; BstYI RGATCY 1 4; BstZ17I GTATAC 3 0;
Bsu36I CCTNAGG 2 3; BtgI CCRYGG 1 4; BtgZI GCGATG 16 4; BtsCI GGATG 7 -2; BtsI GCAGTG 8 -2; BtsIMutI CAGTG 7 -2;
Cac8I GCNNGC 3 0; ClaI ATCGAT 2 2; CspCI CAANNNNNGTGG -11,24 -2,-2; CviAII CATG 1 2; CviKI-1 RGCY 2 0;
CviQI GTAC 1 2; DdeI CTNAG 1 3; DpnI GATC 2 0; DpnII GATC 0 4; DraI TTTAAA 3 0; DraIII CACNNNGTG 6 -3;
DrdI GACNNNNNNGTC 7 -2; EaeI YGGCCR 1 4; EagI CGGCCG 1 4; EarI CTCTTC 7 3; EciI GGCGGA 17 -2; Eco53kI GAGCTC 3 0;
EcoNI CCTNNNNNAGG 5 1; EcoO109I RGGNCCY 2 3; EcoRI GAATTC 1 4; EcoRV GATATC 3 0; Esp3I CGTCTC 7 4; FatI CATG 0 4;
FauI CCCGC 9 2; Fnu4HI GCNGC 2 1; FokI GGATG 14 4; FseI GGCCGGCC 6 -4; FspI TGCGCA 3 0;
HaeII RGCGCY 5 -4; HaeIII GGCC 2 0; HgaI GACGC 10 5; HhaI GCGC 3 -2; HincII GTYRAC 3 0; HindIII AAGCTT 1 4;
HinfI GANTC 1 3; HinP1I GCGC 1 2; HpaI GTTAAC 3 0; HpaII CCGG 1 2; HphI GGTGA 13 -1; Hpy166II GTNNAC 3 0;
Hpy188I TCNGA 3 -1; Hpy188III TCNNGA 2 2; Hpy99I CGWCG 5 -5; HpyAV CCTTC 11 -1; HpyCH4III ACNGT 3 -1;
HpyCH4IV ACGT 1 2; HpyCH4V TGCA 2 0; KasI GGCGCC 1 4; KpnI GGTACC 5 -4; LpnPI CCDG 14 4; MboI GATC 0 4;
MboII GAAGA 13 -1; MfeI CAATTG 1 4; MluCI AATT 0 4; MluI ACGCGT 1 4; MlyI GAGTC 10 0; MmeI TCCRAC 26 -2;
MnlI CCTC 11 -1; MscI TGGCCA 3 0; MseI TTAA 1 2; MslI CAYNNNNRTG 5 0; MspA1I CMGCKG 3 0; MspI CCGG 1 2;
MwoI GCNNNNNNNGC 7 -3; NaeI GCCGGC 3 0; NarI GGCGCC 2 2; NciI CCSGG 2 1; NcoI CCATGG 1 4;
NdeI CATATG 2 2; NgoMIV GCCGGC 1 4; NheI GCTAGC 1 4; NlaIII CATG 4 -4; NlaIV GGNNCC 3 0; NmeAIII GCCGAG 27 -2;
NotI GCGGCCGC 2 4; NruI TCGCGA 3 0; NsiI ATGCAT 5 -4; NspI RCATGY 5 -4; PacI TTAATTAA 5 -2; PaeR7I CTCGAG 1 4;
PaqCI CACCTGC 11 4; PciI ACATGT 1 4; PflFI GACNNNGTC 4 1; PflMI CCANNNNNTGG 7 -3; PleI GAGTC 9 1;
PluTI GGCGCC 5 -4; PmeI GTTTAAAC 4 0; PmlI CACGTG 3 0; PpuMI RGGWCCY 2 3; PshAI GACNNNNGTC 5 0; PsiI TTATAA 3 0;
PspGI CCWGG 0 5; PspOMI GGGCCC 1 4; PspXI VCTCGAGB 2 4; PstI CTGCAG 5 -4; PvuI CGATCG 4 -2; PvuII CAGCTG 3 0;
RsaI GTAC 2 0; RsrII CGGWCCG 2 3; SacI GAGCTC 5 -4; SacII CCGCGG 4 -2; SalI GTCGAC 1 4; SapI GCTCTTC 8 3;
Sau3AI GATC 0 4; Sau96I GGNCC 1 3; SbfI CCTGCAGG 6 -4; ScaI AGTACT 3 0; ScrFI CCNGG 2 1; SexAI ACCWGGT 1 5;
SfaNI GCATC 10 4; SfcI CTRYAG 1 4; SfiI GGCCNNNNNGGCC 8 -3; SfoI GGCGCC 3 0; SgrAI CRCCGGYG 2 4; SmaI CCCGGG 3 0;
SmlI CTYRAG 1 4; SnaBI TACGTA 3 0; SpeI ACTAGT 1 4; SphI GCATGC 5 -4; SrfI GCCCGGGC 4 0; SspI AATATT 3 0;
StuI AGGCCT 3 0; StyD4I CCNGG 0 5; StyI CCWWGG 1 4; SwaI ATTTAAAT 4 0; TaqI TCGA 1 2; TfiI GAWTC 1 3;
TseI GCWGC 1 3; Tsp45I GTSAC 0 5; TspMI CCCGGG 1 4; TspRI CASTG 7 -9; Tth111I GACNNNGTC 4 1; XbaI TCTAGA 1 4;
XcmI CCANNNNNNNNNTGG 8 -1; XhoI CTCGAG 1 4; XmaI CCCGGG 1 4; XmnI GAANNNNTTC 5 0; ZraI GACGTC 3 0
`;

/** The common restriction enzymes, by name. */
export const enzymes: readonly Enzyme[] = completed(
  TABLE.trim()
    .split(/;\s*/)
    .map((row) => {
      const [name = '', restrictionSite = '', cutsites = '', offsets = ''] = row.split(' ');
      return { name, restrictionSite, cutsites: numbers(cutsites), offsets: numbers(offsets) };
    }),
);

function completed(rows: readonly Omit<Enzyme, 'id' | 'isoschizomers'>[]): Enzyme[] {
  return rows.map((row) => ({
    id: `enz_${row.name}`,
    ...row,
    isoschizomers: rows
      .filter(({ name, restrictionSite }) => restrictionSite === row.restrictionSite && name !== row.name)
      .map(({ name }) => name),
  }));
}

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}
