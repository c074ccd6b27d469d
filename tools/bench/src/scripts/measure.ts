/** Measures one piece of work in this process, says so on standard output, and ends the process. */
export async function measure(work: () => Promise<unknown>): Promise<void> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const sample = JSON.stringify({ cpuMs: (user + system) / 1000, wallMs, peakMb });
  process.stdout.write(sample, () => process.exit(0));
}
