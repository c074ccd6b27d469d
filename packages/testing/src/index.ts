export { describeAuditSink } from './describe-audit-sink.ts';
export type { AuditSinkBattery, SinkUnderTest } from './describe-audit-sink.ts';
export { fakeClock } from './fake-clock.ts';
export type { FakeClock, FakeClockOptions } from './fake-clock.ts';
export { memoryLogger } from './memory-logger.ts';
export type { LogLine, MemoryLogger } from './memory-logger.ts';
