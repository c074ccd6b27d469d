import { styleText } from 'node:util';

/** Where the quickstart writes for a person. Colours and the moving bar only where the terminal allows them. */
export interface Screen {
  /** A numbered heading. */
  step(title: string): void;
  /** Something that worked. */
  done(text: string): void;
  /** Something that was refused, and why. */
  refused(what: string, why: string): void;
  /** A plain line. */
  line(text?: string): void;
  /** A line in the background. */
  quiet(text: string): void;
  /** Columns, aligned; the first row is the heading. */
  table(rows: readonly (readonly string[])[]): void;
  /** Shows how far something is, from 0 to 1, and in words; 1 takes the line away. */
  progress(share: number, text: string): void;
}

type Style = Parameters<typeof styleText>[0];

/** Writes to a terminal, or to a file or pipe as plain text. */
export function createScreen(out: NodeJS.WriteStream): Screen {
  const paint = (style: Style, text: string): string => styleText(style, text, { stream: out });
  const write = (text: string): void => void out.write(`${text}\n`);
  // Some terminals say that they have no columns at all.
  const wide = Math.max(out.columns ?? 100, 60);
  let steps = 0;
  return {
    step(title) {
      steps += 1;
      write('');
      write(`${paint('cyan', String(steps))}  ${paint('bold', title)}`);
    },
    done: (text) => write(`   ${paint('green', '✓')} ${text}`),
    refused(what, why) {
      write(`   ${paint('yellow', '✗')} ${what}`);
      for (const line of wrap(why, wide - 8)) write(`     ${paint('dim', line)}`);
    },
    line: (text = '') => write(text === '' ? '' : `   ${text}`),
    quiet: (text) => write(`   ${paint('dim', text)}`),
    table(rows) {
      const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
      for (const [index, row] of rows.entries()) {
        const line = row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd();
        write(`   ${index === 0 ? paint('dim', line) : line}`);
      }
    },
    progress(share, text) {
      if (!out.isTTY) return;
      out.clearLine(0);
      out.cursorTo(0);
      if (share >= 1) return;
      const filled = Math.round(share * 24);
      out.write(`   ${paint('cyan', '█'.repeat(filled) + '░'.repeat(24 - filled))} ${text}`);
    },
  };
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
