import { invalidRequest } from '../../api-error.ts';
import { canMix, concentrationValue, type Concentration } from './concentration.ts';
import { dimensionOf, quantityText, type Quantity } from './quantity.ts';

/**
 * One thing in a container. What is kept is how much of it there is and not how concentrated it is:
 * amounts are whole numbers that only move from one container to another, so none is ever lost or made.
 */
export interface Content {
  /** An entity or a batch. */
  readonly id: string;
  /** `null` when its concentration is not tracked. */
  readonly units: string | null;
  /** `null` when it is not tracked, or when how much the container holds is not known. */
  readonly amount: bigint | null;
  /** The concentration it was last known to have: what counts while there is no amount, and when the container is empty. */
  readonly strength: bigint | null;
}

/** What is in a container. */
export interface Filling {
  /** `null` when it is not known. */
  readonly quantity: Quantity | null;
  readonly contents: readonly Content[];
}

/** What is on its way between two containers. */
export interface Portion extends Filling {
  readonly quantity: Quantity;
}

/** What is in a container that nothing was put into. */
export const nothing: Filling = { quantity: null, contents: [] };

/** Some quantity of one thing at a concentration. */
export function portionOf(id: string, quantity: Quantity, concentration: Concentration | null): Portion {
  return { quantity, contents: [withConcentration(id, quantity, concentration)] };
}

/** The same contents as concentrated as before, in another quantity. */
export function setQuantity(filling: Filling, quantity: Quantity | null): Filling {
  const contents = filling.contents.map(({ id, units, ...content }) => {
    const strength = strengthOf({ id, units, ...content }, filling.quantity);
    return withConcentration(id, quantity, strength === null || units === null ? null : { strength, units });
  });
  return { quantity, contents };
}

/** The same quantity, with one of its contents at another concentration. */
export function setConcentration(filling: Filling, id: string, concentration: Concentration | null): Filling {
  return {
    ...filling,
    contents: filling.contents.map((content) =>
      content.id === id ? withConcentration(id, filling.quantity, concentration) : content,
    ),
  };
}

/** The same quantity without one of its contents. */
export function remove(filling: Filling, id: string): Filling {
  return { ...filling, contents: filling.contents.filter((content) => content.id !== id) };
}

/**
 * Takes a quantity out. Contents of unknown quantity give what is asked and stay unknown; where nothing is, nothing can
 * be taken.
 * @throws {TenantApiError} 400
 */
export function draw(filling: Filling, wanted: Quantity): { readonly left: Filling; readonly drawn: Portion } {
  const { quantity, contents } = filling;
  if (!quantity && contents.length === 0)
    throw invalidRequest(`${quantityText(wanted)} cannot be taken from a container that nothing was put into.`);
  if (!quantity) return { left: filling, drawn: { ...setQuantity(filling, wanted), quantity: wanted } };
  demandSameKind(quantity, wanted);
  if (wanted.amount > quantity.amount)
    throw invalidRequest(
      `${quantityText(wanted)} cannot be taken from a container that holds ${quantityText(quantity)}.`,
    );
  const parts = contents.map((content) => {
    const strength = strengthOf(content, quantity);
    const whole = amountIn(content, quantity);
    // What cannot be cut evenly stays behind, so that both parts together are what was there.
    const moved = whole === null || quantity.amount === 0n ? whole : (whole * wanted.amount) / quantity.amount;
    const rest = whole === null || moved === null ? null : whole - moved;
    return { left: { ...content, strength, amount: rest }, drawn: { ...content, strength, amount: moved } };
  });
  return {
    left: {
      quantity: { ...quantity, amount: quantity.amount - wanted.amount },
      contents: parts.map(({ left }) => left),
    },
    drawn: { quantity: wanted, contents: parts.map(({ drawn }) => drawn) },
  };
}

/**
 * Puts a portion into a filling, and fills it up to `final` with something that is none of the contents.
 * @throws {TenantApiError} 400
 */
export function pour(into: Filling, portion: Portion, final: Quantity | null = null): Filling {
  const added = portion.quantity;
  const before = into.quantity?.amount ? into.quantity : { amount: 0n, units: added.units };
  demandSameKind(before, added);
  const sum: Quantity = { units: before.units, amount: before.amount + added.amount };
  const quantity = final ?? sum;
  demandSameKind(sum, quantity);
  if (quantity.amount < sum.amount)
    throw invalidRequest(
      `The final quantity of ${quantityText(quantity)} is less than the ${quantityText(sum)} that the container then holds.`,
    );
  const ids = new Set([...into.contents, ...portion.contents].map(({ id }) => id));
  const contents = [...ids].map((id) =>
    mixed(
      [into, portion].flatMap(({ contents: all, quantity: held }) =>
        all.filter((content) => content.id === id).map((content) => ({ content, held })),
      ),
      quantity,
    ),
  );
  return { quantity, contents };
}

/** The concentration of a content as answers have it. */
export function showConcentration(
  { units, amount, strength }: Content,
  quantity: Quantity | null,
): { readonly value: number | null; readonly units: string | null } {
  if (units === null) return { value: null, units: null };
  if (quantity && quantity.amount > 0n && amount !== null)
    return { value: concentrationValue(amount, quantity.amount, units), units };
  return strength === null ? { value: null, units: null } : { value: concentrationValue(strength, 1n, units), units };
}

interface Part {
  readonly content: Content;
  readonly held: Quantity | null;
}

function mixed(parts: readonly Part[], quantity: Quantity): Content {
  // What none is left of says nothing about the mixture.
  const present = parts.filter(({ held }) => held?.amount !== 0n);
  const counted = present.length === 0 ? parts.slice(-1) : present;
  const [first] = counted;
  if (!first) throw new Error('A mixture of nothing.');
  const { id, units, strength } = first.content;
  let sum = 0n;
  for (const { content, held } of counted) {
    const amount = amountIn(content, held);
    if (amount === null || units === null || content.units === null)
      return { id, units: null, amount: null, strength: null };
    if (!canMix(units, content.units))
      throw invalidRequest(
        `${id} is in the container in ${units} and comes in ${content.units}: these cannot be added up.`,
      );
    sum += amount;
  }
  return { id, units, amount: sum, strength: quantity.amount > 0n ? sum / quantity.amount : strength };
}

function withConcentration(id: string, quantity: Quantity | null, concentration: Concentration | null): Content {
  if (!concentration) return { id, units: null, amount: null, strength: null };
  const { strength, units } = concentration;
  return { id, units, strength, amount: quantity ? strength * quantity.amount : null };
}

function amountIn(content: Content, quantity: Quantity | null): bigint | null {
  if (content.units === null || !quantity) return null;
  return content.amount ?? (content.strength === null ? null : content.strength * quantity.amount);
}

function strengthOf(content: Content, quantity: Quantity | null): bigint | null {
  return content.amount !== null && quantity && quantity.amount > 0n
    ? content.amount / quantity.amount
    : content.strength;
}

function demandSameKind(one: Quantity, other: Quantity): void {
  if (dimensionOf(one) === dimensionOf(other)) return;
  throw invalidRequest(`A quantity in ${other.units} cannot be added to or taken from one in ${one.units}.`);
}
