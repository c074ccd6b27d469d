import { noPostgres, startPostgres } from '@ligase/testing';

/** An empty database, until it is disposed of. */
export interface BenchPostgres extends Disposable {
  readonly address: string;
}

/**
 * A PostgreSQL database: that of `LIGASE_BENCH_POSTGRES`, or one on a server that is started for it, whose commits reach the disk.
 * Where there is neither, says what is not measured: the embedded store serves one process only.
 */
export function benchPostgres(): BenchPostgres | undefined {
  const address = process.env['LIGASE_BENCH_POSTGRES'];
  if (address !== undefined) return { address, [Symbol.dispose]: () => undefined };
  if (noPostgres === undefined) {
    const server = startPostgres({ syncs: true });
    return { address: server.newDatabase(), [Symbol.dispose]: () => server.stop() };
  }
  console.log('  SKIPPED: install postgresql, or give an empty database in LIGASE_BENCH_POSTGRES=postgres://…');
  return undefined;
}
