import { useId, type ComponentProps, type ReactNode } from 'react';

interface Labelled {
  readonly label: string;
  /** What the label leaves open. */
  readonly hint?: ReactNode;
}

function Row({ id, label, hint, children }: Labelled & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="grid max-w-full min-w-0 grid-cols-1 content-start gap-1">
      <label htmlFor={id} className="font-medium wrap-anywhere">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A line to write in. */
export function TextField({ label, hint, className = '', ...rest }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Row id={id} label={label} hint={hint}>
      <input
        id={id}
        className={`control ${className}`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      />
    </Row>
  );
}

/** Several lines to write in. */
export function TextArea({ label, hint, className = '', ...rest }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Row id={id} label={label} hint={hint}>
      <textarea
        id={id}
        className={`control ${className}`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      />
    </Row>
  );
}

/** One of several to choose; `options` are values with what is shown for them. */
export function Choice({
  label,
  hint,
  options,
  className = '',
  ...rest
}: Labelled & ComponentProps<'select'> & { readonly options: readonly (readonly [value: string, shown: string])[] }) {
  const id = useId();
  return (
    <Row id={id} label={label} hint={hint}>
      <select
        id={id}
        className={`control ${className}`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      >
        {options.map(([value, shown]) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </Row>
  );
}

/** Something to tick. */
export function Tick({ label, ...rest }: { readonly label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" className="size-4 accent-accent" {...rest} />
      {label}
    </label>
  );
}
