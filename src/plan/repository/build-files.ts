/** Files that say how images are built. */
export type BuildFileKind = 'dockerfile' | 'compose' | 'bake';

/** What a file is by its name; letters of any case. */
export function kindOfFile(name: string): BuildFileKind | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith('.dockerignore') || NO_BUILD_FILE.test(lower)) return undefined;
  if (isPlain(lower) || /^(?:dockerfile|containerfile)\.|.\.dockerfile$/.test(lower)) return 'dockerfile';
  if (/^(?:docker-)?compose(?:[._-].*)?\.ya?ml$/.test(lower)) return 'compose';
  return /^docker-bake(?:\..*)?\.(?:hcl|json)$|.\.bake\.hcl$/.test(lower) ? 'bake' : undefined;
}

/** Text that a Dockerfile is made of, an example, or a copy. */
const NO_BUILD_FILE =
  /\.(?:bak|ejs|erb|example|hbs|j2|jinja2?|liquid|md|mustache|old|orig|sample|scriban|template|tmpl|tpl|txt)$/;

/** Not a variant, as `Dockerfile.alpine` or `gov.Dockerfile` is. */
export function isPlain(name: string): boolean {
  return /^(?:dockerfile|containerfile)$/i.test(name);
}

/**
 * A compose or bake file for developers and tests. The images that it builds are not those that are shipped, so it is
 * no evidence.
 */
export function isForDevelopment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[._-]/)
    .some((word) => DEVELOPMENT.has(word));
}

const DEVELOPMENT = new Set([
  'debug',
  'dev',
  'develop',
  'development',
  'e2e',
  'integration',
  'local',
  'test',
  'testing',
  'tests',
  'vs',
  'watch',
]);
