import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenedLab } from './open-lab.ts';

/** What one run of Schemathesis came to. */
export interface ContractRun {
  readonly version: 'v2' | 'v3';
  readonly cases: number;
  /** By operation, such as `GET /entries`: how often each status was answered. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How many checks failed, each counted once for an operation. */
  readonly failures: number;
  /** Of how many operations Schemathesis could not make up all cases that it wanted to. */
  readonly ungenerated: number;
  /** What Schemathesis says about them, each with a `curl` that shows it again. */
  readonly said: string;
  readonly seconds: number;
}

/** How much a run asks. */
export interface RunSize {
  readonly version: 'v2' | 'v3';
  /** The same seed asks the same. */
  readonly seed: number;
  /** `coverage` asks for the edges of every parameter, `fuzzing` for what chance brings, `stateful` for chains of calls. */
  readonly phase: 'coverage' | 'fuzzing' | 'stateful';
  /** In `fuzzing` for each operation, in `stateful` how many chains. */
  readonly maxExamples: number;
  /** The one operation that is asked for. Default: all. */
  readonly operation?: string;
}

const hooks = fileURLToPath(new URL('../../contract/', import.meta.url));

// A fault of Schemathesis' own, when it looks for a list that breaks a schema.
const ownLimit = /^Cannot generate an array with \d+ demanded elements$/gmu;

/** What is checked of every reply; the last is of `hooks.py`. The others of Schemathesis, and why not, are in the README. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'ignored_auth',
  'unsupported_method',
  'allow_header_conformance',
  'says_why',
];

/** Runs Schemathesis against what a tenant serves of one version of the API. @throws when it breaks itself */
export async function runSchemathesis(python: string, lab: OpenedLab, size: RunSize): Promise<ContractRun> {
  const folder = await mkdtemp(join(tmpdir(), 'ligase-contract-'));
  const known = join(folder, 'known.json');
  const answered = join(folder, 'answered.json');
  const startedAt = performance.now();
  try {
    await writeFile(known, JSON.stringify(lab.known));
    const { code, said } = await run(python, argumentsOf(lab, size, folder), folder, {
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: hooks,
      PYTHONHASHSEED: '0',
      SCHEMATHESIS_HOOKS: 'hooks',
      JUDGE_KNOWN: known,
      JUDGE_VERSION: size.version,
      JUDGE_APP_AUTHORIZATION: lab.app,
      JUDGE_ADMIN_AUTHORIZATION: lab.admin,
      JUDGE_REPORT: answered,
    });
    const [report] = globSync('json-*.json', { cwd: folder });
    if (report === undefined) throw new Error(`Schemathesis ended with ${code} before it could report:\n${said}`);
    const { test_cases: counts, errors } = JSON.parse(await readFile(join(folder, report), 'utf8')) as Report;
    const broken = errors.reduce((sum, { count }) => sum + count, 0);
    const ungenerated = said.match(ownLimit)?.length ?? 0;
    return {
      version: size.version,
      cases: counts.generated,
      statuses: JSON.parse(await readFile(answered, 'utf8')) as ContractRun['statuses'],
      failures: counts.unique_failures + broken - ungenerated,
      ungenerated,
      said,
      seconds: Math.round((performance.now() - startedAt) / 1000),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly test_cases: { readonly generated: number; readonly unique_failures: number };
  readonly errors: readonly { readonly count: number }[];
}

function argumentsOf({ tenant, app }: OpenedLab, size: RunSize, folder: string): string[] {
  const options = {
    header: `Authorization: ${app}`,
    checks: checks.join(','),
    phases: size.phase,
    'max-examples': String(size.maxExamples),
    seed: String(size.seed),
    'generation-database': 'none',
    report: 'json',
    'report-dir': folder,
    'output-sanitize': 'false',
    'suppress-health-check': 'all',
    warnings: 'off',
    ...(size.operation !== undefined && { 'include-operation-id': size.operation }),
  };
  return [
    '-m',
    'schemathesis.cli',
    'run',
    `${tenant.url}/api/${size.version}/openapi.json`,
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    '--continue-on-failure',
    '--no-shrink',
    '--no-color',
  ];
}

async function run(
  python: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(python, args, {
    // Schemathesis keeps what it has learnt beside where it runs, and a run must not depend on the one before.
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
