import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { oneLine } from '../name/quoted.ts';

/** What Docker's config.json says of registries' credentials. Keys are as whoever wrote them spelled them. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, unknown>;
  /** Names of helpers by registry; an empty name means none. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** Name of the helper for every other registry. */
  readonly credsStore: string | undefined;
}

export const NO_CONFIG: DockerConfig = { auths: new Map(), credHelpers: new Map(), credsStore: undefined };

const ConfigSchema = v.object({
  auths: v.nullish(v.record(v.string(), v.unknown())),
  credHelpers: v.nullish(v.record(v.string(), v.string())),
  credsStore: v.nullish(v.string()),
});

/**
 * Reads a config.json, which need not exist.
 * @param onWarning told, in one line, what could not be read; access is anonymous then.
 */
export async function readDockerConfig(
  file: string,
  onWarning: (message: string) => void,
): Promise<DockerConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // ENOTDIR: a parent of the path is a file, so there is no config either.
    if (code !== 'ENOENT' && code !== 'ENOTDIR') onWarning(unusable(file, `cannot be read (${code})`));
    return NO_CONFIG;
  }
  return parseDockerConfig(text, file, onWarning);
}

/** @param name where the text is from, for the warning. The text itself is never shown: it holds secrets. */
export function parseDockerConfig(
  text: string,
  name: string,
  onWarning: (message: string) => void,
): DockerConfig {
  try {
    const config = v.safeParse(ConfigSchema, JSON.parse(text), { abortEarly: true });
    if (config.success) {
      const { auths, credHelpers, credsStore } = config.output;
      return {
        auths: new Map(Object.entries(auths ?? {})),
        credHelpers: new Map(Object.entries(credHelpers ?? {})),
        credsStore: credsStore || undefined,
      };
    }
  } catch {
    // The message of a JSON error quotes the text, and with it secrets: it goes nowhere.
  }
  onWarning(unusable(name, 'is not a valid Docker config'));
  return NO_CONFIG;
}

/** A warning about a config. `problem` completes the sentence "NAME …". */
export function unusable(name: string, problem: string): string {
  return `${oneLine(name)} ${problem}: registries are read without its credentials; run docker/login-action again`;
}
