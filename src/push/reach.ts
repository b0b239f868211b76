import { bounds } from '../docker/bounds.ts';
import type { Buildx } from '../docker/buildx.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { MeasuringRegistry } from '../oci/receiver/measuring-registry.ts';
import type { Reach, Tools } from '../tools/tools.ts';

type Registry = Pick<MeasuringRegistry, 'probe' | 'address'>;

/**
 * A builder or engine may push an image only after it asked the measuring registry for another one, which does not
 * exist. Otherwise it would send the image to whoever listens on that port on its own loopback interface, which is
 * another one in a container job, for a rootless or remote engine, in a virtual machine, and for a builder without the
 * host's network.
 *
 * It is asked while the app is being built. A late request still counts: the bound is only for the one who waits for
 * the answer.
 */
class Probe {
  readonly #received: Promise<void>;
  #arrived = false;
  readonly #reason: Promise<string>;
  readonly #timeout: Promise<void>;
  readonly #waitMs: number;
  readonly #abort = new AbortController();

  /** @param ask has the builder or engine ask for that reference, and resolves to its answer. */
  constructor(
    registry: Registry,
    waitMs: number,
    ask: (reference: string, signal: AbortSignal) => Promise<string>,
  ) {
    const { reference, received } = registry.probe();
    this.#received = received.then(() => {
      this.#arrived = true;
    });
    this.#waitMs = waitMs;
    this.#timeout = new Promise((resolve) => setTimeout(resolve, waitMs).unref());
    this.#reason = ask(reference, this.#abort.signal)
      .catch((error: unknown) => {
        if (error instanceof UserError) return error.message;
        throw error;
      })
      .then((answer) => reasonIn(answer, reference));
    // A probe that nobody waits for must not cause an unhandled rejection.
    this.#reason.catch(() => {});
  }

  async reach(): Promise<Reach> {
    const timedOut = `it did not ask within ${this.#waitMs / 1000} s`;
    const reason = await Promise.race([this.#received, this.#reason, this.#timeout]);
    this.#abort.abort(new UserError('the probe is over'));
    // Whatever the answer was: the request counts.
    return this.#arrived ? 'reachable' : { unreachable: reason || timedOut };
  }
}

const LONGEST_REASON = 200;

/** For a report: without the prefixes of the program, and without the random name of the probe. */
function reasonIn(answer: string, reference: string): string {
  const reason = answer
    .replace(/^(?:Error response from daemon|ERROR): /, '')
    .replace(/^failed to build: failed to solve: /, '')
    .replaceAll(reference, 'the probe')
    // Some engines name the repository alone.
    .replaceAll(reference.replace(/:[^:/]*$/, ''), 'the probe');
  return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
}

type BuilderAccess = Pick<Tools, 'engine' | 'engineReach' | 'buildxBuilder' | 'buildxReach'>;

/**
 * The engine and the builder of buildx, each found and probed once, when it is first needed.
 * @param platform the builder's node for it is probed.
 */
export function builderAccess(
  {
    docker,
    buildx,
    registry,
  }: {
    readonly docker: Pick<Docker, 'engine' | 'probe'>;
    readonly buildx: Pick<Buildx, 'builder' | 'probe'>;
    readonly registry: Registry;
  },
  platform?: Platform,
): BuilderAccess {
  const engine = once(async (): Promise<{ facts: EngineFacts; probe: Probe }> => {
    const start = performance.now();
    const facts = await docker.engine();
    const waitMs = probeTime(performance.now() - start);
    return {
      facts,
      probe: new Probe(registry, waitMs, (reference, signal) => docker.probe(reference, signal)),
    };
  });
  const builder = once(async (): Promise<{ facts: BuildxBuilder; probe: Probe } | undefined> => {
    const facts = await buildx.builder();
    if (facts === undefined) return undefined;
    const waitMs = probeTime(facts.answerMs);
    const ask = (reference: string, signal: AbortSignal) => buildx.probe(reference, platform, signal);
    return { facts, probe: new Probe(registry, waitMs, ask) };
  });
  return {
    engine: async () => (await engine()).facts,
    engineReach: once(async () => (await engine()).probe.reach()),
    buildxBuilder: async () => (await builder())?.facts,
    buildxReach: once(
      async () => (await builder())?.probe.reach() ?? { unreachable: 'buildx is set to the engine' },
    ),
  };
}

/** If an engine is slow to answer anything, as on a busy machine, it is also slow to ask. In ms. */
function probeTime(answerMs: number): number {
  return Math.min(Math.max(bounds.probe, bounds.probeAnswers * answerMs), bounds.probeLongest);
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
