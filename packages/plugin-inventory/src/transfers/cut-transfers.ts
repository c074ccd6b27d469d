import { InputError } from '@ligase/core';
import type { Level } from '../levels/well.ts';
import { volumeText } from '../units/volume.ts';
import type { Drawn, Transfer, TransferChunk } from './transfer.ts';

/**
 * Cuts transfers into parts that are sent one by one, and computes what containers hold after each.
 *
 * A part never fills a container that it has drawn from. So the last container that it fills holds more after it than before,
 * and whether it was done can be seen; and where Benchling leaves sources as they were, they are lowered before they are filled
 * again, or the concentrations that it computes would be wrong.
 * @throws {InputError} that lists what cannot be: more than is there, a well of unknown volume, a list that ends as it began.
 */
export function cutTransfers(
  transfers: readonly Transfer[],
  before: ReadonlyMap<string, Level>,
  most = 5_000,
): readonly TransferChunk[] {
  const levels = new Map(before);
  const faults: string[] = [];
  const chunks: TransferChunk[] = [];
  let part = emptyPart();
  const close = (): void => {
    if (part.transfers.length === 0) return;
    const after = Array.from(part.touched, (id) => levels.get(id)).filter((level) => level !== undefined);
    chunks.push({ transfers: part.transfers, after, drawn: [...part.drawn.values()] });
    part = emptyPart();
  };
  for (const [index, transfer] of transfers.entries()) {
    if (part.transfers.length === most || part.drawn.has(transfer.to)) close();
    const moved = move(levels, transfer);
    if (typeof moved === 'string') {
      faults.push(`transfer ${index + 1}: ${moved}`);
      continue;
    }
    part.transfers.push(transfer);
    for (const level of moved) {
      const { containerId } = level;
      if (containerId !== transfer.to && !part.drawn.has(containerId))
        part.drawn.set(containerId, { containerId, volumePl: levels.get(containerId)?.volumePl ?? null });
      part.touched.add(containerId);
      levels.set(containerId, level);
    }
  }
  close();
  if (faults.length > 0) throw refused(faults);
  demandToldApart(before, chunks);
  return chunks;
}

function emptyPart(): {
  readonly transfers: Transfer[];
  readonly touched: Set<string>;
  readonly drawn: Map<string, Drawn>;
} {
  return { transfers: [], touched: new Set(), drawn: new Map() };
}

/** The containers of a transfer after it, or what is wrong with it. */
function move(levels: ReadonlyMap<string, Level>, { from, to, volumePl, finalVolumePl }: Transfer): Level[] | string {
  const into = levels.get(to);
  const out = 'containerId' in from ? levels.get(from.containerId) : undefined;
  if (into === undefined) return `${to} was not looked at.`;
  if ('containerId' in from && out === undefined) return `${from.containerId} was not looked at.`;
  if (out?.containerId === to) return `${into.label} is its own source.`;
  if (!Number.isSafeInteger(volumePl) || volumePl <= 0)
    return `${volumePl} is no volume: give whole picolitres above 0.`;
  if (into.volumePl === null)
    return `${into.label} holds something of unknown volume. Set its volume in Benchling first.`;
  if (out !== undefined && out.volumePl !== null && out.volumePl < volumePl)
    return `${volumeText(volumePl)} cannot be taken from ${out.label}, which then holds ${volumeText(out.volumePl)}.`;
  const sumPl = into.volumePl + volumePl;
  const finalPl = finalVolumePl ?? sumPl;
  if (!Number.isSafeInteger(finalPl) || finalPl < sumPl)
    return `${into.label} cannot be filled up to ${volumeText(finalPl)}: it then holds ${volumeText(sumPl)}.`;
  const added = 'containerId' in from ? (out?.contentIds ?? []) : ['entityId' in from ? from.entityId : from.batchId];
  const contentIds = [...new Set([...into.contentIds, ...added])].toSorted();
  const filled: Level = { ...into, volumePl: finalPl, contentIds };
  if (out === undefined) return [filled];
  return [{ ...out, volumePl: out.volumePl === null ? null : out.volumePl - volumePl }, filled];
}

/** @throws {InputError} when the inventory looks the same after two parts, so that nobody could tell how many were done. */
function demandToldApart(before: ReadonlyMap<string, Level>, chunks: readonly TransferChunk[]): void {
  if (chunks.length < 2) return;
  const levels = new Map(before);
  const seen = new Map([[stateText(levels), 0]]);
  for (const [index, { after }] of chunks.entries()) {
    for (const level of after) levels.set(level.containerId, level);
    const text = stateText(levels);
    const same = seen.get(text);
    if (same !== undefined)
      throw new InputError(
        'INPUT_INVALID',
        `After part ${index + 1} of ${chunks.length} every container would hold what it held ` +
          `${same === 0 ? 'at the start' : `after part ${same}`}: nobody could see what was done. Send the parts as lists of their own.`,
      );
    seen.set(text, index + 1);
  }
}

function stateText(levels: ReadonlyMap<string, Level>): string {
  return JSON.stringify(Array.from(levels.values(), ({ volumePl, contentIds }) => [volumePl, contentIds]));
}

const mostShown = 5;

function refused(faults: readonly string[]): InputError {
  const more = faults.length > mostShown ? ` And ${faults.length - mostShown} more.` : '';
  return new InputError('INPUT_INVALID', `Nothing was sent: ${faults.slice(0, mostShown).join(' ')}${more}`, {
    details: { faults },
  });
}
