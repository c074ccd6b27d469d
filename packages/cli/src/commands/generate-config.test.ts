import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../run.ts';

const configurationTests = resolve(import.meta.dirname, '../../../plugin-configuration/test');

/** A folder with a manifest in it, and the command in that folder. */
function lab(manifest: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-generate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const manifestFile = join(folder, 'benchling-app.yaml');
  const file = join(folder, 'src/configuration.ts');
  writeFileSync(manifestFile, manifest);
  const generate = async (...more: readonly string[]) => {
    const lines: string[] = [];
    const terminal = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
      env: {},
    };
    const code = await run(['generate', 'config', '--manifest', manifestFile, '--out', file, ...more], terminal);
    return { code, output: lines.join('\n').replaceAll(`${folder}/`, '') };
  };
  return { generate, file, manifestFile, text: () => readFileSync(file, 'utf8') };
}

const withItems = (items: string): string => `manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
configuration:
${items}`;

const folderItem = '  - { name: Drop-off folder, type: folder, requiredConfig: true }\n';

describe('ligase generate config', () => {
  it('writes a file once, and the same again only when the manifest says something else', async () => {
    const { generate, file, manifestFile, text } = lab(withItems(folderItem));
    const first = await generate();
    const { mtimeMs } = statSync(file);

    const again = await generate();
    const untouched = statSync(file).mtimeMs === mtimeMs;
    writeFileSync(manifestFile, withItems(`${folderItem}  - { name: Rush, type: boolean }\n`));
    const changed = await generate('--json');

    expect([first.output, again.output]).toEqual([
      'src/configuration.ts is written.',
      'src/configuration.ts is up to date.',
    ]);
    expect(untouched).toBe(true);
    expect(JSON.parse(changed.output)).toEqual({ file: 'src/configuration.ts', written: true });
    expect(text()).toContain("    rush: { name: 'Rush', type: 'boolean' },\n");
  });

  it('checks that a file is what the manifest says, and changes nothing', async () => {
    const { generate, file, text } = lab(withItems(folderItem));
    const missing = await generate('--check');
    await generate();
    const right = await generate('--check');
    writeFileSync(file, text().replaceAll('\n', '\r\n'));
    const otherLineEnds = await generate('--check');
    writeFileSync(file, text().replace('required: true', ''));

    const stale = await generate('--check');

    expect([missing.code, right.code, otherLineEnds.code, stale.code]).toEqual([1, 0, 0, 1]);
    expect(right.output).toBe('src/configuration.ts is up to date.');
    expect(stale.output).toBe(
      'src/configuration.ts is not what benchling-app.yaml says. Run: ligase generate config --manifest benchling-app.yaml --out src/configuration.ts',
    );
    expect(text()).not.toContain('required: true');
  });

  it.each([
    [
      'tabs',
      withItems('\t- { name: Rush, type: boolean }\n'),
      /^benchling-app.yaml:4:1: error: .* Indent with spaces\./u,
    ],
    [
      'a name twice',
      withItems(`${folderItem}  - { name: Drop-off folder, type: text }\n`),
      /^benchling-app.yaml:5:13: error: "Drop-off folder" is there already/u,
    ],
    [
      'an unknown type',
      withItems('  - { name: Rush, type: boolaen }\n'),
      /^benchling-app.yaml:4:25: error: .* Write boolean\./u,
    ],
    ['a secret without a key', withItems('  - { name: Token, type: secure_text }\n'), /security.publicKey is missing/u],
    ['nothing in it', '', /^benchling-app.yaml:1:1: error: The manifest must be a map/u],
    ['something else in it', '[1, 2]', /^benchling-app.yaml:1:1: error: The manifest must be a map/u],
    ['an image in it', '\u0000PNG\u0001', /^benchling-app.yaml:1:1: error: /u],
  ])('says by line why it writes nothing for a manifest with %s', async (_what, manifest, reason) => {
    const { generate, text } = lab(manifest);

    const { code, output } = await generate();

    expect(code).toBe(1);
    expect(output).toMatch(reason);
    expect(output).toMatch(/\nbenchling-app.yaml has \d+ errors?\.$/u);
    expect(text).toThrow('ENOENT');
  });

  it('tells warnings and writes the file all the same', async () => {
    const { generate } = lab(withItems('  - { name: Plasmid, type: entity_schema }\n'));

    const { code, output } = await generate();

    expect(code).toBe(0);
    expect(output).toMatch(/^benchling-app.yaml:4:5: warning: .*\nsrc\/configuration.ts is written\.$/u);
  });

  it('leaves a file alone that it has not written', async () => {
    const { generate, file, text } = lab(withItems(folderItem));
    await generate();
    writeFileSync(file, "console.log('my own code');\n");

    const { code, output } = await generate();

    expect(code).toBe(1);
    expect(output).toContain('src/configuration.ts is not a file that this command has written, so it stays as it is.');
    expect(text()).toBe("console.log('my own code');\n");
  });

  it('takes the manifest of a legacy app when it is told that it is one', async () => {
    const { generate } = lab(withItems(`${folderItem}settings: { lifecycleManagement: MANUAL }\n`));

    const refused = await generate();
    const taken = await generate('--legacy');

    expect(refused.output).toContain('settings.lifecycleManagement belongs to legacy apps');
    expect([refused.code, taken.code]).toEqual([1, 0]);
  });

  it('takes a manifest that asks for nothing, and one that asks for 500 items with 20 fields each', async () => {
    const fields = Array.from({ length: 20 }, (_, n) => `{ name: Field ${n} }`).join(', ');
    const items = Array.from(
      { length: 500 },
      (_, n) =>
        `  - { name: Schema ${n} 🧬, type: entity_schema, subtype: dna_sequence, fieldDefinitions: [${fields}] }\n`,
    );
    const none = lab('manifestVersion: 1\ninfo: { name: Courier }\n');
    const many = lab(withItems(items.join('')));

    await none.generate();
    await many.generate();

    expect(none.text()).toContain("{\n  app: 'Courier',\n  items: {},\n}");
    expect(many.text().match(/field19: /gu)).toHaveLength(500);
    expect(many.text()).toContain('schema499: {');
  });

  it('says what it needs, and which file it cannot read or write', async () => {
    const { generate, manifestFile, file } = lab(withItems(folderItem));
    const said: string[] = [];
    const terminal = { out: () => undefined, err: (line: string) => void said.push(line), env: {} };

    const withoutOut = await run(['generate', 'config', '--manifest', manifestFile], terminal);
    const missing = await generate('--manifest', `${manifestFile}.old`);
    const inTheWay = await generate('--out', join(manifestFile, 'configuration.ts'));
    const folder = await generate('--out', join(file, '../..'));

    expect([withoutOut, missing.code, inTheWay.code, folder.code]).toEqual([2, 2, 1, 1]);
    expect(said.join('')).toContain('--out');
    expect(folder.output).toMatch(/Cannot (read|write) .*EISDIR/u);
    expect(missing.output).toContain('Cannot read benchling-app.yaml.old: ENOENT');
    expect(inTheWay.output).toMatch(/Cannot (read|write) benchling-app.yaml\/configuration.ts/u);
  });

  // What the types of these files promise is tested where they are used.
  it.each(['courier', 'every-type'])('makes the files that the tests of the plugin use: %s', async (name) => {
    const { generate } = lab('');

    const { code, output } = await generate(
      '--check',
      '--manifest',
      join(configurationTests, `${name}.yaml`),
      '--out',
      join(configurationTests, `${name}-configuration.ts`),
    );

    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/is up to date\.$/u) });
  });
});
