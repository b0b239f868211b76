import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { baseAnswer, baseOf } from './guard-targets.ts';

/** Answers a question of MSBuild. */
export interface Question {
  readonly url: string;
  /** Why the last answer was no. */
  readonly refusal: () => unknown;
  close(): Promise<void>;
}

/**
 * Answers MSBuild, which asks before a push whether the image may have this base.
 * @param prepare prepares for an image on this base, and resolves to the base on a mirror; it rejects if there can be no
 * such image.
 */
export async function answerBaseQuestion(
  prepare: (reference: string) => Promise<string | undefined>,
): Promise<Question> {
  return answerQuestion(async (parameters) => baseAnswer(await prepare(baseOf(parameters))));
}

/** @param answer rejects if the answer is no: then MSBuild's build fails. */
export async function answerQuestion(
  answer: (parameters: URLSearchParams) => Promise<string>,
): Promise<Question> {
  let refusal: unknown;
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost').searchParams).then(
      (text) => response.end(text),
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
