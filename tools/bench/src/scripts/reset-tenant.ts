import { openLocalTenant } from '@ligase/tenant';
import { serveSamples } from './serve-samples.ts';

const [mode, resets] = process.argv.slice(2) as ['reset' | 'rebuild', string];

const tenant = await openLocalTenant({ seed: 'demo' });
const renew = {
  reset: () => tenant.control.resetTenant(),
  async rebuild() {
    const another = await openLocalTenant({ seed: 'demo' });
    await another.close();
  },
}[mode];

await serveSamples(async () => {
  for (let done = 0; done < Number(resets); done += 1) await renew();
}, 3);
