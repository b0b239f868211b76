import * as v from 'valibot';

/** The value of a JSON text of the given shape; undefined where it is no JSON or has another shape. */
export function readJson<const S extends v.GenericSchema>(
  schema: S,
  text: string,
): v.InferOutput<S> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
