import { Button } from './button.tsx';

/** What {@link Pager} moves through. */
export interface PagerProps {
  /** Whether this is the newest page. */
  readonly isFirst: boolean;
  readonly onFirst: () => void;
  /** `undefined` when nothing is older. */
  readonly onOlder: (() => void) | undefined;
}

/** Goes to what is older, and back to the newest. */
export function Pager({ isFirst, onFirst, onOlder }: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex gap-2">
      <Button disabled={isFirst} onClick={onFirst}>
        Newest
      </Button>
      <Button disabled={onOlder === undefined} onClick={onOlder}>
        Older
      </Button>
    </nav>
  );
}
