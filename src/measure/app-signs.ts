import type { LayerEntry, LayerFiles } from '../model/image.ts';

/** The app that an image must hold. */
export interface App {
  /** Its assembly is this and `.dll`, its apphost this alone. */
  readonly assemblyName: string;
  /** It runs in the browser: a web server has its files below `_framework`. */
  readonly browser: boolean;
  /** Assembly names of the other apps of the run. */
  readonly others: readonly string[];
}

/** Bytes: every apphost is larger, and every script that starts one is smaller. */
const LARGEST_SCRIPT = 16_384;

/** Bytes: every single file and every natively compiled app is larger. */
const SMALLEST_SINGLE_FILE = 1_000_000;

/** A build leaves assemblies here that nobody publishes. */
const LEFT_BY_BUILD = /(?:^|\/)(?:bin\/(?:[^/]+\/)?(?:debug|release)|obj)\//i;

const ARCHIVE = /\.(?:zip|tar|tgz|tar\.\w{1,4}|7z|deb|rpm|apk)$/i;

const OF_DOTNET = /\.(?:dll|exe|runtimeconfig\.json|deps\.json)$/i;

/** What to look for. */
export interface Wanted {
  readonly app: App | undefined;
  /** Path of the assembly that the image starts, see `startedFile`. */
  readonly started: string | undefined;
  /** Name of what it starts, which may be a script or another program. */
  readonly starts: string | undefined;
}

/** What the files of an image's layers show of its app. */
export interface Signs {
  /** A file of the app; undefined if there is none. */
  readonly app: string | undefined;
  /** The same in a folder that a build made and that is not published. */
  readonly leftover: string | undefined;
  /** The assembly that the image starts is there. */
  readonly started: boolean;
  /** A folder on the path of that assembly is a link, so the assembly may be in another place. */
  readonly startIsLinked: boolean;
  /** A file with the name of what the image starts, and no script. */
  readonly startedByName: string | undefined;
  /** A file that may be the app under another name. */
  readonly doubt: string | undefined;
}

type Found = { -readonly [sign in keyof Signs]: Signs[sign] };

/** Looks at every file once. */
export function surveyFiles(layers: readonly LayerFiles[], wanted: Wanted): Signs {
  const found: Found = {
    app: undefined,
    leftover: undefined,
    started: false,
    startIsLinked: false,
    startedByName: undefined,
    doubt: undefined,
  };
  const look = signReader(wanted);
  for (const layer of layers) {
    if ('unknown' in layer) continue;
    for (const entry of layer.entries) look(entry, found);
  }
  return found;
}

function signReader({ app, started, starts }: Wanted): (entry: LayerEntry, found: Found) => void {
  const assembly = new Set(namesOf(app?.assemblyName));
  const startedNames = new Set(namesOf(starts));
  return (entry, found) => {
    const { path, type } = entry;
    if (type === 'symlink' && started?.startsWith(`${path}/`)) found.startIsLinked = true;
    if (type === 'directory' || type === 'other') return;
    if (path === started) found.started = true;
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const isApp = assembly.has(name) || (app?.browser === true && /(?:^|\/)_framework\//.test(path));
    if (isApp) {
      const sign = LEFT_BY_BUILD.test(path) && path !== started ? 'leftover' : 'app';
      found[sign] ??= path;
    }
    if (startedNames.has(name) && (name.endsWith('.dll') || !isScript(entry))) found.startedByName ??= path;
    if (mayBeApp(entry)) found.doubt ??= path;
  };
}

function namesOf(assembly: string | undefined): readonly string[] {
  if (assembly === undefined || assembly === '') return [];
  return ['.dll', '', '.exe', '.wasm'].map((extension) => `${assembly}${extension}`.toLowerCase());
}

/** A link has no size; its target may be anything. */
function isScript({ type, size }: LayerEntry): boolean {
  return type === 'file' && size <= LARGEST_SCRIPT;
}

function mayBeApp({ path, type, size, mode }: LayerEntry): boolean {
  if (ARCHIVE.test(path) || OF_DOTNET.test(path)) return true;
  return (
    type === 'file' && size >= SMALLEST_SINGLE_FILE && (mode & 0o111) !== 0 && !/\.so(?:\.|$)/.test(path)
  );
}
