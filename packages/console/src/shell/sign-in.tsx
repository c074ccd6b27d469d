import { Problem } from '../ui/notice.tsx';
import { KeyForm } from './key-form.tsx';

/** What {@link SignIn} asks for. */
export interface SignInProps {
  readonly onKey: (adminKey: string) => void;
  /** Why the key that there was does not do. */
  readonly error?: Error;
}

/** Asks for the admin key, for whoever came without the link that holds it. */
export function SignIn({ onKey, error }: SignInProps) {
  return (
    <main className="mx-auto mt-[12vh] grid max-w-md gap-4 p-6">
      <h1 className="text-xl font-semibold">Developer console</h1>
      <p className="text-muted">
        Open the link that <code>ligase tenant start</code> or <code>npm start</code> printed: it lets you in. Or write
        the admin key that stands there.
      </p>
      <Problem error={error} />
      <KeyForm onKey={onKey} />
    </main>
  );
}
