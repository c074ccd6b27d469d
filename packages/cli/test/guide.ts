/** A step of a guide: a file to write, or commands to run and what they print. */
export type GuideStep =
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly line: number }
  | {
      readonly kind: 'commands';
      readonly text: string;
      /** What the guide says that they print; `undefined` when it does not say. */
      readonly output: string | undefined;
      /** Whether they go on in a terminal of their own. */
      readonly isServer: boolean;
      /** Whether the guide shows how they fail. */
      readonly fails: boolean;
      readonly line: number;
    };

interface Block {
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

/**
 * The steps of a guide in order. A block with a language and a name (`yaml manifest.yaml`) is a file; a `sh` block is
 * commands, and the `text` block that follows it what they print. `sh server` goes on in a terminal of its own, `sh fails`
 * ends with an error. Other blocks are for the reader only.
 */
export function readGuide(markdown: string): GuideStep[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ info, text, line }, index): GuideStep | [] => {
    const [language = '', name = ''] = info.split(' ');
    const next = blocks[index + 1];
    if (language !== 'sh') return name === '' ? [] : { kind: 'file', name, text, line };
    const output = next?.info === 'text' ? next.text : undefined;
    return { kind: 'commands', text, output, isServer: name === 'server', fails: name === 'fails', line };
  });
}

/** A guide with other output in the place of what it has, by the line of the commands. */
export function withOutputs(markdown: string, outputs: ReadonlyMap<number, string>): string {
  const lines = markdown.split('\n');
  const blocks = blocksOf(markdown);
  for (const [index, { info, text, line }] of [...blocks.entries()].toReversed()) {
    const output = outputs.get(blocks[index - 1]?.line ?? -1);
    if (info === 'text' && output !== undefined) lines.splice(line, text.split('\n').length, ...output.split('\n'));
  }
  return lines.join('\n');
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(?<info>[^\n`]*)\n(?<text>.*?)\n```$/gmsu)].map(({ index, groups }) => ({
    info: groups?.['info'] ?? '',
    text: groups?.['text'] ?? '',
    line: markdown.slice(0, index).split('\n').length,
  }));
}
