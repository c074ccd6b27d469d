import { readFileSync } from 'node:fs';
import type { AppFramework, ManifestFinding } from '@ligase/tenant/manifest';
import { CommandError, type Invocation, type Option } from './command.ts';

/** The option that names a manifest. */
export const manifestOption: Option = { type: 'string', value: 'FILE', help: 'The manifest, a YAML file' };

/** The option for manifests of apps as they were before July 2024. */
export const legacyOption: Option = {
  type: 'boolean',
  help: 'Of a legacy app, which lives in one tenant and may have an automatic lifecycle',
};

/** Which rules a manifest is held to. */
export function frameworkOf({ options }: Invocation): AppFramework {
  return options['legacy'] === true ? 'legacy' : 'shareable';
}

/** Findings as compilers write them, so that editors find the place. */
export function findingLines(file: string, findings: readonly ManifestFinding[]): string[] {
  return findings.map(
    ({ line, column, severity, message, write }) => `${file}:${line}:${column}: ${severity}: ${message} ${write}`,
  );
}

/** Why a manifest cannot be used, or `undefined` when it has no error. */
export function errorsIn(file: string, findings: readonly ManifestFinding[]): CommandError | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? undefined : new CommandError(`${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}.`);
}

/** The text of a manifest. @throws {CommandError} when the file cannot be read. */
export function readManifestFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandError(`Cannot read ${file}: ${(cause as Error).message}.`, 2, { cause });
  }
}
