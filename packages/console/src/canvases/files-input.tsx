import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/notice.tsx';

/** What {@link FilesInput} chooses. */
export interface FilesInputProps {
  readonly label: string;
  readonly disabled: boolean;
  /** Endings such as `csv`; any when there are none. */
  readonly fileTypes: readonly string[];
  readonly maxFiles: number | undefined;
  /** The blobs that are chosen. */
  readonly blobIds: readonly string[];
  readonly onBlobIds: (blobIds: readonly string[]) => void;
}

/** Uploads files for an app, as somebody does in its canvas. */
export function FilesInput({ label, disabled, fileTypes, maxFiles, blobIds, onBlobIds }: FilesInputProps) {
  const { call } = useSession();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const upload = useMutation({
    mutationFn: (files: readonly File[]) =>
      Promise.all(
        files.map(async (file) => {
          const { id } = await call('uploadFile', { name: file.name, data64: await base64Of(file) });
          return [id, file.name] as const;
        }),
      ),
    onSuccess: (uploaded) => {
      setNames((before) => ({ ...before, ...Object.fromEntries(uploaded) }));
      onBlobIds([...blobIds, ...uploaded.map(([id]) => id)]);
    },
  });
  return (
    <div className="grid max-w-sm gap-1">
      <label className="grid gap-1 font-medium">
        {label}
        <input
          type="file"
          multiple={maxFiles !== 1}
          accept={fileTypes.map((type) => `.${type.replace(/^\./u, '')}`).join(',')}
          className="control font-normal"
          disabled={disabled || upload.isPending}
          onChange={({ currentTarget: input }) => {
            if (input.files !== null && input.files.length > 0) upload.mutate([...input.files]);
            // The same file can then be chosen again.
            input.value = '';
          }}
        />
      </label>
      {upload.isPending && <p role="status">Uploading…</p>}
      <Problem error={upload.error} />
      {blobIds.length > 0 && (
        <ul aria-label={`Files of ${label}`} className="grid gap-1">
          {blobIds.map((id) => (
            <li key={id} className="flex items-center gap-2 wrap-anywhere">
              {names[id] ?? id}
              <Button
                className="min-h-7! px-2! text-xs"
                disabled={disabled}
                aria-label={`Take ${names[id] ?? id} out`}
                onClick={() => onBlobIds(blobIds.filter((one) => one !== id))}
              >
                Take out
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** By the browser's own reader, as a spread over the bytes of a large file runs out of stack. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/u, '') : ''),
    );
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
}
