import { useEffect, useRef } from 'react';
import { TextField } from './field.tsx';

/** What {@link FilterText} filters by. */
export interface FilterTextProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A filter that is written. The address follows what is written, and not the other way round while it is. */
export function FilterText({ label, placeholder, value, onValue }: FilterTextProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null && input.current !== document.activeElement) input.current.value = value;
  }, [value]);
  return (
    <TextField
      ref={input}
      label={label}
      placeholder={placeholder}
      type="search"
      spellCheck={false}
      defaultValue={value}
      onChange={(event) => onValue(event.currentTarget.value.trim())}
    />
  );
}
