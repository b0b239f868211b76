import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ checkoutOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** The workspace's own checkout; if the workspace has several, the checkout of the projects. */
function checkoutOf({ places: { workspace }, targets }, git) {
    const own = git.open(workspace, workspace);
    const [first] = targets;
    if (own || !first || 'source' in first)
        return own;
    return git.open((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(first.project.path), workspace);
}


/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ removeStaleBaselines),
/* harmony export */   g: () => (/* binding */ removeLeftWorktrees)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7933);
/* harmony import */ var _process_temporary_root_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4479);
/* harmony import */ var _baseline_request_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2576);





const NAME = /^aspnet-image-size-baseline-(\d+)-[0-9a-f]{12}$/;
/** Milliseconds. No baseline takes a day: an older worktree is stale even if its process ID is in use again. */
const LONGER_THAN_ANY_BUILD = 24 * 3600_000;
/** A run that may check out a baseline first removes what killed runs left behind. If it cannot, it warns. */
async function removeLeftWorktrees(request, { git, log }) {
    const { kind } = request.inputs.baseline;
    if (kind !== 'auto' && kind !== 'git')
        return;
    try {
        await removeStaleBaselines(git, (0,_baseline_request_js__WEBPACK_IMPORTED_MODULE_4__/* .checkoutOf */ .o)(request, git), (0,_process_temporary_root_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryRoot */ .i)());
    }
    catch (error) {
        if (!(error instanceof _model_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y))
            throw error;
        log.warning(`Worktrees of earlier runs could not be removed: ${error.message}`);
    }
}
/**
 * Removes the worktrees of killed runs, and their folders under `parent`. Worktrees of runs that may still go on stay,
 * except the one named `own`: the post step names the worktree of the run that it belongs to.
 */
async function removeStaleBaselines(git, repository, parent, own) {
    const known = repository === undefined ? [] : await git.worktrees(repository.root);
    const folders = folderOfEach([...known, ...(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent))], parent);
    const stale = new Set();
    for (const [name, folder] of folders) {
        if (name === own || (await isStale(name, folder)))
            stale.add(name);
    }
    if (stale.size === 0)
        return;
    if (repository !== undefined) {
        await git.removeWorktrees(repository.root, (path) => path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((word) => stale.has(word)));
    }
    for (const name of stale)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
}
/** Folder by name of the baselines among the paths. A path without a folder is a name under `parent`. */
function folderOfEach(paths, parent) {
    const folders = new Map();
    for (const path of paths) {
        const words = path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
        const at = words.findIndex((word) => NAME.test(word));
        const name = words[at];
        if (name === undefined)
            continue;
        folders.set(name, words.length === 1 ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name) : words.slice(0, at + 1).join(node_path__WEBPACK_IMPORTED_MODULE_1__.sep));
    }
    return folders;
}
/** Its process or its folder no longer exists, or it is too old for the process that now has the ID. */
async function isStale(name, folder) {
    if (!isAlive(Number(NAME.exec(name)?.[1])))
        return true;
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch(() => undefined);
    return facts === undefined || Date.now() - facts.mtimeMs > LONGER_THAN_ANY_BUILD;
}
function isAlive(pid) {
    try {
        // Signal 0 only checks whether the process exists.
        return process.kill(pid, 0);
    }
    catch (error) {
        // EPERM: it exists and belongs to another user.
        return error.code === 'EPERM';
    }
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ cacheProcess),
/* harmony export */   MX: () => (/* binding */ SAVED),
/* harmony export */   ZV: () => (/* binding */ CACHE_COMMAND),
/* harmony export */   wO: () => (/* binding */ ENTRY_FILE)
/* harmony export */ });
/** First argument of the action's own program when it is started to use the Actions cache. */
const CACHE_COMMAND = 'actions-cache';
/** The file of an entry, relative to the working folder. @actions/cache finds entries by it too: never change it. */
const ENTRY_FILE = 'measurement';
/** Last line that the process prints after it saved. */
const SAVED = 'aspnet-image-size: saved';
/**
 * Runs in a separate process, in an empty folder. @actions/cache takes its paths from the working folder, writes
 * warnings to the job's log, retries for minutes if a service is down, and throws from event handlers, which nothing
 * can catch. A process has its own folder, and its output can be read and its time bounded.
 */
async function cacheProcess([command, key = '']) {
    const { restoreCache, saveCache } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(509)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8509));
    if (command === 'restore')
        await restoreCache([ENTRY_FILE], key);
    else if ((await saveCache([ENTRY_FILE], key)) !== -1)
        console.log(SAVED);
}


/***/ }),

/***/ 1770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ forCleanUp),
/* harmony export */   b_: () => (/* binding */ folderOfMainStep),
/* harmony export */   nY: () => (/* binding */ cleanUp)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5498);
/* harmony import */ var _baseline_stale_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8718);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5831);
/* harmony import */ var _git_git_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7278);
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7933);
/* harmony import */ var _process_execute_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1686);
/* harmony import */ var _process_temporary_root_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4479);








/**
 * What the main step leaves for the post step, as state of the action. A run that is cancelled has no time to clean
 * up: the runner kills it after about ten seconds.
 */
const forCleanUp = {
    /** @param image with its tag, as the engine knows it. */
    started(folder, image) {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState('folder', folder);
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState('image', image);
    },
    /** @param repository root of the checkout that the worktree belongs to. */
    worktree(name, repository) {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState('worktree', name);
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState('repository', repository);
    },
    cleaned() {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState('clean', 'true');
    },
};
/** Folder of the main step, if this process is the post step; empty if it is the main step. */
function folderOfMainStep() {
    return _actions_core__WEBPACK_IMPORTED_MODULE_1__.getState('folder');
}
/** Removes what a run left behind that ended before it could clean up: a folder, a worktree and a tag of the engine. */
async function cleanUp(folder) {
    if (_actions_core__WEBPACK_IMPORTED_MODULE_1__.getState('clean') === 'true')
        return;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    await removeWorktree(_actions_core__WEBPACK_IMPORTED_MODULE_1__.getState('worktree'), _actions_core__WEBPACK_IMPORTED_MODULE_1__.getState('repository'));
    try {
        const docker = (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .createDocker */ .h)({ execute: _process_execute_js__WEBPACK_IMPORTED_MODULE_6__/* .execute */ .g, temporaryFolder: (0,_process_temporary_root_js__WEBPACK_IMPORTED_MODULE_7__/* .temporaryRoot */ .i)() });
        await docker.remove(_actions_core__WEBPACK_IMPORTED_MODULE_1__.getState('image'));
    }
    catch (error) {
        // Without an engine there is no tag either.
        if (!(error instanceof _model_user_error_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y))
            throw error;
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.debug(error.message);
    }
}
async function removeWorktree(name, repository) {
    if (name === '')
        return;
    const credentials = { serverUrl: '', token: '' };
    const git = (0,_git_git_js__WEBPACK_IMPORTED_MODULE_4__/* .createGit */ .l)({ execute: _process_execute_js__WEBPACK_IMPORTED_MODULE_6__/* .execute */ .g, environment: process.env, credentials }, _actions_core__WEBPACK_IMPORTED_MODULE_1__.setSecret);
    await (0,_baseline_stale_js__WEBPACK_IMPORTED_MODULE_2__/* .removeStaleBaselines */ .S)(git, git.open(repository, repository), (0,_process_temporary_root_js__WEBPACK_IMPORTED_MODULE_7__/* .temporaryRoot */ .i)(), name);
}


/***/ }),

/***/ 187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ bounds)
/* harmony export */ });
/** Every bound on waiting for Docker. Times in ms. Builds have none, because they run the user's commands. */
const bounds = {
    /** Short commands: `docker info`, `inspect`, `tag`, `rm`, `buildx inspect`. */
    answer: 60_000,
    /** The start of a builder, which may have to be pulled first. */
    bootstrap: 5 * 60_000,
    /** Until a probe counts as not arrived. Slow engines get more time: */
    probe: 2_000,
    /** this many times the duration of their `docker info`, */
    probeAnswers: 4,
    /** but no more than this. */
    probeLongest: 15_000,
    /** A push ends if the measuring registry gets neither a request nor a byte of it for so long. */
    pushIdle: 60_000,
    /** The first byte of `docker save`: the classic store copies all layers before it writes any. */
    saveStart: 10 * 60_000,
    /** Between two bytes of an archive that is streamed. */
    saveIdle: 60_000,
};


/***/ }),

/***/ 9208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ buildArgValues),
/* harmony export */   $T: () => (/* binding */ readPair),
/* harmony export */   iS: () => (/* binding */ buildContextValues)
/* harmony export */ });
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7933);

/** Name and value of `NAME=value`. Throws a UserError that names the input, and of secrets nothing more. */
function readPair(input, item) {
    const equals = item.indexOf('=');
    if (equals < 1 || equals === item.length - 1) {
        const shown = input === 'secrets' ? item.slice(0, Math.max(equals, 0)) || 'an item' : `\`${item}\``;
        throw new _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`Input ${input}: ${shown} is not of the form NAME=VALUE.`);
    }
    return [item.slice(0, equals), item.slice(equals + 1)];
}
/** The values of build arguments by name, as `--build-arg` takes them. */
function buildArgValues(buildArgs, environment) {
    const values = {};
    for (const item of buildArgs) {
        const equals = item.indexOf('=');
        const name = equals === -1 ? item : item.slice(0, equals);
        const value = equals === -1 ? environment[name] : item.slice(equals + 1);
        if (value !== undefined)
            values[name] = value;
    }
    return values;
}
/** Named build contexts by name. Throws a UserError for an item without name or value. */
function buildContextValues(buildContexts) {
    return Object.fromEntries(buildContexts.map((item) => readPair('build-contexts', item)));
}


/***/ }),

/***/ 6933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  sf: () => (/* binding */ buildAndPush),
  _w: () => (/* binding */ buildImage),
  QV: () => (/* binding */ buildToArchive)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/model/user-error.js
var user_error = __nccwpck_require__(7933);
// EXTERNAL MODULE: ./lib/docker/bounds.js
var bounds = __nccwpck_require__(187);
// EXTERNAL MODULE: ./lib/model/image.js
var model_image = __nccwpck_require__(1976);
// EXTERNAL MODULE: ./lib/docker/build-request.js
var build_request = __nccwpck_require__(9208);
;// CONCATENATED MODULE: ./lib/docker/build-arguments.js



/** `docker buildx build`. */
function buildxArguments(request, files, destination = 'engine') {
    const { options = {} } = request;
    const { buildContexts = [], cacheTo = [] } = options;
    return [
        'buildx',
        'build',
        ...commonArguments(request, files, destination === 'engine'),
        ...buildContexts.flatMap((context) => ['--build-context', context]),
        ...cacheTo.flatMap((cache) => ['--cache-to', cache]),
        ...outputArguments(request, destination),
        '--metadata-file',
        files.metadata,
        '--',
        request.context,
    ];
}
/** BuildKit uses plain HTTP for 127.0.0.1 without an option. With `store=false` it keeps no copy of the image. */
function outputArguments({ tag }, destination) {
    switch (destination) {
        case 'engine':
            return ['--load'];
        case 'registry':
            return ['--output', `type=image,name=${tag},push=true,store=false`];
        case 'stdout':
            return ['--output', 'type=oci,dest=-'];
    }
}
/**
 * `docker build` of clients before 23, with the engine's own BuildKit.
 * Throws a UserError that names an input which only buildx understands.
 */
function dockerBuildArguments(request, files) {
    const problem = onlyWithBuildx(request);
    if (problem !== undefined) {
        throw new user_error/* UserError */.y(`Input ${problem} needs buildx, which this docker client lacks. Install docker-buildx.`);
    }
    return ['build', ...commonArguments(request, files, true), '--', request.context];
}
function onlyWithBuildx({ options = {}, platforms = [] }) {
    if ((options.buildContexts ?? []).length > 0)
        return 'build-contexts';
    if ((options.cacheTo ?? []).length > 0)
        return 'cache-to';
    if (platforms.length > 1)
        return 'platforms with more than one platform';
    // The old client takes references only, and would take `type=gha` for one.
    if ((options.cacheFrom ?? []).some((cache) => /(^|,)type=/.test(cache)))
        return 'cache-from with a type';
    return undefined;
}
function commonArguments(request, files, tagged) {
    const { options = {}, platforms = [] } = request;
    const { buildArgs = [], cacheFrom = [], ssh = [], target = '' } = options;
    return [
        '--progress',
        'plain',
        '--file',
        request.dockerfile,
        ...(tagged ? ['--tag', request.tag] : []),
        '--iidfile',
        files.imageId,
        ...buildArgs.flatMap((argument) => ['--build-arg', argument]),
        ...cacheFrom.flatMap((cache) => ['--cache-from', cache]),
        ...(platforms.length === 0 ? [] : ['--platform', platforms.map(model_image/* formatPlatform */.Bq).join(',')]),
        ...secretArguments(options, files),
        ...ssh.flatMap((agent) => ['--ssh', agent]),
        ...(target === '' ? [] : ['--target', target]),
    ];
}
function secretArguments(options, files) {
    const { secrets = [], secretFiles = [], secretEnvs = [] } = options;
    const fields = [
        ...secrets.map((item, index) => [`id=${(0,build_request/* readPair */.$T)('secrets', item)[0]}`, `src=${files.secrets[index]}`]),
        ...secretFiles.map((item) => fieldsOf('secret-files', item, 'src')),
        ...secretEnvs.map((item) => fieldsOf('secret-envs', item, 'env')),
    ];
    return fields.flatMap((secret) => ['--secret', secret.map(csvField).join(',')]);
}
function fieldsOf(input, item, source) {
    const [name, value] = (0,build_request/* readPair */.$T)(input, item);
    return [`id=${name}`, `${source}=${value}`];
}
/** docker reads the option as a line of CSV. */
function csvField(field) {
    return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
/** The working folder and the environment of a build. */
function buildEnvironment(request, environment = process.env) {
    return {
        // Without it, clients before 23 use the classic builder.
        env: { DOCKER_BUILDKIT: '1', ...cacheService(request, environment) },
        ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
    };
}
/** The cache `type=gha` needs the variables that the runner gives to actions only. No other build gets their token. */
function cacheService({ options = {} }, environment) {
    const caches = [...(options.cacheFrom ?? []), ...(options.cacheTo ?? [])];
    if (!caches.some((cache) => /(^|,)type=gha(,|$)/.test(cache)))
        return {};
    return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIONS_')));
}

// EXTERNAL MODULE: ./lib/oci/name/reference.js
var name_reference = __nccwpck_require__(8588);
// EXTERNAL MODULE: ./lib/process/execute.js
var execute = __nccwpck_require__(1686);
;// CONCATENATED MODULE: ./lib/docker/build-output.js
/** Reads the output of `--progress plain`, of buildx as well as of the BuildKit in Docker 20.10. */
function readBuildOutput(output) {
    const lines = output.split(/\r?\n/).map((line) => line.slice(0, longestLine));
    const steps = readSteps(lines);
    const failed = [...steps.values()].find(({ error }) => error !== undefined);
    const summary = summaryOf(lines) ?? failed?.error ?? 'the builder gave no reason';
    const line = lineOf(lines, summary);
    return {
        summary,
        log: failed?.log ?? [],
        ...(failed === undefined ? {} : { step: failed.name }),
        ...(line === undefined ? {} : { line }),
    };
}
/** Characters; keeps one endless line from costing time. */
const longestLine = 4000;
/** `#7 [3/3] COPY . .` opens step 7, `#7 0.312 text` is its output, `#7 ERROR: text` its end. */
function readSteps(lines) {
    const steps = new Map();
    for (const line of lines) {
        const [, id, rest] = /^#(\d+) (.*)$/.exec(line) ?? [];
        if (id === undefined || rest === undefined)
            continue;
        const step = steps.get(id);
        if (step === undefined)
            steps.set(id, { name: rest, log: [] });
        else if (rest.startsWith('ERROR: '))
            step.error = rest.slice('ERROR: '.length);
        else
            step.log.push(rest.replace(/^\d+\.\d+ /, ''));
    }
    return steps;
}
/** The last line that is no rule, no step and no hint. */
function summaryOf(lines) {
    const said = lines.filter((line) => line.trim() !== '' && !/^(-{4,}|#\d+ | > |See |View build details)/.test(line));
    const last = said.findLast((line) => /^(ERROR: |error: |failed to )/.test(line)) ?? said.at(-1);
    return last === undefined ? undefined : withoutWrapping(last);
}
const wrapping = /^(ERROR|error|failed to (build|solve|create LLB definition)|failed to solve with frontend [^ :]+|rpc error): |^code = \w+ desc = /;
/** Each part of the builder puts its own words before the reason. */
function withoutWrapping(text) {
    let reason = text;
    while (wrapping.test(reason))
        reason = reason.replace(wrapping, '');
    return reason;
}
/** buildx writes `Dockerfile:12` above an excerpt; older ones name the line of a parse error. */
function lineOf(lines, summary) {
    const above = lines.filter((_, index) => /^-{20}$/.test(lines[index + 1] ?? ''));
    const heading = above.find((text) => /:\d+$/.test(text));
    const line = /:(\d+)$/.exec(heading ?? '')?.[1] ?? /dockerfile parse error (?:on )?line (\d+)/.exec(summary)?.[1];
    return line === undefined ? undefined : Number(line);
}

;// CONCATENATED MODULE: ./lib/docker/build-failure.js





/**
 * The error for a build that failed: what failed, what to do, and the tools' own error lines as details. It leaves out
 * the options, because build arguments can be passwords; the log has the whole command.
 */
function buildFailure(request, finished, compilerErrors = () => []) {
    const output = readBuildOutput(`${finished.stdout}\n${finished.stderr}`);
    const names = { dockerfile: shown(request, request.dockerfile), context: shown(request, request.context) };
    const command = (0,execute/* shownCommand */.h)(['docker', 'build', '--file', names.dockerfile, names.context]);
    const ending = `Exit code ${finished.exitCode} of: ${command}`;
    return new user_error/* UserError */.y(`${sentence(whatFailed(names, output))}\n${ending}`, {
        details: [...compilerErrors(output.log.join('\n')), ...builderDetail(request, output)],
    });
}
/** Relative to the checkout. */
function shown({ cwd = '.' }, path) {
    const fromRoot = (0,external_node_path_.relative)(cwd, path) || '.';
    return fromRoot.startsWith('..') ? (0,external_node_path_.basename)(path) : fromRoot;
}
function whatFailed({ dockerfile, context }, output) {
    const { summary } = output;
    const image = unreadableImage(output);
    if (image !== undefined) {
        return `${dockerfile} needs the image ${image.reference}, which could not be read. ${explainUnreadable(image)}`;
    }
    const absent = /(?:cache key|checksum of ref .*): "([^"]*)":? not found/.exec(summary)?.[1];
    if (absent !== undefined) {
        return (`${dockerfile} copies ${absent}, but the build context ${context} does not have it, or .dockerignore ` +
            'excludes it. Set input context, or set publish-output to the folder in which the Dockerfile expects the app.');
    }
    const flag = /unknown flag: (\S+)/i.exec(summary)?.[1];
    if (flag !== undefined && /dockerfile parse error/.test(summary)) {
        return (`${dockerfile} uses --${flag.replace(/^--/, '')}, which this engine's BuildKit does not know. ` +
            'Install docker-buildx with a newer engine, or start the Dockerfile with `# syntax=docker/dockerfile:1`.');
    }
    const step = output.step === undefined ? '' : ` at ${output.step}`;
    return `The Docker build of ${dockerfile} failed${step}: ${summary}`;
}
/** The builder's message at its line of the Dockerfile, if it names one. */
function builderDetail({ dockerfile }, { summary, line }) {
    return line === undefined ? [] : [{ message: summary, file: dockerfile, line }];
}
function sentence(text) {
    return text.endsWith('.') ? text : `${text}.`;
}
/** Undefined if the build failed for another reason. */
function unreadableImage({ step = '', summary }) {
    const reference = 
    // The step that reads an image, or the frontend that `# syntax=` names; then buildx's last word.
    /^\[(?:\S+ )?internal\] load metadata for (\S+)$/.exec(step)?.[1] ??
        /^resolve image config for (?:docker-image:\/\/)?(\S+)$/.exec(step)?.[1] ??
        /^\[[^\]]*\] FROM (\S+)/.exec(step)?.[1] ??
        /failed to resolve source metadata for (\S+): /.exec(summary)?.[1];
    if (reference === undefined)
        return undefined;
    return { reference, registry: (0,name_reference/* registryOf */.Fv)(reference), why: whyOf(summary), said: summary };
}
/** What happened and what to do about it, in a sentence each. */
function explainUnreadable({ registry, why, said }) {
    switch (why) {
        case 'missing':
            return `${registry} has no such image. Check its name and tag.`;
        case 'login':
            return (`${registry} requires a login for it, or has no such image. Log in before this action ` +
                `(docker/login-action with registry ${registry}). Pull requests from forks and Dependabot ` +
                'have no Actions secrets, so their runs have no login.');
        case 'platform':
            return `${registry} has it, but not for the requested platform. Check input platforms.`;
        case 'limit':
            return `${registry} limits the number of requests. Log in before this action, or use a mirror.`;
        case 'unreachable':
            return `${registry} could not be read: ${said}`;
    }
}
function whyOf(summary) {
    if (/toomanyrequests|too many requests|rate limit|\b429\b/i.test(summary))
        return 'limit';
    if (/unauthorized|authenti|authoriz|denied|forbidden|credentials|\b40[13]\b/i.test(summary))
        return 'login';
    if (/no match for platform|does not match the specified platform/i.test(summary))
        return 'platform';
    // A host that does not resolve is "no such host", sometimes "not found".
    if (/dial tcp|no such host|lookup |i\/o timeout|\bTLS\b|x509/i.test(summary))
        return 'unreachable';
    if (/not found|manifest unknown|name unknown|\b404\b/i.test(summary))
        return 'missing';
    return 'unreachable';
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
// EXTERNAL MODULE: ./lib/oci/name/digest.js
var name_digest = __nccwpck_require__(9397);
// EXTERNAL MODULE: ./lib/docker/client.js
var client = __nccwpck_require__(5053);
;// CONCATENATED MODULE: ./lib/docker/build-metadata.js



const material = dist/* object */.Ikc({ uri: dist/* string */.YjP(), digest: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()) });
const materials = dist/* array */.YOg(dist/* union */.KCZ([
    material,
    dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(() => undefined)),
]));
const provenance = dist/* union */.KCZ([
    dist/* object */.Ikc({ materials }),
    dist/* object */.Ikc({ buildDefinition: dist/* object */.Ikc({ resolvedDependencies: materials }) }),
]);
/** Reads a metadata file. What it lacks, or has in another form, is left out; nothing is thrown. */
function readBuildMetadata(text) {
    const read = (0,client/* readJson */.Vh)(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), text) ?? {};
    const digest = read['containerimage.digest'];
    const found = Object.entries(read)
        // With several platforms each has its own, `buildx.build.provenance/linux/amd64`.
        .filter(([name]) => name === 'buildx.build.provenance' || name.startsWith('buildx.build.provenance/'))
        .flatMap(([, value]) => materialsOf(value));
    return {
        materials: found,
        ...(typeof digest === 'string' && (0,name_digest/* isDigest */.Bc)(digest) ? { digest } : {}),
    };
}
/** SLSA provenance 0.2 calls them materials, 1.0 resolved dependencies. */
function materialsOf(value) {
    const result = dist/* safeParse */.xLC(provenance, value);
    if (!result.success)
        return [];
    const list = 'materials' in result.output
        ? result.output.materials
        : result.output.buildDefinition.resolvedDependencies;
    return list.flatMap((item) => {
        const digest = `sha256:${item?.digest.sha256 ?? ''}`;
        const reference = item === undefined ? undefined : referenceOf(item.uri);
        return reference !== undefined && (0,name_digest/* isDigest */.Bc)(digest) ? [{ reference, digest }] : [];
    });
}
/** `pkg:docker/mcr.microsoft.com/dotnet/aspnet@10.0?platform=linux%2Famd64` names an image. */
function referenceOf(uri) {
    if (!uri.startsWith('pkg:docker/'))
        return undefined;
    const [path = ''] = uri.slice('pkg:docker/'.length).split('?');
    const at = path.lastIndexOf('@');
    const name = decode(at === -1 ? path : path.slice(0, at));
    const version = at === -1 ? 'latest' : decode(path.slice(at + 1));
    return version.startsWith('sha256:') ? `${name}@${version}` : `${name}:${version}`;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (error) {
        if (error instanceof URIError)
            return text;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/docker/build.js








/** Builds an image in the engine. @throws UserError with the builder's error lines if that fails. */
function buildImage(request, tools) {
    const { client, inspect } = tools;
    if (client.builder === 'none')
        throw noBuilder(client);
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        const args = client.builder === 'buildx' ? buildxArguments(request, files) : dockerBuildArguments(request, files);
        await runBuild(request, args, tools);
        const id = (await textOf(files.imageId)).trim();
        // Not every builder writes the file.
        const image = (id === '' ? undefined : await inspect(id)) ?? (await inspect(request.tag));
        if (image === undefined) {
            throw new user_error/* UserError */.y(`The Docker build of ${request.dockerfile} succeeded, but the engine has no image ${request.tag}.`);
        }
        return { imageId: image.id, image, metadata: readBuildMetadata(await textOf(files.metadata)) };
    });
}
/**
 * Builds, and pushes to the registry that `request.tag` names.
 * @throws UserError with the builder's error lines if that fails, or if it does not say what it built.
 */
function buildAndPush(request, tools) {
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        await runBuild(request, buildxArguments(request, files, 'registry'), tools);
        return exported(request, files);
    });
}
/**
 * Builds, and streams an OCI archive to a reader.
 * @throws UserError as `buildAndPush`, or the reader's error.
 */
function buildToArchive(request, tools, read) {
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        const args = buildxArguments(request, files, 'stdout');
        const name = `The archive of the Docker build of ${request.dockerfile}`;
        const options = { ...buildEnvironment(request), name, shown: true, idleMs: bounds/* bounds */.O.saveIdle };
        const { finished, result } = await tools.stream(tools.client.program, args, options, read);
        if (finished.exitCode !== 0)
            throw buildFailure(request, finished, tools.compilerErrors);
        return { ...(await exported(request, files)), result: result() };
    });
}
async function runBuild(request, args, { execute, client, compilerErrors }) {
    const finished = await execute(client.program, args, buildEnvironment(request));
    if (finished.exitCode !== 0)
        throw buildFailure(request, finished, compilerErrors);
}
async function exported(request, files) {
    const metadata = readBuildMetadata(await textOf(files.metadata));
    if (metadata.digest !== undefined)
        return { digest: metadata.digest, metadata };
    throw new user_error/* UserError */.y(`The Docker build of ${request.dockerfile} succeeded, but its builder did not say which image it built (buildx --metadata-file has no containerimage.digest), so nothing proves that the received image is that one. Update buildx, or choose another builder with docker buildx use.`);
}
function noBuilder({ program, version }) {
    return new user_error/* UserError */.y(`The docker command ${program} (version ${version}) cannot build with BuildKit: its buildx plugin is missing. ` +
        'Install it (package docker-buildx-plugin of Docker, docker-buildx of Debian and Ubuntu; in a workflow ' +
        'docker/setup-buildx-action), or set input builder to `sdk`, which needs no Docker.');
}
/** Runs a build with a folder for what it writes and reads outside of its context; the folder is removed afterwards. */
async function withBuildFiles(request, temporaryFolder, build) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'docker-build-'));
    try {
        return await build(await writeSecrets(request, folder));
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Secrets are passed in files that only this user can read: every user can read an argument list. */
async function writeSecrets(request, folder) {
    const secrets = [];
    for (const [index, item] of (request.options?.secrets ?? []).entries()) {
        const [, value] = (0,build_request/* readPair */.$T)('secrets', item);
        const file = (0,external_node_path_.join)(folder, `secret-${index}`);
        await (0,promises_.writeFile)(file, value, { mode: 0o600 });
        secrets.push(file);
    }
    return { imageId: (0,external_node_path_.join)(folder, 'image-id'), metadata: (0,external_node_path_.join)(folder, 'metadata.json'), secrets };
}
/** What a build wrote into a file; empty if it did not write the file, as some builders do. */
async function textOf(file) {
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return '';
        throw error;
    }
}


/***/ }),

/***/ 5053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ST: () => (/* binding */ runDocker),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   nM: () => (/* binding */ clientOnce)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7934);
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7933);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(187);



const versionAnswer = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Client: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }) });
/**
 * Looks at the docker command when it is first needed, and once.
 * The function throws a UserError if there is no docker command.
 */
function clientOnce(execute, program = 'docker') {
    let found;
    return () => {
        found ??= findClient(execute, program);
        return found;
    };
}
async function findClient(execute, program) {
    const [answer, buildx] = await Promise.all([
        // It exits with 1 if no engine answers, and still prints its own version.
        runDocker(execute, program, ['version', '--format', '{{json .}}'], { timeoutMs: _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .bounds */ .O.answer }),
        runDocker(execute, program, ['buildx', 'version'], { timeoutMs: _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .bounds */ .O.answer }),
    ]);
    const version = readJson(versionAnswer, answer.stdout)?.Client.Version;
    if (version === undefined)
        throw noCommand();
    if (buildx.exitCode === 0)
        return { program, version, builder: 'buildx' };
    // Docker 23 moved the client's BuildKit support into buildx.
    return { program, version, builder: Number.parseInt(version, 10) < 23 ? 'buildkit' : 'none' };
}
/** Runs a docker command that is not shown in the job's log. @throws UserError if there is no docker command. */
async function runDocker(execute, program, args, bound) {
    try {
        return await execute(program, args, { silent: true, ...bound });
    }
    catch (error) {
        const cause = error instanceof _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y ? error.cause : undefined;
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
            throw noCommand();
        throw error;
    }
}
function noCommand() {
    return new _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('There is no working docker command on PATH. Install Docker, or set input builder to `sdk`, which needs none.');
}
/** The last line that a docker command printed. */
function lastLine({ stdout, stderr }) {
    return stderr.trim().split('\n').at(-1) || stdout.trim().split('\n').at(-1) || 'docker printed nothing';
}
/** What a docker command printed as JSON; undefined if it is no JSON or has another shape. */
function readJson(schema, text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
    const result = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(schema, value);
    return result.success ? result.output : undefined;
}


/***/ }),

/***/ 5831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createDocker)
});

// EXTERNAL MODULE: ./lib/model/user-error.js
var user_error = __nccwpck_require__(7933);
// EXTERNAL MODULE: ./lib/oci/name/digest.js
var name_digest = __nccwpck_require__(9397);
// EXTERNAL MODULE: ./lib/process/stream.js
var stream = __nccwpck_require__(1833);
// EXTERNAL MODULE: ./lib/docker/bounds.js
var bounds = __nccwpck_require__(187);
// EXTERNAL MODULE: ./lib/docker/build.js + 4 modules
var build = __nccwpck_require__(6933);
// EXTERNAL MODULE: ./lib/docker/client.js
var client = __nccwpck_require__(5053);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
;// CONCATENATED MODULE: ./lib/docker/engine-facts.js


const answer = dist/* object */.Ikc({
    ServerVersion: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Driver: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    DriverStatus: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* array */.YOg(dist/* string */.YjP())))),
    ServerErrors: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP()))),
});
/** Reads `docker info --format '{{json .}}'`; the client's reason if no engine answered. */
function readEngineFacts(text) {
    const read = (0,client/* readJson */.Vh)(answer, text);
    if (read === undefined)
        return { unknown: 'docker info gave no answer that can be read' };
    if (read.ServerVersion === '') {
        return { unknown: read.ServerErrors?.join('; ') || 'docker info names no engine' };
    }
    return {
        version: read.ServerVersion,
        storageDriver: read.Driver,
        // moby: daemon/containerd puts this pair into DriverStatus.
        containerdStore: (read.DriverStatus ?? []).some(([name, value]) => name === 'driver-type' && value?.startsWith('io.containerd.snapshotter') === true),
    };
}

;// CONCATENATED MODULE: ./lib/docker/local-image.js



const digest = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(name_digest/* SHA256_DIGEST */.fu));
const local_image_answer = dist/* object */.Ikc({
    Id: digest,
    RepoDigests: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP()))),
    RootFS: dist/* object */.Ikc({ Layers: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(digest))) }),
    Os: dist/* string */.YjP(),
    Architecture: dist/* string */.YjP(),
    Variant: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Config: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({
        Env: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP()))),
        Labels: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()))),
    }))),
});
/** Reads `docker image inspect --format '{{json .}}'`; undefined if the answer has another shape. */
function readLocalImage(text) {
    const read = (0,client/* readJson */.Vh)(local_image_answer, text);
    if (read === undefined)
        return undefined;
    return {
        id: read.Id,
        repoDigests: read.RepoDigests ?? [],
        diffIds: read.RootFS.Layers ?? [],
        platform: {
            os: read.Os,
            architecture: read.Architecture,
            ...(read.Variant === '' ? {} : { variant: read.Variant }),
        },
        env: read.Config?.Env ?? [],
        labels: read.Config?.Labels ?? {},
    };
}

;// CONCATENATED MODULE: ./lib/docker/engine.js








function createDocker(options) {
    return new DockerCommand(options);
}
class DockerCommand {
    options;
    program;
    client;
    constructor(options) {
        this.options = options;
        this.program = options.program ?? 'docker';
        this.client = options.client ?? (0,client/* clientOnce */.nM)(options.execute, this.program);
    }
    async engine() {
        const finished = await this.run(['info', '--format', '{{json .}}']);
        const facts = readEngineFacts(finished.stdout);
        if (!('unknown' in facts))
            return facts;
        const reason = finished.stderr.trim() || facts.unknown;
        throw new user_error/* UserError */.y(`No Docker engine answers: ${reason} Start Docker before this action, or set input builder to \`sdk\`, ` +
            'which needs no engine.');
    }
    async build(request) {
        const inspect = (reference) => this.inspect(reference);
        return (0,build/* buildImage */._w)(request, { ...this.options, client: await this.client(), inspect });
    }
    async inspect(reference) {
        const finished = await this.run(['image', 'inspect', '--format', '{{json .}}', '--', reference]);
        if (finished.exitCode !== 0) {
            if (isAbsent(finished))
                return undefined;
            throw failure(`docker image inspect ${reference}`, finished);
        }
        const image = readLocalImage(finished.stdout);
        if (image === undefined) {
            throw new user_error/* UserError */.y(`docker image inspect ${reference} gave an answer that cannot be read.`);
        }
        return image;
    }
    async tag(source, target) {
        const finished = await this.run(['image', 'tag', '--', source, target]);
        if (finished.exitCode !== 0)
            throw failure(`docker image tag ${source} ${target}`, finished);
    }
    async push(reference, signal) {
        const finished = await this.run(['image', 'push', '--', reference], { ...(signal && { signal }) });
        if (finished.exitCode !== 0)
            throw failure(`docker push ${reference}`, finished);
        // Its last line: `TAG: digest: sha256:... size: N`.
        const digest = /: digest: (\S+) size: \d+\s*$/m.exec(finished.stdout)?.[1];
        if (digest === undefined || !(0,name_digest/* isDigest */.Bc)(digest))
            throw new user_error/* UserError */.y(`docker push ${reference} did not say which digest it pushed.`);
        return digest;
    }
    async save(reference, read) {
        const name = `docker save ${reference}`;
        const options = { name, startMs: bounds/* bounds */.O.saveStart, idleMs: bounds/* bounds */.O.saveIdle };
        const { finished, result } = await (this.options.stream ?? stream/* stream */.T)(this.program, ['image', 'save', '--', reference], options, read);
        if (finished.exitCode !== 0)
            throw failure(name, finished);
        return result();
    }
    async remove(reference) {
        // Forced, so that a container that still uses the image does not keep the name alive.
        const finished = await this.run(['image', 'rm', '--force', '--', reference]);
        if (finished.exitCode !== 0 && !isAbsent(finished)) {
            throw failure(`docker image rm ${reference}`, finished);
        }
    }
    async probe(reference, signal) {
        return (0,client/* lastLine */.fM)(await this.run(['image', 'pull', '--quiet', '--', reference], { signal }));
    }
    run(args, bound = { timeoutMs: bounds/* bounds */.O.answer }) {
        return (0,client/* runDocker */.ST)(this.options.execute, this.program, args, bound);
    }
}
function isAbsent({ stderr }) {
    return /no such (image|object)/i.test(stderr) && !/invalid reference format/i.test(stderr);
}
function failure(command, finished) {
    return new user_error/* UserError */.y(`${command} failed with exit code ${finished.exitCode}: ${(0,client/* lastLine */.fM)(finished)}`);
}


/***/ }),

/***/ 4757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lp: () => (/* binding */ credentialSettings),
/* harmony export */   _K: () => (/* binding */ gitEnvironment),
/* harmony export */   aR: () => (/* binding */ basicAuthorization)
/* harmony export */ });
/** Variables that would lead git to another repository than the one in its working folder, as in a hook of git. */
const ELSEWHERE = [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_COMMON_DIR',
    'GIT_INDEX_FILE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_NAMESPACE',
    'GIT_PREFIX',
    'GIT_SHALLOW_FILE',
];
/** Keeps git from anything but its command: no hook, no daemon, no clean-up, no file that nobody needs. */
const QUIET = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['fetch.prune', 'false'],
    ['fetch.writeCommitGraph', 'false'],
    ['submodule.recurse', 'false'],
    // Git 2.48 and later would add an extension to the repository's configuration.
    ['worktree.useRelativePaths', 'false'],
    ['credential.interactive', 'false'],
];
/**
 * Changes to the environment `given` for git in the repository at `root`: it prompts for nothing, writes no more than
 * its command says, and trusts this repository even if another user owns it, as in a container job.
 * Settings are added to the environment, after those that it already has: every process of the machine can read a
 * command line, and the repository's configuration belongs to the user.
 */
function gitEnvironment(given, root, more = []) {
    const before = /^\d+$/.test(given.GIT_CONFIG_COUNT ?? '') ? Number(given.GIT_CONFIG_COUNT) : 0;
    const settings = [...QUIET, ['safe.directory', root], ...more];
    return {
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_ASKPASS: given.GIT_ASKPASS ?? '',
        ...Object.fromEntries(ELSEWHERE.map((name) => [name, undefined])),
        GIT_CONFIG_COUNT: String(before + settings.length),
        ...Object.fromEntries(settings.flatMap(([key, value], index) => [
            [`GIT_CONFIG_KEY_${before + index}`, key],
            [`GIT_CONFIG_VALUE_${before + index}`, value],
        ])),
    };
}
/** The token as a request's header has it; it is as secret as the token. */
function basicAuthorization(token) {
    return Buffer.from(`x-access-token:${token}`).toString('base64');
}
/**
 * Sends the token to its own server. The empty value first removes what actions/checkout may have persisted for the
 * same server: GitHub answers 400 to two Authorization headers.
 */
function credentialSettings({ serverUrl, token }) {
    if (token === '')
        return [];
    const key = `http.${serverUrl}/.extraheader`;
    return [
        [key, ''],
        [key, `AUTHORIZATION: basic ${basicAuthorization(token)}`],
    ];
}


/***/ }),

/***/ 7278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ createGit)
});

// EXTERNAL MODULE: ./lib/git/environment.js
var environment = __nccwpck_require__(4757);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/git/answers.js
// Parsers for git's output.
/** Parents of a commit as `git cat-file commit` prints it, in their order. */
function parseParents(text) {
    const header = text.split('\n\n', 1)[0] ?? '';
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '');
}
/** Entries of `git ls-tree -z`. */
function parseTree(text) {
    return text.split('\0').flatMap((entry) => {
        const [, kind, id, path] = /^\d+ (tree|blob|commit) ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
        if (kind === undefined || id === undefined || path === undefined)
            return [];
        return [{ kind: kind, id, path }];
    });
}
/** Name and path of each submodule, of `git config --null --get-regexp`. */
function parseSubmodulePaths(text) {
    const entries = text.split('\0').flatMap((entry) => {
        const [, name, path] = /^submodule\.(.+)\.path\n(.+)$/s.exec(entry) ?? [];
        return name === undefined || path === undefined ? [] : [[name, path]];
    });
    return new Map(entries);
}
/**
 * The commit that the remote has under the name: that of the branch, else that of the tag. For an annotated tag it is
 * the commit that the tag points to. Undefined if there is neither.
 */
function parseRemoteReference(text, name) {
    const lines = [...text.matchAll(/^([0-9a-f]+)\t(.+)$/gm)];
    const commits = new Map(lines.map(([, commit = '', reference = '']) => [reference, commit]));
    const wanted = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
    for (const reference of wanted) {
        const commit = commits.get(`${reference}^{}`) ?? commits.get(reference);
        if (commit !== undefined)
            return commit;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/git/arguments.js
// Argument lists of git, without the word git. Commits were checked to be hexadecimal.
/** Fetches exactly this commit. It writes no reference, and fetches no history into a shallow repository. */
function fetchArgs(remote, commit, shallow) {
    return [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        // Without it, git would also write the references that the remote's refspecs match.
        '--refmap=',
        // A repository with all its history must not become a shallow one.
        ...(shallow ? ['--depth=1'] : []),
        remote,
        commit,
    ];
}
/** The branch or tag of the remote; of an annotated tag (`^{}`) also the commit. */
function remoteReferenceArgs(remote, name) {
    const full = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
    return ['ls-remote', remote, ...full.flatMap((reference) => [reference, `${reference}^{}`])];
}
/** The commit that an expression names in the repository itself. */
function resolveArgs(expression) {
    return ['rev-parse', '--verify', '--quiet', '--end-of-options', `${expression}^{commit}`];
}
/** Fails if the repository does not have the commit and its files. */
function hasArgs(commit) {
    return ['cat-file', '-e', `${commit}^{tree}`];
}
/** The commit as it is stored: in a shallow clone it still names its missing parents. */
function commitArgs(commit) {
    return ['cat-file', 'commit', commit];
}
function mergeBaseArgs(one, other) {
    return ['merge-base', one, other];
}
/** The entry of one path, relative to the repository's root; empty if there is none. */
function treeEntryArgs(commit, path) {
    return ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', path];
}
function addWorktreeArgs(path, commit) {
    return ['worktree', 'add', '--detach', path, commit];
}
/** Paths of the submodules in the .gitmodules of the commit, or of the working tree. */
function submodulePathsArgs(from) {
    const source = 'commit' in from ? ['--blob', `${from.commit}:.gitmodules`] : ['--file', from.file];
    return ['config', '--null', ...source, '--get-regexp', '^submodule\\..*\\.path$'];
}
/** The files in the index that git LFS stores. */
const LFS_FILES_ARGS = ['ls-files', '-z', '--', ':(top,attr:filter=lfs)'];

// EXTERNAL MODULE: ./lib/git/run-git.js
var run_git = __nccwpck_require__(3464);
;// CONCATENATED MODULE: ./lib/git/repository.js





/**
 * Root of the checkout that has the folder: the nearest folder with a `.git`, not above `ceiling`. Undefined if there
 * is none.
 */
function findRoot(folder, ceiling) {
    const top = (0,external_node_path_.resolve)(ceiling);
    for (let at = (0,external_node_path_.resolve)(folder); isWithin(at, top); at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return undefined;
    }
    return undefined;
}
function isWithin(folder, root) {
    const path = (0,external_node_path_.relative)(root, folder);
    return path === '' || !(path === '..' || path.startsWith(`..${external_node_path_.sep}`));
}
/** The real one, by the git command. */
function openRepository(tools, root) {
    const run = (args) => (0,run_git/* runGit */.EO)(tools, args, { root });
    const start = (args) => (0,run_git/* startGit */.BE)(tools, args, { root });
    const isShallow = async () => (await run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    const has = async (commit) => (await start(hasArgs(commit))).exitCode === 0;
    return {
        root,
        head: async () => (await run(resolveArgs('HEAD'))).trim(),
        parents: async (commit) => parseParents(await run(commitArgs(commit))),
        resolve: async (reference) => {
            const local = await start(resolveArgs(reference));
            const here = local.exitCode === 0 ? local.stdout.trim() : undefined;
            // Commit IDs, and expressions relative to them, are the same everywhere. A branch may have moved at the remote.
            if (/^(?:HEAD|@|[0-9a-f]{7,})(?:[~^@].*)?$/.test(reference))
                return here ?? fullCommit(reference);
            return (await remoteCommit(tools, root, reference)) ?? here;
        },
        mergeBase: async (one, other) => {
            // With part of the history, git may name an ancestor that is not the best one.
            if (await isShallow())
                return undefined;
            const finished = await start(mergeBaseArgs(one, other));
            return finished.exitCode === 0 ? finished.stdout.trim() : undefined;
        },
        obtain: async (commit) => {
            if (await has(commit))
                return;
            const args = fetchArgs(await remoteName(tools, root), commit, await isShallow());
            await askRemote(tools, root, args);
        },
        entry: async (commit, path) => {
            if (path === '' || path === '.') {
                const id = (await run(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`])).trim();
                return { kind: 'tree', id, path: '.' };
            }
            return parseTree(await run(treeEntryArgs(commit, path))).find((entry) => entry.path === path);
        },
    };
}
function fullCommit(reference) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(reference) ? reference : undefined;
}
/** `origin`, the name that actions/checkout and git clone use, else the first remote. */
async function remoteName(tools, root) {
    const names = (await (0,run_git/* runGit */.EO)(tools, ['remote'], { root })).split('\n').filter((name) => name !== '');
    const name = names.includes('origin') ? 'origin' : names[0];
    if (name === undefined)
        throw new run_git/* GitError */.XS(`The repository ${root} has no remote to fetch from`);
    return name;
}
async function remoteCommit(tools, root, name) {
    // Anything but the name of a branch or tag is a pattern or an expression, which a remote does not understand.
    if (!/^[\w][\w./+@#-]*$/.test(name) || name.includes('..') || name.includes('@{'))
        return undefined;
    const remote = await remoteName(tools, root).catch(() => undefined);
    if (remote === undefined)
        return undefined;
    const short = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
    return parseRemoteReference(await askRemote(tools, root, remoteReferenceArgs(remote, short)), short);
}
/**
 * First with the token, which works without persisted credentials; then with the repository's own configuration, for a
 * submodule with another persisted login, or a proxy that requires one.
 */
async function askRemote(tools, root, args) {
    const logins = tools.credentials.token === '' ? [false] : [true, false];
    const reasons = [];
    for (const login of logins) {
        const finished = await (0,run_git/* startGit */.BE)(tools, args, { root, login, timeoutMs: run_git/* SLOW */.kL });
        if (finished.exitCode === 0)
            return finished.stdout;
        reasons.push((0,run_git/* reasonOf */.A3)(tools, finished));
    }
    throw new run_git/* GitError */.XS(`git ${args[0]} failed: ${[...new Set(reasons)].join('; without github-token: ')}`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/git/submodules.js







/** Deeper than anybody nests submodules, so that one that contains itself ends. */
const MAX_DEPTH = 8;
/**
 * Fills those submodules of a worktree that the checkout has initialized: each with a worktree of the submodule's own
 * repository. `git submodule update` would write into the configuration that all worktrees share. The other submodules
 * stay empty, as in the checkout.
 * Throws a GitError that names a submodule if its commit is not available.
 */
async function placeSubmodules(tools, place, depth = 0) {
    if (depth > MAX_DEPTH)
        throw new run_git/* GitError */.XS(`Submodules of ${place.root} are nested more than ${MAX_DEPTH} deep`);
    const { root, commit, worktree } = place;
    const [then, now] = await Promise.all([
        submodulePaths(tools, root, { commit }),
        submodulePaths(tools, root, { file: (0,external_node_path_.join)(root, '.gitmodules') }),
    ]);
    const repository = openRepository(tools, root);
    for (const [name, path] of then) {
        const link = await repository.entry(commit, path);
        const checkout = await initialized(root, now.get(name) ?? path);
        if (link?.kind !== 'commit' || checkout === undefined)
            continue;
        try {
            await openRepository(tools, checkout).obtain(link.id);
            const args = addWorktreeArgs((0,external_node_path_.join)(worktree, path), link.id);
            await (0,run_git/* runGit */.EO)(tools, args, { root: checkout, timeoutMs: run_git/* SLOW */.kL });
        }
        catch (error) {
            if (!(error instanceof run_git/* GitError */.XS))
                throw error;
            throw new run_git/* GitError */.XS(`Submodule ${name} at commit ${link.id}: ${error.message}`, { cause: error });
        }
        const inner = { root: checkout, worktree: (0,external_node_path_.join)(worktree, path), commit: link.id };
        await placeSubmodules(tools, inner, depth + 1);
    }
}
/** Roots of all submodules that the checkout has initialized, the innermost first. */
async function submoduleRoots(tools, root, depth = 0) {
    if (depth > MAX_DEPTH)
        return [];
    const paths = await submodulePaths(tools, root, { file: (0,external_node_path_.join)(root, '.gitmodules') });
    const roots = [];
    for (const path of paths.values()) {
        const checkout = await initialized(root, path);
        if (checkout !== undefined)
            roots.push(...(await submoduleRoots(tools, checkout, depth + 1)), checkout);
    }
    return roots;
}
async function submodulePaths(tools, root, from) {
    // Other exit codes: there is no .gitmodules, or no path in it.
    const { exitCode, stdout } = await (0,run_git/* startGit */.BE)(tools, submodulePathsArgs(from), { root });
    return exitCode === 0 ? parseSubmodulePaths(stdout) : new Map();
}
/** Folder of a submodule that is checked out. The pull request chose the path, so it may lead out of the root. */
async function initialized(root, path) {
    const folder = (0,external_node_path_.join)(root, path);
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return undefined;
    const [real, top] = await Promise.all([(0,promises_.realpath)(folder), (0,promises_.realpath)(root)]);
    return real.startsWith(top + external_node_path_.sep) ? real : undefined;
}

;// CONCATENATED MODULE: ./lib/git/worktree.js





/**
 * Puts the files of a commit, which the repository must have, into a new folder: as a detached worktree, with submodules
 * and files of git LFS as the checkout at `root` has them. After a GitError, `removeWorktrees` removes the rest.
 */
async function addWorktree(tools, root, path, commit) {
    const env = await lfsEnvironment(tools, root);
    await (0,run_git/* runGit */.EO)(tools, addWorktreeArgs(path, commit), { root, login: true, env, timeoutMs: run_git/* SLOW */.kL });
    await placeSubmodules(tools, { root, worktree: path, commit });
}
/**
 * git LFS fetches its files, or leaves their pointers, as it did in the checkout: actions/checkout has its own variable
 * for that, and the filters that a machine has installed do not say.
 */
async function lfsEnvironment(tools, root) {
    const files = (await (0,run_git/* runGit */.EO)(tools, LFS_FILES_ARGS, { root })).split('\0').filter((file) => file !== '');
    for (const file of files) {
        const start = await firstBytes((0,external_node_path_.join)(root, file));
        if (start === undefined)
            continue;
        return start.startsWith('version https://git-lfs') ? { GIT_LFS_SKIP_SMUDGE: '1' } : {};
    }
    return {};
}
/** Undefined if there is no such file: it was deleted, or is not part of a sparse checkout. */
async function firstBytes(path) {
    const file = await (0,promises_.open)(path).catch(() => undefined);
    if (file === undefined)
        return undefined;
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
        return buffer.toString('latin1', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./lib/git/worktrees.js




/** Folders of all worktrees of the repository and its submodules, or their names if no more is known. */
async function listWorktrees(tools, root) {
    const lists = await Promise.all((await repositories(tools, root)).map((repository) => administrations(tools, repository)));
    return lists.flat().map(({ path }) => path);
}
/**
 * Removes our worktrees from the checkout's repository and from those of its submodules: their folders, and what git
 * stores about them. Other worktrees stay, which `git worktree prune` would remove too. `git worktree remove` refuses
 * worktrees that are incomplete.
 */
async function removeWorktrees(tools, root, isOurs) {
    for (const repository of await repositories(tools, root)) {
        for (const { folder, path } of await administrations(tools, repository)) {
            if (!isOurs(path))
                continue;
            if (path.includes('/') || path.includes('\\'))
                await remove(path);
            await remove(folder);
        }
        await removeIfEmpty(await administrationFolder(tools, repository));
    }
}
/** The innermost first: a submodule's worktree is inside the outer one. */
async function repositories(tools, root) {
    return [...(await submoduleRoots(tools, root)), root];
}
async function administrations(tools, repository) {
    const folder = await administrationFolder(tools, repository);
    const ids = await (0,promises_.readdir)(folder).catch(ifMissing([]));
    return Promise.all(ids.map(async (id) => {
        const gitFile = (await (0,promises_.readFile)((0,external_node_path_.join)(folder, id, 'gitdir'), 'utf8').catch(ifMissing(''))).trim();
        return { folder: (0,external_node_path_.join)(folder, id), path: gitFile === '' ? id : (0,external_node_path_.dirname)((0,external_node_path_.resolve)(folder, id, gitFile)) };
    }));
}
async function administrationFolder(tools, repository) {
    const common = (await (0,run_git/* runGit */.EO)(tools, ['rev-parse', '--git-common-dir'], { root: repository })).trim();
    return (0,external_node_path_.resolve)(repository, common, 'worktrees');
}
/** Retries while a program still writes. */
function remove(path) {
    return (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 5 });
}
/** As git does with the last worktree. */
async function removeIfEmpty(folder) {
    await (0,promises_.rmdir)(folder).catch((error) => {
        if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY')
            throw error;
    });
}
function ifMissing(instead) {
    return (error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return instead;
        throw error;
    };
}

;// CONCATENATED MODULE: ./lib/git/git.js




/** @param onSecret gets the token as requests have it, before the first one. */
function createGit(tools, onSecret) {
    const { token } = tools.credentials;
    if (token !== '')
        onSecret((0,environment/* basicAuthorization */.aR)(token));
    return {
        open: (folder, ceiling) => {
            const root = findRoot(folder, ceiling);
            return root === undefined ? undefined : openRepository(tools, root);
        },
        addWorktree: (root, path, commit) => addWorktree(tools, root, path, commit),
        worktrees: (root) => listWorktrees(tools, root),
        removeWorktrees: (root, isOurs) => removeWorktrees(tools, root, isOurs),
    };
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   BE: () => (/* binding */ startGit),
/* harmony export */   EO: () => (/* binding */ runGit),
/* harmony export */   XS: () => (/* binding */ GitError),
/* harmony export */   kL: () => (/* binding */ SLOW)
/* harmony export */ });
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7933);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4757);


/** A git command that failed: its message is git's own, without secrets. */
class GitError extends _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
    name = 'GitError';
}
/** Milliseconds: QUICK for commands on the repository itself, SLOW for those that move files or reach a server. */
const QUICK = 60_000;
const SLOW = 900_000;
/** Runs git; any exit code is an answer. Nothing is written to the job's log. */
function startGit(tools, args, run) {
    const more = run.login ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialSettings */ .Lp)(tools.credentials) : [];
    return tools.execute('git', args, {
        cwd: run.root,
        env: { ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .gitEnvironment */ ._K)(tools.environment, run.root, more), ...run.env },
        timeoutMs: run.timeoutMs ?? QUICK,
    });
}
/** Runs git and gives what it prints. Throws a GitError with git's own reason. */
async function runGit(tools, args, run) {
    const finished = await startGit(tools, args, run);
    if (finished.exitCode !== 0)
        throw new GitError(`git ${args[0]} failed: ${reasonOf(tools, finished)}`);
    return finished.stdout;
}
/** Git's own reason: its line with `fatal:` or `error:`, else its last line. It has no secret. */
function reasonOf({ credentials: { token } }, { exitCode, stderr }) {
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const reasonLine = lines.find((line) => /^(?:fatal|error|remote error):/.test(line)) ?? lines.at(-1);
    const reason = (reasonLine ?? `exit code ${exitCode}`).replace(/^(?:fatal|error): */, '');
    // A URL may hold a password.
    const bare = reason.replace(/(\w+:\/\/)[^/@\s]+@/g, '$1***@');
    return token === '' ? bare : bare.replaceAll(token, '***').replaceAll((0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .basicAuthorization */ .aR)(token), '***');
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2164);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1770);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2901);



// The runner starts this file again when the job ends. The action itself starts it to use the Actions cache.
const folder = (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOfMainStep */ .b_)();
if (process.argv[2] === _cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__/* .CACHE_COMMAND */ .ZV)
    await (0,_cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheProcess */ .G9)(process.argv.slice(3));
else if (folder === '')
    await (0,_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i)();
else
    await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUp */ .nY)(folder);
// A request that is still being retried, and that nothing waits for any more, must not keep the step open.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/node_modules/@actions/core/lib/core.js + 8 modules
var core = __nccwpck_require__(5498);
// EXTERNAL MODULE: ./lib/model/user-error.js
var user_error = __nccwpck_require__(7933);
;// CONCATENATED MODULE: ./lib/model/bytes.js
/** Powers of 1000 for kB, MB, GB, as Docker and registries print them; of 1024 for KiB, MiB, GiB. */
const UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    kib: 1024,
    mib: 1024 ** 2,
    gib: 1024 ** 3,
};
/**
 * Bytes of `150 MB`, `1.5GiB`, `900 kB`, in any case. Undefined for anything else, including a bare number: one reader
 * would take it for MB and the next for bytes.
 */
function parseBytes(text) {
    const match = /^(\d{1,15}(?:\.\d{1,9})?)\s{0,8}([a-z]{1,3})$/i.exec(text.trim());
    const unit = UNITS[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN;
    const bytes = Math.round(Number(match?.[1]) * unit);
    return Number.isSafeInteger(bytes) ? bytes : undefined;
}
/** The share in `45%` or `12.5 %` as a decimal; undefined for anything else. */
function parsePercent(text) {
    const match = /^(\d{1,6}(?:\.\d{1,9})?)\s{0,8}%$/.exec(text.trim());
    return match ? Number(match[1]) / 100 : undefined;
}
/** Three or four digits and a unit of powers of 1000: `981 B`, `9.42 MB`, `95.9 MB`, `1.21 GB`. */
function formatBytes(bytes) {
    const size = Math.abs(bytes);
    if (size < 1000)
        return `${bytes} B`;
    // 999,950 B must not become "1000.0 kB".
    if (size < 999.95e3)
        return `${threeDigits(bytes / 1e3)} kB`;
    if (size < 999.95e6)
        return `${threeDigits(bytes / 1e6)} MB`;
    return `${threeDigits(bytes / 1e9)} GB`;
}
function threeDigits(value) {
    return value.toFixed(Math.abs(value) < 9.995 ? 2 : 1);
}
/** A difference, with its sign: `+1.02 MB`, `-340 B`, `0 B`. */
function formatChange(bytes) {
    return `${bytes > 0 ? '+' : ''}${formatBytes(bytes)}`;
}
/** One decimal below 100%: `29.4%`, `340%`. */
function formatPercent(share) {
    const percent = share * 100;
    return `${percent.toFixed(percent < 99.95 ? 1 : 0)}%`;
}

;// CONCATENATED MODULE: ./lib/render/figures.js

const MARKS = { pass: '✅', warn: '⚠️', fail: '❌' };
const WHERE = { download: 'to download', disk: 'on disk' };
function size(sizes, which) {
    const bytes = sizes[which];
    return bytes === null ? 'unknown' : formatBytes(bytes);
}
function change(sizes, which) {
    const bytes = sizes[which];
    return bytes === null ? 'unknown' : formatChange(bytes);
}
/** `+8.50 MB to download, +10.0 MB on disk`. */
function changes(sizes) {
    return `${change(sizes, 'download')} to download, ${change(sizes, 'disk')} on disk`;
}
function ratio(value) {
    return typeof value === 'number' ? formatPercent(value) : '–';
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function verdictOf(image) {
    const verdicts = new Set(image.limits.map((limit) => limit.verdict));
    return verdicts.has('fail') ? 'fail' : verdicts.has('warn') ? 'warn' : 'pass';
}
/** The name of an image, with its platform if others of the report have the same name. */
function nameOf(image, { images }) {
    const alone = images.every((other) => other === image || other.name !== image.name);
    return alone ? image.name : `${image.name} (${image.platform})`;
}
function isNew({ baseline }) {
    return 'missing' in baseline && baseline.appeared;
}
/** Whether nobody has to look at the image. */
function isUnchanged(image) {
    const { comparison } = image;
    return comparison?.noChange === true && !comparison.renamedFrom && verdictOf(image) === 'pass';
}
/** The size to show the change of: the download size, unless different tools compressed the two images. */
function comparableSize({ compressorsDiffer }) {
    return compressorsDiffer ? 'disk' : 'download';
}
const ORDER = { fail: 0, warn: 1, pass: 2 };
/** The worst verdict first, then the largest growth; images without a change come last. */
function worstFirst(images) {
    return images.toSorted((a, b) => ORDER[verdictOf(a)] - ORDER[verdictOf(b)] || growth(b) - growth(a));
}
function growth({ comparison, baseline, sizes }) {
    if ('missing' in baseline)
        return baseline.appeared ? (sizes.download ?? 0) : 0;
    if (!comparison || comparison.noChange === true)
        return Number.NEGATIVE_INFINITY;
    return comparison.increase[comparableSize(comparison)] ?? 0;
}

;// CONCATENATED MODULE: ./lib/render/markdown-text.js
/**
 * Text from outside (image names, instructions, other tools' messages) as Markdown that shows exactly that text: it
 * creates no markup, mention, link or table cell.
 */
function escapeText(text) {
    return (oneLine(text)
        .replace(MARKUP, entity)
        // GitHub looks for mentions and issue numbers in the rendered text, where an entity is a character again.
        .replace(/@|#(?=\d)(?<!&#)/g, '$&&#8203;')
        // At the start of a paragraph these would open a list, a heading or underline one.
        .replace(/^(?=[-+=#]|\d+[.)])/, '&#8203;'));
}
/** The same as code, in which GitHub finds no mentions. */
function code(text) {
    return `<code>${oneLine(text).replace(MARKUP, entity)}</code>`;
}
/** Markdown's and HTML's own characters, and the two starts of an automatic link. */
const MARKUP = /[&<>`*_~|\\[\]]|:(?=\/\/)|(?<=www)\./gi;
function entity(char) {
    return `&#${char.charCodeAt(0)};`;
}
/** At most `length` characters; a text that was cut ends with an ellipsis. */
function shorten(text, length) {
    const line = oneLine(text);
    return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
/** Control characters and line breaks would end a table row or hide text (bidirectional overrides). */
function oneLine(text) {
    return text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/[\p{Cf}]/gu, '')
        .trim();
}
/** A GitHub table. Cells are Markdown already; `align` has one letter a column: l, r. */
function table(align, header, rows) {
    const rule = [...align].map((letter) => (letter === 'r' ? '--:' : '---'));
    return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** A folded part. The summary is Markdown already. */
function details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

;// CONCATENATED MODULE: ./lib/model/size.js
const verified = (bytes) => ({ bytes, how: 'verified' });
const stated = (bytes) => ({ bytes, how: 'stated' });
const unknown = (reason) => ({ unknown: reason });
function isKnown(size) {
    return 'bytes' in size;
}
/** The sum, in bytes: unknown if any part is unknown, verified if every part is verified. */
function sum(sizes) {
    let bytes = 0;
    let how = 'verified';
    for (const size of sizes) {
        if (!isKnown(size))
            return size;
        bytes += size.bytes;
        if (size.how === 'stated')
            how = 'stated';
    }
    return { bytes, how };
}
/** `now - before`, in bytes, which may be negative: unknown if either is unknown, verified if both are verified. */
function difference(now, before) {
    if (!isKnown(now))
        return now;
    if (!isKnown(before))
        return { unknown: `unknown for the baseline: ${before.unknown}` };
    return {
        bytes: now.bytes - before.bytes,
        how: now.how === 'stated' ? 'stated' : before.how,
    };
}
/** `part / whole` as a decimal; undefined if either is unknown or the whole is empty. */
function size_ratio(part, whole) {
    return isKnown(part) && isKnown(whole) && whole.bytes > 0 ? part.bytes / whole.bytes : undefined;
}

;// CONCATENATED MODULE: ./lib/model/distinct-sizes.js

/**
 * The sizes of several images together, in bytes: each distinct layer counts once, as on a host that runs all of them.
 * The host pulls each digest once and unpacks each diffID once.
 */
function distinctSizes(images) {
    const layers = images.flatMap((image) => image.weighed.layers);
    // Of a layer in several images, a known size wins over an unknown one.
    const known = (size) => (isKnown(size) ? 1 : 0);
    const first = (of, key) => [
        ...new Map(layers.toSorted((a, b) => known(of(a)) - known(of(b))).map((layer) => [key(layer), of(layer)])).values(),
    ];
    const unknown = images.map((image) => image.weighed.sizes.download).filter((size) => !isKnown(size));
    return {
        download: sum([
            ...unknown,
            ...first((layer) => layer.download, (layer) => layer.digest),
        ]),
        disk: sum(first((layer) => layer.disk, (layer) => layer.diffId)),
    };
}

;// CONCATENATED MODULE: ./lib/report/read-measured.js
/** An image as it was measured, from what report.json has of it. `files` are kept apart from it. */
function measuredOf(report, files = new Map()) {
    const { note, sdk } = report;
    return {
        name: report.name,
        project: report.project ?? undefined,
        builder: report.builder,
        platform: platformOf(report.platform),
        digest: report.digest ?? read_measured_unknown(report.digestUnknown),
        reference: report.reference ?? undefined,
        ...(note === undefined ? {} : { note }),
        compressor: report.compressor ?? read_measured_unknown(report.compressorUnknown),
        weighed: weighedOf(report),
        files,
        sdk: sdk ? sdkOf(sdk) : read_measured_unknown(report.sdkUnknown),
        sdkBase: report.sdkBase ?? undefined,
    };
}
/** The layers and sizes alone. */
function weighedOf(report) {
    return {
        layers: report.layers.map((layer) => ({
            digest: layer.digest,
            diffId: layer.diffId,
            ...sizesOf(layer),
            contentDigest: layer.contentDigest ?? read_measured_unknown(layer.contentDigestUnknown),
            createdBy: layer.createdBy,
            from: layer.from ?? undefined,
        })),
        sizes: sizesOf(report.sizes),
        app: sizesOf(report.app),
        base: baseOf(report),
    };
}
function baseOf({ base, baseNone, baseUnknown, }) {
    if (base)
        return { reference: base.reference, digest: base.digest, ...sizesOf(base) };
    return baseNone === undefined ? read_measured_unknown(baseUnknown) : { none: baseNone };
}
function sdkOf(sdk) {
    return {
        reference: sdk.reference,
        digest: sdk.digest,
        ...sizesOf(sdk),
        layers: sdk.layers.map(({ digest, diffId, createdBy, shared, ...sizes }) => ({
            digest,
            diffId,
            ...sizesOf(sizes),
            createdBy,
            shared,
        })),
        ratio: sdk.ratio ?? undefined,
        diskRatio: sdk.diskRatio ?? undefined,
    };
}
/** Reverses formatPlatform. Takes any text, because the config of an image can have any. */
function platformOf(text) {
    const [os = '', architecture = '', ...variant] = text.split('/');
    return { os, architecture, ...(variant.length === 0 ? {} : { variant: variant.join('/') }) };
}
function sizesOf(sizes) {
    return {
        download: sizeOf(sizes.download, sizes.downloadKnown, sizes.downloadUnknown),
        disk: sizeOf(sizes.disk, sizes.diskKnown, sizes.diskUnknown),
    };
}
function sizeOf(bytes, how, why) {
    return bytes === null ? read_measured_unknown(why) : { bytes, how: how ?? 'stated' };
}
function read_measured_unknown(why) {
    return { unknown: why ?? 'the report does not say why' };
}

;// CONCATENATED MODULE: ./lib/render/platforms.js






/** For more platforms than these, the headline gives a range. */
const MAX_NAMED = 3;
/** Images with the same name: one for each platform. */
function platformGroups({ images }) {
    return [...Map.groupBy(images, ({ name }) => name).values()].filter((group) => group.length > 1);
}
/** Download sizes of the platforms of one image, for a headline. Plain text. */
function platformFigures(images) {
    if (images.length <= MAX_NAMED) {
        return `to download ${images.map(({ platform, sizes }) => `${size(sizes, 'download')} for ${platform}`).join(', ')}`;
    }
    const known = images.map(({ sizes }) => sizes.download).filter((bytes) => bytes !== null);
    const unknown = images.length - known.length;
    const range = known.length === 0 ? [] : [`${formatBytes(Math.min(...known))} to ${formatBytes(Math.max(...known))}`];
    const parts = [...range, ...(unknown > 0 ? [`unknown for ${unknown}`] : [])];
    return `to download ${parts.join(', ')}, for ${images.length} platforms`;
}
/** For each image with several platforms, the sizes of all of them together, and what that means. */
function platformSums(report) {
    return platformGroups(report).map((images) => {
        const { download, disk } = distinctSizes(images.map((image) => ({ weighed: weighedOf(image) })));
        const layers = images.flatMap((image) => image.layers.map(({ digest }) => digest));
        const sums = `**${platforms_text(download)}** to download, **${platforms_text(disk)}** on disk`;
        return `All ${images.length} platforms of ${code(images[0]?.name ?? '')} together: ${sums}, each layer once (${new Set(layers).size} of ${layers.length} differ). A host pulls one platform; a registry keeps them all.`;
    });
}
function platforms_text(total) {
    return isKnown(total) ? formatBytes(total.bytes) : 'unknown';
}

;// CONCATENATED MODULE: ./lib/render/headline.js




/** Of several images, at most so many are named. */
const headline_MAX_NAMED = 3;
/** The one line that says the most: the worst limit, what changed, or the figures. Plain text. */
function headline(report) {
    const [failure] = report.failures;
    if (failure) {
        return `${failure.name}: ${shorten(failure.details[0] ?? failure.error.split('\n', 1)[0] ?? '', 200)}`;
    }
    const [worst] = worstFirst(report.images);
    if (worst && verdictOf(worst) !== 'pass')
        return limitLine(worst, report);
    if (worst && report.images.length === 1 && report.removed.length === 0) {
        return `${worst.name}: ${figures(worst)}`;
    }
    return severalImages(report);
}
/** How to accept an exceeded limit. The error of the step ends with it too. */
function acceptance({ overrideLabel }, limit) {
    return limit.verdict === 'fail' && overrideLabel !== null
        ? `; add label ${overrideLabel} to accept it`
        : '';
}
function limitLine(image, report) {
    const verdict = verdictOf(image);
    const sameVerdict = worstFirst(report.images).flatMap(({ limits }) => limits.filter((limit) => limit.verdict === verdict));
    const [limit] = sameVerdict;
    if (!limit)
        return '';
    const more = sameVerdict.length > 1 ? ` (and ${count(sameVerdict.length - 1, 'more limit')})` : '';
    return `${nameOf(image, report)}: ${limit.reason}${more}${acceptance(report, limit)}`;
}
function figures(image) {
    const { comparison, baseline, sizes } = image;
    if (comparison && !('missing' in baseline)) {
        return compared(image, comparison, baseline);
    }
    const parts = [`${size(sizes, 'download')} to download`, `${size(sizes, 'disk')} on disk`];
    return `${isNew(image) ? 'new, ' : ''}${[...parts, ...sdkShare(image)].join(', ')}`;
}
function compared(image, comparison, before) {
    const which = comparableSize(comparison);
    const now = `${size(image.sizes, which)} ${WHERE[which]}`;
    const { baseDrift, increase, noChange } = comparison;
    const drift = baseDrift ? `, with ${change(baseDrift, which)} of base image drift, not counted` : '';
    if (noChange === true)
        return `no change (${now}${drift})`;
    if (increase[which] === null)
        return `${now}, change unknown`;
    const from = `${size(before.sizes, which)} → ${size(image.sizes, which)}${drift}`;
    return [`${change(increase, which)} ${WHERE[which]} (${from})`, ...sdkShare(image)].join(', ');
}
function sdkShare({ sdk }) {
    return typeof sdk?.ratio === 'number' ? [`${formatPercent(sdk.ratio)} of the SDK image`] : [];
}
function severalImages(report) {
    const { images, removed } = report;
    if (images.every(({ baseline }) => 'missing' in baseline && !baseline.appeared)) {
        const [platforms] = platformGroups(report);
        if (platforms?.length === images.length)
            return `${platforms[0]?.name}: ${platformFigures(platforms)}`;
        const limited = images.some((one) => one.limits.length > 0);
        return `${images.length} images${limited ? ', each within its limits' : ' measured'}`;
    }
    const changed = [
        ...worstFirst(images)
            .filter((image) => image.comparison?.noChange !== true)
            .map((image) => `${nameOf(image, report)} ${shortChange(image)}`),
        ...removed.map(({ name }) => `${name} removed`),
    ];
    if (changed.length === 0)
        return `${images.length} images, none of them changed`;
    const more = changed.length > headline_MAX_NAMED ? ` and ${changed.length - headline_MAX_NAMED} more` : '';
    const unchanged = images.length + removed.length - changed.length;
    return `${changed.slice(0, headline_MAX_NAMED).join(', ')}${more}${unchanged > 0 ? `; ${unchanged} unchanged` : ''}`;
}
function shortChange(image) {
    const { comparison, sizes } = image;
    if (isNew(image))
        return `new (${size(sizes, 'download')})`;
    if (!comparison)
        return `${size(sizes, 'download')}, not compared`;
    const which = comparableSize(comparison);
    if (comparison.increase[which] === null)
        return 'change unknown';
    return `${change(comparison.increase, which)} ${WHERE[which]}`;
}

;// CONCATENATED MODULE: ./lib/action/annotations.js




/** GitHub shows at most ten errors and ten warnings of a step as annotations; the most important come first. */
const MAX_ANNOTATIONS = 10;
/**
 * Ends a step after everything was delivered. Annotates the images that failed, the limits that are exceeded, and
 * the errors at their places in the sources.
 * @returns whether the step fails.
 */
function conclude({ report, failures }, reportOnly, to) {
    to.info(headline(report));
    const limits = worstFirst(report.images).flatMap((image) => image.limits.map((limit) => ({
        verdict: limit.verdict,
        message: `${nameOf(image, report)}: ${limit.reason}${reportOnly ? '' : acceptance(report, limit)}`,
        properties: { title: limit.name },
    })));
    const exceeded = limits.filter(({ verdict }) => verdict === 'fail');
    const warned = limits.filter(({ verdict }) => verdict === 'warn');
    const errors = failures.map(({ name, error }) => ({
        message: messageOf(error),
        properties: { title: name },
    }));
    const details = failures.flatMap(({ error }) => detailsOf(error));
    if (reportOnly) {
        const noted = exceeded.map((limit) => ({ ...limit, message: `${limit.message} (report-only)` }));
        annotate([...noted, ...warned], (...args) => to.warning(...args));
        annotate([...errors, ...details], (...args) => to.error(...args));
    }
    else {
        annotate([...errors, ...exceeded, ...details], (...args) => to.error(...args));
        annotate(warned, (...args) => to.warning(...args));
    }
    return failures.length > 0 || (exceeded.length > 0 && !reportOnly);
}
/** Annotates an error that ended a run before there was anything to report. */
function annotateFailure(error, to) {
    annotate([{ message: messageOf(error), properties: {} }, ...detailsOf(error)], (...args) => to.error(...args));
}
/** An error that a user can fix has its own message. Everything else is a bug and keeps its stack. */
function messageOf(error) {
    if (error instanceof user_error/* UserError */.y)
        return error.message;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `This is a bug in aspnet-image-size; please report it with this text.\n${stack}`;
}
function annotate(annotations, write) {
    for (const { message, properties } of annotations.slice(0, MAX_ANNOTATIONS))
        write(message, properties);
}
/** The error lines of the tool that failed. If the source file of a line is in the checkout, the line is shown there. */
function detailsOf(error) {
    if (!(error instanceof user_error/* UserError */.y))
        return [];
    return error.details.map(({ message, file, line, column }) => {
        const path = file === undefined ? undefined : (0,external_node_path_.relative)(process.cwd(), (0,external_node_path_.resolve)(file));
        // GitHub cannot show a path inside a Docker build or a temporary file.
        if (path === undefined || path.startsWith('..'))
            return { message, properties: {} };
        return {
            message,
            properties: {
                file: path,
                ...(line === undefined ? {} : { startLine: line }),
                ...(column === undefined ? {} : { startColumn: column }),
            },
        };
    });
}

;// CONCATENATED MODULE: ./lib/github/comment-marker.js
/**
 * The longest comment that GitHub accepts: 65,536 characters of up to four bytes each (dead-claudia/github-limits#13).
 * JavaScript's count is never smaller.
 */
const MAX_COMMENT_LENGTH = 65_536;
/** The hidden first line by which the comment of a key is found again. */
function marker(key) {
    return `<!-- aspnet-image-size:${escapeKey(key)} -->`;
}
/** UTF-16 code units that are left for a report in the comment of a key. */
function commentRoom(key) {
    return MAX_COMMENT_LENGTH - withMarker(key, '').length;
}
function withMarker(key, body) {
    return `${marker(key)}\n${body}`;
}
/**
 * True if the comment begins with the marker. A marker further down does not count: text that a bot quotes (a title, a
 * log) can contain one.
 */
function hasMarker(body, key) {
    return body.startsWith(`${marker(key)}\n`) || body.startsWith(`${marker(key)}\r\n`) || body === marker(key);
}
/**
 * Percent-encoding, and no two hyphens in a row: only those can end an HTML comment early
 * (HTML standard, "Comments"; CommonMark 0.31, 6.6 and 4.6). decodeURIComponent gives the key back.
 */
function escapeKey(key) {
    return encodeURIComponent(key.toWellFormed()).replaceAll('--', '-%2D');
}

// EXTERNAL MODULE: ./lib/process/temporary-root.js
var temporary_root = __nccwpck_require__(4479);
;// CONCATENATED MODULE: ./lib/render/comparison-text.js



/** What explains the figures of a comparison, and the findings: a list with one line each. */
function comparisonLines(image) {
    const { comparison, findings, baseline } = image;
    const lines = [];
    if (comparison && !('missing' in baseline)) {
        lines.push(...baseLines(image, comparison), ...compressorLine(image, baseline, comparison));
        const was = comparison.renamedFrom;
        if (was)
            lines.push(`Moved: it was ${code(was.name)} (${code(was.project)}) before.`);
    }
    for (const { text, advice } of findings) {
        lines.push(`💡 ${escapeText(text)}.${advice === '' ? '' : ` ${escapeText(advice)}`}`);
    }
    return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}
function baseLines({ sizes }, comparison) {
    const { baseDrift, baseChange, deployOfBase } = comparison;
    if (baseDrift) {
        const moved = deployOfBase === null || sizes.deploy === null || deployOfBase === 0
            ? ''
            : ` It is ${formatBytes(deployOfBase)} of the ${formatBytes(sizes.deploy)} to deploy.`;
        return [
            `Base image ${code(baseDrift.reference)} changed since then: **${change(baseDrift, 'download')}** to download, ${change(baseDrift, 'disk')} on disk; not counted.${moved}`,
        ];
    }
    if (!baseChange)
        return [];
    const name = (reference) => reference === undefined ? 'no base image' : code(reference);
    return [
        `This change builds on ${name(baseChange.to?.reference)} instead of ${name(baseChange.from?.reference)}: ${changes(baseChange)}; counted.`,
    ];
}
function compressorLine({ compressor }, before, { compressorsDiffer, noChange }) {
    if (!compressorsDiffer || noChange === true)
        return [];
    const name = (tool) => (tool === null ? 'an unknown tool' : escapeText(tool));
    return [
        `Different tools compressed the app layers (now ${name(compressor)}, before ${name(before.compressor)}), so their compressed sizes are not comparable and growth is judged on the disk size.`,
    ];
}
/** What an image was compared with, or why it was not compared. Markdown, without a full stop. */
function comparedWith({ baseline }) {
    if ('missing' in baseline) {
        return baseline.appeared
            ? 'new, it was not in the baseline'
            : `not compared: ${escapeText(baseline.missing)}`;
    }
    const { commit, source, reference } = baseline;
    const of = commit === null ? (reference === null ? 'its baseline' : code(reference)) : code(commit.slice(0, 10));
    return `compared with ${of} (${SOURCES[source]})`;
}
const SOURCES = {
    built: 'built and weighed in this run',
    cache: 'weighed by an earlier run',
    file: 'from an earlier report',
    registry: 'read from its registry',
};

;// CONCATENATED MODULE: ./lib/render/layer-tables.js


/** Folded tables of the image's layers and of the SDK image's. */
function layerTables(image) {
    const own = table('lrrrl', ['From', 'Download', 'Share', 'Disk', 'Made by'], image.layers.map((layer) => [layer.from ?? '–', ...cells(layer, image.sizes.download)]));
    const parts = [details(`Layers of this image (${image.layers.length})`, own)];
    if (image.sdk)
        parts.push(sdkTable(image.sdk));
    return parts;
}
function sdkTable(sdk) {
    const extra = sdk.layers.filter((layer) => !layer.shared);
    const bytes = extra.reduce((sum, layer) => (sum === null || layer.download === null ? null : sum + layer.download), 0);
    const rows = sdk.layers.map((layer) => [layer.shared ? 'yes' : '**no**', ...cells(layer, sdk.download)]);
    const title = extra.length === 0
        ? 'This image contains the whole SDK image'
        : `In the SDK image but not in this image: ${bytes === null ? 'unknown' : formatBytes(bytes)} in ${extra.length} of ${sdk.layers.length} layers`;
    const header = ['In this image', 'Download', 'Share', 'Disk', 'Made by'];
    return details(title, `${code(sdk.reference)}\n\n${table('lrrrl', header, rows)}`);
}
function cells(layer, total) {
    const share = layer.download === null || !total ? '–' : formatPercent(layer.download / total);
    return [bytes(layer.download), share, bytes(layer.disk), madeBy(layer.createdBy)];
}
/** A size with a no-break space before its unit. */
function bytes(value) {
    return value === null ? 'unknown' : formatBytes(value).replace(' ', '\u00a0');
}
/** An instruction without what builders add to it: the shell in front and BuildKit's name at the end. */
function madeBy(instruction) {
    const text = instruction
        .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
        .replace(/^RUN \/bin\/sh -c /, 'RUN ')
        .replace(/ # buildkit$/, '')
        .replace(/\s+/g, ' ');
    return text === '' ? escapeText('(not stated)') : code(shorten(text, 110));
}

;// CONCATENATED MODULE: ./lib/render/image-text.js





/** Everything about one image; `layers` says whether the tables of its layers are included. */
function imageText(image, report, { layers }) {
    const parts = report.images.length > 1 ? [`#### ${code(nameOf(image, report))}`] : [];
    parts.push(figuresTable(image), contribution(image), ...comparisonLines(image), ...notes(image));
    if (image.limits.length > 0)
        parts.push(limitsTable(image.limits));
    if (layers)
        parts.push(...layerTables(image));
    parts.push(provenance(image, report));
    return parts.join('\n\n');
}
/** The figures of the image, of its baseline if there is one, and of the SDK image if it is known. */
function figuresTable(image) {
    const { sizes, sdk, baseline, comparison } = image;
    const before = 'missing' in baseline ? undefined : baseline;
    const sdkColumns = sdk !== null || before === undefined;
    const header = [
        '',
        ...(before ? ['Before', 'Now', 'Change'] : ['This image']),
        ...(sdkColumns ? ['SDK image', 'Ratio'] : []),
    ];
    const row = (title, which, share) => [
        title,
        ...(before ? [size(before.sizes, which)] : []),
        `**${size(sizes, which)}**`,
        ...(before ? [changeCell(image, before, which)] : []),
        ...(sdkColumns ? [sdk ? size(sdk, which) : '–', ratio(share)] : []),
    ];
    const rows = [row('Download', 'download', sdk?.ratio), row('Disk', 'disk', sdk?.diskRatio)];
    if (comparison) {
        const deploy = size({ download: sizes.deploy, disk: null }, 'download');
        rows.push(['To deploy', '', deploy, '', ...(sdkColumns ? ['', ''] : [])]);
    }
    return table(`l${'r'.repeat(header.length - 1)}`, header, rows);
}
function changeCell({ comparison }, before, which) {
    if (!comparison)
        return '–';
    if (comparison.noChange === true)
        return 'none';
    const bytes = comparison.increase[which];
    const total = before.sizes[which];
    if (bytes === null)
        return 'unknown';
    const share = bytes === 0 || !total ? '' : ` (${bytes > 0 ? '+' : '-'}${formatPercent(Math.abs(bytes) / total)})`;
    return `**${change(comparison.increase, which)}**${share}`;
}
function contribution(image) {
    if (!image.base && image.baseNone === undefined) {
        return `Base image not known: ${escapeText(image.baseUnknown ?? '')}.`;
    }
    const layers = image.layers.filter((layer) => layer.from === 'app').length;
    const added = `**${size(image.app, 'download')}** to download (${size(image.app, 'disk')} on disk) in ${count(layers, 'layer')}`;
    if (!image.base)
        return `No base image (${escapeText(image.baseNone ?? '')}): the app is ${added}.`;
    return `The app adds ${added} to ${code(image.base.reference)} (${size(image.base, 'download')}).`;
}
/** How the image was weighed if that was not the best way, and why figures are unknown; each reason once. */
function notes(image) {
    const reasons = new Map();
    const how = image.note === undefined ? [] : [`_${escapeText(image.note)}._`];
    const note = (what, reason) => {
        if (reason !== undefined && !reasons.has(reason))
            reasons.set(reason, what);
    };
    note('Download size unknown', image.sizes.downloadUnknown);
    note('Disk size unknown', image.sizes.diskUnknown);
    note('Not compared with an SDK image', image.sdkUnknown);
    note('Download size of the SDK image unknown', image.sdk?.downloadUnknown);
    note('Disk size of the SDK image unknown', image.sdk?.diskUnknown);
    const { comparison } = image;
    note('Deploy size unknown', comparison ? image.sizes.deployUnknown : undefined);
    note('Change of the download size unknown', comparison?.increase.downloadUnknown);
    note('Change of the disk size unknown', comparison?.increase.diskUnknown);
    note('Whether any file changed is unknown', comparison?.noChangeUnknown);
    return [...how, ...[...reasons].map(([reason, what]) => `_${what}: ${escapeText(reason)}._`)];
}
/** How the figures of this image are known. */
function provenance(image, report) {
    const { app, base, sdk } = image;
    const whole = app.downloadKnown === 'verified' && app.diskKnown === 'verified';
    const read = whole ? ', read to the last byte' : '';
    const published = [...(base ? ['base'] : []), ...(sdk ? ['SDK'] : [])].join(' and ');
    const stated = published === '' ? '' : `; ${published} layers as their registry states them`;
    const baseline = isNew(image) || sharedBaseline(report) === undefined ? `; ${comparedWith(image)}` : '';
    return `_${code(image.platform)}: app layers as ${found(image)}${read}${stated}${baseline}._`;
}
function found({ compressor }) {
    return compressor === null ? 'they were found' : `${escapeText(compressor)} compressed them`;
}
function limitsTable(limits) {
    const rows = limits.map((limit) => [
        MARKS[limit.verdict],
        code(limit.name),
        escapeText(limit.limit).replaceAll(' ', '\u00a0'),
        escapeText(limit.reason),
    ]);
    return table('llll', ['', 'Limit', 'Set\u00a0to', 'Result'], rows);
}
/** What all images were compared with, if it is the same for all that are not new: it is then stated once. */
function sharedBaseline({ images }) {
    const baselines = new Set(images.filter((image) => !isNew(image)).map(comparedWith));
    return baselines.size === 1 ? [...baselines][0] : undefined;
}

;// CONCATENATED MODULE: ./lib/render/overview.js



/** A table of several images, the worst first; images without a change are folded. */
function overview(report) {
    const compared = report.images.some(({ comparison }) => comparison) || report.removed.length > 0;
    const columns = compared ? COMPARED : ALONE;
    const header = columns.map(({ title }) => title);
    const align = `l${'r'.repeat(columns.length)}`;
    const rows = (images) => images.map((image) => [
        nameCell(image, report),
        ...columns.map(({ cell }) => withNoBreakSpaces(cell(image))),
    ]);
    const row = (...cells) => [...cells, ...columns.slice(cells.length - 1).map(() => '')];
    const all = worstFirst(report.images);
    const shown = [
        ...report.failures.map(({ name }) => row(`❌ ${code(name)}`, 'not measured')),
        ...rows(all.filter((image) => !isUnchanged(image))),
        ...report.removed.map(({ name, sizes }) => {
            const was = sizes.download === null ? '' : `was ${formatBytes(sizes.download)}`;
            return row(`➖ ${code(name)}`, withNoBreakSpaces(was), 'removed');
        }),
    ];
    const parts = shown.length > 0 ? [table(align, ['Image', ...header], shown)] : [];
    const unchanged = all.filter(isUnchanged);
    if (unchanged.length > 0) {
        parts.push(details(`${count(unchanged.length, 'image')} without a change`, table(align, ['Image', ...header], rows(unchanged))));
    }
    return parts.join('\n\n');
}
/** With no-break spaces, so that a size stays on one line with its unit. */
function withNoBreakSpaces(cell) {
    return cell.replaceAll(' ', '\u00a0');
}
const ALONE = [
    { title: 'Download', cell: ({ sizes }) => size(sizes, 'download') },
    { title: 'Disk', cell: ({ sizes }) => size(sizes, 'disk') },
    { title: 'App layers', cell: ({ app }) => size(app, 'download') },
    { title: 'Of SDK image', cell: ({ sdk }) => ratio(sdk?.ratio) },
];
const COMPARED = [
    { title: 'Download', cell: ({ sizes }) => size(sizes, 'download') },
    { title: 'Change', cell: (image) => overview_changeCell(image, 'download') },
    { title: 'Disk', cell: ({ sizes }) => size(sizes, 'disk') },
    { title: 'Change', cell: (image) => overview_changeCell(image, 'disk') },
    { title: 'To deploy', cell: ({ sizes }) => (sizes.deploy === null ? '–' : formatBytes(sizes.deploy)) },
    { title: 'Of SDK image', cell: ({ sdk }) => ratio(sdk?.ratio) },
];
function overview_changeCell(image, which) {
    if (isNew(image))
        return 'new';
    if (!image.comparison)
        return '–';
    if (image.comparison.noChange === true)
        return 'none';
    const text = change(image.comparison.increase, which);
    return text === 'unknown' ? text : `**${text}**`;
}
function nameCell(image, report) {
    const was = image.comparison?.renamedFrom;
    const before = was && was.name !== image.name ? ` (was ${code(was.name)})` : '';
    return `${MARKS[verdictOf(image)]} ${code(nameOf(image, report))}${before}`;
}

;// CONCATENATED MODULE: ./lib/render/markdown.js






/** How much a report shows; each step leaves out the longest part that is left. */
const DETAILS = ['full', 'without layers', 'overview', 'headline'];
/** Lines of a failure's message that are shown; a project that does not compile can have thousands. */
const MAX_LINES = 40;
/**
 * The report as GitHub Markdown, with as much detail as fits into `limit` characters. Its first line is the headline.
 * @throws RangeError if not even the headline fits.
 */
function renderMarkdown(report, limit) {
    for (const detail of DETAILS) {
        const body = render(report, detail);
        if (body.length <= limit)
            return body;
    }
    throw new RangeError(`a report needs more than ${limit} characters`);
}
function render(report, detail) {
    const parts = [`### ${MARKS[report.verdict]} ${escapeText(headline(report))}`, overrideLine(report)];
    const several = report.failures.length + report.images.length + report.removed.length > 1;
    if (several && detail !== 'headline')
        parts.push(overview(report), ...platformSums(report));
    if (detail === 'full' || detail === 'without layers') {
        parts.push(...report.failures.map(failedImage));
        parts.push(...imageTexts(report, { layers: detail === 'full' }));
    }
    if (detail !== 'full')
        parts.push('_Shortened: the whole report is in report.json._');
    parts.push(footer(report));
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** The worst first. Of several, images without a change are folded, and platforms that are within their limits. */
function imageTexts(report, what) {
    const folds = report.images.length > 1;
    const images = worstFirst(report.images);
    const platforms = new Set(what.layers ? platformGroups(report).flat() : []);
    const text = (image) => {
        const body = imageText(image, report, what);
        const folded = platforms.has(image) && verdictOf(image) === 'pass';
        return folded ? details(`${code(nameOf(image, report))} in detail`, body) : body;
    };
    const unchanged = images.filter((image) => folds && isUnchanged(image));
    const texts = images.filter((image) => !unchanged.includes(image)).map(text);
    if (unchanged.length === 0)
        return texts;
    const title = `${count(unchanged.length, 'image')} without a change, in detail`;
    return [...texts, details(title, unchanged.map(text).join('\n\n'))];
}
/** Who accepted which limits. */
function overrideLine({ override, images }) {
    const names = images.flatMap(({ name, limits }) => limits.filter(({ overridden }) => overridden).map((limit) => `${code(limit.name)} of ${code(name)}`));
    if (!override || names.length === 0)
        return '';
    const by = override.by === null ? '' : `, set by ${escapeText(override.by)}`;
    const at = override.at === null ? '' : ` at ${escapeText(override.at)}`;
    return `Label ${code(override.label)}${by}${at}, accepts what exceeds ${names.join(', ')}.`;
}
function failedImage({ name, error, details: lines }) {
    const { first, rest } = failureText([error, ...lines].join('\n'));
    return `**${code(name)} could not be measured.** ${first}${rest && `\n\n${rest}`}`;
}
function footer(report) {
    if (report.headCommit === null || report.images.length === 0)
        return '';
    const baseline = sharedBaseline(report);
    return `_Measured for ${code(report.headCommit.slice(0, 10))}${baseline === undefined ? '' : `, ${baseline}`}._`;
}
/** The job summary of a run that ended before it had a report. */
function renderFailure(message) {
    const { first, rest } = failureText(message);
    return `### ❌ ${first}\n\n${rest}\n`;
}
/** A message as Markdown: the first line, and the others as a list. */
function failureText(message) {
    const [first = '', ...more] = message.split('\n');
    const lines = more.slice(0, MAX_LINES).map((line) => `- ${escapeText(shorten(line, 500))}`);
    if (more.length > MAX_LINES)
        lines.push(`- … and ${more.length - MAX_LINES} more`);
    return { first: escapeText(shorten(first, 1000)), rest: lines.join('\n') };
}

;// CONCATENATED MODULE: ./lib/action/delivery.js






// GitHub drops a summary of more than 1024 KiB. A UTF-16 unit takes at most three bytes in UTF-8.
const SUMMARY_ROOM = Math.floor((1024 * 1024) / 3);
/**
 * Outputs first, then the job summary, then the comment. If one of them fails, that is a warning, and the others are
 * delivered.
 */
async function deliver(delivery, runner, comments) {
    const { report, outputs, inputs } = delivery;
    const step = (what, part) => attempt(what, part, runner);
    await step('set the outputs', async () => {
        for (const [name, value] of Object.entries(outputs))
            runner.setOutput(name, value);
    });
    await step('write the report files', async () => {
        const files = await writeReports(report, inputs.reportDir);
        runner.setOutput('report', files.json);
        runner.info(`Report: ${files.json}`);
    });
    await step('write the job summary', () => runner.writeSummary(renderMarkdown(report, SUMMARY_ROOM)));
    await step('comment on the pull request', () => comment(delivery, runner, comments));
}
/** Delivers an error that ended a run before there was anything to report. A bug has only its annotation. */
async function deliverFailure(error, runner) {
    if (!(error instanceof user_error/* UserError */.y))
        return;
    await attempt('set the outputs', async () => runner.setOutput('verdict', 'fail'), runner);
    await attempt('write the job summary', () => runner.writeSummary(renderFailure(error.message)), runner);
}
async function attempt(what, part, runner) {
    try {
        await part();
    }
    catch (error) {
        runner.warning(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** @returns the path of report.json. */
async function writeReports(report, reportDir) {
    const folder = reportDir === undefined ? await temporaryFolder() : (0,external_node_path_.resolve)(reportDir);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const json = (0,external_node_path_.join)(folder, 'report.json');
    await (0,promises_.writeFile)(json, `${JSON.stringify(report, null, 2)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'report.md'), renderMarkdown(report, Number.POSITIVE_INFINITY));
    return { json };
}
/** Not in the workspace, because Docker builds would send it as part of their context. */
async function temporaryFolder() {
    return (0,promises_.mkdtemp)((0,external_node_path_.join)((0,temporary_root/* temporaryRoot */.i)(), 'aspnet-image-size-'));
}
async function comment({ report, inputs, event, commentKey: key }, runner, comments) {
    if (event.kind !== 'pull-request' || inputs.comment === 'never')
        return;
    if (inputs.token === '') {
        runner.warning('Input github-token is empty, so there is no comment. The same report is in the job summary.');
        return;
    }
    const outcome = await (await comments()).upsert({
        number: event.pullRequest.number,
        key,
        body: renderMarkdown(report, commentRoom(key)),
        mode: mayCreate(inputs.comment, report) ? 'create-or-update' : 'update-only',
    });
    reportComment(outcome, runner);
}
/** Whether a new comment is worth it. A comment that exists is updated in any case. */
function mayCreate(mode, report) {
    switch (mode) {
        case 'never':
            return false;
        case 'on-failure':
            return report.verdict === 'fail';
        case 'changes':
            return report.verdict !== 'pass' || report.removed.length > 0 || report.images.some(mayHaveChanged);
        case 'always':
            return true;
    }
}
/** Without a baseline an image may have changed. Base drift alone is not a change of the pull request. */
function mayHaveChanged({ comparison }) {
    return comparison?.noChange !== true;
}
function reportComment(outcome, runner) {
    switch (outcome.kind) {
        case 'created':
        case 'updated':
        case 'unchanged':
            runner.setOutput('comment-url', outcome.url);
            runner.info(`Comment ${outcome.kind}: ${outcome.url}`);
            if (outcome.warning !== undefined)
                runner.warning(outcome.warning);
            return;
        case 'skipped':
            runner.info('No comment: by input comment, this result needs none.');
            return;
        case 'denied':
            runner.warning(`The token may not comment on this pull request (${outcome.status}: ${outcome.message}). It needs the permission ${outcome.permission}; pull requests from forks and from Dependabot never have it. The same report is in the job summary.`);
            return;
        case 'failed':
            runner.warning(`GitHub did not accept the comment (${outcome.status ?? 'no usable answer'}: ${outcome.message}). The same report is in the job summary.`);
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
;// CONCATENATED MODULE: ./lib/github/event-payload.js

// What this action reads of GitHub's event payloads; everything else in them is ignored.
// https://docs.github.com/webhooks/webhook-events-and-payloads
/** Hexadecimal only: commits reach command lines of git, links and pages. */
const Commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not a commit SHA'));
const Count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const FullName = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]+\/[\w.-]+$/, 'is not OWNER/NAME'));
const HttpUrl = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^https?:\/\/[^\s"'<>]+$/, 'is not an http(s) URL'));
/** Of any event. */
const AnyPayload = dist/* object */.Ikc({});
const PayloadPullRequest = dist/* object */.Ikc({
    number: Count,
    head: dist/* object */.Ikc({ sha: Commit }),
    base: dist/* object */.Ikc({ sha: Commit, ref: dist/* optional */.lqM(dist/* string */.YjP(), '') }),
});
/** `pull_request` and `pull_request_target`. */
const PullRequestPayload = dist/* object */.Ikc({ pull_request: PayloadPullRequest });
const PushPayload = dist/* object */.Ikc({ before: dist/* nullish */.cl6(Commit) });
const MergeGroupPayload = dist/* object */.Ikc({
    merge_group: dist/* object */.Ikc({ base_sha: Commit, head_ref: dist/* string */.YjP() }),
});
const WorkflowRunPayload = dist/* object */.Ikc({ workflow_run: dist/* object */.Ikc({ event: dist/* string */.YjP() }) });

;// CONCATENATED MODULE: ./lib/action/event.js



/** The commits and the pull request that a run reports on. */
function subjectOf(event) {
    const { headCommit, measuredCommit } = event;
    const pullRequest = event.kind === 'pull-request' ? event.pullRequest.number : null;
    return { headCommit, measuredCommit, pullRequest };
}
const RunnerVariables = dist/* object */.Ikc({
    GITHUB_EVENT_NAME: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z_]+$/, 'is not the name of an event')),
    GITHUB_EVENT_PATH: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq('is empty')),
    GITHUB_REPOSITORY: FullName,
    GITHUB_SHA: Commit,
    GITHUB_REF: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    GITHUB_SERVER_URL: dist/* optional */.lqM(HttpUrl, 'https://github.com'),
    GITHUB_API_URL: dist/* optional */.lqM(HttpUrl, 'https://api.github.com'),
    GITHUB_RUN_ID: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/, 'is not a number'))),
    GITHUB_RUN_ATTEMPT: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/, 'is not a number'))),
    GITHUB_WORKFLOW: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    GITHUB_JOB: dist/* optional */.lqM(dist/* string */.YjP(), ''),
});
/**
 * Reads what started this run from the runner's environment and its payload file.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws UserError that names every variable or field that is missing or malformed.
 */
async function readEvent(env, readFile) {
    const variables = check(RunnerVariables, env, 'The environment is not that of a GitHub Actions job');
    const payload = await readPayload(variables.GITHUB_EVENT_PATH, readFile);
    const name = variables.GITHUB_EVENT_NAME;
    const reject = `The payload of the ${name} event (GITHUB_EVENT_PATH) is malformed`;
    const facts = runFacts(variables);
    switch (name) {
        case 'pull_request': {
            const pullRequest = asPullRequest(check(PullRequestPayload, payload, reject));
            return { ...facts, kind: 'pull-request', pullRequest, headCommit: pullRequest.headSha };
        }
        case 'pull_request_target':
            return {
                ...facts,
                kind: 'pull-request-target',
                pullRequest: asPullRequest(check(PullRequestPayload, payload, reject)),
            };
        case 'push': {
            const { before } = check(PushPayload, payload, reject);
            // A push that creates a branch has forty zeros as its `before`.
            return { ...facts, kind: 'push', before: before && !/^0+$/.test(before) ? before : null };
        }
        case 'merge_group': {
            const { merge_group } = check(MergeGroupPayload, payload, reject);
            return { ...facts, kind: 'merge-group', baseSha: merge_group.base_sha, headRef: merge_group.head_ref };
        }
        case 'workflow_run': {
            const { workflow_run } = check(WorkflowRunPayload, payload, reject);
            return { ...facts, kind: 'workflow-run', startedBy: workflow_run.event };
        }
        default:
            check(AnyPayload, payload, reject);
            return { ...facts, kind: 'other', name };
    }
}
async function readPayload(path, readFile) {
    try {
        return JSON.parse(await readFile(path));
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new user_error/* UserError */.y(`The event payload ${path} (GITHUB_EVENT_PATH) cannot be read: ${reason}`, {
            cause: error,
        });
    }
}
function runFacts(env) {
    const [owner = '', name = ''] = env.GITHUB_REPOSITORY.split('/');
    const serverUrl = env.GITHUB_SERVER_URL.replace(/\/+$/, '');
    const attempt = env.GITHUB_RUN_ATTEMPT === undefined ? '' : `/attempts/${env.GITHUB_RUN_ATTEMPT}`;
    return {
        repository: { owner, name },
        headCommit: env.GITHUB_SHA,
        measuredCommit: env.GITHUB_SHA,
        ref: env.GITHUB_REF,
        serverUrl,
        apiUrl: env.GITHUB_API_URL.replace(/\/+$/, ''),
        runUrl: env.GITHUB_RUN_ID === undefined
            ? null
            : `${serverUrl}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}${attempt}`,
        workflow: env.GITHUB_WORKFLOW,
        job: env.GITHUB_JOB,
    };
}
function asPullRequest({ pull_request }) {
    const { number, head, base } = pull_request;
    return { number, headSha: head.sha, baseSha: base.sha, baseRef: base.ref };
}
function check(schema, value, complaint) {
    const result = dist/* safeParse */.xLC(schema, value);
    if (result.success)
        return result.output;
    const reasons = result.issues.map((issue) => `${dist/* getDotPath */.BuJ(issue) ?? 'it'}: ${issue.message}`);
    throw new user_error/* UserError */.y(`${complaint}: ${reasons.join('; ')}`);
}

;// CONCATENATED MODULE: ./lib/limits/growth-limit.js


const EXAMPLES = 'expected a limit such as 5 MB, 2%, 2% and 1 MB, 2% or 5 MB';
const growth_limit_UNITS = 'B, kB, MB, GB, KiB, MiB or GiB';
/** @throws UserError that quotes the wrong word and its position. */
function parseGrowthLimit(text) {
    const words = wordsOf(text);
    const first = readPart(words, 0);
    if (words.length === 2)
        return { text, ...first, join: 'or' };
    const join = readJoin(words[2]);
    const second = readPart(words, 3);
    if ('percent' in first === 'percent' in second) {
        const [kind, other] = 'percent' in first ? ['percentage', 'size'] : ['size', 'percentage'];
        throw wrong(words[3], `a second ${kind}; a ${kind} can only be combined with a ${other}`);
    }
    if (words[5])
        throw wrong(words[5], 'not expected; a limit has at most two parts');
    return { text, ...first, ...second, join };
}
function wordsOf(text) {
    // Signs and exponents stay with their number, so that a message quotes the whole.
    const found = text.matchAll(/[+-]?\d[\d.,_]*|\p{L}+|\S/gu);
    return [...found].map((match) => ({ text: match[0], at: match.index + 1 }));
}
function readPart(words, from) {
    const [number, unit] = [words[from], words[from + 1]];
    if (!number)
        throw atEnd('a size or percentage');
    if (!/^\d{1,15}(\.\d{1,9})?$/.test(number.text))
        throw wrong(number, 'not a number such as 5 or 1.5');
    if (!unit)
        throw wrong(number, `a number without a unit; write ${number.text} MB or ${number.text}%`);
    if (unit.text === '%')
        return { percent: readPercent(number) };
    const bytes = parseBytes(`1 ${unit.text}`) === undefined ? undefined : readBytes(number, unit);
    if (bytes === undefined)
        throw wrong(unit, `not a unit; units are %, ${growth_limit_UNITS}`);
    return { bytes };
}
function readPercent(number) {
    // Six digits before the point keep the arithmetic of percentLimit exact.
    if (!/^\d{1,6}(?!\d)/.test(number.text))
        throw wrong(number, 'too large');
    return Number(number.text);
}
function readBytes(number, unit) {
    const bytes = parseBytes(`${number.text} ${unit.text}`);
    if (bytes === undefined)
        throw wrong(number, 'too large');
    return bytes;
}
function readJoin(word) {
    const text = word?.text.toLowerCase();
    if (text === 'and' || text === 'or')
        return text;
    throw wrong(word, 'expected "and" or "or"');
}
function wrong(word, what) {
    if (!word)
        return atEnd('a size or percentage');
    return new user_error/* UserError */.y(`${JSON.stringify(word.text)} at character ${word.at}: ${what} (${EXAMPLES})`);
}
function atEnd(what) {
    return new user_error/* UserError */.y(`${what} is missing at the end (${EXAMPLES})`);
}
/**
 * Whether growth exceeds the limit. Growth of exactly the limit does not, and neither does a decrease.
 * @param increase in bytes.
 * @param before size of the baseline in bytes; undefined if it is unknown.
 * @returns undefined if that depends on the unknown size.
 */
function exceeds({ percent, bytes, join }, increase, before) {
    if (increase <= 0)
        return false;
    const parts = [];
    if (bytes !== undefined)
        parts.push(increase > bytes);
    if (percent !== undefined) {
        parts.push(before === undefined ? undefined : increase > percentLimit(percent, before));
    }
    const decided = parts.find((part) => part === (join === 'or'));
    if (decided !== undefined)
        return decided;
    return parts.includes(undefined) ? undefined : join === 'and';
}
const DECIMALS = 1e9;
/** The whole bytes in a percentage, by integer arithmetic: 29% of 100 is 29, and not 28.999999999999996. */
function percentLimit(percent, before) {
    const scaled = BigInt(Math.round(percent * DECIMALS));
    return Number((scaled * BigInt(before)) / BigInt(100 * DECIMALS));
}

// EXTERNAL MODULE: ./lib/oci/name/quoted.js
var quoted = __nccwpck_require__(4481);
// EXTERNAL MODULE: ./lib/oci/name/reference.js
var name_reference = __nccwpck_require__(8588);
;// CONCATENATED MODULE: ./lib/oci/name/mirrors.js



/**
 * Parses input `registry-mirrors`, which has `HOST=MIRROR` on each line. MIRROR may end in a path
 * (`mcr.microsoft.com=proxy.corp/mcr`). Empty lines are skipped.
 * @throws UserError, one line, that names every wrong line.
 */
function parseMirrors(text) {
    const mirrors = new Map();
    const errors = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const mirror = parseLine(line.trim());
        const error = typeof mirror === 'string' ? mirror : repeated(mirrors, mirror);
        if (error !== undefined)
            errors.push(`line ${index + 1} ${(0,quoted/* quoted */.k)(line.trim())}: ${error}`);
        else if (typeof mirror !== 'string')
            mirrors.set(mirror.host, mirror);
    }
    if (errors.length > 0) {
        throw new user_error/* UserError */.y(`registry-mirrors, ${errors.join('; ')}. Each line is HOST=MIRROR`);
    }
    return [...mirrors.values()];
}
/** The reference on the mirror of its registry, else the reference itself. Mirrors do not chain. */
function applyMirror(reference, mirrors) {
    const mirror = mirrors.find(({ host }) => host === mirrorKey(reference.registry));
    if (!mirror)
        return reference;
    const repository = mirror.prefix === '' ? reference.repository : `${mirror.prefix}/${reference.repository}`;
    return { ...reference, registry: mirror.registry, repository };
}
/** The line's mirror, or what is wrong with the line. */
function parseLine(line) {
    const [host = '', mirror, ...more] = line.split('=').map((part) => part.trim());
    if (mirror === undefined || more.length > 0)
        return 'expected one =';
    if (line.includes('://'))
        return 'a host has no scheme: leave out https://';
    const [registry = '', ...path] = mirror.replace(/\/$/, '').split('/');
    for (const name of [host, registry]) {
        if (!(0,name_reference/* isRegistryHost */.EV)(name))
            return `${(0,quoted/* quoted */.k)(name)} is not the host of a registry`;
        // Docker would read `proxy/image` as a repository of Docker Hub.
        if (!(0,name_reference/* looksLikeHost */.oc)(name))
            return `${(0,quoted/* quoted */.k)(name)} needs a dot or a port, otherwise Docker reads it as a repository`;
    }
    const prefix = path.join('/');
    if (path.length > 0 && !isRepositoryPath(prefix))
        return `${(0,quoted/* quoted */.k)(prefix)} is not a path of repositories`;
    return { host: mirrorKey(host), registry: registry === 'index.docker.io' ? name_reference/* DOCKER_HUB */.Xb : registry, prefix };
}
function repeated(known, { host }) {
    return known.has(host) ? `${host} has a mirror already` : undefined;
}
function isRepositoryPath(path) {
    return (0,name_reference/* tryParseReference */.WF)(`${name_reference/* DOCKER_HUB */.Xb}/${path}/image`)?.repository === `${path}/image`;
}
/** Host names are not case-sensitive, and Docker Hub has three. */
function mirrorKey(host) {
    const lower = host.toLowerCase();
    return ['index.docker.io', 'registry-1.docker.io'].includes(lower) ? name_reference/* DOCKER_HUB */.Xb : lower;
}

;// CONCATENATED MODULE: ./lib/action/baseline-choice.js


const EXPECTED = 'expected auto, none, git://REF, registry://REF, or file://PATH of an earlier report.json';
/** @throws UserError. Its message is a clause that says what is expected. */
function parseBaseline(text) {
    if (text === 'auto' || text === 'none')
        return { kind: text };
    const [, kind, rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(text) ?? [];
    if (rest.trim() === '')
        throw new user_error/* UserError */.y(EXPECTED);
    switch (kind) {
        case 'git':
            return { kind, reference: checkRevision(rest) };
        case 'registry':
            (0,name_reference/* parseReference */.F2)(rest);
            return { kind, reference: rest };
        case 'file':
            if (/\p{Cc}/u.test(rest))
                throw new user_error/* UserError */.y('expected a path of one line after file://');
            return { kind, path: rest };
        default:
            throw new user_error/* UserError */.y(EXPECTED);
    }
}
/** Refuses what is not a revision by gitrevisions(7), and what git would read as an option or a path. */
function checkRevision(text) {
    if (/^[\w@][^\s\p{Cc}:?*[\\]*$/u.test(text) && !text.includes('..'))
        return text;
    throw new user_error/* UserError */.y('expected a branch, a tag or a commit after git://, such as git://main or git://v1.2.3');
}

// EXTERNAL MODULE: ./lib/oci/name/digest.js
var name_digest = __nccwpck_require__(9397);
;// CONCATENATED MODULE: ./lib/action/image-source.js




const image_source_EXPECTED = 'expected local://REF, registry://REF, archive://PATH, oci-layout://PATH, or REF alone';
/** @throws UserError. Its message is a clause that says what is expected. */
function parseImageSource(text) {
    const [, kind = 'either', rest = ''] = /^(?:([^:/]*):\/\/)?(.*)$/s.exec(text) ?? [];
    if (rest.trim() === '')
        throw new user_error/* UserError */.y(image_source_EXPECTED);
    switch (kind) {
        case 'archive':
        case 'oci-layout':
            if (/\p{Cc}/u.test(rest))
                throw new user_error/* UserError */.y(`expected a path of one line after ${kind}://`);
            return { kind, path: rest };
        case 'local':
        case 'registry':
        case 'either':
            if (kind === 'registry' || !(0,name_digest/* isDigest */.Bc)(rest))
                (0,name_reference/* parseReference */.F2)(rest);
            return { kind, reference: rest };
        default:
            throw new user_error/* UserError */.y(image_source_EXPECTED);
    }
}
/** As the report shows it: with its prefix, if it has one. */
function formatSource(source) {
    if ('path' in source)
        return `${source.kind}://${source.path}`;
    return source.kind === 'either' ? source.reference : `${source.kind}://${source.reference}`;
}
/** The place without what differs between pushes to a pull request: tag, digest and image ID. */
function sourceWithoutVersion(source) {
    if ('path' in source)
        return formatSource(source);
    return formatSource({ ...source, reference: repositoryName(source.reference) ?? 'image ID' });
}
/** The name of an image without a project: its repository, because tags often contain a commit; or its file name. */
function sourceName(source) {
    if ('path' in source) {
        return (0,external_node_path_.basename)(source.path).replace(/\.(?:tar|tgz|tzst)?(?:\.(?:gz|zst|zstd))?$/, '') || source.path;
    }
    return repositoryName(source.reference) ?? source.reference.slice(0, 'sha256:'.length + 12);
}
/** `ghcr.io/team/app` of any text; undefined if it is not a reference. */
function repositoryName(text) {
    const reference = (0,name_reference/* tryParseReference */.WF)(text);
    if (!reference)
        return undefined;
    const { registry, repository } = reference;
    return (0,name_reference/* familiarReference */.ZD)({ registry, repository });
}

// EXTERNAL MODULE: ./lib/docker/build-request.js
var build_request = __nccwpck_require__(9208);
;// CONCATENATED MODULE: ./lib/action/input-list.js
/**
 * Reads a list as docker/build-push-action does: one item per line. An item in double quotes may contain line breaks;
 * a quote in it is doubled. `commas: 'separate'` also splits at commas; `commas: 'keep'` is for items that contain
 * commas, such as `type=gha,mode=max`.
 * Source: docker/actions-toolkit, Util.getList, which reads the input as relaxed CSV.
 */
function readInputList(input, commas) {
    const items = readCsv(input).flatMap((record) => (commas === 'keep' ? [record.join(',')] : record));
    return items.map((item) => item.trim()).filter((item) => item !== '');
}
function readCsv(input) {
    const records = [];
    let record = [];
    let position = 0;
    while (position < input.length) {
        const { field, end } = readField(input, position);
        record.push(field);
        if (input.charAt(end) !== ',') {
            records.push(record);
            record = [];
        }
        else if (end === input.length - 1) {
            record.push('');
        }
        position = end + 1;
    }
    return record.length === 0 ? records : [...records, record];
}
/** A field and its end: a comma, a line break or the end of the text. */
function readField(input, start) {
    const quoted = input.charAt(start) === '"' ? readQuoted(input, start) : undefined;
    if (quoted !== undefined)
        return quoted;
    let end = start;
    while (end < input.length && input.charAt(end) !== ',' && input.charAt(end) !== '\n')
        end++;
    return { field: input.slice(start, end), end };
}
/** Undefined if the quotes do not enclose the whole field: then they are part of it ("relax_quotes"). */
function readQuoted(input, start) {
    let close = start + 1;
    while (close < input.length) {
        if (input.charAt(close) !== '"')
            close++;
        else if (input.charAt(close + 1) === '"')
            close += 2;
        else
            break;
    }
    if (close >= input.length)
        return undefined;
    const end = input.charAt(close + 1) === '\r' ? close + 2 : close + 1;
    if (end < input.length && input.charAt(end) !== ',' && input.charAt(end) !== '\n')
        return undefined;
    return { field: input.slice(start + 1, close).replaceAll('""', '"'), end };
}

;// CONCATENATED MODULE: ./lib/action/input-reader.js



/** Reads the inputs one by one and collects their errors, so that all of them are reported together. */
class InputReader {
    #get;
    #errors = [];
    constructor(get) {
        this.#get = get;
    }
    text(name) {
        return this.#get(name) || undefined;
    }
    textOrAuto(name) {
        const value = this.text(name);
        return value === 'auto' ? undefined : value;
    }
    lines(name) {
        return this.#get(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '');
    }
    list(name, commas) {
        return readInputList(this.#get(name), commas);
    }
    /** A list of `NAME=value`. */
    pairs(name, commas) {
        const items = this.list(name, commas);
        for (const item of items)
            this.attempt(() => (0,build_request/* readPair */.$T)(name, item));
        return items;
    }
    /** One of the choices; the first one if the input is empty. */
    choice(name, choices) {
        const value = this.text(name) ?? choices[0];
        const chosen = choices.find((choice) => choice === value);
        if (chosen === undefined)
            this.wrong(name, value, `expected one of ${choices.join(', ')}`);
        return chosen ?? choices[0];
    }
    /** The spellings of YAML 1.2, as @actions/core accepts them. */
    boolean(name) {
        const value = this.text(name) ?? 'false';
        if (!/^(true|True|TRUE|false|False|FALSE)$/.test(value))
            this.wrong(name, value, 'expected true or false');
        return value.toLowerCase() === 'true';
    }
    booleanOrAuto(name) {
        return (this.text(name) ?? 'auto') === 'auto' ? undefined : this.boolean(name);
    }
    /** @param parse throws a UserError for a malformed value. */
    parsed(name, parse) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        try {
            return parse(value);
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            this.wrong(name, value, error.message);
            return undefined;
        }
    }
    bound(name, parse, expected) {
        const text = this.text(name);
        if (text === undefined)
            return undefined;
        const value = parse(text);
        if (value === undefined)
            this.wrong(name, text, `expected ${expected}`);
        return value === undefined ? undefined : { text, value };
    }
    /** Collects the message of a UserError unchanged: it names the input, and no value of a secret. */
    attempt(check) {
        try {
            check();
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            this.#errors.push(error.message);
        }
    }
    /** Collects an error of two inputs that contradict each other. */
    contradiction(message) {
        this.#errors.push(message);
    }
    wrong(name, value, message) {
        this.#errors.push(`Input ${name}: ${JSON.stringify(value)}: ${message}`);
    }
    finish() {
        if (this.#errors.length > 0)
            throw new user_error/* UserError */.y(this.#errors.join('\n'));
    }
}

// EXTERNAL MODULE: ./lib/model/image.js
var model_image = __nccwpck_require__(1976);
;// CONCATENATED MODULE: ./lib/action/platforms.js

/** Input `platforms`; empty if it is not set. A report has one image per name and platform, so each may be named once. */
function readPlatforms(reader) {
    const platforms = [];
    for (const text of reader.list('platforms', 'separate')) {
        const platform = (0,model_image/* parsePlatform */.FL)(text);
        if (!platform) {
            reader.wrong('platforms', text, 'expected OS/ARCHITECTURE, such as linux/amd64 or linux/arm64');
            continue;
        }
        const same = platforms.find((other) => (0,model_image/* samePlatform */.my)(other.platform, platform));
        if (same)
            reader.wrong('platforms', text, `the same platform as ${same.text}; name each platform once`);
        platforms.push({ text, platform });
    }
    return platforms.map(({ platform }) => platform);
}
/** The platforms that the user named; otherwise the runner's, or the only one that an image has. */
function wantedPlatforms(named) {
    if (named.length > 0)
        return named.map((platform) => ({ platform, required: true }));
    return [{ platform: runnerPlatform(), required: false }];
}
/** Linux on the runner's processor. */
function runnerPlatform() {
    return { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch };
}

;// CONCATENATED MODULE: ./lib/action/inputs.js








/**
 * Reads all inputs.
 * @param get the trimmed value of an input, empty if it is not set.
 * @throws UserError that names every input that is wrong, its value and what is expected.
 */
function readInputs(get) {
    const reader = new InputReader(get);
    const inputs = {
        projects: reader.lines('project'),
        framework: reader.text('framework'),
        builder: reader.choice('builder', ['auto', 'sdk', 'docker']),
        dockerfile: reader.text('dockerfile'),
        context: reader.textOrAuto('context'),
        publish: reader.booleanOrAuto('publish'),
        publishOutput: reader.text('publish-output'),
        configuration: reader.text('configuration') ?? 'Release',
        publishArgs: reader.lines('publish-args'),
        docker: dockerInputs(reader),
        platforms: readPlatforms(reader),
        image: reader.parsed('image', parseImageSource),
        name: reader.text('name'),
        baseImage: reader.parsed('base-image', checkReference),
        sdkImage: reader.parsed('sdk-image', (text) => (text === 'none' ? text : checkReference(text))),
        mirrors: reader.parsed('registry-mirrors', parseMirrors) ?? [],
        baseline: reader.parsed('baseline', parseBaseline) ?? { kind: 'auto' },
        baselineCache: reader.text('baseline-cache') === undefined || reader.boolean('baseline-cache'),
        limits: limits(reader),
        overrideLabel: overrideLabel(reader.text('override-label')),
        reportOnly: reader.boolean('report-only'),
        comment: reader.choice('comment', ['changes', 'always', 'on-failure', 'never']),
        commentKey: reader.text('comment-key'),
        reportDir: reader.text('report-dir'),
        token: get('github-token'),
    };
    refuseContradictions(inputs, reader);
    reader.finish();
    return inputs;
}
/** Names of the inputs that are set and are for Docker builds only. */
function dockerOnlyInputs(inputs) {
    const { docker } = inputs;
    return namesOfSet({
        dockerfile: inputs.dockerfile,
        context: inputs.context,
        publish: inputs.publish,
        'publish-output': inputs.publishOutput,
        'build-args': docker.buildArgs,
        'build-contexts': docker.buildContexts,
        secrets: docker.secrets,
        'secret-files': docker.secretFiles,
        'secret-envs': docker.secretEnvs,
        ssh: docker.ssh,
        target: docker.target,
        'cache-from': docker.cacheFrom,
        'cache-to': docker.cacheTo,
    });
}
/** Names of the inputs that are set and say what to build or how. */
function buildInputs(inputs) {
    const ofAll = namesOfSet({
        project: inputs.projects,
        framework: inputs.framework,
        builder: inputs.builder === 'auto' ? undefined : inputs.builder,
        configuration: inputs.configuration === 'Release' ? undefined : inputs.configuration,
        'publish-args': inputs.publishArgs,
    });
    return [...ofAll, ...dockerOnlyInputs(inputs)];
}
function namesOfSet(values) {
    const isSet = (value) => (Array.isArray(value) ? value.length > 0 : value !== undefined);
    return Object.keys(values).filter((name) => isSet(values[name]));
}
function refuseContradictions(inputs, reader) {
    if (inputs.builder === 'sdk') {
        for (const name of dockerOnlyInputs(inputs)) {
            reader.contradiction(`Input ${name} is for Docker builds only, and cannot be combined with builder sdk`);
        }
    }
    if (reader.text('image') !== undefined) {
        for (const name of buildInputs(inputs)) {
            reader.contradiction(`Input ${name} says what to build or how, but with input image nothing is built. Leave out one of the two`);
        }
    }
    if (inputs.context?.includes('://')) {
        reader.wrong('context', inputs.context, 'expected a folder of the checkout');
    }
    if (inputs.sdkImage === 'none' && inputs.limits.maxSdkRatio) {
        reader.wrong('max-sdk-ratio', inputs.limits.maxSdkRatio.text, 'there is no ratio with sdk-image: none');
    }
}
function dockerInputs(reader) {
    return {
        buildArgs: reader.list('build-args', 'keep'),
        buildContexts: reader.pairs('build-contexts', 'keep'),
        secrets: reader.pairs('secrets', 'keep'),
        secretFiles: reader.pairs('secret-files', 'keep'),
        secretEnvs: reader.pairs('secret-envs', 'separate'),
        ssh: reader.list('ssh', 'separate'),
        target: reader.text('target'),
        cacheFrom: reader.list('cache-from', 'keep'),
        cacheTo: reader.list('cache-to', 'keep'),
    };
}
function limits(reader) {
    const size = 'a size with a unit, such as 150 MB or 1.2 GiB';
    const maxSize = reader.bound('max-size', parseBytes, size);
    const maxDiskSize = reader.bound('max-disk-size', parseBytes, size);
    const maxSdkRatio = reader.bound('max-sdk-ratio', parsePercent, 'a percentage, such as 45%');
    const maxIncrease = reader.parsed('max-increase', parseGrowthLimit);
    const maxDiskIncrease = reader.parsed('max-disk-increase', parseGrowthLimit);
    const warnIncrease = reader.parsed('warn-increase', parseGrowthLimit);
    return {
        ...(maxSize && { maxSize }),
        ...(maxDiskSize && { maxDiskSize }),
        ...(maxSdkRatio && { maxSdkRatio }),
        ...(maxIncrease && { maxIncrease }),
        ...(maxDiskIncrease && { maxDiskIncrease }),
        ...(warnIncrease && { warnIncrease }),
        allowSdkImage: reader.boolean('allow-sdk-image'),
        onMissingBaseline: reader.choice('on-missing-baseline', ['pass', 'warn', 'fail']),
    };
}
function overrideLabel(text = 'image-size-ok') {
    return text === 'none' ? undefined : text;
}
function checkReference(text) {
    (0,name_reference/* parseReference */.F2)(text);
    return text;
}

// EXTERNAL MODULE: ./lib/clean-up.js
var clean_up = __nccwpck_require__(1770);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/action/comment-key.js



/**
 * The key of the run's comment: the user's, otherwise made of the workflow, the job and the inputs that decide what is
 * measured, so that matrix jobs do not share a comment. It is known before anything is measured, and is the same for
 * every push to a pull request, even if projects are added or removed.
 * @param runner operating system and processor of the runner, because matrix jobs may differ in them too.
 */
function commentKey(event, inputs, runner) {
    if (inputs.commentKey !== undefined)
        return inputs.commentKey;
    const { name, projects, framework, builder, dockerfile, configuration, baseImage, docker } = inputs;
    const image = inputs.image && sourceWithoutVersion(inputs.image);
    const chosen = [
        projects,
        framework,
        builder,
        dockerfile,
        configuration,
        baseImage,
        docker.target,
        inputs.platforms.map(model_image/* formatPlatform */.Bq),
        // Left out if not set, so that the keys of comments from before this input existed stay valid.
        ...(image === undefined ? [] : [image]),
    ];
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([...chosen, ...runner]))
        .digest('hex')
        .slice(0, 8);
    const shown = name ?? image ?? (projects.join(', ') || 'all projects');
    return [event.workflow, event.job, shown, hash].join('/');
}

;// CONCATENATED MODULE: ./lib/github/failure.js

/** GitHub, or a proxy before it, answered with success, but not with what its API documents. */
class UnexpectedAnswer extends Error {
    name = 'UnexpectedAnswer';
}
/** The answer, checked against `schema`. Throws UnexpectedAnswer with `what` was requested. */
function parseAnswer(what, schema, answer) {
    const result = dist/* safeParse */.xLC(schema, answer);
    if (!result.success)
        throw new UnexpectedAnswer(`GitHub did not answer with ${what}`);
    return result.output;
}
/** What octokit's RequestError says, or undefined for any other error: that is a bug, not an answer. */
function asRefusal(error) {
    if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
        return undefined;
    const response = 'response' in error ? error.response : undefined;
    const headers = Object.entries(response?.headers ?? {}).map(([name, value]) => [
        name,
        value === undefined ? undefined : String(value),
    ]);
    const said = response?.data?.message;
    return {
        status: error.status,
        answered: response !== undefined,
        message: typeof said === 'string' ? said : error.message,
        headers: Object.fromEntries(headers),
    };
}
/**
 * Primary and secondary rate limits come as 429, or as 403 with a header or text that says so.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function isRateLimit(refusal) {
    if (refusal.status === 429)
        return true;
    return (refusal.status === 403 &&
        (refusal.headers['retry-after'] !== undefined ||
            refusal.headers['x-ratelimit-remaining'] === '0' ||
            // Secondary limits are known to come without any of the headers (hub4j/github-api#1805).
            /rate limit/i.test(refusal.message)));
}
/** GitHub broke down, or no answer came. GitHub may have carried out the request anyway. */
function isBreakdown(refusal) {
    return refusal.status >= 500;
}
/** Characters of a message: a proxy may answer with a whole page. */
const MAX_MESSAGE = 300;
/** Throws the error itself if it is no answer of GitHub: that is a bug. */
function failureOf(error) {
    if (error instanceof UnexpectedAnswer)
        return { kind: 'failed', status: undefined, message: error.message };
    const refusal = asRefusal(error);
    if (refusal === undefined)
        throw error;
    const { status, answered } = refusal;
    const message = onOneLine(refusal.message);
    if (isDenied(refusal))
        return { kind: 'denied', status, message };
    return { kind: 'failed', status: answered ? status : undefined, message };
}
/** The failure as text. It names `permission`, such as `contents: read`, if the token may lack it. */
function reasonOf(error, permission) {
    const failure = failureOf(error);
    const said = failure_failureText(failure);
    return failure.kind === 'denied' ? `${said}; the token needs the permission ${permission}` : said;
}
/** GitHub's message with its status. */
function failure_failureText({ status, message }) {
    return status === undefined ? message : `${message} (${status})`;
}
/** 403, or 404 if GitHub hides that something exists. No permission would change the 403s of locks and limits. */
function isDenied(refusal) {
    if (refusal.status === 404)
        return true;
    return refusal.status === 403 && !isRateLimit(refusal) && !/\b(locked|archived)\b/i.test(refusal.message);
}
function onOneLine(message) {
    const line = message.replaceAll(/\s+/g, ' ').trim();
    return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./lib/github/retry.js

const realClock = {
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
/** Attempts of one request, the first included. */
const MAX_ATTEMPTS = 4;
/** Milliseconds that all requests of one client may wait together: a comment is not worth more of a runner's time. */
const MAX_WAIT = 180_000;
/** Milliseconds to wait for an answer. */
const ANSWER_TIMEOUT = 30_000;
/**
 * Milliseconds to wait after the `attempt`-th refusal (1, 2, ...), or undefined if waiting does not help.
 * Retry-After first, then x-ratelimit-reset, else a minute and doubling for rate limits, as GitHub asks
 * ("Best practices for using the REST API"); a second and doubling for breakdowns.
 */
function waitAfter(refusal, attempt, now) {
    const doubling = 2 ** (attempt - 1);
    if (!isRateLimit(refusal) && !isBreakdown(refusal))
        return undefined;
    const { headers } = refusal;
    const retryAfter = headers['retry-after'];
    if (retryAfter !== undefined) {
        // RFC 9110, 10.2.3: seconds or an HTTP date.
        const wait = /^\d+$/.test(retryAfter)
            ? Number(retryAfter) * 1000
            : Date.parse(retryAfter) - serverTime(headers, now);
        if (Number.isFinite(wait))
            return Math.max(0, wait);
    }
    if (isBreakdown(refusal))
        return 1000 * doubling;
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
        // One second more: the header is cut to whole seconds.
        return Math.max(0, reset * 1000 - serverTime(headers, now)) + 1000;
    }
    return 60_000 * doubling;
}
/** The answer's own Date, since a runner's clock may be off; milliseconds. */
function serverTime(headers, now) {
    const date = Date.parse(headers.date ?? '');
    return Number.isFinite(date) ? date : now;
}
/** Waits as GitHub asks, within one bound for all requests that share it. */
class RetryWaits {
    #clock;
    #left = MAX_WAIT;
    constructor(clock = realClock) {
        this.#clock = clock;
    }
    /**
     * Waits, then gives true: the request may be repeated. Gives false at once if a repetition does not help: for
     * another kind of refusal, after too many attempts, or if the wait is longer than what is left.
     */
    async wait(refusal, attempt) {
        const milliseconds = waitAfter(refusal, attempt, this.#clock.now());
        if (milliseconds === undefined || attempt >= MAX_ATTEMPTS || milliseconds > this.#left)
            return false;
        this.#left -= milliseconds;
        await this.#clock.sleep(milliseconds);
        return true;
    }
}
/**
 * Octokit hook around `request` that repeats it while `waits` allows. A POST that broke down is not repeated, because
 * GitHub may have carried it out: the sender has to look first.
 */
function retryHook(waits) {
    return async (request, options) => {
        for (let attempt = 1;; attempt++) {
            try {
                const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
                return await request({ ...options, request: { ...options.request, signal } });
            }
            catch (error) {
                const refusal = asRefusal(error);
                if (refusal === undefined || (options.method === 'POST' && isBreakdown(refusal)))
                    throw error;
                if (!(await waits.wait(refusal, attempt)))
                    throw error;
            }
        }
    };
}

;// CONCATENATED MODULE: ./lib/github/client.js

/**
 * Loads octokit, which runs without a pull request do not need, and makes it repeat requests as GitHub asks.
 * Octokit gets no option `request`: it would replace the one that honors proxies.
 */
async function connect(access, clock = realClock) {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(157)]).then(__nccwpck_require__.bind(__nccwpck_require__, 157));
    const octokit = getOctokit(access.token, { baseUrl: access.apiUrl });
    const waits = new RetryWaits(clock);
    octokit.hook.wrap('request', retryHook(waits));
    return { octokit, waits };
}

;// CONCATENATED MODULE: ./lib/github/pages.js

/** The most that GitHub gives at once. */
const PAGE_SIZE = 100;
/** Pages read of one list, so that an endless list ends. */
const MAX_PAGES = 100;
/**
 * The pages of a list in GitHub's order. Throws UnexpectedAnswer for an answer that is no list, and beyond 10,000
 * elements. This is not octokit.paginate, which takes an answer without data for an empty list, stops early if a proxy
 * drops the Link header, and cannot read from the end: the comment of an earlier run would be missed and made again.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
async function* pages(what, ask) {
    for (let number = 1; number <= MAX_PAGES; number++) {
        const page = await askFor(what, ask, number);
        yield page.elements;
        if (!hasNext(page))
            return;
    }
    throw new UnexpectedAnswer(`GitHub's list of ${what} does not end after ${MAX_PAGES} pages`);
}
/** All elements of a list; see `pages`. */
async function listAll(what, ask) {
    const elements = [];
    for await (const page of pages(what, ask))
        elements.push(...page);
    return elements;
}
/**
 * The last `atMost` pages of a list, from its end; the elements of each page are reversed too. The first page names the
 * last one. If a proxy drops the Link header, this reads all pages.
 */
async function* pagesFromEnd(what, ask, atMost) {
    const first = await askFor(what, ask, 1);
    const last = first.link === undefined ? undefined : lastPage(first.link);
    if (last === undefined) {
        const all = hasNext(first) ? await listAll(what, ask) : first.elements;
        yield all.slice(-atMost * PAGE_SIZE).toReversed();
        return;
    }
    const until = Math.max(2, last - atMost + 1);
    for (let number = last; number >= until; number--) {
        yield (await askFor(what, ask, number)).elements.toReversed();
    }
    if (last < atMost + 1)
        yield first.elements.toReversed();
}
async function askFor(what, ask, number) {
    const { data, headers } = await ask({ per_page: PAGE_SIZE, page: number });
    if (!Array.isArray(data))
        throw new UnexpectedAnswer(`GitHub did not answer with a list of ${what}`);
    return { elements: data, link: headers.link };
}
/** A proxy may drop the header: then a full page may have a next one. */
function hasNext({ elements, link }) {
    return link === undefined ? elements.length === PAGE_SIZE : /rel="next"/.test(link);
}
/** Number of the page that a Link header calls the last, unless that is the first. */
function lastPage(link) {
    const target = /<([^<>]*)>;\s*rel="last"/.exec(link)?.[1];
    const number = Number(/[?&]page=(\d{1,9})(?:&|$)/.exec(target ?? '')?.[1]);
    return number > 1 ? number : undefined;
}

;// CONCATENATED MODULE: ./lib/github/comment-calls.js



const CommentAnswer = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b()),
    html_url: dist/* string */.YjP(),
    user: dist/* nullish */.cl6(dist/* object */.Ikc({ login: dist/* string */.YjP() })),
    body: dist/* optional */.lqM(dist/* string */.YjP(), ''),
});
/**
 * GitHub's REST calls on the comments of one repository's pull requests, with their answers checked.
 * Each throws octokit's RequestError for a refusal and UnexpectedAnswer for an answer it cannot use.
 * https://docs.github.com/rest/issues/comments
 */
class CommentCalls {
    #octokit;
    #repository;
    constructor(octokit, repository) {
        this.#octokit = octokit;
        this.#repository = { owner: repository.owner, repo: repository.name };
    }
    /** The comments that `matches` accepts, oldest first: GitHub lists them by ascending ID. */
    async list(number, matches) {
        const found = [];
        const ask = (page) => this.#octokit.rest.issues.listComments({ ...this.#repository, issue_number: number, ...page });
        for await (const page of pages('comments', ask))
            found.push(...page.map(asComment).filter(matches));
        return found;
    }
    async create(number, body) {
        const request = { ...this.#repository, issue_number: number, body };
        return asComment((await this.#octokit.rest.issues.createComment(request)).data);
    }
    async update(id, body) {
        const request = { ...this.#repository, comment_id: id, body };
        return asComment((await this.#octokit.rest.issues.updateComment(request)).data);
    }
    async delete(id) {
        await this.#octokit.rest.issues.deleteComment({ ...this.#repository, comment_id: id });
    }
}
function asComment(answer) {
    const { id, html_url, user, body } = parseAnswer('a comment', CommentAnswer, answer);
    return { id, url: html_url, author: user?.login ?? null, body };
}
/** The author of comments that the default token of a workflow writes. */
const DEFAULT_AUTHOR = 'github-actions[bot]';
const Viewer = dist/* object */.Ikc({ viewer: dist/* object */.Ikc({ login: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()) }) });
/**
 * The login, as REST spells it (`NAME[bot]` for apps), under which this token writes comments.
 *
 * GraphQL's `viewer` answers for every kind of token: the default one, an app's, a person's. `GET /user` is 403 for
 * the first two, and `performed_via_github_app` names the app even if a person wrote through it. If GraphQL does not
 * answer, this is the default token's author. A wrong guess costs one call: the author of the comment that is then
 * created corrects it.
 */
async function tokenAuthor(octokit) {
    try {
        const answer = dist/* safeParse */.xLC(Viewer, await octokit.graphql('query { viewer { login } }'));
        return answer.success ? answer.output.viewer.login : DEFAULT_AUTHOR;
    }
    catch (error) {
        const answered = error instanceof Error && error.name === 'GraphqlResponseError';
        if (answered || asRefusal(error) !== undefined)
            return DEFAULT_AUTHOR;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/comments.js




/**
 * A comment is ours if it begins with the marker of the key and its author is our token's author: a comment of somebody
 * else with our marker is neither edited nor counted. If two jobs created one at the same time, the oldest one stays,
 * and whichever job finds the duplicates deletes them.
 */
function pullRequestComments(client, repository) {
    const sticky = new StickyComments(client, new CommentCalls(client.octokit, repository));
    return {
        async upsert(request) {
            const text = withMarker(request.key, request.body);
            if (text.length > MAX_COMMENT_LENGTH) {
                throw new RangeError(`A comment of ${text.length} characters is longer than GitHub accepts`);
            }
            try {
                return await sticky.upsert(request, text);
            }
            catch (error) {
                return outcomeOf(error);
            }
        },
    };
}
class StickyComments {
    #client;
    #calls;
    constructor(client, calls) {
        this.#client = client;
        this.#calls = calls;
    }
    async upsert(request, text) {
        for (let attempt = 1;; attempt++) {
            const [oldest, ...duplicates] = await this.#ours(request);
            if (oldest !== undefined) {
                const delivered = await this.#update(oldest, duplicates, text);
                // Found after a creation that seemed to fail: GitHub had carried it out.
                return attempt > 1 && delivered.kind === 'unchanged' ? { ...delivered, kind: 'created' } : delivered;
            }
            if (request.mode === 'update-only')
                return { kind: 'skipped' };
            try {
                return await this.#create(request, text);
            }
            catch (error) {
                const refusal = asRefusal(error);
                if (refusal === undefined || !isBreakdown(refusal) || attempt >= MAX_ATTEMPTS)
                    throw error;
                if (!(await this.#client.waits.wait(refusal, attempt)))
                    throw error;
            }
        }
    }
    async #ours({ number, key }) {
        const marked = await this.#calls.list(number, (comment) => hasMarker(comment.body, key));
        // Most first runs find none, and need no author.
        if (marked.length === 0)
            return [];
        const author = await tokenAuthor(this.#client.octokit);
        return marked.filter((comment) => comment.author === author);
    }
    async #update(oldest, duplicates, text) {
        const same = withoutStorageChanges(oldest.body) === withoutStorageChanges(text);
        const { url } = same ? oldest : await this.#calls.update(oldest.id, text);
        const warning = await this.#deleteAll(duplicates);
        return { kind: same ? 'unchanged' : 'updated', url, ...warning };
    }
    /** Creates a comment, then deletes it if another job created an older one at the same time. */
    async #create({ number, key }, text) {
        const created = await this.#calls.create(number, text);
        const mine = (comment) => comment.author === created.author && hasMarker(comment.body, key);
        try {
            const [oldest] = await this.#calls.list(number, mine);
            if (oldest === undefined || oldest.id >= created.id)
                return { kind: 'created', url: created.url };
            return await this.#update(oldest, [created], text);
        }
        catch (error) {
            const reason = failure_failureText(failureOf(error));
            const warning = `the check for a comment of another job failed: ${reason}`;
            return { kind: 'created', url: created.url, warning };
        }
    }
    async #deleteAll(duplicates) {
        for (const duplicate of duplicates) {
            try {
                await this.#calls.delete(duplicate.id);
            }
            catch (error) {
                // 404: the other job was faster.
                if (asRefusal(error)?.status === 404)
                    continue;
                return {
                    warning: `${duplicate.url} is a duplicate that could not be deleted: ${failure_failureText(failureOf(error))}`,
                };
            }
        }
        return {};
    }
}
/** The body without what GitHub may change when it stores it: line ends and trailing white space. */
function withoutStorageChanges(body) {
    return body.replaceAll('\r\n', '\n').trimEnd();
}
function outcomeOf(error) {
    const failure = failureOf(error);
    return failure.kind === 'denied' ? { ...failure, permission: 'pull-requests: write' } : failure;
}

;// CONCATENATED MODULE: ./lib/github/commits.js




const Named = dist/* object */.Ikc({ sha: Commit });
const CommitAnswer = dist/* object */.Ikc({ sha: Commit, parents: dist/* array */.YOg(Named) });
const ComparisonAnswer = dist/* object */.Ikc({
    base_commit: Named,
    merge_base_commit: Named,
    total_commits: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    commits: dist/* array */.YOg(CommitAnswer),
});
/** The merge base comes with every page, however small. */
const SMALLEST_PAGE = { per_page: 1, page: 1 };
function commitHistory(client, repository) {
    return {
        async mergeBase(base, head) {
            try {
                return (await compareCommits(client, repository, { base, head }, SMALLEST_PAGE)).mergeBase;
            }
            catch (error) {
                // GitHub's 404 for two histories that share nothing.
                if (/no common ancestor/i.test(asRefusal(error)?.message ?? '')) {
                    throw new user_error/* UserError */.y('the commits have no common ancestor');
                }
                throw commits_unknown('the merge base', error);
            }
        },
        async parents(commit) {
            try {
                return (await getCommit(client, repository, commit)).parents;
            }
            catch (error) {
                throw commits_unknown(`the parents of ${commit}`, error);
            }
        },
    };
}
/**
 * A page of the commits from the base to the head. Throws what octokit throws, and UnexpectedAnswer.
 * https://docs.github.com/rest/commits/commits#compare-two-commits
 */
async function compareCommits({ octokit }, repository, range, page) {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        owner: repository.owner,
        repo: repository.name,
        basehead: `${range.base}...${range.head}`,
        ...page,
    });
    const answer = parseAnswer('a comparison of commits', ComparisonAnswer, data);
    if (answer.base_commit.sha !== range.base) {
        throw new UnexpectedAnswer('GitHub compared with another commit than the requested one');
    }
    return {
        mergeBase: answer.merge_base_commit.sha,
        total: answer.total_commits,
        commits: answer.commits.map(graphCommit),
    };
}
/** https://docs.github.com/rest/commits/commits#get-a-commit */
async function getCommit({ octokit }, { owner, name }, commit) {
    const { data } = await octokit.rest.repos.getCommit({ owner, repo: name, ref: commit, per_page: 1 });
    return graphCommit(parseAnswer('a commit', CommitAnswer, data));
}
function graphCommit({ sha, parents }) {
    return { sha, parents: parents.map((parent) => parent.sha) };
}
function commits_unknown(what, error) {
    return new user_error/* UserError */.y(`GitHub did not return ${what}: ${reasonOf(error, 'contents: read')}`);
}

;// CONCATENATED MODULE: ./lib/github/labels.js



/** Reading labels and events of pull requests; `pull-requests: write` includes it, `issues: read` does not. */
const PERMISSION = 'pull-requests: read';
/** Pages of events, from the newest. Who set a label longer ago stays unknown. */
const MAX_EVENT_PAGES = 10;
const LabelAnswer = dist/* object */.Ikc({ name: dist/* string */.YjP() });
const LabelEvent = dist/* object */.Ikc({
    event: dist/* picklist */.KIO(['labeled', 'unlabeled']),
    label: LabelAnswer,
    actor: dist/* optional */.lqM(dist/* unknown */.L5J()),
    created_at: dist/* optional */.lqM(dist/* unknown */.L5J()),
});
const Actor = dist/* object */.Ikc({ login: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]{1,100}(\[bot\])?$/)) });
const Moment = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX());
/**
 * https://docs.github.com/rest/issues/labels and https://docs.github.com/rest/issues/events
 */
function pullRequestLabels(client, repository) {
    const calls = new LabelCalls(client, repository);
    return {
        async find(pullRequest, label) {
            try {
                if (!(await calls.hasLabel(pullRequest, label)))
                    return { kind: 'not-set' };
            }
            catch (error) {
                const reason = reasonOf(error, PERMISSION);
                return { kind: 'unknown', reason: `GitHub did not return the labels of #${pullRequest}: ${reason}` };
            }
            return { kind: 'set', ...(await calls.setter(pullRequest, label)) };
        },
    };
}
class LabelCalls {
    #issues;
    #repository;
    constructor({ octokit }, repository) {
        this.#issues = octokit.rest.issues;
        this.#repository = { owner: repository.owner, repo: repository.name };
    }
    async hasLabel(pullRequest, label) {
        const at = { ...this.#repository, issue_number: pullRequest };
        const ask = (page) => this.#issues.listLabelsOnIssue({ ...at, ...page });
        const labels = await listAll('labels', ask);
        return labels.some((each) => isSame(parseAnswer('a label', LabelAnswer, each).name, label));
    }
    /** Who set a label that is set. It counts as set even if GitHub does not say who set it. */
    async setter(pullRequest, label) {
        try {
            const event = await this.#newestEvent(pullRequest, label);
            if (event?.event === 'labeled')
                return { by: loginOf(event.actor), at: momentOf(event.created_at) };
            return { by: { unknown: 'GitHub has no event that says who set it' }, at: null };
        }
        catch (error) {
            return { by: { unknown: reasonOf(error, PERMISSION) }, at: null };
        }
    }
    async #newestEvent(pullRequest, label) {
        const at = { ...this.#repository, issue_number: pullRequest };
        const ask = (page) => this.#issues.listEvents({ ...at, ...page });
        for await (const page of pagesFromEnd('events', ask, MAX_EVENT_PAGES)) {
            const event = page
                .map(asLabelEvent)
                .find((each) => each !== undefined && isSame(each.label.name, label));
            if (event !== undefined)
                return event;
        }
        return undefined;
    }
}
/** Undefined for all other events: they have other shapes, and not all of them are documented. */
function asLabelEvent(event) {
    const result = dist/* safeParse */.xLC(LabelEvent, event);
    return result.success ? result.output : undefined;
}
function loginOf(actor) {
    const result = dist/* safeParse */.xLC(Actor, actor);
    if (result.success)
        return { login: result.output.login };
    return { unknown: actor === null ? 'the account is gone' : 'GitHub names no account' };
}
function momentOf(time) {
    const result = dist/* safeParse */.xLC(Moment, time);
    return result.success ? result.output : null;
}
/** A repository has no two labels that differ by case only. */
function isSame(one, other) {
    return one.normalize().toLowerCase() === other.normalize().toLowerCase();
}

;// CONCATENATED MODULE: ./lib/github/queue-branch.js

const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(?<branch>.{1,255})\/pr-(?<number>[1-9]\d{0,9})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Reads `refs/heads/gh-readonly-queue/BRANCH/pr-N-SHA`; throws UnexpectedAnswer for any other name. */
function parseQueueBranch(headRef) {
    const { branch, number } = QUEUE_BRANCH.exec(headRef)?.groups ?? {};
    if (branch === undefined || number === undefined) {
        throw new UnexpectedAnswer(`${JSON.stringify(headRef.slice(0, 100))} is not a merge queue's branch`);
    }
    return { branch, pullRequest: Number(number) };
}
/**
 * The commits that the queue itself put onto the base, newest first: the head's first parents down to the base, without
 * the commits that they merged. Throws UnexpectedAnswer if they do not lead to the base.
 */
function queuedCommits(commits, base, head) {
    const unseen = new Map(commits.map((commit) => [commit.sha, commit]));
    const queued = [];
    for (let at = head; at !== base;) {
        const commit = unseen.get(at);
        const [onto] = commit?.parents ?? [];
        if (commit === undefined || onto === undefined) {
            throw new UnexpectedAnswer(`the commits from the group's base ${base} to ${head} are not connected at ${at}`);
        }
        unseen.delete(at);
        queued.push(commit);
        at = onto;
    }
    return queued;
}

;// CONCATENATED MODULE: ./lib/github/merge-group.js






/** Commits that one comparison lists; a queue holds far fewer. */
const MAX_COMMITS = 250;
/** The largest group that a queue's settings allow. */
const MAX_QUEUED = 100;
const PullRequestAnswer = dist/* object */.Ikc({
    number: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
    head: dist/* object */.Ikc({ sha: Commit }),
    base: dist/* object */.Ikc({ ref: dist/* string */.YjP(), repo: dist/* object */.Ikc({ full_name: dist/* string */.YjP() }) }),
});
/**
 * GitHub lists the pull request of each commit that the queue put onto the branch. The name of the queue's branch has
 * the last one too. The group is unresolved if there is a commit without a pull request.
 */
function mergeGroups(client, repository) {
    return {
        async members(group) {
            try {
                const calls = new MergeGroupCalls(client, repository);
                return { kind: 'resolved', pullRequests: await calls.members(group) };
            }
            catch (error) {
                const reason = reasonOf(error, 'pull-requests: read and contents: read');
                return {
                    kind: 'unresolved',
                    reason: `the pull requests of the merge group are unknown: ${reason}`,
                };
            }
        },
    };
}
/** The calls for one group. */
class MergeGroupCalls {
    #client;
    #repository;
    #open;
    constructor(client, repository) {
        this.#client = client;
        this.#repository = repository;
    }
    async members({ baseSha, headSha, headRef }) {
        const { branch, pullRequest: last } = parseQueueBranch(headRef);
        const commits = queuedCommits(await this.#commits(baseSha, headSha), baseSha, headSha);
        if (commits.length > MAX_QUEUED) {
            throw new UnexpectedAnswer(`${commits.length} commits were queued, more than a merge queue takes`);
        }
        const numbers = new Set([last]);
        for (const commit of commits) {
            const found = await this.#pullRequestsOf(commit, branch);
            if (found.length === 0 && commit.sha !== headSha) {
                throw new UnexpectedAnswer(`GitHub knows no pull request of ${commit.sha}`);
            }
            for (const { number } of found)
                numbers.add(number);
        }
        return [...numbers].sort((one, other) => one - other);
    }
    async #commits(base, head) {
        const commits = [];
        for (let page = 1;; page++) {
            const request = { per_page: PAGE_SIZE, page };
            const comparison = await compareCommits(this.#client, this.#repository, { base, head }, request);
            if (comparison.mergeBase !== base) {
                throw new UnexpectedAnswer(`${head} does not build on the group's base ${base}`);
            }
            if (comparison.total > MAX_COMMITS) {
                throw new UnexpectedAnswer(`it has ${comparison.total} commits, more than ${MAX_COMMITS}`);
            }
            commits.push(...comparison.commits);
            if (commits.length >= comparison.total || comparison.commits.length === 0)
                return commits;
        }
    }
    /**
     * A merge commit belongs to the pull request with the head that it merges; others may contain that commit too.
     * GitHub lists no pull request for a fork's head, so this searches the open ones.
     */
    async #pullRequestsOf({ sha, parents }, branch) {
        const merged = parents[1];
        if (merged === undefined)
            return this.#associated(sha, branch);
        const isMerged = ({ head }) => head.sha === merged;
        const exact = (await this.#associated(merged, branch)).filter(isMerged);
        if (exact.length > 0)
            return exact;
        const own = await this.#associated(sha, branch);
        return own.length > 0 ? own : (await this.#openInto(branch)).filter(isMerged);
    }
    /** Pull requests of a commit into the queue's branch. Those of other repositories and branches are not queued. */
    async #associated(sha, branch) {
        const { owner, name } = this.#repository;
        const at = { owner, repo: name, commit_sha: sha };
        const ask = (page) => this.#client.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, ...page });
        return this.#ofQueue(await listAll('pull requests', ask), branch);
    }
    #openInto(branch) {
        this.#open ??= (async () => {
            const at = { owner: this.#repository.owner, repo: this.#repository.name, base: branch };
            const ask = (page) => this.#client.octokit.rest.pulls.list({ ...at, state: 'open', ...page });
            return this.#ofQueue(await listAll('pull requests', ask), branch);
        })();
        return this.#open;
    }
    #ofQueue(answers, branch) {
        const full = `${this.#repository.owner}/${this.#repository.name}`.toLowerCase();
        return answers
            .map((each) => parseAnswer('a pull request', PullRequestAnswer, each))
            .filter(({ base }) => base.ref === branch && base.repo.full_name.toLowerCase() === full);
    }
}

;// CONCATENATED MODULE: ./lib/github/override.js
/** Given only if every pull request has the label. Without a pull request this is unknown. */
function overrideOf(pullRequests) {
    const missing = pullRequests.filter(({ label }) => label.kind === 'not-set');
    if (missing.length > 0) {
        return { kind: 'not-given', missing: missing.map(({ pullRequest }) => pullRequest) };
    }
    const by = [];
    for (const { pullRequest, label } of pullRequests) {
        if (label.kind === 'unknown')
            return { kind: 'unknown', reason: label.reason };
        if (label.kind === 'set')
            by.push({ pullRequest, by: label.by, at: label.at });
    }
    if (by.length === 0)
        return { kind: 'unknown', reason: 'there is no pull request that could have it' };
    return { kind: 'given', by };
}
/** Looks up whether the pull request, or every one of the merge group, has the label now. */
async function findOverride(label, subject, github) {
    const members = 'pullRequest' in subject
        ? { kind: 'resolved', pullRequests: [subject.pullRequest] }
        : await github.groups.members(subject.mergeGroup);
    if (members.kind === 'unresolved')
        return { kind: 'unknown', reason: members.reason };
    const labelled = [];
    for (const pullRequest of members.pullRequests) {
        labelled.push({ pullRequest, label: await github.labels.find(pullRequest, label) });
    }
    return overrideOf(labelled);
}

;// CONCATENATED MODULE: ./lib/action/github-calls.js








/** @param token empty if there is none. */
function gitHubCalls(event, token, clock = realClock) {
    const { repository, apiUrl } = event;
    let connected;
    const client = () => {
        connected ??= connect({ apiUrl, token }, clock);
        return connected;
    };
    const history = async () => {
        if (token === '')
            throw new user_error/* UserError */.y('input github-token is empty, so GitHub cannot be asked');
        return commitHistory(await client(), repository);
    };
    return {
        comments: async () => pullRequestComments(await client(), repository),
        commits: {
            mergeBase: async (base, head) => (await history()).mergeBase(base, head),
            parents: async (commit) => (await history()).parents(commit),
        },
        async override(label) {
            const subject = labelledBy(event);
            if (subject === undefined)
                return { kind: 'not-given', missing: [] };
            if (token === '')
                return { kind: 'unknown', reason: 'input github-token is empty' };
            const github = await client();
            return findOverride(label, subject, {
                labels: pullRequestLabels(github, repository),
                groups: mergeGroups(github, repository),
            });
        },
    };
}
function labelledBy(event) {
    switch (event.kind) {
        case 'pull-request':
        case 'pull-request-target':
            return { pullRequest: event.pullRequest.number };
        case 'merge-group':
            return {
                mergeGroup: { baseSha: event.baseSha, headSha: event.headCommit, headRef: event.headRef },
            };
        case 'push':
        case 'workflow-run':
        case 'other':
            return undefined;
    }
}

// EXTERNAL MODULE: ./lib/cache/cache-process.js
var cache_process = __nccwpck_require__(2164);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./lib/cache/entry.js



/** Bytes that one entry may hold: a measurement of a large app, with its list of files, is a few MB. */
const MAX_CONTENT = 32 * 1024 * 1024;
/** Bytes of its file. */
const MAX_PACKED = 16 * 1024 * 1024;
const MAX_HEADER = 1024;
/** An entry that cannot be used; the message continues "the entry". */
class EntryRefused extends Error {
    name = 'EntryRefused';
}
/** The file of an entry: a line with its key and digest, and the content, compressed. Throws an EntryRefused. */
async function pack(key, content) {
    if (content.byteLength > MAX_CONTENT)
        throw tooLarge(content.byteLength);
    const header = `${JSON.stringify({ key, sha256: sha256(content) })}\n`;
    const packed = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(Buffer.concat([Buffer.from(header), content]));
    if (packed.byteLength > MAX_PACKED)
        throw tooLarge(packed.byteLength);
    return packed;
}
/**
 * The content of an entry, if it is complete and was kept under exactly this key: the service also matches prefixes of
 * keys, and every workflow of the repository can write entries. The caller checks the content.
 * Throws an EntryRefused.
 */
async function unpack(key, packed) {
    const bytes = await decompressed(packed);
    const end = bytes.subarray(0, MAX_HEADER).indexOf('\n');
    const header = parseHeader(bytes.subarray(0, Math.max(end, 0)).toString('utf8'));
    if (header === undefined)
        throw new EntryRefused('was not written by this action');
    const content = bytes.subarray(end + 1);
    if (header.key !== key)
        throw new EntryRefused('was kept under another key');
    if (header.sha256 !== sha256(content))
        throw new EntryRefused('is not what was kept: its digest differs');
    return content;
}
async function decompressed(packed) {
    try {
        return await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(packed, { maxOutputLength: MAX_CONTENT + MAX_HEADER });
    }
    catch (error) {
        const { code, message } = error;
        if (code === 'ERR_BUFFER_TOO_LARGE')
            throw new EntryRefused(`unpacks to more than ${MAX_CONTENT} bytes`);
        throw new EntryRefused(`cannot be decompressed: ${message}`, { cause: error });
    }
}
function parseHeader(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === 'object' && value !== null && 'key' in value && 'sha256' in value
            ? value
            : undefined;
    }
    catch {
        // Not JSON: not written by this action.
        return undefined;
    }
}
function tooLarge(bytes) {
    return new EntryRefused(`of ${bytes} bytes is too large`);
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./lib/cache/outcome.js

/** Reads what @actions/cache printed when it saved. It has no distinct error for every reason. */
function saveOutcome(output) {
    const lines = readable(output);
    const text = lines.join('\n');
    if (lines.includes(cache_process/* SAVED */.MX))
        return 'saved';
    // For pull requests from forks, and for what a repository's policy calls untrusted.
    if (/cache write denied:|does not permit writes|\(403\)/.test(text))
        return 'read-only';
    if (/\(409\)|already exists/i.test(text))
        return 'exists';
    const reason = firstMatch(lines, /^Failed to reserve cache: (?:Error: )?(.+)$/) ??
        firstMatch(lines, /^Failed to save: (.+)$/);
    return { failed: reason ?? lastOf(lines) };
}
/** Why nothing was restored; undefined if there was no entry. */
function restoreFailure(output) {
    const lines = readable(output);
    const text = firstMatch(lines, /^Failed to restore: (.+)$/);
    if (text !== undefined)
        return text;
    return firstMatch(lines, /^(Cache restore skipped: .+)$/);
}
/** The lines without workflow commands, the signatures of URLs, and control characters. */
function readable(output) {
    return output.split(/\r?\n/).map((line) => line
        .replace(/^::(?:debug|warning|error|notice)(?: [^:]*)?::/, '')
        .replace(/%0[AD]/g, ' ')
        .replace(/%25/g, '%')
        .replace(/(https?:\/\/[^\s?"']+)\?[^\s"']+/g, '$1?…')
        .replace(/\p{Cc}/gu, ' ')
        .trim());
}
function firstMatch(lines, pattern) {
    return lines.map((line) => pattern.exec(line)?.[1]).find((reason) => reason !== undefined);
}
function lastOf(lines) {
    return lines.filter((line) => line !== '').at(-1) ?? 'it printed nothing';
}

;// CONCATENATED MODULE: ./lib/cache/measurement-cache.js






/** Milliseconds: enough for a few MB and some retries. A longer wait costs more than a build. */
const TIMEOUT = 20_000;
/** Reasons that mean that the service is down, so that a second call would fail too. */
const DOWN = /did not end within|after \d+ attempts/;
/** Variables with which a runner gives actions access to the cache. Other programs are started without them. */
const SERVICE = [
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_MODE',
];
/**
 * @actions/cache unpacks archives with `tar -P`, which accepts absolute names and so writes outside of the folder. These
 * options replace every name with that of the expected file. Only GNU tar reads options from a variable (TAR_OPTIONS in
 * its manual); other programs are refused.
 */
const CONFINED = `--no-same-owner --no-same-permissions --transform=s,^.*$,${cache_process/* ENTRY_FILE */.wO},`;
/** The Actions cache, used by @actions/cache in a separate process. */
function actionsCache(tools) {
    let down;
    return {
        restore: async (key) => {
            try {
                return await inFolder(tools, (folder) => restore(tools, key, folder));
            }
            catch (error) {
                const reason = measurement_cache_reasonOf(error);
                tools.onNotice(`The measurement cache is not used: ${reason}`);
                if (DOWN.test(reason))
                    down = reason;
                return undefined;
            }
        },
        save: async (key, content) => {
            if (down !== undefined)
                return { failed: down };
            try {
                return await inFolder(tools, (folder) => save(tools, key, content, folder));
            }
            catch (error) {
                return { failed: measurement_cache_reasonOf(error) };
            }
        },
    };
}
async function restore(tools, key, folder) {
    await requireGnuTar(tools);
    const finished = await start(tools, ['restore', key], folder, { TAR_OPTIONS: CONFINED });
    const failure = restoreFailure(finished.stdout) ?? measurement_cache_failureOf(finished);
    if (failure !== undefined)
        throw new user_error/* UserError */.y(failure);
    const file = (0,external_node_path_.join)(folder, cache_process/* ENTRY_FILE */.wO);
    const facts = await (0,promises_.lstat)(file).catch((error) => {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    });
    if (facts === undefined)
        return undefined;
    if (!facts.isFile())
        throw new EntryRefused('is no file');
    if (facts.size > MAX_PACKED)
        throw new EntryRefused(`of ${facts.size} bytes is too large`);
    return unpack(key, await (0,promises_.readFile)(file));
}
async function save(tools, key, content, folder) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, cache_process/* ENTRY_FILE */.wO), await pack(key, content));
    const finished = await start(tools, ['save', key], folder, {});
    const failure = measurement_cache_failureOf(finished);
    return failure === undefined ? saveOutcome(finished.stdout) : { failed: failure };
}
/** Runs `part` in an empty folder, which is then removed with everything that was unpacked in it. */
async function inFolder(tools, part) {
    const { environment, temporaryFolder } = tools;
    if (!environment.ACTIONS_RESULTS_URL && !environment.ACTIONS_CACHE_URL)
        throw new user_error/* UserError */.y('this runner offers no cache');
    const folder = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'cache-')));
    try {
        return await part(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function start({ execute, environment, program: [node, ...first] }, args, folder, env) {
    return execute(node, [...first, cache_process/* CACHE_COMMAND */.ZV, ...args], {
        cwd: folder,
        env: {
            ...Object.fromEntries(SERVICE.map((name) => [name, environment[name]])),
            // @actions/cache reads files from one, and puts archives into the other.
            GITHUB_WORKSPACE: folder,
            RUNNER_TEMP: folder,
            RUNNER_DEBUG: undefined,
            ...env,
        },
        timeoutMs: TIMEOUT,
    });
}
async function requireGnuTar({ execute }) {
    const { stdout } = await execute('tar', ['--version'], { timeoutMs: TIMEOUT });
    if (!stdout.includes('GNU tar'))
        throw new user_error/* UserError */.y('it needs GNU tar, and this machine has another tar');
}
/** The reason of a process that failed. */
function measurement_cache_failureOf({ exitCode, stdout, stderr }) {
    if (exitCode === 0)
        return undefined;
    const error = readable(stderr).find((line) => /^\w*Error\b/.test(line));
    return error ?? `exit code ${exitCode}: ${lastOf(readable(`${stdout}\n${stderr}`))}`;
}
function measurement_cache_reasonOf(error) {
    if (error instanceof EntryRefused)
        return `the entry ${error.message}`;
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./lib/process/stream.js
var stream = __nccwpck_require__(1833);
// EXTERNAL MODULE: ./lib/docker/build.js + 4 modules
var build = __nccwpck_require__(6933);
// EXTERNAL MODULE: ./lib/docker/bounds.js
var bounds = __nccwpck_require__(187);
;// CONCATENATED MODULE: ./lib/docker/buildx-builder.js



/**
 * The builder that buildx is set to (by `docker buildx use`, docker/setup-buildx-action or BUILDX_BUILDER), started.
 * Undefined if that is the engine's BuildKit, or the client has no buildx.
 * @throws UserError if it does not start.
 */
async function findBuildxBuilder(client, execute) {
    if (client.builder !== 'buildx')
        return undefined;
    const inspect = async (timeoutMs, ...more) => {
        const finished = await execute(client.program, ['buildx', 'inspect', ...more], {
            silent: true,
            timeoutMs,
        });
        const builder = readBuilder(finished.stdout);
        if (builder?.driver === 'docker')
            return undefined;
        if (finished.exitCode === 0 && builder !== undefined)
            return builder;
        throw new user_error/* UserError */.y(`The builder that buildx is set to cannot be used: ${buildx_builder_reasonOf(finished)} Start it with docker buildx inspect --bootstrap, or choose another one with docker buildx use.`);
    };
    const start = performance.now();
    if ((await inspect(bounds/* bounds */.O.answer)) === undefined)
        return undefined;
    const answerMs = performance.now() - start;
    const builder = await inspect(bounds/* bounds */.O.bootstrap, '--bootstrap');
    return builder && { ...builder, answerMs };
}
/** Makes the builder request an image that does not exist from a registry; see Docker.probe. */
function probeBuilder(reference, platform, client, execute, signal) {
    const args = ['buildx', 'build', '--progress', 'plain', '--output', 'type=cacheonly'];
    // If a builder has several nodes, the platform decides which one builds.
    if (platform !== undefined)
        args.push('--platform', (0,model_image/* formatPlatform */.Bq)(platform));
    return execute(client.program, [...args, '-'], { signal, input: `FROM ${reference}\n` });
}
/** Reads what `docker buildx inspect` prints: a head, then a part for each node. It knows no other format. */
function readBuilder(text) {
    const all = (field) => text.split('\n').flatMap((line) => {
        const [, name = '', value = ''] = /^([A-Za-z ]+):\s*(.*?)\s*$/.exec(line) ?? [];
        return field.test(name) ? [value] : [];
    });
    const [driver] = all(/^Driver$/);
    if (!driver)
        return undefined;
    const [platforms = ''] = all(/^Platforms$/);
    const [, os, architecture, variant] = /^([a-z0-9]+)\/([a-z0-9]+)(?:\/(v\d+))?\*?(?:,|$)/.exec(platforms) ?? [];
    return {
        name: all(/^Name$/)[0] ?? '',
        driver,
        // `Buildkit:` before buildx 0.11. A version that was not stamped is v0.0.0.
        versions: all(/^Build[Kk]it(?: version)?$/).map((version) => (/^v?0\.0\.0/.test(version) ? '' : version)),
        platform: os && architecture ? { os, architecture, ...(variant ? { variant } : {}) } : undefined,
    };
}
/**
 * Whether the builder's own Dockerfile frontend knows `COPY --link`: BuildKit does since 0.10. A builder that
 * does not say its version counts as newer: 0.10 is of March 2022, and moby/buildkit images always say theirs.
 */
function knowsLink({ versions }) {
    return versions.every((version) => {
        const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
        return major === undefined || Number(major) > 0 || Number(minor) >= 10;
    });
}
function buildx_builder_reasonOf({ stdout, stderr }) {
    const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
    const said = lines.findLast((line) => /^(ERROR|Error):?/.test(line)) ?? lines.findLast((line) => line !== '');
    const text = (said ?? 'docker buildx inspect printed nothing').replace(/^ERROR:\s*/, '');
    return /[.!]$/.test(text) ? text : `${text}.`;
}

// EXTERNAL MODULE: ./lib/docker/client.js
var client = __nccwpck_require__(5053);
;// CONCATENATED MODULE: ./lib/docker/buildx.js




function createBuildx({ client: find, ...options }) {
    const { execute } = options;
    const tools = async () => ({ ...options, stream: stream/* stream */.T, client: await find() });
    return {
        builder: async () => findBuildxBuilder(await find(), execute),
        probe: async (reference, platform, signal) => (0,client/* lastLine */.fM)(await probeBuilder(reference, platform, await find(), execute, signal)),
        buildAndPush: async (request) => (0,build/* buildAndPush */.sf)(request, await tools()),
        buildToArchive: async (request, read) => (0,build/* buildToArchive */.QV)(request, await tools(), read),
    };
}

// EXTERNAL MODULE: ./lib/docker/engine.js + 2 modules
var engine = __nccwpck_require__(5831);
;// CONCATENATED MODULE: ./lib/dotnet/cli/msbuild-errors.js
/** Longer lines are cut: no compiler writes them, and the search must stay linear. */
const longestLine = 4_000;
/**
 * The error lines of dotnet's output, in their order and each once:
 * `path(line,column): error CODE: message [project]`, of which all but `error` and message may be missing.
 * Format: "MSBuild and Visual Studio format for diagnostic messages", learn.microsoft.com.
 */
function msbuildErrors(output) {
    const found = new Map();
    for (const line of output.split(/\r?\n/)) {
        const detail = parse(line.slice(0, longestLine));
        if (detail === undefined)
            continue;
        const key = [detail.file, detail.line, detail.column, detail.message].join('\n');
        if (!found.has(key))
            found.set(key, detail);
    }
    return [...found.values()];
}
/**
 * The same for output that other programs write to as well, such as that of a Docker build: only errors with a code. A
 * line without one can be anything, for example `curl: (22) The requested URL returned error: 404`.
 */
function codedErrors(output) {
    return msbuildErrors(output).filter(({ message }) => /^[A-Z]+\d+: /.test(message));
}
function parse(line) {
    const marker = /(?:^|\s)(?:fatal )?error(?: +([A-Z]+[0-9]+))? *: ?/.exec(line);
    if (marker === null || /(?:^|\s)warning +[A-Z]+\d+ *:/.test(line.slice(0, marker.index)))
        return undefined;
    const { text, project } = withoutProject(line.slice(marker.index + marker[0].length).trimEnd());
    // The frames of a task's stack trace: the exception's own line came before them.
    if (text === '' || /^(?:\s+at |\s*---)/.test(text))
        return undefined;
    const message = marker[1] === undefined ? text.trim() : `${marker[1]}: ${text.trim()}`;
    return { message, ...place(line.slice(0, marker.index).trim(), project) };
}
/** MSBuild ends a line with the project in brackets, followed by `::TargetFramework=…` if it has several. */
function withoutProject(text) {
    const start = text.lastIndexOf(' [');
    if (start < 0 || !text.endsWith(']'))
        return { text };
    const project = text.slice(start + 2, -1).split('::')[0] ?? '';
    return isPath(project) ? { text: text.slice(0, start), project } : { text };
}
function place(origin, project) {
    const parts = /^(.*?)(?:\((\d+)(?:,(\d+))?[-,\d]*\))?\s*:$/.exec(origin);
    const file = parts?.[1]?.trim() ?? '';
    // An error in the SDK's own targets has no place in the user's sources except the project.
    if (!isPath(file) || isInsideSdk(file))
        return project === undefined ? {} : { file: project };
    return {
        file,
        ...(parts?.[2] === undefined ? {} : { line: Number(parts[2]) }),
        ...(parts?.[3] === undefined ? {} : { column: Number(parts[3]) }),
    };
}
/** `MSBUILD`, `CSC` and `NuGet` can be in place of a path. */
function isPath(origin) {
    return /[\\/]/.test(origin) || /\.\w*(?:proj|sln|slnx|cs|fs|vb|props|targets|razor|cshtml)$/.test(origin);
}
function isInsideSdk(file) {
    return /[\\/]sdk[\\/]\d+\.\d+\.\d+[^\\/]*[\\/]/.test(file);
}

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/process/execute.js
var execute = __nccwpck_require__(1686);
;// CONCATENATED MODULE: ./lib/dotnet/cli/run-dotnet.js





/** There is no dotnet command, so nothing is known about any project. */
class DotNetMissing extends user_error/* UserError */.y {
    name = 'DotNetMissing';
}
/** English and plain lines, because error lines are read from the output. */
const run_dotnet_readable = { DOTNET_CLI_UI_LANGUAGE: 'en', MSBUILDTERMINALLOGGER: 'off', DOTNET_NOLOGO: 'true' };
/** Runs `dotnet` and throws a UserError with its error lines when it fails or cannot start. */
async function runDotNet(execute, run) {
    const finished = await run_dotnet_start(execute, run);
    if (finished.exitCode !== 0)
        throw failure(run.args, finished);
    return finished;
}
/** Runs `dotnet`; any exit code is an answer, except that of a missing SDK. */
async function run_dotnet_start(execute, run) {
    const finished = await launch(execute, run);
    const output = `${finished.stderr}\n${finished.stdout}`;
    if (finished.exitCode !== 0 && /compatible \.NET SDK was not found|No \.NET SDKs were found/.test(output)) {
        throw sdkNotFound(output);
    }
    return finished;
}
async function launch(execute, run) {
    try {
        return await execute('dotnet', run.args, {
            cwd: run.cwd,
            env: { ...run_dotnet_readable, ...run.env },
            silent: run.silent ?? false,
        });
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        throw new DotNetMissing(`dotnet could not be started. Install the .NET SDK before this action, for example with actions/setup-dotnet. (${error.message})`, { cause: error });
    }
}
/** The SDK's own message has the requested version, and the global.json that requests it. */
function sdkNotFound(output) {
    const requested = /^Requested SDK version: *(\S+)/m.exec(output)?.[1];
    const globalJson = /^global\.json file: *(.+)$/m.exec(output)?.[1]?.trim();
    const what = requested === undefined
        ? 'No .NET SDK is installed'
        : `The .NET SDK ${requested}${globalJson === undefined ? '' : `, which ${globalJson} requests,`} is not installed`;
    const installed = [...output.matchAll(/^(\d+\.\d+\.\d+\S*) \[/gm)].map(([, version]) => version);
    const instead = installed.length === 0 ? '' : ` (installed: ${installed.join(', ')})`;
    return new user_error/* UserError */.y(`${what}${instead}. Install it before this action, for example with actions/setup-dotnet and its input global-json-file.`);
}
/** The error for a command that ended with an exit code other than 0. */
function failure(args, finished, explanation = '') {
    const errors = msbuildErrors(`${finished.stdout}\n${finished.stderr}`);
    const details = errors.length > 0 ? errors : lastLines(finished);
    return new user_error/* UserError */.y(`${commandLine(args)} failed with exit code ${finished.exitCode}.${explanation && ` ${explanation}`}`, { details });
}
function lastLines(finished) {
    const lines = `${finished.stdout}\n${finished.stderr}`.split(/\r?\n/).map((line) => line.trim());
    return lines
        .filter((line) => line !== '')
        .slice(-10)
        .map((message) => ({ message }));
}
/** Without properties and queries, most of which are this action's own; the log has the whole command. */
function commandLine(args) {
    return (0,execute/* shownCommand */.h)([
        'dotnet',
        ...args.filter((word) => !/^(?:--?|\/)(?:get[A-Z]\w*|p|property):/i.test(word)),
    ]);
}
/** The folder to start dotnet in: the nearest one above the project with a global.json, which chooses the SDK; else the root. */
function workingFolder(project, root) {
    const top = (0,external_node_path_.resolve)(root);
    for (let folder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(project)); isWithin(folder, top); folder = (0,external_node_path_.dirname)(folder)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'global.json')))
            return folder;
        if (folder === top)
            break;
    }
    return top;
}
function isWithin(folder, root) {
    const path = (0,external_node_path_.relative)(root, folder);
    return path === '' || !(path.startsWith('..') || (0,external_node_path_.resolve)(path) === path);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/app-or-not.js
/** Why no Linux container image can be made of the project, or undefined. This also counts for projects that the user named. */
function whyNoApp(facts) {
    if (facts.isAspireHost)
        return 'Aspire AppHost';
    // A library with a Dockerfile can be an app: Azure Functions loads one, for example.
    if (facts.outputType.toLowerCase() === 'library' && facts.dockerfile === undefined)
        return 'class library';
    if (isWindowsOnly(facts))
        return `runs on Windows only (${facts.targetFrameworks.join(', ')})`;
    if (!facts.isPublishable)
        return 'IsPublishable is false';
    return undefined;
}
/** Why a project that was found, not named, is left out, or undefined. */
function whyLeftOut(facts) {
    if (facts.isTest)
        return 'test project';
    if (facts.isTool)
        return '.NET tool';
    if (facts.sdk === 'webassembly' || facts.runtimeIdentifier === 'browser-wasm')
        return 'runs in the browser';
    const reason = whyNoApp(facts);
    if (reason !== undefined)
        return reason;
    const meant = facts.sdk === 'web' || facts.sdk === 'worker';
    if (meant || facts.dockerfile !== undefined || facts.container.configured)
        return undefined;
    return 'neither Web nor Worker SDK, no Dockerfile, no Container properties';
}
function isWindowsOnly(facts) {
    if (facts.targetFramework === undefined) {
        return facts.targetFrameworks.length > 0 && !facts.targetFrameworks.some(canRunOnLinux);
    }
    const identifiers = [facts.runtimeIdentifier ?? [], facts.runtimeIdentifiers].flat();
    return (facts.targetPlatform?.toLowerCase() === 'windows' ||
        (facts.frameworkIdentifier ?? '.NETCoreApp').toLowerCase() !== '.netcoreapp' ||
        (identifiers.length > 0 && identifiers.every((identifier) => /^win/i.test(identifier))));
}
/** By its name: `net8.0`, but not `net8.0-windows`, `net48` or `netstandard2.0`. */
function canRunOnLinux(framework) {
    return /^net(?:coreapp)?\d+\.\d+(?:-linux.*)?$/i.test(framework);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluation-args.js
/** Options of `dotnet publish` that `dotnet build` does not have, that start targets, or that write files. */
const LEFT_OUT = [
    { names: ['--no-build'], takesValue: false },
    { names: ['--no-restore'], takesValue: false },
    { names: ['--manifest'], takesValue: true },
    { names: ['-o', '--output'], takesValue: true },
    { names: ['-v', '-verbosity', '--verbosity', '/v', '/verbosity'], takesValue: true },
    {
        names: [
            '-t',
            '-target',
            '--target',
            '/t',
            '/target',
            '-bl',
            '--bl',
            '/bl',
            '-binaryLogger',
            '/binaryLogger',
        ],
        takesValue: false,
    },
    {
        names: ['-getProperty', '-getItem', '-getTargetResult', '-getResultOutputFile', '-restore'],
        takesValue: false,
    },
];
/** `-f`, unless the user's arguments have one: dotnet refuses two. */
function frameworkArgs(framework, publishArgs = []) {
    const given = publishArgs.some((word) => /^(?:-f|--framework)(?:[:=]|$)/.test(word));
    return framework === undefined || given ? [] : ['-f', framework];
}
/**
 * Arguments that make MSBuild evaluate the project exactly as `dotnet publish` with the same options would.
 * `dotnet build` translates the options that are not MSBuild's (`-r`, `--self-contained`, `--os`). It runs nothing if
 * the arguments request only properties and items, and name no target.
 */
function evaluationArgs(project, options) {
    return [
        'build',
        project,
        '--no-restore',
        '-c',
        options.configuration,
        ...frameworkArgs(options.framework, options.publishArgs),
        // dotnet publish sets it too: PublishSelfContained and others count only then.
        '-p:_IsPublishing=true',
        ...evaluationOptions(options.publishArgs ?? []),
    ];
}
function evaluationOptions(publishArgs) {
    const kept = [];
    for (let index = 0; index < publishArgs.length; index++) {
        const word = publishArgs[index] ?? '';
        const [, name, value] = /^([-/]+[^:=]*)([:=].*)?$/s.exec(word) ?? [];
        const option = LEFT_OUT.find(({ names }) => names.some((known) => known.toLowerCase() === name?.toLowerCase()));
        if (option === undefined)
            kept.push(word);
        else if (option.takesValue && value === undefined)
            index++;
    }
    return kept;
}

;// CONCATENATED MODULE: ./lib/dotnet/project/project-answer.js



/** The properties that facts are read from. */
const factProperties = [
    'AssemblyName',
    'ContainerBaseImage',
    'ContainerFamily',
    'ContainerImageName',
    'ContainerImageTag',
    'ContainerImageTags',
    'ContainerRegistry',
    'ContainerRepository',
    'ContainerRuntimeIdentifier',
    'ContainerRuntimeIdentifiers',
    'DockerfileContext',
    'DockerfileFile',
    'DockerfilePath',
    'EnableSdkContainerSupport',
    'IsAspireHost',
    'IsPublishable',
    'IsTestProject',
    'IsTestingPlatformApplication',
    'NETCoreSdkVersion',
    'OutputType',
    'PackAsTool',
    'PublishAot',
    'RuntimeIdentifier',
    'RuntimeIdentifiers',
    'SelfContained',
    'TargetFramework',
    'TargetFrameworkIdentifier',
    'TargetFrameworkVersion',
    'TargetFrameworks',
    'TargetPlatformIdentifier',
    'UsingMicrosoftNETSdkBlazorWebAssembly',
    'UsingMicrosoftNETSdkWeb',
    'UsingMicrosoftNETSdkWebAssembly',
    'UsingMicrosoftNETSdkWorker',
];
/** The items that facts are read from. */
const factItems = ['PackageReference'];
/** MSBuild's JSON answer to `-getProperty` and `-getItem`. Every property is text; unset ones are empty. */
const projectAnswer = dist/* object */.Ikc({
    Properties: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()),
    Items: dist/* object */.Ikc({ PackageReference: dist/* array */.YOg(dist/* object */.Ikc({ Identity: dist/* string */.YjP() })) }),
});
/** Packages that only test projects have. IsTestProject is set by a package, and so unknown before a restore. */
const testPackages = /^(?:Microsoft\.NET\.Test\.Sdk|Microsoft\.Testing\.Platform.*|MSTest|TUnit|xunit\.v3.*)$/i;
/** The facts of the project at `path` (absolute) in MSBuild's answer. */
function projectFacts(path, answer) {
    const text = (name) => answer.Properties[name]?.trim() || undefined;
    const flag = (name) => text(name)?.toLowerCase() === 'true';
    const list = (name) => splitList(text(name));
    const several = list('TargetFrameworks');
    const targetFramework = text('TargetFramework');
    return {
        path,
        name: (0,external_node_path_.basename)(path, (0,external_node_path_.extname)(path)),
        assemblyName: text('AssemblyName') ?? (0,external_node_path_.basename)(path, (0,external_node_path_.extname)(path)),
        sdk: project_answer_sdkOf(flag),
        outputType: text('OutputType') ?? 'Library',
        isTest: flag('IsTestProject') ||
            flag('IsTestingPlatformApplication') ||
            answer.Items.PackageReference.some((item) => testPackages.test(item.Identity)),
        isTool: flag('PackAsTool'),
        isAspireHost: flag('IsAspireHost'),
        // If a project has several target frameworks, the SDK sets it only for one of them.
        isPublishable: text('IsPublishable')?.toLowerCase() !== 'false',
        targetFrameworks: several.length > 0 ? several : targetFramework === undefined ? [] : [targetFramework],
        framework: several.length > 0 ? targetFramework : undefined,
        targetFramework,
        frameworkIdentifier: text('TargetFrameworkIdentifier'),
        dotnetVersion: text('TargetFrameworkVersion')?.replace(/^v/, ''),
        targetPlatform: text('TargetPlatformIdentifier'),
        runtimeIdentifier: text('RuntimeIdentifier'),
        runtimeIdentifiers: list('RuntimeIdentifiers'),
        selfContained: flag('SelfContained'),
        publishAot: flag('PublishAot'),
        sdkVersion: text('NETCoreSdkVersion') ?? '',
        dockerfile: dockerfileOf(path, text('DockerfilePath') ?? text('DockerfileFile'), text('DockerfileContext')),
        container: containerOf(text, flag, list),
    };
}
function project_answer_sdkOf(flag) {
    if (flag('UsingMicrosoftNETSdkBlazorWebAssembly') || flag('UsingMicrosoftNETSdkWebAssembly'))
        return 'webassembly';
    if (flag('UsingMicrosoftNETSdkWeb'))
        return 'web';
    return flag('UsingMicrosoftNETSdkWorker') ? 'worker' : 'other';
}
function containerOf(text, flag, list) {
    const facts = {
        baseImage: text('ContainerBaseImage'),
        family: text('ContainerFamily'),
        repository: text('ContainerRepository') ?? text('ContainerImageName'),
        runtimeIdentifier: text('ContainerRuntimeIdentifier'),
        runtimeIdentifiers: list('ContainerRuntimeIdentifiers'),
    };
    const named = [facts.baseImage, facts.family, facts.repository, facts.runtimeIdentifier];
    const place = [text('ContainerRegistry'), text('ContainerImageTag'), text('ContainerImageTags')];
    return {
        ...facts,
        enabled: flag('EnableSdkContainerSupport'),
        configured: facts.runtimeIdentifiers.length > 0 || [...named, ...place].some((value) => value !== undefined),
    };
}
/**
 * `DockerfilePath` (new) or `DockerfileFile` is relative to the project, `DockerfileContext` to the Dockerfile.
 * "Container Tools build properties", learn.microsoft.com/visualstudio/containers.
 */
function dockerfileOf(project, named, context) {
    const path = absolute(project, named ?? 'Dockerfile');
    if (path === undefined || (named === undefined && !(0,external_node_fs_.existsSync)(path)))
        return undefined;
    return { path, named: named !== undefined, context: absolute(path, context) };
}
/** Paths in properties may have backslashes. */
function absolute(file, path) {
    return path === undefined ? undefined : (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), path.replaceAll('\\', '/'));
}
function splitList(text) {
    const parts = (text ?? '').split(';').map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate.js







/** MSBuild uses about one core and 150 MB for each. */
const EVALUATIONS_AT_ONCE = 3;
/** One project as MSBuild evaluates it, without a restore or a build; a second time if it has several target frameworks. */
async function evaluate(execute, project, options) {
    const path = (0,external_node_path_.resolve)(options.root, project);
    const facts = await ask(execute, path, options, undefined);
    if (facts.targetFramework !== undefined)
        return facts;
    const framework = chooseFramework(facts, options.framework);
    return framework === undefined ? facts : await ask(execute, path, options, framework);
}
/** The target framework to publish, or undefined if only the user can choose. */
function chooseFramework(facts, wanted) {
    const all = facts.targetFrameworks;
    if (wanted !== undefined)
        return all.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? only(all);
    return only(all) ?? only(all.filter(canRunOnLinux));
}
function only(list) {
    return list.length === 1 ? list[0] : undefined;
}
async function ask(execute, path, options, framework) {
    const args = [
        ...evaluationArgs(path, { ...options, framework }),
        `-getProperty:${factProperties.join(',')}`,
        `-getItem:${factItems.join(',')}`,
    ];
    const cwd = workingFolder(path, options.root);
    const { stdout } = await runDotNet(execute, { args, cwd, silent: true });
    return projectFacts(path, evaluate_parseAnswer(projectAnswer, stdout, args));
}
/** MSBuild's JSON answer, checked. Throws a UserError for anything else. */
function evaluate_parseAnswer(schema, json, args) {
    try {
        return dist/* parse */.qgA(schema, JSON.parse(json));
    }
    catch (cause) {
        throw new user_error/* UserError */.y(`${commandLine(args)} gave an answer that cannot be read: ${JSON.stringify(json.trim().slice(0, 200))}. Is the .NET SDK at least 8.0.100?`, { cause });
    }
}

;// CONCATENATED MODULE: ./lib/process/concurrency.js
/**
 * Maps in the items' order, with at most `limit` calls at the same time. Rejects with the first error; calls for the
 * remaining items may still follow.
 */
async function mapConcurrently(items, limit, map) {
    const results = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await map(item);
    };
    await Promise.all(Array.from({ length: limit }, worker));
    return results;
}

;// CONCATENATED MODULE: ./lib/dotnet/cli/global-property.js
/**
 * One `-p:NAME=VALUE` argument that sets a global property to exactly `value`: MSBuild must neither split a value from
 * a project or an input into further properties, nor expand it.
 */
function globalProperty(name, value) {
    return `-p:${name}=${escaped(value)}`;
}
/**
 * The text in a form that MSBuild reads literally: it splits at `;` and `,`, drops quotes and expands `%XX`,
 * `$()`, `@()` and wildcards. "MSBuild special characters", learn.microsoft.com.
 */
function escaped(text) {
    return text.replace(/[%;,"$@*?'()=]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate-many.js









const target = 'AnswerFacts';
/** The answer to `-getTargetResult`: an item a project, its facts as metadata. */
const manyAnswer = dist/* object */.Ikc({
    TargetResults: dist/* object */.Ikc({
        [target]: dist/* object */.Ikc({ Items: dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())) }),
    }),
});
/**
 * Facts of many projects from one MSBuild, which takes about 35 ms for each project instead of 700 ms: a project in a
 * temporary folder runs a target in each of them that returns its properties. Projects that do not have this target
 * (broken ones, SDKs without Microsoft.Common.targets) are missing in the answer.
 * `projects` are absolute paths.
 */
async function evaluateMany(execute, projects, options) {
    const groups = Map.groupBy(projects, (project) => workingFolder(project, options.root));
    const answers = [];
    for (const [cwd, group] of groups)
        answers.push(...(await askAll(execute, group, options, cwd)));
    return answers;
}
async function askAll(execute, projects, options, cwd) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,temporary_root/* temporaryRoot */.i)(), 'project-facts-'));
    try {
        const question = (0,external_node_path_.join)(folder, 'question.targets');
        const survey = (0,external_node_path_.join)(folder, 'survey.proj');
        await (0,promises_.writeFile)(question, questionTargets());
        await (0,promises_.writeFile)(survey, surveyProject(projects, question));
        const { stdout } = await run_dotnet_start(execute, { args: surveyArgs(survey, options), cwd, silent: true });
        return answered(stdout);
    }
    catch (error) {
        // Then each project is evaluated alone, and has its own error.
        if (error instanceof user_error/* UserError */.y)
            return [];
        throw error;
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function surveyArgs(survey, options) {
    return [
        ...evaluationArgs(survey, { ...options, framework: undefined }),
        `-t:${target}`,
        `-getTargetResult:${target}`,
    ];
}
function answered(stdout) {
    const answer = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), manyAnswer), stdout);
    if (!answer.success)
        return [];
    return answer.output.TargetResults[target].Items.flatMap((item) => {
        const packages = (item.PackageReferences ?? '').split(';').map((id) => ({ Identity: id }));
        const path = item.ProjectPath;
        return path ? [projectFacts(path, { Properties: item, Items: { PackageReference: packages } })] : [];
    });
}
/** Imported at the end of every project. */
function questionTargets() {
    const facts = factProperties.map((name) => `<${name}>$(${name})</${name}>`).join('');
    return `<Project><Target Name="${target}" Returns="@(_AnsweredFacts)"><ItemGroup><_AnsweredFacts Include="facts">
${facts}<ProjectPath>$(MSBuildProjectFullPath)</ProjectPath><PackageReferences>@(PackageReference)</PackageReferences>
</_AnsweredFacts></ItemGroup></Target></Project>
`;
}
/** One task for each project, so that a broken one does not stop the others. */
function surveyProject(projects, question) {
    const candidates = projects.map((project) => `<Candidate Include="${xml(escaped(project))}" />`).join('\n');
    const imports = ['CustomAfterMicrosoftCommonTargets', 'CustomAfterMicrosoftCommonCrossTargetingTargets']
        .map((name) => `${name}=${xml(escaped(question))}`)
        .join(';');
    return `<Project><ItemGroup>
${candidates}
</ItemGroup><Target Name="${target}" Returns="@(_Answers)">
<MSBuild Projects="%(Candidate.Identity)" Targets="${target}" Properties="${imports}" ContinueOnError="true">
<Output TaskParameter="TargetOutputs" ItemName="_Answers" />
</MSBuild></Target></Project>
`;
}
function xml(text) {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate-all.js






/**
 * The facts of projects (absolute paths), in their order. One MSBuild evaluates them all. Projects that it cannot
 * evaluate, and apps that still need a target framework, are evaluated one by one.
 */
async function evaluateAll(execute, projects, options) {
    const many = projects.length > 1 ? await evaluateMany(execute, projects, options) : [];
    const known = new Map(many.map((facts) => [facts.path, facts]));
    return mapConcurrently(projects, EVALUATIONS_AT_ONCE, async (path) => {
        const facts = known.get(path);
        // A library with several target frameworks is a library too.
        const settled = facts !== undefined && (facts.targetFramework !== undefined || whyLeftOut(facts) !== undefined);
        return { path, facts: settled ? facts : await evaluateOne(execute, path, options) };
    });
}
async function evaluateOne(execute, path, options) {
    try {
        return await evaluate(execute, path, options);
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y && !(error instanceof DotNetMissing))
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/dotnet/project/solution.js


/** The project files of a solution (.sln, .slnx) or solution filter (.slnf); absolute, in the solution's order. */
async function projectsOfSolution(execute, solution, root) {
    const path = (0,external_node_path_.resolve)(root, solution);
    const args = ['sln', path, 'list'];
    const { stdout } = await runDotNet(execute, { args, cwd: workingFolder(path, root), silent: true });
    return listed(stdout).map((project) => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), project));
}
/** A heading, a line of dashes, then one path a line, relative to the solution. An empty one has no dashes. */
function listed(stdout) {
    const lines = stdout.split(/\r?\n/).map((line) => line.trim());
    const heading = lines.findIndex((line) => /^-+$/.test(line));
    if (heading < 0)
        return [];
    return lines
        .slice(heading + 1)
        .filter((line) => line !== '')
        .map((line) => line.replaceAll('\\', '/'));
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/image-platform.js

/** Processors as runtime identifiers and as container platforms (GOARCH) spell them. */
const PROCESSORS = [
    ['x64', { architecture: 'amd64' }],
    ['x86', { architecture: '386' }],
    ['arm', { architecture: 'arm', variant: 'v7' }],
    ['arm64', { architecture: 'arm64' }],
    ['loongarch64', { architecture: 'loong64' }],
    ['ppc64le', { architecture: 'ppc64le' }],
    ['riscv64', { architecture: 'riscv64' }],
    ['s390x', { architecture: 's390x' }],
];
/** Linux on the processor of a runtime identifier (`linux-musl-x64`), or on a processor in .NET's spelling (`x64`). */
function image_platform_platformOf(identifier) {
    const processor = identifier.split('-').at(-1) ?? '';
    const known = PROCESSORS.find(([name]) => name === processor)?.[1];
    return { os: 'linux', ...(known ?? { architecture: processor }) };
}
/** `linux-x64` for linux/amd64; undefined if .NET has no runtime for the platform. */
function runtimeIdentifierOf(platform, libc) {
    const known = PROCESSORS.find(([, its]) => (0,model_image/* samePlatform */.my)({ os: 'linux', ...its }, platform));
    return known && `linux-${libc === 'musl' ? 'musl-' : ''}${known[0]}`;
}
function libcOf(identifier) {
    return identifier.startsWith('linux-musl-') ? 'musl' : 'glibc';
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/container-platform.js




/**
 * The images to be made of a project, one a platform: the platforms that the user names, else those of
 * ContainerRuntimeIdentifiers, for which the project's own publish makes an image each; else one.
 * @throws UserError for a platform that .NET does not have.
 */
function containerImages(project, wanted) {
    const { platforms, architecture } = wanted;
    if (platforms.length > 0) {
        return platforms.map((platform) => ({
            platform,
            runtimeIdentifier: identifierFor(platform, project, wanted.baseImage),
        }));
    }
    const identifiers = ownIdentifier(project) === undefined ? linux(project.container.runtimeIdentifiers) : [];
    const images = [];
    for (const runtimeIdentifier of identifiers) {
        const platform = image_platform_platformOf(runtimeIdentifier);
        if (!images.some((other) => (0,model_image/* samePlatform */.my)(other.platform, platform)))
            images.push({ platform, runtimeIdentifier });
    }
    return images.length > 1 ? images : [onlyImage(project, architecture)];
}
function onlyImage(project, architecture) {
    const runtimeIdentifier = imageRuntimeIdentifier(project, architecture);
    return {
        platform: image_platform_platformOf(ownIdentifier(project) ?? runtimeIdentifier ?? architecture),
        runtimeIdentifier,
    };
}
/** The project's own identifier for the platform, if it names one; else one for the C library of its base image. */
function identifierFor(platform, project, baseImage) {
    const { container } = project;
    const fits = (identifier) => identifier !== undefined && (0,model_image/* samePlatform */.my)(image_platform_platformOf(identifier), platform);
    if (fits(ownIdentifier(project)))
        return undefined;
    const libc = /alpine/i.test(baseImage ?? container.baseImage ?? container.family ?? '') ? 'musl' : 'glibc';
    const own = linux([...container.runtimeIdentifiers, ...project.runtimeIdentifiers]).filter(fits);
    const identifier = own.find((one) => libcOf(one) === libc) ?? own[0] ?? runtimeIdentifierOf(platform, libc);
    if (identifier !== undefined)
        return identifier;
    throw new user_error/* UserError */.y(`Input platforms: ${(0,model_image/* formatPlatform */.Bq)(platform)}: .NET has no runtime for it, so the .NET SDK makes no image for it`);
}
/** The identifier that the project names for its one image. */
function ownIdentifier({ container, runtimeIdentifier }) {
    return container.runtimeIdentifier ?? runtimeIdentifier;
}
const linux = (identifiers) => identifiers.filter((identifier) => identifier.startsWith('linux'));
/**
 * The runtime identifier with which the SDK makes one image. A project with RuntimeIdentifiers (or
 * ContainerRuntimeIdentifiers) and nothing else becomes an image for each of them, with an index on top.
 * Undefined if the project names it, or the SDK chooses: Linux on the SDK's own processor.
 * `architecture` is the machine's, as .NET spells it: `x64`.
 */
function imageRuntimeIdentifier(project, architecture) {
    const { container } = project;
    if (ownIdentifier(project) !== undefined)
        return undefined;
    const several = linux(container.runtimeIdentifiers.length > 0 ? container.runtimeIdentifiers : project.runtimeIdentifiers);
    return (several.find((identifier) => identifier === `linux-${architecture}`) ??
        several.find((identifier) => identifier.endsWith(`-${architecture}`)) ??
        several[0]);
}
/**
 * The arguments that name it. The SDK itself sets both properties when it builds one image of several: the layers are
 * the same, and so is the time. A command line can name one identifier, but no list of them (SDK 10.0.401 does not
 * split an escaped list), and the SDK prints the digest of a single image.
 */
function platformArgs(identifier) {
    if (identifier === undefined)
        return [];
    return [
        globalProperty('RuntimeIdentifier', identifier),
        globalProperty('ContainerRuntimeIdentifier', identifier),
    ];
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/base-image.js






const baseImageAnswer = dist/* object */.Ikc({
    Properties: dist/* object */.Ikc({ ContainerBaseImage: dist/* string */.YjP(), NETCoreSdkVersion: dist/* string */.YjP() }),
});
/**
 * The base image that the SDK builds the project's image on: the project's own, else the SDK's choice. The SDK's target
 * computes it, without a restore or a build.
 * @param identifier of the image's runtime.
 */
async function baseImage(execute, project, options, identifier) {
    const args = baseImageArgs(project, options, identifier);
    const cwd = workingFolder(project.path, options.root);
    const finished = await run_dotnet_start(execute, { args, cwd, silent: true });
    if (finished.exitCode !== 0)
        throw failure(args, finished, explain(finished.stderr + finished.stdout, project));
    const { ContainerBaseImage } = evaluate_parseAnswer(baseImageAnswer, finished.stdout, args).Properties;
    if (ContainerBaseImage !== '')
        return ContainerBaseImage;
    throw new user_error/* UserError */.y(`The .NET SDK ${project.sdkVersion} names no base image for ${project.path}. Set ContainerBaseImage in the project, or input base-image.`);
}
function baseImageArgs(project, options, identifier) {
    return [
        ...evaluationArgs(project.path, { ...options, framework: project.framework }),
        ...platformArgs(identifier),
        '-t:ComputeContainerBaseImage',
        '-getProperty:ContainerBaseImage,NETCoreSdkVersion',
    ];
}
function explain(output, project) {
    return output.includes('MSB4057')
        ? `The .NET SDK ${project.sdkVersion} cannot say which base image it uses. Use SDK 8.0.300 or later, or set input base-image.`
        : '';
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/reproducible.js



/** As long as a commit ID, so that assemblies have the size of the user's own. */
const NO_REVISION = '0'.repeat(40);
/**
 * Properties with which equal sources become equal assemblies, in any folder and at any commit:
 * - Paths of the checkout become `/_/`. With ContinuousIntegrationBuild alone the compiler does so only for what
 *   SourceLink found in a git repository.
 * - The commit is part of AssemblyInformationalVersion and of the SourceLink document in the .pdb, and the assembly
 *   has the hash of its .pdb. In AssemblyInformationalVersion, a constant of the same length replaces the commit. The
 *   SourceLink document is left out: about 200 bytes of a .pdb, and nothing of the assembly.
 * @param ceiling root of the workspace; folders above it are not looked at.
 */
function reproducibleArgs(project, ceiling) {
    const repository = repositoryRoot((0,external_node_path_.dirname)(project), ceiling);
    return [
        '-p:ContinuousIntegrationBuild=true',
        globalProperty('PathMap', `${pathMapWord(withSeparator(repository ?? (0,external_node_path_.resolve)(ceiling)))}=/_/`),
        // Without a repository there is no commit in the user's own assemblies either.
        ...(repository === undefined
            ? []
            : ['-p:EnableSourceLink=false', globalProperty('SourceRevisionId', NO_REVISION)]),
    ];
}
/** The nearest folder with a `.git`, which is a file in worktrees and submodules. */
function repositoryRoot(folder, ceiling) {
    const top = withSeparator((0,external_node_path_.resolve)(ceiling));
    for (let at = (0,external_node_path_.resolve)(folder); withSeparator(at).startsWith(top); at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return undefined;
    }
    return undefined;
}
function withSeparator(folder) {
    return folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep;
}
/** The compiler separates pairs by commas and their halves by `=`; doubled ones are literal. */
function pathMapWord(path) {
    return path.replace(/[,=]/g, '$&$&');
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/publish.js




/** Publishes the app into a folder. Throws a UserError with the compiler's or NuGet's error lines. */
async function publish(execute, request) {
    const cwd = workingFolder(request.project.path, request.options.root);
    await runDotNet(execute, { args: publishArgs(request), cwd });
}
/** Arguments of `dotnet`. */
function publishArgs(request) {
    return [...commonPublishArgs(request.project, request.options), '-o', request.output];
}
/**
 * The arguments that every `dotnet publish` of the project has.
 * @param more further arguments, which may change what has to be restored.
 */
function commonPublishArgs(project, options, more = []) {
    return [
        'publish',
        project.path,
        '-c',
        options.configuration,
        ...frameworkArgs(project.framework, options.publishArgs),
        ...reproducibleArgs(project.path, options.root),
        ...(options.restored && more.length === 0 ? ['--no-restore'] : []),
        ...(options.publishArgs ?? []),
        ...more,
    ];
}
/** Restores all projects of a solution at once. Throws a UserError with NuGet's error lines. */
async function publish_restore(execute, solution, options) {
    const cwd = workingFolder(solution, options.root);
    await runDotNet(execute, { args: restoreArgs(solution, options), cwd });
}
/** Arguments of `dotnet`, with the properties that `dotnet publish` restores with. */
function restoreArgs(solution, { configuration }) {
    return [
        'restore',
        solution,
        globalProperty('Configuration', configuration),
        globalProperty('_IsPublishing', 'true'),
    ];
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/container-failure.js


/** What to do about a failed PublishContainer; empty if its output does not say why it failed. */
function explainFailure(finished, request) {
    const output = `${finished.stdout}\n${finished.stderr}`;
    if (/MSB1001[\s\S]*-getResultOutputFile/.test(output) || output.includes('MSB4057')) {
        return `The .NET SDK ${request.project.sdkVersion} is too old to publish this project as an image. Use SDK 8.0.300 or later, or set input builder to docker.`;
    }
    return explainRegistry(output, request);
}
/** What SDK 10.0.401 prints if it cannot read the base image from its registry, and why. */
const complaints = [
    [/CONTAINER1016: |CONTAINER1008: |HTTP status code: (?:Unauthorized|Forbidden)/, denied],
    [/CONTAINER1015: /, missing],
    [/CONTAINER1014: [\s\S]*?HTTP status code: (\w+)/, container_failure_answered],
    [/CONTAINER1017: |System\.Net\.Http\.HttpRequestException: ([^\n]+? \([^()\s]+:\d+\))/, unreachable],
];
function explainRegistry(output, request) {
    // CONTAINER1013 is about the registry that receives the push, which is the action's own.
    if (output.includes('CONTAINER1013: '))
        return '';
    const named = request.baseImage ?? request.project.container.baseImage;
    // The SDK's own choice is always in Microsoft's registry.
    const registry = named === undefined ? 'mcr.microsoft.com' : (0,name_reference/* registryOf */.Fv)(named);
    for (const [pattern, advice] of complaints) {
        const match = pattern.exec(output);
        if (match !== null)
            return advice(registry, match[1] ?? '');
    }
    return '';
}
function denied(registry) {
    return `The registry ${registry} did not return the base image: credentials for ${registry} are missing or wrong. Log in before this action, for example with docker/login-action. Pull requests from forks and of Dependabot have no Actions secrets.`;
}
function missing(registry) {
    return `The registry ${registry} does not have the base image, or requires a login for it. Check ContainerBaseImage and ContainerFamily; for a private image log in to ${registry} before this action (pull requests from forks and of Dependabot have no Actions secrets).`;
}
function container_failure_answered(registry, status) {
    return `The registry ${registry} did not return the base image: it answered ${status}.`;
}
function unreachable(registry, reason) {
    return `The registry ${registry} of the base image cannot be reached${reason && `: ${reason}`}. Input registry-mirrors can name a mirror of it.`;
}
/** Why MSBuild reports success although it pushed no image. */
function nothingPushed(project, answer) {
    const { EnableSdkContainerSupport: enabled, NETCoreSdkVersion: sdk } = answer;
    return new user_error/* UserError */.y(`dotnet publish of ${project.path} reports success, but pushed no image: ${reason()}`);
    function reason() {
        if (answer.IsPublishable.toLowerCase() === 'false') {
            return 'the project sets IsPublishable to false. Remove that, or name another project.';
        }
        if (enabled.toLowerCase() === 'true') {
            return `the .NET SDK ${sdk} did not say which image it made. Use SDK 8.0.300 or later, or set input builder to docker.`;
        }
        if (enabled === '' && answer.OutputType.toLowerCase() === 'library') {
            return 'it is a class library (OutputType Library). Name the project of the app that uses it.';
        }
        return enabled === ''
            ? `the .NET SDK ${sdk} makes images of such projects only with EnableSdkContainerSupport set to true. Set it in the project, or set input builder to docker.`
            : `EnableSdkContainerSupport is ${enabled}. Set it to true in the project, or set input builder to docker.`;
    }
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/publish-container.js











/** MSBuild's answer in the result file. */
const containerAnswer = dist/* object */.Ikc({
    Properties: dist/* object */.Ikc({
        GeneratedContainerDigest: dist/* string */.YjP(),
        EnableSdkContainerSupport: dist/* string */.YjP(),
        IsPublishable: dist/* string */.YjP(),
        OutputType: dist/* string */.YjP(),
        NETCoreSdkVersion: dist/* string */.YjP(),
    }),
});
/**
 * Publishes the app as an image into a registry, without a container engine. Resolves to the digest of the pushed
 * manifest. Throws a UserError with MSBuild's error lines, or if MSBuild reports success but pushed nothing.
 */
async function publishContainer(execute, request, environment) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,temporary_root/* temporaryRoot */.i)(), 'published-image-'));
    try {
        const resultFile = (0,external_node_path_.join)(folder, 'result.json');
        const args = publishContainerArgs(request, resultFile);
        const finished = await run_dotnet_start(execute, {
            args,
            cwd: workingFolder(request.project.path, request.options.root),
            env: containerEnvironment(environment, [request.registry, ...loopbackOf(request.baseImage)]),
        });
        if (finished.exitCode !== 0)
            throw failure(args, finished, explainFailure(finished, request));
        const answer = evaluate_parseAnswer(containerAnswer, await (0,promises_.readFile)(resultFile, 'utf8'), args).Properties;
        const digest = answer.GeneratedContainerDigest;
        if (!(0,name_digest/* isDigest */.Bc)(digest))
            throw nothingPushed(request.project, answer);
        return { digest };
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Arguments of `dotnet` that push the image and write MSBuild's answer to `resultFile`. */
function publishContainerArgs(request, resultFile) {
    return [
        ...commonPublishArgs(request.project, request.options, platformArgs(request.runtimeIdentifier)),
        '-t:PublishContainer',
        globalProperty('ContainerRegistry', request.registry),
        globalProperty('ContainerRepository', request.repository),
        globalProperty('ContainerImageTag', request.tag),
        ...(request.baseImage === undefined ? [] : [globalProperty('ContainerBaseImage', request.baseImage)]),
        // Each of these would push the image to another place, or under another name.
        ...elsewhere.map((name) => globalProperty(name, '')),
        `-getProperty:${Object.keys(containerAnswer.entries.Properties.entries).join(',')}`,
        `-getResultOutputFile:${resultFile}`,
    ];
}
/** Microsoft.NET.Build.Containers.targets of SDK 10.0.401, target ComputeContainerConfig. */
const elsewhere = [
    'ContainerArchiveOutputPath',
    'ContainerImageTags',
    'ContainerImageName',
    'RegistryUrl',
    'PublishImageTag',
    'AutoGenerateImageTag',
];
/** The registry of the reference, if it is on this machine and so without TLS. */
function loopbackOf(reference) {
    const host = reference?.split('/')[0];
    return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? [host] : [];
}
/**
 * Changes to the environment with which the SDK uses plain HTTP for these registries on this machine, and no proxy.
 * They keep what the user set.
 */
function containerEnvironment(environment, registries) {
    const direct = ['localhost', '127.0.0.1', '::1'];
    const noProxy = joined([environment.NO_PROXY, environment.no_proxy], direct, ',');
    return {
        // SDK 9.0.100 and later. Earlier SDKs use plain HTTP only for the host name localhost.
        DOTNET_CONTAINER_INSECURE_REGISTRIES: joined([environment.DOTNET_CONTAINER_INSECURE_REGISTRIES], registries, ';'),
        NO_PROXY: noProxy,
        no_proxy: noProxy,
    };
}
function joined(before, more, separator) {
    const parts = before.flatMap((list) => (list ?? '').split(separator)).map((part) => part.trim());
    return [...new Set([...parts.filter((part) => part !== ''), ...more])].join(separator);
}

;// CONCATENATED MODULE: ./lib/dotnet/dotnet.js








/** The real one. `environment` is what its children inherit. */
function dotnet(execute, environment = process.env) {
    return {
        facts: (project, options) => evaluate(execute, project, options),
        factsOfMany: (projects, options) => evaluateAll(execute, projects, options),
        projectsOfSolution: (solution, root) => projectsOfSolution(execute, solution, root),
        restore: (solution, options) => publish_restore(execute, solution, options),
        baseImage: (project, options, runtimeIdentifier) => baseImage(execute, project, options, runtimeIdentifier ?? dotnet_only(project)),
        publish: (request) => publish(execute, request),
        publishContainer: (request) => {
            const runtimeIdentifier = request.runtimeIdentifier ?? dotnet_only(request.project);
            return publishContainer(execute, { ...request, runtimeIdentifier }, environment);
        },
    };
}
const dotnet_only = (project) => imageRuntimeIdentifier(project, architecture(external_node_process_.arch));
/** Node's name of a processor as runtime identifiers spell it. */
function architecture(node) {
    return node === 'ia32' ? 'x86' : node;
}

// EXTERNAL MODULE: ./lib/git/git.js + 6 modules
var git = __nccwpck_require__(7278);
;// CONCATENATED MODULE: ./lib/oci/http/transport-limits.js
const TRANSPORT_LIMITS = {
    imageMs: 180_000,
    blobMs: 20_000,
    idleMs: 30_000,
    attemptMs: 120_000,
    attempts: 4,
    backoffMs: 500,
    waitMs: 60_000,
    redirects: 5,
    errorBytes: 64 * 1024,
    tokenBytes: 1024 * 1024,
    connections: 6,
    helperMs: 30_000,
};

;// CONCATENATED MODULE: ./lib/oci/auth/docker-config.js





const NO_CONFIG = { auths: new Map(), credHelpers: new Map(), credsStore: undefined };
const ConfigSchema = dist/* object */.Ikc({
    auths: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    credHelpers: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
    credsStore: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const EntrySchema = dist/* object */.Ikc({
    auth: dist/* nullish */.cl6(dist/* string */.YjP()),
    username: dist/* nullish */.cl6(dist/* string */.YjP()),
    password: dist/* nullish */.cl6(dist/* string */.YjP()),
    identitytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
});
/** The path of Docker's config.json: in DOCKER_CONFIG, or in `.docker` of the home directory. */
function dockerConfigFile(environment, home) {
    return (0,external_node_path_.join)(environment.DOCKER_CONFIG || (0,external_node_path_.join)(home, '.docker'), 'config.json');
}
/**
 * Reads a config.json, which need not exist.
 * @param onWarning called, in one line, with what cannot be read. Access is then anonymous.
 */
async function readDockerConfig(file, onWarning) {
    let text;
    try {
        text = await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        const code = error.code;
        // ENOTDIR: a parent of the path is a file, so there is no config either.
        if (code !== 'ENOENT' && code !== 'ENOTDIR')
            onWarning(warning(file, `cannot be read (${code})`));
        return NO_CONFIG;
    }
    return parseDockerConfig(text, file, onWarning);
}
/** @param name the file or variable with the text, for the warning. The text is never shown: it holds secrets. */
function parseDockerConfig(text, name, onWarning) {
    try {
        const config = dist/* safeParse */.xLC(ConfigSchema, JSON.parse(text), { abortEarly: true });
        if (config.success) {
            const { auths, credHelpers, credsStore } = config.output;
            return {
                auths: new Map(Object.entries(auths ?? {})),
                credHelpers: new Map(Object.entries(credHelpers ?? {})),
                credsStore: credsStore || undefined,
            };
        }
    }
    catch {
        // The message of a JSON error quotes the text, and so its secrets: it is not shown.
    }
    onWarning(warning(name, 'is not a valid Docker config'));
    return NO_CONFIG;
}
/** The credentials for a registry in `auths` of a Docker config, or undefined. Malformed entries are warned about. */
function configLogin(auths, registry, { name, onSecret, onWarning }) {
    for (const [key, value] of entriesFor(auths, registry)) {
        const entry = dist/* safeParse */.xLC(EntrySchema, value, { abortEarly: true });
        const found = entry.success ? credentialsOf(entry.output, onSecret) : 'malformed';
        if (found === 'malformed')
            onWarning(warning(name, `has malformed credentials for ${(0,quoted/* quoted */.k)(key)}`));
        else if (found)
            return found;
    }
    return undefined;
}
/** The key under which Docker stores a registry's entries today, and the name by which helpers know the registry. */
function serverKey(registry) {
    return registry === name_reference/* DOCKER_HUB */.Xb ? 'https://index.docker.io/v1/' : registry;
}
/** The exact key first, then keys that older Docker versions wrote (docker/cli, credentials/file_store.go). */
function entriesFor(entries, registry) {
    const names = registry === name_reference/* DOCKER_HUB */.Xb ? ['index.docker.io', name_reference/* DOCKER_HUB */.Xb, 'registry-1.docker.io'] : [registry];
    const exact = serverKey(registry);
    const rank = (key) => (key === exact ? 0 : 1);
    return [...entries]
        .filter(([key]) => key === exact || names.some((name) => name.toLowerCase() === hostOfKey(key)))
        .sort(([a], [b]) => rank(a) - rank(b));
}
/** `https://host:5000/v1/`, `host:5000/v2` and `host:5000` are all keys of host:5000. */
function hostOfKey(key) {
    return (key.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '').toLowerCase();
}
function credentialsOf(entry, onSecret) {
    for (const secret of [entry.auth, entry.password, entry.identitytoken])
        if (secret)
            onSecret(secret);
    if (entry.identitytoken)
        return { kind: 'identity-token', token: entry.identitytoken };
    if (!entry.auth) {
        const { username, password } = entry;
        return username && password ? { kind: 'password', username, password } : undefined;
    }
    const [, username, rest] = /^([^:]+):(.*)$/s.exec(Buffer.from(entry.auth, 'base64').toString('utf8')) ?? [];
    // Docker pads passwords with NUL.
    const password = rest?.replace(/^\0+|\0+$/g, '');
    if (!username || !password)
        return 'malformed';
    onSecret(password);
    return { kind: 'password', username, password };
}
/** `problem` completes the sentence "NAME …". */
function warning(name, problem) {
    return `${(0,quoted/* oneLine */.T)(name)} ${problem}: registries are read without its credentials; run docker/login-action again`;
}

;// CONCATENATED MODULE: ./lib/oci/auth/credentials.js





/**
 * Credentials as `docker login` (and docker/login-action) leaves them, in Docker's order (docker/cli,
 * configfile/file.go, GetCredentialsStore): DOCKER_AUTH_CONFIG, then the registry's helper in `credHelpers`, or
 * `credsStore`, or `auths`. If there is a helper, `auths` does not count. Each registry is looked up once.
 */
function dockerCredentials(options) {
    let file;
    let inline;
    const found = new Map();
    const lookUp = async (registry) => {
        if (options.inline) {
            inline ??= parseDockerConfig(options.inline, 'DOCKER_AUTH_CONFIG', options.onWarning);
            const login = configLogin(inline.auths, registry, { ...options, name: 'DOCKER_AUTH_CONFIG' });
            if (login)
                return login;
        }
        file ??= readDockerConfig(options.file, options.onWarning);
        return fromFile(await file, registry, options);
    };
    return (registry) => {
        const credentials = found.get(registry) ?? lookUp(registry);
        found.set(registry, credentials);
        return credentials;
    };
}
async function fromFile(config, registry, options) {
    const [entry] = entriesFor(config.credHelpers, registry);
    const helper = entry === undefined ? config.credsStore : entry[1];
    if (!helper)
        return configLogin(config.auths, registry, { ...options, name: options.file });
    return fromHelper(helper, registry, options);
}
/** The name of one program on PATH, never a path. Under WSL, Docker Desktop's helper is `desktop.exe`. */
const HELPER_NAME = /^[a-z0-9_-]+(?:\.exe)?$/;
/** docker-credential-helpers, credentials.go: what `get` writes. */
const HelperAnswerSchema = dist/* object */.Ikc({ Username: dist/* string */.YjP(), Secret: dist/* string */.YjP() });
/** docker-credential-helpers, credentials/error.go. It is on standard output, with exit code 1. */
const NOT_FOUND = /credentials not found/i;
/** Docker's user name for an identity token (docker/cli, credentials/native_store.go). */
const TOKEN_USER = '<token>';
/**
 * Runs the program `docker-credential-NAME` for a registry's credentials (docker-credential-helpers, "get"): the
 * server's name is its standard input, its output is JSON. Undefined if it has none, or fails.
 */
async function fromHelper(name, registry, { execute, helperMs = TRANSPORT_LIMITS.helperMs, onSecret, onWarning }) {
    const warn = (problem) => onWarning(`The credential helper ${(0,quoted/* quoted */.k)(name)} of Docker's config ${problem}: ${(0,quoted/* oneLine */.T)(registry)} is read without credentials`);
    if (!HELPER_NAME.test(name)) {
        warn('does not have a valid name (letters, digits, - and _)');
        return undefined;
    }
    try {
        const finished = await execute(`docker-credential-${name}`, ['get'], {
            input: serverKey(registry),
            timeoutMs: helperMs,
            silent: true,
        });
        const answer = readHelperAnswer(finished, onSecret);
        if (typeof answer !== 'string')
            return answer;
        warn(answer);
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        warn(`failed (${(0,quoted/* oneLine */.T)(error.message)})`);
    }
    return undefined;
}
/** The credentials, undefined if there are none, or a text that says what is wrong. */
function readHelperAnswer({ exitCode, stdout, stderr }, onSecret) {
    if (exitCode !== 0) {
        if (NOT_FOUND.test(stdout) || NOT_FOUND.test(stderr))
            return undefined;
        // Output that looks like JSON may hold a secret: it is not shown.
        const said = [stdout, stderr].map((text) => text.trim()).find((text) => text && !text.startsWith('{'));
        return `failed (exit code ${exitCode}${said === undefined ? '' : `, ${(0,quoted/* oneLine */.T)(said)}`})`;
    }
    let json;
    try {
        json = JSON.parse(stdout);
    }
    catch {
        return 'did not answer in JSON';
    }
    const answer = dist/* safeParse */.xLC(HelperAnswerSchema, json, { abortEarly: true });
    if (!answer.success)
        return 'returned no Username and Secret';
    const { Username: username, Secret: secret } = answer.output;
    if (secret === '')
        return undefined;
    onSecret(secret);
    if (username === TOKEN_USER)
        return { kind: 'identity-token', token: secret };
    return username === ''
        ? 'returned a Secret without a Username'
        : { kind: 'password', username, password: secret };
}

;// CONCATENATED MODULE: ./lib/oci/http/endpoint.js

/** The base of a registry's API (OCI distribution specification, "Endpoints"), ending in `/v2/`. */
function endpoint(registry) {
    const host = registry === name_reference/* DOCKER_HUB */.Xb ? 'registry-1.docker.io' : registry;
    // Docker tries https on loopback first. This action uses http at once: what listens there (a service container, a
    // mirror on the runner) uses it, and nobody else can read along.
    const scheme = isLoopback(new URL(`https://${host}`)) ? 'http' : 'https';
    return new URL(`${scheme}://${host}/v2/`);
}
/** localhost, 127.0.0.0/8 and [::1]. The URL's parser has normalized other spellings of the addresses. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/**
 * The URL that a server sent the client to (in a redirect or a realm), or undefined if it is not safe to follow. Safe
 * are https, and http on loopback if the request to the server was http on loopback, too.
 */
function followableUrl(target, from) {
    const url = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
    if (url?.protocol === 'https:')
        return url;
    const plain = from.protocol === 'http:' && isLoopback(from);
    return url?.protocol === 'http:' && isLoopback(url) && plain ? url : undefined;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
var external_node_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_http_, 2);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
var external_node_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_https_, 2);
;// CONCATENATED MODULE: ./lib/oci/http/http-exchange.js


/** There was no answer, or no complete one. */
class ExchangeError extends Error {
    name = 'ExchangeError';
    /** An error code of the operating system, Node or OpenSSL, if there is one. */
    code;
    constructor(message, code, cause) {
        super(message, { cause });
        this.code = code;
    }
}
/** The code of an ExchangeError if the request took longer than its deadline. */
const DEADLINE_EXCEEDED = 'DEADLINE_EXCEEDED';
/**
 * Uses node:https, not fetch, for three reasons: it returns a blob's bytes as they were sent (fetch decodes
 * Content-Encoding, which some stores set on layers), one idle timeout covers connecting, headers and body, and an
 * agent supports a proxy without another package. Node itself reads NODE_EXTRA_CA_CERTS.
 */
function httpExchange(limits, proxy) {
    const pool = { keepAlive: true, maxSockets: limits.connections };
    const plain = new external_node_http_.Agent(pool);
    const direct = new external_node_https_.Agent(pool);
    const proxied = proxy && new external_node_https_.Agent({ ...pool, proxyEnv: { HTTPS_PROXY: proxy.url } });
    return async (request) => {
        const through = proxy?.bypasses(request.url) === false ? proxy : undefined;
        const secure = request.url.protocol === 'https:';
        const outgoing = (secure ? external_node_https_namespaceObject : external_node_http_namespaceObject).request(request.url, {
            method: request.method,
            headers: { 'accept-encoding': 'identity', 'user-agent': 'aspnet-image-size', ...request.headers },
            agent: !secure ? plain : through ? proxied : direct,
            timeout: limits.idleMs,
        });
        const release = boundTime(outgoing, request, limits);
        try {
            outgoing.end(request.body);
            const incoming = await response(outgoing);
            const body = await readBody(incoming, request, limits);
            return { url: request.url, status: incoming.statusCode ?? 0, headers: incoming.headers, body };
        }
        catch (error) {
            outgoing.destroy();
            throw exchangeError(error, secure ? through : undefined);
        }
        finally {
            release();
        }
    };
}
function response(outgoing) {
    return new Promise((resolve, reject) => {
        outgoing.once('response', resolve);
        outgoing.once('error', reject);
        // There is no error event if the server changes to another protocol (status 101).
        outgoing.once('close', () => reject(new ExchangeError('the connection was closed without an answer')));
    });
}
/** Ends the request if no data arrives for too long, if the attempt takes too long, or at the deadline. */
function boundTime(outgoing, { deadline }, limits) {
    const timers = [];
    let incoming;
    const stop = (reason, code) => (incoming ?? outgoing).destroy(new ExchangeError(reason, code));
    outgoing.once('response', (message) => {
        incoming = message;
    });
    const late = `the answer was not complete within ${limits.attemptMs / 1000} s`;
    // From the connection on: the wait for a free connection of the pool does not count.
    outgoing.once('socket', () => {
        timers.push(setTimeout(() => stop(late, 'ETIMEDOUT'), limits.attemptMs));
    });
    const left = Math.max(0, deadline - performance.now());
    timers.push(setTimeout(() => stop('the time limit was reached', DEADLINE_EXCEEDED), left));
    outgoing.on('timeout', () => stop(`no data arrived for ${limits.idleMs / 1000} s`, 'ETIMEDOUT'));
    // The stream of the answer reports later errors. Without this listener they would end the process.
    outgoing.on('error', () => { });
    return () => timers.forEach(clearTimeout);
}
async function readBody(incoming, request, limits) {
    const status = incoming.statusCode ?? 0;
    const wanted = status === request.bodyStatus;
    if (request.method !== 'HEAD' && !wanted && status < 300) {
        incoming.destroy();
        return new Uint8Array();
    }
    const max = wanted ? request.maxBytes : limits.errorBytes;
    const chunks = [];
    let length = 0;
    for await (const chunk of incoming) {
        length += chunk.length;
        if (length > max && wanted)
            throw new ExchangeError(`more than ${max} bytes were sent`);
        chunks.push(chunk);
        // Leaving the loop closes the connection.
        if (length > max)
            break;
    }
    return Buffer.concat(chunks).subarray(0, max);
}
function exchangeError(error, proxy) {
    const { code, message } = error;
    // Node joins the failures of several addresses into one error without a message.
    const parts = error instanceof AggregateError ? error.errors.map((part) => part.message) : [message];
    const text = parts.join('; ') || (code ?? 'the connection failed');
    // Only the host of the proxy's URL: the rest may be a login.
    const through = proxy && `${text} (through the proxy ${new URL(proxy.url).host})`;
    if (error instanceof ExchangeError && !through)
        return error;
    return new ExchangeError(through ?? text, code, error);
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/oci/http/retry.js


const TRANSIENT_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
const TRANSIENT_ERRORS = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EAI_AGAIN',
    'EPIPE',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ETIMEDOUT',
]);
const retry_realClock = { now: () => performance.now(), sleep: (ms) => (0,external_node_timers_promises_namespaceObject.setTimeout)(ms) };
/** The attempts and the time that one request may take in all, including its redirects and its token. */
class RetryBudget {
    /** On the clock of performance.now(), in ms. */
    deadline;
    #limits;
    #clock;
    #start;
    #failures = 0;
    constructor(limits, deadline, clock = retry_realClock) {
        this.#limits = limits;
        this.deadline = deadline;
        this.#clock = clock;
        this.#start = clock.now();
    }
    /**
     * Waits before another attempt: as long as the server asked for, or with exponential backoff.
     * @returns false, without waiting, if no attempt or no time is left.
     */
    async backOff(retryAfterMs) {
        this.#failures++;
        const wait = retryAfterMs ?? this.#limits.backoffMs * 2 ** (this.#failures - 1);
        const next = this.#clock.now() + wait;
        if (this.#failures >= this.#limits.attempts)
            return false;
        if (next > Math.min(this.#start + this.#limits.waitMs, this.deadline))
            return false;
        await this.#clock.sleep(wait);
        return true;
    }
}
/** Makes the request until its answer or error is not a transient one, or until the budget is used up. */
async function withRetries(exchange, request, budget) {
    for (;;) {
        try {
            const answer = await exchange({ ...request, deadline: budget.deadline });
            if (!TRANSIENT_STATUSES.has(answer.status))
                return answer;
            if (!(await budget.backOff(retryAfterMs(answer.headers['retry-after']))))
                return answer;
        }
        catch (error) {
            if (!(error instanceof ExchangeError && TRANSIENT_ERRORS.has(error.code ?? '')))
                throw error;
            if (!(await budget.backOff(undefined)))
                throw error;
        }
    }
}
/**
 * RFC 9110, 10.2.3: seconds or a date, as milliseconds from now.
 * Docker Hub sometimes sends a Unix time in seconds. Read as a duration, it exceeds every limit, which is right.
 */
function retryAfterMs(header) {
    if (header === undefined)
        return undefined;
    if (/^\s*\d{1,15}\s*$/.test(header))
        return Number(header) * 1000;
    // Date.parse takes `-1` and `1.5` for dates. Every HTTP date has a time of day.
    const date = /\d\d:\d\d:\d\d/.test(header) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

;// CONCATENATED MODULE: ./lib/oci/http/registry-failure.js







const LOGIN = 'log in with docker/login-action in an earlier step (pull requests from forks and Dependabot get no Actions secrets)';
/** A registry or its token server answered with an error. `loggedIn`: there are credentials for the registry. */
function statusFailure(target, answer, loggedIn) {
    const { registry } = target.reference;
    const what = subject(target);
    const status = `${answer.status}${otherHost(registry, answer.url)}${explanation(answer.body)}`;
    return new user_error/* RegistryError */.g(sentence(registry, what, status, answer, loggedIn), {
        registry,
        status: answer.status,
    });
}
function sentence(registry, what, status, answer, loggedIn) {
    switch (answer.status) {
        case 401:
        case 403:
            return loggedIn
                ? `${registry} refused ${what} (${status}): the credentials for ${registry} in Docker's config do not allow it; check the image's name, or ${LOGIN}`
                : `${registry} refused ${what} (${status}): there are no credentials for ${registry}; if the image is not public, ${LOGIN}`;
        case 404:
            return `${registry} does not have ${what} (${status}): check the image's name and tag`;
        case 429:
            return `${registry} refused ${what} (${status}): its rate limit is reached${pause(answer)}; ${loggedIn ? 'run the job again later' : 'log in with docker/login-action for a higher limit'}, or name a mirror in registry-mirrors`;
        default:
            return answer.status >= 500
                ? `${registry} failed to return ${what} (${status})${pause(answer)}; run the job again later`
                : `${registry} did not return ${what}: it answered ${status}`;
    }
}
/** There was no answer, or no complete one. */
function exchangeFailure(target, error) {
    const { registry } = target.reference;
    return new user_error/* RegistryError */.g(`${subject(target)} could not be read from ${registry}: ${reason(registry, error)}`, {
        registry,
        cause: error,
    });
}
/** The answer cannot be used. `problem` completes "REGISTRY, IMAGE: ". */
function unusable(target, problem, cause) {
    const { registry } = target.reference;
    return new user_error/* RegistryError */.g(`${registry}, ${subject(target)}: ${problem}`, { registry, cause });
}
function subject({ reference, part }) {
    return part === undefined ? (0,name_reference/* familiarReference */.ZD)(reference) : `${part} of ${(0,name_reference/* familiarReference */.ZD)(reference)}`;
}
function otherHost(registry, url) {
    return url.host === endpoint(registry).host ? '' : ` from ${(0,quoted/* oneLine */.T)(url.host)}`;
}
// OCI distribution specification, "Error Codes". `detail` may be anything and is left out.
const ErrorsSchema = dist/* object */.Ikc({
    errors: dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* minLength */.BpQ(1), dist/* transform */.pdi((errors) => errors[0]), dist/* object */.Ikc({ code: dist/* nullish */.cl6(dist/* string */.YjP(), ''), message: dist/* nullish */.cl6(dist/* string */.YjP(), '') })),
});
/** The registry's own explanation, if it has the specified form. */
function explanation(body) {
    let json;
    try {
        json = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        // Gateways answer in HTML, which has no one-line explanation.
        return '';
    }
    const parsed = dist/* safeParse */.xLC(ErrorsSchema, json, { abortEarly: true });
    if (!parsed.success)
        return '';
    const { code, message } = parsed.output.errors;
    const text = (0,quoted/* oneLine */.T)([code, message].filter(Boolean).join(': '), 160);
    return text === '' ? '' : `, ${text}`;
}
function pause(answer) {
    const ms = retryAfterMs(answer.headers['retry-after']);
    return ms === undefined ? '' : `, it asks to wait ${Math.ceil(ms / 1000)} s`;
}
const UNKNOWN_ISSUER = new Set([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_UNTRUSTED',
]);
function reason(registry, { code = '', message }) {
    const text = (0,quoted/* oneLine */.T)(message);
    if (UNKNOWN_ISSUER.has(code)) {
        return `the issuer of its certificate is unknown (${code}); name a file with the issuer's certificate in the environment variable NODE_EXTRA_CA_CERTS of the job or of this step`;
    }
    switch (code) {
        case 'ENOTFOUND':
            return `${text}; check the name of the host`;
        case 'CERT_HAS_EXPIRED':
        case 'CERT_NOT_YET_VALID':
            return `its certificate is not valid now (${code}); have it renewed, or set the runner's clock`;
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return `its certificate is for another host (${text}); use the name that the certificate has`;
        case DEADLINE_EXCEEDED:
            return `${text}; run the job again later, or name a mirror in registry-mirrors`;
        case 'ERR_PROXY_TUNNEL':
            return `${text}; check the environment variable HTTPS_PROXY, or name the host in NO_PROXY`;
    }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
        return `the TLS connection failed (${text}); https is used for every registry that is not on the loopback interface`;
    }
    const plain = endpoint(registry).protocol === 'http:';
    return plain && code === 'ECONNRESET'
        ? `${text}; on the loopback interface, http is used, never https`
        : text;
}

;// CONCATENATED MODULE: ./lib/oci/bounds.js
/**
 * Every bound on what others may send or make the action read. The bounds on requests to registries are in
 * transport-limits.ts. Sizes are in bytes, times in ms. docs/bounds.md says what happens past each bound.
 */
const bounds_bounds = {
    /** A manifest, index or config. Registries commonly refuse manifests above 4 MiB. */
    document: 4 * 1024 * 1024,
    /** Layers of one manifest or config. Docker allows 127; other builders have no limit. */
    layers: 1024,
    /** Entries of one index. */
    indexEntries: 1024,
    /** Entries of a config's history and of its environment, each. */
    configEntries: 16_384,
    /** Manifests and indexes kept of one run. */
    manifests: 1_000,
    /** Blobs of one run that leave something in memory. */
    blobs: 10_000,
    /** Blobs that are looked up at the base image's registry. */
    lookUps: 10_000,
    /** Entries of one layer that are kept. */
    entries: 1_000_000,
    /** Entries that are kept of all layers of one archive, or of one run's pushes. */
    keptEntries: 2_000_000,
    /** Small JSON documents that are kept of one archive, or of one run's pushes, together. */
    keptDocuments: 64 * 1024 * 1024,
    /** All names and link targets of one tar together, in UTF-16 code units. */
    names: 128 * 1024 * 1024,
    /** A path or link target, in UTF-16 code units; PATH_MAX of Linux is 4096 bytes. */
    path: 16 * 1024,
    /** The content of one extended header of a tar; Go's archive/tar has the same bound. */
    extendedHeader: 1024 * 1024,
    /** Size of one blob or archive, compressed or not. The largest Windows images have a tenth of it. */
    unpacked: 64 * 1024 ** 3,
    /** A file that is normalized. Apps' own assemblies are smaller. Each layer has one such file in memory at a time. */
    normalized: 4 * 1024 * 1024,
    /**
     * Uncompressed bytes for each compressed byte. Deflate cannot exceed 1032 (zlib's algorithm notes); zstd can exceed
     * 30,000 if the content is all zeros.
     */
    ratio: 1_100,
    /** Uncompressed bytes from which on the ratio counts. This many are read in a second or two. */
    ratioFrom: 1024 ** 3,
    /** How far back a zstd frame may refer; this many bytes are held. zstd's default. A power of two. */
    zstdWindow: 128 * 1024 * 1024,
    /** Members of an image archive. */
    members: 100_000,
    /** Images that a docker save archive may name. */
    savedImages: 1_000,
    /** Links from one member of an archive to the next. */
    links: 8,
    /** Indexes in indexes of an OCI layout. */
    nestedIndexes: 3,
    /** Connections to the measuring registry at a time. */
    connections: 1_000,
    /** Upload bodies that are read at the same time. Others wait. The number of cores, if that is higher. */
    bodies: 4,
    /** A body waits no longer than this for others to end, because they may be stuck or wait for this one. */
    bodyWait: 5_000,
    /** A request is ended after no data arrived for this long. */
    noProgress: 60_000,
    /** Upload sessions at a time. Sessions that never finish are normal, so none is refused. */
    sessions: 1_000,
    /** Upload sessions that hold a part of a layer and wait for more. */
    begunSessions: 256,
    /** A session that is not continued for this long is dropped. */
    idleSession: 10 * 60_000,
};

;// CONCATENATED MODULE: ./lib/oci/name/media-types.js
/** OCI image specification, "media types", and Docker's image manifest version 2, schema 2. */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
/** The types that this action reads. */
const MANIFEST_TYPES = [OCI_MANIFEST, DOCKER_MANIFEST];
const INDEX_TYPES = [OCI_INDEX, DOCKER_INDEX];
/** Outdated formats, with the names that users know. */
const REFUSED = new Map([
    ['application/vnd.docker.distribution.manifest.v1+json', 'a Docker schema 1 manifest'],
    ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'a signed Docker schema 1 manifest'],
    ['application/vnd.oci.artifact.manifest.v1+json', 'an OCI artifact manifest'],
]);
/** The name of an outdated format, or undefined if the type is not one. */
function refusedFormat(mediaType) {
    return REFUSED.get(mediaType);
}
/**
 * Whether a manifest with a config of this type is an image, not another artifact (a chart, a signature).
 * Docker 1.10 pushed configs as application/octet-stream, and Docker still reads them as images.
 */
function isImageConfigMediaType(mediaType) {
    return mediaType === OCI_CONFIG || mediaType === DOCKER_CONFIG || mediaType === 'application/octet-stream';
}
const DOCKER_LAYER = 'application/vnd.docker.image.rootfs.diff.tar';
/** Docker's type for a layer that is compressed in this way. */
function dockerLayerType(compression) {
    return compression === 'none' ? DOCKER_LAYER : `${DOCKER_LAYER}.${compression}`;
}
const LAYER_TYPES = new Map([
    ['application/vnd.oci.image.layer.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.v1.tar+zstd', 'zstd'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+zstd', 'zstd'],
    [dockerLayerType('none'), 'none'],
    [dockerLayerType('gzip'), 'gzip'],
    [dockerLayerType('zstd'), 'zstd'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar', 'none'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'gzip'],
]);
/**
 * Whether hosts pull a layer of this type from elsewhere, so that the registry of its manifest may not have it (OCI
 * image specification, "Non-Distributable Layers"; Docker's "foreign" layers, for example those of Windows).
 */
function isForeignLayer(mediaType) {
    return /\.(?:nondistributable|foreign)\./.test(mediaType) && LAYER_TYPES.has(mediaType);
}
/** How a layer of this type is compressed, or undefined if it is not a layer's type. */
function layerCompression(mediaType) {
    return LAYER_TYPES.get(mediaType);
}

;// CONCATENATED MODULE: ./lib/oci/document/document-schemas.js



// The length is checked before the items: 4 MiB of `0,` are two million items.
const list = (item, max) => dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* maxLength */.Ru6(max), dist/* array */.YOg(item)), []);
// Go writes an empty map as null.
const stringMap = dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()));
const DigestSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y(name_digest/* isDigest */.Bc, ({ input }) => whyNotDigest(input)));
const SizeSchema = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
// Entries of artifacts can have an empty platform.
const PlatformSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    os: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    architecture: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    variant: dist/* nullish */.cl6(dist/* string */.YjP()),
}), dist/* transform */.pdi(({ os, architecture, variant }) => os === '' && architecture === '' ? undefined : { os, architecture, ...(variant ? { variant } : {}) }));
const DescriptorSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    mediaType: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(255)),
    digest: DigestSchema,
    size: SizeSchema,
    platform: dist/* nullish */.cl6(PlatformSchema),
    annotations: stringMap,
}), dist/* transform */.pdi(({ mediaType, digest, size, platform, annotations }) => {
    const optional = { ...(platform ? { platform } : {}), ...(annotations ? { annotations } : {}) };
    return { mediaType, digest, size, ...optional };
}));
/** OCI image specification, "Image Manifest", and Docker's manifest version 2, schema 2. */
const ManifestSchema = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    config: DescriptorSchema,
    layers: list(DescriptorSchema, bounds_bounds.layers),
});
/** OCI image specification, "Image Index", and Docker's manifest list. */
const IndexSchema = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    manifests: list(DescriptorSchema, bounds_bounds.indexEntries),
});
const HistorySchema = dist/* object */.Ikc({ created_by: dist/* nullish */.cl6(dist/* string */.YjP()), empty_layer: dist/* nullish */.cl6(dist/* boolean */.zMY()) });
const nonEmpty = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq());
/** OCI image specification, "Image Configuration". */
const document_schemas_ConfigSchema = dist/* object */.Ikc({
    os: nonEmpty,
    architecture: nonEmpty,
    variant: dist/* nullish */.cl6(dist/* string */.YjP()),
    rootfs: dist/* object */.Ikc({ diff_ids: list(DigestSchema, bounds_bounds.layers) }),
    history: list(HistorySchema, bounds_bounds.configEntries),
    config: dist/* nullish */.cl6(dist/* object */.Ikc({ Env: list(dist/* string */.YjP(), bounds_bounds.configEntries), Labels: stringMap })),
});
function whyNotDigest(text) {
    try {
        (0,name_digest/* parseDigest */.m)(text);
        return '';
    }
    catch (error) {
        return error.message;
    }
}

;// CONCATENATED MODULE: ./lib/oci/document/documents.js








/** The digest of a document, or of other bytes in memory. */
function documents_sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
/**
 * A manifest or an index, in OCI's or Docker's form (OCI image specification, "Image Manifest", "Image Index").
 * @param mediaType from the registry's Content-Type or a descriptor. The `mediaType` in the body takes precedence.
 * @throws UserError, one line, if the bytes are neither, or in a format that is not supported.
 */
function parseManifestDocument(bytes, mediaType) {
    const body = parseJsonObject(bytes, 'manifest');
    const type = documentType(body, mediaType);
    if (MANIFEST_TYPES.includes(type)) {
        const { config, layers } = validate(ManifestSchema, body, 'manifest');
        return { kind: 'manifest', manifest: { mediaType: type, config, layers } };
    }
    const { manifests } = validate(IndexSchema, body, 'index');
    return { kind: 'index', index: { mediaType: type, manifests } };
}
/**
 * OCI image specification, "Image Configuration". History, environment and labels may be missing or null.
 * @throws UserError, one line, if the bytes are not an image configuration.
 */
function parseImageConfig(bytes) {
    const raw = validate(document_schemas_ConfigSchema, parseJsonObject(bytes, 'image config'), 'image config');
    return {
        platform: {
            os: raw.os,
            architecture: raw.architecture,
            ...(raw.variant ? { variant: raw.variant } : {}),
        },
        diffIds: raw.rootfs.diff_ids,
        history: raw.history.map((entry) => ({
            createdBy: entry.created_by ?? '',
            emptyLayer: entry.empty_layer ?? false,
        })),
        env: raw.config?.Env ?? [],
        labels: raw.config?.Labels ?? {},
    };
}
function parseJsonObject(bytes, what) {
    if (bytes.length > bounds_bounds.document) {
        throw new user_error/* UserError */.y(`${what} of ${bytes.length} bytes: at most ${bounds_bounds.document} are read`);
    }
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new user_error/* UserError */.y(`${what} is not JSON: ${(0,quoted/* oneLine */.T)(String(cause.message))}`, { cause });
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new user_error/* UserError */.y(`${what} is not a JSON object`);
    }
    return value;
}
/** One of MANIFEST_TYPES or INDEX_TYPES: from the body, else from the sender, else by the body's fields. */
function documentType(body, sent) {
    const own = typeof body.mediaType === 'string' ? body.mediaType : '';
    // A Content-Type may have parameters (`; charset=utf-8`).
    const header = sent?.split(';')[0]?.trim().toLowerCase() ?? '';
    for (const type of [own, header]) {
        const refused = refusedFormat(type);
        if (refused !== undefined)
            throw new user_error/* UserError */.y(`${refused} (${type}) is not supported; push the image again with a current tool`);
    }
    if (body.schemaVersion === 1 || 'fsLayers' in body) {
        throw new user_error/* UserError */.y('a Docker schema 1 manifest is not supported; push the image again with a current tool');
    }
    const [isManifest, isIndex] = ['layers' in body || 'config' in body, 'manifests' in body];
    // CVE-2021-41190: readers can take such a document for different images.
    if (isManifest && isIndex)
        throw new user_error/* UserError */.y('manifest is ambiguous: it has both layers and manifests');
    const shape = isIndex ? OCI_INDEX : OCI_MANIFEST;
    const known = [own, header].find(isKnownType);
    if (known === undefined) {
        if (own !== '')
            throw new user_error/* UserError */.y(`manifest of media type ${(0,quoted/* quoted */.k)(own)} is not supported`);
        if (!isManifest && !isIndex)
            throw new user_error/* UserError */.y('manifest has neither layers nor manifests');
        return shape;
    }
    if (INDEX_TYPES.includes(known) ? isManifest : isIndex) {
        throw new user_error/* UserError */.y(`manifest of media type ${known} has the fields of another type`);
    }
    return known;
}
function isKnownType(type) {
    return MANIFEST_TYPES.includes(type) || INDEX_TYPES.includes(type);
}
function validate(schema, value, what) {
    // Abort early: otherwise two million wrong items are two million issues.
    const result = dist/* safeParse */.xLC(schema, value, { abortEarly: true, abortPipeEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const path = dist/* getDotPath */.BuJ(issue);
    throw new user_error/* UserError */.y(`${what} is not valid: ${path === null ? '' : `${(0,quoted/* oneLine */.T)(path)}: `}${(0,quoted/* oneLine */.T)(issue.message)}`);
}
/**
 * Whether an index entry is an attestation (provenance, SBOM) that BuildKit added to the images. It has no platform, and
 * its layers belong to no image.
 */
function isAttestation(descriptor) {
    const { platform, annotations } = descriptor;
    const unknownPlatform = platform?.os === 'unknown' && platform.architecture === 'unknown';
    return unknownPlatform || Object.hasOwn(annotations ?? {}, 'vnd.docker.reference.type');
}
/**
 * The manifest of one platform: the one with the same variant if there is one, else the first that matches. A single
 * entry without a platform is taken, because its config names the platform.
 * @throws UserError that lists the platforms in the index.
 */
function chooseManifest(index, platform) {
    const images = index.manifests.filter((entry) => !isAttestation(entry));
    const matching = images.filter((entry) => entry.platform && (0,model_image/* samePlatform */.my)(entry.platform, platform));
    const chosen = matching.find((entry) => entry.platform?.variant === platform.variant) ?? matching[0];
    if (chosen)
        return chosen;
    const [only, ...others] = images;
    if (only && !only.platform && others.length === 0)
        return only;
    throw new user_error/* UserError */.y(`has no image for ${(0,model_image/* formatPlatform */.Bq)(platform)}; there is: ${listPlatforms(images)}`);
}
function listPlatforms(images) {
    const names = images.map((entry) => entry.platform ? (0,model_image/* formatPlatform */.Bq)(entry.platform) : 'one without a platform');
    return (0,quoted/* oneLine */.T)([...new Set(names)].join(', ') || 'none', 300);
}

;// CONCATENATED MODULE: ./lib/oci/client/registry-documents.js









const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');
/**
 * The manifest of one platform. Its bytes are checked against the digest in the reference or the index.
 * @param top what `readDocument` returned for the reference.
 * @throws RegistryError
 */
async function readManifest(transport, reference, top, platform) {
    if (top.kind === 'manifest')
        return ofImage(reference, top);
    const chosen = withTargetInErrors({ reference }, () => chooseManifest(top.index, platform));
    const pinned = (0,name_reference/* atDigest */.CU)(reference, chosen.digest);
    const inner = await readDocument(transport, pinned, chosen.size);
    if (inner.kind === 'manifest')
        return ofImage(reference, inner);
    throw unusable({ reference }, `its entry for ${(0,model_image/* formatPlatform */.Bq)(platform)} is another index`);
}
/** Checks that a manifest is an image's: charts, signatures and other artifacts have manifests too. */
function ofImage(reference, chosen) {
    const { mediaType } = chosen.manifest.config;
    if (isImageConfigMediaType(mediaType))
        return chosen;
    throw unusable({ reference }, `it is not a container image: its config has the type ${(0,quoted/* quoted */.k)(mediaType)}`);
}
/** The manifest or index of a reference. @throws RegistryError */
async function readDocument(transport, reference, size) {
    const target = { reference };
    const { headers, body } = await transport.request(target, {
        method: 'GET',
        path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: ACCEPT },
        maxBytes: bounds_bounds.document,
        statuses: [200],
    });
    const digest = documents_sha256(body);
    const stated = headers['docker-content-digest'];
    // OCI distribution, "Pulling manifests": the header may be missing. A digest of another algorithm is ignored.
    const expected = reference.digest ?? (typeof stated === 'string' && (0,name_digest/* isDigest */.Bc)(stated) ? stated : digest);
    checkContent(target, { digest: expected, size: size ?? body.length }, body, digest);
    return {
        digest,
        ...withTargetInErrors(target, () => parseManifestDocument(body, headers['content-type'])),
    };
}
/**
 * The config of a manifest, checked against its descriptor, the platform and the number of layers.
 * @throws RegistryError
 */
async function readConfig(transport, reference, { config, layers }, platform) {
    const target = { reference, part: `config ${config.digest}` };
    if (config.size > bounds_bounds.document)
        throw unusable(target, `${config.size} bytes are too many`);
    const { body } = await transport.request(target, {
        method: 'GET',
        path: `blobs/${config.digest}`,
        maxBytes: config.size,
        statuses: [200],
    });
    checkContent(target, config, body, documents_sha256(body));
    const parsed = withTargetInErrors(target, () => parseImageConfig(body));
    if (!(0,model_image/* samePlatform */.my)(parsed.platform, platform)) {
        throw unusable(target, `it is for ${(0,quoted/* oneLine */.T)((0,model_image/* formatPlatform */.Bq)(parsed.platform))}, not ${(0,model_image/* formatPlatform */.Bq)(platform)}`);
    }
    if (parsed.diffIds.length !== layers.length) {
        throw unusable(target, `it names ${parsed.diffIds.length} layers, the manifest ${layers.length}`);
    }
    return parsed;
}
function checkContent(target, expected, body, digest) {
    if (digest !== expected.digest) {
        throw unusable(target, `the registry sent content with the digest ${digest}, not ${expected.digest}`);
    }
    if (body.length !== expected.size) {
        throw unusable(target, `the registry sent ${body.length} bytes, not ${expected.size}`);
    }
}
/** Adds the name of what was read to the errors of reading a document. */
function withTargetInErrors(target, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y && !(error instanceof user_error/* RegistryError */.g)) {
            throw unusable(target, error.message, error);
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/oci/auth/challenge.js
const SEPARATORS = /[\s,]*/y;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
// A token, or a URL that a registry wrote without the quotes that it needs.
const UNQUOTED = /[^\s,"]*/y;
// token68 stands alone after the scheme: `Negotiate YII=`. A parameter without a value looks the same.
const TOKEN68 = / +[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/**
 * The challenges of a WWW-Authenticate header, several headers joined by commas (RFC 9110, 11.6.1).
 * Reading stops at the first error of grammar. What was read before it counts.
 */
function parseChallenges(header) {
    const challenges = [];
    const reader = new Reader(header);
    for (;;) {
        reader.take(SEPARATORS);
        const name = reader.take(TOKEN)?.[0].toLowerCase();
        if (name === undefined)
            return challenges;
        if (reader.take(EQUALS) === undefined) {
            challenges.push({ scheme: name, parameters: new Map() });
            reader.take(TOKEN68);
            continue;
        }
        const value = reader.value();
        const parameters = challenges.at(-1)?.parameters;
        if (value === undefined || parameters === undefined)
            return challenges;
        // RFC 9110, 11.2: a name must occur once only. The first wins.
        if (!parameters.has(name))
            parameters.set(name, value);
    }
}
class Reader {
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    /** What the (sticky) pattern matches at the current position, if it does. */
    take(pattern) {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.#text) ?? undefined;
        if (match)
            this.#at = pattern.lastIndex;
        return match;
    }
    /** A parameter's value, or undefined if a quotation does not end. */
    value() {
        if (this.#text[this.#at] !== '"')
            return this.take(UNQUOTED)?.[0];
        return this.take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1');
    }
}

;// CONCATENATED MODULE: ./lib/oci/auth/token-server.js





const TokenSchema = dist/* object */.Ikc({ token: dist/* nullish */.cl6(dist/* string */.YjP()), access_token: dist/* nullish */.cl6(dist/* string */.YjP()) });
/**
 * A token for pulling from the repository (distribution specification, "Token Authentication").
 * @throws RegistryError, with the token server's status if it answered.
 */
async function fetchToken({ target, challenge, from, credentials, loggedIn }, { exchange, maxBytes }, budget) {
    const name = challenge.parameters.get('realm');
    const realm = name === undefined ? undefined : followableUrl(name, from);
    if (!realm)
        throw unusable(target, `the URL of its token server is not an https URL: ${(0,quoted/* quoted */.k)(name ?? '')}`);
    const scope = challenge.parameters.get('scope') ?? `repository:${target.reference.repository}:pull`;
    const request = tokenRequest(realm, challenge.parameters.get('service'), scope, credentials);
    const answer = await withRetries(exchange, { ...request, bodyStatus: 200, maxBytes }, budget);
    if (answer.status !== 200)
        throw statusFailure(target, answer, loggedIn);
    const token = tokenOf(answer.body);
    if (token === undefined)
        throw unusable(target, `its token server ${(0,quoted/* quoted */.k)(realm.host)} returned no token`);
    return token;
}
function basicHeader({ username, password, }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
/** A GET with or without a password; OAuth2's refresh for an identity token ("Token Authentication", "OAuth2"). */
function tokenRequest(realm, service, scope, credentials) {
    const parameters = { ...(service === undefined ? {} : { service }), scope };
    if (credentials?.kind === 'identity-token') {
        const form = {
            grant_type: 'refresh_token',
            client_id: 'aspnet-image-size',
            refresh_token: credentials.token,
        };
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const body = new URLSearchParams({ ...form, ...parameters }).toString();
        return { method: 'POST', url: realm, headers, body };
    }
    const url = new URL(realm);
    for (const [name, value] of Object.entries(parameters))
        url.searchParams.set(name, value);
    return { method: 'GET', url, headers: credentials ? { authorization: basicHeader(credentials) } : {} };
}
/** `token`, or OAuth2's name for it. Only if it fits a header: visible ASCII. */
function tokenOf(body) {
    let json;
    try {
        json = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        return undefined;
    }
    const parsed = dist/* safeParse */.xLC(TokenSchema, json, { abortEarly: true });
    const token = parsed.success ? parsed.output.token || parsed.output.access_token : undefined;
    return token && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

;// CONCATENATED MODULE: ./lib/oci/auth/registry-auth.js






/** The status for an expired refresh token is 400 in OAuth2 (RFC 6749, 5.2); GitHub's for an expired token is 403. */
const REFUSED_STATUSES = new Set([400, 401, 403]);
/**
 * Answers registries' challenges (distribution specification, "Token Authentication") and keeps the authorization of
 * each repository, which is the scope of a token. Refused credentials are not sent again, so that the registry does
 * not lock the account. Public images are then read without them.
 */
class RegistryAuth {
    #options;
    #authorizations = new Map();
    /** Registries and repositories that refused the credentials. */
    #refused = new Set();
    constructor(options) {
        this.#options = options;
    }
    /** The authorization from the repository's last challenge, if there was one. */
    async earlier(reference) {
        return this.#authorizations.get(scopeKey(reference));
    }
    /**
     * The authorization that answers a 401.
     * @param used what the 401 refused: an expired token.
     * @throws RegistryError if there is none.
     */
    authorize(target, challenge, used, budget) {
        return this.#renew(target.reference, used, () => this.#authorize(target, challenge, budget));
    }
    /**
     * The authorization that answers the challenge without credentials, after the registry refused the one with
     * credentials (401, 403). Undefined if there is none.
     */
    async authorizeAnonymously(target, challenge, refusal, used, budget) {
        const key = scopeKey(target.reference);
        if (!bearerOf(challenge)) {
            // Basic: the first request had no credentials and was refused. After 403 they may be right for other repositories.
            if (refusal.status === 401)
                this.#refused.add(target.reference.registry);
            this.#authorizations.delete(key);
            return undefined;
        }
        this.#markRefused(target, key, refusal.status);
        try {
            return await this.#renew(target.reference, used, () => this.#authorize(target, challenge, budget));
        }
        catch (error) {
            // The refusal of the credentials explains more.
            if (error instanceof user_error/* RegistryError */.g)
                return undefined;
            throw error;
        }
    }
    async loggedIn(reference) {
        return (await this.#options.credentials(reference.registry)) !== undefined;
    }
    async #renew(reference, used, create) {
        const key = scopeKey(reference);
        const current = this.#authorizations.get(key);
        if (current && (await current) !== used)
            return current;
        const renewed = this.#authorizations.get(key);
        // Another request may have renewed it while this one waited.
        if (renewed && renewed !== current)
            return renewed;
        const created = create();
        this.#authorizations.set(key, created);
        created.catch(() => {
            if (this.#authorizations.get(key) === created)
                this.#authorizations.delete(key);
        });
        return created;
    }
    async #authorize(target, challenge, budget) {
        const credentials = await this.#credentials(target.reference);
        if (bearerOf(challenge)) {
            if (!credentials)
                return this.#token(target, challenge, undefined, budget);
            try {
                return await this.#token(target, challenge, credentials, budget);
            }
            catch (error) {
                if (!(error instanceof user_error/* RegistryError */.g) || !REFUSED_STATUSES.has(error.status))
                    throw error;
                const { registry } = target.reference;
                this.#markRefused(target, error.status === 401 ? registry : scopeKey(target.reference), error.status);
                return this.#token(target, challenge, undefined, budget).catch(() => Promise.reject(error));
            }
        }
        if (credentials?.kind === 'password' && offersBasic(challenge)) {
            return { header: basicHeader(credentials), withCredentials: true };
        }
        throw statusFailure(target, challenge, await this.loggedIn(target.reference));
    }
    /** The registry's credentials, unless they were refused. */
    async #credentials(reference) {
        if (this.#refused.has(reference.registry) || this.#refused.has(scopeKey(reference)))
            return undefined;
        return this.#options.credentials(reference.registry);
    }
    async #token(target, answer, credentials, budget) {
        const { exchange, limits, onSecret } = this.#options;
        const challenge = bearerOf(answer);
        const loggedIn = await this.loggedIn(target.reference);
        if (challenge === undefined)
            throw statusFailure(target, answer, loggedIn);
        const request = { target, challenge, from: answer.url, credentials, loggedIn };
        const token = await fetchToken(request, { exchange, maxBytes: limits.tokenBytes }, budget);
        if (credentials)
            onSecret(token);
        return { header: `Bearer ${token}`, withCredentials: credentials !== undefined };
    }
    #markRefused(target, key, status) {
        if (this.#refused.has(key))
            return;
        this.#refused.add(key);
        const registry = (0,quoted/* oneLine */.T)(target.reference.registry);
        this.#options.onWarning(`${registry} refused the credentials for it in Docker's config (${status}), so ${(0,name_reference/* familiarReference */.ZD)(target.reference)} is read without them; if they have expired, log in again with docker/login-action`);
    }
}
function bearerOf(answer) {
    return parseChallenges(answer.headers['www-authenticate'] ?? '').find(({ scheme }) => scheme === 'bearer');
}
function offersBasic(answer) {
    return parseChallenges(answer.headers['www-authenticate'] ?? '').some(({ scheme }) => scheme === 'basic');
}
function scopeKey({ registry, repository }) {
    return `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./lib/oci/client/registry-transport.js







/** The same transport, with one deadline for all its requests. */
function withDeadline(transport, deadline) {
    return { request: (target, request) => transport.request(target, { deadline, ...request }) };
}
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
function registryTransport(options) {
    return new AuthenticatedTransport(options);
}
class AuthenticatedTransport {
    #limits;
    #clock;
    #exchange;
    #auth;
    constructor(options) {
        const { credentials, onSecret, onWarning = () => { }, clock = retry_realClock } = options;
        this.#limits = { ...TRANSPORT_LIMITS, ...options.limits };
        this.#clock = clock;
        this.#exchange = options.exchange ?? httpExchange(this.#limits, options.proxy);
        const shared = { exchange: this.#exchange, limits: this.#limits };
        this.#auth = new RegistryAuth({ credentials, onSecret, onWarning, ...shared });
    }
    async request(target, request) {
        try {
            const answer = await this.#authenticate(target, request);
            if (request.statuses.includes(answer.status))
                return answer;
            // Looking for credentials may start a credential helper: only if the message depends on it.
            const loggedIn = [401, 403, 429].includes(answer.status) && (await this.#auth.loggedIn(target.reference));
            throw statusFailure(target, answer, loggedIn);
        }
        catch (error) {
            throw error instanceof ExchangeError ? exchangeFailure(target, error) : error;
        }
    }
    /** The answer after the challenges: with an earlier authorization, with a new one, and at last without credentials. */
    async #authenticate(target, request) {
        const { reference } = target;
        const url = new URL(`${reference.repository}/${request.path}`, endpoint(reference.registry));
        const deadline = request.deadline ?? this.#clock.now() + this.#limits.imageMs;
        const budget = new RetryBudget(this.#limits, deadline, this.#clock);
        const start = { target, request, url, budget };
        // A redirect may lead to a challenge of another host. It is not answered: the credentials are not for that host.
        const refused = (answer, ...statuses) => statuses.includes(answer.status) && answer.url.origin === url.origin;
        const earlier = await this.#auth.earlier(reference);
        const first = await this.#follow(start, earlier);
        if (!refused(first, 401))
            return first;
        const authorization = await this.#auth.authorize(target, first, earlier, budget);
        const second = await this.#follow(start, authorization);
        if (!authorization.withCredentials || !refused(second, 401, 403))
            return second;
        const anonymous = await this.#auth.authorizeAnonymously(target, first, second, authorization, budget);
        const third = anonymous && (await this.#follow(start, anonymous));
        // If anonymous access is refused as well, the refusal of the credentials explains more.
        return third === undefined || refused(third, 401, 403) ? second : third;
    }
    /** The answer at the end of the redirects. Another host gets no authorization. */
    async #follow(start, authorized) {
        const { target, request, budget } = start;
        const { method, maxBytes, statuses } = request;
        let { url } = start;
        let authorization = authorized?.header;
        for (let hops = 0; hops <= this.#limits.redirects; hops++) {
            const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
            const hop = { method, url, headers, maxBytes, bodyStatus: statuses[0] };
            const answer = await withRetries(this.#exchange, hop, budget);
            const { location } = answer.headers;
            if (!REDIRECTS.has(answer.status) || location === undefined)
                return answer;
            const next = followableUrl(location, url);
            if (!next)
                throw unusable(target, `redirects to ${(0,quoted/* quoted */.k)(location)}, which is not an https URL`);
            if (next.origin !== url.origin)
                authorization = undefined;
            url = next;
        }
        throw unusable(target, `redirects more than ${this.#limits.redirects} times`);
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-header.js
/** Bytes; tar streams come in blocks (POSIX pax, "ustar Interchange Format"). */
const TAR_BLOCK = 512;
/** @param at where the block begins. */
function isZeroBlock(bytes, at) {
    for (let i = at; i < at + TAR_BLOCK; i++)
        if (bytes[i] !== 0)
            return false;
    return true;
}
/** POSIX ustar: the sum of all header bytes, with spaces for the checksum field. Old tars sum signed bytes. */
function checksumHolds(bytes, at) {
    const said = number(bytes, at + 148, 8);
    let sum = 8 * SPACE + sumOf(bytes, at);
    for (let i = at + 148; i < at + 156; i++)
        sum -= bytes[i] ?? 0;
    return said === sum || said === sum - 256 * highBytes(bytes, at);
}
/** Four bytes at a time, even and odd ones apart: for layers of small files, this is much of the work. */
function sumOf(bytes, at) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, TAR_BLOCK);
    let [even, odd] = [0, 0];
    for (let i = 0; i < TAR_BLOCK; i += 4) {
        const four = view.getInt32(i);
        even += four & 0xff00ff;
        odd += (four >>> 8) & 0xff00ff;
    }
    return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
}
/** The number of bytes of 128 and more, without the checksum field. */
function highBytes(bytes, at) {
    let count = 0;
    for (let i = 0; i < TAR_BLOCK; i++)
        count += i >= 148 && i < 156 ? 0 : (bytes[at + i] ?? 0) >> 7;
    return count;
}
/** The header that begins at `at`, or undefined if one of its numbers is malformed. */
function readHeader(bytes, at) {
    const typeflag = String.fromCharCode(bytes[at + 156] ?? 0);
    const mode = number(bytes, at + 100, 8);
    const size = number(bytes, at + 124, 12);
    const sparse = typeflag === 'S' ? number(bytes, at + 483, 12) : undefined;
    if (mode === undefined || size === undefined || (typeflag === 'S' && sparse === undefined))
        return undefined;
    const name = tar_header_text(bytes, at, at + 100);
    const prefix = readPrefix(bytes, at);
    return {
        path: prefix ? `${prefix}/${name}` : name,
        mode,
        size,
        typeflag,
        target: tar_header_text(bytes, at + 157, at + 257),
        sparseExtension: typeflag === 'S' && bytes[at + 482] !== 0,
        ...(sparse === undefined ? {} : { realSize: sparse }),
    };
}
/** Only POSIX ustar has a prefix field, which is shorter in tars of star. Old GNU headers have times there. */
function readPrefix(bytes, at) {
    if (bytes[at + 345] === 0 || !holds(bytes, at + 257, USTAR))
        return '';
    const star = holds(bytes, at + 508, STAR);
    return tar_header_text(bytes, at + 345, at + (star ? 476 : 500));
}
function holds(bytes, start, expected) {
    return bytes.compare(expected, 0, expected.length, start, start + expected.length) === 0;
}
/** The bytes up to the first NUL, as UTF-8. What is not UTF-8 becomes U+FFFD. */
function tar_header_text(bytes, start = 0, end = bytes.length) {
    let at = start;
    while (at < end && bytes[at] !== 0)
        at++;
    return at === start ? '' : bytes.toString('utf8', start, at);
}
/** Octal text between spaces and NULs, or GNU's base-256 if the first bit is set (sizes of 8 GiB and more). */
function number(bytes, start, length) {
    if ((bytes[start] ?? 0) & 0x80)
        return base256(bytes.subarray(start, start + length));
    const end = start + length;
    let at = start;
    while (at < end && (bytes[at] === 0 || bytes[at] === SPACE))
        at++;
    if (at === end)
        return 0;
    const first = at;
    let value = 0;
    for (; at < end && isOctal(bytes[at]); at++)
        value = value * 8 + (bytes[at] ?? 0) - ZERO;
    if (at === first)
        return undefined;
    while (at < end && bytes[at] === SPACE)
        at++;
    // Some writers end a number with NUL and leave old bytes after it.
    return at === end || bytes[at] === 0 ? value : undefined;
}
function isOctal(byte) {
    return byte !== undefined && byte >= ZERO && byte < ZERO + 8;
}
function base256(bytes) {
    if (bytes[0] !== 0x80)
        return undefined;
    let value = 0;
    for (const byte of bytes.subarray(1)) {
        value = value * 256 + byte;
        if (!Number.isSafeInteger(value))
            return undefined;
    }
    return value;
}
const SPACE = 0x20;
const ZERO = 0x30;
const USTAR = Buffer.from('ustar\0');
const STAR = Buffer.from('tar\0');

;// CONCATENATED MODULE: ./lib/oci/client/stated-size.js





/** The trailer's last field, ISIZE (RFC 1952, 2.3.1): the size of the last member's input modulo 2^32. */
const FIELD = 4;
const MODULUS = 2 ** 32;
/** An empty gzip member: 10 bytes of header, 2 of deflate, 8 of trailer. */
const SMALLEST_GZIP = 20;
/** Deflate's limit: 258 bytes of output from two bits, with the code that describes it (zlib's algorithm notes). */
const MAX_RATIO = 1032;
/** Layers of programs shrink to a half or a quarter, texts to a tenth at best; only padding shrinks further. */
const USUAL_RATIO = 10;
/**
 * The uncompressed size of a layer in a registry, as its publisher states it: the blob's size for a layer that is not
 * compressed, the last four bytes of a gzip blob. Never fails: the size is unknown instead, with the reason.
 */
async function statedSize(transport, reference, layer) {
    switch (layerCompression(layer.mediaType)) {
        case 'none':
            return stated(layer.size);
        case 'zstd':
            return unknown('a zstd layer does not state its uncompressed size');
        case undefined:
            return unknown(`${(0,quoted/* quoted */.k)(layer.mediaType)} is not the media type of a layer`);
        case 'gzip':
            if (layer.size < SMALLEST_GZIP)
                return unknown(`${layer.size} bytes are too few for a gzip layer`);
            return askTrailer(transport, reference, layer);
    }
}
/**
 * The uncompressed size of a gzip blob of `compressed` bytes, by the ISIZE at its end.
 * Two cases look like one good member and are not detected: a few members of which the last holds more bytes than the
 * whole blob has (eStargz ends with an empty one, pgzip makes one), and more than 4 GiB of which nearly all are zeros
 * (a sparse file).
 */
function sizeByTrailer(isize, compressed) {
    if (isize === 0 || isize % TAR_BLOCK !== 0) {
        return unknown(`its gzip trailer states ${isize} bytes, which is not the size of a tar`);
    }
    // Deflate stores what it cannot compress with 5 bytes on 16 KiB or more; a header may carry a name.
    const tooSmall = compressed > isize * 1.001 + 1024;
    if (tooSmall || isize > compressed * MAX_RATIO) {
        // Several members (eStargz, bgzip): the trailer describes only the last one. Or it is 4 GiB and more.
        return unknown(`its gzip trailer states ${isize} bytes, which does not fit ${compressed} compressed bytes`);
    }
    // The next possible size is 4 GiB more. It cannot be excluded if its compression ratio is usual.
    if (isize + MODULUS <= compressed * USUAL_RATIO) {
        return unknown(`its ${compressed} compressed bytes may hold more than the 4 GB that a gzip trailer can state`);
    }
    return stated(isize);
}
async function askTrailer(transport, reference, layer) {
    const from = layer.size - FIELD;
    const to = layer.size - 1;
    try {
        const { status, headers, body } = await transport.request({ reference, part: `layer ${layer.digest}` }, {
            method: 'GET',
            path: `blobs/${layer.digest}`,
            // Not `bytes=-4`: stores such as Azure's know only ranges with a start.
            headers: { range: `bytes=${from}-${to}` },
            maxBytes: FIELD,
            statuses: [206, 200, 416],
        });
        if (status === 200)
            return unknown('the registry does not return parts of layers (it ignores Range requests)');
        const range = headers['content-range'];
        // Some content networks leave Content-Range out. Then four bytes are taken for the last four.
        const asAsked = range === undefined || RANGE(from, to, layer.size).test(range);
        if (status === 416 || !asAsked || body.length !== FIELD) {
            return unknown(`the registry's layer does not have the ${layer.size} bytes that the manifest states`);
        }
        return sizeByTrailer(Buffer.from(body).readUInt32LE(), layer.size);
    }
    catch (error) {
        if (error instanceof user_error/* RegistryError */.g)
            return unknown(error.message);
        throw error;
    }
}
/** RFC 9110, 14.4: the complete length may be unknown (`*`). */
const RANGE = (from, to, size) => new RegExp(`^bytes ${from}-${to}/(?:${size}|\\*)$`, 'i');

;// CONCATENATED MODULE: ./lib/oci/client/registry-client.js









function registryClient(options) {
    const transport = registryTransport(options);
    const { imageMs, blobMs } = { ...TRANSPORT_LIMITS, ...options.limits };
    const { clock = retry_realClock } = options;
    const limitedTo = (ms) => withDeadline(transport, clock.now() + ms);
    const images = new Map();
    const documents = new Map();
    const diskSizes = new DiskSizes();
    return {
        image(reference, platform) {
            const limited = limitedTo(imageMs);
            const name = (0,name_reference/* formatReference */.FH)(reference);
            return once(images, `${name} ${(0,model_image/* formatPlatform */.Bq)(platform)}`, async () => {
                const document = await once(documents, name, () => readDocument(limited, reference));
                return readImage(limited, diskSizes, reference, document, platform);
            });
        },
        blobSize: (reference, digest) => blobSize(limitedTo(blobMs), reference, digest),
    };
}
/** Reads each key once, and again only if that failed. */
function once(answers, key, read) {
    const answer = answers.get(key) ?? read();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
}
async function readImage(transport, diskSizes, reference, document, platform) {
    const { digest, manifest } = await readManifest(transport, reference, document, platform);
    const [config, ...disks] = await Promise.all([
        readConfig(transport, reference, manifest, platform),
        ...manifest.layers.map((layer) => diskSizes.of(transport, reference, layer)),
    ]);
    const layers = manifest.layers.map((layer, index) => ({
        digest: layer.digest,
        // There are as many diffIDs as layers: readConfig has checked that.
        diffId: config.diffIds[index] ?? '',
        download: stated(layer.size),
        disk: disks[index] ?? unknown('it was not read'),
        files: unknown('the layer was not downloaded'),
    }));
    return { digest, manifest, config, layers };
}
async function blobSize(transport, reference, digest) {
    const target = { reference, part: `blob ${digest}` };
    const { status, headers } = await transport.request(target, {
        method: 'HEAD',
        path: `blobs/${digest}`,
        maxBytes: 0,
        statuses: [200, 404],
    });
    if (status === 404)
        return undefined;
    const size = Number(headers['content-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(size))
        throw unusable(target, 'the registry does not state its size');
    return size;
}
/** Reads the size of each blob once, however many images share it. */
class DiskSizes {
    #sizes = new Map();
    async of(transport, reference, layer) {
        // The size is part of the key: a manifest that states a wrong one must not affect other images.
        const key = `${layer.digest} ${layer.size} ${layer.mediaType}`;
        const reading = this.#sizes.get(key) ?? statedSize(transport, reference, layer);
        this.#sizes.set(key, reading);
        const size = await reading;
        // Another repository may state the size even if this one did not.
        if (!isKnown(size))
            this.#sizes.delete(key);
        return size;
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./lib/oci/http/proxy.js


/**
 * HTTPS_PROXY and NO_PROXY, in lower case first, as curl, Go and Node read them. HTTP_PROXY never applies: plain
 * HTTP is used on the loopback interface only, and requests to it never use a proxy.
 */
function readProxy(environment, { onSecret, onWarning }) {
    const text = (environment.https_proxy || environment.HTTPS_PROXY || '').trim();
    if (text === '')
        return undefined;
    // As for curl and Go, a bare `proxy:3128` is an http proxy.
    const full = text.includes('://') ? text : `http://${text}`;
    const url = URL.canParse(full) ? new URL(full) : undefined;
    const password = url && decoded(url.password);
    if (url === undefined || password === undefined || !/^https?:$/.test(url.protocol)) {
        onWarning('HTTPS_PROXY is not the URL of an http or https proxy: requests to registries do not use it');
        return undefined;
    }
    for (const secret of new Set([url.password, password]))
        if (secret)
            onSecret(secret);
    return { url: url.href, bypasses: noProxy(environment.no_proxy || environment.NO_PROXY || '') };
}
/** Undefined if a `%` is not followed by two hexadecimal digits. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (error) {
        if (error instanceof URIError)
            return undefined;
        throw error;
    }
}
/**
 * The rules of NO_PROXY as in Go (golang.org/x/net/http/httpproxy), since Docker reads the same variable: `*`; an
 * address or a range in CIDR notation; a domain with its subdomains, or with a dot in front only the subdomains; all
 * but a range with or without a port. For Node's own reader, `example.com` does not include its subdomains.
 */
function noProxy(text) {
    const rules = text
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== '')
        .map(rule);
    return (url) => isLoopback(url) || rules.some((matches) => matches(url));
}
function rule(entry) {
    if (entry === '*')
        return () => true;
    const range = /^([\da-f.:]+)\/(\d{1,3})$/.exec(entry);
    if (range)
        return inRange(range[1] ?? '', Number(range[2]));
    // `[::1]:5000`, `::1`, `host:5000`, `host`.
    const bare = (0,external_node_net_.isIP)(entry) === 6 ? [entry] : /^\[?(.+?)\]?(?::(\d+))?$/.exec(entry)?.slice(1);
    const [name = '', port] = bare ?? [];
    const domain = name.replace(/^\*?\./, '');
    const onlySubdomains = domain !== name;
    return (url) => {
        const host = hostOf(url);
        if (port !== undefined && port !== portOf(url))
            return false;
        return (host === domain && !onlySubdomains) || ((0,external_node_net_.isIP)(host) === 0 && host.endsWith(`.${domain}`));
    };
}
function inRange(network, prefix) {
    const family = (0,external_node_net_.isIP)(network);
    if (family === 0 || prefix > (family === 4 ? 32 : 128))
        return () => false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
    return (url) => {
        const host = hostOf(url);
        return (0,external_node_net_.isIP)(host) === family && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
    };
}
function hostOf({ hostname }) {
    return hostname.replace(/^\[(.*)\]$/, '$1');
}
function portOf({ port, protocol }) {
    return port || (protocol === 'https:' ? '443' : '80');
}

;// CONCATENATED MODULE: ./lib/push/reach.js


/**
 * A builder or engine may push an image only after it asked the measuring registry for another one, which does not
 * exist. Otherwise it would send the image to whoever listens on that port on its own loopback interface, which is
 * another one in a container job, for a rootless or remote engine, in a virtual machine, and for a builder without the
 * host's network.
 *
 * It is asked while the app is being built. A late request still counts: the bound is only for the one who waits for
 * the answer.
 */
class Probe {
    #received;
    #arrived = false;
    #reason;
    #timeout;
    #waitMs;
    #abort = new AbortController();
    /** @param ask has the builder or engine ask for that reference, and resolves to its answer. */
    constructor(registry, waitMs, ask) {
        const { reference, received } = registry.probe();
        this.#received = received.then(() => {
            this.#arrived = true;
        });
        this.#waitMs = waitMs;
        this.#timeout = new Promise((resolve) => setTimeout(resolve, waitMs).unref());
        this.#reason = ask(reference, this.#abort.signal)
            .catch((error) => {
            if (error instanceof user_error/* UserError */.y)
                return error.message;
            throw error;
        })
            .then((answer) => reasonIn(answer, reference));
        // A probe that nobody waits for must not cause an unhandled rejection.
        this.#reason.catch(() => { });
    }
    async reach() {
        const timedOut = `it did not ask within ${this.#waitMs / 1000} s`;
        const reason = await Promise.race([this.#received, this.#reason, this.#timeout]);
        this.#abort.abort(new user_error/* UserError */.y('the probe is over'));
        // Whatever the answer was: the request counts.
        return this.#arrived ? 'reachable' : { unreachable: reason || timedOut };
    }
}
const LONGEST_REASON = 200;
/** For a report: without the prefixes of the program, and without the random name of the probe. */
function reasonIn(answer, reference) {
    const reason = answer
        .replace(/^(?:Error response from daemon|ERROR): /, '')
        .replace(/^failed to build: failed to solve: /, '')
        .replaceAll(reference, 'the probe')
        // Some engines name the repository alone.
        .replaceAll(reference.replace(/:[^:/]*$/, ''), 'the probe');
    return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
}
/**
 * The engine and the builder of buildx, each found and probed once, when it is first needed.
 * @param platform the builder's node for it is probed.
 */
function builderAccess({ docker, buildx, registry, }, platform) {
    const engine = reach_once(async () => {
        const start = performance.now();
        const facts = await docker.engine();
        const waitMs = probeTime(performance.now() - start);
        return {
            facts,
            probe: new Probe(registry, waitMs, (reference, signal) => docker.probe(reference, signal)),
        };
    });
    const builder = reach_once(async () => {
        const facts = await buildx.builder();
        if (facts === undefined)
            return undefined;
        const waitMs = probeTime(facts.answerMs);
        const ask = (reference, signal) => buildx.probe(reference, platform, signal);
        return { facts, probe: new Probe(registry, waitMs, ask) };
    });
    return {
        engine: async () => (await engine()).facts,
        engineReach: reach_once(async () => (await engine()).probe.reach()),
        buildxBuilder: async () => (await builder())?.facts,
        buildxReach: reach_once(async () => (await builder())?.probe.reach() ?? { unreachable: 'buildx is set to the engine' }),
    };
}
/** If an engine is slow to answer anything, as on a busy machine, it is also slow to ask. In ms. */
function probeTime(answerMs) {
    return Math.min(Math.max(bounds/* bounds */.O.probe, bounds/* bounds */.O.probeAnswers * answerMs), bounds/* bounds */.O.probeLongest);
}
function reach_once(ask) {
    let answer;
    return () => {
        answer ??= ask();
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/tools/published-images.js


function publishedImages(client, mirrors) {
    const located = (reference) => applyMirror((0,name_reference/* parseReference */.F2)(reference), mirrors);
    return {
        async read(reference, platform, digest) {
            const location = located(reference);
            const contents = await client.image(digest ? (0,name_reference/* atDigest */.CU)(location, digest) : location, platform);
            return { reference, contents };
        },
        mirrored(reference) {
            const own = (0,name_reference/* parseReference */.F2)(reference);
            const location = applyMirror(own, mirrors);
            return location === own ? undefined : (0,name_reference/* formatReference */.FH)(location);
        },
        blobSize: (reference, digest) => client.blobSize(located(reference), digest),
    };
}

;// CONCATENATED MODULE: ./lib/create-tools.js



















/** The outside programs and services of a run, as this job has them. */
function createTools(inputs, event, registry, temporaryFolder) {
    const docker = { execute: execute/* execute */.g, temporaryFolder, client: (0,client/* clientOnce */.nM)(execute/* execute */.g), compilerErrors: codedErrors };
    const gitLogin = { serverUrl: event.serverUrl, token: inputs.token };
    const builders = { docker: (0,engine/* createDocker */.h)(docker), buildx: createBuildx(docker), registry };
    return {
        dotnet: dotnet(execute/* execute */.g),
        ...builders,
        ...builderAccess(builders, inputs.platforms[0]),
        images: publishedImages(registryReader(), inputs.mirrors),
        log,
        runner,
        commentKey: commentKey(event, inputs, [process.env.RUNNER_OS ?? '', process.env.RUNNER_ARCH ?? '']),
        git: (0,git/* createGit */.l)({ execute: execute/* execute */.g, environment: process.env, credentials: gitLogin }, core.setSecret),
        cache: inputs.baselineCache ? cacheIn(temporaryFolder) : undefined,
        github: gitHubCalls(event, inputs.token),
        onWorktree: clean_up/* forCleanUp */.EX.worktree,
    };
}
/** Reads registries with the logins and the proxies of this machine. */
function registryReader() {
    const onSecret = (secret) => core.setSecret(secret);
    const onWarning = (message) => core.warning(message);
    const credentials = dockerCredentials({
        file: dockerConfigFile(process.env, (0,external_node_os_.homedir)()),
        inline: process.env.DOCKER_AUTH_CONFIG,
        execute: execute/* execute */.g,
        onSecret,
        onWarning,
    });
    const proxy = readProxy(process.env, { onSecret, onWarning });
    return registryClient({ credentials, onSecret, onWarning, proxy });
}
function cacheIn(temporaryFolder) {
    return actionsCache({
        execute: execute/* execute */.g,
        environment: process.env,
        program: [process.execPath, process.argv[1] ?? ''],
        temporaryFolder,
        onNotice: (message) => core.info(message),
    });
}
const log = {
    info: (message) => core.info(message),
    warning: (message) => core.warning(message),
    group: (title, part) => core.group(title, part),
};
/** The runner of this step. */
const runner = {
    setOutput: (name, value) => core.setOutput(name, value),
    writeSummary: async (markdown) => {
        await core.summary.addRaw(markdown).write();
    },
    info: (message) => core.info(message),
    warning: (message) => core.warning(message),
};

;// CONCATENATED MODULE: ./lib/dotnet/assembly/assembly-identity.js
// ECMA-335 II.24 and II.25 (metadata and file format), "PE Format" at learn.microsoft.com, and PE-COFF.md of
// dotnet/runtime (the debug directory's entries).
/** Entries of the debug directory that name the build: CodeView, Reproducible, EmbeddedPortablePdb, PdbChecksum. */
const NAMING_ENTRIES = new Set([2, 16, 17, 19]);
/** Compilers write at most five. */
const MAX_DEBUG_ENTRIES = 32;
const DEBUG_DIRECTORY = 6;
const CLI_HEADER = 14;
/**
 * The bytes of a .NET assembly without what names its build: module version ID, time stamps, checksum, the link to its
 * .pdb, and the strong name's signature over these. Undefined if the content is not an assembly.
 */
function withoutIdentity(content) {
    try {
        const regions = identityRegions(content);
        return regions && between(content, regions);
    }
    catch (error) {
        // It points outside of itself, so it is not an assembly that can run.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function between(content, regions) {
    const parts = [];
    let from = 0;
    for (const { at, size } of regions.toSorted((a, b) => a.at - b.at)) {
        // It points outside of itself.
        if (at + size > content.length)
            return undefined;
        if (at > from)
            parts.push(content.subarray(from, at));
        from = Math.max(from, at + size);
    }
    return [...parts, content.subarray(from)];
}
function identityRegions(content) {
    if (content.toString('latin1', 0, 2) !== 'MZ')
        return undefined;
    const pe = content.readUInt32LE(0x3c);
    if (content.toString('latin1', pe, pe + 4) !== 'PE\0\0')
        return undefined;
    const optional = pe + 24;
    const directories = optional + (content.readUInt16LE(optional) === 0x20b ? 112 : 96);
    const offsetOf = sectionOffsets(content, pe);
    const directory = (index) => directoryAt(content, directories + index * 8, offsetOf);
    const cli = directory(CLI_HEADER);
    if (cli === undefined)
        return undefined;
    const debug = directory(DEBUG_DIRECTORY);
    return [
        { at: pe + 8, size: 4 },
        { at: optional + 64, size: 4 },
        ...(debug ? debugRegions(content, debug) : []),
        ...assembly_identity_listed(directoryAt(content, cli.at + 32, offsetOf)),
        ...assembly_identity_listed(guidHeap(content, directoryAt(content, cli.at + 8, offsetOf))),
    ];
}
/** Translates addresses in memory to offsets in the file. */
function sectionOffsets(content, pe) {
    const count = content.readUInt16LE(pe + 6);
    const first = pe + 24 + content.readUInt16LE(pe + 20);
    const sections = Array.from({ length: count }, (_, index) => {
        const at = first + index * 40;
        return {
            address: content.readUInt32LE(at + 12),
            size: content.readUInt32LE(at + 16),
            offset: content.readUInt32LE(at + 20),
        };
    });
    return (address) => {
        const section = sections.find((each) => address >= each.address && address < each.address + each.size);
        return section && section.offset + address - section.address;
    };
}
function directoryAt(content, at, offsetOf) {
    const [address, size] = [content.readUInt32LE(at), content.readUInt32LE(at + 4)];
    const offset = size === 0 ? undefined : offsetOf(address);
    return offset === undefined ? undefined : { at: offset, size };
}
function debugRegions(content, { at, size }) {
    const count = Math.min(Math.floor(size / 28), MAX_DEBUG_ENTRIES);
    return Array.from({ length: count }, (_, index) => at + index * 28).flatMap((entry) => {
        const stamp = { at: entry + 4, size: 4 };
        if (!NAMING_ENTRIES.has(content.readUInt32LE(entry + 12)))
            return [stamp];
        return [stamp, { at: content.readUInt32LE(entry + 24), size: content.readUInt32LE(entry + 16) }];
    });
}
/** This heap holds only the module version ID. */
function guidHeap(content, metadata) {
    if (metadata === undefined || content.toString('latin1', metadata.at, metadata.at + 4) !== 'BSJB')
        return undefined;
    const streams = metadata.at + 16 + content.readUInt32LE(metadata.at + 12);
    let header = streams + 4;
    for (let left = content.readUInt16LE(streams + 2); left > 0; left--) {
        const end = content.indexOf(0, header + 8);
        if (end < 0)
            return undefined;
        const name = content.toString('latin1', header + 8, end);
        if (name === '#GUID')
            return { at: metadata.at + content.readUInt32LE(header), size: content.readUInt32LE(header + 4) };
        header += 8 + Math.ceil((name.length + 1) / 4) * 4;
    }
    return undefined;
}
function assembly_identity_listed(value) {
    return value === undefined ? [] : [value];
}

;// CONCATENATED MODULE: ./lib/dotnet/assembly/without-build-identity.js

const KINDS = [
    { name: /\.(?:dll|exe)$/i, magic: Buffer.from('MZ'), counted: withoutIdentity, whole: true },
    // A portable PDB holds hashes of the sources, including their comments, and generated sources with the paths of the
    // build. Only its size counts.
    { name: /\.pdb$/i, magic: Buffer.from('BSJB'), counted: () => [Buffer.from('portable PDB')], whole: false },
    {
        name: /\.staticwebassets\.endpoints\.json$/,
        magic: Buffer.alloc(0),
        counted: withoutTimes,
        whole: true,
    },
];
/**
 * Reads what a file holds apart from the identity of its build. Two builds of the same sources differ only in that,
 * for example after a comment was edited, or in another folder.
 * @param path of the file in the image. @param size in bytes.
 * @returns undefined if a file of that name does not name its build.
 */
function withoutBuildIdentity(path, size) {
    const kind = KINDS.find(({ name }) => name.test(path));
    return kind && new NormalizedFile(kind, size);
}
/** A file that comes in parts, of which no more is held than is needed. */
class NormalizedFile {
    #kind;
    /** Bytes that are needed. */
    #size;
    #held;
    #length = 0;
    #unfit = false;
    constructor(kind, size) {
        this.#kind = kind;
        this.#size = kind.whole ? size : kind.magic.length;
    }
    /** Takes the next part, which is copied. */
    add(part) {
        if (this.#unfit)
            return;
        this.#held ??= Buffer.allocUnsafeSlow(this.#size);
        this.#length += part.copy(this.#held, this.#length);
        this.#unfit = this.#length >= this.#kind.magic.length && !startsWith(this.#held, this.#kind.magic);
        if (this.#unfit)
            this.#held = undefined;
    }
    /**
     * Takes the last part.
     * @returns what counts of the content, in parts; undefined if the content is not what the name says.
     */
    end(last) {
        if (this.#length > 0)
            this.add(last);
        const content = this.#held?.subarray(0, this.#length) ?? last;
        if (this.#unfit || !startsWith(content, this.#kind.magic))
            return undefined;
        return this.#kind.counted(content);
    }
}
function startsWith(content, magic) {
    return magic.every((byte, at) => content[at] === byte);
}
/** ASP.NET Core's list of static files, without the times of their checkout and compression. */
function withoutTimes(content) {
    const text = content.toString('latin1');
    return [Buffer.from(text.replace(/("Name":"Last-Modified","Value":)"[^"]*"/g, '$1""'), 'latin1')];
}

;// CONCATENATED MODULE: ./lib/oci/receiver/api-call.js
/** Answers that a blob or manifest was stored. Clients check the digest. */
function created(response, location, digest) {
    send(response, 201, { Location: location, 'Docker-Content-Digest': digest });
}
/** Answers how much of an upload has arrived. OCI distribution spec, "Pushing a blob in chunks": Range is inclusive. */
function progress(response, status, session) {
    send(response, status, {
        Location: `/v2/${session.repository}/blobs/uploads/${session.id}`,
        Range: `0-${Math.max(0, session.reader.size - 1)}`,
        'Docker-Upload-UUID': session.id,
    });
}
/** Answers with an error in the form of the OCI distribution spec, "Error Codes". */
function refuse(response, status, code, message) {
    const body = JSON.stringify({ errors: [{ code, message }] });
    send(response, status, { 'Content-Type': 'application/json' }, body);
}
/**
 * Sends an answer. Node reads and drops a request body that no handler has read. The connection stays open, so that
 * a client sees a refusal even while it is still sending.
 */
function send(response, status, headers = {}, body = '') {
    // RFC 9110, section 8.6: no Content-Length with 204.
    const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...length, ...headers });
    response.end(body);
}

;// CONCATENATED MODULE: ./lib/oci/receiver/request-body.js

/** The client stopped sending before the end of a body. */
class BodyCutError extends Error {
}
/** The body is longer than what is read of one. */
class BodyTooLongError extends Error {
}
/**
 * Limits how many bodies are read at the same time, so that memory stays flat: later ones wait, unread. None waits
 * longer than `bounds.bodyWait`: clients that stall, or that alternate between their layers, must not block the others.
 */
class BodyGate {
    #limit;
    #waiting = new Set();
    #open = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    async through(read) {
        await this.#enter();
        try {
            return await read();
        }
        finally {
            this.#open--;
            const [next] = this.#waiting;
            if (this.#open < this.#limit)
                next?.();
        }
    }
    #enter() {
        if (this.#open < this.#limit) {
            this.#open++;
            return undefined;
        }
        return new Promise((resolve) => {
            const enter = () => {
                clearTimeout(timer);
                this.#waiting.delete(enter);
                this.#open++;
                resolve();
            };
            const timer = setTimeout(enter, bounds_bounds.bodyWait);
            this.#waiting.add(enter);
        });
    }
}
/**
 * Hands a request's body to `take`, chunk by chunk. The next chunk is read when `take` is done with the last.
 * @throws BodyCutError if no byte arrives for `bounds.noProgress`, or if the client closes the connection.
 */
async function request_body_readBody(request, take) {
    const { noProgress } = bounds_bounds;
    const stalled = () => {
        request.destroy(new Error(`no data arrived for ${noProgress / 1000} s`));
    };
    request.setTimeout(noProgress, stalled);
    const chunks = request[Symbol.asyncIterator]();
    const next = () => chunks.next().catch((cause) => {
        throw new BodyCutError('the client stopped sending', { cause });
    });
    try {
        for (let part = await next(); !part.done; part = await next())
            await take(part.value);
    }
    finally {
        request.setTimeout(0);
        request.removeListener('timeout', stalled);
    }
}
/**
 * A whole body of at most `limit` bytes, or undefined if it is larger. A larger one is read to its end as well, but not
 * kept: a client that is still sending would not see the answer.
 * @param onRead called with the bytes of each chunk.
 * @throws BodyCutError like `readBody`.
 */
async function readSmallBody(request, limit, onRead) {
    const parts = [];
    let size = 0;
    const keep = (chunk) => {
        onRead(chunk.length);
        size += chunk.length;
        if (size <= limit)
            parts.push(chunk);
    };
    await request_body_readBody(request, keep);
    return size <= limit ? Buffer.concat(parts) : undefined;
}

;// CONCATENATED MODULE: ./lib/oci/receiver/blob-uploads.js




/** POST: mounts a blob, receives a whole one, or opens a session to send one to. */
async function startUpload(call) {
    const { state, response, repository, query } = call;
    const mount = query.get('mount');
    if (mount !== null && (0,name_digest/* isDigest */.Bc)(mount) && state.store.blobSize(mount) !== undefined) {
        return created(response, `/v2/${repository}/blobs/${mount}`, mount);
    }
    const session = state.sessions.open(repository, Date.now());
    // OCI distribution spec, "Single POST": the first request carries the digest and the whole blob.
    if (query.get('digest') !== null)
        return whileBusy(call, session, () => finish(call, session));
    // A mount of a missing blob is answered with a session. Clients that have the blob elsewhere let it expire.
    progress(response, 202, session);
}
/** GET: how much has arrived so far. */
function uploadStatus(call) {
    const session = findSession(call);
    if (session)
        progress(call.response, 204, session);
}
/** PATCH: more bytes. */
async function patchUpload(call) {
    const session = findIdleSession(call);
    if (!session)
        return;
    await whileBusy(call, session, async () => {
        if (await receive(call, session))
            progress(call.response, 202, session);
    });
}
/** PUT: the last bytes, if any, and the digest of all. */
async function finishUpload(call) {
    const session = findIdleSession(call);
    if (session)
        await whileBusy(call, session, () => finish(call, session));
}
/** DELETE: the client cancels the upload. */
function cancelUpload(call) {
    const session = findIdleSession(call);
    if (!session)
        return;
    call.state.sessions.end(session);
    send(call.response, 204);
}
async function finish(call, session) {
    const { state, response, repository, query } = call;
    const digest = query.get('digest') ?? '';
    if (!(0,name_digest/* isDigest */.Bc)(digest)) {
        state.sessions.end(session);
        return refuse(response, 400, 'DIGEST_INVALID', 'the upload of a blob ends with digest=sha256:...');
    }
    if (!(await receive(call, session)))
        return;
    const blob = await session.reader.finish();
    state.sessions.end(session);
    if (blob.digest !== digest) {
        return refuse(response, 400, 'DIGEST_INVALID', `the blob's digest is ${blob.digest}, not ${digest}`);
    }
    if (!state.store.keepBlob(blob))
        return refuse(response, 403, 'DENIED', 'more blobs than one run can need');
    created(response, `/v2/${repository}/blobs/${digest}`, digest);
}
/** Reads the request's body into the session's blob. False if it was refused: its range or its size is wrong. */
async function receive(call, session) {
    const { state, request, response } = call;
    if (request.headers['content-length'] === '0')
        return true;
    const range = contentRange(request);
    if (range === 'malformed') {
        refuse(response, 400, 'BLOB_UPLOAD_INVALID', 'malformed Content-Range');
        return false;
    }
    const before = session.reader.size;
    if (range && range.start !== before) {
        // OCI distribution spec, "Pushing a blob in chunks": Range says where to continue.
        progress(response, 416, session);
        return false;
    }
    try {
        await readInto(call, session);
    }
    catch (error) {
        if (!(error instanceof BodyTooLongError))
            throw error;
        state.sessions.end(session);
        // The rest is not read: nobody knows how much it is.
        response.setHeader('Connection', 'close');
        refuse(response, 413, 'SIZE_INVALID', `at most ${bounds_bounds.unpacked} bytes of one blob are read`);
        return false;
    }
    if (!range || session.reader.size - before === range.length)
        return true;
    state.sessions.end(session);
    refuse(response, 400, 'SIZE_INVALID', 'the body is not as long as its Content-Range says');
    return false;
}
async function readInto({ state, request }, session) {
    const take = (chunk) => {
        state.onReceived(chunk.length);
        if (session.reader.size + chunk.length > bounds_bounds.unpacked)
            throw new BodyTooLongError();
        return session.reader.write(chunk);
    };
    await state.gate.through(() => request_body_readBody(request, take));
}
/** Keeps other requests out of a session while one writes to it. */
async function whileBusy({ state }, session, work) {
    session.busy = true;
    try {
        await work();
    }
    finally {
        session.busy = false;
        session.touched = Date.now();
        state.sessions.limitPartial();
    }
}
function findSession({ state, response, repository, reference }) {
    const session = state.sessions.find(repository, reference, Date.now());
    if (!session)
        refuse(response, 404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
    return session;
}
function findIdleSession(call) {
    const session = findSession(call);
    if (!session?.busy)
        return session;
    refuse(call.response, 409, 'BLOB_UPLOAD_INVALID', 'another request is writing to this upload');
    return undefined;
}
/** `START-END`, both inclusive, with or without `bytes` in front (clients differ). */
function contentRange(request) {
    const header = request.headers['content-range'];
    if (header === undefined)
        return undefined;
    const match = /^(?:bytes[ =])?(\d{1,15})-(\d{1,15})(?:\/.*)?$/.exec(header);
    if (!match)
        return 'malformed';
    const start = Number(match[1]);
    const length = Number(match[2]) - start + 1;
    return length > 0 ? { start, length } : 'malformed';
}

;// CONCATENATED MODULE: ./lib/oci/receiver/distribution-api.js







// OCI distribution spec, "Pulling manifests": <name>. Its length is bounded, so that no name makes the match slow.
const ROUTE = /^\/v2\/([a-z0-9][a-z0-9._/-]{0,254})\/(manifests|blobs)\/(uploads\/?)?([^/]{0,512})$/;
const handlers = {
    'HEAD blobs': headBlob,
    'GET blobs': ({ response }) => refuse(response, 404, 'BLOB_UNKNOWN', 'nothing is kept here'),
    'HEAD manifests': headManifest,
    'GET manifests': headManifest,
    'PUT manifests': putManifest,
    'POST upload': startUpload,
    'GET upload': uploadStatus,
    'PATCH upload': patchUpload,
    'PUT upload': finishUpload,
    'DELETE upload': cancelUpload,
};
/** Answers one request of the OCI distribution protocol, as far as a push needs it. No content is served. */
async function answer(state, request, response) {
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    try {
        await route(state, request, response);
    }
    catch (error) {
        if (!(error instanceof BodyCutError))
            throw error;
        // The client is gone. What was received of the blob stays in its session.
        response.destroy();
    }
}
async function route(state, request, response) {
    const { path, query } = requestTarget(request);
    if (path === '/v2/' || path === '/v2')
        return send(response, 200, {}, '{}');
    const match = ROUTE.exec(path);
    if (!match)
        return refuse(response, 404, 'NAME_UNKNOWN', 'no such route');
    const [, repository = '', kind, uploads, reference = ''] = match;
    const handler = handlers[`${request.method} ${uploads ? 'upload' : kind}`];
    if (handler) {
        await handler({ state, request, response, repository, reference, query });
        return;
    }
    const why = `this registry only measures what is pushed; no ${request.method} here`;
    refuse(response, 405, 'UNSUPPORTED', why);
}
/** Split by hand: URL throws for some targets that a client can send (`//`). */
function requestTarget(request) {
    // RFC 9112, section 3.2.2: the absolute form must be accepted too. Clients that use a proxy send it.
    const target = (request.url ?? '').replace(/^https?:\/\/[^/?]*/i, '');
    const [path = '', query = ''] = target.split(/\?(.*)/s, 2);
    return { path: path.replace(/%3a/gi, ':'), query: new URLSearchParams(query) };
}
async function headBlob({ state, response, reference }) {
    const size = (0,name_digest/* isDigest */.Bc)(reference)
        ? (state.store.blobSize(reference) ?? (await state.store.findMissingBlob(reference)))
        : undefined;
    if (size === undefined)
        return refuse(response, 404, 'BLOB_UNKNOWN', 'not sent yet');
    // Without both headers Docker uploads the blob again and then fails with "unknown blob".
    send(response, 200, {
        'Content-Length': size,
        'Content-Type': 'application/octet-stream',
        'Docker-Content-Digest': reference,
    });
}
/** Says whether a manifest was pushed, by digest only: tags are accepted and not kept. Its bytes are not served. */
function headManifest({ state, request, response, repository, reference }) {
    if (!(0,name_digest/* isDigest */.Bc)(reference))
        state.onTagRequested(reference);
    const stored = (0,name_digest/* isDigest */.Bc)(reference) ? state.store.manifest(repository, reference) : undefined;
    if (!stored || request.method !== 'HEAD') {
        refuse(response, 404, 'MANIFEST_UNKNOWN', 'nothing is served back');
        return;
    }
    send(response, 200, {
        'Content-Length': stored.bytes.length,
        'Content-Type': stored.mediaType,
        'Docker-Content-Digest': stored.digest,
    });
}
/** OCI distribution spec, "Pushing Manifests". */
async function putManifest({ state, request, response, repository, reference }) {
    const bytes = await readSmallBody(request, bounds_bounds.document, state.onReceived);
    if (!bytes)
        return refuse(response, 413, 'MANIFEST_INVALID', `at most ${bounds_bounds.document} bytes`);
    const digest = documents_sha256(bytes);
    if (reference.includes(':') && reference !== digest) {
        return refuse(response, 400, 'DIGEST_INVALID', `the manifest's digest is ${digest}, not ${reference}`);
    }
    const mediaType = request.headers['content-type'] ?? '';
    const refusal = manifestRefusal(state.store, repository, bytes, mediaType);
    if (refusal)
        return refuse(response, 400, refusal.code, refusal.message);
    if (!state.store.keepManifest(repository, { digest, mediaType, bytes })) {
        return refuse(response, 403, 'DENIED', 'more manifests than one run can need');
    }
    created(response, `/v2/${repository}/manifests/${digest}`, digest);
}
/** Why a manifest is refused: it is malformed, or it names a blob or manifest that was not pushed. */
function manifestRefusal(store, repository, bytes, mediaType) {
    let document;
    try {
        document = parseManifestDocument(bytes, mediaType);
    }
    catch (error) {
        return { code: 'MANIFEST_INVALID', message: error instanceof Error ? error.message : String(error) };
    }
    if (document.kind === 'index') {
        const missing = document.index.manifests.find((entry) => !store.manifest(repository, entry.digest));
        return missing && { code: 'MANIFEST_BLOB_UNKNOWN', message: `${missing.digest} was not pushed` };
    }
    const { config, layers } = document.manifest;
    for (const descriptor of [config, ...layers]) {
        const refusal = descriptorRefusal(store, descriptor);
        if (refusal)
            return refusal;
    }
    return undefined;
}
function descriptorRefusal(store, { digest, size, mediaType }) {
    const received = store.received(digest);
    if (received && received.size !== size) {
        return { code: 'SIZE_INVALID', message: `${digest} has ${received.size} bytes` };
    }
    // The size of a blob that was not sent repeats what HEAD answered (for a diffID, the size of the tar): not compared.
    if (store.blobSize(digest) !== undefined)
        return undefined;
    // Builders send foreign layers only if asked to, and registries accept manifests without them.
    if (isForeignLayer(mediaType))
        return undefined;
    return { code: 'MANIFEST_BLOB_UNKNOWN', message: `${digest} was not pushed` };
}

;// CONCATENATED MODULE: ./lib/oci/layer/kept-blobs.js

/** Limits what is kept of all blobs of one archive or run, because many may not belong to the image. */
class KeptBlobs {
    #documentBytes = 0;
    #entries = 0;
    /** The blob without its document or with unknown files, if there are too many already. */
    keep(blob) {
        return this.#withFiles(this.#withDocument(blob));
    }
    #withDocument(blob) {
        const { document, ...rest } = blob;
        if (document === undefined)
            return blob;
        if (this.#documentBytes + document.length > bounds_bounds.keptDocuments)
            return rest;
        this.#documentBytes += document.length;
        return blob;
    }
    #withFiles(blob) {
        const { content } = blob;
        if ('unknown' in content || 'unknown' in content.files)
            return blob;
        const { length } = content.files.entries;
        if (this.#entries + length > bounds_bounds.keptEntries) {
            const unknown = `it and the layers before it have more than ${bounds_bounds.keptEntries} entries together`;
            return { ...blob, content: { ...content, files: { unknown } } };
        }
        this.#entries += length;
        return blob;
    }
}

;// CONCATENATED MODULE: ./lib/oci/receiver/push-store.js


/** What was pushed, and what counts as there already. Blobs are identified by digest alone, in every repository. */
class PushStore {
    #received = new Map();
    #expected = new Map();
    /** By repository, then by digest. */
    #manifests = new Map();
    #kept = new KeptBlobs();
    #manifestCount = 0;
    #sizeOf = async () => undefined;
    #lookUps = new Map();
    /** Counts the layers of this image as there already. */
    expectBase(base) {
        for (const layer of base.layers) {
            if (!('bytes' in layer.download))
                continue;
            this.#expected.set(layer.digest, { size: layer.download.bytes, layer });
            // Podman, Buildah and skopeo's docker-daemon ask for the uncompressed digest.
            const size = 'bytes' in layer.disk ? layer.disk.bytes : layer.download.bytes;
            if (!this.#expected.has(layer.diffId))
                this.#expected.set(layer.diffId, { size, layer });
        }
    }
    /** Sets where blobs that are not here are looked up. */
    findMissingBlobs(sizeOf) {
        this.#sizeOf = sizeOf;
        this.#lookUps = new Map();
    }
    /**
     * Looks up a blob at the base's registry, once, and expects it if it is there. (The base's manifest does not name it.)
     * @returns its size in bytes, or undefined if it is not there or the look-up failed: then it is sent, and measured.
     */
    async findMissingBlob(digest) {
        const earlier = this.#lookUps.get(digest);
        if (earlier === undefined && this.#lookUps.size >= bounds_bounds.lookUps)
            return undefined;
        const lookUp = earlier ?? this.#sizeOf(digest).catch(() => undefined);
        this.#lookUps.set(digest, lookUp);
        const size = await lookUp;
        if (size !== undefined && !this.#expected.has(digest))
            this.#expected.set(digest, { size });
        return size;
    }
    /** Size in bytes of a blob that was received or is expected. */
    blobSize(digest) {
        return this.#received.get(digest)?.size ?? this.#expected.get(digest)?.size;
    }
    received(digest) {
        return this.#received.get(digest);
    }
    expected(digest) {
        return this.#expected.get(digest);
    }
    /** Keeps what was read of a blob, unless the same blob was received before. False if the store is full. */
    keepBlob(blob) {
        if (this.#received.has(blob.digest))
            return true;
        if (this.#received.size >= bounds_bounds.blobs)
            return false;
        this.#received.set(blob.digest, this.#kept.keep(blob));
        return true;
    }
    manifest(repository, digest) {
        return this.#manifests.get(repository)?.get(digest);
    }
    manifests(repository) {
        return this.#manifests.get(repository)?.values() ?? [];
    }
    /** Keeps a manifest, unless it is there already: a later push cannot change it. False if the store is full. */
    keepManifest(repository, manifest) {
        const manifests = this.#manifests.get(repository) ?? new Map();
        if (manifests.has(manifest.digest))
            return true;
        if (this.#manifestCount >= bounds_bounds.manifests)
            return false;
        this.#manifestCount++;
        this.#manifests.set(repository, manifests.set(manifest.digest, manifest));
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/layer-of-blob.js


/**
 * The layer of a blob that was read. Its size on disk and files are known only if the blob's tar is the one that the
 * config names.
 */
function layerOfBlob(blob, diffId) {
    const { digest, content } = blob;
    const download = verified(blob.size);
    if ('unknown' in content)
        return { digest, diffId, download, disk: content, files: content };
    const { padded } = content;
    if (padded?.diffId === diffId)
        return { digest, diffId, download, disk: verified(padded.size), files: content.files };
    if (content.diffId !== diffId) {
        const other = unknown(`the layer's content is ${content.diffId}, not ${diffId} as its config says`);
        return { digest, diffId, download, disk: other, files: other };
    }
    return { digest, diffId, download, disk: verified(content.size), files: content.files };
}
/** The same for a layer in an archive or layout. Its download size is known only if it is stored compressed. */
function layerOfStoredBlob(blob, diffId) {
    const layer = layerOfBlob(blob, diffId);
    if (blob.compression !== 'none')
        return layer;
    return {
        ...layer,
        download: unknown('a layer is stored there uncompressed, and its compressed size depends on what pushes it; to know it, set input image to local:// or registry://'),
    };
}
/** A layer without a blob. If it is a foreign layer, its manifest states what a host pulls from elsewhere. */
function absentLayer({ digest, mediaType, size }, diffId, reason) {
    const foreign = isForeignLayer(mediaType);
    const absent = unknown(foreign ? `${reason}; it is a foreign layer, which hosts pull from elsewhere` : reason);
    return { digest, diffId, download: foreign ? stated(size) : absent, disk: absent, files: absent };
}

;// CONCATENATED MODULE: ./lib/oci/receiver/pushed-image.js




/**
 * The image that a build pushed, found by the digest of its index, manifest or config, as the builder states it.
 * Anything else that was pushed to the same repository does not count.
 * @throws UserError if it did not arrive.
 */
function pushedImage(store, repository, built, platform) {
    const named = store.manifest(repository, built);
    if (named)
        return imageNamed(store, repository, named, platform);
    const images = imagesOfConfig(store, repository, built);
    // Several manifests can name one config. In a true one, the content of every layer has the diffID of the config.
    const image = images.find(({ layers }) => layers.every((layer) => isKnown(layer.disk))) ?? images[0];
    if (image)
        return image;
    throw new user_error/* UserError */.y(`the image ${built} was built but did not arrive at the measuring registry`);
}
/** The image of a manifest, or of the manifest for the platform in an index. */
function imageNamed(store, repository, stored, platform) {
    const document = parseManifestDocument(stored.bytes, stored.mediaType);
    if (document.kind === 'manifest')
        return contents(store, stored.digest, document.manifest);
    const { digest } = chosenManifest(stored.digest, document.index, platform);
    const chosen = store.manifest(repository, digest);
    const inner = chosen && parseManifestDocument(chosen.bytes, chosen.mediaType);
    if (inner?.kind !== 'manifest')
        throw new user_error/* UserError */.y(`the pushed index ${stored.digest} names no image`);
    return contents(store, digest, inner.manifest);
}
function chosenManifest(digest, index, platform) {
    try {
        return chooseManifest(index, platform);
    }
    catch (cause) {
        throw new user_error/* UserError */.y(`the pushed index ${digest} ${cause instanceof Error ? cause.message : cause}`, {
            cause,
        });
    }
}
function imagesOfConfig(store, repository, config) {
    const images = [];
    for (const { digest, bytes, mediaType } of store.manifests(repository)) {
        const document = parseManifestDocument(bytes, mediaType);
        if (document.kind === 'index' || document.manifest.config.digest !== config)
            continue;
        const { diffIds } = pushed_image_readConfig(store, config);
        if (document.manifest.layers.length === diffIds.length) {
            images.push(contents(store, digest, document.manifest));
        }
    }
    return images;
}
function contents(store, digest, manifest) {
    const config = pushed_image_readConfig(store, manifest.config.digest);
    const [named, counted] = [manifest.layers.length, config.diffIds.length];
    if (named !== counted) {
        throw new user_error/* UserError */.y(`the pushed image names ${named} layers but ${counted} diffIDs`);
    }
    const layers = manifest.layers.map((layer, i) => layerContents(store, layer, config.diffIds[i] ?? ''));
    return { digest, manifest, config, layers };
}
function pushed_image_readConfig(store, digest) {
    const document = store.received(digest)?.document;
    if (!document)
        throw new user_error/* UserError */.y(`the config ${digest} of the pushed image is not readable`);
    return parseImageConfig(document);
}
function layerContents(store, descriptor, diffId) {
    const { digest } = descriptor;
    const blob = store.received(digest);
    if (blob)
        return layerOfBlob(blob, diffId);
    const files = unknown('not sent: it is a layer of the base image');
    // By diffID too: Podman's manifests name diffIDs, and another tool may have compressed the layer again.
    const published = [digest, diffId].map((name) => store.expected(name)?.layer);
    const layer = published.find((candidate) => candidate?.diffId === diffId);
    if (layer)
        return { ...layer, files };
    const absent = absentLayer(descriptor, diffId, 'this layer was not sent, nor does the base image name it');
    const expected = store.expected(digest);
    return expected ? { ...absent, download: stated(expected.size) } : absent;
}

;// CONCATENATED MODULE: ./lib/oci/layer/flow.js
/**
 * Input of the transform is copied into slots. Then the transform, which works in another thread, has the next part
 * while the sink still works on the output of the last one.
 */
const SLOT = 64 * 1024;
const MOST_SLOTS = 2;
const ABORTED = 'its upload was aborted';
/**
 * Writes into a transform as fast as it reads, and passes its output to a sink. Whoever waits is freed when the
 * transform ends, fails or is destroyed.
 */
class Flow {
    #stream;
    #sink;
    #waiting = [];
    #free = [];
    #slots = 0;
    #draining;
    #failure;
    #over = false;
    #wake;
    constructor(stream, sink) {
        this.#stream = stream;
        this.#sink = sink;
        stream.on('data', (chunk) => {
            this.#waiting.push(chunk);
            this.#draining ??= this.#drain();
        });
        stream.on('end', () => this.#stop(undefined));
        stream.on('error', (error) => this.#stop(error.message));
        stream.on('close', () => this.#stop(this.#over ? undefined : ABORTED));
    }
    /** Resolves when the chunk is no longer needed and more may be written. The transform may still work on its copy. */
    async write(chunk) {
        for (let at = 0; at < chunk.length; at += SLOT) {
            const slot = await this.#freeSlot();
            if (slot === undefined)
                return;
            const length = chunk.copy(slot, 0, at, at + SLOT);
            this.#stream.write(slot.subarray(0, length), () => {
                this.#free.push(slot);
                this.#wake?.();
            });
        }
    }
    async finish() {
        if (!this.#over)
            this.#stream.end();
        while (!this.#over)
            await this.#wait();
        // The stream ends with its last chunk, even if the sink still works on that.
        await this.#draining;
        return this.#failure;
    }
    /** Undefined if the stream is over. */
    async #freeSlot() {
        if (this.#slots < MOST_SLOTS && this.#free.length === 0) {
            this.#slots++;
            this.#free.push(Buffer.allocUnsafeSlow(SLOT));
        }
        while (!this.#over && this.#free.length === 0)
            await this.#wait();
        return this.#over ? undefined : this.#free.pop();
    }
    async #drain() {
        // Let the transform continue first: it decompresses in another thread while the sink works in this one.
        await undefined;
        for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
            const busy = this.#sink(chunk);
            if (busy instanceof Promise) {
                this.#stream.pause();
                await busy;
                this.#stream.resume();
            }
            release(chunk);
        }
        this.#draining = undefined;
    }
    #stop(failure) {
        this.#failure ??= failure;
        this.#over = true;
        this.#wake?.();
    }
    #wait() {
        return new Promise((resolve) => {
            this.#wake = resolve;
        });
    }
}
/**
 * Frees a buffer of zlib after the use of its last slice. Otherwise tens of megabytes pile up until the next garbage
 * collection. Small buffers are slices of Node's pool, which has other users.
 */
function release({ buffer, byteOffset, byteLength }) {
    const last = byteOffset + byteLength === buffer.byteLength;
    if (last && buffer.byteLength > Buffer.poolSize && buffer instanceof ArrayBuffer)
        buffer.transfer(0);
}

;// CONCATENATED MODULE: ./lib/oci/layer/zstd-frames.js
const FRAME = 0xfd2fb528;
const FRAME_BYTES = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const SKIPPABLE = 0x184d2a5;
const NO_BYTES = Buffer.alloc(0);
/**
 * RFC 8878, section 3.1: frames in sequence. A frame has a magic number, a header with its length in the first byte,
 * blocks with their lengths, and maybe a checksum. A skippable frame has no content.
 */
function* walk() {
    for (;;) {
        const magic = (yield { field: 4, between: true }).readUInt32LE(0);
        if (magic >>> 4 === SKIPPABLE) {
            const length = (yield { field: 4 }).readUInt32LE(0);
            yield { run: length };
            continue;
        }
        if (magic !== FRAME)
            return;
        yield { frame: 'starts' };
        const descriptor = (yield { field: 1 }).readUInt8(0);
        yield { run: headerLength(descriptor) - 1 };
        for (let last = false; !last;) {
            const block = (yield { field: 3 }).readUIntLE(0, 3);
            const type = (block >>> 1) & 3;
            if (type === 3)
                return;
            // An RLE block stores one byte, which is repeated.
            yield { run: type === 1 ? 1 : block >>> 3 };
            last = (block & 1) === 1;
        }
        const checksum = (descriptor & 0x04) !== 0;
        yield { run: checksum ? 4 : 0 };
        yield { frame: 'ends' };
    }
}
/** RFC 8878, section 3.1.1.1: descriptor, window, dictionary ID and content size. */
function headerLength(descriptor) {
    const singleSegment = (descriptor & 0x20) !== 0;
    const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6] ?? 0;
    return 1 + (singleSegment ? 0 : 1) + dictionary + contentSize;
}
/** Finds where Zstandard frames start and end, chunk by chunk, from their headers. */
class ZstdFrames {
    #walk = walk();
    #want = this.#walk.next();
    #field = NO_BYTES;
    #left = 0;
    #inFrame = false;
    /** True between frames. */
    get complete() {
        const { done, value } = this.#want;
        return !done && 'field' in value && value.between === true && this.#field.length === 0;
    }
    /**
     * The bytes of a chunk that belong to frames, cut at the end of each frame, without skippable frames. Undefined if the
     * bytes are not zstd frames.
     */
    split(chunk) {
        const pieces = [];
        let at = 0;
        let start = 0;
        while (!this.#want.done) {
            const want = this.#want.value;
            if ('frame' in want) {
                this.#inFrame = want.frame === 'starts';
                if (!this.#inFrame)
                    pieces.push(chunk.subarray(start, at));
                // The magic number may have begun in an earlier chunk. It was held back until a frame was certain.
                else if (at < FRAME_BYTES.length)
                    pieces.push(FRAME_BYTES);
                start = at < FRAME_BYTES.length ? at : at - FRAME_BYTES.length;
                this.#advance(NO_BYTES);
                continue;
            }
            const missing = 'field' in want ? want.field - this.#field.length : this.#left;
            const part = chunk.subarray(at, at + missing);
            at += part.length;
            if ('field' in want)
                this.#field = Buffer.concat([this.#field, part]);
            else
                this.#left -= part.length;
            if (part.length === missing)
                this.#advance(this.#field);
            else
                return this.#inFrame ? [...pieces, chunk.subarray(start)] : pieces;
        }
        return undefined;
    }
    #advance(field) {
        this.#want = this.#walk.next(field);
        this.#field = NO_BYTES;
        this.#left = !this.#want.done && 'run' in this.#want.value ? this.#want.value.run : 0;
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/decompressor.js




/** Bytes that show the compression of a blob. */
const SNIFF_LENGTH = 4;
/** RFC 1952 "ID1, ID2"; RFC 8878 "Magic_Number" of Zstandard and of skippable frames. */
function sniff(start) {
    if (start[0] === 0x1f && start[1] === 0x8b)
        return 'gzip';
    if (start.length < 4)
        return 'none';
    const magic = start.readUInt32LE(0);
    return magic === 0xfd2fb528 || magic >>> 4 === 0x184d2a5 ? 'zstd' : 'none';
}
function decompressor(compression, sink) {
    return new Bounded(compression, sink);
}
function unbounded(compression, sink) {
    switch (compression) {
        case 'gzip':
            return new Gunzip(sink);
        case 'zstd':
            return new Unzstd(sink);
        case 'none':
            return { write: async (chunk) => sink(chunk), finish: async () => undefined, abort: () => { } };
    }
}
/** Stops at content that is larger than the bounds allow, or much larger than its compressed form (a bomb). */
class Bounded {
    #inner;
    #in = 0;
    #out = 0;
    #stopped;
    constructor(compression, sink) {
        this.#inner = unbounded(compression, (chunk) => {
            if (this.#stopped !== undefined)
                return;
            this.#out += chunk.length;
            this.#stopped = exceededBound(this.#in, this.#out);
            if (this.#stopped === undefined)
                return sink(chunk);
            this.#inner.abort();
        });
    }
    get stopped() {
        return this.#stopped;
    }
    async write(chunk) {
        this.#in += chunk.length;
        if (this.#stopped === undefined)
            await this.#inner.write(chunk);
    }
    async finish() {
        const failure = await this.#inner.finish();
        return this.#stopped ?? failure;
    }
    abort() {
        this.#stopped ??= ABORTED;
        this.#inner.abort();
    }
}
function exceededBound(compressed, uncompressed) {
    if (uncompressed > bounds_bounds.unpacked) {
        return `it holds more than ${bounds_bounds.unpacked} bytes, which is the most that is read`;
    }
    if (uncompressed <= bounds_bounds.ratioFrom || uncompressed <= compressed * bounds_bounds.ratio)
        return undefined;
    return `it holds more than ${bounds_bounds.ratioFrom} bytes, and more than ${bounds_bounds.ratio} times its compressed size`;
}
/** Large enough that zlib rarely changes threads, small enough for several uploads at once. */
const OUTPUT_CHUNK = 256 * 1024;
/** Node's gunzip reads several members, but silently stops at zeros that follow one. */
class Gunzip {
    #gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: OUTPUT_CHUNK });
    #flow;
    #written = 0;
    constructor(sink) {
        this.#flow = new Flow(this.#gunzip, sink);
    }
    write(chunk) {
        this.#written += chunk.length;
        return this.#flow.write(chunk);
    }
    async finish() {
        const failure = await this.#flow.finish();
        if (failure !== undefined)
            return `not readable as gzip: ${failure}`;
        const left = this.#written - this.#gunzip.bytesWritten;
        return left > 0 ? `${left} bytes follow the end of the gzip data` : undefined;
    }
    abort() {
        this.#gunzip.destroy();
    }
}
/** Node's zstd silently stops if a write goes past the end of a frame, so each write is cut there. */
class Unzstd {
    #zstd = (0,external_node_zlib_.createZstdDecompress)({
        chunkSize: OUTPUT_CHUNK,
        params: { [external_node_zlib_.constants.ZSTD_d_windowLogMax]: Math.log2(bounds_bounds.zstdWindow) },
    });
    #flow;
    #frames = new ZstdFrames();
    #malformed = false;
    constructor(sink) {
        this.#flow = new Flow(this.#zstd, sink);
    }
    async write(chunk) {
        const pieces = this.#malformed ? [] : this.#frames.split(chunk);
        if (pieces === undefined)
            this.#malformed = true;
        for (const piece of pieces ?? [])
            await this.#flow.write(piece);
    }
    async finish() {
        const failure = await this.#flow.finish();
        if (this.#malformed)
            return 'not readable as zstd: a malformed frame';
        if (failure !== undefined)
            return `not readable as zstd: ${failure}`;
        return this.#frames.complete ? undefined : 'not readable as zstd: it ends in the middle of a frame';
    }
    abort() {
        this.#zstd.destroy();
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/entry-records.js
/** Compares paths by the order in which folders are walked: a folder's content comes before the folder's siblings. */
function compareInWalk(a, b) {
    return compareFrom(sharedLength(a, b), a, b);
}
/** @param at index of the first difference. */
function compareFrom(at, a, b) {
    return rank(a, at) - rank(b, at);
}
function rank(path, at) {
    if (at === path.length)
        return -1;
    const unit = path.charCodeAt(at);
    return unit === SLASH ? 0 : unit + 1;
}
/** Length of what both paths begin with, in UTF-16 code units. */
function sharedLength(a, b) {
    const most = Math.min(a.length, b.length);
    let length = 0;
    while (length < most && a.charCodeAt(length) === b.charCodeAt(length))
        length++;
    return length;
}
/**
 * Records as bytes. Of a path, only the part that differs from the path before it is stored. No two lists of records
 * are the same bytes. A content digest is a digest of these bytes: to change them is to change it.
 */
class EntryRecords {
    #full = [];
    #page = entry_records_NO_BYTES;
    #at = 0;
    #last;
    #inWalkOrder = true;
    /** Whether they were added in the order in which folders are walked, no path twice. */
    get inWalkOrder() {
        return this.#inWalkOrder;
    }
    /** Adds a record with a path and a target of at most 16 Ki UTF-16 code units each. */
    add({ path, type, size, mode, target, digest }, normalized) {
        const last = this.#last ?? '';
        const same = sharedLength(last, path);
        this.#inWalkOrder &&= this.#last === undefined || compareFrom(same, last, path) < 0;
        const shared = wholeCharacters(path, same);
        this.#makeRoom(MOST_BYTES * (path.length - shared + (target?.length ?? 0)));
        const page = this.#page;
        const start = this.#at;
        page[start] =
            TYPES.indexOf(type) |
                (digest === undefined ? 0 : HAS_DIGEST) |
                (target === undefined ? 0 : HAS_TARGET) |
                (normalized ? NORMALIZED : 0);
        page.writeUInt16LE(mode, start + 1);
        page.writeDoubleLE(size, start + 3);
        page.writeUInt16LE(shared, start + 11);
        let at = start + FIXED;
        const own = page.write(path.slice(shared), at);
        page.writeUInt16LE(own, start + 13);
        at += own;
        if (digest !== undefined)
            at += page.write(digest, at, 'latin1');
        if (target !== undefined) {
            const length = page.write(target, at + 2);
            page.writeUInt16LE(length, at);
            at += 2 + length;
        }
        this.#at = at;
        this.#last = path;
    }
    /** The bytes, in parts. */
    get pages() {
        return [...this.#full, this.#page.subarray(0, this.#at)];
    }
    [Symbol.iterator]() {
        return recordsIn(this.pages);
    }
    #makeRoom(names) {
        const needed = FIXED + names + DIGEST + 2;
        if (this.#at + needed <= this.#page.length)
            return;
        if (this.#at > 0)
            this.#full.push(this.#page.subarray(0, this.#at));
        // Pages double in size, because an image can have many layers of few files. A slice of Node's pool would keep the
        // rest of the pool in memory.
        this.#page = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(2 * this.#page.length, LARGEST_PAGE)));
        this.#at = 0;
    }
}
function* recordsIn(pages) {
    let last = '';
    for (const page of pages) {
        let at = 0;
        const take = (length) => {
            at += length;
            return page.subarray(at - length, at);
        };
        while (at < page.length) {
            const fixed = take(FIXED);
            const flags = fixed.readUInt8(0);
            last = last.slice(0, fixed.readUInt16LE(11)) + take(fixed.readUInt16LE(13)).toString();
            yield {
                path: last,
                type: TYPES[flags & 0x0f] ?? 'other',
                size: fixed.readDoubleLE(3),
                mode: fixed.readUInt16LE(1),
                digest: flags & HAS_DIGEST ? take(DIGEST).toString('latin1') : undefined,
                target: flags & HAS_TARGET ? take(take(2).readUInt16LE()).toString() : undefined,
                normalized: (flags & NORMALIZED) !== 0,
            };
        }
    }
}
const entry_records_NO_BYTES = Buffer.alloc(0);
const SLASH = 0x2f;
/** Bytes; a record that needs more gets a larger page. */
const LARGEST_PAGE = 64 * 1024;
const TYPES = ['file', 'directory', 'symlink', 'hardlink', 'other'];
const HAS_DIGEST = 0x10;
const HAS_TARGET = 0x20;
const NORMALIZED = 0x40;
/** Bytes of flags, mode, size, and the lengths of the path's two parts. */
const FIXED = 1 + 2 + 8 + 2 + 2;
const DIGEST = 32;
/** Of UTF-8 for one UTF-16 code unit. */
const MOST_BYTES = 3;
/** One less if it would cut a pair of surrogates. */
function wholeCharacters(text, length) {
    const last = text.charCodeAt(length - 1);
    return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

;// CONCATENATED MODULE: ./lib/oci/layer/entry-list.js



/**
 * The entries of a layer, packed: 100,000 files take 7 MB. As objects they take 20 MB more and a tenth more time, and the
 * packed form is needed for the content digest anyway.
 */
class EntryList {
    /** What counts of each entry, in the order of the tar. */
    #counted = new EntryRecords();
    /** The normalized ones as they are in the tar, in their order. */
    #originals = [];
    #length = 0;
    #unread;
    get length() {
        return this.#length;
    }
    add(entry) {
        const { type, size, digest, normalizedDigest } = entry;
        this.#length++;
        if (type === 'other' || (type === 'file' && digest === undefined)) {
            const what = type === 'other' ? 'a device or pipe' : 'a sparse file';
            this.#unread ??= { unknown: `the layer holds ${what}, and its content is not read` };
        }
        if (normalizedDigest === undefined) {
            this.#counted.add(entry, false);
            return;
        }
        // The length of debugging information varies with the path of the build: only its tar blocks count.
        const blocks = Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
        this.#counted.add({ ...entry, size: blocks, digest: normalizedDigest }, true);
        this.#originals.push({ size, digest });
    }
    /**
     * One digest for everything that the layer puts onto a host's disk: path, type, permission bits, size, content and
     * link target of its entries. Times, owners and the order of the entries do not count, because they differ between
     * two builds of the same sources; nor does what names the build. A path that occurs several times counts as often.
     *
     * It is the SHA-256 of the packed entries in the order in which folders are walked. Most layers have that order; the
     * entries of others are sorted.
     */
    contentDigest() {
        if (this.#unread)
            return this.#unread;
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for (const page of inOrder(this.#counted).pages)
            hash.update(page);
        return `sha256:${hash.digest('hex')}`;
    }
    *[Symbol.iterator]() {
        let originals = 0;
        for (const { normalized, ...entry } of this.#counted) {
            const original = normalized ? this.#originals[originals++] : undefined;
            yield original ? layerEntry({ ...entry, ...original }, entry.digest) : layerEntry(entry);
        }
    }
}
function layerEntry({ digest, target, ...rest }, normalizedDigest) {
    return {
        ...rest,
        ...(target === undefined ? {} : { target }),
        ...(digest === undefined ? {} : { digest: formatDigest(digest) }),
        ...(normalizedDigest === undefined ? {} : { normalizedDigest: formatDigest(normalizedDigest) }),
    };
}
function formatDigest(digest) {
    return `sha256:${Buffer.from(digest, 'latin1').toString('hex')}`;
}
function inOrder(records) {
    if (records.inWalkOrder)
        return records;
    const sorted = [...records].sort((a, b) => compareInWalk(a.path, b.path) || compareInWalk(apartFromPath(a), apartFromPath(b)));
    const list = new EntryRecords();
    for (const record of sorted)
        list.add(record, record.normalized);
    return list;
}
/** Orders entries of the same path. */
function apartFromPath({ type, mode, size, digest = '', target = '' }) {
    return `${type} ${mode} ${size} ${digest} ${target}`;
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-extended-headers.js

/** The bytes are not a tar, or one past the bounds. The message says where or why. */
class TarError extends Error {
}
/**
 * Collects the extended headers that come before an entry: PAX records (POSIX.1-2024, "pax Extended Header") and
 * GNU's long names. If they contradict each other, it decides like Go's archive/tar, which the engines use.
 */
class ExtendedHeaders {
    #pax = NO_RECORDS;
    #longPath = '';
    #longTarget = '';
    static isExtended(typeflag) {
        return typeflag === 'x' || typeflag === 'g' || typeflag === 'L' || typeflag === 'K';
    }
    /** @throws TarError if a PAX record is malformed. */
    take(typeflag, content) {
        if (typeflag === 'L')
            this.#longPath = tar_header_text(content);
        else if (typeflag === 'K')
            this.#longTarget = tar_header_text(content);
        else if (typeflag === 'x')
            this.#pax = paxRecords(content);
        // 'g' holds defaults for all entries. The engines ignore it, and writers of layers put only comments there.
    }
    /** Completes the entry's header, and drops what was collected for it. */
    resolve(header) {
        const pax = this.#pax;
        const sparse = isSparse(pax);
        const sparseName = sparse ? pax.get('GNU.sparse.name') : undefined;
        const sparseSize = sparse ? (pax.get('GNU.sparse.size') ?? pax.get('GNU.sparse.realsize')) : undefined;
        const resolved = {
            typeflag: header.typeflag,
            path: sparseName ?? (this.#longPath || (pax.get('path') ?? header.path)),
            target: this.#longTarget || (pax.get('linkpath') ?? header.target),
            mode: header.mode & 0o7777,
            stored: paxNumber(pax.get('size')) ?? header.size,
            sparseSize: header.realSize ?? paxNumber(sparseSize),
        };
        this.#pax = NO_RECORDS;
        this.#longPath = '';
        this.#longTarget = '';
        return resolved;
    }
}
const NO_RECORDS = new Map();
/** GNU tar manual, "Storing Sparse Files": formats 0.0 and 0.1 can have no version. */
function isSparse(pax) {
    if (pax.size === 0)
        return false;
    const version = `${pax.get('GNU.sparse.major') ?? ''}.${pax.get('GNU.sparse.minor') ?? ''}`;
    if (version !== '.')
        return ['0.0', '0.1', '1.0'].includes(version);
    return pax.has('GNU.sparse.map') || pax.has('GNU.sparse.numblocks') || pax.has('GNU.sparse.offset');
}
/** The records of a PAX header: `LENGTH KEY=VALUE\n` each, length in decimal and counting the whole record. */
function paxRecords(content) {
    const records = new Map();
    let at = 0;
    while (at < content.length) {
        const space = content.indexOf(0x20, at);
        const digits = space < 0 || space - at > 10 ? '' : content.toString('latin1', at, space);
        const end = at + (/^\d+$/.test(digits) ? Number(digits) : 0);
        const equals = content.indexOf(0x3d, space);
        if (end <= space || end > content.length || content[end - 1] !== 0x0a || equals < 0 || equals >= end) {
            throw new TarError('a malformed PAX record');
        }
        const key = content.toString('utf8', space + 1, equals);
        const value = content.toString('utf8', equals + 1, end - 1);
        // An empty value removes an earlier one.
        if (value === '')
            records.delete(key);
        else
            records.set(key, value);
        at = end;
    }
    return records;
}
function paxNumber(value) {
    if (value === undefined)
        return undefined;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number))
        throw new TarError('a PAX size that is not a number');
    return number;
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-entry.js
function storedEntry(header) {
    const type = entryType(header);
    // In V7 tars, a path with a slash at its end is a directory. Go's archive/tar reads no content for it either.
    const stored = type === 'directory' || isHeaderOnly(header.typeflag) ? 0 : header.stored;
    return {
        path: cleanPath(header.path),
        type,
        size: type === 'file' ? (header.sparseSize ?? stored) : 0,
        mode: header.mode,
        target: type === 'hardlink' ? cleanPath(header.target) : type === 'symlink' ? header.target : undefined,
        stored,
        storedIsContent: type === 'file' && header.sparseSize === undefined,
    };
}
/** Links, directories and devices store nothing, even if their size field says so (like in Go's archive/tar). */
const isHeaderOnly = (typeflag) => '123456'.includes(typeflag);
function entryType({ typeflag, path }) {
    switch (typeflag) {
        case '\0':
            return path.endsWith('/') ? 'directory' : 'file';
        case '0':
        case '7':
        case 'S':
            return 'file';
        case '1':
            return 'hardlink';
        case '2':
            return 'symlink';
        case '5':
            return 'directory';
        default:
            return 'other';
    }
}
/** Relative to the root, with `.`, `..` and double slashes resolved, as engines do before they extract. */
function cleanPath(path) {
    if (!NEEDS_CLEANING.test(path))
        return path;
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}
/** A part that is empty, `.` or `..`. */
const NEEDS_CLEANING = /(?:^|\/)\.{0,2}(?:\/|$)/;

;// CONCATENATED MODULE: ./lib/oci/layer/tar-parser.js




const tar_parser_NO_BYTES = Buffer.alloc(0);
const SKIP = { kind: 'skip' };
const CONTENT = { kind: 'content' };
/**
 * Parses a tar stream chunk by chunk as it arrives, and keeps nothing of it.
 * Formats: V7, ustar, PAX and GNU (POSIX.1-2024 "pax", GNU tar manual "Basic Tar Format").
 * Never throws, whatever the bytes are. If they cannot be read as a tar, `unreadable` is set and no more is read.
 */
class TarParser {
    #sink;
    #extended = new ExtendedHeaders();
    #block = tar_parser_NO_BYTES;
    #body = SKIP;
    /** Bytes that are missing of the current body, and of the zeros that fill its last block. */
    #remaining = 0;
    #padding = 0;
    /** Bytes stored for an old GNU sparse file, while blocks with more of its regions precede them. */
    #afterRegions;
    #zeroBlock = false;
    #ended = false;
    #offset = 0;
    #unreadable;
    constructor(sink) {
        this.#sink = sink;
    }
    /** Why the stream cannot be read, with the place or reason; undefined while it can. */
    get unreadable() {
        return this.#unreadable;
    }
    write(chunk) {
        if (this.#unreadable === undefined && !this.#ended)
            this.#guard(() => this.#consume(chunk));
        this.#offset += chunk.length;
    }
    /** Call it when the stream has ended. */
    end() {
        if (this.#unreadable === undefined && !this.#ended)
            this.#guard(() => this.#checkEnd());
    }
    #guard(step) {
        try {
            step();
        }
        catch (error) {
            if (!(error instanceof TarError))
                throw error;
            this.#unreadable = `not readable as a tar: ${error.message}`;
        }
    }
    /** End blocks and the zeros that fill the last block may be missing (Go's archive/tar accepts that too). */
    #checkEnd() {
        if (this.#remaining > 0 || this.#block.length > 0 || this.#afterRegions !== undefined) {
            throw new TarError('it ends in the middle of an entry');
        }
    }
    #consume(chunk) {
        let at = 0;
        while (at < chunk.length && !this.#ended) {
            if (this.#remaining > 0)
                at = this.#takeBody(chunk, at);
            else if (this.#padding > 0)
                at = this.#skipPadding(chunk, at);
            else
                at = this.#takeBlock(chunk, at);
        }
    }
    #skipPadding(chunk, at) {
        const skipped = Math.min(this.#padding, chunk.length - at);
        this.#padding -= skipped;
        return at + skipped;
    }
    #takeBody(chunk, at) {
        const end = Math.min(at + this.#remaining, chunk.length);
        const part = chunk.subarray(at, end);
        const body = this.#body;
        if (body.kind === 'extended')
            body.content.set(part, body.content.length - this.#remaining);
        this.#remaining -= part.length;
        if (body.kind === 'content')
            this.#sink.content(part, this.#remaining === 0);
        if (this.#remaining > 0)
            return end;
        this.#body = SKIP;
        if (body.kind === 'extended')
            this.#extended.take(body.typeflag, body.content);
        return end;
    }
    #takeBlock(chunk, at) {
        if (this.#block.length === 0 && at + TAR_BLOCK <= chunk.length) {
            this.#readBlock(chunk, at, this.#offset + at);
            return at + TAR_BLOCK;
        }
        const end = Math.min(at + TAR_BLOCK - this.#block.length, chunk.length);
        // The chunk belongs to the decompressor, so what outlives this call is copied.
        const block = Buffer.concat([this.#block, chunk.subarray(at, end)]);
        const whole = block.length === TAR_BLOCK;
        this.#block = whole ? tar_parser_NO_BYTES : block;
        if (whole)
            this.#readBlock(block, 0, this.#offset + end - TAR_BLOCK);
        return end;
    }
    /** @param offset of the block in the archive. */
    #readBlock(bytes, at, offset) {
        if (this.#afterRegions !== undefined) {
            // Old GNU sparse format: 21 more regions, and at 504 whether another such block follows.
            if (bytes[at + 504] === 0)
                this.#skipStored(this.#afterRegions);
            return;
        }
        if (isZeroBlock(bytes, at)) {
            // Two zero blocks end an archive. What follows them is ignored.
            this.#ended = this.#zeroBlock;
            this.#zeroBlock = true;
            return;
        }
        if (this.#zeroBlock)
            throw new TarError(`a zero block before the header at byte ${offset}`);
        if (!checksumHolds(bytes, at))
            throw new TarError(`wrong header checksum at byte ${offset}`);
        const header = readHeader(bytes, at);
        if (header === undefined)
            throw new TarError(`malformed number in the header at byte ${offset}`);
        if (ExtendedHeaders.isExtended(header.typeflag))
            this.#startExtended(header);
        else
            this.#startEntry(header);
    }
    #startExtended({ typeflag, size }) {
        if (size > bounds_bounds.extendedHeader)
            throw new TarError('an extended header is larger than 1 MiB');
        if (size > 0)
            this.#expect({ kind: 'extended', typeflag, content: Buffer.alloc(size) }, size);
    }
    #startEntry(header) {
        const entry = storedEntry(this.#extended.resolve(header));
        this.#sink.entry(entry);
        if (entry.storedIsContent)
            this.#expect(CONTENT, entry.stored);
        else if (header.sparseExtension)
            this.#afterRegions = entry.stored;
        else
            this.#skipStored(entry.stored);
    }
    #skipStored(stored) {
        this.#afterRegions = undefined;
        this.#expect(SKIP, stored);
    }
    #expect(body, stored) {
        this.#body = body;
        this.#remaining = stored;
        this.#padding = (TAR_BLOCK - (stored % TAR_BLOCK)) % TAR_BLOCK;
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-reader.js





const EMPTY_DIGEST = (0,external_node_crypto_.hash)('sha256', '', 'binary');
/**
 * Reads a tar stream chunk by chunk as it arrives. Keeps the list of its entries, never their content.
 * Never throws: if the stream cannot be read as a tar, its files are unknown, with the place or reason.
 */
class TarReader {
    #normalize;
    #entries = new EntryList();
    #parser = new TarParser({
        entry: (stored) => this.#startEntry(stored),
        content: (bytes, last) => this.#takeContent(bytes, last),
    });
    #names = 0;
    /** The file of the content that follows. */
    #file;
    #hash;
    #normalized;
    constructor(normalize = () => undefined) {
        this.#normalize = normalize;
    }
    write(chunk) {
        this.#parser.write(chunk);
        if (this.#parser.unreadable !== undefined)
            this.#entries = new EntryList();
    }
    /** The entries, once the stream has ended. */
    end() {
        this.#parser.end();
        const { unreadable } = this.#parser;
        if (unreadable !== undefined)
            return { unknown: unreadable };
        return { entries: this.#entries, contentDigest: this.#entries.contentDigest() };
    }
    #startEntry(entry) {
        if (entry.storedIsContent && entry.stored > 0) {
            this.#file = entry;
            this.#normalized =
                entry.stored <= bounds_bounds.normalized ? this.#normalize(entry.path, entry.stored) : undefined;
        }
        else
            this.#keep(entry, entry.storedIsContent ? EMPTY_DIGEST : undefined, undefined);
    }
    /** Most files come in one part, and need no hash object. */
    #takeContent(part, last) {
        if (!last) {
            this.#normalized?.add(part);
            this.#hash ??= (0,external_node_crypto_.createHash)('sha256');
            this.#hash.update(part);
            return;
        }
        const digest = this.#hash ? this.#hash.update(part).digest('binary') : (0,external_node_crypto_.hash)('sha256', part, 'binary');
        this.#hash = undefined;
        const counted = this.#normalized?.end(part);
        this.#normalized = undefined;
        if (this.#file)
            this.#keep(this.#file, digest, counted && digestOf(counted));
    }
    #keep({ path, type, size, mode, target }, digest, normalizedDigest) {
        const longest = Math.max(path.length, target?.length ?? 0);
        if (longest > bounds_bounds.path)
            throw new TarError('a path is longer than 16 KiB');
        this.#names += path.length + (target?.length ?? 0);
        if (this.#entries.length >= bounds_bounds.entries)
            throw new TarError(`more than ${bounds_bounds.entries} entries`);
        if (this.#names > bounds_bounds.names)
            throw new TarError('its names are longer than 128 MiB together');
        this.#entries.add({ path, type, size, mode, target, digest, normalizedDigest });
    }
}
function digestOf(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(part);
    return hash.digest('binary');
}

;// CONCATENATED MODULE: ./lib/oci/layer/blob-reader.js




/** Bytes. By default, tars are written in records of 20 blocks (POSIX, pax: "blocking"). */
const TAR_RECORD = 10_240;
/** Reads one blob as it streams in: its digest, the digest of the uncompressed stream, and the entries of the tar. */
class BlobReader {
    #digest = (0,external_node_crypto_.createHash)('sha256');
    /** Of the uncompressed stream, if the blob is compressed. */
    #diffId;
    #tar;
    #start = Buffer.alloc(0);
    #compression = 'none';
    #decompressor;
    #document = [];
    #contentSize = 0;
    #size = 0;
    /** @param normalize says what counts of a file; by default all of it. */
    constructor(normalize) {
        this.#tar = new TarReader(normalize);
    }
    /** Compressed bytes taken so far. */
    get size() {
        return this.#size;
    }
    /** Resolves when the chunk is no longer needed and more may be written. One call at a time. */
    async write(chunk) {
        this.#size += chunk.length;
        this.#digest.update(chunk);
        if (this.#decompressor)
            return this.#decompressor.write(chunk);
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length >= SNIFF_LENGTH)
            await this.#open().write(this.#start);
    }
    async finish() {
        const reader = this.#decompressor ?? this.#open();
        if (this.#size < SNIFF_LENGTH)
            await reader.write(this.#start);
        const failure = await reader.finish();
        const document = this.#documentBytes();
        const digest = `sha256:${this.#digest.digest('hex')}`;
        return {
            digest,
            size: this.#size,
            compression: this.#compression,
            content: this.#content(digest, failure),
            ...(document === undefined ? {} : { document }),
        };
    }
    abort() {
        this.#decompressor?.abort();
    }
    #open() {
        this.#compression = sniff(this.#start);
        if (this.#compression !== 'none' || this.#start[0] !== OPENING_BRACE)
            this.#document = undefined;
        if (this.#compression !== 'none')
            this.#diffId = (0,external_node_crypto_.createHash)('sha256');
        this.#decompressor = decompressor(this.#compression, (chunk) => this.#take(chunk));
        return this.#decompressor;
    }
    #take(chunk) {
        this.#contentSize += chunk.length;
        this.#diffId?.update(chunk);
        this.#tar.write(chunk);
        if (this.#document === undefined)
            return;
        if (this.#contentSize > bounds_bounds.document)
            this.#document = undefined;
        // The chunk is lent, so it is copied.
        else
            this.#document.push(Buffer.from(chunk));
    }
    #content(digest, failure) {
        if (failure !== undefined)
            return { unknown: failure };
        const padded = this.#padded();
        return {
            diffId: this.#diffId ? `sha256:${this.#diffId.digest('hex')}` : digest,
            size: this.#contentSize,
            files: this.#tar.end(),
            ...(padded === undefined ? {} : { padded }),
        };
    }
    /** Podman 4 drops the zeros from a tar that it compresses to zstd:chunked. Its config names the whole tar. */
    #padded() {
        const missing = TAR_RECORD - (this.#contentSize % TAR_RECORD);
        if (this.#compression !== 'zstd' || this.#diffId === undefined || missing === TAR_RECORD)
            return undefined;
        const digest = this.#diffId.copy().update(Buffer.alloc(missing)).digest('hex');
        return { diffId: `sha256:${digest}`, size: this.#contentSize + missing };
    }
    #documentBytes() {
        return this.#document && this.#document.length > 0 ? Buffer.concat(this.#document) : undefined;
    }
}
const OPENING_BRACE = 0x7b;

;// CONCATENATED MODULE: ./lib/oci/receiver/upload-sessions.js



/** Open uploads. Many never finish (a refused mount, a client that found the blob elsewhere): that is normal. */
class UploadSessions {
    #sessions = new Map();
    #normalize;
    /** @param normalize says what counts of a file in a layer; by default all of it. */
    constructor(normalize) {
        this.#normalize = normalize;
    }
    open(repository, now) {
        this.#endIdle(now);
        if (this.#sessions.size >= bounds_bounds.sessions)
            this.#endOldest([...this.#sessions.values()]);
        const reader = new BlobReader(this.#normalize);
        const session = { id: (0,external_node_crypto_.randomUUID)(), repository, reader, busy: false, touched: now };
        this.#sessions.set(session.id, session);
        return session;
    }
    find(repository, id, now) {
        const session = this.#sessions.get(id);
        if (session?.repository !== repository)
            return undefined;
        session.touched = now;
        return session;
    }
    end(session) {
        session.reader.abort();
        this.#sessions.delete(session.id);
    }
    endAll() {
        for (const session of this.#sessions.values())
            this.end(session);
    }
    /** Ends the oldest session if too many hold part of a blob. */
    limitPartial() {
        const partial = [...this.#sessions.values()].filter(({ busy, reader }) => !busy && reader.size > 0);
        if (partial.length > bounds_bounds.begunSessions)
            this.#endOldest(partial);
    }
    /** Sessions that a request writes to are not ended. */
    #endOldest(sessions) {
        let oldest;
        for (const session of sessions) {
            if (!session.busy && session.touched < (oldest?.touched ?? Number.POSITIVE_INFINITY))
                oldest = session;
        }
        if (oldest)
            this.end(oldest);
    }
    #endIdle(now) {
        for (const session of this.#sessions.values()) {
            if (!session.busy && now - session.touched > bounds_bounds.idleSession)
                this.end(session);
        }
    }
}

;// CONCATENATED MODULE: ./lib/oci/receiver/measuring-registry.js









/**
 * The same at every run: Docker keeps a record of every registry that it pushed a layer to. IANA has no service for it,
 * and it is below the ports that Linux assigns by itself.
 */
const PREFERRED_PORT = 28_515;
/**
 * The same at every run of a user on a machine: Docker keeps records of up to 50 repositories per layer, and drops
 * the oldest. Jobs in containers that share an engine have different host names, so none overwrites or removes the
 * tag of another. The name is no secret: it is on the command line of `docker push`.
 */
function machineRepository() {
    const machine = (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()} ${process.getuid?.()}`).digest('hex');
    return `measure/${machine.slice(0, 32)}`;
}
async function startMeasuringRegistry({ preferredPort = PREFERRED_PORT, normalize, } = {}) {
    const sessions = new UploadSessions(normalize);
    const server = (0,external_node_http_.createServer)();
    // The default of 300 s would cut uploads that still progress. For bodies, bounds.noProgress limits silence instead.
    server.requestTimeout = 0;
    server.maxConnections = bounds_bounds.connections;
    // A client that reuses a connection just as it times out would see its push fail. close() ends all connections.
    server.keepAliveTimeout = 0;
    const port = await listen(server, preferredPort);
    return new LoopbackRegistry(server, port, sessions);
}
class LoopbackRegistry {
    address;
    repository = machineRepository();
    #server;
    #sessions;
    #store = new PushStore();
    /** By tag: what to do when a request for it is received. */
    #probes = new Map();
    #requests = 0;
    #bytesReceived = 0;
    #bug;
    constructor(server, port, sessions) {
        this.address = `127.0.0.1:${port}`;
        this.#server = server;
        this.#sessions = sessions;
        const state = {
            store: this.#store,
            sessions,
            gate: new BodyGate(Math.max(bounds_bounds.bodies, (0,external_node_os_.availableParallelism)())),
            onTagRequested: (tag) => this.#probes.get(tag)?.(),
            onReceived: (bytes) => {
                this.#bytesReceived += bytes;
            },
        };
        server.on('request', (request, response) => {
            this.#requests++;
            answer(state, request, response).catch((error) => {
                this.#bug ??= { error };
                response.destroy();
            });
        });
    }
    expectBase(base) {
        this.#store.expectBase(base);
    }
    findMissingBlobs(sizeOf) {
        this.#store.findMissingBlobs(sizeOf);
    }
    image(repository, built, platform) {
        if (this.#bug)
            throw this.#bug.error;
        return pushedImage(this.#store, repository, built, platform);
    }
    probe() {
        const tag = (0,external_node_crypto_.randomBytes)(16).toString('hex');
        const received = new Promise((resolve) => this.#probes.set(tag, resolve));
        return { reference: `${this.address}/${this.repository}/probe:${tag}`, received };
    }
    get bytesReceived() {
        return this.#bytesReceived;
    }
    get activity() {
        return this.#requests + this.#bytesReceived;
    }
    async close() {
        this.#sessions.endAll();
        const closed = new Promise((resolve) => this.#server.close(() => resolve()));
        this.#server.closeAllConnections();
        await closed;
    }
}
/** Listens on the preferred port, or on a free one if that is in use or not allowed. */
async function listen(server, preferred) {
    for (const port of [preferred, 0]) {
        const error = await new Promise((resolve) => {
            server.once('error', resolve);
            server.listen(port, '127.0.0.1', () => {
                server.removeListener('error', resolve);
                resolve(undefined);
            });
        });
        if (error === undefined)
            return server.address().port;
        if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')
            throw error;
    }
    throw new Error('no free port on 127.0.0.1');
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/process/memory.js

/**
 * Keeps V8's young generation from growing: layers stream through this process, and garbage would fill a larger one for
 * no gain. Call it after everything is loaded, because it slows loading down. (V8 reads --max-semi-space-size only when
 * it starts, and grows beyond --scavenger-max-new-space-capacity-mb.)
 */
function boundYoungGeneration() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./lib/model/weigh.js

/**
 * Download size: the base layers as their registry publishes them plus the app layers as the builder uploaded them.
 * Disk size: the layers' uncompressed tars. A base counts only if all its layers are the image's first, by diffID.
 * If the base is unknown, so is the download size of what an engine sent: the engine may have compressed base layers
 * differently from their registry.
 */
function weigh(contents, base) {
    const known = 'contents' in base ? (mismatch(contents, base) ?? base) : base;
    const published = 'contents' in known ? known.contents.layers : [];
    const createdBy = instructions(contents.config.history, contents.layers.length);
    const layers = contents.layers.map((sent, i) => {
        const ofBase = published[i];
        const { digest, diffId, download, disk, files } = ofBase ? asPublished(sent, ofBase) : sent;
        const from = 'unknown' in known ? undefined : ofBase ? 'base' : 'app';
        const contentDigest = 'unknown' in files ? files : files.contentDigest;
        return { digest, diffId, download, disk, contentDigest, createdBy: createdBy[i] ?? '', from };
    });
    if ('unknown' in known)
        return { layers, ...sizesWithoutBase(layers, known), base: known };
    return {
        layers,
        sizes: weigh_sizesOf(layers),
        app: weigh_sizesOf(layers.slice(published.length)),
        base: 'contents' in known
            ? {
                reference: known.reference,
                digest: known.contents.digest,
                ...weigh_sizesOf(layers.slice(0, published.length)),
            }
            : known,
    };
}
function sizesWithoutBase(layers, base) {
    const unknown = { unknown: `the base image is not known: ${base.unknown}` };
    const { download, disk } = weigh_sizesOf(layers);
    // If the image's registry states the size of every layer, that is what a host pulls, with any base.
    const published = layers.every((layer) => isKnown(layer.download) && layer.download.how === 'stated');
    return {
        sizes: { download: published ? download : unknown, disk },
        app: { download: unknown, disk: unknown },
    };
}
function weigh_sizesOf(layers) {
    return {
        download: sum(layers.map((layer) => layer.download)),
        disk: sum(layers.map((layer) => layer.disk)),
    };
}
/** Whether all layers of the base are the first layers of the image, by diffID. */
function weigh_startsWith(diffIds, base) {
    return base.every((diffId, i) => diffId === diffIds[i]);
}
function mismatch(contents, base) {
    if (weigh_startsWith(contents.config.diffIds, base.contents.config.diffIds))
        return undefined;
    return { unknown: `the image does not start with the layers of ${base.reference}` };
}
/** If the builder sent a base layer, its tar was verified, but its compressed size is not the published one. */
function asPublished(sent, published) {
    return isKnown(sent.disk) && sent.disk.how === 'verified' ? { ...published, disk: sent.disk } : published;
}
/**
 * The instruction of each layer; none if the history does not have one entry for each layer.
 * OCI image specification, "history": entries with `empty_layer` made no layer.
 */
function instructions(history, layers) {
    const made = history.filter((entry) => !entry.emptyLayer).map((entry) => entry.createdBy);
    return made.length === layers ? made : [];
}

;// CONCATENATED MODULE: ./lib/push/base.js



/**
 * The base image that an image was built on, as its registry publishes it. The tag is tried first, then the other
 * copies: the image starts with the layers of the copy that was used. Without such a copy the base is unknown, since
 * the registry does not answer or no longer has it; a warning says so.
 * @param copiesOf called only if the tag means another copy.
 */
async function findBase(named, image, copiesOf, { images, log }) {
    const base = 'reference' in named ? await findUsedCopy(named, image, copiesOf, images) : named;
    const baseReference = 'reference' in named ? named.reference : undefined;
    if ('unknown' in base) {
        const which = `${baseReference === undefined ? '' : ` ${baseReference}`} for ${(0,model_image/* formatPlatform */.Bq)(image.platform)}`;
        log.warning(`The base image${which} is unknown, so the download size is unknown too: ${base.unknown}`);
    }
    return { base, baseReference };
}
async function findUsedCopy({ reference, digests = [] }, { diffIds, platform }, copiesOf, images) {
    let reason = `no published copy of ${reference} has the layers that the image starts with`;
    async function* candidates() {
        yield undefined;
        yield* new Set([...digests, ...(await copiesOf(reference))]);
    }
    for await (const digest of candidates()) {
        try {
            const base = await images.read(reference, platform, digest);
            if (weigh_startsWith(diffIds, base.contents.config.diffIds))
                return base;
        }
        catch (error) {
            if (!(error instanceof user_error/* RegistryError */.g))
                throw error;
            if (digest === undefined)
                reason = error.message;
        }
    }
    return { unknown: reason };
}

;// CONCATENATED MODULE: ./lib/push/receive.js


/** Tag under which an image goes through the measuring registry. */
const TAG = 'head';
/** The reference that all images of a run are pushed to, one after the other. */
function pushReference({ address, repository }) {
    return `${address}/${repository}:${TAG}`;
}
/**
 * Receives images and finds the base of each. The registry expects the bases before anything is sent, so that their
 * layers are not sent.
 * @returns one outcome for each platform, in the order of the delivery.
 */
async function receiveImages({ images, copiesOf, send, reference }, tools) {
    const bases = [];
    for (const image of images)
        bases.push(await expectBase(image, copiesOf, tools));
    const sent = await send(images.map(({ platform }) => platform));
    const outcomes = [];
    for (const [i, { platform, base }] of images.entries()) {
        const contents = sent.image(platform);
        const { config } = contents;
        const found = bases[i] ?? (await findBase(base(config), config, sent.copiesOf ?? copiesOf, tools));
        const { compressor, note } = sent;
        outcomes.push({ built: { contents, reference, compressor, ...(note && { note }) }, ...found });
    }
    return outcomes;
}
/** @returns the base, if it can be found before the image is sent. */
async function expectBase({ platform, base, diffIds }, copiesOf, tools) {
    const named = base();
    if (diffIds === undefined) {
        if ('reference' in named)
            await expectCopies(named, platform, copiesOf, tools);
        return undefined;
    }
    const found = await findBase(named, { diffIds, platform }, copiesOf, tools);
    // Of an unknown base all layers must be sent: what is not sent is not measured.
    if ('contents' in found.base) {
        tools.registry.expectBase(found.base.contents);
        findMissingBlobs(found.base.reference, tools);
    }
    return found;
}
/** Which copy of the base was used shows only in the image that arrives, so all of them are expected. */
async function expectCopies({ reference, digests = [] }, platform, copiesOf, { images, registry }) {
    for (const digest of [undefined, ...new Set([...digests, ...(await copiesOf(reference))])]) {
        try {
            const { contents } = await images.read(reference, platform, digest);
            registry.expectBase(contents);
        }
        catch (error) {
            // If the base turns out to be unknown, the reason is given then.
            if (!(error instanceof user_error/* RegistryError */.g))
                throw error;
        }
    }
}
/** Blobs that an engine asks for and the base's manifest does not name may be in the base's repository. */
function findMissingBlobs(reference, { images, registry, log }) {
    registry.findMissingBlobs(async (digest) => {
        try {
            return await images.blobSize(reference, digest);
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : error;
            log.info(`Whether ${reference} has the blob ${digest} is unknown: ${reason}`);
            return undefined;
        }
    });
}

;// CONCATENATED MODULE: ./lib/action/foreign-code.js

/**
 * Some events run with the secrets of the base repository and a token that may write, while the code is the pull
 * request's. A build there would hand both to the author of the pull request.
 * @throws UserError if the run has such an event.
 */
function refuseForeignCode(event) {
    const name = eventWithForeignCode(event);
    if (name === undefined)
        return;
    throw new user_error/* UserError */.y(`This action builds the code that is checked out, and refuses to do so on ${name}: that event has secrets and a token that may write, and the code is the pull request's. Run it on pull_request, which works for forks too: the report is then in the job summary.`);
}
function eventWithForeignCode(event) {
    switch (event.kind) {
        case 'pull-request-target':
            return 'pull_request_target';
        case 'workflow-run':
            return event.startedBy.startsWith('pull_request') ? 'workflow_run' : undefined;
        case 'pull-request':
        case 'push':
        case 'merge-group':
        case 'other':
            return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/compare/deploy-size.js

function deploySize(now, before) {
    const unknown = sentUnknown(now, 'the base image') ?? sentUnknown(before, 'the base image of the baseline');
    if (unknown)
        return { size: unknown, ofBase: unknown };
    const moved = movedLayers(now.layers, before.layers);
    const ofBase = moved.filter((layer) => layer.from === 'base');
    return {
        size: sum(moved.map((layer) => layer.download)),
        ofBase: 'unknown' in now.base ? now.base : sum(ofBase.map((layer) => layer.download)),
    };
}
/** The layers with a digest that the baseline does not have, each digest once. */
function movedLayers(now, before) {
    const there = new Set(before.map((layer) => layer.digest));
    const moved = now.filter((layer) => !there.has(layer.digest));
    return [...new Map(moved.map((layer) => [layer.digest, layer])).values()];
}
/** On an unknown base, an engine may have compressed the base layers itself: a registry would send other bytes. */
function sentUnknown({ base, sizes }, what) {
    if (!('unknown' in base) || isKnown(sizes.download))
        return undefined;
    return { unknown: `${what} is not known: ${base.unknown}` };
}

;// CONCATENATED MODULE: ./lib/compare/sum-comparisons.js




/** Unknown if any image has no baseline and is not new. */
function sumComparisons(results) {
    const pairs = results.filter(isCompared);
    const missing = results
        .map(({ baseline }) => baseline)
        .filter((baseline) => 'missing' in baseline)
        .find((baseline) => !baseline.appeared);
    if (missing || pairs.length === 0) {
        const unknown = { unknown: missing?.missing ?? 'no image has a baseline' };
        return {
            deploy: unknown,
            before: unknown,
            increase: { download: unknown, disk: unknown },
            baseDrift: unknown,
        };
    }
    const before = pairs.map(({ baseline }) => baseline.image);
    return {
        deploy: deployOfAll(results, pairs, before),
        before: distinctSizes(before).download,
        increase: {
            download: sum(pairs.map(({ comparison }) => comparison.increase.download)),
            disk: sum(pairs.map(({ comparison }) => comparison.increase.disk)),
        },
        baseDrift: driftOfAll(pairs),
    };
}
function isCompared(result) {
    return result.comparison !== undefined;
}
function deployOfAll(results, pairs, before) {
    // If the deploy size of one image is unknown, so is the sum.
    const compared = pairs.map(({ comparison }) => comparison.deploy.size);
    const appeared = results
        .filter((result) => !isCompared(result))
        .map(({ image }) => image.weighed.sizes.download);
    const unknown = [...compared, ...appeared].find((size) => !isKnown(size));
    if (unknown)
        return unknown;
    const layers = (of) => of.flatMap(({ weighed }) => weighed.layers);
    const moved = movedLayers(layers(results.map(({ image }) => image)), layers(before));
    return sum(moved.map((layer) => layer.download));
}
function driftOfAll(pairs) {
    const drifts = new Map();
    for (const { comparison, image } of pairs) {
        const { base } = comparison;
        if ('unknown' in base)
            return base;
        if (base.kind === 'drift')
            drifts.set(`${(0,model_image/* formatPlatform */.Bq)(image.platform)} ${base.from} ${base.to}`, base.download);
    }
    return sum(drifts.values());
}

;// CONCATENATED MODULE: ./lib/action/outputs.js



/**
 * The outputs of action.yml that hold figures. With several images, each distinct layer counts once. If an image could
 * not be measured, the sums are unknown.
 */
function figureOutputs(results, report) {
    const measurements = results.map((result) => result.image);
    const whole = measurements.length > 0 && report.failures.length === 0;
    const sizes = whole ? distinctSizes(measurements) : undefined;
    const single = whole && measurements.length === 1 ? measurements[0] : undefined;
    const sdkRatio = single && !('unknown' in single.sdk) ? single.sdk.ratio : undefined;
    const comparisons = whole ? sumComparisons(results) : undefined;
    return {
        'download-size': outputs_bytes(sizes?.download),
        'disk-size': outputs_bytes(sizes?.disk),
        'deploy-size': outputs_bytes(comparisons?.deploy),
        'baseline-download-size': outputs_bytes(comparisons?.before),
        'download-increase': outputs_bytes(comparisons?.increase.download),
        'disk-increase': outputs_bytes(comparisons?.increase.disk),
        'base-drift': outputs_bytes(comparisons?.baseDrift),
        'sdk-ratio': sdkRatio === undefined ? '' : String(sdkRatio),
        'image-digest': (single && report.images[0]?.digest) ?? '',
        verdict: report.verdict,
        images: JSON.stringify(report.images.map(withoutLayers)),
    };
}
/** All outputs of a job may have 1 MiB together, too little for the layers of many images. report.json has them. */
function withoutLayers({ layers: _layers, sdk, baseline, ...image }) {
    return {
        ...image,
        sdk: sdk && omitLayers(sdk),
        baseline: 'layers' in baseline ? omitLayers(baseline) : baseline,
    };
}
function omitLayers({ layers: _layers, ...figures }) {
    return figures;
}
function outputs_bytes(size) {
    return size && isKnown(size) ? String(size.bytes) : '';
}

;// CONCATENATED MODULE: ./lib/action/override.js
/** The label that accepts exceeded limits, for events with pull requests that can have it. */
function effectiveLabel({ overrideLabel }, { kind }) {
    return kind === 'pull-request' || kind === 'merge-group' ? overrideLabel : undefined;
}
/** Looks up whether the label accepts the limits that are exceeded. If none is, nothing is asked. */
async function lookUpOverride(results, label, find, log) {
    const fails = results.some(({ limits }) => limits.some(({ verdict }) => verdict === 'fail'));
    if (label === undefined || !fails)
        return undefined;
    const found = await find(label);
    switch (found.kind) {
        case 'given':
            return { label, ...combineGivers(found.by) };
        case 'not-given':
            // Every pull request of a merge group must have the label.
            if (found.missing.length > 0)
                log.info(`The label ${label} is not on ${found.missing.map((number) => `#${number}`).join(', ')}.`);
            return undefined;
        case 'unknown':
            log.warning(`The label ${label} cannot be looked up, so it accepts nothing: ${found.reason}`);
            return undefined;
    }
}
/** Several pull requests of a merge group: each login once, and the time when the last label was set. */
function combineGivers(givers) {
    const logins = new Set(givers.flatMap(({ by }) => ('login' in by ? [by.login] : [])));
    const times = givers.flatMap(({ at }) => (at === null ? [] : [at])).sort();
    const last = times.at(-1);
    return {
        by: logins.size === 0 ? null : [...logins].join(', '),
        ...(last === undefined ? {} : { at: last }),
    };
}

// EXTERNAL MODULE: ./lib/baseline/baseline-request.js
var baseline_request = __nccwpck_require__(2576);
;// CONCATENATED MODULE: ./lib/model/version.js
/** The version of this action; the same as in package.json, which is not part of the bundle. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/limits/limits.js
/** The inputs that set limits. */
const LIMIT_NAMES = [
    'max-size',
    'max-disk-size',
    'max-sdk-ratio',
    'allow-sdk-image',
    'max-increase',
    'max-disk-increase',
    'warn-increase',
    'on-missing-baseline',
];
/** The worst of several verdicts; `pass` if there is none. */
function worst(verdicts) {
    let result = 'pass';
    for (const verdict of verdicts) {
        if (verdict === 'fail')
            return 'fail';
        if (verdict === 'warn')
            result = 'warn';
    }
    return result;
}
/** The result of a limit on a figure that is unknown. */
function undecided(name, limit, what, actual) {
    const reason = `${name} ${limit} could not be judged: ${what} is unknown (${actual.unknown})`;
    return { name, limit, actual, verdict: 'warn', reason };
}
/**
 * The size that a growth limit is judged on: the disk size if different tools compressed the two images, because their
 * download sizes are then not comparable.
 */
function limits_comparableSize(before, which) {
    return before.compressorsDiffer ? 'disk' : which;
}

;// CONCATENATED MODULE: ./lib/report/report.js



/*
 * The schema of report.json, which its readers rely on; schema/report-1.schema.json is generated from it. Sizes are in
 * bytes. An unknown figure is null, and its sibling `…Unknown` says why; a known size has a sibling `…Known`.
 */
const Bytes = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(Number.MAX_SAFE_INTEGER));
const Digest = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(name_digest/* SHA256_DIGEST */.fu));
const HowKnown = dist/* picklist */.KIO(['verified', 'stated']);
const Reason = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq());
const Builder = dist/* picklist */.KIO(['sdk', 'docker', 'image']);
const Verdict = dist/* picklist */.KIO(['pass', 'warn', 'fail']);
const sizes = {
    download: dist/* nullable */.mee(Bytes),
    downloadKnown: dist/* optional */.lqM(HowKnown),
    downloadUnknown: dist/* optional */.lqM(Reason),
    disk: dist/* nullable */.mee(Bytes),
    diskKnown: dist/* optional */.lqM(HowKnown),
    diskUnknown: dist/* optional */.lqM(Reason),
};
/** Now minus before: negative if something shrank. */
const Difference = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(-Number.MAX_SAFE_INTEGER), dist/* maxValue */.cGV(Number.MAX_SAFE_INTEGER));
const differences = { ...sizes, download: dist/* nullable */.mee(Difference), disk: dist/* nullable */.mee(Difference) };
const report_layer = { digest: Digest, diffId: Digest, ...sizes, createdBy: dist/* string */.YjP() };
const Base = dist/* strictObject */.rej({ reference: dist/* string */.YjP(), digest: Digest, ...sizes });
const Sdk = dist/* strictObject */.rej({
    reference: dist/* string */.YjP(),
    digest: Digest,
    ...sizes,
    layers: dist/* array */.YOg(dist/* strictObject */.rej({ ...report_layer, shared: dist/* boolean */.zMY() })),
    ratio: dist/* nullable */.mee(dist/* number */.aig()),
    ratioUnknown: dist/* optional */.lqM(Reason),
    diskRatio: dist/* nullable */.mee(dist/* number */.aig()),
    diskRatioUnknown: dist/* optional */.lqM(Reason),
});
const Limit = dist/* strictObject */.rej({
    name: dist/* picklist */.KIO(LIMIT_NAMES),
    limit: dist/* string */.YjP(),
    actual: dist/* nullable */.mee(dist/* number */.aig()),
    actualUnknown: dist/* optional */.lqM(Reason),
    verdict: Verdict,
    reason: Reason,
    /** The limit is exceeded, and the override label turned the failure into a warning. */
    overridden: dist/* boolean */.zMY(),
});
/** What was measured of an image, at the head or at the baseline. */
const measured = {
    name: dist/* string */.YjP(),
    project: dist/* nullable */.mee(dist/* string */.YjP()),
    builder: Builder,
    reference: dist/* nullable */.mee(dist/* string */.YjP()),
    digest: dist/* nullable */.mee(Digest),
    digestUnknown: dist/* optional */.lqM(Reason),
    platform: dist/* string */.YjP(),
    /** How the image was weighed if that was not the best way, and what is unknown for it. */
    note: dist/* optional */.lqM(Reason),
    compressor: dist/* nullable */.mee(dist/* string */.YjP()),
    compressorUnknown: dist/* optional */.lqM(Reason),
    sizes: dist/* strictObject */.rej(sizes),
    app: dist/* strictObject */.rej(sizes),
    layers: dist/* array */.YOg(dist/* strictObject */.rej({
        ...report_layer,
        /** Of path, type, mode, size, content and link target of its files, independent of their order and times. */
        contentDigest: dist/* nullable */.mee(Digest),
        contentDigestUnknown: dist/* optional */.lqM(Reason),
        from: dist/* nullable */.mee(dist/* picklist */.KIO(['base', 'app'])),
    })),
    base: dist/* nullable */.mee(Base),
    baseUnknown: dist/* optional */.lqM(Reason),
    /** Set if the image has no base image: why. */
    baseNone: dist/* optional */.lqM(Reason),
    /** Set if the image is built on an SDK image: that image, and the one that should be in its place. */
    sdkBase: dist/* nullable */.mee(dist/* strictObject */.rej({ base: dist/* string */.YjP(), instead: dist/* string */.YjP() })),
};
const report_Commit = dist/* nullable */.mee(dist/* string */.YjP());
/** What the image is compared with. */
const Baseline = dist/* strictObject */.rej({
    commit: report_Commit,
    /** Measured in this run, kept by an earlier run, read from an earlier report.json, or read from a registry. */
    source: dist/* picklist */.KIO(['built', 'cache', 'file', 'registry']),
    ...measured,
    sdkRatio: dist/* nullable */.mee(dist/* number */.aig()),
    sdkRatioUnknown: dist/* optional */.lqM(Reason),
});
const MissingBaseline = dist/* strictObject */.rej({
    missing: Reason,
    /** The baseline is known and this image was not in it. */
    appeared: dist/* boolean */.zMY(),
});
const BaseName = dist/* nullable */.mee(dist/* strictObject */.rej({ reference: dist/* string */.YjP(), digest: Digest }));
const Comparison = dist/* strictObject */.rej({
    /** The app layers have the same files, on the same base image, drifted or not. */
    noChange: dist/* nullable */.mee(dist/* boolean */.zMY()),
    noChangeUnknown: dist/* optional */.lqM(Reason),
    /** What the pull request changed: app layers, and the choice of the base image, without base drift. */
    increase: dist/* strictObject */.rej(differences),
    /** The same reference names another base image now. */
    baseDrift: dist/* nullable */.mee(dist/* strictObject */.rej({ reference: dist/* string */.YjP(), from: Digest, to: Digest, ...differences })),
    /** Another base image was chosen, which counts in the increase. `from` and `to` are null for none. */
    baseChange: dist/* nullable */.mee(dist/* strictObject */.rej({ from: BaseName, to: BaseName, ...differences })),
    /** Set if both are unknown: why. */
    baseUnknown: dist/* optional */.lqM(Reason),
    /** The part of the deploy size that is base layers. */
    deployOfBase: dist/* nullable */.mee(Bytes),
    deployOfBaseUnknown: dist/* optional */.lqM(Reason),
    /** Different tools compressed the app layers, or one is unknown: growth is judged on the disk size. */
    compressorsDiffer: dist/* boolean */.zMY(),
    /** The project was moved or renamed. */
    renamedFrom: dist/* nullable */.mee(dist/* strictObject */.rej({ name: dist/* string */.YjP(), project: dist/* string */.YjP() })),
});
const Finding = dist/* strictObject */.rej({
    id: dist/* picklist */.KIO(['unchanged-in-deploy']),
    bytes: Bytes,
    text: Reason,
    advice: dist/* string */.YjP(),
});
const Image = dist/* strictObject */.rej({
    ...measured,
    sizes: dist/* strictObject */.rej({
        ...sizes,
        /** What a redeploy moves to a host that has the baseline image. */
        deploy: dist/* nullable */.mee(Bytes),
        deployUnknown: dist/* optional */.lqM(Reason),
    }),
    sdk: dist/* nullable */.mee(Sdk),
    sdkUnknown: dist/* optional */.lqM(Reason),
    baseline: dist/* union */.KCZ([Baseline, MissingBaseline]),
    /** Null if there is no baseline. */
    comparison: dist/* nullable */.mee(Comparison),
    findings: dist/* array */.YOg(Finding),
    limits: dist/* array */.YOg(Limit),
});
const Failure = dist/* strictObject */.rej({
    name: dist/* string */.YjP(),
    error: Reason,
    /** First error lines of the tool that failed. */
    details: dist/* array */.YOg(dist/* string */.YjP()),
});
const Removed = dist/* strictObject */.rej({
    name: dist/* string */.YjP(),
    project: dist/* nullable */.mee(dist/* string */.YjP()),
    platform: dist/* string */.YjP(),
    sizes: dist/* strictObject */.rej(sizes),
});
const ReportSchema = dist/* strictObject */.rej({
    schema: dist/* literal */.euz(1),
    tool: dist/* strictObject */.rej({ name: dist/* literal */.euz('aspnet-image-size'), version: dist/* string */.YjP() }),
    headCommit: report_Commit,
    measuredCommit: report_Commit,
    pullRequest: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf())),
    images: dist/* array */.YOg(Image),
    /** Images that could not be measured. */
    failures: dist/* array */.YOg(Failure),
    /** Images of the baseline that are gone. */
    removed: dist/* array */.YOg(Removed),
    /** The label that accepts exceeded limits, if the event can have one. */
    overrideLabel: dist/* nullable */.mee(dist/* string */.YjP()),
    /** The label is set: since when and by whom, as far as that is known. */
    override: dist/* nullable */.mee(dist/* strictObject */.rej({ label: dist/* string */.YjP(), by: dist/* nullable */.mee(dist/* string */.YjP()), at: dist/* nullable */.mee(dist/* string */.YjP()) })),
    verdict: Verdict,
});

;// CONCATENATED MODULE: ./lib/report/parse-report.js



/** Bounds on a report.json, which anyone may have written. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_IMAGES = 1_000;
const MAX_LAYERS = 1_000;
/** How much a message says of what is wrong. */
const MAX_ISSUES = 3;
const parse_report_MAX_MESSAGE = 200;
/**
 * Reads a report.json of an earlier run. Nothing in it is trusted: its schema, its bounds and its sums are checked.
 * @param name of the file, for messages.
 * @throws UserError that says what is wrong with it.
 */
function parseReport(bytes, name) {
    if (bytes.length > MAX_BYTES)
        throw refusal(name, `it is larger than ${MAX_BYTES} bytes`);
    return readReport(parseJson(bytes), name);
}
/**
 * The same for JSON that is parsed already; undefined is not JSON.
 * @throws UserError that says what is wrong with it.
 */
function readReport(json, name) {
    const refuse = (reason) => refusal(name, reason);
    if (json === undefined)
        throw refuse('it is not JSON');
    const version = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
    if (typeof version === 'number' && version !== 1) {
        throw refuse(`it has schema ${version}, and this version reads schema 1`);
    }
    const result = dist/* safeParse */.xLC(ReportSchema, json);
    if (!result.success)
        throw refuse(wrongWith(result.issues));
    const report = result.output;
    if (report.images.length > MAX_IMAGES)
        throw refuse(`it has more than ${MAX_IMAGES} images`);
    for (const image of report.images) {
        if (image.layers.length > MAX_LAYERS)
            throw refuse(`an image has more than ${MAX_LAYERS} layers`);
        const contradiction = contradictionIn(image);
        if (contradiction)
            throw refuse(`${JSON.stringify(image.name.slice(0, parse_report_MAX_MESSAGE))}: ${contradiction}`);
    }
    return report;
}
function refusal(name, reason) {
    return new user_error/* UserError */.y(`${name} is not a report of this action: ${reason}`);
}
/** Undefined if the bytes are not JSON in UTF-8. */
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (error) {
        if (error instanceof SyntaxError || error instanceof TypeError)
            return undefined;
        throw error;
    }
}
function wrongWith(issues) {
    return (issues
        .slice(0, MAX_ISSUES)
        .map((issue) => `${dist/* getDotPath */.BuJ(issue) ?? 'it'}: ${issue.message}`.slice(0, parse_report_MAX_MESSAGE))
        // The message quotes the report: no control or format character of it may reach the log.
        .map((message) => message.replace(/[\p{C}\u2028\u2029]+/gu, ' '))
        .join('; '));
}
/** Which figures contradict each other: each total must be the sum of its layers, or unknown. */
function contradictionIn({ sizes, app, base, baseNone, layers }) {
    const of = (from) => layers.filter((layer) => layer.from === from);
    const known = base !== null || baseNone !== undefined;
    if (!layers.every((layer) => (layer.from !== null) === known)) {
        return 'its layers are marked as base or app although its base image is unknown, or the reverse';
    }
    for (const which of ['download', 'disk']) {
        if (!addsUp(sizes[which], layers, which))
            return `its ${which} size is not the sum of its layers`;
        if (known && !addsUp(app[which], of('app'), which)) {
            return `the ${which} size of its app layers is not their sum`;
        }
        if (base && !addsUp(base[which], of('base'), which)) {
            return `the ${which} size of its base layers is not their sum`;
        }
    }
    return undefined;
}
function addsUp(total, layers, which) {
    if (total === null)
        return true;
    let sum = 0;
    for (const layer of layers) {
        const bytes = layer[which];
        if (bytes === null)
            return false;
        sum += bytes;
    }
    return sum === total;
}

;// CONCATENATED MODULE: ./lib/report/report-image.js


/** An image as report.json has it. */
function reportImage(result) {
    const { image, baseline, comparison, findings, limits } = result;
    return {
        ...reportMeasured(image),
        sizes: { ...reportSizes(image.weighed.sizes), ...reportDeploy(result) },
        ...reportSdk(image.sdk),
        baseline: comparison
            ? reportBaseline(baseline)
            : { missing: baseline.missing, appeared: baseline.appeared ?? false },
        comparison: comparison ? reportComparison(comparison) : null,
        findings: [...findings],
        limits: limits.map(reportLimit),
    };
}
/** The same of a measurement that was not compared or judged. */
function reportMeasurement(image) {
    return reportImage({ image, baseline: { missing: 'it was not compared' }, findings: [], limits: [] });
}
/** What an image was compared with: all that another comparison needs, and nothing of what was reported of it then. */
function reportBaseline({ commit, source, image }) {
    const { sizes, ...measured } = reportMeasured(image);
    const { sdk } = image;
    const ratio = 'unknown' in sdk ? sdk : (sdk.ratio ?? { unknown: RATIO_UNKNOWN });
    return {
        commit,
        source,
        ...measured,
        sizes,
        ...(typeof ratio === 'number' ? { sdkRatio: ratio } : { sdkRatio: null, sdkRatioUnknown: ratio.unknown }),
    };
}
function reportMeasured(image) {
    const { weighed, digest, compressor, note } = image;
    return {
        name: image.name,
        project: image.project ?? null,
        builder: image.builder,
        reference: image.reference ?? null,
        ...(typeof digest === 'string' ? { digest } : { digest: null, digestUnknown: digest.unknown }),
        platform: (0,model_image/* formatPlatform */.Bq)(image.platform),
        ...(note === undefined ? {} : { note }),
        ...(typeof compressor === 'string'
            ? { compressor }
            : { compressor: null, compressorUnknown: compressor.unknown }),
        sizes: reportSizes(weighed.sizes),
        app: reportSizes(weighed.app),
        layers: weighed.layers.map(({ digest, diffId, createdBy, contentDigest, from, ...sizes }) => ({
            digest,
            diffId,
            ...reportSizes(sizes),
            createdBy,
            ...(typeof contentDigest === 'string'
                ? { contentDigest }
                : { contentDigest: null, contentDigestUnknown: contentDigest.unknown }),
            from: from ?? null,
        })),
        ...reportBase(weighed),
        sdkBase: image.sdkBase ?? null,
    };
}
function reportDeploy({ baseline, comparison, }) {
    if (!comparison)
        return { deploy: null, deployUnknown: `there is no baseline: ${baseline.missing}` };
    const { size } = comparison.deploy;
    return isKnown(size) ? { deploy: size.bytes } : { deploy: null, deployUnknown: size.unknown };
}
function reportBase({ base }) {
    if ('unknown' in base)
        return { base: null, baseUnknown: base.unknown };
    if ('none' in base)
        return { base: null, baseNone: base.none };
    return { base: { reference: base.reference, digest: base.digest, ...reportSizes(base) } };
}
const RATIO_UNKNOWN = 'a download size is unknown';
function reportSdk(sdk) {
    if ('unknown' in sdk)
        return { sdk: null, sdkUnknown: sdk.unknown };
    return {
        sdk: {
            reference: sdk.reference,
            digest: sdk.digest,
            ...reportSizes(sdk),
            layers: sdk.layers.map(({ digest, diffId, createdBy, shared, ...sizes }) => ({
                digest,
                diffId,
                ...reportSizes(sizes),
                createdBy,
                shared,
            })),
            ratio: sdk.ratio ?? null,
            ...(sdk.ratio === undefined ? { ratioUnknown: RATIO_UNKNOWN } : {}),
            diskRatio: sdk.diskRatio ?? null,
            ...(sdk.diskRatio === undefined ? { diskRatioUnknown: 'a disk size is unknown' } : {}),
        },
    };
}
function reportLimit({ name, limit, actual, verdict, reason, overridden, }) {
    const figure = actual === null || typeof actual === 'number'
        ? { actual }
        : { actual: null, actualUnknown: actual.unknown };
    return { name, limit, ...figure, verdict, reason, overridden: overridden ?? false };
}
function reportComparison(comparison) {
    const { noChange, increase, base, deploy, compressorsDiffer, renamedFrom } = comparison;
    return {
        ...(typeof noChange === 'boolean' ? { noChange } : { noChange: null, noChangeUnknown: noChange.unknown }),
        increase: reportSizes(increase),
        ...reportBases(base),
        ...(isKnown(deploy.ofBase)
            ? { deployOfBase: deploy.ofBase.bytes }
            : { deployOfBase: null, deployOfBaseUnknown: deploy.ofBase.unknown }),
        compressorsDiffer,
        renamedFrom: renamedFrom ?? null,
    };
}
function reportBases(base) {
    if ('unknown' in base)
        return { baseDrift: null, baseChange: null, baseUnknown: base.unknown };
    switch (base.kind) {
        case 'same':
            return { baseDrift: null, baseChange: null };
        case 'drift': {
            const { reference, from, to } = base;
            return { baseDrift: { reference, from, to, ...reportSizes(base) }, baseChange: null };
        }
        case 'change': {
            const { from, to } = base;
            return { baseDrift: null, baseChange: { from, to, ...reportSizes(base) } };
        }
    }
}
/** Both sizes, or both differences, as report.json has them. */
function reportSizes({ download, disk }) {
    return {
        ...(isKnown(download)
            ? { download: download.bytes, downloadKnown: download.how }
            : { download: null, downloadUnknown: download.unknown }),
        ...(isKnown(disk)
            ? { disk: disk.bytes, diskKnown: disk.how }
            : { disk: null, diskUnknown: disk.unknown }),
    };
}

;// CONCATENATED MODULE: ./lib/baseline/kept-images.js






/** Bound on the files of all images together, a few MB. Lists that exceed it are not kept; the sizes are. */
const MAX_FILES = 50_000;
const Files = dist/* record */.g1P(dist/* string */.YjP(), dist/* array */.YOg(dist/* object */.Ikc({
    path: dist/* string */.YjP(),
    type: dist/* picklist */.KIO(['file', 'directory', 'symlink', 'hardlink', 'other']),
    size: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    mode: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    digest: dist/* optional */.lqM(dist/* string */.YjP()),
    target: dist/* optional */.lqM(dist/* string */.YjP()),
})));
const Kept = dist/* object */.Ikc({ report: dist/* unknown */.L5J(), files: Files });
/**
 * Images in the form in which they are kept between runs.
 * @param commit that they were measured at.
 */
function kept_images_pack(images, commit) {
    const files = {};
    let room = MAX_FILES;
    for (const image of images) {
        for (const [diffId, entries] of image.files) {
            if (diffId in files || entries.length > room)
                continue;
            room -= entries.length;
            files[diffId] = [...entries];
        }
    }
    const report = {
        schema: 1,
        tool: { name: 'aspnet-image-size', version: VERSION },
        headCommit: commit,
        measuredCommit: commit,
        pullRequest: null,
        images: images.map(reportMeasurement),
        failures: [],
        removed: [],
        overrideLabel: null,
        override: null,
        verdict: 'pass',
    };
    return new TextEncoder().encode(JSON.stringify({ report, files }));
}
/**
 * Reads what an earlier run kept. Any workflow of the repository may have written it, so it is checked like any report.
 * @throws UserError that says what is wrong with it.
 */
function kept_images_unpack(bytes) {
    const name = 'the measurement in the cache';
    const kept = dist/* safeParse */.xLC(Kept, parseJson(bytes));
    if (!kept.success)
        throw new user_error/* UserError */.y(`${name} is not from this action`);
    const { report, files } = kept.output;
    return readReport(report, name).images.map((image) => measuredOf(image, new Map(image.layers.flatMap(({ diffId }) => filesOf(files[diffId], diffId)))));
}
function filesOf(entries, diffId) {
    if (entries === undefined)
        return [];
    const read = entries.map(({ digest, target, ...entry }) => ({
        ...entry,
        ...(digest === undefined ? {} : { digest }),
        ...(target === undefined ? {} : { target }),
    }));
    return [[diffId, read]];
}

;// CONCATENATED MODULE: ./lib/cache/cache-key.js

/** Name of the entry in the Actions cache: the same for equal parts, in whatever order they are written. */
function cacheKey(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(sortedByName(parts)))
        .digest('hex');
    return `aspnet-image-size-${parts.kind}-${hash}`;
}
/** With all names in order, and without those that are not set. */
function sortedByName(value) {
    if (isList(value))
        return value.map(sortedByName);
    if (typeof value !== 'object' || value === null)
        return value;
    const names = Object.keys(value).sort();
    return Object.fromEntries(names.map((name) => [name, sortedByName(value[name])]));
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/baseline/key.js






/** Version of what is kept: report.json and the lists of files. */
const SCHEMA = 1;
/**
 * Key of the measurement of all images of a commit: everything that the measurement depends on.
 * @param commit must be in the repository.
 */
async function projectsKey(commit, repository, { inputs, places, targets }, docker) {
    const [tree, engine] = await Promise.all([
        repository.entry(commit, '.'),
        targets.some((target) => 'project' in target && target.docker) ? engineOf(docker) : [],
    ]);
    const sdks = targets.flatMap((target) => ('project' in target ? [`sdk ${target.project.sdkVersion}`] : []));
    return cacheKey({
        schema: SCHEMA,
        toolVersion: VERSION,
        kind: 'build',
        tree: tree?.id ?? commit,
        folder: (0,external_node_path_.relative)(places.workspace, repository.root),
        inputs: measurementInputs(inputs),
        builders: [...new Set([...sdks, ...engine])].sort(),
        platform: `${process.platform}/${process.arch}`,
    });
}
/** Key of an image that was built outside this action. Its inputs are not known, so its name and the commit decide. */
function imageKey(commit, name) {
    return cacheKey({ schema: SCHEMA, toolVersion: VERSION, kind: 'image', name, commit });
}
/** The inputs that change a measurement, not limits and reporting. Secrets go in by name only. */
function measurementInputs(inputs) {
    const { docker } = inputs;
    return {
        projects: inputs.projects,
        framework: inputs.framework,
        builder: inputs.builder,
        dockerfile: inputs.dockerfile,
        context: inputs.context,
        publish: inputs.publish,
        publishOutput: inputs.publishOutput,
        configuration: inputs.configuration,
        publishArgs: inputs.publishArgs,
        buildArgs: (0,build_request/* buildArgValues */.$G)(docker.buildArgs ?? [], process.env),
        buildContexts: docker.buildContexts,
        secrets: docker.secrets?.map((item) => item.split('=', 1)[0] ?? ''),
        target: docker.target,
        platforms: inputs.platforms.map(model_image/* formatPlatform */.Bq),
        name: inputs.name,
        baseImage: inputs.baseImage,
        sdkImage: inputs.sdkImage,
        mirrors: inputs.mirrors.map((mirror) => ({ ...mirror })),
    };
}
/** Engines and their image stores compress layers differently. */
async function engineOf(docker) {
    try {
        const { version, storageDriver } = await docker.engine();
        return [`docker ${version} ${storageDriver}`];
    }
    catch (error) {
        // Without an engine the images fail, and that is reported.
        if (error instanceof user_error/* UserError */.y)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/baseline/keep.js




/**
 * Keeps what later runs may be compared with. A run keeps one entry: a push its own measurement, which the next pull
 * requests find; a pull request the baseline if it had to build it. Entries of a merge group are never found again.
 * If it cannot be kept, a later run builds the baseline; this run is not affected.
 */
async function keepForLater(request, tools) {
    const { cache, log } = tools;
    if (!cache)
        return;
    const outcome = await keep(cache, request, tools);
    if (outcome === 'saved')
        log.info('The measurement is kept in the Actions cache.');
    else if (outcome === 'read-only')
        log.info('The measurement is not kept: this run may only read the Actions cache, as runs of forks do.');
    else if (typeof outcome === 'object')
        log.info(`The measurement is not kept: ${outcome.failed}`);
}
/** @returns undefined if there is nothing to keep. */
async function keep(cache, request, tools) {
    try {
        const keepable = await toKeep(request, tools);
        return keepable && (await cache.save(keepable.key, kept_images_pack(keepable.images, keepable.commit)));
    }
    catch (error) {
        // The build may have changed the checkout that the key is read from.
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        return { failed: error.message };
    }
}
async function toKeep(request, tools) {
    switch (request.event.kind) {
        case 'push':
            return ownMeasurement(request, tools);
        case 'pull-request':
            return builtBaseline(request, tools);
        case 'merge-group':
        case 'pull-request-target':
        case 'workflow-run':
        case 'other':
            return undefined;
    }
}
async function ownMeasurement(request, tools) {
    const { event, inputs, targets, measurements } = request;
    const name = targets[0]?.name;
    const repository = (0,baseline_request/* checkoutOf */.o)(request, tools.git);
    if (name === undefined || (!inputs.image && !repository))
        return undefined;
    const commit = repository && !inputs.image ? await repository.head() : event.measuredCommit;
    const key = repository && !inputs.image
        ? await projectsKey(commit, repository, request, tools.docker)
        : imageKey(commit, name);
    return { key, commit, images: measurements };
}
async function builtBaseline(request, tools) {
    const { baseline } = request;
    if ('missing' in baseline || baseline.source !== 'built' || baseline.failures.length > 0)
        return undefined;
    const { commit, images } = baseline;
    const repository = (0,baseline_request/* checkoutOf */.o)(request, tools.git);
    if (commit === null || repository === undefined)
        return undefined;
    return { key: await projectsKey(commit, repository, request, tools.docker), commit, images };
}

// EXTERNAL MODULE: ./lib/git/run-git.js
var run_git = __nccwpck_require__(3464);
;// CONCATENATED MODULE: ./lib/baseline/which-commit.js

/**
 * Finds the commit that the run's measurement is compared with.
 * @param checkout undefined if the workspace has none, as in a job that measures an existing image.
 */
async function whichCommit(choice, event, checkout, api) {
    try {
        return choice.kind === 'git'
            ? await named(choice.reference, checkout)
            : await ofEvent(event, checkout, api);
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        return { missing: error.message };
    }
}
async function named(reference, checkout) {
    if (!checkout)
        return { missing: `git://${reference} needs a checkout, and the workspace has none` };
    const commit = await checkout.resolve(reference);
    if (commit !== undefined)
        return { commit, source: `git://${reference}` };
    return {
        missing: `git://${reference} is neither a branch or tag of the remote nor a commit of the checkout (with fetch-depth: 0, actions/checkout fetches all history)`,
    };
}
async function ofEvent(event, checkout, api) {
    switch (event.kind) {
        case 'pull-request':
            return checkout
                ? ofCheckout(event.pullRequest, checkout, api)
                : ofMergeCommit(event.measuredCommit, await api.parents(event.measuredCommit), event.pullRequest);
        case 'pull-request-target':
            return ofMergeBase(event.pullRequest, undefined, api);
        case 'merge-group':
            return { commit: event.baseSha, source: 'base of the merge group' };
        case 'push':
            if (event.before === null)
                return { missing: `this push created ${event.ref || 'its branch'}` };
            return { commit: event.before, source: 'the commit before this push' };
        case 'workflow-run':
            return { missing: nothingToCompare('workflow_run') };
        case 'other':
            return { missing: nothingToCompare(event.name) };
    }
}
function nothingToCompare(name) {
    return `${name} does not name a commit to compare with; input baseline can name one, such as git://main`;
}
/** The checked-out commit decides: compared with its own parent, a merge commit shows only the pull request's change. */
async function ofCheckout(pullRequest, checkout, api) {
    const head = await checkout.head();
    if (head === pullRequest.headSha)
        return ofMergeBase(pullRequest, checkout, api);
    return ofMergeCommit(head, await checkout.parents(head), pullRequest);
}
/**
 * The merge commit of refs/pull/N/merge has the base branch as its first parent and the pull request's head as its
 * second. Other commits, such as a user's own merge, are not compared with their first parent.
 */
function ofMergeCommit(commit, [base, head, ...others], pullRequest) {
    if (base !== undefined && head === pullRequest.headSha && others.length === 0)
        return { commit: base, source: `first parent of the merge commit ${which_commit_short(commit)}` };
    return {
        missing: `${which_commit_short(commit)} is checked out, which is neither the merge commit of pull request #${pullRequest.number} nor its head ${which_commit_short(pullRequest.headSha)}; input baseline can name a commit, such as git://${pullRequest.baseRef || 'main'}`,
    };
}
async function ofMergeBase({ baseSha, headSha, baseRef }, checkout, api) {
    const commit = (await checkout?.mergeBase(baseSha, headSha)) ?? (await api.mergeBase(baseSha, headSha));
    return { commit, source: `merge base of ${baseRef || which_commit_short(baseSha)} and the pull request's head` };
}
function which_commit_short(commit) {
    return commit.slice(0, 7);
}

;// CONCATENATED MODULE: ./lib/baseline/look-up.js










const NO_CHECKOUT = { missing: 'the workspace is not a git checkout, so no earlier commit can be built' };
/**
 * Looks for a baseline that was measured before. Needs nothing of the run's own builds and deletes nothing, so it
 * runs at the same time as they do. If it fails, the run has no baseline, and a warning says why.
 */
async function lookUpBaseline(request, tools) {
    if (request.targets.length === 0)
        return { missing: 'there is nothing to compare' };
    try {
        return await lookUp(request, tools);
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        tools.log.warning(`There is no baseline: ${error.message}`);
        return { missing: error.message };
    }
}
async function lookUp(request, tools) {
    const choice = request.inputs.baseline;
    switch (choice.kind) {
        case 'none':
            return { missing: 'input baseline is none' };
        case 'file':
            return readReportFile(choice.path, request.places.workspace);
        case 'registry':
            return { toRead: choice.reference };
        case 'auto':
        case 'git': {
            const repository = (0,baseline_request/* checkoutOf */.o)(request, tools.git);
            if (!repository && !request.inputs.image)
                return NO_CHECKOUT;
            const chosen = await whichCommit(choice, request.event, repository, tools.github.commits);
            return 'missing' in chosen ? chosen : ofCommit(chosen, repository, request, tools);
        }
    }
}
async function readReportFile(path, workspace) {
    const name = `file://${path}`;
    let bytes;
    try {
        bytes = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path));
    }
    catch (cause) {
        throw new user_error/* UserError */.y(`Input baseline: ${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
    const report = parseReport(bytes, name);
    const images = report.images.map((image) => measuredOf(image));
    return { commit: report.measuredCommit, source: 'file', images, failures: [] };
}
async function ofCommit({ commit, source }, repository, request, tools) {
    tools.log.info(`The baseline is ${commit}: ${source}.`);
    if (request.inputs.image) {
        const name = request.targets[0]?.name ?? '';
        const kept = await cached(imageKey(commit, name), tools);
        const missing = `no run kept a measurement of ${name} at ${commit.slice(0, 10)}; runs on the base branch keep one`;
        return kept ? { commit, source: 'cache', images: kept, failures: [] } : { missing };
    }
    if (!repository)
        return NO_CHECKOUT;
    try {
        await repository.obtain(commit);
    }
    catch (error) {
        if (!(error instanceof run_git/* GitError */.XS))
            throw error;
        return { missing: `commit ${commit.slice(0, 10)} cannot be fetched: ${error.message}` };
    }
    const key = await projectsKey(commit, repository, request, tools.docker);
    const kept = await cached(key, tools);
    if (kept)
        return { commit, source: 'cache', images: kept, failures: [] };
    return { toBuild: { commit, repository } };
}
/** What an earlier run kept. If it cannot be used, the commit is measured again. */
async function cached(key, { cache, log }) {
    const bytes = await cache?.restore(key);
    if (!bytes)
        return undefined;
    try {
        return kept_images_unpack(bytes);
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        log.info(`What the cache has is not used: ${error.message}.`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/compare/match-images.js

/**
 * Finds the earlier measurement of each image: of the same project, else of the project that it was moved from; if
 * there is no project, of the same name. Always for the same platform, and each earlier image once.
 */
function matchImages(images, earlier, failed = []) {
    const present = new Set([...images, ...failed].map((image) => image.project));
    const sameName = (image, was) => was.name === image.name;
    const sameProject = (image, was) => image.project !== undefined && was.project === image.project;
    const rules = [
        (image, was) => sameProject(image, was) && sameName(image, was),
        sameProject,
        (image, was) => (image.project === undefined || was.project === undefined) && sameName(image, was),
        (image, was) => !present.has(was.project) && sameName(image, was),
    ];
    const before = new Map();
    const left = new Set(earlier);
    for (const rule of rules) {
        for (const image of images.filter((one) => !before.has(one))) {
            const match = [...left].find((was) => (0,model_image/* samePlatform */.my)(was.platform, image.platform) && rule(image, was));
            if (!match)
                continue;
            before.set(image, match);
            left.delete(match);
        }
    }
    const isFailed = ({ name, project }) => failed.some((one) => (one.project === undefined ? one.name === name : one.project === project));
    return { before, removed: [...left].filter((one) => !isFailed(one)) };
}

;// CONCATENATED MODULE: ./lib/model/measured.js
function fromBuilder({ contents, reference, note, compressor }, weighed) {
    const { digest, manifestUnknown, config } = contents;
    return {
        platform: config.platform,
        digest: manifestUnknown === undefined ? digest : { unknown: manifestUnknown },
        reference,
        ...(note === undefined ? {} : { note }),
        compressor,
        weighed,
        files: new Map(contents.layers.flatMap(({ diffId, files }, i) => weighed.layers[i]?.from === 'app' && 'entries' in files ? [[diffId, files.entries]] : [])),
    };
}
const APPEARED = { missing: 'the image did not exist then', appeared: true };

;// CONCATENATED MODULE: ./lib/baseline/match-baseline.js



/** Finds what each image of the run is compared with. */
function matchBaseline(images, baseline, failed) {
    if ('missing' in baseline)
        return { baselines: new Map(images.map((image) => [image, baseline])), removed: [] };
    const { commit, source } = baseline;
    const { before, removed } = matchImages(images, baseline.images, failed);
    const baselines = images.map((image) => {
        const match = before.get(image);
        return [image, match ? { commit, source, image: match } : absent(image, baseline.failures)];
    });
    return { baselines: new Map(baselines), removed };
}
/** An image without a match is new, unless it could not be measured at the baseline. */
function absent(image, failures) {
    const failure = failures.find(({ name, project }) => project === undefined || project === image.project || name === image.name);
    return failure ? { missing: `the base does not build: ${match_baseline_reasonOf(failure)}` } : APPEARED;
}
/** The first error line of the tool that failed, which says more than the message that it failed. */
function match_baseline_reasonOf({ error }) {
    if (!(error instanceof user_error/* UserError */.y))
        throw error;
    return error.details[0]?.message ?? error.message.split('\n', 1)[0] ?? error.message;
}

;// CONCATENATED MODULE: ./lib/docker/used-base.js

/**
 * The digests of the copies of its base image that a build may have used, the most likely one first: the one that the
 * reference pins or the builder reports, else the one that the engine holds, because its builder prefers a local copy.
 * @param local the engine's image of that reference; undefined if it has none.
 */
function usedBaseDigests(reference, materials, local) {
    const wanted = (0,name_reference/* tryParseReference */.WF)(reference);
    const material = materials.find((candidate) => (0,name_reference/* sameReference */.kP)(candidate.reference, reference));
    const isManifest = material !== undefined && !isConfigDigest(material.digest, local);
    const copies = (local?.repoDigests ?? []).flatMap((name) => (0,name_reference/* tryParseReference */.WF)(name) ?? []);
    const likely = wanted?.digest ??
        (isManifest ? material.digest : undefined) ??
        copies.find((copy) => wanted && (0,name_reference/* sameRepository */.RB)(copy, wanted))?.digest;
    // A copy from a mirror, or one that got this name later, is known under another repository.
    const digests = [likely, ...copies.map((copy) => copy.digest)].filter((digest) => digest !== undefined);
    return [...new Set(digests)];
}
/** The classic store names its images by the digest of their configs, which no registry knows. */
function isConfigDigest(digest, local) {
    return digest === local?.id && !local.repoDigests.some((name) => name.endsWith(`@${digest}`));
}

;// CONCATENATED MODULE: ./lib/dotnet/project/candidate-files.js



const projectExtensions = ['.csproj', '.fsproj', '.vbproj'];
const solutionExtensions = ['.sln', '.slnx', '.slnf'];
/** Undefined if the line matches no project, folder or solution. */
async function candidates(pattern, root) {
    const spelled = pattern.replaceAll('\\', '/');
    const path = (0,external_node_path_.resolve)(root, spelled);
    if (!(0,external_node_fs_.existsSync)(path))
        return /[*?[\]{}]/.test(spelled) ? await matching(spelled, root) : undefined;
    if (!(await (0,promises_.stat)(path)).isDirectory())
        return byKind([path], 'named');
    // As in dotnet publish FOLDER: if a folder has one project, that one is meant, whatever is in its subfolders.
    const inside = (await (0,promises_.readdir)(path)).filter(isProject);
    return inside.length === 1
        ? { named: inside.map((file) => (0,external_node_path_.join)(path, file)), found: [], solutions: [] }
        : { named: [], found: (await candidate_files_walk(path)).files.filter(isProject), solutions: [] };
}
async function matching(pattern, root) {
    const tree = await candidate_files_walk(root);
    const glob = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    const matches = (path) => (0,external_node_path_.matchesGlob)((0,external_node_path_.relative)(root, path).replaceAll('\\', '/'), glob);
    const folders = tree.folders.filter(matches);
    const below = tree.files.filter((file) => folders.some((folder) => file.startsWith((0,external_node_path_.join)(folder, '/'))));
    return byKind([...new Set([...tree.files.filter(matches), ...below.filter(isProject)])], 'found');
}
/** The solutions and the projects among files; undefined if there are none. */
function byKind(files, projectsAre) {
    const solutions = files.filter((file) => solutionExtensions.includes((0,external_node_path_.extname)(file).toLowerCase()));
    const projects = files.filter(isProject);
    if (solutions.length === 0 && projects.length === 0)
        return undefined;
    return { named: [], found: [], solutions, [projectsAre]: projects };
}
function isProject(file) {
    return projectExtensions.includes((0,external_node_path_.extname)(file).toLowerCase());
}
/** Every file and folder below, except hidden ones and the folders of builds. It does not follow links, so it ends. */
async function candidate_files_walk(folder) {
    const files = [];
    const folders = [];
    const open = [folder];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const entry of await entriesOf(next)) {
            const path = (0,external_node_path_.join)(next, entry.name);
            if (entry.isFile())
                files.push(path);
            if (!entry.isDirectory() || !isSearched(entry.name))
                continue;
            folders.push(path);
            open.push(path);
        }
    }
    return { files: files.sort(), folders: folders.sort() };
}
/** A folder of another user (a service's volume), or one that was just deleted, has none of our projects. */
async function entriesOf(folder) {
    try {
        return await (0,promises_.readdir)(folder, { withFileTypes: true });
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT')
            return [];
        throw error;
    }
}
function isSearched(folder) {
    return !folder.startsWith('.') && !['bin', 'obj', 'node_modules'].includes(folder.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/dotnet/project/find-projects.js






/**
 * The projects that input `project` names. Throws a UserError for a line that matches nothing, for a named project that
 * cannot be an app, if the user must choose a target framework, and if nothing is found: then with the reason for every
 * project that was left out.
 */
async function findProjects(request, dotnet) {
    const { named, found } = await collect(request, dotnet);
    const searched = found.filter((path) => !named.includes(path));
    const chosen = await mapConcurrently(named, EVALUATIONS_AT_ONCE, (path) => dotnet.facts(path, request.options));
    refuseNoApps(chosen, request.options.root);
    const rest = await selectApps(searched, request, dotnet);
    const projects = [...chosen, ...rest.projects].sort((a, b) => (a.path < b.path ? -1 : 1));
    if (projects.length === 0 && !mayLackAll(request, rest.leftOut))
        throw nothingFound(request, rest.leftOut);
    requireFramework(projects, request.options);
    return { projects, leftOut: rest.leftOut };
}
/** A project that MSBuild cannot evaluate exists, and may be an app. */
function mayLackAll({ mayBeAbsent = false }, leftOut) {
    return mayBeAbsent && leftOut.every(({ error }) => error === undefined);
}
async function collect(request, dotnet) {
    const { root } = request.options;
    const patterns = request.patterns.length > 0 ? request.patterns : ['**'];
    const parts = await Promise.all(patterns.map((pattern) => candidates(pattern, root)));
    const nothing = request.patterns.filter((_, index) => parts[index] === undefined);
    if (nothing.length > 0 && !request.mayBeAbsent)
        throw new user_error/* UserError */.y(nothing.map((line) => matchesNothing(line, root)).join('\n'));
    const all = parts.filter((part) => part !== undefined);
    const solutions = [...new Set(all.flatMap((part) => part.solutions))];
    const listed = [];
    // An empty input searches for projects: solutions would only name the same ones again.
    if (request.patterns.length > 0) {
        for (const solution of solutions)
            listed.push(await dotnet.projectsOfSolution(solution, root));
    }
    return {
        named: unique(all.flatMap((part) => part.named)),
        found: unique([...all.flatMap((part) => part.found), ...listed.flat().filter(isProject)]),
    };
}
/** Evaluates the found projects, and leaves out those that are no apps. */
async function selectApps(paths, request, dotnet) {
    const projects = [];
    const leftOut = [];
    for (const { path, facts } of await dotnet.factsOfMany(paths, request.options)) {
        const reason = facts instanceof user_error/* UserError */.y ? broken(facts) : whyLeftOut(facts);
        if (!(facts instanceof user_error/* UserError */.y) && reason === undefined)
            projects.push(facts);
        else
            leftOut.push({
                path: shown(path, request.options.root),
                reason: reason ?? '',
                ...(facts instanceof user_error/* UserError */.y ? { error: facts } : {}),
            });
    }
    return { projects, leftOut };
}
function broken(error) {
    return `MSBuild cannot evaluate it: ${error.details[0]?.message ?? error.message}`;
}
function refuseNoApps(named, root) {
    const refused = named.flatMap((facts) => {
        const reason = whyNoApp(facts);
        return reason === undefined ? [] : [`${shown(facts.path, root)}: ${reason}`];
    });
    if (refused.length === 0)
        return;
    throw new user_error/* UserError */.y(`Input project names projects that cannot become a Linux container image. Name the project of the app instead.\n${refused.join('\n')}`);
}
function requireFramework(projects, options) {
    const undecided = projects.filter((facts) => facts.targetFramework === undefined);
    if (undecided.length === 0)
        return;
    const list = undecided.map((facts) => `${shown(facts.path, options.root)}: ${facts.targetFrameworks.join(', ')}`);
    const what = options.framework === undefined
        ? 'A project has several target frameworks. Choose one with input framework.'
        : `Input framework is "${options.framework}", which is not a target framework of a project that has several.`;
    throw new user_error/* UserError */.y(`${what}\n${list.join('\n')}`);
}
function nothingFound(request, leftOut) {
    const where = request.patterns.length === 0 ? request.options.root : request.patterns.join(', ');
    if (leftOut.length === 0) {
        return new user_error/* UserError */.y(`No .NET project was found in ${where}. Name a project file with input project.`);
    }
    const [first, ...others] = leftOut.map((one) => one.error);
    // One cause for all, such as an SDK that is not installed, is the error.
    if (first !== undefined && others.every((error) => error?.message === first.message))
        return first;
    const lines = leftOut.map(({ path, reason }) => `${path}: ${reason}`);
    return new user_error/* UserError */.y(`No project to measure was found in ${where}. Name one with input project. These were left out:\n${lines.join('\n')}`);
}
function matchesNothing(line, root) {
    return `Input project: nothing in ${root} matches "${line}". Name a project file, a folder or a solution.`;
}
function shown(path, root) {
    return (0,external_node_path_.relative)(root, path).replaceAll('\\', '/');
}
function unique(paths) {
    return [...new Set(paths)].sort();
}

;// CONCATENATED MODULE: ./lib/dockerfile/final-stage.js

/**
 * The stage that becomes the image: the last one, or the one that `target` names or counts.
 * Throws a UserError if there is no such stage.
 */
function finalStage(dockerfile, target) {
    const { stages, path } = dockerfile;
    const wanted = target?.toLowerCase();
    const stage = wanted === undefined || wanted === ''
        ? stages.at(-1)
        : (stages.findLast(({ name }) => name === wanted) ?? stages.find(({ index }) => `${index}` === wanted));
    if (stage !== undefined)
        return stage;
    const names = stages.flatMap(({ name }) => name ?? []);
    const known = names.length === 0 ? 'Its stages have no names' : `Its stages are ${names.join(', ')}`;
    throw new user_error/* UserError */.y(`Input target: ${path} has no stage \`${target}\`. ${known}.`);
}
/** Follows `FROM stage` to the stage that starts from an image; the final stage first. */
function ancestry(dockerfile, target) {
    const chain = [];
    let stage = finalStage(dockerfile, target);
    // A stage can only name stages before it, so this ends.
    while (stage !== undefined) {
        chain.push(stage);
        stage = stage.parent === undefined ? undefined : dockerfile.stages[stage.parent];
    }
    return chain;
}
/**
 * The base image of the final stage.
 * `contexts` are the `--build-context` options by name: a context replaces an image of its name.
 */
function finalBase(dockerfile, options = {}) {
    const stage = ancestry(dockerfile, options.target).at(-1);
    if (stage === undefined)
        throw new TypeError('a final stage has an ancestry');
    const { line, from } = stage;
    const place = `line ${line} of ${dockerfile.path}`;
    if ('unknown' in from)
        return { unknown: `FROM in ${place}: ${from.unknown}`, line };
    const context = replacedBy(from.value, options.contexts ?? {});
    if (context !== undefined && !context.startsWith('docker-image://')) {
        return {
            unknown: `build context ${from.value}=${context} replaces the image in ${place}`,
            line,
        };
    }
    const reference = context === undefined ? from.value : context.slice('docker-image://'.length);
    if (reference === 'scratch')
        return { scratch: true, line };
    // Docker's reference grammar in short: a text with a missing build argument does not match it.
    if (!/^[a-z0-9][\w.:@/-]*[\w]$|^[a-z0-9]$/i.test(reference) || /[/:@]{2}|:[^/]*:[^/]*:/.test(reference)) {
        return {
            unknown: `FROM in ${place} gives \`${reference}\`, which is not an image reference. Is a build argument missing?`,
            line,
        };
    }
    return { reference, line, stage };
}
/** BuildKit compares the names of contexts with references as written and with `:latest` added. */
function replacedBy(reference, contexts) {
    for (const name of [reference, `${reference}:latest`, reference.replace(/:latest$/, '')]) {
        if (Object.hasOwn(contexts, name))
            return contexts[name];
    }
    return undefined;
}
/** The stages that BuildKit builds: the final stage and all that it uses, in the order of the Dockerfile. */
function stagesBuilt(dockerfile, target) {
    const wanted = new Set([finalStage(dockerfile, target).index]);
    // Stages only use earlier ones, so one pass from the end finds them all.
    for (const stage of dockerfile.stages.toReversed()) {
        if (!wanted.has(stage.index))
            continue;
        if (stage.parent !== undefined)
            wanted.add(stage.parent);
        for (const used of stage.uses)
            wanted.add(used);
    }
    return dockerfile.stages.filter(({ index }) => wanted.has(index));
}
/** The paths of the build context that the build needs, each once. */
function contextSources(dockerfile, target) {
    const sources = new Map();
    for (const source of stagesBuilt(dockerfile, target).flatMap((stage) => stage.sources)) {
        if (!sources.has(source.path))
            sources.set(source.path, source);
    }
    return [...sources.values()];
}
/**
 * What the final image starts, from ENTRYPOINT and CMD of the final stage and the stages it is built on.
 * Undefined if only the base image sets it. Dockerfile reference, "Understand how CMD and ENTRYPOINT interact".
 */
function startCommand(dockerfile, target) {
    let entrypoint;
    let cmd;
    for (const stage of ancestry(dockerfile, target).toReversed()) {
        if (stage.entrypoint !== undefined)
            cmd = undefined;
        entrypoint = stage.entrypoint ?? entrypoint;
        cmd = stage.cmd ?? cmd;
    }
    const first = entrypoint ?? cmd;
    if (first === undefined)
        return undefined;
    return { words: [...(entrypoint?.words ?? []), ...(cmd?.words ?? [])], line: first.line };
}

;// CONCATENATED MODULE: ./lib/plan/dotnet-commands.js

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'cmd', 'powershell', 'pwsh']);
/**
 * The name of the assembly that a command starts: `App` of `dotnet App.dll`, `dotnet exec App.dll`, `./App`,
 * `/app/App`, also after `exec` or `sh -c`. Undefined if the command does not say (a script, a shell, `dotnet run`).
 */
function startedAssembly(command) {
    // A shell's script is one word in exec form.
    const words = command.words.flatMap((word) => word.split(/[\s"']/)).filter((word) => word !== '');
    const programAt = words.findIndex((word) => word !== 'exec' && !word.includes('='));
    const program = dotnet_commands_nameOf(words[programAt] ?? '');
    if (program === 'dotnet' || SHELLS.has(program)) {
        const assembly = words.find((word) => word.toLowerCase().endsWith('.dll'));
        if (assembly !== undefined)
            return dotnet_commands_nameOf(assembly).slice(0, -'.dll'.length);
        return SHELLS.has(program) ? startedByShell(words.slice(programAt + 1)) : undefined;
    }
    return program === '' || program.endsWith('.sh') ? undefined : program;
}
function startedByShell(words) {
    const program = words.find((word) => /^\.?\//.test(word));
    return program === undefined || program.endsWith('.sh') ? undefined : dotnet_commands_nameOf(program);
}
function dotnet_commands_nameOf(path) {
    return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.exe$/i, '');
}
/** True if the build itself runs `dotnet publish` or `dotnet build`. */
function buildsFromSource(dockerfile, target) {
    return stagesBuilt(dockerfile, target).some(({ runs }) => runs.some(runsBuild));
}
/** True for a Dockerfile that builds with .NET, or has an image of .NET. */
function isDotNet({ stages }) {
    return stages.some(({ from, runs }) => runs.some(runsBuild) || ('value' in from && /(^|\/)dotnet\//.test(from.value)));
}
function runsBuild(run) {
    // This splits at the quotes and commas of the exec form and at the escapes of continued lines too.
    const words = run.split(/[\s"',;&|()[\]\\`]+/);
    return words.some((word, index) => /(^|\/)dotnet(\.exe)?$/.test(word) && ['publish', 'build'].includes(words[index + 1] ?? ''));
}

;// CONCATENATED MODULE: ./lib/plan/owner.js


/**
 * The project that a Dockerfile belongs to: the one that names it, otherwise the one next to it, otherwise the one that
 * its final ENTRYPOINT starts.
 * @throws UserError that lists the candidates if that is unclear.
 */
function ownerOf({ path, assembly }, projects, workspace) {
    const named = projects.filter(({ dockerfile }) => dockerfile?.named && dockerfile.path === path);
    const inSameFolder = projects.filter((project) => (0,external_node_path_.dirname)(project.path) === (0,external_node_path_.dirname)(path));
    const candidates = [named, inSameFolder].find(({ length }) => length > 0) ?? projects;
    const [only, ...others] = candidates;
    const shown = (0,external_node_path_.relative)(workspace, path);
    if (only === undefined)
        return { nobody: `${shown}: there is no project` };
    // A Dockerfile in another folder must start the project, even if there is only one.
    if (others.length === 0 && (candidates !== projects || assembly === undefined))
        return { owner: only };
    const unclear = (why, among) => new user_error/* UserError */.y(`It is unclear which project ${shown} belongs to: ${why}. Candidates: ${owner_listed(among, workspace)}. Name one of them with input \`project\`, or set DockerfilePath in its project file.`);
    if (assembly === undefined)
        throw unclear('its final ENTRYPOINT does not say which assembly it starts', candidates);
    const [match, ...more] = withAssembly(assembly, candidates);
    if (more.length > 0 && match)
        throw unclear(`several projects build \`${assembly}\``, [match, ...more]);
    if (match)
        return { owner: match };
    return { nobody: `${shown} starts \`${assembly}\`, which no project builds` };
}
function withAssembly(assembly, projects) {
    const exact = projects.filter((project) => project.assemblyName === assembly);
    if (exact.length > 0)
        return exact;
    // Written on a system that ignores case. On Linux such an image would not start, but the intention is clear.
    return projects.filter((project) => project.assemblyName.toLowerCase() === assembly.toLowerCase());
}
function owner_listed(projects, workspace) {
    return projects
        .map(({ path, assemblyName }) => `${(0,external_node_path_.relative)(workspace, path)} (${assemblyName})`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/plan/dockerfiles.js






/**
 * The Dockerfile that input `dockerfile` names belongs to one project. Every other project has the Dockerfile that it
 * names, or the one next to it. A Dockerfile at the root of the workspace belongs to the project that it starts.
 * No Dockerfile belongs to two projects.
 * @throws UserError if a named file does not exist, or it is unclear which project a Dockerfile belongs to.
 */
async function dockerfilesOf(search) {
    const { projects, inputs, workspace } = search;
    const owned = new Map();
    if (inputs.dockerfile !== undefined) {
        const dockerfile = (0,external_node_path_.resolve)(workspace, inputs.dockerfile);
        owned.set(await ownerOfNamed(dockerfile, search), dockerfile);
    }
    const taken = new Set(owned.values());
    const own = Map.groupBy(projects.filter((project) => project.dockerfile && !owned.has(project)), (project) => project.dockerfile?.path ?? '');
    for (const [dockerfile, [first, ...others]] of own) {
        if (taken.has(dockerfile) || !first)
            continue;
        const owner = others.length > 0 ? await requireOwner(dockerfile, [first, ...others], search) : first;
        owned.set(owner, dockerfile);
        taken.add(dockerfile);
    }
    const atRoot = (0,external_node_path_.join)(workspace, 'Dockerfile');
    if (inputs.dockerfile === undefined && !taken.has(atRoot) && (await isFile(atRoot))) {
        const owner = await ownerOfFound(atRoot, {
            ...search,
            projects: projects.filter((one) => !owned.has(one)),
        });
        if (owner)
            owned.set(owner, atRoot);
    }
    return owned;
}
/** If there is only one project, the file that the user named is its Dockerfile. */
async function ownerOfNamed(dockerfile, search) {
    const { projects, inputs, workspace } = search;
    if (!(await isFile(dockerfile))) {
        throw new user_error/* UserError */.y(`Input dockerfile: ${JSON.stringify(inputs.dockerfile)} does not exist in ${workspace}`);
    }
    const [only, ...others] = projects;
    return only && others.length === 0 ? only : requireOwner(dockerfile, projects, search);
}
/** Nobody named this Dockerfile: it may not be for .NET, or start no project of this run. */
async function ownerOfFound(dockerfile, search) {
    const read = await loadDockerfile(dockerfile, search.workspace);
    if (search.projects.length === 0 || !isDotNet(read))
        return undefined;
    const ownership = ownershipOf(dockerfile, read, search.projects, search);
    return 'owner' in ownership ? ownership.owner : undefined;
}
/** @throws UserError if it belongs to none of them. */
async function requireOwner(dockerfile, projects, search) {
    const read = await loadDockerfile(dockerfile, search.workspace);
    const ownership = ownershipOf(dockerfile, read, projects, search);
    if ('owner' in ownership)
        return ownership.owner;
    const names = projects.map((project) => `${(0,external_node_path_.relative)(search.workspace, project.path)} (${project.assemblyName}.dll)`);
    throw new user_error/* UserError */.y(`The Dockerfile ${read.path} belongs to none of the projects: ${ownership.nobody}. Candidates: ${names.join(', ')}. Name its project with input project.`);
}
function ownershipOf(dockerfile, read, projects, { inputs, workspace }) {
    const command = startCommand(read, inputs.docker.target);
    return ownerOf({ path: dockerfile, assembly: command && startedAssembly(command) }, projects, workspace);
}
/**
 * Reads a Dockerfile by its absolute path. Its parser takes 25 ms to load: only runs that have a Dockerfile load it.
 * @throws UserError if the file cannot be read, or is no Dockerfile.
 */
async function loadDockerfile(path, workspace, options) {
    const shown = (0,external_node_path_.relative)(workspace, path);
    const { readDockerfile } = await Promise.all(/* import() */[__nccwpck_require__.e(839), __nccwpck_require__.e(845)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5845));
    const text = await (0,promises_.readFile)(path, 'utf8').catch((cause) => {
        throw new user_error/* UserError */.y(`The Dockerfile ${shown} cannot be read: ${cause.message}. Fix DockerfilePath in the project file, or name another Dockerfile with input dockerfile.`, { cause });
    });
    return readDockerfile(text, shown, options);
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
            return false;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/plan/plan.js





function builderName(target) {
    if ('source' in target)
        return 'image';
    return target.docker ? 'docker' : 'sdk';
}
/** @param name input `name`; if it is undefined, the image's repository or the name of its file is taken. */
function planImage(source, name) {
    return { name: name ?? sourceName(source), source };
}
/**
 * The images that a run measures: one for each project. Input `builder` says what builds it, or the project has a
 * Dockerfile or not. If input `dockerfile` is set and input `project` is not, only that Dockerfile is built.
 * @throws UserError if it is unclear which project a Dockerfile belongs to.
 */
async function plan(projects, inputs, workspace) {
    const dockerfiles = inputs.builder === 'sdk' ? new Map() : await dockerfilesOf({ projects, inputs, workspace });
    const chosen = inputs.dockerfile !== undefined && inputs.projects.length === 0
        ? [...dockerfiles.keys()].slice(0, 1)
        : projects;
    if (inputs.name !== undefined && chosen.length > 1) {
        throw new user_error/* UserError */.y(`Input name: ${JSON.stringify(inputs.name)} is one name, but there are ${chosen.length} images: ${chosen.map((project) => (0,external_node_path_.relative)(workspace, project.path)).join(', ')}. Name one with input project.`);
    }
    const targets = chosen.map((project) => ({
        name: inputs.name ?? uniqueName(project, chosen, workspace),
        project,
        projectPath: (0,external_node_path_.relative)(workspace, project.path),
        docker: dockerBuild(dockerfiles.get(project), inputs),
    }));
    refuseUnusedInputs(targets, inputs);
    return targets;
}
/** A project without a Dockerfile is built by the SDK, unless input `builder` says otherwise. */
function dockerBuild(dockerfile, { builder }) {
    return dockerfile === undefined && builder !== 'docker' ? undefined : { dockerfile };
}
/** With builder auto it is known only now that the run has no Docker build. */
function refuseUnusedInputs(targets, inputs) {
    const [unused] = dockerOnlyInputs(inputs);
    if (unused === undefined || targets.some((target) => target.docker))
        return;
    throw new user_error/* UserError */.y(`Input ${unused} is for Docker builds, but ${targets.map((target) => target.name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${unused} out.`);
}
function uniqueName(project, all, workspace) {
    const same = all.filter((other) => other.name === project.name);
    return same.length === 1 ? project.name : (0,external_node_path_.relative)(workspace, project.path);
}

;// CONCATENATED MODULE: ./lib/plan/find-targets.js


/**
 * Finds what is to be measured. If that cannot be found, it is a failure like that of an image.
 * @param mayBeAbsent at another commit than the inputs were written for, projects need not exist yet.
 */
async function findTargets(inputs, places, { dotnet, log }, { mayBeAbsent = false } = {}) {
    if (inputs.image)
        return { targets: [planImage(inputs.image, inputs.name)], failures: [] };
    try {
        const options = publishOptions(inputs, places);
        const request = { patterns: inputs.projects, options, mayBeAbsent };
        const { projects, leftOut } = await findProjects(request, dotnet);
        for (const { path, reason, error } of leftOut) {
            // It may be an app that is missed; that a library is left out is no reason for a warning.
            if (error)
                log.warning(`${path} is left out: ${reason}`);
            else
                log.info(`${path} is left out: ${reason}`);
        }
        if (projects.length === 0)
            return { targets: [], failures: [] };
        return { targets: await plan(projects, inputs, places.workspace), failures: [] };
    }
    catch (error) {
        const name = inputs.name ?? (inputs.projects.join(', ') || 'Projects');
        return { targets: [], failures: [{ name, project: undefined, error }] };
    }
}
/** How all projects are evaluated and published. */
function publishOptions({ configuration, framework, publishArgs }, { workspace }) {
    return { root: workspace, configuration, framework, publishArgs };
}

;// CONCATENATED MODULE: ./lib/oci/archive/archive-reader.js







/** Documents that are kept even if they are not JSON objects: manifest.json is a list. */
const DOCUMENTS = ['manifest.json', 'index.json', 'oci-layout'];
/**
 * Reads the tar of an image archive once. Members can have any order, so each one is read as a blob. Nothing is
 * unpacked. If several members have one name, the last one counts, as in tar.
 */
class ArchiveReader {
    #steps = [];
    #parser = new TarParser({
        entry: (entry) => this.#steps.push({ entry }),
        content: (content, last) => this.#steps.push({ content, last }),
    });
    #members = new Map();
    #documents = new Map();
    #count = 0;
    #kept = new KeptBlobs();
    #names = 0;
    #open;
    #normalize;
    constructor(normalize) {
        this.#normalize = normalize;
    }
    /**
     * Resolves when more may be taken; one call at a time.
     * @throws UserError, a clause, if the archive is past the bounds.
     */
    async take(chunk) {
        this.#parser.write(chunk);
        for (const step of this.#steps.splice(0)) {
            if ('entry' in step)
                await this.#start(step.entry);
            else
                await this.#continue(step.content, step.last);
        }
    }
    /** @throws UserError, a clause, if the archive is not a complete tar. */
    end() {
        this.#parser.end();
        if (this.#parser.unreadable !== undefined)
            throw new user_error/* UserError */.y(`it is ${this.#parser.unreadable}`);
        return {
            blob: (name) => this.#resolve(name),
            document: (name) => this.#documents.get(name),
        };
    }
    /** Frees what an unfinished member holds. */
    abort() {
        this.#open?.reader.abort();
    }
    async #start({ path: name, type, target = '', stored, storedIsContent }) {
        if (++this.#count > bounds_bounds.members)
            throw new user_error/* UserError */.y(`it has more than ${bounds_bounds.members} members`);
        if (Math.max(name.length, target.length) > bounds_bounds.path)
            throw new user_error/* UserError */.y('a name in it is too long');
        this.#names += name.length + target.length;
        if (this.#names > bounds_bounds.names)
            throw new user_error/* UserError */.y('the names in it are too long together');
        // The last of several counts, even if it has no content.
        if (type !== 'directory')
            this.#forget(name);
        if (type === 'symlink')
            this.#members.set(name, { link: external_node_path_.posix.normalize(external_node_path_.posix.join(external_node_path_.posix.dirname(name), target)) });
        else if (type === 'hardlink')
            this.#members.set(name, { link: target });
        if (!storedIsContent)
            return;
        const isDocument = DOCUMENTS.includes(name);
        if (isDocument && stored > bounds_bounds.document) {
            throw new user_error/* UserError */.y(`${name} in it is larger than ${bounds_bounds.document} bytes`);
        }
        this.#open = { name, reader: new BlobReader(this.#normalize), document: isDocument ? [] : undefined };
        if (stored === 0)
            await this.#finish(this.#open);
    }
    async #continue(content, last) {
        const open = this.#open;
        if (!open)
            return;
        open.document?.push(Buffer.from(content));
        await open.reader.write(content);
        if (last)
            await this.#finish(open);
    }
    async #finish({ name, reader, document }) {
        this.#open = undefined;
        this.#members.set(name, this.#kept.keep(await reader.finish()));
        if (document)
            this.#documents.set(name, Buffer.concat(document));
    }
    #forget(name) {
        this.#members.delete(name);
        this.#documents.delete(name);
    }
    #resolve(name) {
        let at = external_node_path_.posix.normalize(name);
        for (let hops = 0; hops <= bounds_bounds.links; hops++) {
            const member = this.#members.get(at);
            if (member === undefined || !('link' in member))
                return member;
            at = member.link;
        }
        throw new user_error/* UserError */.y(`${(0,quoted/* quoted */.k)(name)} in it is a link through more than ${bounds_bounds.links} others`);
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/stored-image.js



/** A clause that lists the platforms that there are. */
function noImageFor(platform, there) {
    const list = (0,quoted/* oneLine */.T)([...new Set(there.map(model_image/* formatPlatform */.Bq))].join(', ') || 'no image', 300);
    return new user_error/* UserError */.y(`it has no image for ${(0,model_image/* formatPlatform */.Bq)(platform)}; there is: ${list}; input platforms names another`);
}
/** Completes errors of the readers, which are clauses, with the source and a remedy. */
async function withSource(source, remedy, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        throw new user_error/* UserError */.y(`${source} cannot be weighed: ${error.message}. ${remedy}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/layout-image.js







/**
 * The images of an OCI layout, one for each wanted platform (OCI image specification, "Image Layout"). Indexes in
 * indexes are followed. Attestations, and images that the layout does not hold, are skipped.
 * @throws UserError, a clause, if there is not exactly one image for a platform.
 */
async function layoutImages(indexJson, documents, wanted) {
    const top = parseManifestDocument(indexJson, OCI_INDEX);
    if (top.kind !== 'index')
        throw new user_error/* UserError */.y('its index.json is not an index');
    const candidates = await new Candidates(documents).of(top.index);
    if (candidates.length === 0)
        throw new user_error/* UserError */.y('its index.json names no image that it holds');
    const images = [];
    for (const one of wanted)
        images.push(await imageFor(one, candidates, documents));
    return images;
}
async function imageFor(wanted, candidates, documents) {
    const images = [];
    for (const candidate of candidates) {
        const { platform } = candidate.descriptor;
        if (candidates.length > 1 && platform && !(0,model_image/* samePlatform */.my)(platform, wanted.platform))
            continue;
        const image = await layout_image_readImage(candidate, documents);
        if (image)
            images.push(image);
    }
    return choose(images, candidates, wanted);
}
function choose(images, candidates, { platform, required }) {
    const [only, ...others] = images;
    if (only && others.length === 0 && candidates.length === 1 && !required)
        return only;
    const matching = images.filter(({ config }) => (0,model_image/* samePlatform */.my)(config.platform, platform));
    const exact = matching.filter(({ config }) => config.platform.variant === platform.variant);
    const [chosen, second] = exact.length > 0 ? exact : matching;
    if (chosen && !second)
        return chosen;
    if (chosen) {
        const names = matching.map(({ name, digest }) => name ?? digest).join(', ');
        throw new user_error/* UserError */.y(`it holds several images for ${(0,model_image/* formatPlatform */.Bq)(platform)}: ${(0,quoted/* oneLine */.T)(names, 500)}; store only the one to measure`);
    }
    const there = [
        ...candidates.map(({ descriptor }) => descriptor.platform),
        ...images.map(({ config }) => config.platform),
    ].filter((one) => one !== undefined);
    throw noImageFor(platform, there);
}
/** Walks the indexes, and reads each document once. */
class Candidates {
    #documents;
    #seen = new Set();
    #found = [];
    constructor(documents) {
        this.#documents = documents;
    }
    async of(index) {
        await this.#walk(index, undefined, []);
        return this.#found;
    }
    async #walk(index, outerName, indexes) {
        if (indexes.length > bounds_bounds.nestedIndexes)
            throw new user_error/* UserError */.y('its indexes are nested too deeply');
        for (const descriptor of index.manifests) {
            const { digest, mediaType } = descriptor;
            if (this.#seen.has(digest) || isAttestation(descriptor))
                continue;
            this.#seen.add(digest);
            if (this.#seen.size > bounds_bounds.manifests)
                throw new user_error/* UserError */.y('it names too many images');
            // `docker save` of one platform keeps the index of all platforms.
            if (!(await this.#documents.has(digest)))
                continue;
            const name = imageName(descriptor) ?? outerName;
            if (!INDEX_TYPES.includes(mediaType)) {
                this.#found.push({ descriptor, name, indexes });
                continue;
            }
            const inner = parseManifestDocument(await this.#documents.read(digest), mediaType);
            if (inner.kind === 'index')
                await this.#walk(inner.index, name, [...indexes, digest]);
        }
    }
}
/** containerd writes the whole name into another annotation. The specification's annotation may be only a tag. */
function imageName({ annotations }) {
    const reference = annotations?.['org.opencontainers.image.ref.name'];
    return annotations?.['io.containerd.image.name'] ?? (/[/:]/.test(reference ?? '') ? reference : undefined);
}
/** Undefined for other artifacts, such as charts and signatures, which have manifests too. */
async function layout_image_readImage({ descriptor, name, indexes }, documents) {
    const { digest, mediaType } = descriptor;
    const document = parseManifestDocument(await documents.read(digest), mediaType);
    if (document.kind !== 'manifest')
        throw new user_error/* UserError */.y(`${digest} in it is an index, not a manifest`);
    const { manifest } = document;
    if (!isImageConfigMediaType(manifest.config.mediaType))
        return undefined;
    const config = parseImageConfig(await documents.read(manifest.config.digest));
    checkCount(manifest, config);
    return { digest, manifest, config, name, digests: [manifest.config.digest, digest, ...indexes] };
}
function checkCount({ layers }, { diffIds }) {
    if (layers.length === diffIds.length)
        return;
    throw new user_error/* UserError */.y(`its manifest names ${layers.length} layers, its config ${diffIds.length}`);
}

;// CONCATENATED MODULE: ./lib/oci/archive/regular-file.js



/**
 * Opens a file for reading. Does not wait for a pipe or another file without an end.
 * @throws UserError, a clause, if there is no regular file, or it may not be read.
 */
async function openFile(path) {
    let file;
    try {
        file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (cause) {
        throw new user_error/* UserError */.y(regular_file_reason(cause), { cause });
    }
    const stat = await file.stat();
    if (stat.isFile())
        return file;
    await file.close();
    throw new user_error/* UserError */.y(stat.isDirectory() ? 'it is a folder, not a file' : 'it is not a regular file');
}
/** Bytes; large enough to read fast. */
const CHUNK = 64 * 1024;
/**
 * The bytes of a file from its start. All chunks use the same buffer, so each one is lent until the next. The new
 * buffers of a stream would pile up to tens of MB.
 */
async function* readChunks(file) {
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let position = 0;;) {
        const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
        if (bytesRead === 0)
            return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
}
function regular_file_reason(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return 'there is no such file';
        case 'EACCES':
        case 'EPERM':
            return 'there is no permission to read it';
        default:
            return `it cannot be opened (${code || String(error)})`;
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/saved-image.js








/** Docker image specification v1.2, "Combined Image JSON + Filesystem Changeset Format": manifest.json. */
const saved_image_ManifestSchema = dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(bounds_bounds.savedImages), dist/* array */.YOg(dist/* object */.Ikc({
    Config: dist/* string */.YjP(),
    RepoTags: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* maxLength */.Ru6(bounds_bounds.savedImages)), []),
    Layers: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* maxLength */.Ru6(bounds_bounds.layers)), []),
})));
/**
 * The image in an archive of `docker save` with the classic image store, or of skopeo's docker-archive. Its
 * manifest.json names config and layers. Layers are usually uncompressed, and there is no manifest of the image.
 * @throws UserError, a clause, if it holds several images, or an incomplete one.
 */
function savedImage(manifestJson, members) {
    const [only, ...others] = saved_image_parse(manifestJson);
    if (!only)
        throw new user_error/* UserError */.y('its manifest.json names no image');
    if (others.length > 0) {
        const names = [only, ...others].map(({ RepoTags, Config }) => RepoTags[0] ?? Config).join(', ');
        throw new user_error/* UserError */.y(`it holds several images: ${(0,quoted/* oneLine */.T)(names, 500)}; save only the one to measure`);
    }
    const contents = readContents(only, members);
    return {
        config: contents.config,
        digests: [contents.digest],
        name: only.RepoTags[0],
        contents: async () => contents,
    };
}
function saved_image_parse(bytes) {
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new user_error/* UserError */.y('its manifest.json is not JSON', { cause });
    }
    const result = dist/* safeParse */.xLC(saved_image_ManifestSchema, value, { abortEarly: true, abortPipeEarly: true });
    if (!result.success) {
        throw new user_error/* UserError */.y(`its manifest.json is not valid: ${(0,quoted/* oneLine */.T)(result.issues[0].message)}`);
    }
    return result.output;
}
function readContents({ Config, Layers }, members) {
    const configBlob = requiredBlob(Config, members);
    const { document, digest } = configBlob;
    // The config's name is the image ID. `docker load` checks it too.
    const named = `sha256:${/([^/:]*?)(?:\.json)?$/.exec(Config)?.[1]}`;
    if (!document || ((0,name_digest/* isDigest */.Bc)(named) && digest !== named)) {
        throw new user_error/* UserError */.y(`its image config ${(0,quoted/* quoted */.k)(Config)} is damaged`);
    }
    const config = parseImageConfig(document);
    if (config.diffIds.length !== Layers.length) {
        throw new user_error/* UserError */.y(`its manifest.json names ${Layers.length} layers, its config ${config.diffIds.length}`);
    }
    const blobs = Layers.map((name) => requiredBlob(name, members));
    return {
        digest,
        manifestUnknown: `a docker save archive holds no manifest; the image ID is ${digest}`,
        manifest: {
            mediaType: DOCKER_MANIFEST,
            config: { mediaType: DOCKER_CONFIG, digest, size: document.length },
            layers: blobs.map(descriptorOf),
        },
        config,
        layers: blobs.map((blob, i) => layerOfStoredBlob(blob, config.diffIds[i] ?? '')),
    };
}
function requiredBlob(name, members) {
    const blob = members.blob(name);
    if (!blob)
        throw new user_error/* UserError */.y(`its manifest.json names ${(0,quoted/* quoted */.k)(name)}, which is not in it`);
    return blob;
}
function descriptorOf({ digest, size, compression }) {
    return { mediaType: dockerLayerType(compression), digest, size };
}

;// CONCATENATED MODULE: ./lib/oci/archive/image-archive.js









/**
 * Reads the images in a file that holds a `docker save` or OCI archive; see `streamedImages`.
 * @throws UserError
 */
function readArchive(path, source, wanted, normalize) {
    return withSource(source, REMEDY, async () => {
        const file = await openFile(path);
        try {
            const members = await readMembers(readChunks(file), normalize);
            return await imagesOf(members, wanted);
        }
        finally {
            await file.close();
        }
    });
}
const REMEDY = 'Write it with docker save, or as an OCI archive (buildx --output type=oci, skopeo oci-archive:)';
/**
 * Reads the images in a `docker save` or OCI archive that a program writes at the same time: one image for each wanted
 * platform, in that order. The archive may be compressed by gzip or zstd. It is read once, and nothing is unpacked to
 * disk.
 * @param chunks of its bytes, each lent until the next is asked for.
 * @param source names the archive in errors.
 * @param normalize says what counts of a file in a layer; by default all of it.
 * @throws UserError if it is damaged, or does not hold exactly one image of each wanted platform.
 */
function streamedImages(chunks, source, wanted, normalize) {
    const remedy = 'Run the job again; if that does not help, report it';
    return withSource(source, remedy, async () => imagesOf(await readMembers(chunks, normalize), wanted));
}
async function readMembers(chunks, normalize) {
    const reader = new ArchiveReader(normalize);
    let problem;
    const take = async (chunk) => {
        if (problem)
            return;
        // A decompressor's sink must not reject.
        await reader.take(chunk).catch((error) => {
            problem = { error };
        });
    };
    let start = Buffer.alloc(0);
    let unpack;
    try {
        for await (const chunk of chunks) {
            start = unpack ? chunk : Buffer.concat([start, chunk]);
            if (start.length < SNIFF_LENGTH && !unpack)
                continue;
            unpack ??= decompressor(sniff(start), take);
            await unpack.write(start);
            if (problem)
                throw problem.error;
            if (unpack.stopped !== undefined)
                throw new user_error/* UserError */.y(unpack.stopped);
        }
        const failure = await unpack?.finish();
        if (problem)
            throw problem.error;
        if (failure !== undefined)
            throw new user_error/* UserError */.y(unpack?.stopped ?? `it is ${failure}`);
        return reader.end();
    }
    finally {
        unpack?.abort();
        reader.abort();
    }
}
async function imagesOf(members, wanted) {
    const index = members.document('index.json');
    // Newer `docker save` writes both. Only an index has manifests and platforms.
    if (index)
        return ociImages(index, members, wanted);
    const manifest = members.document('manifest.json');
    if (manifest)
        return [ofPlatforms(savedImage(manifest, members), wanted)];
    throw new user_error/* UserError */.y('it is not an image archive: it has neither manifest.json nor index.json');
}
/** @throws UserError if a platform is required that the only image in an archive does not have. */
function ofPlatforms(image, wanted) {
    const { platform } = image.config;
    const missing = wanted.find((one) => one.required && !(0,model_image/* samePlatform */.my)(platform, one.platform));
    if (missing)
        throw noImageFor(missing.platform, [platform]);
    return image;
}
async function ociImages(index, members, wanted) {
    const blob = (digest) => members.blob(`blobs/${digest.replace(':', '/')}`);
    const documents = {
        has: async (digest) => blob(digest) !== undefined,
        read: async (digest) => {
            const held = blob(digest);
            if (!held)
                throw new user_error/* UserError */.y(`${digest} is not in it`);
            if (held.digest !== digest || !held.document)
                throw new user_error/* UserError */.y(`${digest} in it is damaged`);
            return held.document;
        },
    };
    const images = await layoutImages(index, documents, wanted);
    return images.map(({ name, digests, ...image }) => {
        const layers = image.manifest.layers.map((descriptor, i) => layerOf(descriptor, image.config.diffIds[i] ?? '', blob(descriptor.digest)));
        return { config: image.config, digests, name, contents: async () => ({ ...image, layers }) };
    });
}
function layerOf(descriptor, diffId, blob) {
    const { digest, size } = descriptor;
    if (!blob)
        return absentLayer(descriptor, diffId, 'the archive does not hold this layer');
    if (blob.digest !== digest || blob.size !== size)
        throw new user_error/* UserError */.y(`the layer ${digest} in it is damaged`);
    return layerOfStoredBlob(blob, diffId);
}

;// CONCATENATED MODULE: ./lib/oci/archive/layout-folder.js











const layout_folder_REMEDY = 'Write it with skopeo copy … oci:PATH, or buildx --output type=oci,tar=false,dest=PATH';
/**
 * The images in the folder of an OCI layout (OCI image specification, "Image Layout"): one for each wanted platform, in
 * that order. Their layers are read on request. Files outside the folder are never read.
 * @param source names the folder in errors.
 * @param normalize says what counts of a file in a layer; by default all of it.
 * @throws UserError if the folder cannot be read, is damaged, or does not hold exactly one image of each wanted platform.
 */
function openLayout(path, source, wanted, normalize) {
    return withSource(source, layout_folder_REMEDY, async () => {
        const folder = new LayoutFolder(await realFolder(path), normalize);
        const index = await folder.bytes('index.json');
        if (!index)
            throw new user_error/* UserError */.y('it is not an OCI layout: it has no index.json');
        const images = await layoutImages(index, folder, wanted);
        return images.map(({ name, digests, ...image }) => ({
            config: image.config,
            digests,
            name,
            contents: (known) => withSource(source, layout_folder_REMEDY, async () => {
                const layers = [];
                for (const [i, layer] of image.manifest.layers.entries()) {
                    layers.push(await folder.layer(layer, image.config.diffIds[i] ?? '', known));
                }
                return { ...image, layers };
            }),
        }));
    });
}
async function realFolder(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (cause) {
        throw new user_error/* UserError */.y('there is no such folder', { cause });
    }
}
class LayoutFolder {
    #root;
    #normalize;
    constructor(root, normalize) {
        this.#root = root;
        this.#normalize = normalize;
    }
    async has(digest) {
        return (await this.#locate(blobPath(digest))) !== undefined;
    }
    async read(digest) {
        const bytes = await this.bytes(blobPath(digest));
        if (!bytes)
            throw new user_error/* UserError */.y(`${digest} is not in it`);
        if (documents_sha256(bytes) !== digest)
            throw new user_error/* UserError */.y(`${digest} in it is damaged`);
        return bytes;
    }
    /** A small document, or undefined if there is none of that name. */
    async bytes(name) {
        const path = await this.#locate(name);
        if (path === undefined)
            return undefined;
        const file = await this.#open(name, path);
        try {
            const { size } = await file.stat();
            if (size > bounds_bounds.document)
                throw new user_error/* UserError */.y(`${name} in it is larger than ${bounds_bounds.document} bytes`);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    async layer(descriptor, diffId, known) {
        const { digest, size } = descriptor;
        if (known.has(diffId)) {
            const unread = unknown('not read: it is a layer of the base image');
            return { digest, diffId, download: stated(size), disk: unread, files: unread };
        }
        const path = await this.#locate(blobPath(digest));
        if (path === undefined)
            return absentLayer(descriptor, diffId, 'the layout does not hold this layer');
        const blob = await this.#readBlob(blobPath(digest), path, size);
        if (blob?.digest !== digest || blob.size !== size) {
            throw new user_error/* UserError */.y(`the layer ${digest} in it is damaged`);
        }
        return layerOfStoredBlob(blob, diffId);
    }
    /** Undefined if the file has another size: a sparse file can be larger than any disk. */
    async #readBlob(name, path, size) {
        const file = await this.#open(name, path);
        const reader = new BlobReader(this.#normalize);
        try {
            if ((await file.stat()).size !== size)
                return undefined;
            for await (const chunk of readChunks(file))
                await reader.write(chunk);
            return await reader.finish();
        }
        finally {
            reader.abort();
            await file.close();
        }
    }
    /** The real path of a file of the layout, or undefined if there is none. */
    async #locate(name) {
        let path;
        try {
            path = await (0,promises_.realpath)((0,external_node_path_.join)(this.#root, name));
        }
        catch (error) {
            if (error instanceof Error && 'code' in error && ABSENT.includes(String(error.code)))
                return undefined;
            throw error;
        }
        if (path.startsWith(this.#root + external_node_path_.sep))
            return path;
        throw new user_error/* UserError */.y(`${name} in it is a link to outside of it`);
    }
    async #open(name, path) {
        try {
            return await openFile(path);
        }
        catch (error) {
            if (!(error instanceof user_error/* UserError */.y))
                throw error;
            throw new user_error/* UserError */.y(`${name} in it cannot be read: ${error.message}`, { cause: error });
        }
    }
}
const ABSENT = ['ENOENT', 'ENOTDIR', 'ELOOP'];
/** Digests were checked when the documents were parsed, so no other character is in them. */
const blobPath = (digest) => `blobs/${digest.replace(':', '/')}`;

;// CONCATENATED MODULE: ./lib/tools/stored-images.js



function stored_images_readArchive(path, source, wanted) {
    return readArchive(path, source, wanted, withoutBuildIdentity);
}
function stored_images_streamedImages(chunks, source, wanted) {
    return streamedImages(chunks, source, wanted, withoutBuildIdentity);
}
function stored_images_openLayout(path, source, wanted) {
    return openLayout(path, source, wanted, withoutBuildIdentity);
}

;// CONCATENATED MODULE: ./lib/push/archive.js



/**
 * Reads an archive as a program writes it: one image for each platform, in their order.
 * @param name of the archive in errors.
 */
function archiveReader(name, platforms) {
    const wanted = platforms.map((platform) => ({ platform, required: true }));
    return (archive) => stored_images_streamedImages(archive, name, wanted);
}
/**
 * @param images of an archive, in the order of the platforms.
 * @param id of the image that was to be in the archive: of its config, its manifest, or an index that leads to it.
 * @param problem the error if another image is in the archive, with the digests of that image.
 * @throws UserError if another image is in it.
 */
async function archivedContents(images, id, problem) {
    const another = images.find(({ digests }) => !digests.includes(id));
    if (another)
        throw new user_error/* UserError */.y(problem(another.digests.join(', ')));
    const all = [];
    for (const image of images)
        all.push(await image.contents(new Set()));
    return all;
}
/** @param images in the order of the platforms. */
function archive_imageFor(images, platforms) {
    return (platform) => {
        const image = images[platforms.indexOf(platform)];
        if (!image)
            throw new TypeError(`nobody asked for ${(0,model_image/* formatPlatform */.Bq)(platform)}`);
        return image;
    };
}

;// CONCATENATED MODULE: ./lib/push/from-engine.js






/**
 * Has the engine send an image, or an index, that already has the tag of `pushReference`: by a push if the engine can
 * reach the measuring registry, otherwise by `docker save`.
 * @param id the engine's: digest of the config (classic store), or of the manifest or index (containerd store).
 */
function sendFromEngine(id, engine, tools) {
    return async (platforms) => {
        const reach = await tools.engineReach();
        return reach === 'reachable'
            ? push(id, platforms, engine, tools)
            : from_engine_save(id, platforms, reach, engine, tools);
    };
}
/** Docker would list an image of a registry that no longer exists after this run. */
async function removeTag(tag, { docker, log }) {
    try {
        await docker.remove(tag);
    }
    catch (error) {
        log.warning(`The image ${tag} stays in the engine: ${error instanceof Error ? error.message : error}`);
    }
}
async function push(id, platforms, engine, { docker, registry }) {
    const pushed = await pushWhileActive(pushReference(registry), { docker, registry });
    const image = (platform) => registry.image(registry.repository, pushed, platform);
    for (const platform of platforms) {
        const { digest, manifest, config } = image(platform);
        if (![pushed, digest, manifest.config.digest].includes(id)) {
            throw new user_error/* UserError */.y(`Docker was to push the image ${id} but pushed ${pushed}, which is another one, or only a part of it. Check that the engine has it for ${platforms.map(model_image/* formatPlatform */.Bq).join(', ')}, and try again.`);
        }
        if (!(0,model_image/* samePlatform */.my)(config.platform, platform)) {
            throw new user_error/* UserError */.y(`The image that the engine pushed is for ${(0,model_image/* formatPlatform */.Bq)(config.platform)}, not for ${(0,model_image/* formatPlatform */.Bq)(platform)}.`);
        }
    }
    return { image, compressor: engineCompressor(engine) };
}
/** @throws UserError if the measuring registry sees nothing of the push for too long: then it is given up. */
async function pushWhileActive(tag, { docker, registry }) {
    const abort = new AbortController();
    let seen = registry.activity;
    let quietSince = performance.now();
    const watch = setInterval(() => {
        if (registry.activity !== seen)
            quietSince = performance.now();
        seen = registry.activity;
        if (performance.now() - quietSince < bounds/* bounds */.O.pushIdle)
            return;
        abort.abort(new user_error/* UserError */.y(`The Docker engine pushed nothing for ${bounds/* bounds */.O.pushIdle / 1000} s, so the push was aborted.`));
    }, bounds/* bounds */.O.pushIdle / 20);
    try {
        return await docker.push(tag, abort.signal);
    }
    finally {
        clearInterval(watch);
    }
}
const UNCOMPRESSED = "docker save gives the layers of the engine's store uncompressed, and the engine cannot reach the action to push them";
/**
 * Reads `docker save` as it streams. An engine with containerd's image store saves the layers as it would push them; of
 * the classic store's layers only the sizes on disk are known.
 */
async function from_engine_save(id, platforms, { unreachable }, engine, { docker, registry, log }) {
    const images = await docker.save(id, archiveReader(`docker save of ${id}`, platforms));
    const saved = await archivedContents(images, id, (digests) => `Docker was to save the image ${id} but saved ${digests}, which is another one. Try again.`);
    const all = saved.map((contents) => asStored(contents, id));
    const asPushed = all.every(({ layers }) => layers.every(({ download }) => isKnown(download)));
    const how = `Weighed by docker save, because the Docker engine cannot reach the measuring registry at ${registry.address} (${unreachable})`;
    const note = asPushed
        ? `${how}. Every figure is still exact: this engine saves layers as it pushes them`
        : `${how}. Sizes on disk are exact; the app layers' download sizes are unknown, and so is the image's`;
    if (asPushed)
        log.info(`${note}.`);
    else
        log.warning(`${note}. Run the job on the runner itself, or set input builder to sdk, to know them.`);
    return {
        image: archive_imageFor(all, platforms),
        compressor: asPushed ? engineCompressor(engine) : { unknown: UNCOMPRESSED },
        note,
    };
}
/** The classic store has no manifest: the one in an archive of newer engines is made up for it. */
function asStored(contents, id) {
    const layers = contents.layers.map((layer) => isKnown(layer.disk) && !isKnown(layer.download) ? { ...layer, download: unknown(UNCOMPRESSED) } : layer);
    if (contents.manifest.config.digest !== id)
        return { ...contents, layers };
    const manifestUnknown = `the image was not pushed, so it has no manifest; its image ID is ${id}`;
    return { ...contents, layers, manifestUnknown };
}
/** The tool that compresses what the engine pushes. */
function engineCompressor({ version, containerdStore, storageDriver }) {
    return `Docker ${version} (${containerdStore ? 'containerd store' : storageDriver})`;
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/runtime-dockerfile.js



/** The runtime image of a project on a base image of Microsoft's, or of one that is built like them. */
function runtimeImage(project, baseImage, link) {
    const version = Number.parseInt(project.dotnetVersion ?? '', 10);
    return {
        baseImage,
        assemblyName: project.assemblyName,
        executable: project.selfContained || project.publishAot,
        // .NET 8 changed both: docs "Default ASP.NET Core port changed" and "New non-root user in Linux images".
        port: project.sdk === 'web' ? (version >= 8 ? 8080 : 80) : undefined,
        appUser: version >= 8,
        link,
    };
}
/**
 * The Dockerfile of an app if its published folder is the build context, as in Microsoft's samples. With `link` it has
 * no WORKDIR, which makes a folder in the base image and so needs the base's layers: DOTNET_CONTENTROOT leads the app
 * to its files instead.
 * Throws a UserError for a base image that is no reference.
 */
function runtimeDockerfile(image) {
    if (!/^[\w.:@/-]+$/.test(image.baseImage)) {
        throw new user_error/* UserError */.y(`\`${image.baseImage}\`, the base image, is not an image reference. Name one with input base-image.`);
    }
    const folder = image.link ? '/app/' : '';
    const start = image.executable
        ? [`${folder || './'}${image.assemblyName}`]
        : ['dotnet', `${folder}${image.assemblyName}.dll`];
    return [
        `FROM ${image.baseImage}`,
        ...(image.port === undefined ? [] : [`EXPOSE ${image.port}`]),
        ...(image.link ? ['ENV DOTNET_CONTENTROOT=/app', 'COPY --link . /app/'] : ['WORKDIR /app', 'COPY . .']),
        ...(image.appUser ? ['USER $APP_UID'] : []),
        // In JSON form neither a shell nor variables touch the name.
        `ENTRYPOINT ${JSON.stringify(start)}`,
        '',
    ].join('\n');
}
/** Next to the Dockerfile this file overrides a .dockerignore that the app happens to publish. */
const DOCKERIGNORE = '# The whole published folder belongs to the image.\n';
/** Writes the Dockerfile into a folder, which is not the build context, and gives its path. */
async function writeRuntimeDockerfile(folder, image) {
    const path = (0,external_node_path_.join)(folder, 'Dockerfile');
    await (0,promises_.writeFile)(path, runtimeDockerfile(image));
    await (0,promises_.writeFile)(`${path}.dockerignore`, DOCKERIGNORE);
    return path;
}

;// CONCATENATED MODULE: ./lib/dockerfile/wildcards.js
/**
 * Patterns of Go's filepath.Match, which COPY uses, and of .dockerignore, which adds `**`: matched part by
 * part without regular expressions, so that no pattern makes them slow.
 */
/** True if the path, or part of a path, has a wildcard. */
function hasWildcard(path) {
    return /[*?[]/.test(path);
}
/** One part of a path against one part of a pattern: `*`, `?`, `[a-z]` and a backslash before a literal. */
function matchesPart(pattern, part) {
    const tokens = tokenize(pattern);
    let token = 0;
    let position = 0;
    // The positions to continue from if a `*` has to match one character more.
    let retryToken = -1;
    let retryPosition = 0;
    while (position < part.length) {
        const current = tokens[token];
        if (current === 'any') {
            retryToken = ++token;
            retryPosition = position;
        }
        else if (current?.(part.charAt(position))) {
            token++;
            position++;
        }
        else if (retryToken === -1) {
            return false;
        }
        else {
            token = retryToken;
            position = ++retryPosition;
        }
    }
    return tokens.slice(token).every((rest) => rest === 'any');
}
/** A whole path against a pattern, both with `/`; `**` matches any number of parts. */
function matchesPath(pattern, path) {
    const parts = path.split('/');
    // reached[i]: the pattern so far matches the first i parts.
    let reached = [true, ...parts.map(() => false)];
    for (const piece of pattern.split('/')) {
        if (piece === '**') {
            const first = reached.indexOf(true);
            reached = reached.map((_, index) => first !== -1 && index >= first);
        }
        else {
            const before = reached;
            reached = before.map((_, index) => index > 0 && before[index - 1] === true && matchesPart(piece, parts[index - 1] ?? ''));
        }
    }
    return reached.at(-1) === true;
}
function tokenize(pattern) {
    const tokens = [];
    for (let index = 0; index < pattern.length; index++) {
        const char = pattern.charAt(index);
        const close = char === '[' ? pattern.indexOf(']', index + 2) : -1;
        if (char === '*')
            tokens.push('any');
        else if (char === '?')
            tokens.push(() => true);
        else if (close !== -1) {
            tokens.push(characterClass(pattern.slice(index + 1, close)));
            index = close;
        }
        else {
            const literal = char === '\\' ? pattern.charAt(++index) : char;
            tokens.push((other) => other === literal);
        }
    }
    return tokens;
}
function characterClass(body) {
    const negated = body.startsWith('^');
    const ranges = (negated ? body.slice(1) : body).match(/.-.|./gsu) ?? [];
    return (char) => ranges.some((range) => range.charAt(0) <= char && char <= range.charAt(range.length - 1)) !== negated;
}

;// CONCATENATED MODULE: ./lib/dockerfile/dockerignore.js


/**
 * Reads a .dockerignore. The last rule that matches a path, or a folder above it, decides.
 * Source: Docker's "Build context" documentation, ".dockerignore files".
 */
function readDockerignore(text) {
    const rules = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .flatMap(readRule);
    return (path) => {
        const parts = external_node_path_.posix.normalize(path).replace(/\/$/, '').split('/');
        const withFolders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
        let ignored = false;
        for (const { pattern, excludes } of rules) {
            if (ignored === excludes)
                continue;
            if (withFolders.some((candidate) => matchesPath(pattern, candidate)))
                ignored = excludes;
        }
        return ignored;
    };
}
function readRule(line) {
    const trimmed = line.trim();
    if (trimmed === '' || line.startsWith('#'))
        return [];
    const excludes = !trimmed.startsWith('!');
    const written = excludes ? trimmed : trimmed.slice(1).trim();
    // Unlike in .gitignore, a slash at either end has no meaning.
    const pattern = external_node_path_.posix.join('/', written).replace(/\/$/, '').slice(1);
    return pattern === '' ? [] : [{ pattern, excludes }];
}

;// CONCATENATED MODULE: ./lib/plan/context.js


/** The folders that might be the context, nearest to the Dockerfile first; only one if it was named. */
function contextFolders(question) {
    const own = external_node_path_.posix.dirname(external_node_path_.posix.resolve(question.dockerfile));
    if (question.context !== undefined)
        return [external_node_path_.posix.resolve(question.context)];
    // Visual Studio writes it with backslashes.
    const named = question.dockerfileContext?.trim().replaceAll('\\', '/');
    if (named !== undefined && named !== '')
        return [external_node_path_.posix.resolve(own, named)];
    const workspace = external_node_path_.posix.resolve(question.workspace);
    const folders = [];
    let folder = own;
    while (context_isWithin(folder, workspace)) {
        folders.push(folder);
        if (folder === workspace)
            break;
        folder = external_node_path_.posix.dirname(folder);
    }
    // A Dockerfile outside of the checkout is built on the checkout.
    return folders.length === 0 ? [workspace] : folders;
}
function context_isWithin(folder, workspace) {
    return folder === workspace || folder.startsWith(workspace.endsWith('/') ? workspace : `${workspace}/`);
}
/** Looks at each folder that might be the context. `ignoredIn` reads the .dockerignore that applies to it. */
async function lookAtContexts(question, tree, ignoredIn) {
    const candidates = [];
    for (const path of contextFolders(question)) {
        const ignored = await ignoredIn(path);
        const missing = [];
        for (const source of question.sources) {
            const problem = await lookFor(source, path, tree, ignored);
            if (problem !== undefined)
                missing.push(problem);
        }
        candidates.push({ path, missing });
    }
    return candidates;
}
/**
 * The context among the folders that were looked at, nearest first: the first with every source, otherwise the first
 * that lacks only wildcards, which BuildKit lets match nothing, otherwise the last one, the workspace.
 */
function chooseContext(candidates) {
    const chosen = candidates.find(({ missing }) => missing.length === 0) ??
        candidates.find(({ missing }) => missing.every(({ path }) => hasWildcard(path))) ??
        candidates.at(-1);
    if (chosen === undefined)
        throw new TypeError('there is always a folder that might be the context');
    return chosen;
}
async function lookFor(source, context, tree, ignored) {
    if (source.path === '.')
        return undefined;
    let found = [''];
    let partsFound = 0;
    for (const part of source.path.split('/').filter((name) => name !== '')) {
        found = await step(found, part, context, tree);
        if (found.length === 0)
            return { ...source, ignored: false, partsFound };
        partsFound++;
    }
    return found.every((path) => ignored(path)) ? { ...source, ignored: true, partsFound } : undefined;
}
const enoughMatches = 1000;
/** The paths one part further down, relative to the context. */
async function step(folders, part, context, tree) {
    const further = [];
    for (const folder of folders) {
        if (hasWildcard(part)) {
            const names = await tree.list(external_node_path_.posix.join(context, folder));
            further.push(...names.filter((name) => matchesPart(part, name)).map((name) => external_node_path_.posix.join(folder, name)));
        }
        else if (await tree.exists(external_node_path_.posix.join(context, folder, part))) {
            further.push(external_node_path_.posix.join(folder, part));
        }
        // It matters only whether there are matches, so some are enough.
        if (further.length > enoughMatches)
            break;
    }
    return further;
}

;// CONCATENATED MODULE: ./lib/plan/publish-output.js


/**
 * The folder in which a Dockerfile that does not publish expects the published app: the only folder that it takes from
 * the context and that no possible context has; or a folder that holds the published app. Undefined if there is no such
 * folder, or several.
 */
async function inferPublishOutput(candidates, app, tree) {
    const complete = candidates.find(({ missing }) => missing.length === 0);
    if (complete !== undefined)
        return publishedIn(complete.path, app, tree);
    const lacking = candidates.flatMap(({ path, missing }) => {
        // A file that need not exist, such as `nuget.config*`, means nothing.
        const [only, ...others] = missing.filter((source) => folderOf(source) !== undefined || !hasWildcard(source.path));
        const folder = only === undefined || others.length > 0 ? undefined : folderOf(only);
        return only === undefined || folder === undefined ? [] : [{ context: path, folder, missing: only }];
    });
    // More of `src/App/bin/publish` exists in the root than in src/App: the context is the folder that has most of the
    // path, and the nearest one if several have as much.
    const [best] = lacking.toSorted((a, b) => b.missing.partsFound - a.missing.partsFound);
    return best && { path: external_node_path_.posix.join(best.context, best.folder), context: best.context, exists: false };
}
/** The folder that a missing source means: `publish`, `publish/`, `publish/*`; undefined for a file. */
function folderOf({ path, ignored }) {
    if (ignored)
        return undefined;
    const folder = withoutTail(path);
    if (folder === '' || hasWildcard(folder))
        return undefined;
    // `net10.0` and `publish` are folders, `App.dll` and `start.sh` are files; a slash decides.
    const isFile = folder === path && /\.[a-z][a-z0-9]*$/i.test(folder);
    return isFile ? undefined : folder;
}
async function publishedIn(context, { sources, assembly }, tree) {
    // The folder of another program that is checked in next to the app must not be taken for the app's.
    const sign = assembly === undefined ? '.runtimeconfig.json' : `${assembly}.runtimeconfig.json`;
    for (const { path } of sources) {
        const folder = withoutTail(path);
        if (folder === '.' || hasWildcard(folder))
            continue;
        const names = await tree.list(external_node_path_.posix.join(context, folder));
        const holdsApp = names.some((name) => (assembly === undefined ? name.endsWith(sign) : name === sign));
        if (holdsApp)
            return { path: external_node_path_.posix.join(context, folder), context, exists: true };
    }
    return undefined;
}
function withoutTail(path) {
    return path.replace(/\/(\*|\*\.\*)?$/, '');
}

;// CONCATENATED MODULE: ./lib/plan/build-place.js






/** Finds both, if inputs `context` and `publish-output` do not name them. */
async function findBuildPlace(question, tree = fileTree) {
    const sources = contextSources(question.read, question.target);
    const ignoredIn = (context) => dockerignoreOf(question.dockerfile, context, tree);
    const candidates = await lookAtContexts({ ...question, sources }, tree, ignoredIn);
    const chosen = chooseContext(candidates);
    if (buildsFromSource(question.read, question.target)) {
        return { context: chosen.path, missing: chosen.missing };
    }
    const command = startCommand(question.read, question.target);
    const assembly = command && startedAssembly(command);
    const output = await inferPublishOutput(candidates, { sources, assembly }, tree);
    if (output === undefined)
        return { context: chosen.path, missing: chosen.missing };
    return {
        context: output.context,
        missing: [],
        publishOutput: { path: output.path, exists: output.exists },
    };
}
/** BuildKit: `NAME.dockerignore` next to a Dockerfile replaces the context's .dockerignore. */
async function dockerignoreOf(dockerfile, context, tree) {
    const text = (await tree.read(`${dockerfile}.dockerignore`)) ?? (await tree.read(`${context}/.dockerignore`)) ?? '';
    return readDockerignore(text);
}
/** The folders of the file system. */
const fileTree = {
    exists: async (path) => (await absentAs(undefined, (0,promises_.stat)(path))) !== undefined,
    list: (folder) => absentAs([], (0,promises_.readdir)(folder)),
    read: (path) => absentAs(undefined, (0,promises_.readFile)(path, 'utf8')),
};
/** The last one is for a path with a NUL character: a Dockerfile may contain anything. */
const absences = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']);
async function absentAs(absent, outcome) {
    try {
        return await outcome;
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (absences.has(code))
            return absent;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/build/docker-preparation.js









/** @param dockerfile absolute path of the user's Dockerfile; undefined: one is generated. */
function prepareDockerBuild(dockerfile, preparation, tools) {
    return dockerfile === undefined
        ? prepareGenerated(preparation, tools)
        : prepareDockerfile(dockerfile, preparation, tools);
}
/** Publishes the app and writes a runtime Dockerfile for it, as Microsoft's samples have it. */
async function prepareGenerated(preparation, { dotnet, images }) {
    const { project, options, inputs, workspace, temporaryFolder, link } = preparation;
    const { platforms } = inputs;
    if (project.selfContained && platforms.length > 1) {
        throw new user_error/* UserError */.y(`Input platforms names several platforms, but ${project.name} is self-contained: its published app has the runtime of one platform. Set input builder to sdk, which publishes it for each platform.`);
    }
    const reference = inputs.baseImage ?? (await dotnet.baseImage(project, options));
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'generated-'));
    const output = (0,external_node_path_.join)(folder, 'app');
    const [dockerfile] = await Promise.all([
        writeRuntimeDockerfile(folder, runtimeImage(project, images.mirrored(reference) ?? reference, link)),
        dotnet.publish({ project, options, output }),
    ]);
    // A generated Dockerfile has one stage.
    const docker = { ...inputs.docker, target: undefined };
    return {
        request: { dockerfile, context: output, options: docker, platforms, cwd: workspace },
        images: await docker_preparation_imagesOf(preparation, async () => ({ reference })),
    };
}
/** Reads the user's Dockerfile, finds its build context, and publishes the app where the Dockerfile expects it. */
async function prepareDockerfile(dockerfile, preparation, tools) {
    const { project, inputs, workspace } = preparation;
    const { docker, platforms } = inputs;
    const read = await readUserDockerfile(dockerfile, preparation, platforms[0]);
    await requireContext(inputs.context, workspace);
    const publishOutput = inputs.publishOutput && (0,external_node_path_.resolve)(workspace, inputs.publishOutput);
    // The context is found by what exists, and the app will exist.
    if (publishOutput !== undefined)
        await (0,promises_.mkdir)(publishOutput, { recursive: true });
    const place = await findBuildPlace({
        dockerfile,
        workspace,
        context: inputs.context && (0,external_node_path_.resolve)(workspace, inputs.context),
        // DockerfileContext is about the project's own Dockerfile.
        dockerfileContext: project.dockerfile?.path === dockerfile ? project.dockerfile.context : undefined,
        read,
        target: docker.target,
    });
    if (inputs.publish ?? !buildsFromSource(read, docker.target))
        await publishTo(publishOutput ?? place.publishOutput?.path, read, preparation, tools);
    warnOfMissing(place, read, workspace, tools.log);
    // Other platforms can have other bases.
    const readFor = async (platform) => platform === platforms[0] ? read : readUserDockerfile(dockerfile, preparation, platform);
    return {
        request: { dockerfile, context: place.context, options: docker, platforms, cwd: workspace },
        images: await docker_preparation_imagesOf(preparation, async (platform) => namedBase(await readFor(platform), inputs)),
    };
}
/** @param output undefined if the Dockerfile does not show it. */
async function publishTo(output, read, { project, options, inputs, workspace }, { dotnet, log }) {
    if (output !== undefined) {
        log.info(`Publishing ${project.name} to ${(0,external_node_path_.relative)(workspace, output)}, where ${read.path} expects it.`);
        await dotnet.publish({ project, options, output });
    }
    else if (inputs.publish) {
        throw new user_error/* UserError */.y(`Input publish: "true", but ${read.path} does not show where it expects the published app. Name that folder with input publish-output.`);
    }
}
/** @param baseOf the base for a platform that the user named, or for the builder's own. */
async function docker_preparation_imagesOf({ inputs: { platforms }, defaultPlatform }, baseOf) {
    const named = platforms.length > 0 ? platforms : [undefined];
    return Promise.all(named.map(async (platform) => ({ platform: platform ?? defaultPlatform, base: await baseOf(platform) })));
}
function namedBase(read, { docker, baseImage }) {
    if (baseImage !== undefined)
        return { reference: baseImage };
    const base = finalBase(read, {
        contexts: (0,build_request/* buildContextValues */.iS)(docker.buildContexts ?? []),
        ...(docker.target === undefined ? {} : { target: docker.target }),
    });
    return 'scratch' in base ? { none: `${read.path} builds FROM scratch` } : base;
}
async function requireContext(context, workspace) {
    if (context === undefined)
        return;
    const found = await (0,promises_.stat)((0,external_node_path_.resolve)(workspace, context)).catch(() => undefined);
    if (found?.isDirectory())
        return;
    throw new user_error/* UserError */.y(`Input context: ${JSON.stringify(context)} is not a folder of ${workspace}`);
}
/** BuildKit would say only that it could not compute a checksum. */
function warnOfMissing(place, read, workspace, log) {
    const context = (0,external_node_path_.relative)(workspace, place.context) || '.';
    for (const { path, line, ignored } of place.missing) {
        const reason = ignored ? 'is kept out by .dockerignore' : 'does not exist there';
        log.warning(`${read.path}, line ${line}: ${path} is copied from the build context ${context}, but ${reason}. Is input context right?`);
    }
}
function readUserDockerfile(dockerfile, { inputs, workspace }, platform) {
    return loadDockerfile(dockerfile, workspace, {
        buildArgs: (0,build_request/* buildArgValues */.$G)(inputs.docker.buildArgs ?? [], process.env),
        ...(platform === undefined ? {} : { platform }),
    });
}

;// CONCATENATED MODULE: ./lib/build/sdk-builder.js




/** The .NET SDK makes the images, one after the other, and pushes them, without a container engine. */
async function buildWithSdk(build, tools) {
    const { project, platforms, baseImage } = build;
    const outcomes = [];
    for (const image of containerImages(project, { platforms, architecture: process.arch, baseImage }))
        outcomes.push(await buildImage(image, build, tools));
    return outcomes;
}
/** The registry expects the base beforehand, so the SDK reads and sends none of its layers. */
async function buildImage({ platform, runtimeIdentifier }, { project, options, baseImage }, { dotnet, images, registry }) {
    const baseReference = baseImage ?? (await dotnet.baseImage(project, options, runtimeIdentifier));
    const base = await images.read(baseReference, platform);
    registry.expectBase(base.contents);
    const { digest } = await dotnet.publishContainer({
        project,
        options,
        registry: addressFor(project.sdkVersion, registry.address),
        repository: registry.repository,
        tag: TAG,
        runtimeIdentifier,
        baseImage: images.mirrored(baseReference) ?? baseImage,
    });
    const contents = registry.image(registry.repository, digest, platform);
    checkMade(contents.config.platform, platform, project);
    const compressor = `.NET SDK ${project.sdkVersion}`;
    const built = { contents, reference: project.container.repository, compressor };
    return { built, base, baseReference };
}
/** If the user's own arguments name a runtime, that one is built. */
function checkMade(made, wanted, { name }) {
    if ((0,model_image/* samePlatform */.my)(made, wanted))
        return;
    throw new user_error/* UserError */.y(`The .NET SDK made an image of ${name} for ${(0,model_image/* formatPlatform */.Bq)(made)}, not for ${(0,model_image/* formatPlatform */.Bq)(wanted)}. Does input publish-args, or the project, name another runtime (-r, ContainerRuntimeIdentifier)?`);
}
/**
 * Since 9.0.100 the SDK speaks plain HTTP to any host that DOTNET_CONTAINER_INSECURE_REGISTRIES names; earlier SDKs
 * only to a host that is spelled localhost.
 */
function addressFor(sdkVersion, address) {
    return Number.parseInt(sdkVersion, 10) >= 9 ? address : address.replace(/^127\.0\.0\.1:/, 'localhost:');
}

;// CONCATENATED MODULE: ./lib/build/build-images.js










/**
 * Builds the images of a project: with the .NET SDK, or with Docker and the user's Dockerfile or a generated one. To add
 * a builder, write a function that yields these outcomes, and choose it here.
 * @returns one outcome for each platform, in the order of input `platforms`.
 */
async function buildImages({ project, docker, restored = false }, inputs, places, tools) {
    const { baseImage, platforms } = inputs;
    const options = { ...publishOptions(inputs, places), restored };
    if (!docker)
        return buildWithSdk({ project, options, platforms, baseImage }, tools);
    const prepare = (builder) => prepareDockerBuild(docker.dockerfile, { project, options, inputs, ...places, ...builder }, tools);
    // Whether a builder can be used is found out before the app is published, which takes much longer.
    const builder = await tools.buildxBuilder();
    if (builder) {
        const defaultPlatform = builder.platform ?? runnerPlatform();
        return buildWithBuildx(await prepare({ defaultPlatform, link: knowsLink(builder) }), builder, tools);
    }
    const engine = await tools.engine();
    if (platforms.length > 1)
        requireIndexes(engine);
    return buildWithEngine(await prepare({ defaultPlatform: runnerPlatform(), link: false }), engine, tools);
}
/** The engine builds the images, all platforms at once, and sends them. */
async function buildWithEngine({ request, images }, engine, tools) {
    const { docker } = tools;
    const tag = pushReference(tools.registry);
    const reading = readBasesAhead(images, tools);
    try {
        const { imageId, image, metadata } = await docker.build({ ...request, tag });
        await reading;
        // Of an image for several platforms the engine describes only its own.
        const described = images.length === 1 ? { platform: image.platform, diffIds: image.diffIds } : {};
        const delivery = {
            images: images.map(({ platform, base }) => ({ platform, base: () => base, ...described })),
            // What the build reports, then what the engine has.
            copiesOf: async (reference) => usedBaseDigests(reference, metadata.materials, await docker.inspect(reference)),
            send: sendFromEngine(imageId, engine, tools),
            reference: undefined,
        };
        return await receiveImages(delivery, tools);
    }
    finally {
        await removeTag(tag, tools);
    }
}
/**
 * An image for several platforms is an index, which the classic image store cannot hold.
 * @throws UserError that says what can hold one.
 */
function requireIndexes({ version, containerdStore }) {
    if (containerdStore)
        return;
    throw new user_error/* UserError */.y(`Input platforms names several platforms, but this Docker engine (${version}) keeps images in its classic store, which holds one platform of an image. Turn on the containerd image store ("features": {"containerd-snapshotter": true} in the engine's daemon.json; docker/setup-docker-action can do that), name one platform, or set input builder to sdk, which needs no engine.`);
}
/** Reads the bases while the engine builds. If one cannot be read, it is read again when it is needed. */
async function readBasesAhead(bases, { images }) {
    await Promise.all(bases.map(async ({ platform, base }) => {
        if ('reference' in base)
            await images.read(base.reference, platform).catch(() => undefined);
    }));
}
/**
 * A builder of buildx builds the images and pushes them straight into the measuring registry. It does not even download
 * the base layers that it need not read. If it cannot reach the registry, it streams an OCI archive to us, with all
 * layers. The engine gets nothing.
 */
function buildWithBuildx(build, builder, tools) {
    const delivery = {
        images: build.images.map(({ platform, base }) => ({ platform, base: () => base })),
        // No builder says beforehand which copy it will use.
        copiesOf: async () => [],
        send: async (platforms) => {
            const reach = await tools.buildxReach();
            const sent = reach === 'reachable'
                ? await build_images_push(build, tools)
                : await build_images_stream(build, platforms, reach.unreachable, tools);
            return { ...sent, compressor: compressorOf(builder) };
        },
        reference: undefined,
    };
    return receiveImages(delivery, tools);
}
async function build_images_push({ request }, { buildx, registry }) {
    const { digest, metadata } = await buildx.buildAndPush({ ...request, tag: pushReference(registry) });
    return {
        image: (platform) => registry.image(registry.repository, digest, platform),
        copiesOf: copyUsed(metadata),
    };
}
async function build_images_stream({ request }, platforms, reason, { buildx, registry, log }) {
    const read = archiveReader(`the archive that buildx built from ${request.dockerfile}`, platforms);
    const { result, digest, metadata } = await buildx.buildToArchive({ ...request, tag: TAG }, read);
    // An archive of several platforms has an index of them: buildx names that, or the only manifest.
    const images = await archivedContents(result, digest, (digests) => `buildx built the image ${digest} but sent ${digests}, which is another one. Try again.`);
    const note = `Weighed by an OCI archive, because the builder of buildx cannot reach the measuring registry at ${registry.address} (${reason}). Every figure is still exact`;
    log.info(`${note}. A builder that was created with --driver-opt network=host would not have to send the base layers.`);
    return { image: archive_imageFor(images, platforms), note, copiesOf: copyUsed(metadata) };
}
function copyUsed({ materials }) {
    return async (reference) => usedBaseDigests(reference, materials, undefined);
}
/** The tool that compresses what such a builder makes. */
function compressorOf({ driver, versions }) {
    const [version = ''] = versions;
    return `BuildKit${version && ` ${version}`} (${driver})`;
}

;// CONCATENATED MODULE: ./lib/build/restore-together.js




const SOLUTION = /\.(?:sln|slnx|slnf)$/i;
/**
 * Restores several projects at once if one solution holds them all: the one that input `project` names, or the only one
 * at the workspace's root. If the user gives arguments, what must be restored depends on them, and nothing is done.
 * @returns the targets; those that were restored are marked.
 */
async function restoreTogether(targets, inputs, places, { dotnet, log }) {
    const projects = targets.filter((target) => 'project' in target);
    if (projects.length < 2 || inputs.publishArgs.length > 0)
        return targets;
    const solution = await onlySolution(inputs, places.workspace);
    if (solution === undefined)
        return targets;
    try {
        const listed = new Set(await dotnet.projectsOfSolution(solution, places.workspace));
        if (!projects.every(({ project }) => listed.has(project.path)))
            return targets;
        await dotnet.restore(solution, publishOptions(inputs, places));
    }
    catch (error) {
        // If a project is broken, that is reported when it is published.
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        log.info(`Each project is restored by itself: ${error.message}`);
        return targets;
    }
    return targets.map((target) => ('project' in target ? { ...target, restored: true } : target));
}
async function onlySolution({ projects }, workspace) {
    const named = projects.filter((line) => SOLUTION.test(line));
    const all = named.length > 0 ? named : (await (0,promises_.readdir)(workspace)).filter((name) => SOLUTION.test(name));
    const [only, ...others] = all;
    return only === undefined || others.length > 0 ? undefined : (0,external_node_path_.resolve)(workspace, only);
}

;// CONCATENATED MODULE: ./lib/source/image-base.js




/** OCI image specification, "Pre-Defined Annotation Keys"; the .NET SDK, Buildah and others set them as labels. */
const NAME_LABEL = 'org.opencontainers.image.base.name';
const DIGEST_LABEL = 'org.opencontainers.image.base.digest';
/** The base image of an image that was built earlier: the one that the user names, otherwise its labels. */
function image_base_namedBase(labels, input) {
    const label = labels[NAME_LABEL]?.trim();
    const reference = input ?? label;
    if (!reference) {
        return {
            unknown: `the image does not say what it is built on (label ${NAME_LABEL}); set input base-image`,
        };
    }
    if (repositoryName(reference) === undefined) {
        return {
            unknown: `the image's label ${NAME_LABEL} is not a reference: ${(0,quoted/* quoted */.k)(reference)}; set input base-image`,
        };
    }
    const digest = labels[DIGEST_LABEL]?.trim() ?? '';
    return { reference, digests: (0,name_digest/* isDigest */.Bc)(digest) ? [digest] : [] };
}
/** The base of an image that is read where it is stored. An unknown base costs only the figures that need it. */
function findImageBase(image, input, tools) {
    return findBase(image_base_namedBase(image.labels, input), image, async () => [], tools);
}

;// CONCATENATED MODULE: ./lib/source/local-source.js






/**
 * Measures an image of the engine, in the same way as one that was just built.
 * @throws UserError if the engine has no such image, or can neither push nor save it.
 */
async function readLocal(reference, request, tools) {
    const image = await inspectAndProbe(reference, tools);
    if (!image) {
        throw new user_error/* UserError */.y(`The Docker engine has no image ${reference}. Build it before this step (docker/build-push-action with load: true), or name another one with input image.`);
    }
    return sendLocal(reference, image, request, tools);
}
/** Inspects an image, and meanwhile finds out whether the engine can push, which is needed next. */
async function inspectAndProbe(reference, { docker, engineReach }) {
    // A failure is reported when the answer is needed.
    engineReach().catch(() => { });
    return docker.inspect(reference);
}
/** Has the engine send an image that it described. */
async function sendLocal(reference, image, { platforms, baseImage, onFound }, tools) {
    const { docker } = tools;
    const engine = await tools.engine();
    const otherPlatform = platforms.find((wanted) => wanted.required && !(0,model_image/* samePlatform */.my)(image.platform, wanted.platform));
    if (otherPlatform && !engine.containerdStore)
        throw wrongPlatform(reference, image, otherPlatform);
    // Of an index the engine describes only its own platform.
    const described = { platform: image.platform, diffIds: image.diffIds };
    const wanted = otherPlatform ? platforms.map(({ platform }) => ({ platform })) : [described];
    const base = ({ labels } = image) => image_base_namedBase(labels, baseImage);
    const target = pushReference(tools.registry);
    const tagged = docker.tag(image.id, target);
    // A failure is reported when the image is sent.
    tagged.catch(() => { });
    try {
        const named = base();
        if (!otherPlatform)
            onFound(image, 'reference' in named ? named.reference : undefined);
        const delivery = {
            images: wanted.map((one) => ({ ...one, base })),
            copiesOf: async (name) => usedBaseDigests(name, [], await docker.inspect(name)),
            send: async (all) => {
                await tagged;
                return sendFromEngine(image.id, engine, tools)(all);
            },
            reference: `local://${reference}`,
        };
        return await receiveImages(delivery, tools);
    }
    finally {
        await tagged.catch(() => { });
        await removeTag(target, tools);
    }
}
function wrongPlatform(reference, { platform }, wanted) {
    return new user_error/* UserError */.y(`local://${reference} is for ${(0,model_image/* formatPlatform */.Bq)(platform)}, not for ${(0,model_image/* formatPlatform */.Bq)(wanted.platform)}. Build it for that platform, or correct input platforms.`);
}

;// CONCATENATED MODULE: ./lib/source/image-sources.js








/** No image says what compressed its layers. */
const MADE_ELSEWHERE = {
    unknown: 'the image was built before this run, and does not name its builder',
};
/** Measures an image that exists, wherever it is stored. Nothing is built, and no project is known. */
function readSource(source, request, tools) {
    switch (source.kind) {
        case 'local':
            return readLocal(source.reference, request, tools);
        case 'registry':
            return readPublished(source.reference, request, tools);
        case 'either':
            return readEither(source.reference, request, tools);
        case 'archive':
        case 'oci-layout':
            return readStored(source, request, tools);
    }
}
/** The engine's image, if there is an engine and it has the image; otherwise the registry's. */
async function readEither(reference, request, tools) {
    let absent = 'the Docker engine has no such image';
    const local = await inspectAndProbe(reference, tools).catch((error) => {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        absent = `no Docker engine could be asked: ${error.message}`;
        return undefined;
    });
    if (local)
        return sendLocal(reference, local, request, tools);
    tools.log.info(`${reference} is read from its registry: ${absent}`);
    try {
        return await readPublished(reference, request, tools);
    }
    catch (error) {
        if (!(error instanceof user_error/* RegistryError */.g))
            throw error;
        throw new user_error/* UserError */.y(`${reference} cannot be read: ${absent}; ${error.message}`, {
            cause: error,
        });
    }
}
/** Sizes as the registry states them: no layer is read. */
async function readPublished(reference, { platforms, baseImage }, tools) {
    const outcomes = [];
    for (const { platform, required } of platforms) {
        if (!required)
            tools.log.info(`Weighed for ${(0,model_image/* formatPlatform */.Bq)(platform)}. Input platforms can name another platform, or several.`);
        const { contents } = await tools.images.read(reference, platform);
        const found = await findImageBase(contents.config, baseImage, tools);
        const built = { contents, reference: `registry://${reference}`, compressor: MADE_ELSEWHERE };
        outcomes.push({ built, ...found });
    }
    return outcomes;
}
async function readStored(source, { workspace, platforms, baseImage }, tools) {
    const read = source.kind === 'archive' ? stored_images_readArchive : stored_images_openLayout;
    const reference = formatSource(source);
    const outcomes = [];
    for (const stored of await read((0,external_node_path_.resolve)(workspace, source.path), reference, platforms)) {
        const found = await findImageBase(stored.config, baseImage, tools);
        const contents = await stored.contents(knownLayers(found));
        const name = repositoryName(stored.name ?? '');
        outcomes.push({
            built: { contents, reference, compressor: MADE_ELSEWHERE },
            ...found,
            ...(name === undefined ? {} : { name }),
        });
    }
    return outcomes;
}
/** The layers of the base that its registry states all sizes of. */
function knownLayers({ base }) {
    const layers = 'contents' in base ? base.contents.layers : [];
    return new Set(layers.filter(({ download, disk }) => isKnown(download) && isKnown(disk)).map(({ diffId }) => diffId));
}

;// CONCATENATED MODULE: ./lib/measure/dotnet-version.js
/**
 * `10.0` of an image that has no project here: by the tag of Microsoft's base image, otherwise by the label that the
 * .NET SDK sets, otherwise by the variables that Microsoft's images set.
 */
function imageDotnetVersion(base, { env, labels }) {
    const tag = /(?:^|\/)dotnet\/[a-z/-]+:(\d+\.\d+)(?=[.-]|@|$)/.exec(base ?? '')?.[1];
    const label = /^\d+\.\d+$/.exec(labels['net.dot.runtime.majorminor'] ?? '')?.[0];
    const set = ['ASPNET_VERSION', 'DOTNET_VERSION', 'DOTNET_SDK_VERSION'].map((name) => env.map((line) => new RegExp(`^${name}=(\\d+\\.\\d+)\\.`).exec(line)?.[1]).find(Boolean));
    return (tag ??
        label ??
        set.find(Boolean) ?? {
        unknown: 'neither the base image nor DOTNET_VERSION says which .NET version the image has; set input sdk-image',
    });
}

;// CONCATENATED MODULE: ./lib/model/sdk-comparison.js


/** @param reference of the SDK image as the user wrote it, not a mirror's. */
function compareWithSdk(image, reference, sdk) {
    const own = new Set(image.layers.map((layer) => layer.diffId));
    const createdBy = instructions(sdk.config.history, sdk.layers.length);
    const { download, disk } = weigh_sizesOf(sdk.layers);
    return {
        reference,
        digest: sdk.digest,
        download,
        disk,
        layers: sdk.layers.map((layer, i) => ({
            digest: layer.digest,
            diffId: layer.diffId,
            download: layer.download,
            disk: layer.disk,
            createdBy: createdBy[i] ?? '',
            shared: own.has(layer.diffId),
        })),
        ratio: size_ratio(image.sizes.download, download),
        diskRatio: size_ratio(image.sizes.disk, disk),
    };
}
/**
 * Whether the image was built on an SDK image. Any one sign is enough: its base is called dotnet/sdk, it starts with
 * the SDK image's layers, or its config has the variable that Microsoft's SDK images set. `sdk` is what the image is
 * compared with; a user can name any image there.
 */
function isBuiltOnSdk(image, sdk) {
    const { config } = image.contents;
    return (/(^|\/)dotnet\/sdk([:@]|$)/.test(image.base ?? '') ||
        (sdk !== undefined && isSdk(sdk) && weigh_startsWith(config.diffIds, sdk.config.diffIds)) ||
        isSdk(image.contents));
}
function isSdk({ config }) {
    return (config.diffIds.length > 0 && config.env.some((variable) => variable.startsWith('DOTNET_SDK_VERSION=')));
}
/** The ratio of the download sizes as a decimal, or why it is not known. */
function sdkRatio(sdk) {
    if ('unknown' in sdk)
        return sdk;
    if (sdk.ratio !== undefined)
        return sdk.ratio;
    return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}

;// CONCATENATED MODULE: ./lib/measure/measured-image.js




/** Weighs an image and compares it with the SDK image of its .NET version. */
async function measuredImage({ built, base, baseReference }, { name, project, builder, dotnetVersion, runtime }, sdkInput, tools) {
    const { contents } = built;
    const weighed = weigh(contents, base);
    const sdkImage = await readSdkImage(sdkInput, dotnetVersion, contents.config.platform, tools);
    const sdk = 'unknown' in sdkImage ? sdkImage : compareWithSdk(weighed, sdkImage.reference, sdkImage.contents);
    const onSdk = isBuiltOnSdk({ base: baseReference, contents }, 'unknown' in sdkImage ? undefined : sdkImage.contents);
    const version = typeof dotnetVersion === 'string' ? dotnetVersion : 'VERSION';
    const instead = `mcr.microsoft.com/dotnet/${runtime}:${version}`;
    return {
        name,
        project,
        builder,
        ...fromBuilder(built, weighed),
        sdk,
        sdkBase: onSdk ? { base: baseReference ?? 'unknown', instead } : undefined,
    };
}
/** Starts to read the SDK image while something else is done. If that fails, it is read again when it is needed. */
function readSdkImageAhead(input, version, platform, { images }) {
    const reference = sdkReference(input, version);
    if (typeof reference === 'string')
        images.read(reference, platform).catch(() => { });
}
/** The SDK image to compare with, or why there is none. */
async function readSdkImage(input, version, platform, { images, log }) {
    const reference = sdkReference(input, version);
    if (typeof reference !== 'string')
        return reference;
    try {
        return await images.read(reference, platform);
    }
    catch (error) {
        if (!(error instanceof user_error/* RegistryError */.g))
            throw error;
        log.warning(`The SDK image could not be read, so nothing is compared with it. ${error.message}`);
        return { unknown: error.message };
    }
}
/** The image that the user named, otherwise that of the .NET version. */
function sdkReference(input, version) {
    if (input === 'none')
        return { unknown: 'input sdk-image is none' };
    if (input !== undefined)
        return input;
    return typeof version === 'string' ? `mcr.microsoft.com/dotnet/sdk:${version}` : version;
}

;// CONCATENATED MODULE: ./lib/measure/measure-source.js





/** @returns one measurement for each platform, in their order. */
async function measureSource({ source, name, platforms, baseImage, sdkImage }, { workspace }, tools) {
    const request = {
        workspace,
        baseImage,
        platforms: wantedPlatforms(platforms),
        onFound: (image, base) => readSdkImageAhead(sdkImage, imageDotnetVersion(base, image), image.platform, tools),
    };
    const outcomes = await readSource(source, request, tools);
    return Promise.all(outcomes.map((outcome) => {
        const about = {
            name: name ?? outcome.name ?? sourceName(source),
            project: undefined,
            builder: 'image',
            dotnetVersion: imageDotnetVersion(outcome.baseReference, outcome.built.contents.config),
            runtime: 'aspnet',
        };
        return measuredImage(outcome, about, sdkImage, tools);
    }));
}

;// CONCATENATED MODULE: ./lib/measure/measure-all.js






/** Measures one target after the other: a build takes all cores, and builds that share a build server disturb it. */
async function measureAll(targets, inputs, places, tools) {
    const measurements = [];
    const failures = [];
    for (const target of await restoreTogether(targets, inputs, places, tools)) {
        try {
            const part = () => measureTarget(target, inputs, places, tools);
            measurements.push(...(await tools.log.group(`Weigh ${target.name}`, part)));
        }
        catch (error) {
            const project = 'source' in target ? undefined : target.projectPath;
            failures.push({ name: target.name, project, error });
        }
    }
    return { measurements, failures };
}
function measureTarget(target, inputs, places, tools) {
    if (!('source' in target))
        return measureProject(target, inputs, places, tools);
    const { name, platforms, baseImage, sdkImage } = inputs;
    return measureSource({ source: target.source, name, platforms, baseImage, sdkImage }, places, tools);
}
/**
 * Builds the images of a project and measures them.
 * @returns one measurement for each platform, in the order of input `platforms`.
 */
async function measureProject(target, inputs, places, tools) {
    const { sdkImage } = inputs;
    const about = aboutProject(target);
    for (const { platform } of wantedPlatforms(inputs.platforms))
        readSdkImageAhead(sdkImage, about.dotnetVersion, platform, tools);
    const outcomes = await buildImages(target, inputs, places, tools);
    return Promise.all(outcomes.map((outcome) => measuredImage(outcome, about, sdkImage, tools)));
}
function aboutProject(target) {
    const { name, dotnetVersion, selfContained, sdk } = target.project;
    return {
        name: target.name,
        project: target.projectPath,
        builder: builderName(target),
        dotnetVersion: dotnetVersion ?? { unknown: `the .NET version of ${name} is not known` },
        runtime: selfContained ? 'runtime-deps' : sdk === 'web' ? 'aspnet' : 'runtime',
    };
}

;// CONCATENATED MODULE: ./lib/baseline/worktree.js



/** A folder name with the process ID, by which later runs and the post step know whether it is stale: see `stale.ts`. */
function worktreeName() {
    return `aspnet-image-size-baseline-${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
}
/**
 * Checks the commit out into a new folder, and fetches it first if it is missing.
 * @throws GitError; then nothing is left behind.
 */
async function checkOutBaseline(git, repository, commit, { parent, name = worktreeName(), inside = '' }) {
    await repository.obtain(commit);
    // Git records the real path of the folder.
    const workspace = (0,external_node_path_.join)(await (0,promises_.realpath)(parent), name);
    const remove = async () => {
        await git.removeWorktrees(repository.root, (path) => path.split(external_node_path_.sep).includes(name));
        await (0,promises_.rm)(workspace, { recursive: true, force: true, maxRetries: 3 });
    };
    try {
        await git.addWorktree(repository.root, (0,external_node_path_.join)(workspace, inside), commit);
    }
    catch (error) {
        await remove();
        throw error;
    }
    return { workspace, remove };
}

;// CONCATENATED MODULE: ./lib/baseline/measure-baseline.js








/**
 * Finishes what the look-up found: measures the baseline if nobody measured it before.
 * @param measurements of the run.
 */
async function measureBaseline(lookedUp, measurements, request, tools) {
    if (!('toBuild' in lookedUp || 'toRead' in lookedUp))
        return lookedUp;
    if (measurements.length === 0)
        return { missing: 'there is nothing to compare' };
    return 'toRead' in lookedUp
        ? readFromRegistry(lookedUp.toRead, measurements, request, tools)
        : buildCommit(lookedUp.toBuild, request, tools);
}
/** Builds the commit in a worktree, and measures it as the run's own images. */
async function buildCommit({ commit, repository }, { inputs, places }, tools) {
    const name = worktreeName();
    tools.onWorktree(name, repository.root);
    const inside = (0,external_node_path_.relative)(places.workspace, repository.root);
    let tree;
    try {
        tree = await checkOutBaseline(tools.git, repository, commit, { parent: (0,temporary_root/* temporaryRoot */.i)(), name, inside });
    }
    catch (error) {
        if (!(error instanceof run_git/* GitError */.XS))
            throw error;
        return { missing: `commit ${commit.slice(0, 10)} cannot be checked out: ${error.message}` };
    }
    try {
        const there = { ...places, workspace: tree.workspace };
        const quiet = { ...tools, log: logOfBaseline(tools.log, commit) };
        const { targets, failures } = await findTargets(inputs, there, quiet, { mayBeAbsent: true });
        const measured = await measureAll(targets, inputs, there, quiet);
        return {
            commit,
            source: 'built',
            images: measured.measurements,
            failures: [...failures, ...measured.failures].map((failure) => withoutWorktree(failure, tree.workspace)),
        };
    }
    finally {
        await tree.remove();
    }
}
/** Measures the image that input `baseline` names, as its registry publishes it. */
async function readFromRegistry(reference, measurements, { inputs, places }, tools) {
    const [name, ...others] = new Set(measurements.map(({ name }) => name));
    if (name === undefined || others.length > 0) {
        return { missing: `registry://${reference} is one image, and this run measures ${others.length + 1}` };
    }
    const source = { kind: 'registry', reference };
    const platforms = measurements.map(({ platform }) => platform);
    const base = measurements[0]?.weighed.base;
    const baseImage = inputs.baseImage ?? (base && 'reference' in base ? base.reference : undefined);
    const toMeasure = { source, name, platforms, baseImage, sdkImage: inputs.sdkImage };
    const quiet = { ...tools, log: logOfBaseline(tools.log, reference) };
    try {
        const images = await quiet.log.group(`Weigh ${name}`, () => measureSource(toMeasure, places, quiet));
        return { commit: null, source: 'registry', images, failures: [] };
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y))
            throw error;
        return { missing: error.message };
    }
}
/** A fault of the baseline is not a warning about the pull request: it goes to the log as information. */
function logOfBaseline(log, name) {
    const shown = /^[0-9a-f]{40,}$/.test(name) ? name.slice(0, 10) : name;
    return {
        info: (message) => log.info(message),
        warning: (message) => log.info(`Of the baseline: ${message}`),
        group: (title, part) => log.group(`${title} at the baseline ${shown}`, part),
    };
}
/** Without the path of the worktree, which is removed by now. */
function withoutWorktree(failure, workspace) {
    const { error } = failure;
    if (!(error instanceof user_error/* UserError */.y))
        return failure;
    const shorten = (text) => text.replaceAll(`${workspace}${external_node_path_.sep}`, '').replaceAll(workspace, '.');
    const details = error.details.map((detail) => ({ ...detail, message: shorten(detail.message) }));
    return { ...failure, error: new user_error/* UserError */.y(shorten(error.message), { details, cause: error }) };
}

// EXTERNAL MODULE: ./lib/baseline/stale.js
var stale = __nccwpck_require__(8718);
;// CONCATENATED MODULE: ./lib/compare/base-comparison.js


function compareBases(now, before) {
    if ('unknown' in now)
        return { unknown: `the base image is not known: ${now.unknown}` };
    if ('unknown' in before) {
        return { unknown: `the base image of the baseline is not known: ${before.unknown}` };
    }
    const [to, from] = [base_comparison_nameOf(now), base_comparison_nameOf(before)];
    if (to === null && from === null)
        return { kind: 'same' };
    const [a, b] = [base_comparison_sizes(now), base_comparison_sizes(before)];
    const change = { download: difference(a.download, b.download), disk: difference(a.disk, b.disk) };
    if (!from || !to || !(0,name_reference/* sameReference */.kP)(from.reference, to.reference)) {
        return { kind: 'change', from, to, ...change };
    }
    if (from.digest === to.digest)
        return { kind: 'same' };
    return { kind: 'drift', reference: to.reference, from: from.digest, to: to.digest, ...change };
}
/** No base image is 0 bytes, and that is known. */
function base_comparison_sizes(base) {
    return 'none' in base ? { download: verified(0), disk: verified(0) } : base;
}
function base_comparison_nameOf(base) {
    return 'none' in base ? null : { reference: base.reference, digest: base.digest };
}

;// CONCATENATED MODULE: ./lib/compare/comparison.js




/** Compares an image with its baseline, if there is one. */
function compareWith(image, baseline) {
    if ('missing' in baseline)
        return { image, baseline };
    return { image, baseline, comparison: compare(image, baseline.image) };
}
/** Compares two measurements, each from any run. */
function compare(image, earlier) {
    const [now, before] = [image.weighed, earlier.weighed];
    const base = compareBases(now.base, before.base);
    const noChange = sameApp(now, before, base);
    const { name, project } = earlier;
    return {
        noChange,
        increase: noChange === true ? { download: verified(0), disk: verified(0) } : increase(now, before, base),
        base,
        deploy: deploySize(now, before),
        compressorsDiffer: !sameCompressor(image.compressor, earlier.compressor),
        renamedFrom: project === undefined || image.project === undefined || project === image.project
            ? undefined
            : { name, project },
    };
}
function sameApp(now, before, base) {
    // Two whole images can be equal on an unknown base. If they differ, the base may be the reason.
    if ('unknown' in base)
        return sameContents(now.layers, before.layers) === true ? true : base;
    if (base.kind === 'change' && base.from?.digest !== base.to?.digest)
        return false;
    const app = ({ layers }) => layers.filter((layer) => layer.from === 'app');
    return sameContents(app(now), app(before));
}
function increase(now, before, base) {
    if ('unknown' in base)
        return { download: base, disk: base };
    const of = (which) => {
        const app = difference(now.app[which], before.app[which]);
        return base.kind === 'change' ? sum([app, base[which]]) : app;
    };
    return { download: of('download'), disk: of('disk') };
}
/** If both are unknown, the same workflow probably made both images. */
function sameCompressor(now, before) {
    return typeof now === 'string' ? now === before : typeof before !== 'string';
}
/**
 * Whether two lists of layers have the same contents, layer by layer: a layer that only repeats another one counts.
 * Layers without an entry do not count.
 */
function sameContents(a, b) {
    const [left, right] = [a.filter(hasEntries), b.filter(hasEntries)];
    if (left.length !== right.length)
        return false;
    const same = left.map((layer, i) => {
        const other = right[i];
        return other !== undefined && sameContent(layer, other);
    });
    return !same.includes(false) && (same.findLast((one) => one !== true) ?? true);
}
function hasEntries({ diffId, contentDigest }) {
    return diffId !== model_image/* EMPTY_TAR */.Uq && contentDigest !== model_image/* EMPTY_CONTENT */._C;
}
function sameContent(a, b) {
    if (a.diffId === b.diffId)
        return true;
    if (typeof a.contentDigest !== 'string')
        return a.contentDigest;
    if (typeof b.contentDigest !== 'string')
        return b.contentDigest;
    return a.contentDigest === b.contentDigest;
}

;// CONCATENATED MODULE: ./lib/report/build-report.js






/** Error lines of a tool that are reported for one image. */
const MAX_DETAILS = 5;
/** @param subject what the run is about. */
function buildReport({ results, failures, removed, label, override }, subject) {
    const { headCommit, measuredCommit, pullRequest } = subject;
    const verdicts = results.flatMap((image) => image.limits.map((limit) => limit.verdict));
    return {
        schema: 1,
        tool: { name: 'aspnet-image-size', version: VERSION },
        headCommit,
        measuredCommit,
        pullRequest,
        images: results.map(reportImage),
        failures: failures.map(({ name, error }) => ({
            name,
            error: build_report_messageOf(error),
            details: build_report_detailsOf(error),
        })),
        removed: removed.map((image) => ({
            name: image.name,
            project: image.project ?? null,
            platform: (0,model_image/* formatPlatform */.Bq)(image.platform),
            sizes: reportSizes(image.weighed.sizes),
        })),
        overrideLabel: label ?? null,
        override: override ? { label: override.label, by: override.by, at: override.at ?? null } : null,
        verdict: failures.length > 0 ? 'fail' : worst(verdicts),
    };
}
/** The first error lines of the tool that failed, each with its file and line if the tool names them. */
function build_report_detailsOf(error) {
    if (!(error instanceof user_error/* UserError */.y))
        return [];
    return error.details.slice(0, MAX_DETAILS).map(({ message, file, line }) => {
        const place = file === undefined ? '' : `${(0,external_node_path_.basename)(file)}${line === undefined ? '' : `, line ${line}`}: `;
        return `${place}${message}`;
    });
}
/** For readers of the report; the stack of a bug is in the log. */
function build_report_messageOf(error) {
    if (error instanceof user_error/* UserError */.y)
        return error.message;
    return `a bug in aspnet-image-size: ${error instanceof Error ? error.message : String(error)}`;
}

;// CONCATENATED MODULE: ./lib/explain/unchanged-in-deploy.js

/** In bytes. For less, another layer is not worth the effort. */
const MIN_UNCHANGED = 20e6;
/**
 * Most of what a deploy moves did not change, but shares a layer with files that did. Compares the lists of files of
 * both images, in uncompressed bytes, because compressed sizes are known only of whole layers. Finds nothing if a list
 * is unknown.
 */
function unchangedInDeploy({ image, baseline }) {
    if ('missing' in baseline)
        return undefined;
    const there = new Set(baseline.image.weighed.layers.map((layer) => layer.digest));
    const before = digestsByPath([...baseline.image.files.values()]);
    let [unchanged, changed, other] = [0, 0, 0];
    for (const { from, digest, diffId } of image.weighed.layers) {
        if (from !== 'app' || there.has(digest))
            continue;
        const files = image.files.get(diffId);
        if (files === undefined)
            return undefined;
        const layer = weighFiles(files, before);
        if (layer.unchanged > 0 && layer.changed > 0) {
            unchanged += layer.unchanged;
            changed += layer.changed;
        }
        else
            other += layer.unchanged + layer.changed;
    }
    if (unchanged < MIN_UNCHANGED || unchanged < changed + other)
        return undefined;
    return {
        id: 'unchanged-in-deploy',
        bytes: unchanged,
        text: `${formatBytes(unchanged)} of files (uncompressed) did not change, but share a layer with ${formatBytes(changed)} that changed or are new: every deploy moves them again`,
        advice: ADVICE[image.builder],
    };
}
const SPLIT = "copy files that rarely change, such as packages, in a separate layer before the app's code";
const ADVICE = {
    sdk: `The .NET SDK puts the whole app into one layer; a Dockerfile can ${SPLIT}.`,
    docker: `In the Dockerfile, ${SPLIT}.`,
    image: `In the Dockerfile or tool that builds the image, ${SPLIT}.`,
};
function weighFiles(entries, before) {
    let [unchanged, changed] = [0, 0];
    for (const [path, { size, digest }] of filesByPath(entries)) {
        if (digest !== undefined && before.get(path) === digest)
            unchanged += size;
        else
            changed += size;
    }
    return { unchanged, changed };
}
function digestsByPath(layers) {
    const digests = new Map();
    for (const entries of layers) {
        for (const [path, { digest }] of filesByPath(entries))
            if (digest !== undefined)
                digests.set(path, digest);
    }
    return digests;
}
/** If a layer has a path more than once, the last entry counts. */
function filesByPath(entries) {
    return new Map([...entries].filter((entry) => entry.type === 'file').map((entry) => [entry.path, entry]));
}

;// CONCATENATED MODULE: ./lib/explain/findings.js

/** Each of these looks for one kind of finding. One file each. */
const ALL = [unchangedInDeploy];
/** All findings of an image, largest first. */
function findings(compared) {
    return ALL.map((find) => find(compared))
        .filter((finding) => finding !== undefined)
        .toSorted((a, b) => b.bytes - a.bytes);
}

;// CONCATENATED MODULE: ./lib/limits/judge-growth.js




/** Judges what a change added. Without a baseline, all growth limits share one result. */
function judgeGrowth(before, limits) {
    const { maxIncrease, maxDiskIncrease, warnIncrease } = limits;
    const all = [
        { name: 'max-increase', limit: maxIncrease },
        { name: 'max-disk-increase', limit: maxDiskIncrease },
        { name: 'warn-increase', limit: warnIncrease },
    ];
    const set = all.filter((one) => one.limit !== undefined);
    if (set.length === 0)
        return [];
    if ('missing' in before)
        return [withoutBaseline(before, set, limits.onMissingBaseline)];
    return set.map((one) => judgeIncrease(one, before));
}
function withoutBaseline({ missing, appeared }, set, verdict) {
    const names = set.map(({ name, limit }) => `${name} ${limit.text}`).join(', ');
    const result = { name: 'on-missing-baseline', limit: verdict, actual: null };
    return appeared
        ? { ...result, verdict: 'pass', reason: `${names}: ${missing}, so it has nothing to grow from` }
        : { ...result, verdict, reason: `${names} could not be judged, there is no baseline: ${missing}` };
}
function judgeIncrease({ name, limit }, before) {
    const limited = name === 'max-disk-increase' ? 'disk' : 'download';
    const judged = limits_comparableSize(before, limited);
    const increase = before.increase[judged];
    if (!isKnown(increase))
        return undecided(name, limit.text, 'the increase', increase);
    const total = before[judged];
    const exceeded = exceeds(limit, increase.bytes, isKnown(total) ? total.bytes : undefined);
    if (exceeded === undefined && !isKnown(total)) {
        return undecided(name, limit.text, `the ${judged} size of the baseline`, total);
    }
    const grown = `${formatChange(increase.bytes)}${share(increase.bytes, total)} ${judge_growth_WHERE[judged]}`;
    const note = limited === judged ? '' : ' (judged on disk: different tools compressed it before and now)';
    return {
        name,
        limit: limit.text,
        actual: increase.bytes,
        verdict: exceeded ? (name === 'warn-increase' ? 'warn' : 'fail') : 'pass',
        reason: `${grown}, ${exceeded ? 'over' : 'within'} ${name} ${limit.text}${note}`,
    };
}
const judge_growth_WHERE = { download: 'to download', disk: 'on disk' };
/** The increase as a share of the baseline; empty if there is none to show. */
function share(increase, total) {
    if (!isKnown(total) || total.bytes === 0)
        return '';
    const percent = formatPercent(Math.abs(increase) / total.bytes);
    return percent === '0.0%' ? '' : ` (${increase < 0 ? '-' : '+'}${percent})`;
}

;// CONCATENATED MODULE: ./lib/limits/judge-totals.js



/** Judges the sizes of an image. If the change adds nothing to a size that exceeds its limit, that only warns. */
function judgeTotals(image, limits) {
    const results = [];
    const { before } = image;
    if (limits.maxSize)
        results.push(judgeSize('max-size', image.download, limits.maxSize, before));
    if (limits.maxDiskSize)
        results.push(judgeSize('max-disk-size', image.disk, limits.maxDiskSize, before));
    if (limits.maxSdkRatio)
        results.push(judgeRatio(image.sdkRatio, limits.maxSdkRatio, before));
    if (image.sdkBase)
        results.push(judgeSdkBase(image.sdkBase, limits.allowSdkImage, before));
    return results;
}
function judgeSize(name, size, { text, value }, before) {
    const which = name === 'max-size' ? 'download' : 'disk';
    const what = `${which} size`;
    if (!isKnown(size))
        return undecided(name, text, what, size);
    const is = `${what} is ${formatBytes(size.bytes)}`;
    const result = { name, limit: text, actual: size.bytes };
    if (size.bytes <= value)
        return { ...result, verdict: 'pass', reason: `${is}, within ${name} ${text}` };
    const over = `${is}, ${formatBytes(size.bytes - value)} over ${name} ${text}`;
    if (!addsNothing(before, which))
        return { ...result, verdict: 'fail', reason: over };
    const was = before[which];
    return {
        ...result,
        verdict: 'warn',
        reason: `${over}; ${withoutIncrease(isKnown(was) ? was.bytes : null, value, formatBytes)}`,
    };
}
function judgeRatio(ratio, { text, value }, before) {
    const name = 'max-sdk-ratio';
    if (typeof ratio !== 'number')
        return undecided(name, text, 'the ratio to the SDK image', ratio);
    const is = `download size is ${formatPercent(ratio)} of the SDK image's`;
    const result = { name, limit: text, actual: ratio };
    if (ratio <= value)
        return { ...result, verdict: 'pass', reason: `${is}, within ${name} ${text}` };
    const over = `${is}, over ${name} ${text}`;
    if (!addsNothing(before, 'download'))
        return { ...result, verdict: 'fail', reason: over };
    const was = typeof before.sdkRatio === 'number' ? before.sdkRatio : null;
    return { ...result, verdict: 'warn', reason: `${over}; ${withoutIncrease(was, value, formatPercent)}` };
}
/** A pull request that adds nothing is not to blame: the image was too large before, or the base drifted. */
function addsNothing(before, which) {
    if ('missing' in before)
        return false;
    const increase = before.increase[limits_comparableSize(before, which)];
    return isKnown(increase) && increase.bytes <= 0;
}
function withoutIncrease(was, limit, format) {
    if (was === null)
        return 'this change adds nothing to it';
    return was > limit
        ? `already over before this change (${format(was)}), which adds nothing`
        : `${format(was)} before this change, which adds nothing`;
}
function judgeSdkBase({ base, instead }, allowed, before) {
    const result = { name: 'allow-sdk-image', limit: String(allowed), actual: null };
    const is = `the final image is built on the SDK image (${base})`;
    if (allowed)
        return { ...result, verdict: 'pass', reason: `${is}, as allow-sdk-image permits` };
    const advice = `end the Dockerfile with a stage FROM ${instead} that copies the published app, or set allow-sdk-image: true`;
    const wasBefore = !('missing' in before) && before.sdkBase !== undefined;
    return wasBefore
        ? { ...result, verdict: 'warn', reason: `${is}, as it was before this change; ${advice}` }
        : { ...result, verdict: 'fail', reason: `${is}; ${advice}` };
}

;// CONCATENATED MODULE: ./lib/limits/judge.js



/** Judges an image by the limits that the user set: one result for each of them. */
function judgeImage({ image, baseline, comparison }, limits) {
    const before = comparison ? { ...judge_figures(baseline.image), ...comparison } : baseline;
    return judge({ ...judge_figures(image), before }, limits);
}
/** The same by its figures. An unknown figure does not pass its limit: it warns. */
function judge(image, limits) {
    return [...judgeGrowth(image.before, limits), ...judgeTotals(image, limits)];
}
function judge_figures({ weighed, sdk, sdkBase }) {
    return { ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase };
}
/** Turns failures into warnings that say who accepted them. */
function applyOverride(results, { label, by }) {
    const who = by === null ? '' : `, set by ${by}`;
    return results.map((result) => result.verdict === 'fail'
        ? {
            ...result,
            verdict: 'warn',
            reason: `${result.reason}; accepted by label ${label}${who}`,
            overridden: true,
        }
        : result);
}

;// CONCATENATED MODULE: ./lib/report/image-result.js


/** Looks for findings in an image and judges it. */
function imageResult(compared, limits) {
    return { ...compared, findings: findings(compared), limits: judgeImage(compared, limits) };
}
/** The result after the override, if there is one. */
function accept(result, override) {
    if (!override)
        return result;
    return { ...result, limits: applyOverride(result.limits, override) };
}

;// CONCATENATED MODULE: ./lib/run.js















/** The story of a run. If one image fails, the others are measured and everything is reported. */
async function run(inputs, event, places, tools) {
    if (!inputs.image)
        refuseForeignCode(event);
    const { targets, failures: unplanned } = await findTargets(inputs, places, tools);
    const request = { inputs, event, places, targets };
    await (0,stale/* removeLeftWorktrees */.g)(request, tools);
    const [lookedUp, head] = await Promise.all([
        lookUpBaseline(request, tools),
        measureAll(targets, inputs, places, tools),
    ]);
    const baseline = await measureBaseline(lookedUp, head.measurements, request, tools);
    const failures = [...unplanned, ...head.failures];
    const { baselines, removed } = matchBaseline(head.measurements, baseline, failures);
    const judged = [...baselines].map(([image, earlier]) => imageResult(compareWith(image, earlier), inputs.limits));
    const label = effectiveLabel(inputs, event);
    const override = await lookUpOverride(judged, label, tools.github.override, tools.log);
    const results = judged.map((result) => accept(result, override));
    const report = buildReport({ results, failures, removed, label, override }, subjectOf(event));
    const outputs = figureOutputs(results, report);
    const { runner, github, commentKey } = tools;
    await deliver({ report, outputs, inputs, event, commentKey }, runner, github.comments);
    if (failures.length === 0)
        await keepForLater({ ...request, ...head, baseline }, tools);
    return { report, failures };
}

;// CONCATENATED MODULE: ./lib/main.js

















/** Reads what the runner gives, starts what a run needs, runs, and ends the step as the verdict says. */
async function main() {
    try {
        const inputs = readInputs((name) => core.getInput(name));
        maskSecrets(inputs);
        const event = await readEvent(process.env, (path) => (0,promises_.readFile)(path, 'utf8'));
        const outcome = await runWithTools(inputs, event);
        if (conclude(outcome, inputs.reportOnly, core))
            process.exitCode = core.ExitCode.Failure;
    }
    catch (error) {
        process.exitCode = core.ExitCode.Failure;
        annotateFailure(error, core);
        await deliverFailure(error, runner);
    }
}
function maskSecrets({ token, docker }) {
    for (const secret of [token, ...(docker.secrets ?? []).map((item) => (0,build_request/* readPair */.$T)('secrets', item)[1])]) {
        // A secret of several lines is printed line by line, so each line is masked.
        for (const line of secret.split(/\r?\n/))
            if (line.trim() !== '')
                core.setSecret(line);
    }
}
async function runWithTools(inputs, event) {
    boundYoungGeneration();
    const temporaryFolder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,temporary_root/* temporaryRoot */.i)(), 'aspnet-image-size-work-'));
    const registry = await startMeasuringRegistry({ normalize: withoutBuildIdentity });
    clean_up/* forCleanUp */.EX.started(temporaryFolder, pushReference(registry));
    try {
        const tools = createTools(inputs, event, registry, temporaryFolder);
        const outcome = await run(inputs, event, { workspace: process.cwd(), temporaryFolder }, tools);
        const { address, bytesReceived } = registry;
        if (bytesReceived > 0)
            core.info(`The measuring registry at ${address} received ${formatBytes(bytesReceived)} (${bytesReceived} B).`);
        return outcome;
    }
    finally {
        await Promise.all([registry.close(), (0,promises_.rm)(temporaryFolder, { recursive: true, force: true })]);
        clean_up/* forCleanUp */.EX.cleaned();
    }
}


/***/ }),

/***/ 1976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   Uq: () => (/* binding */ EMPTY_TAR),
/* harmony export */   _C: () => (/* binding */ EMPTY_CONTENT),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
/** The content digest of a layer with no entry: SHA-256 of no bytes. */
const EMPTY_CONTENT = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** DiffID of a tar that has only its two end blocks. Builders make it for instructions that change no file. */
const EMPTY_TAR = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
/** Whether two platforms are the same; a missing variant matches any. */
function samePlatform(a, b) {
    return (a.os === b.os &&
        a.architecture === b.architecture &&
        (a.variant === undefined || b.variant === undefined || a.variant === b.variant));
}
/** `OS/ARCHITECTURE` or `OS/ARCHITECTURE/VARIANT`, as Docker writes platforms; undefined for anything else. */
function parsePlatform(text) {
    if (!/^[a-z0-9]+(?:\/[a-z0-9]+){1,2}$/.test(text))
        return undefined;
    const [os = '', architecture = '', variant] = text.split('/');
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}


/***/ }),

/***/ 7933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ RegistryError),
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/** Something that the user can fix: what happened, to what, and what to do. Any other error is a bug. */
class UserError extends Error {
    name = 'UserError';
    /** Lines of another tool that explain the failure (MSBuild's or BuildKit's errors); most important first. */
    details;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.details = options.details ?? [];
    }
}
/** A registry did not answer a request with what it asked for. The message names registry, reference and status. */
class RegistryError extends UserError {
    name = 'RegistryError';
    registry;
    /** HTTP status; undefined if there was no answer. */
    status;
    constructor(message, at) {
        super(message, { cause: at.cause });
        this.registry = at.registry;
        this.status = at.status;
    }
}


/***/ }),

/***/ 5498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ExitCode: () => (/* binding */ ExitCode),
  addPath: () => (/* binding */ addPath),
  debug: () => (/* binding */ debug),
  endGroup: () => (/* binding */ endGroup),
  error: () => (/* binding */ error),
  exportVariable: () => (/* binding */ exportVariable),
  getBooleanInput: () => (/* binding */ getBooleanInput),
  getIDToken: () => (/* binding */ getIDToken),
  getInput: () => (/* binding */ getInput),
  getMultilineInput: () => (/* binding */ getMultilineInput),
  getState: () => (/* binding */ getState),
  group: () => (/* binding */ group),
  info: () => (/* binding */ info),
  isDebug: () => (/* binding */ isDebug),
  markdownSummary: () => (/* reexport */ markdownSummary),
  notice: () => (/* binding */ notice),
  platform: () => (/* reexport */ platform_namespaceObject),
  saveState: () => (/* binding */ saveState),
  setCommandEcho: () => (/* binding */ setCommandEcho),
  setFailed: () => (/* binding */ setFailed),
  setOutput: () => (/* binding */ setOutput),
  setSecret: () => (/* binding */ setSecret),
  startGroup: () => (/* binding */ startGroup),
  summary: () => (/* reexport */ summary),
  toPlatformPath: () => (/* reexport */ toPlatformPath),
  toPosixPath: () => (/* reexport */ toPosixPath),
  toWin32Path: () => (/* reexport */ toWin32Path),
  warning: () => (/* binding */ warning)
});

// NAMESPACE OBJECT: ./lib/node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/node_modules/@actions/http-client/index.js
class NotBundled {
  constructor() {
    throw new Error('@actions/core is bundled without its HTTP client: OIDC tokens cannot be asked for');
  }
}


;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new NotBundled('actions/oidc-client', [new NotBundled(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __nccwpck_require__(7187);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 9397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   fu: () => (/* binding */ SHA256_DIGEST),
/* harmony export */   m: () => (/* binding */ parseDigest)
/* harmony export */ });
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7933);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4481);


/** A digest that this action can verify. */
const SHA256_DIGEST = /^sha256:[a-f0-9]{64}$/;
// OCI image specification, "Digests": algorithm ":" encoded.
const GRAMMAR = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[a-zA-Z0-9=_-]+$/;
// Longer than any registered algorithm's digest; keeps the regular expressions off huge texts.
const MAX_LENGTH = 512;
function isDigest(text) {
    return SHA256_DIGEST.test(text);
}
/**
 * The text as a digest.
 * @throws UserError if it is not a digest, or one of another algorithm than sha256, which cannot be verified.
 */
function parseDigest(text) {
    if (isDigest(text))
        return text;
    const algorithm = text.length <= MAX_LENGTH ? GRAMMAR.exec(text)?.[1] : undefined;
    if (algorithm !== undefined && algorithm !== 'sha256') {
        throw new _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`digest ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .k)(text)} uses algorithm ${algorithm}; only sha256 is supported`);
    }
    throw new _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .k)(text)} is not a digest: expected sha256: and 64 lower-case hex digits`);
}


/***/ }),

/***/ 4481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   k: () => (/* binding */ quoted)
/* harmony export */ });
/** Makes untrusted text safe for one line of a message: no control characters, at most `max` characters. */
function oneLine(text, max = 200) {
    // \p{C} includes format characters, such as those that reverse the direction of text.
    const line = text
        .slice(0, max + 1)
        .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
        .trim();
    return line.length > max ? `${line.slice(0, max)}…` : line;
}
/** As `oneLine`, in quotation marks. */
function quoted(text, max = 100) {
    return `"${oneLine(text, max)}"`;
}


/***/ }),

/***/ 8588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   WF: () => (/* binding */ tryParseReference),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   ZD: () => (/* binding */ familiarReference),
/* harmony export */   kP: () => (/* binding */ sameReference),
/* harmony export */   oc: () => (/* binding */ looksLikeHost)
/* harmony export */ });
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7933);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9397);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4481);



const DOCKER_HUB = 'docker.io';
// distribution/reference, regexp.go: the grammar that Docker checks references by.
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
// Docker's bound on a repository's length; the rest is host, tag and digest.
const MAX_REPOSITORY = 255;
const MAX_REFERENCE = 1024;
// RFC 1035 bounds a domain name at 253 characters; `:` and five digits of a port follow.
const MAX_HOST = 259;
/**
 * An image reference as Docker reads it: `redis` is `docker.io/library/redis:latest`.
 * @throws UserError that says what is wrong with the text.
 */
function parseReference(text) {
    if (text.length > MAX_REFERENCE)
        throw invalid(text, `longer than ${MAX_REFERENCE} characters`);
    if (text.includes('://'))
        throw invalid(text, 'a reference has no scheme: leave out what comes before the host');
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text) || (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(`sha256:${text}`))
        throw invalid(text, 'an image ID is not a reference');
    const [name, digestText] = cutFirst(text, '@');
    const digest = digestText === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(digestText);
    const [registry, path] = splitRegistry(name);
    const [repository, tag] = cutFirst(path, ':');
    checkRepository(text, repository);
    checkRegistry(text, registry);
    if (tag !== undefined && !TAG.test(tag))
        throw invalid(text, `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .k)(tag)} is not a tag`);
    if (digest === undefined)
        return { registry, repository, tag: tag ?? 'latest' };
    return { registry, repository, ...(tag === undefined ? {} : { tag }), digest };
}
/** The same for text that may be anything. */
function tryParseReference(text) {
    try {
        return parseReference(text);
    }
    catch (error) {
        if (error instanceof _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return undefined;
        throw error;
    }
}
/** The registry in a reference that may be incomplete or wrong in other parts. */
function registryOf(text) {
    return splitRegistry(text)[0];
}
/** Whether both name the same image: Docker Hub's host, `library/` and the tag `latest` may be left out. */
function sameReference(a, b) {
    const [first, second] = [tryParseReference(a), tryParseReference(b)];
    return first && second ? formatReference(first) === formatReference(second) : a === b;
}
function sameRepository(a, b) {
    return a.registry === b.registry && a.repository === b.repository;
}
/** In full: `docker.io/library/redis:latest`. Parsing it gives the same reference. */
function formatReference(reference) {
    return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}
/** The short form for messages: without Docker Hub's host and `library/`. */
function familiarReference(reference) {
    if (reference.registry !== DOCKER_HUB)
        return formatReference(reference);
    const short = /^library\/([^/]+)$/.exec(reference.repository)?.[1] ?? reference.repository;
    return `${short}${suffix(reference)}`;
}
/** The same repository, pinned to one manifest. */
function atDigest({ registry, repository }, digest) {
    return { registry, repository, digest };
}
/** Whether `text` is the host of a registry, with or without a port. */
function isRegistryHost(text) {
    // The grammar lets `1.2.3.4.5` and port 99999 through; no URL can be made of them.
    return text.length <= MAX_HOST && HOST.test(text) && URL.canParse(`https://${text}/`);
}
/** Whether Docker takes the first part of a reference for a host (distribution/reference, splitDockerDomain). */
function looksLikeHost(part) {
    return part === 'localhost' || /[.:]/.test(part) || part.toLowerCase() !== part;
}
function splitRegistry(name) {
    const [first, rest] = cutFirst(name, '/');
    if (rest === undefined)
        return [DOCKER_HUB, `library/${name}`];
    if (!looksLikeHost(first))
        return [DOCKER_HUB, name];
    const registry = first === 'index.docker.io' ? DOCKER_HUB : first;
    return registry === DOCKER_HUB && !rest.includes('/') ? [registry, `library/${rest}`] : [registry, rest];
}
function checkRepository(text, repository) {
    if (repository.toLowerCase() !== repository) {
        throw invalid(text, `the repository ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .k)(repository)} must be lower-case`);
    }
    if (repository.length > MAX_REPOSITORY || !REPOSITORY.test(repository)) {
        throw invalid(text, `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .k)(repository)} is not a repository name`);
    }
}
function checkRegistry(text, registry) {
    if (!isRegistryHost(registry))
        throw invalid(text, `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .k)(registry)} is not the host of a registry`);
}
function suffix({ tag, digest }) {
    return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function cutFirst(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
function invalid(text, reason) {
    return new _model_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .k)(text)} is not an image reference: ${reason}`);
}


/***/ }),

/***/ 968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ environment)
/* harmony export */ });
const WITHHELD = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;
/**
 * The environment of a program that this action starts. The program may run the pull request's code, so it gets neither
 * this action's inputs (the token is one), nor the variables that the runner gives to actions only, nor the files
 * through which a step sets outputs and the environment of later steps.
 * @param changes `undefined` removes a variable.
 */
function environment(changes = {}) {
    const own = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));
    const merged = { ...Object.fromEntries(own), ...changes };
    return Object.fromEntries(Object.entries(merged).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 1686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ execute),
/* harmony export */   h: () => (/* binding */ shownCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7933);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(968);



/** By @actions/exec, which writes the command and its output to the job's log; a bounded one by Node itself. */
const execute = async (program, args, options = {}) => {
    const { timeoutMs, signal, input } = options;
    if (timeoutMs !== undefined || signal !== undefined)
        return executeBounded(program, args, options);
    const { getExecOutput } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 7187));
    try {
        return await getExecOutput(`"${program}"`, [...args], {
            ignoreReturnCode: true,
            silent: options.silent ?? false,
            env: (0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .environment */ .c)(options.env),
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            ...(input === undefined ? {} : { input: Buffer.from(input) }),
        });
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new _model_user_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${program} could not be started: ${reason}. Is it installed and on PATH?`, {
            cause: error,
        });
    }
};
/** Bytes of each output stream: such a program answers a question. */
const MAX_OUTPUT = 1024 * 1024;
/**
 * Starts a program, and kills it after `timeoutMs` or when `signal` is aborted. @actions/exec cannot end what it
 * started, and a program that hangs would keep the action from ending. Nothing is written to the job's log.
 * @throws UserError if the program cannot be started, does not end in time, or writes more than MAX_OUTPUT bytes; the
 * signal's reason if the signal ended it.
 */
function executeBounded(program, args, options) {
    const { timeoutMs = 0, signal } = options;
    const settings = {
        env: (0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .environment */ .c)(options.env),
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT,
        windowsHide: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(signal === undefined ? {} : { signal }),
    };
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, args, settings, (error, stdout, stderr) => {
            const exitCode = error === null ? 0 : error.code;
            if (typeof exitCode === 'number')
                resolve({ exitCode, stdout, stderr });
            else
                reject(signal?.aborted ? signal.reason : failure(program, error, timeoutMs));
        });
        // A program need not read its input, so EPIPE is no failure.
        child.stdin?.on('error', () => { });
        child.stdin?.end(options.input);
    });
}
function failure(program, error, timeoutMs) {
    const code = error?.code;
    if (code === 'ENOENT')
        return new _model_user_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${program} is not installed, or not on PATH`, { cause: error });
    const outcome = code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
        ? `wrote more than ${MAX_OUTPUT} bytes`
        : error?.killed
            ? `did not end within ${timeoutMs / 1000} s`
            : error?.signal
                ? `was ended by ${error.signal}`
                : `could not be started: ${error?.message}`;
    return new _model_user_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${program} ${outcome}`, { cause: error });
}
/**
 * The command as one would type it, for messages only: it is never given to a shell. Everything after `=` is left out,
 * because build arguments and MSBuild properties can be passwords, and nothing masks them in a comment.
 */
function shownCommand(words) {
    return words.map((word) => quoted(word.replace(/=.+$/s, '=…'))).join(' ');
}
function quoted(word) {
    return /^[\w@%+=:,./…-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 1833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ stream)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var _model_user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7933);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(968);




/** UTF-16 code units that are kept of stderr, from its end. */
const MAX_ERRORS = 4 * 1024 * 1024;
/** Milliseconds after which a program that ignores SIGTERM is killed. */
const KILL_AFTER = 2000;
const stream = async (program, args, options, read) => {
    if (options.shown)
        process.stdout.write(`[command]${[program, ...args].join(' ')}\n`);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, [...args], {
        env: (0,_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environment */ .c)(options.env),
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const ended = endOf(child, program);
    const errors = collectErrors(child, options.shown ?? false);
    const output = new Output(child, options);
    try {
        // A program that never started has no output to be read.
        await Promise.race([started(child), ended]);
        const [outcome] = await Promise.allSettled([read(output)]);
        if (output.stalled)
            throw output.stalled;
        if (outcome.status === 'rejected' && !output.complete)
            throw outcome.reason;
        const exitCode = await ended;
        return {
            finished: { exitCode, stdout: '', stderr: errors() },
            result: () => {
                if (outcome.status === 'rejected')
                    throw outcome.reason;
                return outcome.value;
            },
        };
    }
    finally {
        end(child);
    }
};
/** The output, with a bound on each wait for it. */
class Output {
    #child;
    #options;
    #begun = false;
    /** True once it was read to its end. */
    complete = false;
    stalled;
    constructor(child, options) {
        this.#child = child;
        this.#options = options;
    }
    async *[Symbol.asyncIterator]() {
        const chunks = this.#child.stdout[Symbol.asyncIterator]();
        for (;;) {
            const part = await this.#bounded(chunks.next());
            if (part.done)
                break;
            this.#begun = true;
            yield part.value;
        }
        this.complete = true;
    }
    #bounded(next) {
        const limit = this.#begun ? this.#options.idleMs : this.#options.startMs;
        if (limit === undefined)
            return next;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.stalled = new _model_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y(`${this.#options.name} wrote nothing for ${limit / 1000} s, and was ended.`);
                reject(this.stalled);
            }, limit);
            next.then(resolve, reject).finally(() => clearTimeout(timer));
        });
    }
}
function started(child) {
    return new Promise((resolve) => child.once('spawn', () => resolve()));
}
/** The exit code; 128 and the signal's number for a program that a signal ended, as in shells. */
function endOf(child, program) {
    const ended = new Promise((resolve, reject) => {
        child.once('error', (cause) => {
            reject(new _model_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y(`${program} could not be started: ${cause.message}`, { cause }));
        });
        child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal] : 0)));
    });
    // Nobody waits for a program that was ended early.
    ended.catch(() => { });
    return ended;
}
function collectErrors(child, shown) {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (part) => {
        if (shown)
            process.stdout.write(part);
        text = (text + part).slice(-MAX_ERRORS);
    });
    return () => text;
}
/** The program's own children (a plugin of docker) end when nobody reads their output. */
function end(child) {
    child.stdout?.destroy();
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return;
    child.stderr?.destroy();
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER).unref();
}


/***/ }),

/***/ 4479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ temporaryRoot)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);

/** Where temporary folders belong: the runner empties its own with each job. */
function temporaryRoot() {
    return process.env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)();
}


/***/ }),

/***/ 7187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ exec),
  getExecOutput: () => (/* binding */ getExecOutput)
});

// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(8701);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util = __nccwpck_require__(90);
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return __awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!io_util/* isRooted */.Qh(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield io/* which */.K7(this.toolPath, true);
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield io_util/* exists */.t2(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ mkdir),
/* harmony export */   H8: () => (/* binding */ IS_WINDOWS),
/* harmony export */   Qh: () => (/* binding */ isRooted),
/* harmony export */   rm: () => (/* binding */ rm),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   vr: () => (/* binding */ tryGetExecutablePath)
/* harmony export */ });
/* unused harmony exports chmod, copyFile, lstat, open, readdir, rename, rmdir, stat, symlink, unlink, readlink, UV_FS_O_EXLOCK, READONLY, isDirectory, getCmdPath */
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs__WEBPACK_IMPORTED_MODULE_0__.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = path__WEBPACK_IMPORTED_MODULE_1__.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = path__WEBPACK_IMPORTED_MODULE_1__.dirname(filePath);
                        const upperName = path__WEBPACK_IMPORTED_MODULE_1__.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = path__WEBPACK_IMPORTED_MODULE_1__.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map

/***/ }),

/***/ 8701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ which),
/* harmony export */   U$: () => (/* binding */ mkdirP),
/* harmony export */   Yz: () => (/* binding */ rmRF)
/* harmony export */ });
/* unused harmony exports cp, mv, findInPath */
/* harmony import */ var assert__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2613);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
/* harmony import */ var _io_util_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(90);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return __awaiter(this, void 0, void 0, function* () {
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        (0,assert__WEBPACK_IMPORTED_MODULE_0__.ok)(fsPath, 'a path argument must be provided');
        yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .mkdir */ .Ck(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8 && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .isRooted */ .Qh(tool)) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(path__WEBPACK_IMPORTED_MODULE_1__.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return __awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function copyFile(srcFile, destFile, force) {
    return __awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map

/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BpQ: () => (/* binding */ minLength),
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   Ru6: () => (/* binding */ maxLength),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   Y2b: () => (/* binding */ safeInteger),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   hq: () => (/* binding */ nonEmpty),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   qFJ: () => (/* binding */ parseJson),
/* harmony export */   qgA: () => (/* binding */ parse),
/* harmony export */   rej: () => (/* binding */ strictObject),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   yhX: () => (/* binding */ isoTimestamp),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, custom, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallback, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObject, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minSize, minWords, multipleOf, nan, nanoid, never, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parseAsync, parseBoolean, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
