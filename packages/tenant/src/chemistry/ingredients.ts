import { invalidRequest } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from '../engine/engine.ts';
import { entityTypes } from '../entities/entity-types.ts';
import { visible } from '../engine/rights.ts';
import { checkAmount, FILL_UP, type Amount } from './amounts.ts';
import type { MixtureSettings } from './mixture.ts';

/** An ingredient as a request has it and as it is stored; others are named by their ids. */
export interface StoredIngredient extends Amount {
  readonly componentEntityId: string;
  readonly componentLotEntityId: string | null;
  readonly componentLotContainerId: string | null;
  readonly componentLotText: string | null;
  readonly catalogIdentifier: string | null;
  readonly notes: string | null;
}

/** The ingredients that a mixture has after a write: those sent, in the place of all it had. @throws {TenantApiError} 400 */
export function checkIngredients(
  engine: Engine,
  principal: Principal,
  sent: unknown,
  before: readonly StoredIngredient[],
  { allowMeasuredIngredients = true, componentLotFormat = null }: MixtureSettings,
): readonly StoredIngredient[] {
  if (sent === undefined) return before;
  const ingredients = sent as readonly StoredIngredient[];
  const components = ingredients.map(({ componentEntityId }) => componentEntityId);
  const doubled = components.find((id, index) => components.indexOf(id) !== index);
  if (doubled !== undefined)
    throw invalidRequest(`Two ingredients are ${doubled}. A mixture has each of its components once.`);
  if (ingredients.filter(({ amount }) => amount === FILL_UP).length > 1) {
    throw invalidRequest(`One ingredient at most can have the amount ${FILL_UP}.`);
  }
  const demandSeen = (id: string | null, types: readonly string[], what: string): void => {
    if (id === null || visible(engine, principal, types, id)) return;
    throw invalidRequest(`Invalid ${what}: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  };
  return ingredients.map((one, index) => {
    const what = `ingredients.${index}`;
    const { componentEntityId, componentLotEntityId, componentLotContainerId, componentLotText } = one;

    demandSeen(componentEntityId, entityTypes, `${what}.componentEntityId`);
    demandSeen(componentLotEntityId, entityTypes, `${what}.componentLotEntityId`);
    demandSeen(componentLotContainerId, ['container'], `${what}.componentLotContainerId`);
    const inInventory = componentLotEntityId !== null || componentLotContainerId !== null;
    if (inInventory && componentLotFormat !== 'inventory') throw lotFault(what, 'inventory');
    if (componentLotText !== null && componentLotFormat !== 'text') throw lotFault(what, 'text');
    if (one.amount !== null && !allowMeasuredIngredients) {
      throw invalidRequest(`Invalid ${what}.amount: the schema of the mixture allows no measured ingredients.`);
    }
    return { ...one, ...checkAmount(one, what) };
  });
}

function lotFault(what: string, format: string): Error {
  return invalidRequest(
    `${what} names its lot by ${format}, and the schema of the mixture does not say lots that way.`,
  );
}
