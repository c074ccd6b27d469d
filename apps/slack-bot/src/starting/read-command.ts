/** What the slash command, and whoever names the bot in a channel, can ask for. */
export interface Asked {
  readonly for: 'find' | 'new entry' | 'register' | 'help';
  /** What follows it. */
  readonly text: string;
}

const verbs = [
  ['find', /^(?:find|look\s+up)\s+(?<text>\S[^]*)$/iu],
  ['new entry', /^(?:new\s+)?entry(?:\s+(?<text>\S[^]*))?$/iu],
  ['register', /^register(?:\s+(?<text>\S[^]*))?$/iu],
] as const;

/** Reads what was asked for. Whatever is none of it is answered with help. */
export function readCommand(text: string): Asked {
  const said = text.trim();
  for (const [verb, pattern] of verbs) {
    const found = pattern.exec(said);
    if (found !== null) return { for: verb, text: (found.groups?.['text'] ?? '').trim() };
  }
  return { for: 'help', text: said };
}

/** Reads what somebody who names the bot asks for: without a verb, they look something up. */
export function readMention(text: string): Asked {
  const said = text.replace(/^[^]*?<@[^>]+>/u, '').trim();
  const asked = readCommand(said);
  return asked.for === 'help' && said !== '' && !/^help\b/iu.test(said) ? { for: 'find', text: said } : asked;
}
