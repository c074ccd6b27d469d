import { execFileSync } from 'node:child_process';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty database, until it is disposed of. */
export interface BenchPostgres extends Disposable {
  readonly address: string;
}

/**
 * A PostgreSQL database: that of `LIGASE_BENCH_POSTGRES`, or one on a server that is started for it, with the settings that
 * Debian gives one. Where there is neither, says what is not measured: the embedded store serves one process only.
 */
export function benchPostgres(): BenchPostgres | undefined {
  const address = process.env['LIGASE_BENCH_POSTGRES'];
  if (address !== undefined) return { address, [Symbol.dispose]: () => undefined };
  const initdb = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().at(-1);
  if (initdb !== undefined) return startServer(dirname(initdb));
  console.log('  SKIPPED: install postgresql, or give an empty database in LIGASE_BENCH_POSTGRES=postgres://…');
  return undefined;
}

function startServer(bin: string): BenchPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-bench-postgres-'));
  const data = join(folder, 'data');
  const asRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
  const [command, ...first] = asRoot ? ['runuser', '-u', 'postgres', '--'] : ['env'];
  const run = (program: string, ...args: string[]): void =>
    void execFileSync(command, [...first, join(bin, program), ...args], { cwd: folder, stdio: 'ignore' });
  if (asRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--locale=C', '-E', 'UTF8');
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder}`;
  run('pg_ctl', '-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start');
  return {
    address: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    [Symbol.dispose]() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
