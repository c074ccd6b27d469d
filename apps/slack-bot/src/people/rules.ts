import type { Setting } from '@ligase/core';
import type { Act } from './contract.ts';

/** Who may have the bot do what, beyond their access in Benchling: addresses, or `@domain`, by act. An act without a rule is open to all who have the access. */
export type Rules = ReadonlyMap<string, readonly string[]>;

/** Whether a rule lets somebody. */
export function isAllowed(rules: Rules, act: Act, email: string): boolean {
  const allowed = rules.get(act);
  return allowed === undefined || allowed.some((one) => (one.startsWith('@') ? email.endsWith(one) : one === email));
}

/** A setting such as `approve-task=ada@lab.example,@qa.lab.example; decline-task=ada@lab.example`. */
export function rulesSetting(what: string): Setting<Rules> {
  return {
    what,
    wanted: 'rules such as approve-task=ada@lab.example,@qa.lab.example; decline-task=ada@lab.example',
    secret: false,
    fallback: { value: new Map() },
    parse(text) {
      const rules = new Map<string, readonly string[]>();
      for (const rule of text.split(';')) {
        const [, act, list] = /^\s*([a-z-]+)\s*=\s*(\S.*?)\s*$/u.exec(rule) ?? [];
        if (act === undefined || list === undefined) return undefined;
        const allowed = list.split(',').map((one) => one.trim().toLowerCase());
        if (!allowed.every((one) => /^[^\s@]*@[^\s@]+$/u.test(one))) return undefined;
        rules.set(act, allowed);
      }
      return rules;
    },
  };
}
