import { serveDeliveries } from './deliveries.ts';
import type { ListenerName } from './delivery-listeners.ts';

const [name, count, perSecond] = process.argv.slice(2) as [ListenerName, string, string];

const deliveries = await serveDeliveries(name);
await deliveries.send(2_000);
process.send?.(await deliveries.send(Number(count), Number(perSecond)));
process.exit();
