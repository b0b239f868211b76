import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer-taken.ts';

/** The requests that it takes to read an image, in their order. */
export const STEPS = ['token', 'index', 'manifest', 'config', 'layer'] as const;
export type Step = (typeof STEPS)[number];

/** All figures are right, or only a layer's size on disk is unknown, or the image cannot be read. */
export type Figures = 'right' | 'layer unknown' | 'error';

/** What a fault leads to at one step: if it happens each time, and if it happens once. */
export interface Outcome {
  readonly always: Figures;
  readonly once: Figures;
}

export type Outcomes = Readonly<Record<Step, Outcome>>;

/** The outcomes at the steps, in their order, whether the fault happens each time or once. */
export function either(...figures: readonly [Figures, Figures, Figures, Figures, Figures]): Outcomes {
  const outcomes = STEPS.map((step, i) => [step, { always: figures[i], once: figures[i] }] as const);
  return Object.fromEntries(outcomes) as Outcomes;
}

/** A fault that no retry helps against. */
export const FATAL = either('error', 'error', 'error', 'error', 'layer unknown');

/** A fault that is over with the next attempt, if it happens once. */
export const TRANSIENT = Object.fromEntries(
  STEPS.map((step) => [step, { ...FATAL[step], once: 'right' }]),
) as Outcomes;

/** The registry and the image in the messages that are expected. */
export const REGISTRY = 'registry.example';
export const IMAGE = `${REGISTRY}/team/app:1`;
export const notReturned = (status: number) => `${REGISTRY} did not return ${IMAGE}: it answered ${status}`;
export const unreadable = (why: string) => `${IMAGE} could not be read from ${REGISTRY}: ${why}`;
export const unusable = (why: string) => `${REGISTRY}, ${IMAGE}: ${why}`;

export interface FaultyExchange {
  /** What the registry would have answered. */
  readonly right: Answer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Makes another host serve the right answer, and returns its URL there. */
  readonly elsewhere: () => string;
}

export interface Fault {
  readonly name: string;
  /** The limit that ends it: on silence, or on an attempt as a whole. Others end without any. */
  readonly endedBy?: 'idleMs' | 'attemptMs';
  readonly outcomes: Outcomes;
  /** The message: for the index, or for the first step that fails if the index does not. */
  readonly message: string;
  readonly answer: (exchange: FaultyExchange) => void;
}

/** Writes an answer byte for byte: `length` may be wrong. */
export function write(
  { right, request }: FaultyExchange,
  change: {
    status?: number;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array | string;
    length?: number;
    keepOpen?: boolean;
  } = {},
): void {
  const body = Buffer.from(change.body ?? right.body);
  const headers = {
    ...right.headers,
    'content-length': `${change.length ?? body.length}`,
    ...change.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const { socket } = request;
  socket.write(
    `HTTP/1.1 ${change.status ?? right.status} Fake\r\nconnection: close\r\n${lines.join('')}\r\n`,
  );
  socket.write(body);
  if (!change.keepOpen) socket.end();
}

/** Replaces the body, without a header that states the digest of the right one. */
export function replaced(exchange: FaultyExchange, body: Uint8Array | string): void {
  const { 'docker-content-digest': _stated, ...headers } = exchange.right.headers;
  write({ ...exchange, right: { ...exchange.right, headers } }, { body });
}

/** A few bytes at once, then one every 20 ms, for ever. */
export function drip(exchange: FaultyExchange, byte: string): void {
  const { socket } = exchange.request;
  socket.write(byte.repeat(8));
  const timer = setInterval(() => socket.write(byte), 20);
  socket.once('close', () => clearInterval(timer));
}
