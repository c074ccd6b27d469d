import { declineForm } from './cards/decline-form.ts';
import { entryForm } from './cards/entry-form.ts';
import { registrationForm } from './cards/registration-form.ts';
import type { Modal } from '@ligase/plugin-slack';

/** Every modal that a click or a command opens. */
export const modals: readonly Modal[] = [declineForm, entryForm, registrationForm];
