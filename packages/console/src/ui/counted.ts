const format = new Intl.NumberFormat('en');

/** How many of what, such as `1 app` and `1,200 apps`. */
export function counted(count: number, what: string, many = `${what}s`): string {
  return `${format.format(count)} ${count === 1 ? what : many}`;
}
