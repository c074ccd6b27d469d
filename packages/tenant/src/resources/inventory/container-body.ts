import type { Engine } from '../../engine/engine.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import type { StorageBody } from './inventory-base.ts';

/** Whether a container is free, kept for someone, or with someone. */
export interface Checkout {
  readonly status: 'AVAILABLE' | 'RESERVED' | 'CHECKED_OUT';
  /** A user or a team. */
  readonly assigneeId: string | null;
  readonly comment: string;
  readonly modifiedAt: number;
}

/** Who may use what is in a container. */
export interface Restriction {
  readonly restrictionStatus: 'RESTRICTED' | 'UNRESTRICTED' | 'NOT_APPLICABLE';
  readonly restrictedSamplePartyIds: readonly string[];
  readonly sampleOwnerIds: readonly string[];
}

/** The stored body of a container. */
export interface ContainerBody extends StorageBody, Restriction {
  /** Whether it is part of a plate. */
  readonly isWell: boolean;
  readonly checkout: Checkout;
  /** Of a well: what it is in an experiment. */
  readonly role: object | null;
}

/** Reads the body of a container. */
export function containerBody(row: ItemRow): ContainerBody {
  return JSON.parse(row.body) as ContainerBody;
}

/** The body of a container that nothing was done to yet. */
export function newContainerBody({ context }: Engine, fields: FieldValues, isWell: boolean): ContainerBody {
  return {
    fields,
    isWell,
    checkout: { status: 'AVAILABLE', assigneeId: null, comment: '', modifiedAt: context.clock.now() },
    restrictionStatus: isWell ? 'NOT_APPLICABLE' : 'UNRESTRICTED',
    restrictedSamplePartyIds: [],
    sampleOwnerIds: [],
    role: null,
  };
}

/** What lists of containers can be filtered by. */
export function containerFacets({ checkout, ...body }: Pick<ContainerBody, 'checkout' | keyof Restriction>): Facet[] {
  return [
    { name: 'checkout', value: checkout.status },
    ...(checkout.assigneeId === null ? [] : [{ name: 'checkout-assignee', value: checkout.assigneeId }]),
    { name: 'sample-restriction', value: body.restrictionStatus },
    ...body.restrictedSamplePartyIds.map((value) => ({ name: 'sample-party', value })),
    ...body.sampleOwnerIds.map((value) => ({ name: 'sample-owner', value })),
  ];
}

const OWN_FACETS = /^(checkout|sample)/u;

/** The facets of a container after its body has changed: those of its fields stay. */
export function changedFacets(before: readonly Facet[], body: ContainerBody): Facet[] {
  return [...before.filter(({ name }) => !OWN_FACETS.test(name)), ...containerFacets(body)];
}
