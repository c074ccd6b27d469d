/**
 * Copies a text; gives whether it could be. `beside` is what was pressed. Where a page is neither on this machine nor on https,
 * browsers have no clipboard for it, but still copy what is selected.
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, beside);
  }
}

function copySelected(text: string, beside: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr-only';
  // Within a dialog, nothing outside of it can be selected.
  beside.after(area);
  area.select();
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- there is no other way without a secure context
    return document.execCommand('copy');
  } finally {
    area.remove();
    beside.focus();
  }
}
