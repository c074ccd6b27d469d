import type { Setting } from '@ligase/core';

/** Who may have what done, by act: addresses, or `@domain` for all of one. An act without a rule has none besides access. */
export type ActingRules = ReadonlyMap<string, readonly string[]>;

/** Whether the rules let somebody, by their address in lower case. */
export function isAllowed(rules: ActingRules, act: string, email: string): boolean {
  const allowed = rules.get(act);
  return allowed === undefined || allowed.some((one) => (one.startsWith('@') ? email.endsWith(one) : one === email));
}

/**
 * A setting such as `approve-task=ada@lab.example, @qa.lab.example; decline-task=ada@lab.example`; left out, there are no rules. An
 * act that is none of `acts` is a mistake, which would otherwise let everybody.
 */
export function actingRules({
  what,
  acts,
}: {
  readonly what: string;
  readonly acts: readonly string[];
}): Setting<ActingRules> {
  return {
    what,
    wanted: `rules such as ${acts[0] ?? 'act'}=ada@lab.example,@qa.lab.example, joined by ";", for ${acts.join(', ')}`,
    secret: false,
    fallback: { value: new Map() },
    parse(text) {
      const rules = new Map<string, readonly string[]>();
      for (const rule of text.split(';')) {
        const [, act, list] = /^\s*([a-z][a-z0-9-]*)\s*=\s*(\S.*?)\s*$/u.exec(rule) ?? [];
        if (act === undefined || list === undefined || !acts.includes(act) || rules.has(act)) return undefined;
        const allowed = list.split(',').map((one) => one.trim().toLowerCase());
        if (!allowed.every((one) => /^[^\s@]*@[^\s@]+$/u.test(one))) return undefined;
        rules.set(act, allowed);
      }
      return rules;
    },
  };
}
