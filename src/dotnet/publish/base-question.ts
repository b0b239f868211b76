import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { baseAnswer, baseOf } from './guard-targets.ts';

/** Answers MSBuild, which asks before a push whether the image may have this base. */
export interface BaseQuestion {
  readonly url: string;
  /** Why the last answer was no. */
  readonly refusal: () => unknown;
  close(): Promise<void>;
}

/**
 * @param prepare prepares for an image on this base, and resolves to the base on a mirror; it rejects if there can be no
 * such image.
 */
export async function answerBaseQuestion(
  prepare: (reference: string) => Promise<string | undefined>,
): Promise<BaseQuestion> {
  let refusal: unknown;
  const server = createServer((request, response) => {
    prepare(baseOf(new URL(request.url ?? '/', 'http://localhost').searchParams)).then(
      (mirrored) => response.end(baseAnswer(mirrored)),
      (error: unknown) => {
        refusal = error;
        response.writeHead(409).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    refusal: () => refusal,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
