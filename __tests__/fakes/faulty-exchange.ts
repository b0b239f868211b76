import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer-taken.ts';

export interface FaultyExchange {
  /** What the registry would have answered. */
  readonly right: Answer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Has another host serve the right answer, and gives its URL there. */
  readonly elsewhere: () => string;
}

export interface Fault {
  readonly name: string;
  /** True: what comes of it, comes by waiting. */
  readonly slow?: boolean;
  readonly answer: (exchange: FaultyExchange) => void;
}

/** Writes an answer byte for byte: `length` may lie. */
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

/** Says it is JSON of this kind, with a stated digest that does not contradict it. */
export function replaced(exchange: FaultyExchange, body: Uint8Array | string): void {
  const { 'docker-content-digest': _stated, ...headers } = exchange.right.headers;
  write({ ...exchange, right: { ...exchange.right, headers } }, { body });
}

/** One byte every 100 ms, for ever. */
export function drip(exchange: FaultyExchange, byte: string): void {
  const { socket } = exchange.request;
  const timer = setInterval(() => socket.write(byte), 100);
  socket.once('close', () => clearInterval(timer));
}
