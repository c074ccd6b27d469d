import { useState } from 'react';
import { TextField } from '../ui/field.tsx';

/** What {@link TextsInput} writes. */
export interface TextsInputProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly values: readonly string[];
  /** Whether it takes several, with commas between them. */
  readonly isMany: boolean;
  readonly hint: string | undefined;
  readonly onValues: (values: readonly string[]) => void;
}

/** A line for one text or several. What is written stays as it is, also a comma after which nothing stands yet. */
export function TextsInput({ label, disabled, values, isMany, hint, onValues }: TextsInputProps) {
  const [written, setWritten] = useState('');
  const read = (text: string): string[] => (isMany ? text.split(',').map((one) => one.trim()) : [text]);
  const isOwn =
    read(written)
      .filter((one) => one !== '')
      .join(',') === values.join(',');
  return (
    <TextField
      label={label}
      disabled={disabled}
      value={isOwn ? written : values.join(', ')}
      hint={hint}
      onChange={({ currentTarget: { value } }) => {
        setWritten(value);
        onValues(read(value));
      }}
    />
  );
}
