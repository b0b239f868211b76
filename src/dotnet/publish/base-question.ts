import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseReference } from '../../oci/name/reference.ts';

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

/** Properties in which the SDK has the parts of the base's name when it makes the image. */
export const BASE_PARTS = [
  'ContainerBaseRegistry',
  'ContainerBaseName',
  'ContainerBaseTag',
  'ContainerBaseDigest',
];

/** The answer of `answerBaseQuestion`. @param mirrored the base on a mirror, if there is one. */
export function baseAnswer(mirrored: string | undefined): string {
  return mirrored === undefined ? 'yes' : partsOf(mirrored).join('|');
}

function partsOf(reference: string): readonly string[] {
  const { registry, repository, tag = '', digest = '' } = parseReference(reference);
  return [registry, repository, tag, digest];
}

/** The base that a request names. */
export function baseOf(parameters: URLSearchParams): string {
  const [registry, name, tag, digest] = BASE_PARTS.map((part) => parameters.get(part) ?? '');
  return `${registry && `${registry}/`}${name}${tag && `:${tag}`}${digest && `@${digest}`}`;
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
