import * as v from 'valibot';

/** GitHub (or something between) answered with success, but not with what its contract says. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** What the answer holds by `schema`. Throws UnexpectedAnswer, which names `what` was asked for. */
export function asked<S extends v.GenericSchema>(what: string, schema: S, answer: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, answer);
  if (!result.success) throw new UnexpectedAnswer(`GitHub did not answer with ${what}`);
  return result.output;
}
