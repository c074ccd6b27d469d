import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readManifest } from '@ligase/tenant/manifest';
import { CommandError, textOption, type Command, type Invocation } from '../command.ts';
import { configurationSource, configurationSourceStart } from '../configuration/configuration-source.ts';
import {
  errorsIn,
  findingLines,
  frameworkOf,
  legacyOption,
  manifestOption,
  readManifestFile,
} from '../manifest-file.ts';
import { report } from '../running-tenant.ts';

/** `ligase generate config` */
export const generateConfig: Command = {
  args: [],
  options: {
    manifest: manifestOption,
    out: { type: 'string', value: 'FILE', help: 'Where to write it, such as src/configuration.ts' },
    check: { type: 'boolean', help: 'Write nothing, and fail when the file is not what the manifest says' },
    legacy: legacyOption,
    json: { type: 'boolean', help: 'Write one line of JSON' },
  },
  run(invocation) {
    const manifestFile = demanded(invocation, 'manifest');
    const file = demanded(invocation, 'out');
    const source = sourceOf(invocation, manifestFile);
    const before = textAt(file);
    const isStale = !isSame(before, source);
    if (invocation.options['check'] === true && isStale)
      throw new CommandError(
        `${file} is not what ${manifestFile} says. Run: ligase generate config --manifest ${manifestFile} --out ${file}`,
      );
    if (before !== undefined && !before.startsWith(configurationSourceStart))
      throw new CommandError(
        `${file} is not a file that this command has written, so it stays as it is. Name another with --out, or delete it.`,
      );
    if (isStale) write(file, source);
    report(invocation, { file, written: isStale }, [isStale ? `${file} is written.` : `${file} is up to date.`]);
    return Promise.resolve();
  },
};

function demanded(invocation: Invocation, name: string): string {
  const file = textOption(invocation, name);
  if (file === undefined) throw new CommandError(`"ligase generate config" needs --${name} FILE.`, 2);
  return file;
}

function sourceOf(invocation: Invocation, file: string): string {
  const { manifest, findings } = readManifest(readManifestFile(file), { framework: frameworkOf(invocation) });
  for (const line of findingLines(file, findings)) invocation.terminal.err(line);
  if (manifest === undefined) throw errorsIn(file, findings) ?? new CommandError(`${file} is no manifest.`);
  return configurationSource(manifest, basename(file));
}

function textAt(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandError(`Cannot read ${file}: ${(cause as Error).message}.`, 1, { cause });
  }
}

/** Git may have given the file other line ends. */
function isSame(text: string | undefined, source: string): boolean {
  return text?.replaceAll('\r\n', '\n') === source;
}

function write(file: string, source: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  } catch (cause) {
    throw new CommandError(`Cannot write ${file}: ${(cause as Error).message}.`, 1, { cause });
  }
}
