/** Every bound on waiting for Docker, in one place. Times in ms. A build has none: what it runs is the user's. */
export const bounds = {
  /** The answer to a question: `docker info`, `inspect`, `tag`, `rm`, `buildx inspect`. */
  answer: 60_000,
  /** The start of a builder, which may have to be pulled. */
  bootstrap: 5 * 60_000,
  /** Until a probe counts as not arrived; longer only for an engine that needs long to answer anything. */
  probe: 2_000,
  /** And then this many times as long as its answer to `docker info` took. */
  probeAnswers: 4,
  probeLongest: 15_000,
  /** A push of which the measuring registry sees neither request nor byte is given up. */
  pushIdle: 60_000,
  /** The first byte of `docker save`: the classic store copies all layers before it writes any. */
  saveStart: 10 * 60_000,
  /** Each further byte of an archive that is streamed. */
  saveIdle: 60_000,
} as const;
