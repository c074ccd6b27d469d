/** What one receiver remembers in the engine's database, and which of the processes that share it does its work. */
export interface ReceiverState {
  /**
   * Whether this process does the receiver's work. Of those that live one does, until it dies or lets go: ask before each round.
   * One that was thought dead finds out here, and by `remember`.
   */
  lead(): Promise<boolean>;
  /** All that is remembered, as plain JSON, by its key. */
  all(): Promise<ReadonlyMap<string, unknown>>;
  /** Remembers plain JSON, or with `undefined` forgets. False when another process leads meanwhile: nothing was changed then. */
  remember(key: string, value: unknown): Promise<boolean>;
  /** Lets another process lead without waiting for this one to die. */
  release(): Promise<void>;
}

/** Where receivers keep how far they have come. */
export interface ReceiverStates {
  /** The state of the app's receiver of this name. */
  receiverState(name: string): ReceiverState;
}
