/**
 * The address of an empty PostgreSQL database, from `LIGASE_BENCH_POSTGRES`. Without one, says what is not measured: the embedded
 * store serves one process only.
 */
export function benchPostgres(): string | undefined {
  const address = process.env['LIGASE_BENCH_POSTGRES'];
  if (address === undefined) console.log('  SKIPPED: give an empty database in LIGASE_BENCH_POSTGRES=postgres://…');
  return address;
}
