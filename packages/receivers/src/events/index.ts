export type { BenchlingEvent, EventAnnouncement, EventType } from '../benchling-event.ts';
export { receiver, type Receiver } from '../receiver.ts';
export { eventsReceiver, type EventsReceiverOptions } from './events-receiver.ts';
export { gapKind, type EventsGap } from './poll-events.ts';
