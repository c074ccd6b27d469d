/** Does the work a few times so that its code is compiled, then measures it each time the parent asks. */
export async function serveSamples(work: () => Promise<unknown>, warmUps = 0): Promise<void> {
  const sample = async (): Promise<void> => {
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await work();
    const wallMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ cpuMs: (user + system) / 1000, wallMs, peakMb: process.resourceUsage().maxRSS / 1024 });
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await work();
  process.on('message', () => void sample());
  process.send?.('ready');
}
