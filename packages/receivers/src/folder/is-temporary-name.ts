const endings = ['~', '.tmp', '.temp', '.part', '.partial', '.crdownload', '.filepart', '.swp', '.lock', '.lck'];

/** Whether a file's or a folder's name is one that programs give to what is not for others: `.run.csv`, `~$run.xlsx`, `run.csv.part`. */
export function isTemporaryName(name: string): boolean {
  const lower = name.toLowerCase();
  return name.startsWith('.') || name.startsWith('~$') || endings.some((ending) => lower.endsWith(ending));
}
