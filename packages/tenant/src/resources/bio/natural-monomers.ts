import { fold } from '../../engine/item-store.ts';
import type { MonomerBody } from '../../sequences/monomer.ts';
import type { Migration } from '../../store/database.ts';

type NaturalMonomer = readonly [
  symbol: string,
  name: string,
  naturalAnalog: string,
  smiles: string,
  canonicalSmiles: string,
  attachmentPoints: string,
  molecularWeight: number,
  exactWeight: number,
];

// Weights are those that a monomer of the same structure gets when it is created.
const MONOMERS: readonly NaturalMonomer[] = [
  [
    'd',
    'Deoxyribose',
    'r',
    '[OH:1]C[C@H]1O[C@@H]([OH:3])C[C@@H]1[OH:2]',
    '[OH:1]C[C@H]([C@H](C1)[OH:2])O[C@H]1[OH:3]',
    'OH OH OH',
    134.1304,
    134.0579,
  ],
  [
    'r',
    'Ribose',
    'r',
    '[OH:1]C[C@H]1O[C@@H]([OH:3])[C@H](O)[C@@H]1[OH:2]',
    '[OH:1]C[C@H]([C@H]([C@H]1O)[OH:2])O[C@H]1[OH:3]',
    'OH OH OH',
    150.1294,
    150.0528,
  ],
  ['p', 'Phosphate', 'p', 'OP(=O)([OH:1])[OH:2]', '[OH:2]P([OH:1])(O)=O', 'OH OH', 97.9938, 97.9769],
  ['A', 'Adenine', 'A', 'Nc1ncnc2[nH:1]cnc12', 'Nc1ncnc2c1nc[nH:1]2', 'nH', 135.1297, 135.0545],
  ['C', 'Cytosine', 'C', 'Nc1cc[nH:1]c(=O)n1', 'NC(C=C[NH:1]1)=NC1=O', 'nH', 111.1037, 111.0433],
  ['G', 'Guanine', 'G', 'Nc1nc2[nH:1]cnc2c(=O)[nH]1', 'NC(NC1=O)=Nc2c1nc[nH:1]2', 'nH', 151.1287, 151.0494],
  ['T', 'Thymine', 'T', 'Cc1c[nH:1]c(=O)[nH]c1=O', 'CC(C(N1)=O)=C[NH:1]C1=O', 'nH', 126.1146, 126.0429],
  ['U', 'Uracil', 'U', 'O=c1cc[nH:1]c(=O)[nH]1', 'O=C(C=C[NH:1]1)NC1=O', 'nH', 112.0878, 112.0273],
];

/** The monomers of unmodified DNA and RNA, which every tenant has from its start. */
export const naturalMonomers: readonly Migration[] = [
  { id: 'monomers/1-natural', sql: MONOMERS.map(insertion).join('\n') },
];

function insertion(row: NaturalMonomer): string {
  const [symbol, name, naturalAnalog, originalSmiles, canonicalSmiles, points, molecularWeight, exactWeight] = row;
  const body: MonomerBody = {
    symbol,
    naturalAnalog,
    monomerType: /[rp]/.test(naturalAnalog) ? 'BACKBONE' : 'BRANCH',
    polymerType: 'RNA',
    originalSmiles,
    canonicalSmiles,
    attachmentPoints: points.split(' '),
    calculatedMolecularWeight: molecularWeight,
    exactMolecularWeight: exactWeight,
    customMolecularWeight: null,
    visualSymbol: null,
    visualColor: null,
  };
  const id = `mon_${name.toLowerCase()}`;
  return `
    INSERT INTO items (id, type, name, name_folded, created_at, modified_at, creator_id, author_ids, scope_id, body)
    VALUES ('${id}', 'monomer', '${name}', '${fold(name)}', 0, 0, 'unknown', '[]', '*', '${JSON.stringify(body)}');
    INSERT INTO item_facets (name, value, pk) SELECT 'symbol', '${symbol}', pk FROM items WHERE id = '${id}';`;
}
