export { eventsReceiver, type EventsReceiverOptions } from './events-receiver.ts';
export { gapKind, type EventsGap } from './poll-events.ts';
