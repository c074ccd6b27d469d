const longestAnswerMs = 5_000;

/** Gives up on a shared state that hangs. By the system's time: under a clock that skips waiting, every state would. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The shared state did not answer within ${longestAnswerMs} ms`)),
      longestAnswerMs,
    );
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
