import type { Feature } from '../feature.ts';
import type { V3Parts } from './v3-parts.ts';

/** How many calls each tier allows. */
export function limitsFeature({ limits }: V3Parts): Feature {
  return {
    name: 'limits v3',
    operationsV3: {
      'Limits.Get': {
        support: 'faithful',
        handle: () => ({
          body: Object.fromEntries(
            (limits.tierLimits() ?? []).map((limit, index) => [`tier${index + 1}-limit`, limit]),
          ),
        }),
      },
    },
  };
}
