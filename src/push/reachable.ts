import { bounds } from '../docker/bounds.ts';
import type { Buildx } from '../docker/buildx.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { MeasuringRegistry } from '../oci/receiver/measuring-registry.ts';
import type { Tools } from '../tools/tools.ts';

/** Whether what builds an image can push it to the measuring registry, or the reason why it cannot. */
export type Reach = 'reachable' | { readonly unreachable: string };

type Registry = Pick<MeasuringRegistry, 'probe' | 'address'>;

/**
 * What builds an image may push it only once it has asked the measuring registry for another one, which is not there:
 * else it would send the image to whoever listens on that port where it runs (a container job, a rootless or remote
 * engine, a virtual machine and a builder without the host's network have another loopback interface).
 *
 * It is asked while the app is being built. What arrives late arrives all the same: the bound counts only for who
 * waits for the answer.
 */
export class Probe {
  readonly #asked: Promise<void>;
  #arrived = false;
  readonly #said: Promise<string>;
  readonly #late: Promise<void>;
  readonly #waitMs: number;
  readonly #abort = new AbortController();

  /** @param ask has the builder or engine ask for that reference, and gives what it says. */
  constructor(
    registry: Registry,
    waitMs: number,
    ask: (reference: string, signal: AbortSignal) => Promise<string>,
  ) {
    const { reference, received } = registry.probe();
    this.#asked = received.then(() => {
      this.#arrived = true;
    });
    this.#waitMs = waitMs;
    this.#late = new Promise((resolve) => setTimeout(resolve, waitMs).unref());
    this.#said = ask(reference, this.#abort.signal)
      .catch((error: unknown) => {
        if (error instanceof UserError) return error.message;
        throw error;
      })
      .then((said) => reasonIn(said, reference));
    // Who never waits for the answer does not want to know either.
    this.#said.catch(() => {});
  }

  async reach(): Promise<Reach> {
    const waited = `it did not ask within ${this.#waitMs / 1000} s`;
    const said = await Promise.race([this.#asked, this.#said, this.#late]);
    this.#abort.abort(new UserError('the probe is over'));
    // Whatever was said or waited: the request counts.
    return this.#arrived ? 'reachable' : { unreachable: said || waited };
  }
}

type Reaching = Pick<Tools, 'engine' | 'engineReach' | 'buildxBuilder' | 'builderReach'>;

const LONGEST_REASON = 200;

/** For a report: without the name that the probe had, and what says no more than who speaks. */
function reasonIn(said: string, reference: string): string {
  const reason = said
    .replace(/^(?:Error response from daemon|ERROR): /, '')
    .replace(/^failed to build: failed to solve: /, '')
    .replaceAll(reference, 'the probe')
    // Some engines name the repository alone.
    .replaceAll(reference.replace(/:[^:/]*$/, ''), 'the probe');
  return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
}

/** The engine and the builder, each found and probed when it is first asked for, and once. */
export function reaching(
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
): Reaching {
  const engine = once(async (): Promise<{ facts: EngineFacts; probe: Probe }> => {
    const start = performance.now();
    const facts = await docker.engine();
    const waitMs = patience(performance.now() - start);
    return {
      facts,
      probe: new Probe(registry, waitMs, (reference, signal) => docker.probe(reference, signal)),
    };
  });
  const builder = once(async (): Promise<{ facts: BuildxBuilder; probe: Probe } | undefined> => {
    const facts = await buildx.builder();
    if (facts === undefined) return undefined;
    const waitMs = patience(facts.answerMs);
    const ask = (reference: string, signal: AbortSignal) => buildx.probe(reference, platform, signal);
    return { facts, probe: new Probe(registry, waitMs, ask) };
  });
  return {
    engine: async () => (await engine()).facts,
    engineReach: once(async () => (await engine()).probe.reach()),
    buildxBuilder: async () => (await builder())?.facts,
    builderReach: once(
      async () => (await builder())?.probe.reach() ?? { unreachable: 'buildx has no builder of its own' },
    ),
  };
}

/** One that needs long to answer anything (a machine under load) also needs long to ask. In ms. */
function patience(answerMs: number): number {
  return Math.min(Math.max(bounds.probe, bounds.probeAnswers * answerMs), bounds.probeLongest);
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
