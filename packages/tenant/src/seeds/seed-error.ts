/** Why a tenant cannot hold a seed, in words for whoever wrote it. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
