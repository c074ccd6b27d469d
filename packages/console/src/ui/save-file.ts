/** A file as the control API answers with one. */
export interface AnsweredFile {
  readonly fileName: string;
  readonly mimeType: string;
  /** The bytes in base64. */
  readonly data64: string;
}

/** Has the browser save a file. */
export function saveFile({ fileName, mimeType, data64 }: AnsweredFile): void {
  const bytes = Uint8Array.from(atob(data64), (character) => character.codePointAt(0) ?? 0);
  const url = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
