import type { ComponentProps } from 'react';

const tones = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  plain: 'border-edge bg-surface text-ink hover:bg-raised',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-bg',
} as const;

/** How a button stands out. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** Default `plain`. */
  readonly tone?: keyof typeof tones;
}

/** Something to press. */
export function Button({ tone = 'plain', type = 'button', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex min-h-8.5 items-center gap-1.5 rounded-md border px-3 py-1 font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-55 ${tones[tone]} ${className}`}
      {...rest}
    />
  );
}
