import { definePlugin, type Plugin } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { sequences } from '@ligase/plugin-sequences/contract';
import { authoriseDecision } from './authorise-decision.ts';
import { registration, type Registration } from './contract.ts';
import { lookAtSequences } from './look-at-sequences.ts';
import { registerFor } from './register-for.ts';

/** What people can have done by this plugin, and what it takes in Benchling: for the `acts` of `actingPlugin`. */
export const registrationActs = { 'ask-registration': 'read', 'approve-registration': 'write' } as const;

type Required = {
  readonly acting: typeof acting;
  readonly audit: typeof audit;
  readonly sequences: typeof sequences;
};

/** Lets people register sequences by way of an app, once somebody has approved them. */
export function registrationPlugin(): Plugin<'registration', Required, Registration, 'registration'> {
  return definePlugin({
    name: 'registration',
    requires: { acting, audit, sequences },
    provides: registration,
    setup: ({ deps }): Registration => ({
      look: (text, options) => lookAtSequences(deps, text, options),
      authorise: (decision, about) => authoriseDecision(deps, decision, about),
      register: (check, rules, approved) => registerFor(deps, check, rules, approved),
    }),
  });
}
