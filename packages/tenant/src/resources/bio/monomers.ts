import { forbidden, invalidRequest, notFound } from '../../api-error.ts';
import { readStructure } from '../../chemistry/structure.ts';
import { archiveItem } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { readable, requireIds } from '../../engine/list-items.ts';
import { itemReply, listOperation } from '../../engine/read-operations.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import type { Principal } from '../../identity/principal.ts';
import type { Call } from '../../request.ts';
import { monomer, monomerWith, type MonomerBody } from '../../sequences/monomer.ts';
import { naturalMonomers } from './natural-monomers.ts';

interface MonomerInput {
  readonly name?: string;
  readonly symbol?: string;
  readonly smiles?: string;
  readonly naturalAnalog?: string;
  readonly customMolecularWeight?: number | null;
  readonly visualSymbol?: string | null;
  readonly color?: string | null;
}

/** Monomers, which everyone may read and an admin of a registry writes: all their operations. */
export function monomers(engine: Engine): Feature {
  const create = (actor: Actor, sent: MonomerInput): ItemRow => {
    const { name, ...body } = checked(engine, sent, undefined);
    return createItem(engine, actor, monomer, { name, scopeId: EVERYONE, body, facets: facets(body) });
  };

  const update = (call: Call): ItemRow => {
    const id = call.path['monomer_id'] ?? '';
    const row = engine.items.get(id);
    if (row?.type !== monomer.type) throw notFound(id);
    demandAdmin(engine, call.principal, id);
    const before = JSON.parse(row.body) as MonomerBody;
    const { name, ...body } = checked(engine, call.body as MonomerInput, row);
    return updateItem(
      engine,
      call,
      monomer,
      row,
      { ...row, name, body: JSON.stringify(body) },
      {
        properties: [
          { property: 'name', from: row.name, to: name },
          ...Object.entries(body).map(([property, to]) => ({
            property,
            from: before[property as keyof MonomerBody],
            to,
          })),
        ],
        index: { facets: facets(body), names: [] },
      },
    );
  };

  const archiving: ServedOperation = {
    support: 'faithful',
    handle: (call) => {
      const { monomerIds, reason = null } = call.body as { readonly monomerIds: string[]; readonly reason?: string };
      requireIds(engine, monomer, monomerIds, readable(engine, call.principal));
      for (const id of new Set(monomerIds)) {
        demandAdmin(engine, call.principal, id);
        const row = engine.items.get(id);
        if (row) archiveItem(engine, monomer, call, row, reason, null);
      }
      return { body: { monomerIds } };
    },
  };

  return {
    name: 'monomers',
    migrations: naturalMonomers,
    operations: {
      listMonomers: { support: 'faithful', handle: listOperation(engine, monomer) },
      createMonomer: {
        support: 'faithful',
        handle: (call) => {
          demandAdmin(engine, call.principal, 'monomers');
          return itemReply(engine, monomer, create(call, call.body as MonomerInput), 201, call);
        },
      },
      updateMonomer: {
        support: 'faithful',
        handle: (call) => itemReply(engine, monomer, update(call), 200, call),
      },
      archiveMonomers: archiving,
      unarchiveMonomers: archiving,
    },
  };
}

/** @throws {TenantApiError} 403 unless the principal administers a registry. */
function demandAdmin({ context, items }: Engine, principal: Principal, id: string): void {
  const scope = context.access.scope(principal, 'admin');
  if (scope === 'all' || [...scope].some((place) => items.get(place)?.type === 'registry')) return;
  throw forbidden(id, 'Only an admin of a registry may write monomers.');
}

function checked(
  engine: Engine,
  sent: MonomerInput,
  row: ItemRow | undefined,
): MonomerBody & { readonly name: string } {
  const before = row && (JSON.parse(row.body) as MonomerBody);
  const { name = row?.name ?? '', symbol = before?.symbol ?? '' } = sent;
  const { smiles = before?.originalSmiles ?? '', naturalAnalog = before?.naturalAnalog ?? '' } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (!/^[^\s[\]{}().|$]+$/.test(symbol)) {
    throw invalidRequest(`Invalid symbol: "${symbol}". It takes a text without spaces, brackets, dots, | and $.`);
  }
  if (!NATURAL_ANALOG.test(naturalAnalog)) {
    throw invalidRequest(`Invalid naturalAnalog: "${naturalAnalog}". It takes an IUPAC base, r or p.`);
  }
  const monomerType = /^[rp]$/.test(naturalAnalog) ? 'BACKBONE' : 'BRANCH';
  const other = monomerWith(engine, symbol, monomerType);
  if (other && other.id !== row?.id) {
    throw invalidRequest(`Invalid symbol: ${symbol} is the symbol of ${other.name} (${other.id}).`);
  }
  const structure = readStructure(smiles, 'smiles', 'smiles');
  return {
    name,
    symbol,
    naturalAnalog,
    monomerType,
    polymerType: 'RNA',
    originalSmiles: smiles,
    canonicalSmiles: structure.canonicalSmiles,
    attachmentPoints: attachmentPoints(smiles),
    calculatedMolecularWeight: structure.molecularWeight,
    exactMolecularWeight: structure.exactWeight,
    customMolecularWeight:
      sent.customMolecularWeight === undefined ? (before?.customMolecularWeight ?? null) : sent.customMolecularWeight,
    visualSymbol: sent.visualSymbol === undefined ? (before?.visualSymbol ?? null) : sent.visualSymbol,
    visualColor: sent.color === undefined ? (before?.visualColor ?? null) : sent.color,
  };
}

const NATURAL_ANALOG = /^[ACGTURYSWKMBDHVNrp]$/;

/** The groups that cap a monomer where it binds: the numbered atoms of its structure, in order. */
function attachmentPoints(smiles: string): string[] {
  return [...smiles.matchAll(/\[([A-Za-z][a-z]?H?\d?)[^\]:]*:(\d+)\]/g)]
    .toSorted((a, b) => Number(a[2]) - Number(b[2]))
    .map(([, group = '']) => group);
}

function facets({ symbol }: MonomerBody): { name: string; value: string }[] {
  return [{ name: 'symbol', value: symbol }];
}
