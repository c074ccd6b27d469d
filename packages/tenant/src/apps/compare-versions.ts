/** Which of two versions such as `1.4.0` and `1.4.0-rc.1` is newer: positive when it is the first. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parts(a), parts(b)];
  for (const [index, number] of first.numbers.entries()) {
    const difference = number - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // A version is newer than what led up to it.
  if (first.before === '' || second.before === '')
    return (first.before === '' ? 1 : 0) - (second.before === '' ? 1 : 0);
  return first.before.localeCompare(second.before, 'en', { numeric: true });
}

function parts(version: string): { readonly numbers: readonly number[]; readonly before: string } {
  const [release = '', ...before] = (version.split('+', 1)[0] ?? '').split('-');
  return { numbers: release.split('.').map(Number), before: before.join('-') };
}
