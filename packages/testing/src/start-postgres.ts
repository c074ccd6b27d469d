import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A PostgreSQL server of a test's own, on a socket in a temporary folder. */
export interface TestPostgres {
  /** The address of a new, empty database. */
  newDatabase(): string;
  stop(): void;
}

const initdb = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().at(-1);

/** Why there is no PostgreSQL to test with; `undefined` when there is. */
export const noPostgres: string | undefined =
  initdb === undefined ? 'no PostgreSQL in /usr/lib/postgresql: install it to test with several processes' : undefined;

/** How a server keeps what it is given. */
export interface PostgresOptions {
  /** Whether each commit reaches the disk, as it does by default elsewhere. Default: false, since no test cuts the power. */
  readonly syncs?: boolean;
}

/** Starts a server. PostgreSQL refuses to run as root, so root starts it as the user `postgres`. */
export function startPostgres({ syncs = false }: PostgresOptions = {}): TestPostgres {
  if (initdb === undefined) throw new Error(noPostgres);
  const bin = dirname(initdb);
  const folder = mkdtempSync(join(tmpdir(), 'ligase-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]): string => {
    const [command = '', ...rest] = asRoot
      ? ['runuser', '-u', 'postgres', '--', join(bin, program)]
      : [join(bin, program)];
    return execFileSync(command, [...rest, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  if (asRoot) chownSync(folder, Number(idOf('-u')), Number(idOf('-g')));
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '--locale=C', '-E', 'UTF8');
  const settings = `-c fsync=${syncs ? 'on' : 'off'} -c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=200`;
  // -l: otherwise the server keeps our pipe, and pg_ctl never seems to end.
  run('pg_ctl', '-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start');
  let databases = 0;
  return {
    newDatabase() {
      databases += 1;
      run('createdb', '-h', folder, '-U', 'postgres', `test${databases}`);
      return `postgres://postgres@localhost/test${databases}?host=${encodeURIComponent(folder)}`;
    },
    stop() {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idOf(which: '-u' | '-g'): string {
  return execFileSync('id', [which, 'postgres'], { encoding: 'utf8' });
}
