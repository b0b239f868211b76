/** One request, as the stand-in saw it. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** Such as `issues/create-comment`, or `graphql`. */
  readonly operation: string;
  readonly body: unknown;
  /** Of the answer; 0 where the connection was cut. */
  status: number;
}

/** What goes wrong with a request. Without status, `drop` or `delay` nothing does. */
export interface Fault {
  /** Such as `issues/create-comment`, or `graphql`. */
  readonly operation: string;
  /** From which request of this operation on, counted from now; 1, the next one, by default. */
  readonly nth?: number;
  /** For how many requests; 1 by default. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a message that fits the status by default. A string is sent as it is, as HTML. */
  readonly body?: unknown;
  /** True: what was asked is done all the same, as by a server whose answer got lost. */
  readonly carriedOut?: boolean;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** True: the connection is cut instead of an answer. */
  readonly drop?: boolean;
}

/** Planned faults, each counting the requests it waits for. */
export class Faults {
  readonly #planned: { readonly fault: Fault; seen: number }[] = [];

  plan(fault: Fault): void {
    this.#planned.push({ fault, seen: 0 });
  }

  /** Counts a request, and says what goes wrong with it. */
  next(operation: string): Fault | undefined {
    let hit: Fault | undefined;
    for (const planned of this.#planned) {
      if (planned.fault.operation !== operation) continue;
      planned.seen += 1;
      const { nth = 1, times = 1 } = planned.fault;
      if (planned.seen >= nth && planned.seen < nth + times) hit ??= planned.fault;
    }
    return hit;
  }
}
