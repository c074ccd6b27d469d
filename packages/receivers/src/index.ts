export type { BenchlingEvent, EventAnnouncement, EventType } from './benchling-event.ts';
export { receiver, type Receiver } from './receiver.ts';
