import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { outputPattern } from './expected-output.ts';
import { readGuide, withOutputs } from './guide.ts';
import { openGuideShell } from './guide-shell.ts';

const folder = join(import.meta.dirname, '../../../docs/guides');
const guides = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
/** `LIGASE_GUIDES=write` puts what the commands print into the guides, for whoever writes them. */
const isWriting = process.env['LIGASE_GUIDES'] === 'write';

describe.concurrent('a guide', () => {
  it.for(guides)('%s does what it says', { timeout: 60_000 }, async (name, { expect, onTestFinished }) => {
    const markdown = readFileSync(join(folder, name), 'utf8');
    const shell = await openGuideShell();
    onTestFinished(() => shell.close());
    const outputs = new Map<number, string>();

    for (const step of readGuide(markdown)) {
      if (step.kind === 'file') {
        shell.write(step.name, step.text);
        continue;
      }
      const where = `${name}:${step.line}`;
      const { text, output: shown, isServer, fails } = step;
      const { output, code } = isServer
        ? { output: await shell.serve(text, shown?.split('\n').length ?? 1), code: 0 }
        : await shell.run(text);
      expect({ where, failed: code !== 0, output }).toEqual({ where, failed: fails, output });
      if (shown === undefined || outputPattern(shown).test(output)) continue;
      if (isWriting) outputs.set(step.line, output);
      else expect({ where, output }).toEqual({ where, output: shown });
    }

    if (isWriting) writeFileSync(join(folder, name), withOutputs(markdown, outputs));
  });
});
