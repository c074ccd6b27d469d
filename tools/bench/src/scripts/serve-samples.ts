/** Measures the work each time the parent asks, and tells what it cost. */
export function serveSamples(work: () => Promise<unknown>): void {
  const sample = async (): Promise<void> => {
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await work();
    const wallMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ cpuMs: (user + system) / 1000, wallMs, peakMb: process.resourceUsage().maxRSS / 1024 });
  };
  process.on('message', () => void sample());
  process.send?.('ready');
}
