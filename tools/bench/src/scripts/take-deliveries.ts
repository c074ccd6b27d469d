import { serveDeliveries } from './deliveries.ts';
import type { ListenerName } from './delivery-listeners.ts';
import { serveSamples } from './serve-samples.ts';

const [name, count] = process.argv.slice(2) as [ListenerName, string];

const deliveries = await serveDeliveries(name);
await serveSamples(() => deliveries.send(Number(count)), 2);
