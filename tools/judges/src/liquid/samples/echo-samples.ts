import { readEchoLabware } from '@ligase/liquid-handling';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from './sample.ts';

/**
 * The labware files of an Echo among kithairon's test data, which only its source package has.
 *
 * @param version such as `0.4.1`
 * @returns in words why there are none, where the package cannot be had
 */
export function echoSamples(python: string, folder: string, version: string): readonly Sample[] | string {
  const data = join(folder, `kithairon-${version}`, 'tests/test_data');
  if (!existsSync(data)) {
    const wanted = ['--no-deps', '--no-binary', 'kithairon', '--dest', folder, `kithairon==${version}`];
    const problem =
      run(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', ...wanted]) ??
      run(python, ['-m', 'tarfile', '-e', join(folder, `kithairon-${version}.tar.gz`), folder]);
    if (problem !== undefined) return problem;
  }
  return readdirSync(data)
    .filter((name) => /\.elwx?$/.test(name))
    .map((name): Sample => {
      const content = readFileSync(join(data, name), 'utf8');
      // The older of the two formats does not say whether a plate is a source.
      return { name, read: () => readLabware(content), ...(name.endsWith('.elw') && { refusal: /has no "usage"/ }) };
    });
}

/** Reads a labware file, and holds the plates against its text. */
function readLabware(content: string): void {
  const types = [...content.matchAll(/platetype="([^"]*)"/g)].map(([, type]) => type);

  const plates = readEchoLabware(content);

  assert.deepEqual(
    plates.map(({ type }) => type.id),
    types,
  );
  assert.ok(plates.length > 0);
}

/** What a command said when it failed. */
function run(command: string, args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? 'it failed';
}
