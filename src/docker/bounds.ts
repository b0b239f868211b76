/** Every bound on waiting for Docker. Times in ms. Builds have none, because they run the user's commands. */
export const bounds = {
  /** Short commands: `docker info`, `inspect`, `tag`, `rm`, `buildx inspect`. */
  answer: 60_000,
  /** The start of a builder, which may have to be pulled first. */
  bootstrap: 5 * 60_000,
  /** Until a probe counts as not arrived. Slow engines get more time: */
  probe: 2_000,
  /** this many times the duration of their `docker info`, */
  probeAnswers: 4,
  /** but no more than this. */
  probeLongest: 15_000,
  /** A push ends if the measuring registry gets neither a request nor a byte of it for so long. */
  pushIdle: 60_000,
  /** The first byte of `docker save`: the classic store copies all layers before it writes any. */
  saveStart: 10 * 60_000,
  /** Between two bytes of an archive that is streamed. */
  saveIdle: 60_000,
} as const;
