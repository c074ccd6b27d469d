import type { Actor } from '@ligase/core';
import type { Startable } from '../define-workflow.ts';
import type { Delivery } from './deliveries.ts';

/**
 * Starts a run of a workflow from a delivery, under the delivery's id as its key. What it is made of must not reach outside:
 * what needs the network is a step of the workflow.
 */
export interface Trigger<Payload, Input> {
  /** Of which deliveries: `benchling-webhook`. */
  readonly kind: string;
  /** Which of them. Default: all. */
  readonly when?: (delivery: Delivery<Payload>) => boolean;
  /** One of the app's workflows. */
  readonly workflow: Startable<Input>;
  readonly toInput: (delivery: Delivery<Payload>) => Input;
  /** Who asked. Default: the app itself. */
  readonly actor?: (delivery: Delivery<Payload>) => Actor;
}

/** The upper bound of all triggers. */
// oxlint-disable-next-line typescript/no-explicit-any -- payloads are taken, inputs are both taken and given
export type AnyTrigger = Trigger<any, any>;

/** Gives a trigger its types: the input from the workflow, the payload from what `when` or `toInput` say that they take. */
export function defineTrigger<Payload, Input>(trigger: Trigger<Payload, Input>): Trigger<Payload, Input> {
  return trigger;
}
