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

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ cacheProcess),
/* harmony export */   MX: () => (/* binding */ SAVED),
/* harmony export */   ZV: () => (/* binding */ CACHE_COMMAND),
/* harmony export */   wO: () => (/* binding */ ENTRY_FILE)
/* harmony export */ });
/** First argument of the action's own program when it is started to speak to the Actions cache. */
const CACHE_COMMAND = 'actions-cache';
/** Of an entry, relative to the working folder. Part of what @actions/cache finds entries by: never change it. */
const ENTRY_FILE = 'measurement';
/** Last line of a process that has saved. */
const SAVED = 'aspnet-image-size: saved';
/**
 * A process of its own, started in an empty folder. @actions/cache takes its paths from the working folder, warns in
 * the job's log of what is no warning here, retries for minutes where a service is down, and throws from event
 * handlers where nobody can catch: so it does all that where it can be told what to do, read and ended.
 */
async function cacheProcess([command, key = '']) {
    const { restoreCache, saveCache } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(509)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8509));
    if (command === 'restore')
        await restoreCache([ENTRY_FILE], key);
    else if ((await saveCache([ENTRY_FILE], key)) !== -1)
        console.log(SAVED);
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5498);
/* harmony import */ var _cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2164);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1970);



// Runners start the same file again when the job ends; what the first start saved tells the second one.
const folder = (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__.getState)('folder');
// And the action itself starts it to speak to the cache.
if (process.argv[2] === _cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__/* .CACHE_COMMAND */ .ZV)
    await (0,_cache_cache_process_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheProcess */ .G9)(process.argv.slice(3));
else if (folder === '')
    await (0,_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i)();
else
    await (0,_main_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanUp */ .n)(folder);
// What still waits (a retry of a request whose answer nobody needs any more) must not keep the step open.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp),
  i: () => (/* binding */ main)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/node_modules/@actions/core/lib/core.js + 8 modules
var core = __nccwpck_require__(5498);
;// CONCATENATED MODULE: ./lib/model/user-error.js
/** Something that the user can mend: what happened, to what, and what to do. Anything else is a bug. */
class UserError extends Error {
    name = 'UserError';
    /** Lines of another tool that explain the failure (MSBuild's or BuildKit's errors); most important first. */
    details;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.details = options.details ?? [];
    }
}
/** A registry did not give what was asked: names the registry, the reference and the status. */
class RegistryError extends UserError {
    name = 'RegistryError';
    registry;
    /** HTTP status, or undefined where no answer came. */
    status;
    constructor(message, at) {
        super(message, { cause: at.cause });
        this.registry = at.registry;
        this.status = at.status;
    }
}

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
 * Bytes of `150 MB`, `1.5GiB`, `900 kB`; case does not matter. Undefined for anything else, a bare number too:
 * it would be taken for MB by one reader and for bytes by the next.
 */
function parseBytes(text) {
    const match = /^(\d{1,15}(?:\.\d{1,9})?)\s{0,8}([a-z]{1,3})$/i.exec(text.trim());
    const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
    if (!match || unit === undefined)
        return undefined;
    const bytes = Math.round(Number(match[1]) * unit);
    return Number.isSafeInteger(bytes) ? bytes : undefined;
}
/** Share as a decimal of `45%` or `12.5 %`; undefined for anything else. */
function parsePercent(text) {
    const match = /^(\d{1,6}(?:\.\d{1,9})?)\s{0,8}%$/.exec(text.trim());
    return match ? Number(match[1]) / 100 : undefined;
}
/** Three or four digits and a unit of powers of 1000: `981 B`, `9.42 MB`, `95.9 MB`, `1.21 GB`. */
function formatBytes(bytes) {
    const size = Math.abs(bytes);
    if (size < 1000)
        return `${bytes} B`;
    for (const [unit, name] of SCALE) {
        // 999,950 B must not become "1000.0 kB".
        if (size < unit * 999.95 || name === 'GB') {
            const value = bytes / unit;
            return `${value.toFixed(Math.abs(value) < 9.995 ? 2 : 1)} ${name}`;
        }
    }
    return `${bytes} B`;
}
/** A difference, with its sign: `+1.02 MB`, `-340 B`, `0 B`. */
function formatChange(bytes) {
    return `${bytes > 0 ? '+' : ''}${formatBytes(bytes)}`;
}
const SCALE = [
    [1e3, 'kB'],
    [1e6, 'MB'],
    [1e9, 'GB'],
];
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
/** What names an image among the others of its report. */
function nameOf(image, { images }) {
    const alone = images.every((other) => other === image || other.name !== image.name);
    return alone ? image.name : `${image.name} (${image.platform})`;
}
function isNew({ baseline }) {
    return 'missing' in baseline && baseline.appeared;
}
/** Nothing that anybody has to look at. */
function isUnchanged(image) {
    const { comparison } = image;
    return comparison?.noChange === true && !comparison.renamedFrom && verdictOf(image) === 'pass';
}
/** The figure that tells how an image grew: compressed sizes by different tools do not. */
function tellingFigure({ compressorsDiffer }) {
    return compressorsDiffer ? 'disk' : 'download';
}
const ORDER = ['fail', 'warn', 'pass'];
/** The worst first, then what grew most; what did not change comes last. */
function worstFirst(images) {
    return images.toSorted((a, b) => ORDER.indexOf(verdictOf(a)) - ORDER.indexOf(verdictOf(b)) || growth(b) - growth(a));
}
function growth({ comparison, baseline, sizes }) {
    if ('missing' in baseline)
        return baseline.appeared ? (sizes.download ?? 0) : 0;
    if (!comparison || comparison.noChange === true)
        return Number.NEGATIVE_INFINITY;
    return comparison.increase[tellingFigure(comparison)] ?? 0;
}

;// CONCATENATED MODULE: ./lib/render/markdown-text.js
/**
 * Text from outside (image names, instructions, other tools' messages) as Markdown that shows just that text: no
 * markup, no mention, no link, no table cell comes out of it.
 */
function escapeText(text) {
    return (oneLine(text)
        .replace(MARKUP, entity)
        // GitHub looks for mentions and issue numbers in the rendered text, where an entity is a character again.
        .replace(/@|#(?=\d)(?<!&#)/g, '$&&#8203;')
        // At the start of a paragraph these would open a list, a heading or underline one.
        .replace(/^(?=[-+=#]|\d+[.)])/, '&#8203;'));
}
/** The same as code, in which nothing is a mention. */
function code(text) {
    return `<code>${oneLine(text).replace(MARKUP, entity)}</code>`;
}
/** Markdown's and HTML's own characters, and the two starts of an automatic link. */
const MARKUP = /[&<>`*_~|\\[\]]|:(?=\/\/)|(?<=www)\./gi;
function entity(char) {
    return `&#${char.charCodeAt(0)};`;
}
/** At most `length` characters, with an ellipsis where something was cut. */
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
/** The sum, in bytes: unknown as soon as one part is, and only as well known as its weakest part. */
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
/** `now - before`, in bytes, which may be negative: as well known as the weaker of the two. */
function difference(now, before) {
    if (!isKnown(now))
        return now;
    if (!isKnown(before))
        return { unknown: `not known of the baseline: ${before.unknown}` };
    return {
        bytes: now.bytes - before.bytes,
        how: now.how === 'stated' ? 'stated' : before.how,
    };
}
/** `part / whole` as a decimal, or undefined where either is unknown or the whole is empty. */
function size_ratio(part, whole) {
    return isKnown(part) && isKnown(whole) && whole.bytes > 0 ? part.bytes / whole.bytes : undefined;
}

;// CONCATENATED MODULE: ./lib/model/distinct-sizes.js

/**
 * The sizes of several images together: each distinct layer counts once, as on a host that runs them all. It is
 * pulled once a digest and unpacked once a diffID.
 */
function distinctSizes(images) {
    const layers = images.flatMap((image) => image.weighed.layers);
    // A layer that one image knows only by half may be known whole from another.
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

;// CONCATENATED MODULE: ./lib/report/reported-weight.js
const UNSTATED = 'the report does not say why';
/** The figures of an image as report.json has them, as they were when it was weighed. */
function weighedOf(report) {
    return {
        layers: report.layers.map((layer) => ({
            digest: layer.digest,
            diffId: layer.diffId,
            ...reportedSizes(layer),
            contentDigest: layer.contentDigest ?? { unknown: layer.contentDigestUnknown ?? UNSTATED },
            createdBy: layer.createdBy,
            from: layer.from ?? undefined,
        })),
        sizes: reportedSizes(report.sizes),
        app: reportedSizes(report.app),
        base: reportedBase(report),
    };
}
/** The ratio to the SDK image of an image as report.json has it. */
function reportedSdkRatio({ sdk, sdkUnknown, }) {
    return sdk?.ratio ?? { unknown: sdk?.ratioUnknown ?? sdkUnknown ?? UNSTATED };
}
function reportedBase({ base, baseNone, baseUnknown }) {
    if (base) {
        const known = { reference: base.reference, digest: base.digest, ...reportedSizes(base) };
        return known;
    }
    if (baseNone === undefined)
        return { unknown: baseUnknown ?? UNSTATED };
    const none = { none: baseNone };
    return none;
}
function reportedSizes(sizes) {
    return {
        download: reported_weight_size(sizes.download, sizes.downloadKnown, sizes.downloadUnknown),
        disk: reported_weight_size(sizes.disk, sizes.diskKnown, sizes.diskUnknown),
    };
}
function reported_weight_size(bytes, how, why) {
    return bytes === null ? { unknown: why ?? UNSTATED } : { bytes, how: how ?? 'stated' };
}

;// CONCATENATED MODULE: ./lib/render/platforms.js






/** More platforms than these are told as a range in the headline. */
const MAX_NAMED = 3;
/** Images of one name, where there are several: one a platform. */
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
/** For each image with several platforms, what they weigh together, and what that means. */
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




/** How many images of several are named. */
const NAMED = 3;
/** What someone reads who reads one line: the worst limit, or what changed, or the figures. Plain text. */
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
/** Where to go from a limit that failed: what the error of the step says, too. */
function acceptance({ overrideLabel }, limit) {
    return limit.verdict === 'fail' && overrideLabel !== null
        ? `; add label ${overrideLabel} to accept it`
        : '';
}
function limitLine(image, report) {
    const verdict = verdictOf(image);
    const alike = worstFirst(report.images).flatMap(({ limits }) => limits.filter((limit) => limit.verdict === verdict));
    const [limit] = alike;
    if (!limit)
        return '';
    const more = alike.length > 1 ? ` (and ${count(alike.length - 1, 'more limit')})` : '';
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
    const which = tellingFigure(comparison);
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
    const told = [
        ...worstFirst(images)
            .filter((image) => image.comparison?.noChange !== true)
            .map((image) => `${nameOf(image, report)} ${inShort(image)}`),
        ...removed.map(({ name }) => `${name} removed`),
    ];
    if (told.length === 0)
        return `${images.length} images, none of them changed`;
    const more = told.length > NAMED ? ` and ${told.length - NAMED} more` : '';
    const unchanged = images.length + removed.length - told.length;
    return `${told.slice(0, NAMED).join(', ')}${more}${unchanged > 0 ? `; ${unchanged} unchanged` : ''}`;
}
function inShort(image) {
    const { comparison, sizes } = image;
    if (isNew(image))
        return `new (${size(sizes, 'download')})`;
    if (!comparison)
        return `${size(sizes, 'download')}, not compared`;
    const which = tellingFigure(comparison);
    if (comparison.increase[which] === null)
        return 'change unknown';
    return `${change(comparison.increase, which)} ${WHERE[which]}`;
}

;// CONCATENATED MODULE: ./lib/action/annotations.js




/** A step shows at most ten errors and ten warnings as annotations; the most important come first. */
const MAX_ANNOTATIONS = 10;
/**
 * Ends a step after everything was delivered: images that failed, limits that were passed, and the places of
 * errors in the sources.
 * @returns whether the step fails.
 */
function conclude({ report, failures }, reportOnly, to) {
    to.info(headline(report));
    const limits = worstFirst(report.images).flatMap((image) => image.limits.map((limit) => ({
        verdict: limit.verdict,
        message: `${nameOf(image, report)}: ${limit.reason}${reportOnly ? '' : acceptance(report, limit)}`,
        properties: { title: limit.name },
    })));
    const passed = limits.filter(({ verdict }) => verdict === 'fail');
    const warned = limits.filter(({ verdict }) => verdict === 'warn');
    const errors = failures.map(({ name, error }) => ({
        message: explain(error),
        properties: { title: name },
    }));
    const details = failures.flatMap(({ error }) => detailsOf(error));
    if (reportOnly) {
        const noted = passed.map((limit) => ({ ...limit, message: `${limit.message} (report-only)` }));
        annotate([...noted, ...warned], (...args) => to.warning(...args));
        annotate([...errors, ...details], (...args) => to.error(...args));
    }
    else {
        annotate([...errors, ...passed, ...details], (...args) => to.error(...args));
        annotate(warned, (...args) => to.warning(...args));
    }
    return failures.length > 0 || (passed.length > 0 && !reportOnly);
}
/** Tells an error that ended a run before there was anything to report. */
function tellFailure(error, to) {
    annotate([{ message: explain(error), properties: {} }, ...detailsOf(error)], (...args) => to.error(...args));
}
/** What the user can mend in its own words; everything else is a bug and keeps its stack. */
function explain(error) {
    if (error instanceof UserError)
        return error.message;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `This is a bug in aspnet-image-size; please report it with this text.\n${stack}`;
}
function annotate(annotations, tell) {
    for (const { message, properties } of annotations.slice(0, MAX_ANNOTATIONS))
        tell(message, properties);
}
/** The lines of the tool that failed, at their places in the sources where those are in the checkout. */
function detailsOf(error) {
    if (!(error instanceof UserError))
        return [];
    return error.details.map(({ message, file, line, column }) => {
        const path = file === undefined ? undefined : (0,external_node_path_.relative)(process.cwd(), (0,external_node_path_.resolve)(file));
        // A path inside a Docker build, or of a temporary file, is nothing that GitHub could show.
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/oci/name/quoted.js
/** Untrusted text made fit for one line of a message: no control characters, at most `max` characters. */
function quoted_oneLine(text, max = 200) {
    // \p{C} holds control and format characters (also those that turn the direction of text around).
    const line = text
        .slice(0, max + 1)
        .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
        .trim();
    return line.length > max ? `${line.slice(0, max)}…` : line;
}
/** As `oneLine`, in quotation marks. */
function quoted(text, max = 100) {
    return `"${quoted_oneLine(text, max)}"`;
}

;// CONCATENATED MODULE: ./lib/oci/name/digest.js



const SHA256 = /^sha256:[a-f0-9]{64}$/;
// OCI image specification, "Digests": algorithm ":" encoded.
const GRAMMAR = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[a-zA-Z0-9=_-]+$/;
// Longer than any registered algorithm's digest; keeps the regular expressions off huge texts.
const MAX_LENGTH = 512;
/** Whether `text` is a digest that this action can verify: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
    return SHA256.test(text);
}
/**
 * The text as a digest.
 * @throws UserError where it is none, or of another algorithm than sha256: what cannot be verified is refused.
 */
function parseDigest(text) {
    if (isDigest(text))
        return text;
    const algorithm = text.length <= MAX_LENGTH ? GRAMMAR.exec(text)?.[1] : undefined;
    if (algorithm !== undefined && algorithm !== 'sha256') {
        throw new UserError(`digest ${quoted(text)} is of algorithm ${algorithm}; only sha256 is supported`);
    }
    throw new UserError(`${quoted(text)} is not a digest: expected sha256: and 64 lower-case hex digits`);
}
function spelled(digest) {
    return `sha256:${Buffer.from(digest, 'latin1').toString('hex')}`;
}
/** Digest of bytes held in memory. */
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}

;// CONCATENATED MODULE: ./lib/oci/name/reference.js



const DOCKER_HUB = 'docker.io';
// distribution/reference, regexp.go: the grammar that Docker checks references by.
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_ID = /^(?:sha256:)?[a-f0-9]{64}$/;
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
    if (IMAGE_ID.test(text))
        throw invalid(text, 'an image ID is not a reference');
    const [name, digestText] = cutFirst(text, '@');
    const digest = digestText === undefined ? undefined : parseDigest(digestText);
    const [registry, path] = splitRegistry(name);
    const [repository, tag] = cutFirst(path, ':');
    checkRepository(text, repository);
    checkRegistry(text, registry);
    if (tag !== undefined && !TAG.test(tag))
        throw invalid(text, `${quoted(tag)} is not a tag`);
    if (digest === undefined)
        return { registry, repository, tag: tag ?? 'latest' };
    return { registry, repository, ...(tag === undefined ? {} : { tag }), digest };
}
/** In full: `docker.io/library/redis:latest`. Parsing it gives the same reference. */
function formatReference(reference) {
    return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}
/** As people write it, for messages: without Docker Hub's host and `library/`. */
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
/** Whether `text` is a registry's host, with a port or without. */
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
        throw invalid(text, `the repository ${quoted(repository)} must be lower-case`);
    }
    if (repository.length > MAX_REPOSITORY || !REPOSITORY.test(repository)) {
        throw invalid(text, `${quoted(repository)} is not a repository name`);
    }
}
function checkRegistry(text, registry) {
    if (!isRegistryHost(registry))
        throw invalid(text, `${quoted(registry)} is not the host of a registry`);
}
function suffix({ tag, digest }) {
    return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function cutFirst(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
function invalid(text, reason) {
    return new UserError(`${quoted(text)} is not an image reference: ${reason}`);
}

;// CONCATENATED MODULE: ./lib/action/image-source.js




const EXPECTED = 'expected local://REF, registry://REF, archive://PATH, oci-layout://PATH, or REF alone';
/** @throws UserError, a clause, that says what is right. */
function parseImageSource(text) {
    const [, kind = 'either', rest = ''] = /^(?:([^:/]*):\/\/)?(.*)$/s.exec(text) ?? [];
    if (rest.trim() === '')
        throw new UserError(EXPECTED);
    switch (kind) {
        case 'archive':
        case 'oci-layout':
            if (/\p{Cc}/u.test(rest))
                throw new UserError(`a path of one line follows ${kind}://`);
            return { kind, path: rest };
        case 'local':
        case 'registry':
        case 'either':
            if (kind === 'registry' || !isDigest(rest))
                parseReference(rest);
            return { kind, reference: rest };
        default:
            throw new UserError(EXPECTED);
    }
}
/** As the report shows it: with its prefix, where it has one. */
function formatSource(source) {
    if ('path' in source)
        return `${source.kind}://${source.path}`;
    return source.kind === 'either' ? source.reference : `${source.kind}://${source.reference}`;
}
/** Where it lies, without what differs from push to push of a pull request: tag, digest, image ID. */
function steadySource(source) {
    if ('path' in source)
        return formatSource(source);
    return formatSource({ ...source, reference: repositoryName(source.reference) ?? 'image ID' });
}
/** The name that an image goes by: its repository, since tags often hold a commit; of a file, its own name. */
function sourceName(source) {
    if ('path' in source) {
        return (0,external_node_path_.basename)(source.path).replace(/\.(?:tar|tgz|tzst)?(?:\.(?:gz|zst|zstd))?$/, '') || source.path;
    }
    return repositoryName(source.reference) ?? source.reference.slice(0, 'sha256:'.length + 12);
}
/** `ghcr.io/team/app` of a reference that may be anything; undefined where it is none. */
function repositoryName(text) {
    try {
        const { registry, repository } = parseReference(text);
        return familiarReference({ registry, repository });
    }
    catch (error) {
        if (error instanceof UserError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/action/comment-key.js


/**
 * Which comment of a pull request is this run's: the user's key, else workflow, job, the image's name and what else
 * was chosen, so that legs of a matrix never share one. Known before anything is measured, and the same from push to
 * push of a pull request, whatever projects come and go.
 * @param runner operating system and processor of the runner, which legs may differ in too.
 */
function commentKey(event, inputs, runner) {
    if (inputs.commentKey !== undefined)
        return inputs.commentKey;
    const { name, projects, framework, builder, dockerfile, configuration, baseImage, docker } = inputs;
    const image = inputs.image && steadySource(inputs.image);
    const chosen = [
        projects,
        framework,
        builder,
        dockerfile,
        configuration,
        baseImage,
        docker.target,
        docker.platforms,
        // Without it the keys stay what they were before there was such an input.
        ...(image === undefined ? [] : [image]),
    ];
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([...chosen, ...runner]))
        .digest('hex')
        .slice(0, 8);
    const shown = name ?? image ?? (projects.join(', ') || 'all projects');
    return [event.workflow, event.job, shown, hash].join('/');
}

;// CONCATENATED MODULE: ./lib/github/comment-marker.js
/**
 * Characters of a comment that GitHub takes: 65,536 of them, of up to four bytes each, whatever they are
 * (dead-claudia/github-limits#13). Counted here as JavaScript counts, which is never less.
 */
const MAX_COMMENT_LENGTH = 65_536;
/** The hidden first line by which the comment of a key is found again. */
function marker(key) {
    return `<!-- aspnet-image-size:${escapeKey(key)} -->`;
}
/** Characters (UTF-16 units) that a report may have to fit into the comment of a key. */
function commentRoom(key) {
    return MAX_COMMENT_LENGTH - withMarker(key, '').length;
}
function withMarker(key, body) {
    return `${marker(key)}\n${body}`;
}
/**
 * True where the comment begins with the marker. A marker further down does not count: anybody's text that
 * a bot repeats (a title, a log) can hold one.
 */
function carriesMarker(body, key) {
    return body.startsWith(`${marker(key)}\n`) || body.startsWith(`${marker(key)}\r\n`) || body === marker(key);
}
/**
 * Percent-encoding, and no two hyphens in a row: only those can end an HTML comment early
 * (HTML standard, "Comments"; CommonMark 0.31, 6.6 and 4.6). decodeURIComponent gives the key back.
 */
function escapeKey(key) {
    return encodeURIComponent(key.toWellFormed()).replaceAll('--', '-%2D');
}

;// CONCATENATED MODULE: ./lib/process/temporary-root.js

/** Where temporary folders belong: the runner empties its own with each job. */
function temporaryRoot() {
    return process.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
}

;// CONCATENATED MODULE: ./lib/render/failure.js

/** Lines of a message that are shown; a project that does not compile can have thousands. */
const MAX_LINES = 40;
/** The job summary of a run that ended before there was anything to report. */
function renderFailure(message) {
    const { first, rest } = failureText(message);
    return `### ❌ ${first}\n\n${rest}\n`;
}
/** A message as Markdown: its first line, and the others as a list. */
function failureText(message) {
    const [first = '', ...more] = message.split('\n');
    const lines = more.slice(0, MAX_LINES).map((line) => `- ${escapeText(shorten(line, 500))}`);
    if (more.length > MAX_LINES)
        lines.push(`- … and ${more.length - MAX_LINES} more`);
    return { first: escapeText(shorten(first, 1000)), rest: lines.join('\n') };
}

;// CONCATENATED MODULE: ./lib/render/comparison-text.js



/** What has to be known beside the figures of a comparison: one line each, as a list. */
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
        `The app layers were compressed by ${name(compressor)}, before by ${name(before.compressor)}: their compressed sizes differ by that too, so growth is judged on the disk size.`,
    ];
}
/** What an image was compared with, or why with nothing. Markdown, without a full stop. */
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
    registry: 'as its registry has it',
};

;// CONCATENATED MODULE: ./lib/render/layer-tables.js


/** Folded tables of the image's layers and of what the SDK image has beside them. */
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
        ? 'The SDK image: this image carries all of it'
        : `What the SDK image carries that this image does not: ${bytes === null ? 'unknown' : formatBytes(bytes)} in ${extra.length} of ${sdk.layers.length} layers`;
    const header = ['In this image', 'Download', 'Share', 'Disk', 'Made by'];
    return details(title, `${code(sdk.reference)}\n\n${table('lrrrl', header, rows)}`);
}
function cells(layer, total) {
    const share = layer.download === null || !total ? '–' : formatPercent(layer.download / total);
    return [bytes(layer.download), share, bytes(layer.disk), madeBy(layer.createdBy)];
}
/** A size that no line break parts from its unit. */
function bytes(value) {
    return value === null ? 'unknown' : formatBytes(value).replace(' ', '\u00a0');
}
/** An instruction without what the builders put around it: their shell, and their own name behind it. */
function madeBy(instruction) {
    const text = instruction
        .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
        .replace(/^RUN \/bin\/sh -c /, 'RUN ')
        .replace(/ # buildkit$/, '')
        .replace(/\s+/g, ' ');
    return text === '' ? escapeText('(not stated)') : code(shorten(text, 110));
}

;// CONCATENATED MODULE: ./lib/render/image-text.js





/** What is told of one image. `layers`: with the tables of its layers. */
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
/** The figures now, before where there is a baseline, and of the SDK image where it is known. */
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
/** How it was weighed, where that is worth a word, and why a figure is missing; each reason once. */
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
    note('To deploy unknown', comparison ? image.sizes.deployUnknown : undefined);
    note('Change of the download size unknown', comparison?.increase.downloadUnknown);
    note('Change of the disk size unknown', comparison?.increase.diskUnknown);
    note('Whether any file changed is unknown', comparison?.noChangeUnknown);
    return [...how, ...[...reasons].map(([reason, what]) => `_${what}: ${escapeText(reason)}._`)];
}
/** How the figures are known, of this image alone. */
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
/** What all images were compared with that are not new, where that is the same: it is told once. */
function sharedBaseline({ images }) {
    const told = new Set(images.filter((image) => !isNew(image)).map(comparedWith));
    return told.size === 1 ? [...told][0] : undefined;
}

;// CONCATENATED MODULE: ./lib/render/overview.js



/** A table of several images, the worst first; those that did not change are folded away. */
function overview(report) {
    const compared = report.images.some(({ comparison }) => comparison) || report.removed.length > 0;
    const columns = compared ? COMPARED : ALONE;
    const header = columns.map(({ title }) => title);
    const align = `l${'r'.repeat(columns.length)}`;
    const rows = (images) => images.map((image) => [nameCell(image, report), ...columns.map(({ cell }) => unbroken(cell(image)))]);
    const row = (...cells) => [...cells, ...columns.slice(cells.length - 1).map(() => '')];
    const all = worstFirst(report.images);
    const shown = [
        ...report.failures.map(({ name }) => row(`❌ ${code(name)}`, 'not measured')),
        ...rows(all.filter((image) => !isUnchanged(image))),
        ...report.removed.map(({ name, sizes }) => {
            const was = sizes.download === null ? '' : `was ${formatBytes(sizes.download)}`;
            return row(`➖ ${code(name)}`, unbroken(was), 'removed');
        }),
    ];
    const parts = shown.length > 0 ? [table(align, ['Image', ...header], shown)] : [];
    const unchanged = all.filter(isUnchanged);
    if (unchanged.length > 0) {
        parts.push(details(`${count(unchanged.length, 'image')} without a change`, table(align, ['Image', ...header], rows(unchanged))));
    }
    return parts.join('\n\n');
}
/** Sizes that no line break parts from their units. */
function unbroken(cell) {
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







const DETAILS = ['full', 'without layers', 'overview', 'headline'];
/**
 * The report as GitHub Markdown, in as much detail as fits into `limit` characters. Its first line says it all.
 * @throws RangeError where not even the headline fits.
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
/** The worst first; of several, those that did not change are folded away, and each platform that holds its limits. */
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
/** Who accepted what. */
function overrideLine({ override, images }) {
    const names = images.flatMap(({ name, limits }) => limits.filter(({ overridden }) => overridden).map((limit) => `${code(limit.name)} of ${code(name)}`));
    if (!override || names.length === 0)
        return '';
    const by = override.by === null ? '' : `, set by ${escapeText(override.by)}`;
    const at = override.at === null ? '' : ` at ${escapeText(override.at)}`;
    return `Label ${code(override.label)}${by}${at}, accepts what passes ${names.join(', ')}.`;
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

;// CONCATENATED MODULE: ./lib/action/delivery.js





// A summary of more than 1024 KiB is dropped whole (GitHub's limit); no character takes more than three bytes a unit.
const SUMMARY_ROOM = Math.floor((1024 * 1024) / 3);
/**
 * Outputs first, then the job summary, then the comment. What fails of it is a warning, and keeps nothing else
 * from being delivered.
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
/** What can still be delivered of a run that ended before there was anything to report. */
async function deliverFailure(summary, runner) {
    await attempt('set the outputs', async () => runner.setOutput('verdict', 'fail'), runner);
    await attempt('write the job summary', () => runner.writeSummary(summary), runner);
}
async function attempt(what, part, runner) {
    try {
        await part();
    }
    catch (error) {
        runner.warning(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** @returns the paths of what was written. */
async function writeReports(report, reportDir) {
    const folder = reportDir === undefined ? await temporaryFolder() : (0,external_node_path_.resolve)(reportDir);
    await (0,promises_namespaceObject.mkdir)(folder, { recursive: true });
    const json = (0,external_node_path_.join)(folder, 'report.json');
    await (0,promises_namespaceObject.writeFile)(json, `${JSON.stringify(report, null, 2)}\n`);
    await (0,promises_namespaceObject.writeFile)((0,external_node_path_.join)(folder, 'report.md'), renderMarkdown(report, Number.POSITIVE_INFINITY));
    return { json };
}
/** A folder in the workspace would enter Docker contexts. */
async function temporaryFolder() {
    return (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryRoot(), 'aspnet-image-size-'));
}
async function comment({ report, inputs, event, commentKey: key }, runner, comments) {
    if (event.kind !== 'pull-request' || inputs.comment === 'never')
        return;
    if (inputs.token === '') {
        runner.warning('Input github-token is empty, so nobody can comment. The same report is in the job summary.');
        return;
    }
    const outcome = await (await comments()).upsert({
        number: event.pullRequest.number,
        key,
        body: renderMarkdown(report, commentRoom(key)),
        mode: mayCreate(inputs.comment, report) ? 'create-or-update' : 'update-only',
    });
    tell(outcome, runner);
}
/** Whether there is something to tell of: a comment that exists is kept up to date all the same. */
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
/** Without a baseline nobody can say that nothing changed. What only the base image drifted by is nobody's change. */
function mayHaveChanged({ comparison }) {
    return comparison?.noChange !== true;
}
function tell(outcome, runner) {
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
            runner.info('No comment: nothing that calls for one.');
            return;
        case 'denied':
            runner.warning(`The token may not comment on this pull request (${outcome.status}: ${outcome.message}). It needs the permission ${outcome.permission}; pull requests from forks and from Dependabot never have it. The same report is in the job summary.`);
            return;
        case 'failed':
            runner.warning(`GitHub did not take the comment (${outcome.status ?? 'no usable answer'}: ${outcome.message}). The same report is in the job summary.`);
    }
}

;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
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
function dist_bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: dist_bytes,
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
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
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
function dist_size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: dist_size,
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
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
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
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
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
function dist_unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: dist_unknown,
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

;// CONCATENATED MODULE: ./lib/github/event-payload.js

// What this action reads of GitHub's event payloads; everything else in them is passed over.
// https://docs.github.com/webhooks/webhook-events-and-payloads
/** Hexadecimal only: commits reach command lines of git, links and pages. */
const Commit = pipe(string(), regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not a commit SHA'));
const Count = pipe(number(), safeInteger(), minValue(1));
const FullName = pipe(string(), regex(/^[\w.-]+\/[\w.-]+$/, 'is not OWNER/NAME'));
const HttpUrl = pipe(string(), regex(/^https?:\/\/[^\s"'<>]+$/, 'is not an http(s) URL'));
const HeadRepository = nullish(object({ full_name: FullName }));
/** Every event's: the repository that the run belongs to. */
const AnyPayload = object({
    repository: optional(object({ default_branch: optional(string()) })),
});
const PayloadPullRequest = object({
    number: Count,
    head: object({ sha: Commit, ref: optional(string(), ''), repo: HeadRepository }),
    base: object({ sha: Commit, ref: optional(string(), '') }),
    labels: optional(array(object({ name: string() })), []),
});
/** `pull_request` and `pull_request_target`. */
const PullRequestPayload = object({
    action: optional(string(), ''),
    pull_request: PayloadPullRequest,
});
const PushPayload = object({ before: nullish(Commit) });
const MergeGroupPayload = object({
    merge_group: object({ base_sha: Commit, head_ref: string() }),
});
const WorkflowRunPayload = object({
    workflow_run: object({
        id: Count,
        event: string(),
        head_sha: Commit,
        head_branch: nullish(string()),
        head_repository: HeadRepository,
    }),
});

;// CONCATENATED MODULE: ./lib/action/event.js



const Environment = object({
    GITHUB_EVENT_NAME: pipe(string(), regex(/^[a-z_]+$/, 'is not the name of an event')),
    GITHUB_EVENT_PATH: pipe(string(), nonEmpty('is empty')),
    GITHUB_REPOSITORY: FullName,
    GITHUB_SHA: Commit,
    GITHUB_REF: optional(string(), ''),
    GITHUB_SERVER_URL: optional(HttpUrl, 'https://github.com'),
    GITHUB_API_URL: optional(HttpUrl, 'https://api.github.com'),
    GITHUB_RUN_ID: optional(pipe(string(), regex(/^\d+$/, 'is not a number'))),
    GITHUB_RUN_ATTEMPT: optional(pipe(string(), regex(/^\d+$/, 'is not a number'))),
    GITHUB_WORKFLOW: optional(string(), ''),
    GITHUB_JOB: optional(string(), ''),
});
/**
 * Reads what started this run from the runner's environment and its payload file.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * Throws a UserError that names every variable or field that is missing or malformed.
 */
async function readEvent(env, readFile) {
    const variables = event_check(Environment, env, 'The environment is not that of a GitHub Actions job');
    const payload = await readPayload(variables.GITHUB_EVENT_PATH, readFile);
    const name = variables.GITHUB_EVENT_NAME;
    const reject = `The payload of the ${name} event (GITHUB_EVENT_PATH) is malformed`;
    const { repository } = event_check(AnyPayload, payload, reject);
    const facts = runFacts(variables, repository?.default_branch ?? null);
    switch (name) {
        case 'pull_request': {
            const { action, pull_request } = event_check(PullRequestPayload, payload, reject);
            const pullRequest = asPullRequest(pull_request, variables.GITHUB_REPOSITORY);
            return { ...facts, kind: 'pull-request', action, pullRequest, headCommit: pullRequest.headSha };
        }
        case 'pull_request_target': {
            const { pull_request } = event_check(PullRequestPayload, payload, reject);
            const pullRequest = asPullRequest(pull_request, variables.GITHUB_REPOSITORY);
            return { ...facts, kind: 'pull-request-target', pullRequest };
        }
        case 'push':
            return { ...facts, kind: 'push', ...pushed(event_check(PushPayload, payload, reject).before, facts) };
        case 'merge_group': {
            const { merge_group } = event_check(MergeGroupPayload, payload, reject);
            return { ...facts, kind: 'merge-group', baseSha: merge_group.base_sha, headRef: merge_group.head_ref };
        }
        case 'workflow_run': {
            const { workflow_run } = event_check(WorkflowRunPayload, payload, reject);
            return { ...facts, kind: 'workflow-run', triggeredBy: asTriggeringRun(workflow_run) };
        }
        default:
            return { ...facts, kind: 'other', name };
    }
}
async function readPayload(path, readFile) {
    try {
        return JSON.parse(await readFile(path));
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(`The event payload ${path} (GITHUB_EVENT_PATH) cannot be read: ${reason}`, {
            cause: error,
        });
    }
}
function runFacts(env, defaultBranch) {
    const [owner = '', name = ''] = env.GITHUB_REPOSITORY.split('/');
    const serverUrl = env.GITHUB_SERVER_URL.replace(/\/+$/, '');
    const attempt = env.GITHUB_RUN_ATTEMPT === undefined ? '' : `/attempts/${env.GITHUB_RUN_ATTEMPT}`;
    return {
        repository: { owner, name, defaultBranch },
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
function asPullRequest(payload, repository) {
    const { head, base } = payload;
    // GitHub sends null for a head whose repository is gone: only a fork can go away and leave us running.
    const fromFork = head.repo === null ||
        (head.repo !== undefined && head.repo.full_name.toLowerCase() !== repository.toLowerCase());
    return {
        number: payload.number,
        headSha: head.sha,
        baseSha: base.sha,
        headRef: head.ref,
        baseRef: base.ref,
        labels: payload.labels.map((label) => label.name),
        fromFork,
    };
}
function pushed(before, facts) {
    const { defaultBranch } = facts.repository;
    // A push that creates a branch has forty zeros before it.
    const created = before === null || before === undefined || /^0+$/.test(before);
    return {
        before: created ? null : before,
        toDefaultBranch: defaultBranch !== null && facts.ref === `refs/heads/${defaultBranch}`,
    };
}
function asTriggeringRun(run) {
    return {
        id: run.id,
        event: run.event,
        headSha: run.head_sha,
        headBranch: run.head_branch ?? null,
        headRepository: run.head_repository?.full_name ?? null,
    };
}
function event_check(schema, value, complaint) {
    const result = safeParse(schema, value);
    if (result.success)
        return result.output;
    const reasons = result.issues.map((issue) => `${getDotPath(issue) ?? 'it'}: ${issue.message}`);
    throw new UserError(`${complaint}: ${reasons.join('; ')}`);
}

;// CONCATENATED MODULE: ./lib/github/retry.js
const realClock = {
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
/** Requests of one kind, the first among them. */
const MAX_ATTEMPTS = 4;
/** Milliseconds that one client may wait in all: a comment is not worth more of a runner's time. */
const MAX_WAIT = 180_000;
/** Milliseconds until a request is given up that is not answered. */
const ANSWER_TIMEOUT = 30_000;
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
 * Primary and secondary rate limits come as 429 or as 403 with a telling header or text.
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
/** GitHub broke down, or no answer came: the request may have been carried out all the same. */
function isBreakdown(refusal) {
    return refusal.status >= 500;
}
/**
 * Milliseconds to wait after the `attempt`-th refusal (1, 2, ...), or undefined where waiting does not help.
 * Retry-After first, then x-ratelimit-reset, else a minute and doubling for rate limits, as GitHub asks
 * ("Best practices for using the REST API"); a second and doubling for breakdowns.
 */
function waitAfter(refusal, attempt, now) {
    const doubling = 2 ** (attempt - 1);
    if (!isRateLimit(refusal) && !isBreakdown(refusal))
        return undefined;
    const { headers } = refusal;
    const told = headers['retry-after'];
    if (told !== undefined) {
        // RFC 9110, 10.2.3: seconds or an HTTP date.
        const until = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - serverTime(headers, now);
        if (Number.isFinite(until))
            return Math.max(0, until);
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
/** Waits as GitHub asks, within one bound for everything that shares it. */
class Patience {
    #clock;
    #left = MAX_WAIT;
    constructor(clock = realClock) {
        this.#clock = clock;
    }
    /**
     * True after having waited, when asking again makes sense. False at once where it does not: another kind
     * of refusal, too many attempts, or a wait longer than what is left (asking sooner than told is worse).
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
 * Octokit hook around `request`: asks again while `patience` allows. A POST that broke down is not repeated,
 * for it may have been carried out; whoever sent it has to look first.
 */
function repeating(patience) {
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
                if (!(await patience.wait(refusal, attempt)))
                    throw error;
            }
        }
    };
}

;// CONCATENATED MODULE: ./lib/github/client.js

/**
 * Loads octokit, which runs without a pull request do not need, and teaches it to wait as GitHub asks.
 * No option `request` is given to octokit: it would take the place of the one that honours proxies.
 */
async function connect(access, clock = realClock) {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(157)]).then(__nccwpck_require__.bind(__nccwpck_require__, 157));
    const octokit = getOctokit(access.token, { baseUrl: access.apiUrl });
    const patience = new Patience(clock);
    octokit.hook.wrap('request', repeating(patience));
    return { octokit, patience };
}

;// CONCATENATED MODULE: ./lib/github/comment-author.js


/** Whose comments the default token of a workflow writes. */
const DEFAULT_AUTHOR = 'github-actions[bot]';
const Viewer = object({ viewer: object({ login: pipe(string(), nonEmpty()) }) });
/**
 * The login, as REST spells it (`NAME[bot]` for apps), under which this token writes comments.
 *
 * GraphQL's `viewer` answers for every kind of token: the default one, an app's, a person's. `GET /user` is
 * 403 for the first two, and `performed_via_github_app` names the app even where a person wrote through it.
 * Where GraphQL cannot tell, the default token's author is assumed; a wrong guess shows in the author of the
 * comment that is then created, and is mended there.
 */
async function tokenAuthor(octokit) {
    try {
        const answer = safeParse(Viewer, await octokit.graphql('query { viewer { login } }'));
        return answer.success ? answer.output.viewer.login : DEFAULT_AUTHOR;
    }
    catch (error) {
        const answered = error instanceof Error && error.name === 'GraphqlResponseError';
        if (answered || asRefusal(error) !== undefined)
            return DEFAULT_AUTHOR;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/answer.js

/** GitHub (or something between) answered with success, but not with what its contract says. */
class UnexpectedAnswer extends Error {
    name = 'UnexpectedAnswer';
}
/** What the answer holds by `schema`. Throws UnexpectedAnswer, which names `what` was asked for. */
function asked(what, schema, answer) {
    const result = safeParse(schema, answer);
    if (!result.success)
        throw new UnexpectedAnswer(`GitHub did not answer with ${what}`);
    return result.output;
}

;// CONCATENATED MODULE: ./lib/github/pages.js

/** The most that GitHub gives at once. */
const PAGE_SIZE = 100;
/** Pages of one list that are asked for: what never ends is not GitHub's. */
const MAX_PAGES = 100;
/**
 * The pages of a list in GitHub's order. Throws UnexpectedAnswer for what is no list, and past 10,000 elements.
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
 * The pages of a list from its end, the elements of each from its end too, at most `atMost` pages. The first page
 * tells which one is the last; where a proxy drops the Link header, the pages up to the last are looked through.
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
/** A proxy may drop the header: then a full page is followed by another look. */
function hasNext({ elements, link }) {
    return link === undefined ? elements.length === PAGE_SIZE : /rel="next"/.test(link);
}
/** Number of the page that a Link header calls the last, where it is one. */
function lastPage(link) {
    const target = /<([^<>]*)>;\s*rel="last"/.exec(link)?.[1];
    const number = Number(/[?&]page=(\d{1,9})(?:&|$)/.exec(target ?? '')?.[1]);
    return number > 1 ? number : undefined;
}

;// CONCATENATED MODULE: ./lib/github/comment-calls.js



const CommentAnswer = object({
    id: pipe(number(), safeInteger()),
    html_url: string(),
    user: nullish(object({ login: string() })),
    body: optional(string(), ''),
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
    /** Those of all comments that `matches`, oldest first: GitHub lists them by ascending id. */
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
    const { id, html_url, user, body } = asked('a comment', CommentAnswer, answer);
    return { id, url: html_url, author: user?.login ?? null, body };
}

;// CONCATENATED MODULE: ./lib/github/failure.js


/** Characters of a message: where a proxy answers, it is a whole page. */
const MAX_MESSAGE = 300;
/** Throws the error itself where it is none of GitHub's answers: that is a bug. */
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
/** The failure in words; `permission`, such as `contents: read`, is named where its lack may be the cause. */
function reasonOf(error, permission) {
    const failure = failureOf(error);
    const said = inWords(failure);
    return failure.kind === 'denied' ? `${said}; the token needs the permission ${permission}` : said;
}
/** GitHub's message with its status. */
function inWords({ status, message }) {
    return status === undefined ? message : `${message} (${status})`;
}
/** 403, or 404 where even the existence is hidden; but not the 403s that no permission would change. */
function isDenied(refusal) {
    if (refusal.status === 404)
        return true;
    return refusal.status === 403 && !isRateLimit(refusal) && !/\b(locked|archived)\b/i.test(refusal.message);
}
function onOneLine(message) {
    const line = message.replaceAll(/\s+/g, ' ').trim();
    return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./lib/github/comments.js





/**
 * Comments are ours when they begin with the marker of the key and were written by our token's author:
 * somebody else's comment with our marker is neither edited nor counted. Of several of ours (two jobs that
 * created at once) the oldest stays; whoever finds more deletes them.
 */
function pullRequestComments(client, repository) {
    const sticky = new StickyComments(client, new CommentCalls(client.octokit, repository));
    return {
        async upsert(request) {
            const text = withMarker(request.key, request.body);
            if (text.length > MAX_COMMENT_LENGTH) {
                throw new RangeError(`A comment of ${text.length} characters is longer than GitHub takes`);
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
            const [oldest, ...doubles] = await this.#ours(request);
            if (oldest !== undefined) {
                const delivered = await this.#update(oldest, doubles, text);
                // Found after a creation that was answered with a breakdown: it had been carried out.
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
                if (!(await this.#client.patience.wait(refusal, attempt)))
                    throw error;
            }
        }
    }
    async #ours({ number, key }) {
        const marked = await this.#calls.list(number, (comment) => carriesMarker(comment.body, key));
        // Most first runs find none, and need not ask who they are.
        if (marked.length === 0)
            return [];
        const author = await tokenAuthor(this.#client.octokit);
        return marked.filter((comment) => comment.author === author);
    }
    async #update(oldest, doubles, text) {
        const same = asStored(oldest.body) === asStored(text);
        const { url } = same ? oldest : await this.#calls.update(oldest.id, text);
        const warning = await this.#deleteAll(doubles);
        return { kind: same ? 'unchanged' : 'updated', url, ...warning };
    }
    /** Creates, then looks whether another job did so at the same time: the newer one gives way. */
    async #create({ number, key }, text) {
        const created = await this.#calls.create(number, text);
        const mine = (comment) => comment.author === created.author && carriesMarker(comment.body, key);
        try {
            const [oldest] = await this.#calls.list(number, mine);
            if (oldest === undefined || oldest.id >= created.id)
                return { kind: 'created', url: created.url };
            return await this.#update(oldest, [created], text);
        }
        catch (error) {
            const reason = inWords(failureOf(error));
            const warning = `whether another job commented at the same time could not be seen: ${reason}`;
            return { kind: 'created', url: created.url, warning };
        }
    }
    async #deleteAll(doubles) {
        for (const double of doubles) {
            try {
                await this.#calls.delete(double.id);
            }
            catch (error) {
                // 404: the other job was faster.
                if (asRefusal(error)?.status === 404)
                    continue;
                return {
                    warning: `${double.url} is a double that could not be deleted: ${inWords(failureOf(error))}`,
                };
            }
        }
        return {};
    }
}
/** The text of a body without what GitHub may change in storing it: line ends and the space behind. */
function asStored(body) {
    return body.replaceAll('\r\n', '\n').trimEnd();
}
function outcomeOf(error) {
    const failure = failureOf(error);
    return failure.kind === 'denied' ? { ...failure, permission: 'pull-requests: write' } : failure;
}

;// CONCATENATED MODULE: ./lib/github/commit-parents.js



const CommitAnswer = object({ sha: Commit, parents: array(object({ sha: Commit })) });
/**
 * The parents of a commit of the repository, in their order. Throws what octokit throws, and UnexpectedAnswer.
 * https://docs.github.com/rest/commits/commits#get-a-commit
 */
async function commitParents({ octokit }, { owner, name }, commit) {
    const { data } = await octokit.rest.repos.getCommit({ owner, repo: name, ref: commit, per_page: 1 });
    return asked('a commit', CommitAnswer, data).parents.map(({ sha }) => sha);
}

;// CONCATENATED MODULE: ./lib/github/labels.js




/** Reading labels and events of pull requests; `pull-requests: write` includes it, `issues: read` does not. */
const PERMISSION = 'pull-requests: read';
/** Pages of events, from the newest: a label that was set longer ago is set all the same. */
const MAX_EVENT_PAGES = 10;
const LabelAnswer = object({ name: string() });
const LabelEvent = object({
    event: picklist(['labeled', 'unlabeled']),
    label: LabelAnswer,
    actor: optional(dist_unknown()),
    created_at: optional(dist_unknown()),
});
const Actor = object({ login: pipe(string(), regex(/^[\w.-]{1,100}(\[bot\])?$/)) });
const Moment = pipe(string(), isoTimestamp());
/**
 * https://docs.github.com/rest/issues/labels and https://docs.github.com/rest/issues/events
 */
function pullRequestLabels(client, repository) {
    const calls = new LabelCalls(client, repository);
    return {
        async find(pullRequest, label) {
            try {
                if (!(await calls.carries(pullRequest, label)))
                    return { kind: 'not-set' };
            }
            catch (error) {
                const reason = reasonOf(error, PERMISSION);
                return { kind: 'unknown', reason: `GitHub does not tell the labels of #${pullRequest}: ${reason}` };
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
    async carries(pullRequest, label) {
        const at = { ...this.#repository, issue_number: pullRequest };
        const ask = (page) => this.#issues.listLabelsOnIssue({ ...at, ...page });
        const labels = await listAll('labels', ask);
        return labels.some((each) => isSame(asked('a label', LabelAnswer, each).name, label));
    }
    /** Who set a label that is set. Whatever GitHub does not tell of that does not make it less set. */
    async setter(pullRequest, label) {
        try {
            const event = await this.#newestEvent(pullRequest, label);
            if (event?.event === 'labeled')
                return { by: loginOf(event.actor), at: momentOf(event.created_at) };
            return { by: { unknown: 'GitHub has no event of its being set' }, at: null };
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
/** Undefined for all other events: they have other shapes, some of which nobody has described yet. */
function asLabelEvent(event) {
    const result = safeParse(LabelEvent, event);
    return result.success ? result.output : undefined;
}
function loginOf(actor) {
    const result = safeParse(Actor, actor);
    if (result.success)
        return { login: result.output.login };
    return { unknown: actor === null ? 'the account is gone' : 'GitHub names no account' };
}
function momentOf(time) {
    const result = safeParse(Moment, time);
    return result.success ? result.output : null;
}
/** A repository has no two labels that differ by case only. */
function isSame(one, other) {
    return one.normalize().toLowerCase() === other.normalize().toLowerCase();
}

;// CONCATENATED MODULE: ./lib/github/comparison.js



const Named = object({ sha: Commit });
const ComparisonAnswer = object({
    base_commit: Named,
    merge_base_commit: Named,
    total_commits: pipe(number(), safeInteger(), minValue(0)),
    commits: array(object({ sha: Commit, parents: array(Named) })),
});
/** `head` may be `OWNER:COMMIT`. https://docs.github.com/rest/commits/commits#compare-two-commits */
async function compareCommits({ octokit }, repository, range, page) {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        owner: repository.owner,
        repo: repository.name,
        basehead: `${range.base}...${range.head}`,
        ...page,
    });
    const answer = asked('a comparison of commits', ComparisonAnswer, data);
    if (answer.base_commit.sha !== range.base) {
        throw new UnexpectedAnswer('GitHub did not compare with the commit that it was asked to');
    }
    return {
        mergeBase: answer.merge_base_commit.sha,
        total: answer.total_commits,
        commits: answer.commits.map(({ sha, parents }) => ({ sha, parents: parents.map((each) => each.sha) })),
    };
}

;// CONCATENATED MODULE: ./lib/github/merge-base.js



/** The merge base comes with every page, however small; a page of commits is not needed. */
const SMALLEST_PAGE = { per_page: 1, page: 1 };
function mergeBases(client, repository) {
    const compare = async (base, head) => {
        const comparison = await compareCommits(client, repository, { base, head }, SMALLEST_PAGE);
        return { commit: comparison.mergeBase };
    };
    return {
        async find({ base, head, headOwner }) {
            try {
                return await compare(base, head);
            }
            catch (error) {
                const again = headOwner !== null && isUnknownCommit(error) && headOwner !== repository.owner;
                if (!again)
                    return merge_base_unknown(error);
            }
            try {
                return await compare(base, `${headOwner}:${head}`);
            }
            catch (error) {
                return merge_base_unknown(error);
            }
        },
    };
}
/**
 * A fork's head is found by its id alone, for the base repository keeps it under refs/pull; should it not be,
 * the fork is named: GitHub documents `OWNER:BRANCH` only.
 */
function isUnknownCommit(error) {
    const refusal = asRefusal(error);
    return refusal?.status === 404 && !isUnrelated(refusal.message);
}
/** GitHub's 404 for two histories that share nothing. */
function isUnrelated(message) {
    return /no common ancestor/i.test(message);
}
function merge_base_unknown(error) {
    if (isUnrelated(asRefusal(error)?.message ?? ''))
        return { unknown: 'the commits have no common ancestor' };
    return { unknown: `GitHub does not tell the merge base: ${reasonOf(error, 'contents: read')}` };
}

;// CONCATENATED MODULE: ./lib/github/queue-branch.js

const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(?<branch>.{1,255})\/pr-(?<number>[1-9]\d{0,9})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Reads `refs/heads/gh-readonly-queue/BRANCH/pr-N-SHA`; throws UnexpectedAnswer for what is named otherwise. */
function parseQueueBranch(headRef) {
    const { branch, number } = QUEUE_BRANCH.exec(headRef)?.groups ?? {};
    if (branch === undefined || number === undefined) {
        throw new UnexpectedAnswer(`${JSON.stringify(headRef.slice(0, 100))} is not a merge queue's branch`);
    }
    return { branch, pullRequest: Number(number) };
}
/**
 * The commits that the queue itself put onto the base, newest first: the head's first parents down to the base.
 * What they merged is not among them. Throws UnexpectedAnswer where the way does not lead to the base.
 */
function queuedCommits(commits, base, head) {
    const unseen = new Map(commits.map((commit) => [commit.sha, commit]));
    const queued = [];
    for (let at = head; at !== base;) {
        const commit = unseen.get(at);
        const [onto] = commit?.parents ?? [];
        if (commit === undefined || onto === undefined) {
            throw new UnexpectedAnswer(`the way from ${head} to the group's base ${base} breaks off at ${at}`);
        }
        unseen.delete(at);
        queued.push(commit);
        at = onto;
    }
    return queued;
}

;// CONCATENATED MODULE: ./lib/github/merge-group.js







/** Commits that a comparison tells of; a queue holds far fewer. */
const MAX_COMMITS = 250;
/** Pull requests in a group, by the settings of a queue. */
const MAX_QUEUED = 100;
const PullRequestAnswer = object({
    number: pipe(number(), safeInteger(), minValue(1)),
    head: object({ sha: Commit }),
    base: object({ ref: string(), repo: object({ full_name: string() }) }),
});
/**
 * Each commit that the queue put onto the branch belongs to a pull request, which GitHub tells; of the last one
 * the name of the queue's own branch tells it too. A commit of which nobody tells leaves the group unresolved.
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
                    reason: `which pull requests the merge group holds is unknown: ${reason}`,
                };
            }
        },
    };
}
/** The calls that one group takes. */
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
     * A merge brings the pull request whose head it merges; others may have that commit on their way too. Of a fork's
     * head GitHub lists none: it is looked for among the open ones.
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
    /** Pull requests of a commit into the queue's branch; those of other repositories and branches are not queued. */
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
            .map((each) => asked('a pull request', PullRequestAnswer, each))
            .filter(({ base }) => base.ref === branch && base.repo.full_name.toLowerCase() === full);
    }
}

;// CONCATENATED MODULE: ./lib/github/override.js
/** Only where every one of them carries the label; of none at all nobody can say so. */
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
        return { kind: 'unknown', reason: 'there is no pull request that could carry it' };
    return { kind: 'given', by };
}
/** Looks up whether the pull request, or every one of the merge group, carries the label now. */
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









/** @param token empty where there is none. */
function gitHubCalls(event, token) {
    const { repository, apiUrl } = event;
    let connected;
    const client = () => {
        connected ??= connect({ apiUrl, token });
        return connected;
    };
    const asking = async () => {
        if (token === '')
            throw new UserError('input github-token is empty, so GitHub cannot be asked');
        return client();
    };
    return {
        comments: async () => pullRequestComments(await client(), repository),
        commits: {
            async mergeBase(base, head) {
                const found = await mergeBases(await asking(), repository).find({ base, head, headOwner: null });
                if ('unknown' in found)
                    throw new UserError(found.unknown);
                return found.commit;
            },
            async parents(commit) {
                const github = await asking();
                try {
                    return await commitParents(github, repository, commit);
                }
                catch (error) {
                    throw new UserError(`GitHub does not tell the parents of ${commit}: ${reasonOf(error, 'contents: read')}`);
                }
            },
        },
        async override(label) {
            const subject = subjectOf(event);
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
function subjectOf(event) {
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

;// CONCATENATED MODULE: ./lib/limits/growth-limit.js


const EXAMPLES = 'expected a limit such as 5 MB, 2%, 2% and 1 MB, 2% or 5 MB';
const growth_limit_UNITS = 'B, kB, MB, GB, KiB, MiB or GiB';
/** @throws UserError that quotes the word that is wrong, with its place. */
function parseGrowthLimit(text) {
    const words = wordsOf(text);
    const first = readPart(words, 0);
    if (words.length === 2)
        return { text, ...first, join: 'or' };
    const join = readJoin(words[2]);
    const second = readPart(words, 3);
    if ('percent' in first === 'percent' in second) {
        const [kind, other] = 'percent' in first ? ['percentage', 'size'] : ['size', 'percentage'];
        throw wrong(words[3], `a second ${kind}; beside a ${kind} there may be a ${other}`);
    }
    if (words[5])
        throw wrong(words[5], 'too much; a limit has two parts at most');
    return { text, ...first, ...second, join };
}
function wordsOf(text) {
    // Signs and exponents stay with their number, so that they are named where they are refused.
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
    return new UserError(`${JSON.stringify(word.text)} at character ${word.at}: ${what} (${EXAMPLES})`);
}
function atEnd(what) {
    return new UserError(`at its end ${what} is missing (${EXAMPLES})`);
}
/**
 * Whether growth is past the limit. Exactly at it is not, and what did not grow never is.
 * @param increase bytes.
 * @param before size of the baseline in bytes; undefined where it is not known.
 * @returns undefined where it would have to be known.
 */
function isPast({ percent, bytes, join }, increase, before) {
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
/** The whole bytes within a percentage, by integers: 29% of 100 is 29, and not 28.999999999999996. */
function percentLimit(percent, before) {
    const scaled = BigInt(Math.round(percent * DECIMALS));
    return Number((scaled * BigInt(before)) / BigInt(100 * DECIMALS));
}

;// CONCATENATED MODULE: ./lib/model/image.js
/** The content digest of a layer with no entry: SHA-256 of no bytes. */
const EMPTY_CONTENT = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** Of a tar of nothing but its two end blocks, which builders make for instructions that change no file. */
const EMPTY_TAR = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
/** The same platform, where a missing variant matches any. */
function samePlatform(a, b) {
    return (a.os === b.os &&
        a.architecture === b.architecture &&
        (a.variant === undefined || b.variant === undefined || a.variant === b.variant));
}
/** `OS/ARCHITECTURE` or `OS/ARCHITECTURE/VARIANT`, as Docker spells platforms; undefined where it is neither. */
function parsePlatform(text) {
    if (!/^[a-z0-9]+(?:\/[a-z0-9]+){1,2}$/.test(text))
        return undefined;
    const [os = '', architecture = '', variant] = text.split('/');
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

;// CONCATENATED MODULE: ./lib/oci/name/mirrors.js



/**
 * The input `registry-mirrors`: `HOST=MIRROR` a line, where MIRROR may end in a path
 * (`mcr.microsoft.com=proxy.corp/mcr`). Empty lines are skipped.
 * @throws UserError, one line, that names every line that is wrong.
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
            errors.push(`line ${index + 1} ${quoted(line.trim())}: ${error}`);
        else if (typeof mirror !== 'string')
            mirrors.set(mirror.host, mirror);
    }
    if (errors.length > 0) {
        throw new UserError(`registry-mirrors, ${errors.join('; ')}. Each line is HOST=MIRROR`);
    }
    return [...mirrors.values()];
}
/** Where to read the image from: the mirror of its registry, else the reference itself. Mirrors do not chain. */
function applyMirror(reference, mirrors) {
    const mirror = mirrors.find(({ host }) => host === mirrorKey(reference.registry));
    if (!mirror)
        return reference;
    const repository = mirror.prefix === '' ? reference.repository : `${mirror.prefix}/${reference.repository}`;
    return { ...reference, registry: mirror.registry, repository };
}
/** The line's mirror, or what is wrong with it. */
function parseLine(line) {
    const [host = '', mirror, ...more] = line.split('=').map((part) => part.trim());
    if (mirror === undefined || more.length > 0)
        return 'expected one =';
    if (line.includes('://'))
        return 'a host has no scheme: leave out https://';
    const [registry = '', ...path] = mirror.replace(/\/$/, '').split('/');
    for (const name of [host, registry]) {
        if (!isRegistryHost(name))
            return `${quoted(name)} is not the host of a registry`;
        // Docker would read `proxy/image` as a repository of Docker Hub.
        if (!looksLikeHost(name))
            return `${quoted(name)} needs a dot or a port, else Docker takes it for a repository`;
    }
    const prefix = path.join('/');
    if (path.length > 0 && !isRepositoryPath(prefix))
        return `${quoted(prefix)} is not a path of repositories`;
    return { host: mirrorKey(host), registry: registry === 'index.docker.io' ? DOCKER_HUB : registry, prefix };
}
function repeated(known, { host }) {
    return known.has(host) ? `${host} has a mirror already` : undefined;
}
function isRepositoryPath(path) {
    try {
        // A prefix is as good as a repository that ends in it.
        parseReference(`${DOCKER_HUB}/${path}/image`);
        return !path.includes(':') && !path.includes('@');
    }
    catch (error) {
        if (error instanceof UserError)
            return false;
        throw error;
    }
}
/** Host names are compared without regard to case; Docker Hub has three of them. */
function mirrorKey(host) {
    const lower = host.toLowerCase();
    return ['index.docker.io', 'registry-1.docker.io'].includes(lower) ? DOCKER_HUB : lower;
}

;// CONCATENATED MODULE: ./lib/action/baseline-choice.js


const baseline_choice_EXPECTED = 'expected auto, none, git://REF, registry://REF, or file://PATH of an earlier report.json';
/** @throws UserError, a clause, that says what is right. */
function parseBaseline(text) {
    if (text === 'auto' || text === 'none')
        return { kind: text };
    const [, kind, rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(text) ?? [];
    if (rest.trim() === '')
        throw new UserError(baseline_choice_EXPECTED);
    switch (kind) {
        case 'git':
            return { kind, reference: checkRevision(rest) };
        case 'registry':
            parseReference(rest);
            return { kind, reference: rest };
        case 'file':
            if (/\p{Cc}/u.test(rest))
                throw new UserError('a path of one line follows file://');
            return { kind, path: rest };
        default:
            throw new UserError(baseline_choice_EXPECTED);
    }
}
/** Of a name no more than gitrevisions(7) allows: what git would take for an option or a path is none. */
function checkRevision(text) {
    if (/^[\w@][^\s\p{Cc}:?*[\\]*$/u.test(text) && !text.includes('..'))
        return text;
    throw new UserError('a branch, a tag or a commit follows git://, such as git://main or git://v1.2.3');
}

;// CONCATENATED MODULE: ./lib/docker/build-request.js

/** Name and value of `NAME=value`. Throws a UserError that names the input, and of secrets nothing more. */
function readPair(input, item) {
    const equals = item.indexOf('=');
    if (equals < 1 || equals === item.length - 1) {
        const shown = input === 'secrets' ? item.slice(0, Math.max(equals, 0)) || 'an item' : `\`${item}\``;
        throw new UserError(`Input ${input}: ${shown} is not of the form NAME=VALUE.`);
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

;// CONCATENATED MODULE: ./lib/action/input-list.js
/**
 * Reads a list as docker/build-push-action spells it: one item a line, an item in double quotes may hold line
 * breaks, a quote in quotes is doubled. `commas: 'separate'` splits at commas too; `commas: 'keep'` is for
 * items that hold commas, as `type=gha,mode=max` does.
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
/** A field and where it ends: at a comma, a line break or the end of the text. */
function readField(input, start) {
    const quoted = input.charAt(start) === '"' ? readQuoted(input, start) : undefined;
    if (quoted !== undefined)
        return quoted;
    let end = start;
    while (end < input.length && input.charAt(end) !== ',' && input.charAt(end) !== '\n')
        end++;
    return { field: input.slice(start, end), end };
}
/** Undefined where the quotes do not enclose the whole field: they belong to it then ("relax_quotes"). */
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



/** Reads one input after the other and keeps what is wrong with them, to tell it all at once. */
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
    /** A list of NAME=value. */
    pairs(name, commas) {
        const items = this.list(name, commas);
        for (const item of items)
            this.attempt(() => readPair(name, item));
        return items;
    }
    /** One of the choices; the first where the input is empty. */
    choice(name, choices) {
        const value = this.text(name) ?? choices[0];
        const chosen = choices.find((choice) => choice === value);
        if (chosen === undefined)
            this.wrong(name, value, `expected one of ${choices.join(', ')}`);
        return chosen ?? choices[0];
    }
    /** YAML 1.2's spellings, as @actions/core takes them. */
    boolean(name) {
        const value = this.text(name) ?? 'false';
        if (!/^(true|True|TRUE|false|False|FALSE)$/.test(value))
            this.wrong(name, value, 'expected true or false');
        return value.toLowerCase() === 'true';
    }
    booleanOrAuto(name) {
        return (this.text(name) ?? 'auto') === 'auto' ? undefined : this.boolean(name);
    }
    /** @param parse throws a UserError for what it does not take. */
    parsed(name, parse) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        try {
            return parse(value);
        }
        catch (error) {
            if (!(error instanceof UserError))
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
    /** Keeps the message of what is thrown as it is: it names the input, and of secrets no value. */
    attempt(check) {
        try {
            check();
        }
        catch (error) {
            if (!(error instanceof UserError))
                throw error;
            this.#errors.push(error.message);
        }
    }
    /** An input that is right by itself, but not beside another. */
    contradiction(message) {
        this.#errors.push(message);
    }
    wrong(name, value, message) {
        this.#errors.push(`Input ${name}: ${JSON.stringify(value)}: ${message}`);
    }
    finish() {
        if (this.#errors.length > 0)
            throw new UserError(this.#errors.join('\n'));
    }
}

;// CONCATENATED MODULE: ./lib/action/inputs.js








/**
 * Reads all inputs.
 * @param get the trimmed value of an input, empty where it is not set.
 * @throws UserError that names every input that is wrong, its value and what would be right.
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
/** The inputs that are set and mean something to Docker builds only. */
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
/** The inputs that are set and say what to build or how. */
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
            reader.contradiction(`Input ${name} is for Docker builds, and builder sdk makes none`);
        }
    }
    if (reader.text('image') !== undefined) {
        for (const name of buildInputs(inputs)) {
            reader.contradiction(`Input ${name} says what to build or how, and with input image nothing is built; leave out one of the two`);
        }
    }
    refuseWrongPlatforms(inputs.docker.platforms ?? [], reader);
    if (inputs.context?.includes('://')) {
        reader.wrong('context', inputs.context, 'expected a folder of the checkout');
    }
    if (inputs.sdkImage === 'none' && inputs.limits.maxSdkRatio) {
        reader.wrong('max-sdk-ratio', inputs.limits.maxSdkRatio.text, 'there is no ratio with sdk-image: none');
    }
}
/** An image is told from the others by name and platform: none may be asked for twice. */
function refuseWrongPlatforms(platforms, reader) {
    const seen = [];
    for (const text of platforms) {
        const platform = parsePlatform(text);
        if (!platform) {
            reader.wrong('platforms', text, 'expected OS/ARCHITECTURE, such as linux/amd64 or linux/arm64');
            continue;
        }
        const same = seen.find(([, other]) => samePlatform(other, platform));
        if (same)
            reader.wrong('platforms', text, `the same platform as ${same[0]}; name each once`);
        seen.push([text, platform]);
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
        platforms: reader.list('platforms', 'separate'),
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
    parseReference(text);
    return text;
}

;// CONCATENATED MODULE: ./lib/baseline/stale.js


const NAME = /^aspnet-image-size-baseline-(\d+)-[0-9a-f]{12}$/;
/** Milliseconds. No baseline takes a day: what is older is nobody's, even where its process id is in use again. */
const LONGER_THAN_ANY_BUILD = 24 * 3600_000;
/**
 * Removes what runs left behind that were killed before they could: their worktrees, wherever they lie, and their
 * folders under `parent`. Those of a run that may still go on stay, except the one named `own`: the post step names
 * the worktree of the run that it belongs to.
 */
async function removeStaleBaselines(git, repository, parent, own) {
    const known = repository === undefined ? [] : await git.worktrees(repository.root);
    const folders = folderOfEach([...known, ...(await (0,promises_namespaceObject.readdir)(parent))], parent);
    const stale = new Set();
    for (const [name, folder] of folders) {
        if (name === own || (await isStale(name, folder)))
            stale.add(name);
    }
    if (stale.size === 0)
        return;
    if (repository !== undefined) {
        await git.removeWorktrees(repository.root, (path) => path.split(external_node_path_.sep).some((word) => stale.has(word)));
    }
    for (const name of stale)
        await (0,promises_namespaceObject.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
}
/** Folder by name of the baselines among the paths; a name alone is one under `parent`. */
function folderOfEach(paths, parent) {
    const folders = new Map();
    for (const path of paths) {
        const words = path.split(external_node_path_.sep);
        const at = words.findIndex((word) => NAME.test(word));
        const name = words[at];
        if (name === undefined)
            continue;
        folders.set(name, words.length === 1 ? (0,external_node_path_.join)(parent, name) : words.slice(0, at + 1).join(external_node_path_.sep));
    }
    return folders;
}
/** Its process is gone, or its folder is, or it is too old for the process that now has the id. */
async function isStale(name, folder) {
    if (!isAlive(Number(NAME.exec(name)?.[1])))
        return true;
    const facts = await (0,promises_namespaceObject.stat)(folder).catch(() => undefined);
    return facts === undefined || Date.now() - facts.mtimeMs > LONGER_THAN_ANY_BUILD;
}
function isAlive(pid) {
    try {
        // Signal 0 asks, and sends nothing.
        return process.kill(pid, 0);
    }
    catch (error) {
        // EPERM: it is somebody else's.
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./lib/docker/bounds.js
/** Every bound on waiting for Docker, in one place. Times in ms. A build has none: what it runs is the user's. */
const bounds = {
    /** The answer to a question: `docker info`, `inspect`, `tag`, `rm`, `buildx inspect`. */
    answer: 60_000,
    /** The start of a builder, which may have to be pulled. */
    bootstrap: 5 * 60_000,
    /** Until a probe counts as not arrived; longer only for an engine that needs long to answer anything. */
    probe: 2_000,
    /** And then this many times as long as its answer to `docker info` took. */
    probeAnswers: 4,
    probeLongest: 15_000,
    /** A push of which the measuring registry sees neither request nor byte is given up. */
    pushIdle: 60_000,
    /** The first byte of `docker save`: the classic store copies all layers before it writes any. */
    saveStart: 10 * 60_000,
    /** Each further byte of an archive that is streamed. */
    saveIdle: 60_000,
};

;// CONCATENATED MODULE: ./lib/docker/builder-facts.js


/**
 * The builder that buildx is set to (by `docker buildx use`, docker/setup-buildx-action or BUILDX_BUILDER), started.
 * Undefined where that is the engine's BuildKit, or the client has no buildx.
 * @throws UserError where it does not start.
 */
async function findOwnBuilder(client, execute) {
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
        throw new UserError(`The builder that buildx is set to cannot be used: ${builder_facts_reasonOf(finished)} Start it with docker buildx inspect --bootstrap, or choose another one with docker buildx use.`);
    };
    const start = performance.now();
    if ((await inspect(bounds.answer)) === undefined)
        return undefined;
    const answerMs = performance.now() - start;
    const builder = await inspect(bounds.bootstrap, '--bootstrap');
    return builder && { ...builder, answerMs };
}
/** Has the builder ask a registry for an image that does not exist; see Docker.probe. */
function probeBuilder(reference, platform, client, execute, signal) {
    const args = ['buildx', 'build', '--progress', 'plain', '--output', 'type=cacheonly'];
    // Of a builder with several nodes the platform decides which one builds.
    if (platform !== undefined)
        args.push('--platform', platform);
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
 * Whether the builder's own Dockerfile frontend knows `COPY --link`: BuildKit does since 0.10. One that does not say
 * its version is taken for newer: 0.10 is of March 2022, and moby/buildkit images always say theirs.
 */
function knowsLink({ versions }) {
    return versions.every((version) => {
        const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
        return major === undefined || Number(major) > 0 || Number(minor) >= 10;
    });
}
function builder_facts_reasonOf({ stdout, stderr }) {
    const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
    const said = lines.findLast((line) => /^(ERROR|Error):?/.test(line)) ?? lines.findLast((line) => line !== '');
    const text = (said ?? 'docker buildx inspect says nothing').replace(/^ERROR:\s*/, '');
    return /[.!]$/.test(text) ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./lib/push/active-push.js


/**
 * Has the engine push, as long as something comes of it.
 * @throws UserError where the measuring registry sees nothing of it for too long: then it is given up.
 */
async function pushWhileActive(tag, { docker, registry }) {
    const abort = new AbortController();
    let seen = registry.activity;
    let quietSince = performance.now();
    const watch = setInterval(() => {
        if (registry.activity !== seen)
            quietSince = performance.now();
        seen = registry.activity;
        if (performance.now() - quietSince < bounds.pushIdle)
            return;
        abort.abort(new UserError(`The Docker engine pushed nothing for ${bounds.pushIdle / 1000} s, so its push was given up.`));
    }, bounds.pushIdle / 20);
    try {
        return await docker.push(tag, abort.signal);
    }
    finally {
        clearInterval(watch);
    }
}

;// CONCATENATED MODULE: ./lib/push/engine-compressor.js
/** The tool that compresses what the engine pushes. */
function engineCompressor({ version, containerdStore, storageDriver }) {
    return `Docker ${version} (${containerdStore ? 'containerd store' : storageDriver})`;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./lib/oci/bounds.js
/**
 * Every bound on what others may send us or have us read, in one place; those on waiting for registries are in
 * transport-limits.ts. Sizes in bytes, times in ms. What happens past each one: docs/bounds.md.
 */
const bounds_bounds = {
    /** A manifest, index or config. Registries commonly refuse manifests above 4 MiB. */
    document: 4 * 1024 * 1024,
    /** Layers of one manifest or config. Docker stops at 127; other builders do not. */
    layers: 1024,
    /** Entries of one index. */
    indexEntries: 1024,
    /** Entries of a config's history and of its environment, each. */
    configEntries: 16_384,
    /** Manifests and indexes kept of one run. */
    manifests: 1_000,
    /** Blobs of one run of which something is kept. */
    blobs: 10_000,
    /** Blobs that the base image's registry is asked for. */
    lookUps: 10_000,
    /** Entries of one layer whose names are kept. */
    entries: 1_000_000,
    /** Entries of all layers of one archive, or of one run's pushes, whose names are kept. */
    keptEntries: 2_000_000,
    /** Small JSON documents that are kept of one archive, or of one run's pushes, together. */
    keptDocuments: 64 * 1024 * 1024,
    /** All names and link targets of one tar together, in UTF-16 code units. */
    names: 128 * 1024 * 1024,
    /** A path or link target, in UTF-16 code units; PATH_MAX of Linux is 4096 bytes. */
    path: 16 * 1024,
    /** The content of one extended header of a tar; Go's archive/tar has the same bound. */
    extendedHeader: 1024 * 1024,
    /** What one blob or archive may hold, compressed or not; the largest Windows images are a tenth of it. */
    unpacked: 64 * 1024 ** 3,
    /** A file whose content is looked into; apps' own assemblies are smaller. One a layer is in memory at a time. */
    lookedInto: 4 * 1024 * 1024,
    /**
     * Uncompressed bytes for a compressed one. Deflate cannot pass 1032 (zlib's algorithm notes), whatever is in it;
     * zstd can pass 30,000 with nothing but zeros.
     */
    ratio: 1_100,
    /** Uncompressed bytes from which on the ratio counts: so much is read in a second or two. */
    ratioFrom: 1024 ** 3,
    /** How far back a zstd frame may refer, which must be held; zstd's own default. A power of two. */
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
    /** Upload bodies that are read at the same time; further ones wait. Never below the number of cores. */
    bodies: 4,
    /** A body waits no longer than this for others to end: they may be stuck, or wait for it themselves. */
    bodyWait: 5_000,
    /** A request body that brings nothing for so long is given up. */
    noProgress: 60_000,
    /** Upload sessions at a time. Those that never finish are normal, and none is ever refused. */
    sessions: 1_000,
    /** Upload sessions that have begun and wait for more: what they hold of a layer is held so long. */
    begunSessions: 256,
    /** An upload session that nobody continues for so long is forgotten. */
    idleSession: 10 * 60_000,
};

;// CONCATENATED MODULE: ./lib/oci/layer/flow.js
/**
 * What the transform works on is copied, so that it has the next part while the sink works on what came of the last:
 * the one works in another thread, and would wait for the other.
 */
const SLOT = 64 * 1024;
const MOST_SLOTS = 2;
const ABORTED = 'its upload was given up';
/**
 * Writes into a transform at its own pace, and hands what comes out to a sink. The end of the transform, an error and
 * its destruction all free whoever waits.
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
    /** Resolves when the chunk is done with and more may be written; the transform may still be at work on it. */
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
        // The stream ends with its last chunk, whether or not the sink is done with that.
        await this.#draining;
        return this.#failure;
    }
    /** Undefined where nothing more is taken. */
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
        // Not before the transform was told to go on: it decompresses in another thread while the sink works in this one.
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
 * Frees the memory of a buffer of zlib's with its last piece, instead of with the next garbage collection: until that
 * comes, tens of megabytes would pile up. Small buffers are pieces of Node's pool, which others use too.
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
 * RFC 8878, section 3.1: frames one after the other, each a magic number, a header whose length its first byte
 * tells, blocks of stated lengths and perhaps a checksum; or a skippable frame, which holds no content.
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
            // An RLE block stores one byte, however often it is repeated.
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
/** Finds where Zstandard frames start and end, chunk by chunk, by their headers alone. */
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
     * The bytes of a chunk that belong to frames, cut wherever a frame ends, without the skippable ones; undefined
     * where the bytes are no zstd frames.
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
                // The magic number may have begun in an earlier chunk; it was held back until it proved to be a frame's.
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




/** Bytes that are enough to tell the compression of a blob. */
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
            return new Plain(sink);
    }
}
/** Gives up what holds more than is read, or is all but nothing and becomes much (a bomb). */
class Bounded {
    #inner;
    #in = 0;
    #out = 0;
    #past;
    constructor(compression, sink) {
        this.#inner = unbounded(compression, (chunk) => {
            if (this.#past !== undefined)
                return;
            this.#out += chunk.length;
            this.#past = pastBounds(this.#in, this.#out);
            if (this.#past === undefined)
                return sink(chunk);
            this.#inner.abort();
        });
    }
    get pastBounds() {
        return this.#past;
    }
    async write(chunk) {
        this.#in += chunk.length;
        if (this.#past === undefined)
            await this.#inner.write(chunk);
    }
    async finish() {
        const failure = await this.#inner.finish();
        return this.#past ?? failure;
    }
    abort() {
        this.#inner.abort();
    }
}
function pastBounds(compressed, uncompressed) {
    if (uncompressed > bounds_bounds.unpacked) {
        return `it holds more than ${bounds_bounds.unpacked} bytes, which is as much as is read`;
    }
    if (uncompressed <= bounds_bounds.ratioFrom || uncompressed <= compressed * bounds_bounds.ratio)
        return undefined;
    return `it holds more than ${bounds_bounds.ratioFrom} bytes, and more than ${bounds_bounds.ratio} times its compressed size`;
}
/** Large enough that zlib seldom changes threads, small enough that several uploads at once stay cheap. */
const OUTPUT_CHUNK = 256 * 1024;
class Plain {
    #sink;
    #failure;
    constructor(sink) {
        this.#sink = sink;
    }
    async write(chunk) {
        if (this.#failure === undefined)
            await this.#sink(chunk);
    }
    async finish() {
        return this.#failure;
    }
    abort() {
        this.#failure = ABORTED;
    }
}
/** Node's gunzip goes on over several members by itself, but stops in silence at zeros that follow one. */
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
/** Node's zstd stops in silence where a write goes past the end of a frame: each write is cut there. */
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

;// CONCATENATED MODULE: ./lib/oci/name/media-types.js
/** OCI image specification, "media types", and Docker's image manifest version 2, schema 2. */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
/** What this action can read; anything else is refused by name. */
const MANIFEST_TYPES = [OCI_MANIFEST, DOCKER_MANIFEST];
const INDEX_TYPES = [OCI_INDEX, DOCKER_INDEX];
/** Withdrawn or superseded formats, by the name that users know. */
const REFUSED = new Map([
    ['application/vnd.docker.distribution.manifest.v1+json', 'a Docker schema 1 manifest'],
    ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'a signed Docker schema 1 manifest'],
    ['application/vnd.oci.artifact.manifest.v1+json', 'an OCI artifact manifest'],
]);
/** The name of a format that this action refuses, or undefined. */
function refusedFormat(mediaType) {
    return REFUSED.get(mediaType);
}
/**
 * Whether a manifest with a config of this type is an image, not another artifact (a chart, a signature).
 * Docker 1.10 pushed configs as application/octet-stream; Docker still takes them for images.
 */
function isImageConfigMediaType(mediaType) {
    return mediaType === OCI_CONFIG || mediaType === DOCKER_CONFIG || mediaType === 'application/octet-stream';
}
// nondistributable and foreign: a registry need not have the bytes of these.
const LAYERS = new Map([
    ['application/vnd.oci.image.layer.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.v1.tar+zstd', 'zstd'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+zstd', 'zstd'],
    ['application/vnd.docker.image.rootfs.diff.tar', 'none'],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip', 'gzip'],
    ['application/vnd.docker.image.rootfs.diff.tar.zstd', 'zstd'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar', 'none'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'gzip'],
]);
/**
 * Whether a layer of this type need not be in the registry that has its manifest (OCI image specification,
 * "Non-Distributable Layers"; Docker's "foreign" layers, as those of Windows): hosts pull it from elsewhere.
 */
function isForeignLayer(mediaType) {
    return /\.(?:nondistributable|foreign)\./.test(mediaType) && LAYERS.has(mediaType);
}
/** How a layer of this type is compressed, or undefined where the type is not a layer's. */
function layerCompression(mediaType) {
    return LAYERS.get(mediaType);
}

;// CONCATENATED MODULE: ./lib/oci/layer/layer-of-blob.js


/**
 * A layer whose blob was read to its last byte. Its size is that of the tar only if the tar is the one that the
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
/** The same for a layer that lies in an archive or layout: how it will travel shows only where it is compressed. */
function layerOfStoredBlob(blob, diffId) {
    const layer = layerOfBlob(blob, diffId);
    if (blob.compression !== 'none')
        return layer;
    return {
        ...layer,
        download: unknown('a layer is stored there uncompressed, and its compressed size depends on what pushes it; input image with local:// or registry:// tells it'),
    };
}
/** A layer whose blob is not there: of a foreign one, its manifest says what a host pulls from elsewhere. */
function absentLayer({ digest, mediaType, size }, diffId, reason) {
    const foreign = isForeignLayer(mediaType);
    const absent = unknown(foreign ? `${reason}; it is a foreign layer, which hosts pull from elsewhere` : reason);
    return { digest, diffId, download: foreign ? stated(size) : absent, disk: absent, files: absent };
}

;// CONCATENATED MODULE: ./lib/dotnet/assembly/assembly-identity.js
// ECMA-335 II.24 and II.25 (metadata and file format), "PE Format" at learn.microsoft.com, and PE-COFF.md of
// dotnet/runtime (the debug directory's entries).
/** Of the debug directory: CodeView, Reproducible, EmbeddedPortablePdb, PdbChecksum. */
const NAMING_ENTRIES = new Set([2, 16, 17, 19]);
/** Compilers write five at most. */
const MAX_DEBUG_ENTRIES = 32;
const DEBUG_DIRECTORY = 6;
const CLI_HEADER = 14;
/**
 * The bytes of a .NET assembly between what names its build: module version ID, time stamps and checksum, what ties it
 * to its .pdb, and the strong name's signature over all that. Undefined for what is no assembly.
 */
function withoutIdentity(content) {
    try {
        const regions = identityRegions(content);
        return regions && between(content, regions);
    }
    catch (error) {
        // It points outside of itself: no assembly that could be run.
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
        ...listed(directoryAt(content, cli.at + 32, offsetOf)),
        ...listed(guidHeap(content, directoryAt(content, cli.at + 8, offsetOf))),
    ];
}
/** Where in the file an address in memory lies. */
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
/** The module version ID is all that this heap holds. */
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
function listed(value) {
    return value === undefined ? [] : [value];
}

;// CONCATENATED MODULE: ./lib/dotnet/assembly/without-build-identity.js



const KINDS = [
    { name: /\.(?:dll|exe)$/i, magic: Buffer.from('MZ'), rest: withoutIdentity, whole: true },
    // A portable PDB holds hashes of the sources, comments included, and generated sources with the paths they were
    // compiled at: of it only the size counts.
    { name: /\.pdb$/i, magic: Buffer.from('BSJB'), rest: () => [Buffer.from('portable PDB')], whole: false },
    { name: /\.staticwebassets\.endpoints\.json$/, magic: Buffer.alloc(0), rest: withoutTimes, whole: true },
];
/**
 * Digest of what a file holds apart from what tells one build of the same sources from another: two builds differ
 * in no more than that after a comment was edited, or in another folder. For a file that comes in parts, of which
 * no more is kept than is needed.
 */
class BuildDigest {
    #kind;
    #size;
    #kept;
    #length = 0;
    #unfit = false;
    constructor(kind, size) {
        this.#kind = kind;
        this.#size = kind.whole ? size : kind.magic.length;
    }
    /** Undefined where the file is of no kind that names its build, or larger than is looked into. */
    static of(path, size) {
        if (size > bounds_bounds.lookedInto)
            return undefined;
        const kind = KINDS.find(({ name }) => name.test(path));
        return kind && new BuildDigest(kind, size);
    }
    /** Takes the next part, which is copied. */
    add(part) {
        if (this.#unfit)
            return;
        this.#kept ??= Buffer.allocUnsafeSlow(this.#size);
        this.#length += part.copy(this.#kept, this.#length);
        this.#unfit = this.#length >= this.#kind.magic.length && !starts(this.#kept, this.#kind.magic);
        if (this.#unfit)
            this.#kept = undefined;
    }
    /** @returns undefined where its content shows that it is of no such kind after all. */
    digest(last) {
        if (this.#length > 0)
            this.add(last);
        const content = this.#kept?.subarray(0, this.#length) ?? last;
        const rest = this.#unfit || !starts(content, this.#kind.magic) ? undefined : this.#kind.rest(content);
        if (rest === undefined)
            return undefined;
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for (const part of rest)
            hash.update(part);
        return hash.digest('binary');
    }
}
function starts(content, magic) {
    for (let i = 0; i < magic.length; i++)
        if (content[i] !== magic[i])
            return false;
    return true;
}
/** ASP.NET Core's list of static files: the times at which they were checked out and compressed. */
function withoutTimes(content) {
    const text = content.toString('latin1');
    return [Buffer.from(text.replace(/("Name":"Last-Modified","Value":)"[^"]*"/g, '$1""'), 'latin1')];
}

;// CONCATENATED MODULE: ./lib/oci/layer/entry-records.js
/** The order in which folders are walked: what is in one comes before what is beside it. */
function inWalk(a, b) {
    return inWalkFrom(sharedLength(a, b), a, b);
}
/** @param at where they begin to differ. */
function inWalkFrom(at, a, b) {
    return rank(a, at) - rank(b, at);
}
function rank(path, at) {
    if (at === path.length)
        return -1;
    const unit = path.charCodeAt(at);
    return unit === SLASH ? 0 : unit + 1;
}
/** What two paths begin with, in UTF-16 code units. */
function sharedLength(a, b) {
    const most = Math.min(a.length, b.length);
    let length = 0;
    while (length < most && a.charCodeAt(length) === b.charCodeAt(length))
        length++;
    return length;
}
/**
 * Records as bytes: a path as what it shares with the path before it, and the rest. No two lists of records are the
 * same bytes.
 */
class EntryRecords {
    #full = [];
    #page = entry_records_NO_BYTES;
    #at = 0;
    #last;
    #walked = true;
    /** Whether they were added in the order in which folders are walked, no path twice. */
    get walked() {
        return this.#walked;
    }
    /** @param record its path and its target take at most 16 Ki UTF-16 code units each. */
    add({ path, type, size, mode, target, digest }, marked = false) {
        const last = this.#last ?? '';
        const same = sharedLength(last, path);
        this.#walked &&= this.#last === undefined || inWalkFrom(same, last, path) < 0;
        const shared = wholeCharacters(path, same);
        this.#makeRoom(MOST_BYTES * (path.length - shared + (target?.length ?? 0)));
        const page = this.#page;
        const start = this.#at;
        page[start] =
            TYPES.indexOf(type) |
                (digest === undefined ? 0 : HAS_DIGEST) |
                (target === undefined ? 0 : HAS_TARGET) |
                (marked ? MARKED : 0);
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
        // Twice the last one: an image can have many layers of few files. Not of Node's pool, which would keep others'
        // bytes alive.
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
            const record = {
                path: last,
                type: TYPES[flags & 0x0f] ?? 'other',
                size: fixed.readDoubleLE(3),
                mode: fixed.readUInt16LE(1),
                digest: flags & HAS_DIGEST ? take(DIGEST).toString('latin1') : undefined,
                target: flags & HAS_TARGET ? take(take(2).readUInt16LE()).toString() : undefined,
            };
            yield { record, marked: (flags & MARKED) !== 0 };
        }
    }
}
const entry_records_NO_BYTES = Buffer.alloc(0);
const SLASH = 0x2f;
/** Bytes; a record that needs more has a page of its own. */
const LARGEST_PAGE = 64 * 1024;
const TYPES = ['file', 'directory', 'symlink', 'hardlink', 'other'];
const HAS_DIGEST = 0x10;
const HAS_TARGET = 0x20;
const MARKED = 0x40;
/** Flags, mode, size, and the lengths of the path's two parts. */
const FIXED = 1 + 2 + 8 + 2 + 2;
const DIGEST = 32;
/** Of UTF-8, for a UTF-16 code unit. */
const MOST_BYTES = 3;
/** One less where it would cut a pair of surrogates. */
function wholeCharacters(text, length) {
    const last = text.charCodeAt(length - 1);
    return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

;// CONCATENATED MODULE: ./lib/oci/layer/content-digest.js


/**
 * One digest for everything that a layer puts onto a host's disk: path, type, permission bits, size, content and link
 * target of its entries. Times, owners and the order of entries, in which two builds of the same sources differ, do
 * not count, and of assemblies not what names their build. Of a path that comes more than once, each coming counts.
 *
 * It is the SHA-256 of their records in the order in which folders are walked. So most layers come; the entries of
 * others are sorted.
 */
class ContentDigest {
    #unknown;
    /** Takes the next entry of the layer. */
    add({ type, digest }) {
        if (type === 'other' || (type === 'file' && digest === undefined)) {
            const what = type === 'other' ? 'a device or pipe' : 'a sparse file';
            this.#unknown ??= { unknown: `the layer holds ${what}, whose content is not read` };
        }
    }
    /** @param records what a host gets of all that were added. */
    digest(records) {
        if (this.#unknown)
            return this.#unknown;
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for (const page of (records.walked ? records : sorted(records)).pages)
            hash.update(page);
        return `sha256:${hash.digest('hex')}`;
    }
}
function sorted(records) {
    const all = Array.from(records);
    all.sort((a, b) => inWalk(a.record.path, b.record.path) || inWalk(apartFromPath(a.record), apartFromPath(b.record)));
    const list = new EntryRecords();
    for (const { record, marked } of all)
        list.add(record, marked);
    return list;
}
/** Of entries with the same path. */
function apartFromPath({ type, mode, size, digest = '', target = '' }) {
    return `${type} ${mode} ${size} ${digest} ${target}`;
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-header.js
/** Bytes; tar streams come in blocks (POSIX pax, "ustar Interchange Format"). */
const TAR_BLOCK = 512;
/** Of a block, as a header is: where it begins in the bytes. */
function isZeroBlock(bytes, at) {
    for (let i = at; i < at + TAR_BLOCK; i++)
        if (bytes[i] !== 0)
            return false;
    return true;
}
/** POSIX ustar: the sum of all header bytes with the checksum field taken as spaces; old tars sum signed bytes. */
function checksumHolds(bytes, at) {
    const said = tar_header_number(bytes, at + 148, 8);
    let sum = 8 * SPACE + sumOf(bytes, at);
    for (let i = at + 148; i < at + 156; i++)
        sum -= bytes[i] ?? 0;
    return said === sum || said === sum - 256 * highBytes(bytes, at);
}
/** Four at a time, the even and the odd ones apart: of a layer of small files this is much of the work. */
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
/** Bytes of 128 and more outside of the checksum field. */
function highBytes(bytes, at) {
    let count = 0;
    for (let i = 0; i < TAR_BLOCK; i++)
        count += i >= 148 && i < 156 ? 0 : (bytes[at + i] ?? 0) >> 7;
    return count;
}
/** Reads the 512-byte header that begins there, or gives undefined where a number in it is no number. */
function readHeader(bytes, at) {
    const typeflag = String.fromCharCode(bytes[at + 156] ?? 0);
    const mode = tar_header_number(bytes, at + 100, 8);
    const size = tar_header_number(bytes, at + 124, 12);
    const sparse = typeflag === 'S' ? tar_header_number(bytes, at + 483, 12) : undefined;
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
/** The prefix field exists in POSIX ustar, shorter in star's tars; old GNU headers keep times there. */
function readPrefix(bytes, at) {
    if (bytes[at + 345] === 0 || !holds(bytes, at + 257, USTAR))
        return '';
    const star = holds(bytes, at + 508, STAR);
    return tar_header_text(bytes, at + 345, at + (star ? 476 : 500));
}
function holds(bytes, start, expected) {
    return bytes.compare(expected, 0, expected.length, start, start + expected.length) === 0;
}
/** Bytes up to the first NUL, as UTF-8; what is not UTF-8 becomes U+FFFD. */
function tar_header_text(bytes, start = 0, end = bytes.length) {
    let at = start;
    while (at < end && bytes[at] !== 0)
        at++;
    return at === start ? '' : bytes.toString('utf8', start, at);
}
/** Octal text among spaces and NULs, or GNU's base-256 where the first bit is set (sizes of 8 GiB and more). */
function tar_header_number(bytes, start, length) {
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
    // Some writers end a number with NUL and leave old bytes behind it.
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

;// CONCATENATED MODULE: ./lib/oci/layer/entry-list.js



/** The entries of a layer, packed: an app of 100,000 files would take 50 MB as objects, and takes 7. */
class EntryList {
    /** All, without what names their build; those that do name it are marked. */
    #deployed = new EntryRecords();
    /** Those that name their build, as they are. */
    #whole = new EntryRecords();
    #length = 0;
    get length() {
        return this.#length;
    }
    /** What a host gets of them, in their order. */
    get deployed() {
        return this.#deployed;
    }
    add(entry) {
        this.#length++;
        if (entry.buildDigest === undefined) {
            this.#deployed.add(entry);
            return;
        }
        // Of debugging information, which names folders, as many blocks of the tar count as it takes.
        const size = Math.ceil(entry.size / TAR_BLOCK) * TAR_BLOCK;
        this.#deployed.add({ ...entry, size, digest: entry.buildDigest }, true);
        this.#whole.add(entry);
    }
    *[Symbol.iterator]() {
        const whole = this.#whole[Symbol.iterator]();
        for (const { record, marked } of this.#deployed) {
            const itself = marked ? whole.next().value?.record : undefined;
            yield itself ? layerEntry(itself, record.digest) : layerEntry(record);
        }
    }
}
function layerEntry({ digest, target, ...rest }, buildDigest) {
    return {
        ...rest,
        ...(target === undefined ? {} : { target }),
        ...(digest === undefined ? {} : { digest: spelled(digest) }),
        ...(buildDigest === undefined ? {} : { buildDigest: spelled(buildDigest) }),
    };
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-extended-headers.js

/** The bytes are no tar, or one that is past the bounds; the message says where or why. */
class TarError extends Error {
}
/**
 * Collects the extended headers that come before an entry: PAX records (POSIX.1-2024, "pax Extended Header") and
 * GNU's long names. Where they contradict each other it decides as Go's archive/tar does, which the engines use.
 */
class ExtendedHeaders {
    #pax = NO_RECORDS;
    #longPath = '';
    #longTarget = '';
    static isExtended(typeflag) {
        return typeflag === 'x' || typeflag === 'g' || typeflag === 'L' || typeflag === 'K';
    }
    /** @throws TarError where a PAX record is malformed. */
    take(typeflag, content) {
        if (typeflag === 'L')
            this.#longPath = tar_header_text(content);
        else if (typeflag === 'K')
            this.#longTarget = tar_header_text(content);
        else if (typeflag === 'x')
            this.#pax = paxRecords(content);
        // 'g' holds defaults for all entries. The engines ignore it; writers of layers put only comments there.
    }
    /** Completes the entry's own header and forgets what was collected for it. */
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
/** GNU tar manual, "Storing Sparse Files": formats 0.0 and 0.1 may come without a version. */
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
        // An empty value takes an earlier one back.
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
        throw new TarError('a PAX size that is no number');
    return number;
}

;// CONCATENATED MODULE: ./lib/oci/layer/tar-entry.js
function storedEntry(header) {
    const type = entryType(header);
    // A path that V7 tars end with a slash is a directory, and Go's archive/tar takes no content for it either.
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
/** Links, directories and devices store nothing even where their size field says so (as Go's archive/tar). */
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
/** Relative to the root, with `.`, `..` and doubled slashes resolved, as the engines do before they extract. */
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
 * Takes a tar stream apart chunk by chunk, as it comes, and keeps nothing of it.
 * Formats: V7, ustar, PAX and GNU (POSIX.1-2024 "pax", GNU tar manual "Basic Tar Format").
 * Never throws for what the bytes are: what cannot be read as a tar is told by `unreadable`, and no more is read.
 */
class TarParser {
    #sink;
    #extended = new ExtendedHeaders();
    #block = tar_parser_NO_BYTES;
    #body = SKIP;
    /** Bytes of the present body still to come, and of the zeros that fill its last block. */
    #remaining = 0;
    #padding = 0;
    /** Bytes stored for an old GNU sparse file, while blocks with more of its regions come before them. */
    #afterRegions;
    #zeroBlock = false;
    #ended = false;
    #offset = 0;
    #unreadable;
    constructor(sink) {
        this.#sink = sink;
    }
    /** Why the stream cannot be read, with the place or reason; undefined as long as it can. */
    get unreadable() {
        return this.#unreadable;
    }
    write(chunk) {
        if (this.#unreadable === undefined && !this.#ended)
            this.#guard(() => this.#consume(chunk));
        this.#offset += chunk.length;
    }
    /** Says that the stream has ended. */
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
    /** End blocks and the zeros that fill the last content may be missing (Go's archive/tar takes that too). */
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
        // The chunk belongs to the decompressor; what outlives this call is copied.
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
            // Two zero blocks end an archive, whatever follows them.
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
            throw new TarError(`nonsense number in the header at byte ${offset}`);
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
 * Reads a tar stream chunk by chunk, as it comes, and keeps the list of its entries, never their content.
 * Never throws: what cannot be read as a tar leaves the files unknown, with the place or reason.
 */
class TarReader {
    #entries = new EntryList();
    #contents = new ContentDigest();
    #parser = new TarParser({
        entry: (stored) => this.#startEntry(stored),
        content: (bytes, last) => this.#takeContent(bytes, last),
    });
    #names = 0;
    /** The file whose content comes. */
    #file;
    #hash;
    /** Where it may name its build. */
    #build;
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
        return { entries: this.#entries, contentDigest: this.#contents.digest(this.#entries.deployed) };
    }
    #startEntry(entry) {
        if (entry.storedIsContent && entry.stored > 0) {
            this.#file = entry;
            this.#build = BuildDigest.of(entry.path, entry.stored);
        }
        else
            this.#keep(entry, entry.storedIsContent ? EMPTY_DIGEST : undefined, undefined);
    }
    /** Most files come in one part: those are spared a hash object. */
    #takeContent(part, last) {
        if (!last) {
            this.#build?.add(part);
            this.#hash ??= (0,external_node_crypto_.createHash)('sha256');
            this.#hash.update(part);
            return;
        }
        const digest = this.#hash ? this.#hash.update(part).digest('binary') : (0,external_node_crypto_.hash)('sha256', part, 'binary');
        this.#hash = undefined;
        const buildDigest = this.#build?.digest(part);
        this.#build = undefined;
        if (this.#file)
            this.#keep(this.#file, digest, buildDigest);
    }
    #keep({ path, type, size, mode, target }, digest, buildDigest) {
        const longest = Math.max(path.length, target?.length ?? 0);
        if (longest > bounds_bounds.path)
            throw new TarError('a path is longer than 16 KiB');
        this.#names += path.length + (target?.length ?? 0);
        if (this.#entries.length >= bounds_bounds.entries)
            throw new TarError(`more than ${bounds_bounds.entries} entries`);
        if (this.#names > bounds_bounds.names)
            throw new TarError('its names are longer than 128 MiB together');
        const entry = { path, type, size, mode, target, digest, buildDigest };
        this.#entries.add(entry);
        this.#contents.add(entry);
    }
}

;// CONCATENATED MODULE: ./lib/oci/layer/blob-reader.js




/** Bytes; tars are written in records of 20 blocks unless asked otherwise (POSIX, pax: "blocking"). */
const TAR_RECORD = 10_240;
/** Reads one blob as it streams in: digest, decompression, digest of what is inside, and its tar entries. */
class BlobReader {
    #digest = (0,external_node_crypto_.createHash)('sha256');
    /** Of what is inside, where that is not the blob itself. */
    #diffId;
    #tar = new TarReader();
    #start = Buffer.alloc(0);
    #compression = 'none';
    #decompressor;
    #document = [];
    #contentSize = 0;
    #size = 0;
    /** Compressed bytes taken so far. */
    get size() {
        return this.#size;
    }
    /** Resolves when more may be written, and the chunk is done with; one call at a time. */
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
        // The chunk is lent; what is kept is copied.
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
    /** Podman 4 drops them from a tar that it compresses to zstd:chunked, and names the whole tar in the config. */
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

;// CONCATENATED MODULE: ./lib/oci/layer/kept-blobs.js

/** Bounds what is kept of all blobs of one archive or run: many may be no part of the image. */
class KeptBlobs {
    #documentBytes = 0;
    #entries = 0;
    /** The blob as it may be kept: without its document, and with unknown files, once there are too many. */
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
            const unknown = `the layers that came before it and it have more than ${bounds_bounds.keptEntries} entries together`;
            return { ...blob, content: { ...content, files: { unknown } } };
        }
        this.#entries += length;
        return blob;
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/archive-reader.js







/** Documents that are kept whatever they begin with: manifest.json is a list. */
const DOCUMENTS = ['manifest.json', 'index.json', 'oci-layout'];
/**
 * Reads the tar of an image archive once, with its members in any order, each as the blob that it may prove to be.
 * Nothing is unpacked: names are only names. Of several members of one name the last counts, as for tar itself.
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
    /**
     * Resolves when more may be taken; one call at a time.
     * @throws UserError, a clause, where the archive is past the bounds.
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
    /** @throws UserError, a clause, where the archive is no tar, or not all of one. */
    end() {
        this.#parser.end();
        if (this.#parser.unreadable !== undefined)
            throw new UserError(`it is ${this.#parser.unreadable}`);
        return {
            blob: (name) => this.#resolve(name),
            document: (name) => this.#documents.get(name),
        };
    }
    /** Frees what a member holds that did not come to its end. */
    abort() {
        this.#open?.reader.abort();
    }
    async #start({ path: name, type, target = '', stored, storedIsContent }) {
        if (++this.#count > bounds_bounds.members)
            throw new UserError(`it has more than ${bounds_bounds.members} members`);
        if (Math.max(name.length, target.length) > bounds_bounds.path)
            throw new UserError('a name in it is too long');
        this.#names += name.length + target.length;
        if (this.#names > bounds_bounds.names)
            throw new UserError('the names in it are too long together');
        // The last of several counts, also where it is nothing that can be read.
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
            throw new UserError(`${name} in it is larger than ${bounds_bounds.document} bytes`);
        }
        this.#open = { name, reader: new BlobReader(), document: isDocument ? [] : undefined };
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
        throw new UserError(`${quoted(name)} in it is a link that leads through more than ${bounds_bounds.links} others`);
    }
}

;// CONCATENATED MODULE: ./lib/oci/document/document-schemas.js



// The length is checked before the items: 4 MiB of `0,` would else be two million of them.
const list = (item, max) => nullish(pipe(array(dist_unknown()), maxLength(max), array(item)), []);
// Go writes an empty map as null.
const stringMap = nullish(record(string(), string()));
const DigestSchema = pipe(string(), rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && !isDigest(dataset.value))
        addIssue({ message: whyNoDigest(dataset.value) });
}));
const SizeSchema = pipe(number(), safeInteger(), minValue(0));
// Artifacts' entries have empty platforms at times.
const PlatformSchema = pipe(object({
    os: nullish(string(), ''),
    architecture: nullish(string(), ''),
    variant: nullish(string()),
}), transform(({ os, architecture, variant }) => os === '' && architecture === '' ? undefined : { os, architecture, ...(variant ? { variant } : {}) }));
const DescriptorSchema = pipe(object({
    mediaType: pipe(string(), nonEmpty(), maxLength(255)),
    digest: DigestSchema,
    size: SizeSchema,
    platform: nullish(PlatformSchema),
    annotations: stringMap,
}), transform(({ mediaType, digest, size, platform, annotations }) => {
    const optional = { ...(platform ? { platform } : {}), ...(annotations ? { annotations } : {}) };
    return { mediaType, digest, size, ...optional };
}));
/** OCI image specification, "Image Manifest", and Docker's manifest version 2, schema 2. */
const ManifestSchema = object({
    schemaVersion: literal(2),
    config: DescriptorSchema,
    layers: list(DescriptorSchema, bounds_bounds.layers),
});
/** OCI image specification, "Image Index", and Docker's manifest list. */
const IndexSchema = object({
    schemaVersion: literal(2),
    manifests: list(DescriptorSchema, bounds_bounds.indexEntries),
});
const HistorySchema = object({ created_by: nullish(string()), empty_layer: nullish(dist_boolean()) });
const document_schemas_nonEmpty = pipe(string(), nonEmpty());
/** OCI image specification, "Image Configuration". */
const ConfigSchema = object({
    os: document_schemas_nonEmpty,
    architecture: document_schemas_nonEmpty,
    variant: nullish(string()),
    rootfs: object({ diff_ids: list(DigestSchema, bounds_bounds.layers) }),
    history: list(HistorySchema, bounds_bounds.configEntries),
    config: nullish(object({ Env: list(string(), bounds_bounds.configEntries), Labels: stringMap })),
});
function whyNoDigest(text) {
    try {
        parseDigest(text);
        return '';
    }
    catch (error) {
        return error.message;
    }
}

;// CONCATENATED MODULE: ./lib/oci/document/documents.js







/**
 * A manifest or an index, in OCI's or Docker's form (OCI image specification, "Image Manifest", "Image Index").
 * @param mediaType as the registry's Content-Type or a descriptor gives it; the body's own `mediaType` wins.
 * @throws UserError, one line, where the bytes are neither, or a format that is not supported.
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
 * @throws UserError, one line, where the bytes are no image configuration.
 */
function parseImageConfig(bytes) {
    const raw = validate(ConfigSchema, parseJsonObject(bytes, 'image config'), 'image config');
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
        throw new UserError(`${what} of ${bytes.length} bytes: at most ${bounds_bounds.document} are read`);
    }
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new UserError(`${what} is not JSON: ${quoted_oneLine(String(cause.message))}`, { cause });
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new UserError(`${what} is not a JSON object`);
    }
    return value;
}
/** One of MANIFEST_TYPES or INDEX_TYPES: as the body says, else as its sender says, else by its shape. */
function documentType(body, sent) {
    const own = typeof body.mediaType === 'string' ? body.mediaType : '';
    // A Content-Type may carry parameters (`; charset=utf-8`).
    const header = sent?.split(';')[0]?.trim().toLowerCase() ?? '';
    for (const type of [own, header]) {
        const refused = refusedFormat(type);
        if (refused !== undefined)
            throw new UserError(`${refused} (${type}) is not supported; push the image again with a current tool`);
    }
    if (body.schemaVersion === 1 || 'fsLayers' in body) {
        throw new UserError('a Docker schema 1 manifest is not supported; push the image again with a current tool');
    }
    const [isManifest, isIndex] = ['layers' in body || 'config' in body, 'manifests' in body];
    // CVE-2021-41190: a document that can be read as both means different images to different readers.
    if (isManifest && isIndex)
        throw new UserError('manifest is ambiguous: it has both layers and manifests');
    const shape = isIndex ? OCI_INDEX : OCI_MANIFEST;
    const known = [own, header].find(isKnownType);
    if (known === undefined) {
        if (own !== '')
            throw new UserError(`manifest of media type ${quoted(own)} is not supported`);
        if (!isManifest && !isIndex)
            throw new UserError('manifest has neither layers nor manifests');
        return shape;
    }
    if (INDEX_TYPES.includes(known) ? isManifest : isIndex) {
        throw new UserError(`manifest of media type ${known} has the shape of another type`);
    }
    return known;
}
function isKnownType(type) {
    return MANIFEST_TYPES.includes(type) || INDEX_TYPES.includes(type);
}
function validate(schema, value, what) {
    // Abort early: two million wrong items would else be two million issues.
    const result = safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const path = getDotPath(issue);
    throw new UserError(`${what} is not valid: ${path === null ? '' : `${quoted_oneLine(path)}: `}${quoted_oneLine(issue.message)}`);
}
/**
 * Whether an index entry is an attestation (provenance, SBOM) that BuildKit put beside the images: it has no
 * platform of its own and its layers belong to no image.
 */
function isAttestation(descriptor) {
    const { platform, annotations } = descriptor;
    const unknownPlatform = platform?.os === 'unknown' && platform.architecture === 'unknown';
    return unknownPlatform || Object.hasOwn(annotations ?? {}, 'vnd.docker.reference.type');
}
/**
 * The manifest of one platform. Of several that match, the one with the same variant, else the first.
 * A single entry without a platform is taken: its config tells.
 * @throws UserError that lists the platforms that are there.
 */
function chooseManifest(index, platform) {
    const images = index.manifests.filter((entry) => !isAttestation(entry));
    const matching = images.filter((entry) => entry.platform && samePlatform(entry.platform, platform));
    const chosen = matching.find((entry) => entry.platform?.variant === platform.variant) ?? matching[0];
    if (chosen)
        return chosen;
    const [only, ...others] = images;
    if (only && !only.platform && others.length === 0)
        return only;
    throw new UserError(`has no image for ${formatPlatform(platform)}; there is: ${listPlatforms(images)}`);
}
function listPlatforms(images) {
    const names = images.map((entry) => entry.platform ? formatPlatform(entry.platform) : 'one without a platform');
    return quoted_oneLine([...new Set(names)].join(', ') || 'none', 300);
}

;// CONCATENATED MODULE: ./lib/oci/archive/stored-image.js



/** A clause that tells what there is instead. */
function noneFor(platform, there) {
    const list = quoted_oneLine([...new Set(there.map(formatPlatform))].join(', ') || 'no image', 300);
    return new UserError(`it has no image for ${formatPlatform(platform)}; there is: ${list}; input platforms names another`);
}
/** Gives errors of the readers, which are clauses, the name of what was read and what may be done. */
async function stored_image_naming(source, remedy, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        throw new UserError(`${source} cannot be weighed: ${error.message}. ${remedy}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/layout-image.js







/**
 * The images of an OCI layout, one for each platform that is wanted (OCI image specification, "Image Layout"): from
 * index.json through indexes in indexes, past attestations, and past what is named there but not held.
 * @throws UserError, a clause, where there is none for one of them, or more than one.
 */
async function layoutImages(indexJson, documents, wanted) {
    const top = parseManifestDocument(indexJson, OCI_INDEX);
    if (top.kind !== 'index')
        throw new UserError('its index.json is no index');
    const candidates = await new Candidates(documents).of(top.index);
    if (candidates.length === 0)
        throw new UserError('its index.json names no image that it holds');
    const images = [];
    for (const one of wanted)
        images.push(await imageFor(one, candidates, documents));
    return images;
}
async function imageFor(wanted, candidates, documents) {
    const images = [];
    for (const candidate of candidates) {
        const { platform } = candidate.descriptor;
        if (candidates.length > 1 && platform && !samePlatform(platform, wanted.platform))
            continue;
        const image = await readImage(candidate, documents);
        if (image)
            images.push(image);
    }
    return choose(images, candidates, wanted);
}
function choose(images, candidates, { platform, required }) {
    const [only, ...others] = images;
    if (only && others.length === 0 && candidates.length === 1 && !required)
        return only;
    const matching = images.filter(({ config }) => samePlatform(config.platform, platform));
    const exact = matching.filter(({ config }) => config.platform.variant === platform.variant);
    const [chosen, second] = exact.length > 0 ? exact : matching;
    if (chosen && !second)
        return chosen;
    if (chosen) {
        const names = matching.map(({ name, digest }) => name ?? digest).join(', ');
        throw new UserError(`it holds several images for ${formatPlatform(platform)}: ${quoted_oneLine(names, 500)}; store the one to be weighed alone`);
    }
    const there = [
        ...candidates.map(({ descriptor }) => descriptor.platform),
        ...images.map(({ config }) => config.platform),
    ].filter((one) => one !== undefined);
    throw noneFor(platform, there);
}
/** Walks the indexes: each document once, however often it is named. */
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
            throw new UserError('its indexes lie too deep in each other');
        for (const descriptor of index.manifests) {
            const { digest, mediaType } = descriptor;
            if (this.#seen.has(digest) || isAttestation(descriptor))
                continue;
            this.#seen.add(digest);
            if (this.#seen.size > bounds_bounds.manifests)
                throw new UserError('it names too many images');
            // `docker save` of one platform keeps an index of all of them.
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
/** containerd writes the whole name beside the tag, which is all that the specification's annotation need be. */
function imageName({ annotations }) {
    const reference = annotations?.['org.opencontainers.image.ref.name'];
    return annotations?.['io.containerd.image.name'] ?? (/[/:]/.test(reference ?? '') ? reference : undefined);
}
/** Undefined for other artifacts: charts and signatures have manifests too. */
async function readImage({ descriptor, name, indexes }, documents) {
    const { digest, mediaType } = descriptor;
    const document = parseManifestDocument(await documents.read(digest), mediaType);
    if (document.kind !== 'manifest')
        throw new UserError(`${digest} in it is an index, not a manifest`);
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
    throw new UserError(`its manifest names ${layers.length} layers, its config ${diffIds.length}`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/oci/archive/regular-file.js



/**
 * Opens a file to be read; never waits for one that has no end, such as a pipe.
 * @throws UserError, a clause, where there is no regular file that may be read.
 */
async function openFile(path) {
    let file;
    try {
        file = await (0,promises_namespaceObject.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (cause) {
        throw new UserError(reason(cause), { cause });
    }
    const stat = await file.stat();
    if (stat.isFile())
        return file;
    await file.close();
    throw new UserError(stat.isDirectory() ? 'it is a folder, not a file' : 'it is no regular file');
}
/** Enough that reading costs little, for the whole of a file. */
const CHUNK = 64 * 1024;
/**
 * The bytes of a file from its start, in one buffer over and over: each chunk is lent until the next is asked for.
 * A stream's fresh buffers outlive their use by tens of MB.
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
function reason(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return 'there is no such file';
        case 'EACCES':
        case 'EPERM':
            return 'it may not be read';
        default:
            return `it cannot be opened (${code || String(error)})`;
    }
}

;// CONCATENATED MODULE: ./lib/oci/archive/saved-image.js







/** Docker image specification v1.2, "Combined Image JSON + Filesystem Changeset Format": manifest.json. */
const saved_image_ManifestSchema = pipe(array(dist_unknown()), minLength(1), maxLength(bounds_bounds.savedImages), array(object({
    Config: string(),
    RepoTags: nullish(pipe(array(string()), maxLength(bounds_bounds.savedImages)), []),
    Layers: nullish(pipe(array(string()), maxLength(bounds_bounds.layers)), []),
})));
/**
 * The image of an archive that `docker save` of an engine without containerd's image store writes, and skopeo's
 * docker-archive: config and layers named by manifest.json, layers mostly uncompressed, no manifest of the image.
 * @throws UserError, a clause, where it holds several images, or not all of one.
 */
function savedImage(manifestJson, members) {
    const [only, ...others] = saved_image_parse(manifestJson);
    if (!only)
        throw new UserError('its manifest.json names no image');
    if (others.length > 0) {
        const names = [only, ...others].map(({ RepoTags, Config }) => RepoTags[0] ?? Config).join(', ');
        throw new UserError(`it holds several images: ${quoted_oneLine(names, 500)}; save the one to be weighed alone`);
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
        throw new UserError('its manifest.json is not JSON', { cause });
    }
    const result = safeParse(saved_image_ManifestSchema, value, { abortEarly: true, abortPipeEarly: true });
    if (!result.success) {
        throw new UserError(`its manifest.json is not valid: ${quoted_oneLine(result.issues[0].message)}`);
    }
    return result.output;
}
function readContents({ Config, Layers }, members) {
    const configBlob = need(Config, members);
    const { document, digest } = configBlob;
    // The name of a config is the image's ID, by which `docker load` finds out whether it is whole.
    const id = /(?:^|\/|:)([0-9a-f]{64})(?:\.json)?$/.exec(Config)?.[1];
    if (!document || (id !== undefined && digest !== `sha256:${id}`)) {
        throw new UserError(`its image config ${quoted(Config)} is damaged`);
    }
    const config = parseImageConfig(document);
    if (config.diffIds.length !== Layers.length) {
        throw new UserError(`its manifest.json names ${Layers.length} layers, its config ${config.diffIds.length}`);
    }
    const blobs = Layers.map((name) => need(name, members));
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
function need(name, members) {
    const blob = members.blob(name);
    if (!blob)
        throw new UserError(`its manifest.json names ${quoted(name)}, which is not in it`);
    return blob;
}
function descriptorOf({ digest, size, compression }) {
    const mediaType = 'application/vnd.docker.image.rootfs.diff.tar';
    return { mediaType: compression === 'none' ? mediaType : `${mediaType}.${compression}`, digest, size };
}

;// CONCATENATED MODULE: ./lib/oci/archive/image-archive.js









/**
 * The images in a file that holds a `docker save` or OCI archive; see `archiveImages`.
 * @throws UserError
 */
function readArchive(path, source, wanted) {
    return stored_image_naming(source, REMEDY, async () => {
        const file = await openFile(path);
        try {
            const members = await readMembers(readChunks(file));
            return await imagesOf(members, wanted);
        }
        finally {
            await file.close();
        }
    });
}
/**
 * The images in a `docker save` or OCI archive, itself compressed by gzip, zstd or not at all: one for each platform
 * that is wanted, in that order. It is streamed once; nothing of it is unpacked to disk.
 * @param chunks of its bytes, each lent until the next is asked for.
 * @param source names the archive in errors.
 * @throws UserError where it is damaged, or does not hold one image of each wanted platform.
 */
function archiveImages(chunks, source, wanted) {
    return naming(source, REMEDY, async () => imagesOf(await readMembers(chunks), wanted));
}
/**
 * The same of an archive that a program writes while it is read.
 * @throws UserError as `archiveImages`.
 */
function streamedImages(chunks, source, wanted) {
    const remedy = 'Run the job again; if that does not help, report it';
    return stored_image_naming(source, remedy, async () => imagesOf(await readMembers(chunks), wanted));
}
const REMEDY = 'Write it with docker save, or as an OCI archive (buildx --output type=oci, skopeo oci-archive:)';
async function readMembers(chunks) {
    const reader = new ArchiveReader();
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
            if (unpack.pastBounds !== undefined)
                throw new UserError(unpack.pastBounds);
        }
        const failure = await unpack?.finish();
        if (problem)
            throw problem.error;
        if (failure !== undefined)
            throw new UserError(`it is ${failure}`);
        return reader.end();
    }
    finally {
        unpack?.abort();
        reader.abort();
    }
}
async function imagesOf(members, wanted) {
    const index = members.document('index.json');
    // Newer `docker save` writes both; only an index knows manifests and platforms.
    if (index)
        return ociImages(index, members, wanted);
    const manifest = members.document('manifest.json');
    if (manifest)
        return [ofPlatforms(savedImage(manifest, members), wanted)];
    throw new UserError('it is no image archive: neither manifest.json nor index.json is in it');
}
/** The only image of its archive, where none of another platform is wanted. */
function ofPlatforms(image, wanted) {
    const { platform } = image.config;
    const missing = wanted.find((one) => one.required && !samePlatform(platform, one.platform));
    if (missing)
        throw noneFor(missing.platform, [platform]);
    return image;
}
async function ociImages(index, members, wanted) {
    const blob = (digest) => members.blob(`blobs/${digest.replace(':', '/')}`);
    const documents = {
        has: async (digest) => blob(digest) !== undefined,
        read: async (digest) => {
            const held = blob(digest);
            if (!held)
                throw new UserError(`${digest} is not in it`);
            if (held.digest !== digest || !held.document)
                throw new UserError(`${digest} in it is damaged`);
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
        throw new UserError(`the layer ${digest} in it is damaged`);
    return layerOfStoredBlob(blob, diffId);
}

;// CONCATENATED MODULE: ./lib/push/saved-image.js




const UNCOMPRESSED = "docker save gives the layers of the engine's store uncompressed, and the engine cannot reach the action to push them";
/**
 * The engine's image, read from `docker save` as it streams: for engines that cannot push to the measuring registry.
 * An engine with containerd's image store gives the layers as it would push them; of the classic store's layers only
 * the sizes on disk are known. That it is the image that was asked for is proved as for a push: the classic store names
 * an image by its config, the containerd store by its manifest or index.
 * @returns one for each platform, in their order.
 */
async function saveImages(id, platforms, { unreachable }, engine, { docker, registry, log }) {
    const wanted = platforms.map((platform) => ({ platform, required: true }));
    const images = await docker.save(id, (archive) => streamedImages(archive, `docker save of ${id}`, wanted));
    const another = images.find(({ digests }) => !digests.includes(id));
    if (another) {
        throw new UserError(`Docker was to save the image ${id} but saved ${another.digests.join(', ')}, which is another one. Try again.`);
    }
    const all = [];
    for (const image of images)
        all.push(saved_image_asStored(await image.contents(new Set()), id));
    const asPushed = all.every(({ layers }) => layers.every(({ download }) => isKnown(download)));
    const how = `Weighed by docker save, because the Docker engine cannot reach the measuring registry at ${registry.address} (${unreachable})`;
    const note = asPushed
        ? `${how}. Every figure is exact all the same: this engine saves layers as it pushes them`
        : `${how}. Sizes on disk are exact; the app layers' download sizes are unknown, and so is the image's`;
    if (asPushed)
        log.info(`${note}.`);
    else
        log.warning(`${note}. Run the job on the runner itself, or set input builder to sdk, to know them.`);
    const compressor = asPushed ? engineCompressor(engine) : { unknown: UNCOMPRESSED };
    return all.map((contents) => ({ contents, compressor, note }));
}
/** The classic store has no manifest: the one in an archive of newer engines is made up for it. */
function saved_image_asStored(contents, id) {
    const layers = contents.layers.map((layer) => isKnown(layer.disk) && !isKnown(layer.download) ? { ...layer, download: unknown(UNCOMPRESSED) } : layer);
    if (contents.manifest.config.digest !== id)
        return { ...contents, layers };
    const manifestUnknown = `the image was not pushed, so it has no manifest; its image ID is ${id}`;
    return { ...contents, layers, manifestUnknown };
}

;// CONCATENATED MODULE: ./lib/push/pushed-platforms.js





/**
 * An image for several platforms is an index, which the classic image store does not know.
 * @throws UserError that says what holds one.
 */
function requireIndexes({ version, containerdStore }) {
    if (containerdStore)
        return;
    throw new UserError(`Input platforms names several platforms, but this Docker engine (${version}) keeps images in its classic store, which holds one platform of an image. Turn on the containerd image store ("features": {"containerd-snapshotter": true} in the engine's daemon.json; docker/setup-docker-action can do that), name one platform, or set input builder to sdk, which needs no engine.`);
}
/**
 * Lets the registry know of the base for a platform, as far as it is published: which copy of it was used shows only
 * in what arrives.
 * @param digests of more copies that may have been used.
 */
async function knowBase(reference, digests, platform, { images, registry }) {
    for (const digest of [undefined, ...digests]) {
        try {
            const { contents } = await images.read(reference, platform, digest);
            registry.know(contents);
        }
        catch (error) {
            // Said where the base of this platform is looked for.
            if (!(error instanceof RegistryError))
                throw error;
        }
    }
}
/**
 * The engine's index, in the best way that there is: one image for each platform, in their order.
 * @param tag in the measuring registry, which the index bears already.
 */
async function receiveIndex(tag, id, platforms, engine, tools) {
    const reach = await tools.engineReach();
    if (reach !== 'reachable')
        return saveImages(id, platforms, reach, engine, tools);
    const compressor = engineCompressor(engine);
    return (await pushIndex(tag, id, platforms, tools)).map((contents) => ({ contents, compressor }));
}
/**
 * Has the engine push an index into the measuring registry, and proves that it is the one that the engine names.
 * @returns the image of each platform, in their order.
 * @throws UserError where the index has none for one of them.
 */
async function pushIndex(tag, id, platforms, { docker, registry }) {
    const pushed = await pushWhileActive(tag, { docker, registry });
    if (pushed !== id) {
        throw new UserError(`Docker was to push the image ${id} but pushed ${pushed}, which is another one, or only a part of it. Does the engine hold all of ${platforms.map(formatPlatform).join(', ')}?`);
    }
    return platforms.map((platform) => {
        const contents = registry.image(registry.repository, pushed, platform);
        if (samePlatform(contents.config.platform, platform))
            return contents;
        throw new UserError(`The image that the engine pushed is for ${formatPlatform(contents.config.platform)}, but input platforms asks for ${formatPlatform(platform)}.`);
    });
}

;// CONCATENATED MODULE: ./lib/oci/archive/layout-folder.js











const layout_folder_REMEDY = 'Write it with skopeo copy … oci:PATH, or buildx --output type=oci,tar=false,dest=PATH';
/**
 * The images in the folder of an OCI layout (OCI image specification, "Image Layout"), one for each platform that is
 * wanted, in that order. Their layers are read when asked for; files outside the folder never are.
 * @param path of the folder. `source` names it in errors.
 * @throws UserError where it cannot be read, is damaged, or does not hold one image of each wanted platform.
 */
function openLayout(path, source, wanted) {
    return stored_image_naming(source, layout_folder_REMEDY, async () => {
        const folder = new LayoutFolder(await realFolder(path));
        const index = await folder.bytes('index.json');
        if (!index)
            throw new UserError('it is no OCI layout: it has no index.json');
        const images = await layoutImages(index, folder, wanted);
        return images.map(({ name, digests, ...image }) => ({
            config: image.config,
            digests,
            name,
            contents: (needless) => stored_image_naming(source, layout_folder_REMEDY, async () => {
                const layers = [];
                for (const [i, layer] of image.manifest.layers.entries()) {
                    layers.push(await folder.layer(layer, image.config.diffIds[i] ?? '', needless));
                }
                return { ...image, layers };
            }),
        }));
    });
}
async function realFolder(path) {
    try {
        return await (0,promises_namespaceObject.realpath)(path);
    }
    catch (cause) {
        throw new UserError('there is no such folder', { cause });
    }
}
class LayoutFolder {
    #root;
    constructor(root) {
        this.#root = root;
    }
    async has(digest) {
        return (await this.#locate(blobPath(digest))) !== undefined;
    }
    async read(digest) {
        const bytes = await this.bytes(blobPath(digest));
        if (!bytes)
            throw new UserError(`${digest} is not in it`);
        if (sha256(bytes) !== digest)
            throw new UserError(`${digest} in it is damaged`);
        return bytes;
    }
    /** A small document, or undefined where there is none of that name. */
    async bytes(name) {
        const path = await this.#locate(name);
        if (path === undefined)
            return undefined;
        const file = await this.#open(name, path);
        try {
            const { size } = await file.stat();
            if (size > bounds_bounds.document)
                throw new UserError(`${name} in it is larger than ${bounds_bounds.document} bytes`);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    async layer(descriptor, diffId, needless) {
        const { digest, size } = descriptor;
        if (needless.has(diffId)) {
            const unread = unknown('not read: it is a layer of the base image');
            return { digest, diffId, download: stated(size), disk: unread, files: unread };
        }
        const path = await this.#locate(blobPath(digest));
        if (path === undefined)
            return absentLayer(descriptor, diffId, 'the layout does not hold this layer');
        const blob = await this.#readBlob(blobPath(digest), path, size);
        if (blob?.digest !== digest || blob.size !== size) {
            throw new UserError(`the layer ${digest} in it is damaged`);
        }
        return layerOfStoredBlob(blob, diffId);
    }
    /** Undefined where the file has another size: one with holes may be larger than any disk. */
    async #readBlob(name, path, size) {
        const file = await this.#open(name, path);
        const reader = new BlobReader();
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
    /** The real path of a file of the layout, or undefined where there is none. */
    async #locate(name) {
        let path;
        try {
            path = await (0,promises_namespaceObject.realpath)((0,external_node_path_.join)(this.#root, name));
        }
        catch (error) {
            if (error instanceof Error && 'code' in error && ABSENT.includes(String(error.code)))
                return undefined;
            throw error;
        }
        if (path.startsWith(this.#root + external_node_path_.sep))
            return path;
        throw new UserError(`${name} in it is a link that leads out of it`);
    }
    async #open(name, path) {
        try {
            return await openFile(path);
        }
        catch (error) {
            if (!(error instanceof UserError))
                throw error;
            throw new UserError(`${name} in it cannot be read: ${error.message}`, { cause: error });
        }
    }
}
const ABSENT = ['ENOENT', 'ENOTDIR', 'ELOOP'];
/** Digests are checked when documents are parsed: there is no other character in them. */
const blobPath = (digest) => `blobs/${digest.replace(':', '/')}`;

;// CONCATENATED MODULE: ./lib/model/weigh.js

/**
 * Download size: the base layers as their registry publishes them plus the app layers as the builder uploaded
 * them. Disk size: the layers' uncompressed tars. A base counts only where all its layers come first, by diffID.
 * Where it is not known, neither is the download size of what an engine sent, which may have compressed base layers
 * otherwise than their registry did.
 */
function weigh(contents, base) {
    const known = 'contents' in base ? (mismatch(contents, base) ?? base) : base;
    if ('unknown' in known)
        return weighWithoutBase(contents, known);
    const baseLayers = 'contents' in known ? known.contents.layers : [];
    const createdBy = instructions(contents.config.history, contents.layers.length);
    const layers = contents.layers.map((layer, i) => {
        const published = baseLayers[i];
        const { digest, diffId, download, disk, files } = published ? asPublished(layer, published) : layer;
        return {
            digest,
            diffId,
            download,
            disk,
            contentDigest: contentOf(files),
            createdBy: createdBy[i] ?? '',
            from: published ? 'base' : 'app',
        };
    });
    const app = layers.slice(baseLayers.length);
    return {
        layers,
        sizes: sizesOf(layers),
        app: sizesOf(app),
        base: 'contents' in known
            ? {
                reference: known.reference,
                digest: known.contents.digest,
                ...sizesOf(layers.slice(0, baseLayers.length)),
            }
            : known,
    };
}
function weighWithoutBase(contents, base) {
    const createdBy = instructions(contents.config.history, contents.layers.length);
    const layers = contents.layers.map(({ digest, diffId, download, disk, files }, i) => {
        const contentDigest = contentOf(files);
        return { digest, diffId, download, disk, contentDigest, createdBy: createdBy[i] ?? '', from: undefined };
    });
    const unknown = { unknown: `the base image is not known: ${base.unknown}` };
    const { download, disk } = sizesOf(layers);
    // What the image's own registry states of all layers is what a host pulls, whatever it was built on.
    const published = layers.every((layer) => isKnown(layer.download) && layer.download.how === 'stated');
    return {
        layers,
        sizes: { download: published ? download : unknown, disk },
        app: { download: unknown, disk: unknown },
        base,
    };
}
function contentOf(files) {
    return 'unknown' in files ? files : files.contentDigest;
}
function sizesOf(layers) {
    return {
        download: sum(layers.map((layer) => layer.download)),
        disk: sum(layers.map((layer) => layer.disk)),
    };
}
/** True where all layers of the base are the first layers of the image, by diffID. */
function weigh_startsWith(diffIds, base) {
    return base.length <= diffIds.length && base.every((diffId, i) => diffId === diffIds[i]);
}
function mismatch(contents, base) {
    if (weigh_startsWith(contents.config.diffIds, base.contents.config.diffIds))
        return undefined;
    return { unknown: `the image does not start with the layers of ${base.reference}` };
}
/** The builder may have sent a base layer all the same: its tar is then verified, its compression not the base's. */
function asPublished(sent, published) {
    return isKnown(sent.disk) && sent.disk.how === 'verified' ? { ...published, disk: sent.disk } : published;
}
/**
 * The instruction of each layer, where the history's entries that made a layer are as many as the layers.
 * OCI image specification, "history": `empty_layer` entries made none.
 */
function instructions(history, layers) {
    const made = history.filter((entry) => !entry.emptyLayer).map((entry) => entry.createdBy);
    return made.length === layers ? made : [];
}

;// CONCATENATED MODULE: ./lib/push/used-base-image.js


/**
 * The base image that an engine built on, as its registry publishes it. The tag is tried first, then the digests
 * under which the engine may hold an older copy: the one whose layers the built image starts with was used.
 * @param digests of manifests or indexes, in order of likelihood; asked for only where the tag names another copy.
 * @returns unknown with the reason where none is: the registry does not answer, or no longer has that copy.
 */
async function findUsedBase(reference, digests, image, images) {
    let reason = `no published copy of ${reference} has the layers that the image starts with`;
    for await (const digest of candidates(digests)) {
        try {
            const base = await images.read(reference, image.platform, digest);
            if (weigh_startsWith(image.diffIds, base.contents.config.diffIds))
                return base;
        }
        catch (error) {
            if (!(error instanceof RegistryError))
                throw error;
            if (digest === undefined)
                reason = error.message;
        }
    }
    return { unknown: reason };
}
async function* candidates(digests) {
    yield undefined;
    yield* await digests();
}

;// CONCATENATED MODULE: ./lib/source/image-base.js




/** OCI image specification, "Pre-Defined Annotation Keys"; the .NET SDK, Buildah and others set them as labels. */
const NAME_LABEL = 'org.opencontainers.image.base.name';
const DIGEST_LABEL = 'org.opencontainers.image.base.digest';
/** Which image one is built on that was made elsewhere: what the user says, else what its labels say. */
function namedBase(labels, input) {
    const label = labels[NAME_LABEL]?.trim();
    const reference = input ?? label;
    if (!reference) {
        return {
            unknown: `the image does not say what it is built on (label ${NAME_LABEL}); set input base-image`,
        };
    }
    if (repositoryName(reference) === undefined) {
        return {
            unknown: `the image's label ${NAME_LABEL} is no reference: ${quoted(reference)}; set input base-image`,
        };
    }
    const digest = labels[DIGEST_LABEL]?.trim() ?? '';
    return { reference, digests: isDigest(digest) ? [digest] : [] };
}
/**
 * The base as its registry publishes it. It was needed for nothing but its sizes: where it cannot be had, a warning
 * says why, and all figures that do not need it come all the same.
 * @param digests more copies of it that may have been used.
 */
async function findImageBase(image, input, { images, log }, digests = async () => []) {
    const named = namedBase(image.labels, input);
    if ('unknown' in named) {
        log.warning(`The base image is not known, so the download size is not either: ${named.unknown}`);
        return { base: named, baseReference: undefined };
    }
    const { reference } = named;
    const copies = async () => new Set([...named.digests, ...(await digests(reference))]);
    const base = await findUsedBase(reference, copies, image, images);
    if ('unknown' in base)
        log.warning(`The base image ${reference} is not known, so the download size is not either: ${base.unknown}`);
    return { base, baseReference: reference };
}

;// CONCATENATED MODULE: ./lib/docker/used-base.js
/**
 * Which copy of its base image a build used: what the builder says, else the digest under which the engine
 * holds the image locally, since its builder prefers a local copy.
 * `local` is the engine's image of that reference, undefined where it has none.
 */
function usedBase(reference, materials, local) {
    const wanted = fullReference(reference);
    const repository = repositoryOf(wanted);
    const pinned = /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
    if (pinned !== undefined)
        return { digest: pinned, repository, how: 'reference' };
    const material = materials.find((candidate) => fullReference(candidate.reference) === wanted);
    if (material !== undefined && !isConfigDigest(material.digest, local)) {
        return { digest: material.digest, repository, how: 'provenance' };
    }
    if (local === undefined) {
        return { unknown: `the engine has no copy of ${reference}; its builder read it from the registry` };
    }
    const known = local.repoDigests.flatMap((name) => {
        const [of = '', digest = ''] = name.split('@');
        return [{ digest, repository: repositoryOf(fullReference(of)), how: 'local copy' }];
    });
    // A copy that came from a mirror, or was given this name later, is known under another repository.
    const used = known.find((candidate) => candidate.repository === repository) ?? known[0];
    return (used ?? { unknown: `the engine's copy of ${reference} was built or loaded there, no registry gave it` });
}
/** The classic store names its images by the digest of their configs, which no registry knows. */
function isConfigDigest(digest, local) {
    return digest === local?.id && !local.repoDigests.some((name) => name.endsWith(`@${digest}`));
}
/** Docker's short names in full: `ubuntu` is docker.io/library/ubuntu:latest. */
function fullReference(reference) {
    const slash = reference.indexOf('/');
    const first = slash === -1 ? '' : reference.slice(0, slash);
    const hasHost = /[.:]/.test(first) || first === 'localhost';
    const path = hasHost ? reference.slice(slash + 1) : reference;
    const host = hasHost && first !== 'index.docker.io' ? first : 'docker.io';
    const inLibrary = host === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    return `${host}/${inLibrary}${/[:@]/.test(inLibrary) ? '' : ':latest'}`;
}
function repositoryOf(full) {
    return full.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

;// CONCATENATED MODULE: ./lib/source/source-request.js


/** The platforms of input `platforms`, else the runner's. */
function wantedPlatforms(platforms = []) {
    const named = namedPlatforms(platforms);
    if (named.length > 0)
        return named.map((platform) => ({ platform, required: true }));
    return [{ platform: runnerPlatform(), required: false }];
}
/** Input `platforms`, which was checked when it was read. */
function namedPlatforms(platforms = []) {
    return platforms.map(parsePlatform).filter((platform) => platform !== undefined);
}
/** Linux on the runner's processor. */
function runnerPlatform() {
    return { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch };
}
/** @throws UserError where another platform was asked for. */
function checkPlatform(source, platform, wanted) {
    if (!wanted.required || samePlatform(platform, wanted.platform))
        return;
    throw new UserError(`${source} is for ${formatPlatform(platform)}, but input platforms asks for ${formatPlatform(wanted.platform)}.`);
}

;// CONCATENATED MODULE: ./lib/build/docker-builder.js







/**
 * The engine builds the image and pushes it into the measuring registry, which knows the base beforehand; where it
 * cannot reach the registry, it saves it to us.
 */
async function buildWithDocker(build, engine, tools) {
    const { docker, registry } = tools;
    const tag = `${registry.address}/${registry.repository}:${build.tag}`;
    const reading = prefetch(build.base, tools);
    try {
        const { imageId, image, metadata } = await docker.build({ ...build.request, tag });
        await reading;
        const base = await baseOf(build.base, { image, metadata }, tools);
        if ('contents' in base)
            registry.know(base.contents);
        else if ('unknown' in base)
            tools.log.warning(`The base image is not known, so the download size is not either: ${base.unknown}`);
        const sent = await receive(tag, { id: imageId, platform: image.platform }, engine, tools);
        const built = { ...sent, reference: undefined };
        const baseReference = 'reference' in build.base ? build.base.reference : undefined;
        return [{ built, base, baseReference }];
    }
    finally {
        await removeTag(tag, tools);
    }
}
/**
 * The engine's image, in the best way that there is.
 * @param tag in the measuring registry, which the image bears already.
 */
async function receive(tag, image, engine, tools) {
    const reach = await tools.engineReach();
    if (reach !== 'reachable') {
        const [saved] = await saveImages(image.id, [image.platform], reach, engine, tools);
        if (saved)
            return saved;
    }
    return { contents: await pushImage(tag, image, tools), compressor: engineCompressor(engine) };
}
/**
 * Has the engine push an image into the measuring registry, and proves that it is that image which arrived: the
 * classic store names an image by its config, the containerd store by its manifest or index.
 */
async function pushImage(tag, { id, platform }, { docker, registry }) {
    const pushed = await pushWhileActive(tag, { docker, registry });
    const contents = registry.image(registry.repository, pushed, platform);
    if ([pushed, contents.digest, contents.manifest.config.digest].includes(id))
        return contents;
    throw new UserError(`Docker was to push the image ${id} but pushed ${pushed}, which is another one. Try again.`);
}
/** Docker would go on listing an image of a registry that is gone with this run. */
async function removeTag(tag, { docker, log }) {
    try {
        await docker.remove(tag);
    }
    catch (error) {
        log.warning(`The image ${tag} stays in the engine: ${error instanceof Error ? error.message : error}`);
    }
}
/** Reads the base while the engine builds; whether it can be read is told later, when it is needed. */
async function prefetch(base, { images }) {
    if (!('reference' in base))
        return;
    await images.read(base.reference, runnerPlatform()).catch(() => undefined);
}
async function baseOf(base, built, tools) {
    const { docker, images } = tools;
    if (!('reference' in base))
        return base;
    const { reference } = base;
    const digests = () => usedDigests(reference, built.metadata, docker);
    const found = await findUsedBase(reference, digests, built.image, images);
    // Of an unknown base all layers are wanted: what is not sent is not weighed.
    if ('contents' in found)
        lookUpBlobsOf(reference, tools);
    return found;
}
/** Under which digests the base may have been used, in order of likelihood. */
async function usedDigests(reference, { materials }, docker) {
    const local = await docker.inspect(reference);
    const used = usedBase(reference, materials, local);
    const digests = new Set('digest' in used ? [used.digest] : []);
    // A copy that was pulled from a mirror bears the mirror's name, and the same digest.
    for (const name of local?.repoDigests ?? [])
        digests.add(name.slice(name.indexOf('@') + 1));
    return [...digests];
}
/** Blobs that the engine asks for and the base's manifest does not name may be in the base's repository. */
function lookUpBlobsOf(reference, { images, registry, log }) {
    registry.lookUpAt(async (digest) => {
        try {
            return await images.blobSize(reference, digest);
        }
        catch (error) {
            log.info(`${reference} could not be asked for ${digest}: ${error instanceof Error ? error.message : error}`);
            return undefined;
        }
    });
}

;// CONCATENATED MODULE: ./lib/source/local-source.js






/**
 * The engine's image, weighed like one that was just built.
 * @throws UserError where the engine has no such image, or can neither push nor save it.
 */
async function weighLocal(reference, request, tools) {
    const image = await inspectFirst(reference, tools);
    if (!image) {
        throw new UserError(`The Docker engine has no image ${reference}. Build it before this step (docker/build-push-action with load: true), or name another one with input image.`);
    }
    return pushLocal(reference, image, request, tools);
}
/** The same for an image that was found already. */
async function pushLocal(reference, image, request, tools) {
    const { docker, registry } = tools;
    const engine = await tools.engine();
    const others = request.platforms.some((wanted) => wanted.required && !samePlatform(image.platform, wanted.platform));
    if (others && engine.containerdStore)
        return pushLocalPlatforms(reference, image, request, engine, tools);
    for (const wanted of request.platforms)
        checkPlatform(`local://${reference}`, image.platform, wanted);
    const target = `${registry.address}/${registry.repository}:${request.tag}`;
    const tagged = docker.tag(image.id, target);
    try {
        const [found] = await Promise.all([expectBase(image, request.baseImage, tools), tagged]);
        request.onFound?.(image, found.baseReference);
        const sent = await receive(target, image, engine, tools);
        return [{ built: { ...sent, reference: `local://${reference}` }, ...found }];
    }
    finally {
        await tagged.catch(() => { });
        await removeTag(target, tools);
    }
}
/** The engine's image; what else will be asked of the engine is asked already. */
async function inspectFirst(reference, { docker, engineReach }) {
    // Told where the answer is needed.
    engineReach().catch(() => { });
    return docker.inspect(reference);
}
/** The base, which the measuring registry then has for the push. */
async function expectBase(image, input, tools) {
    const found = await findImageBase(image, input, tools, (base) => copiesOf(base, tools));
    if ('contents' in found.base) {
        tools.registry.know(found.base.contents);
        lookUpBlobsOf(found.base.reference, tools);
    }
    return found;
}
/** Of an index, other platforms than the one that the engine tells of: their bases show in what arrives. */
async function pushLocalPlatforms(reference, image, { platforms, baseImage, tag }, engine, tools) {
    const { docker, registry } = tools;
    const wanted = platforms.map(({ platform }) => platform);
    const named = namedBase(image.labels, baseImage);
    if ('reference' in named) {
        const digests = [...named.digests, ...(await copiesOf(named.reference, tools))];
        for (const platform of wanted)
            await knowBase(named.reference, digests, platform, tools);
    }
    const target = `${registry.address}/${registry.repository}:${tag}`;
    await docker.tag(image.id, target);
    try {
        const outcomes = [];
        for (const received of await receiveIndex(target, image.id, wanted, engine, tools)) {
            const found = await findImageBase(received.contents.config, baseImage, tools, (base) => copiesOf(base, tools));
            outcomes.push({ built: { ...received, reference: `local://${reference}` }, ...found });
        }
        return outcomes;
    }
    finally {
        await removeTag(target, tools);
    }
}
/** Under which digests the engine holds the base: an older copy than the tag names now, perhaps. */
async function copiesOf(reference, { docker }) {
    const local = await docker.inspect(reference);
    return (local?.repoDigests ?? []).map((name) => name.slice(name.indexOf('@') + 1));
}

;// CONCATENATED MODULE: ./lib/source/image-sources.js









/** What compressed the layers of an image that was made elsewhere; no image tells. */
const MADE_ELSEWHERE = {
    unknown: 'the image was built before this run, and does not say by what',
};
/** Weighs an image that is there already, wherever it lies. Nothing is built, and nothing of a project is known. */
function weighSource(source, request, tools) {
    switch (source.kind) {
        case 'local':
            return weighLocal(source.reference, request, tools);
        case 'registry':
            return weighPublished(source.reference, request, tools);
        case 'either':
            return weighEither(source.reference, request, tools);
        case 'archive':
        case 'oci-layout':
            return weighStored(source, request, tools);
    }
}
/** The engine's image, if there is an engine and it has it; else the registry's. */
async function weighEither(reference, request, tools) {
    let absent = 'the Docker engine has no such image';
    const local = await inspectFirst(reference, tools).catch((error) => {
        if (!(error instanceof UserError))
            throw error;
        absent = `no Docker engine could be asked: ${error.message}`;
        return undefined;
    });
    if (local)
        return pushLocal(reference, local, request, tools);
    tools.log.info(`${reference} is read from its registry: ${absent}`);
    try {
        return await weighPublished(reference, request, tools);
    }
    catch (error) {
        if (!(error instanceof RegistryError))
            throw error;
        throw new UserError(`${reference} is neither here nor in its registry: ${absent}; ${error.message}`, {
            cause: error,
        });
    }
}
/** Sizes as the registry states them: no layer is read. */
async function weighPublished(reference, { platforms, baseImage }, tools) {
    const outcomes = [];
    for (const { platform, required } of platforms) {
        if (!required)
            tools.log.info(`Weighed for ${formatPlatform(platform)}; input platforms names another, or several.`);
        const { contents } = await tools.images.read(reference, platform);
        const found = await findImageBase(contents.config, baseImage, tools);
        const built = { contents, reference: `registry://${reference}`, compressor: MADE_ELSEWHERE };
        outcomes.push({ built, ...found });
    }
    return outcomes;
}
async function weighStored(source, { workspace, platforms, baseImage }, tools) {
    const read = source.kind === 'archive' ? readArchive : openLayout;
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
/** Layers of the base whose sizes their registry tells. */
function knownLayers({ base }) {
    const layers = 'contents' in base ? base.contents.layers : [];
    return new Set(layers.filter(({ download, disk }) => isKnown(download) && isKnown(disk)).map(({ diffId }) => diffId));
}

;// CONCATENATED MODULE: ./lib/build/docker-platforms.js




/** The engine builds an image for several platforms at once and pushes or saves their index to us. */
async function buildForPlatforms(build, platforms, engine, tools) {
    const { docker, registry } = tools;
    const tag = `${registry.address}/${registry.repository}:${build.tag}`;
    try {
        const { imageId, metadata } = await docker.build({ ...build.request, tag });
        const bases = [];
        for (const [i, platform] of platforms.entries()) {
            const base = await docker_platforms_expectBase(build.platformBases?.[i] ?? build.base, platform, metadata, tools);
            bases.push(base);
        }
        const images = await receiveIndex(tag, imageId, platforms, engine, tools);
        return await Promise.all(images.map(async (received, i) => {
            const { named, digests } = bases[i] ?? { named: build.base, digests: [] };
            const base = await docker_platforms_baseOf(named, digests, received.contents, tools);
            const baseReference = 'reference' in named ? named.reference : undefined;
            return { built: { ...received, reference: undefined }, base, baseReference };
        }));
    }
    finally {
        await removeTag(tag, tools);
    }
}
/** The registry knows the base before the push; whether it is the one shows in what arrives. */
async function docker_platforms_expectBase(named, platform, metadata, tools) {
    if (!('reference' in named))
        return { named, digests: [] };
    const digests = await usedDigests(named.reference, metadata, tools.docker);
    await knowBase(named.reference, digests, platform, tools);
    return { named, digests };
}
async function docker_platforms_baseOf(named, digests, { config }, { images, log }) {
    const base = 'reference' in named ? await findUsedBase(named.reference, async () => digests, config, images) : named;
    if ('unknown' in base)
        log.warning(`The base image for ${formatPlatform(config.platform)} is not known, so the download size is not either: ${base.unknown}`);
    return base;
}

;// CONCATENATED MODULE: ./lib/dockerfile/instructions.js

/** Characters. BuildKit itself sets no bound; whole applications in heredocs stay far below it. */
const longestDockerfile = 131_072;
/**
 * Splits a Dockerfile into its instructions. `path` is for messages only.
 * Throws a UserError for a text that is no Dockerfile by its size.
 */
async function readInstructions(text, path) {
    if (text.length > longestDockerfile) {
        throw new UserError(`${path} has ${text.length} characters; a Dockerfile has at most ${longestDockerfile}.`);
    }
    // 25 ms to load: only runs that have a Dockerfile pay for it.
    const { DockerfileParser } = await __nccwpck_require__.e(/* import() */ 839).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8390, 19));
    const normal = withoutComments(text
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
        .replaceAll('\r', ' '));
    const lines = normal.split('\n');
    const dockerfile = DockerfileParser.parse(normal);
    const escapeCharacter = dockerfile.getEscapeCharacter();
    const instructions = dockerfile.getInstructions().map((instruction) => {
        const { start, end } = instruction.getRange();
        const keywordEnd = instruction.getInstructionRange().end;
        return {
            keyword: instruction.getKeyword(),
            line: start.line + 1,
            text: joinContinuedLines(textBetween(lines, keywordEnd, end), escapeCharacter),
            source: textBetween(lines, start, end),
        };
    });
    return { escapeCharacter, instructions };
}
function textBetween(lines, start, end) {
    const selected = lines.slice(start.line, end.line + 1);
    selected[selected.length - 1] = (selected.at(-1) ?? '').slice(0, end.character);
    selected[0] = (selected[0] ?? '').slice(start.character);
    return selected.join('\n');
}
/** Parser directives stand in the very first lines; more of them than this do not exist. */
const directiveLines = 4;
/**
 * Blanks comment lines, keeping the count of lines.
 * dockerfile-ast assigns every comment to a stage by comparing it with all of them: 100 kB of `FROM` and
 * `#` lines take it 4 s.
 */
function withoutComments(text) {
    return text
        .split('\n')
        .map((line, index) => (index >= directiveLines && line.trimStart().startsWith('#') ? '' : line))
        .join('\n');
}
function joinContinuedLines(text, escapeCharacter) {
    let joined = '';
    for (const line of text.split('\n')) {
        const trimmed = line.trimEnd();
        if (joined !== '' && (trimmed === '' || trimmed.trimStart().startsWith('#')))
            continue;
        if (!isContinued(trimmed, escapeCharacter))
            return (joined + trimmed).trim();
        joined += trimmed.slice(0, -1);
    }
    return joined.trim();
}
/** BuildKit, parser.go, "lineContinuationRegex": a doubled escape character does not continue a line. */
function isContinued(line, escapeCharacter) {
    return line.endsWith(escapeCharacter) && line.at(-2) !== escapeCharacter;
}

;// CONCATENATED MODULE: ./lib/dockerfile/expand.js
/** Characters of a value. Variables that contain each other twice grow without bound. */
const longestValue = 1024;
const deepestNesting = 16;
/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}` and `${NAME+other}`,
 * and takes quotes and escapes off. Source: Dockerfile reference, "Environment replacement".
 */
function expand(word, options) {
    try {
        return { value: new Expansion(word, options).run() };
    }
    catch (error) {
        if (error instanceof Unexpandable)
            return { unknown: error.message };
        throw error;
    }
}
class Unexpandable extends Error {
}
class Expansion {
    text;
    options;
    position = 0;
    constructor(text, options) {
        this.text = text;
        this.options = options;
    }
    run() {
        return this.readUntil('', 0);
    }
    /** Reads up to an unquoted `end`, which is consumed; an empty `end` stands for the end of the text. */
    readUntil(end, depth) {
        if (depth > deepestNesting)
            throw new Unexpandable('its variables are nested too deeply');
        let value = '';
        let quote = '';
        while (this.position < this.text.length) {
            const char = this.text.charAt(this.position++);
            if (quote === '' && char === end)
                return value;
            if (char === quote)
                quote = '';
            else if (quote === '' && (char === '"' || char === "'"))
                quote = char;
            else if (char === this.options.escapeCharacter && quote !== "'")
                value += this.text.charAt(this.position++);
            else if (char === '$' && quote !== "'")
                value += this.readVariable(depth);
            else
                value += char;
            if (value.length > longestValue)
                throw new Unexpandable('its value is too long');
        }
        if (end !== '')
            throw new Unexpandable(`\`${this.text}\` lacks a closing brace`);
        return value;
    }
    readVariable(depth) {
        if (this.text.charAt(this.position) !== '{') {
            const name = this.readName();
            return name === '' ? '$' : this.valueOf(name);
        }
        this.position++;
        const name = this.readName();
        const modifier = /^:?[-+]|^\}/.exec(this.text.slice(this.position, this.position + 2))?.[0];
        if (name === '' || modifier === undefined) {
            throw new Unexpandable(`\`${this.text}\` has a form of variable that is not read here`);
        }
        this.position += modifier.length;
        if (modifier === '}')
            return this.valueOf(name);
        return this.choose(name, modifier, depth);
    }
    choose(name, modifier, depth) {
        // The other text is read even where it is not used, and must not fail then.
        const start = this.position;
        const found = this.options.lookup(name);
        if (found !== undefined && 'unknown' in found)
            throw new Unexpandable(found.unknown);
        const isSet = found !== undefined && (found.value !== '' || !modifier.startsWith(':'));
        const usesOther = modifier.endsWith('+') ? isSet : !isSet;
        if (usesOther)
            return this.readUntil('}', depth + 1);
        this.position = skipToBrace(this.text, start);
        return modifier.endsWith('+') ? '' : (found?.value ?? '');
    }
    valueOf(name) {
        const found = this.options.lookup(name);
        if (found !== undefined && 'unknown' in found)
            throw new Unexpandable(found.unknown);
        if (found !== undefined)
            return found.value;
        if (this.options.unset === 'empty')
            return '';
        throw new Unexpandable(`\`$${name}\` has no value here`);
    }
    readName() {
        const start = this.position;
        while (/\w/.test(this.text.charAt(this.position)))
            this.position++;
        return this.text.slice(start, this.position);
    }
}
/** The position behind the brace that closes the one before `start`. */
function skipToBrace(text, start) {
    let open = 1;
    for (let position = start; position < text.length; position++) {
        if (text.charAt(position) === '{' && text.charAt(position - 1) === '$')
            open++;
        if (text.charAt(position) === '}' && --open === 0)
            return position + 1;
    }
    throw new Unexpandable(`\`${text}\` lacks a closing brace`);
}

;// CONCATENATED MODULE: ./lib/dockerfile/words.js
/** Dockerfile reference, "Shell and exec form": a list that is not valid JSON is taken for shell form. */
function readWords(text) {
    const { flags, rest } = takeFlags(text);
    const list = readJsonList(rest);
    return list === undefined
        ? { flags, words: splitAtBlanks(rest), json: false }
        : { flags, words: list, json: true };
}
function flagValue(words, name) {
    return words.flags.find((flag) => flag.name === name)?.value;
}
function splitAtBlanks(text) {
    return text.split(/\s/).filter((word) => word !== '');
}
function takeFlags(text) {
    const flags = [];
    let rest = text.trimStart();
    while (rest.startsWith('--')) {
        const end = rest.search(/\s/);
        const word = end === -1 ? rest : rest.slice(0, end);
        const equals = word.indexOf('=');
        flags.push({
            name: equals === -1 ? word.slice(2) : word.slice(2, equals),
            value: equals === -1 ? '' : word.slice(equals + 1),
        });
        rest = end === -1 ? '' : rest.slice(end).trimStart();
    }
    return { flags, rest };
}
function readJsonList(text) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
    }
    catch (error) {
        // Not JSON is not an error: the text is shell form then.
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
/**
 * Words separated by blanks outside of quotes, as ARG and ENV take them; quotes and escapes stay in place.
 */
function splitQuoted(text, escapeCharacter) {
    const words = [];
    let word = '';
    let quote = '';
    for (let index = 0; index < text.length; index++) {
        const char = text.charAt(index);
        if (char === escapeCharacter && quote !== "'") {
            word += char + text.charAt(++index);
        }
        else if (quote === '' && /\s/.test(char)) {
            if (word !== '')
                words.push(word);
            word = '';
        }
        else {
            if (char === quote)
                quote = '';
            else if (quote === '' && (char === '"' || char === "'"))
                quote = char;
            word += char;
        }
    }
    return word === '' ? words : [...words, word];
}

;// CONCATENATED MODULE: ./lib/dockerfile/taken-files.js


function readCopy({ text, line }, earlier, variables, escapeCharacter) {
    const read = readWords(text);
    const from = flagValue(read, 'from');
    if (from !== undefined)
        return takenFrom(from, earlier, line);
    const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word) && !isRemote(word));
    return { sources: written.flatMap((word) => contextSource(word, line, variables, escapeCharacter)) };
}
/** Dockerfile reference, "RUN --mount": a bind mount without `from` shows the build context. */
function readMounts({ text, line }, earlier, variables, escapeCharacter) {
    const mounts = readWords(text).flags.filter(({ name }) => name === 'mount');
    return mounts.map(({ value }) => {
        const fields = new Map(value.split(',').map((field) => {
            const equals = field.indexOf('=');
            return equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
        }));
        const from = fields.get('from');
        if (from !== undefined)
            return takenFrom(from, earlier, line);
        if ((fields.get('type') ?? 'bind') !== 'bind')
            return { sources: [] };
        const source = fields.get('source') ?? fields.get('src') ?? '.';
        return { sources: contextSource(source, line, variables, escapeCharacter) };
    });
}
function takenFrom(from, earlier, line) {
    const name = from.toLowerCase();
    const stage = earlier.findLast((candidate) => candidate.name === name) ?? earlier[indexOf(from)];
    return stage === undefined
        ? { image: { reference: from, line }, sources: [] }
        : { stage: stage.index, sources: [] };
}
function indexOf(text) {
    return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}
function contextSource(word, line, variables, escapeCharacter) {
    const expanded = variables.expand(word);
    if ('unknown' in expanded || expanded.value === '')
        return [];
    // A Dockerfile whose escape is a backtick writes Windows paths.
    const path = escapeCharacter === '`' ? expanded.value.replaceAll('\\', '/') : expanded.value;
    // Every path counts from the root of the context, which `..` cannot leave.
    return [{ path: external_node_path_.posix.join('/', path).slice(1) || '.', line }];
}
function isHeredoc(word) {
    return word.startsWith('<<');
}
function isRemote(word) {
    return /^(https?:\/\/|git:\/\/|git@|ssh:\/\/)/.test(word);
}

;// CONCATENATED MODULE: ./lib/dockerfile/variables.js


/** The variables in force at a point of a Dockerfile. */
class Variables {
    variables;
    sources;
    /** A stage starts with the variables of the stage that it is built on. */
    constructor(sources, parent) {
        this.sources = sources;
        this.variables = new Map(parent?.variables);
    }
    lookup = (name) => this.variables.get(name)?.value;
    expand(word) {
        const { escapeCharacter, unset } = this.sources;
        return expand(word, { lookup: this.lookup, escapeCharacter, unset });
    }
    /** Takes an ARG or ENV instruction into account; others change nothing. */
    apply({ keyword, text }) {
        if (keyword === 'ARG')
            this.applyArg(readAssignments(text, this.sources.escapeCharacter));
        if (keyword === 'ENV')
            this.applyEnv(readEnv(text, this.sources.escapeCharacter));
    }
    applyArg(assignments) {
        for (const { name, value } of assignments) {
            if (this.variables.get(name)?.fromEnv === true)
                continue;
            const found = this.argValue(name, value);
            if (found !== undefined)
                this.variables.set(name, { value: found, fromEnv: false });
        }
    }
    /** All of one ENV sees the values from before it. */
    applyEnv(assignments) {
        const set = assignments.flatMap(({ name, value }) => value === undefined ? [] : [{ name, value: this.expand(value) }]);
        for (const { name, value } of set)
            this.variables.set(name, { value, fromEnv: true });
    }
    /** Dockerfile reference, "ARG": undefined where nothing sets it, which an ENV of the base image may still do. */
    argValue(name, standard) {
        const given = Object.hasOwn(this.sources.buildArgs, name) ? this.sources.buildArgs[name] : undefined;
        if (given !== undefined)
            return { value: given };
        if (standard !== undefined)
            return this.expand(standard);
        return this.sources.inherited(name) ?? this.lookup(name);
    }
}
function readAssignments(text, escapeCharacter) {
    return splitQuoted(text, escapeCharacter).map((word) => {
        const equals = word.indexOf('=');
        return equals === -1 ? { name: word } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
}
/** ENV has an old form too, `ENV NAME the rest of the line`. */
function readEnv(text, escapeCharacter) {
    const name = /^[^\s=]+(?=\s)/.exec(text)?.[0];
    return name === undefined
        ? readAssignments(text, escapeCharacter)
        : [{ name, value: text.slice(name.length).trim() }];
}

;// CONCATENATED MODULE: ./lib/dockerfile/stage.js




function globalScope(instructions, escapeCharacter, options) {
    const { buildArgs = {} } = options;
    const platform = platformVariables(options.platform ?? 'linux/amd64');
    // No image stands behind these ARGs: what is not set is empty.
    const args = new Variables({ buildArgs, inherited: platform, escapeCharacter, unset: 'empty' });
    for (const instruction of instructions)
        args.apply(instruction);
    return { escapeCharacter, buildArgs, args, platform };
}
/** Dockerfile reference, "Automatic platform ARGs in the global scope"; builder and target are one platform. */
function platformVariables(platform) {
    const [os = '', architecture = '', variant = ''] = platform.split('/');
    const values = new Map();
    for (const side of ['BUILD', 'TARGET']) {
        values.set(`${side}PLATFORM`, platform);
        values.set(`${side}OS`, os);
        values.set(`${side}ARCH`, architecture);
        values.set(`${side}VARIANT`, variant);
    }
    return (name) => {
        const value = values.get(name);
        return value === undefined ? undefined : { value };
    };
}
/** Reads one stage: a FROM and what follows it. `earlier` are the stages before it. */
function readStage([from, ...body], earlier, scope) {
    if (from === undefined)
        throw new TypeError('a stage starts with its FROM');
    const stages = earlier.map(({ stage }) => stage);
    const head = readFrom(from, stages, scope);
    const { escapeCharacter, buildArgs } = scope;
    const inherited = (name) => scope.args.lookup(name) ?? scope.platform(name);
    const variables = new Variables({ buildArgs, inherited, escapeCharacter, unset: 'unknown' }, head.parent === undefined ? undefined : earlier[head.parent]?.variables);
    const taken = [];
    for (const instruction of body) {
        variables.apply(instruction);
        if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
            taken.push(readCopy(instruction, stages, variables, escapeCharacter));
        }
        else if (instruction.keyword === 'RUN') {
            taken.push(...readMounts(instruction, stages, variables, escapeCharacter));
        }
    }
    const runs = body.filter(({ keyword }) => keyword === 'RUN');
    const stage = {
        ...head,
        uses: taken.flatMap(({ stage: index }) => (index === undefined ? [] : [index])),
        images: taken.flatMap(({ image }) => (image === undefined ? [] : [image])),
        sources: taken.flatMap(({ sources }) => sources),
        ...readStart(body),
        publishes: runs.some((run) => runsDotnet(run, 'publish')),
        builds: runs.some((run) => runsDotnet(run, 'build')),
    };
    return { stage, variables };
}
function readFrom(from, earlier, scope) {
    const { words, flags } = readWords(from.text);
    const [image = '', as = '', name] = words;
    const written = expandFrom(image, scope);
    const parent = 'value' in written
        ? earlier.findLast((stage) => stage.name === written.value.toLowerCase())?.index
        : undefined;
    const platform = flags.find((flag) => flag.name === 'platform')?.value;
    return {
        index: earlier.length,
        line: from.line,
        from: written,
        ...(as.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
        ...(parent === undefined ? {} : { parent }),
        ...(platform === undefined ? {} : { platform }),
    };
}
/** In FROM only ARGs before the first FROM count, and no image stands behind them: what is unset is empty. */
function expandFrom(image, { args, platform, escapeCharacter }) {
    const lookup = (name) => args.lookup(name) ?? platform(name);
    return expand(image, { lookup, escapeCharacter, unset: 'empty' });
}
/** CMD and ENTRYPOINT: the last of each counts; an ENTRYPOINT takes away a CMD that was inherited. */
function readStart(body) {
    const entrypoint = body.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
    const cmd = body.findLast(({ keyword }) => keyword === 'CMD');
    const instructed = ({ text, line }) => ({ words: readWords(text).words, line });
    return {
        ...(entrypoint === undefined ? {} : { entrypoint: instructed(entrypoint) }),
        ...(cmd === undefined ? {} : { cmd: instructed(cmd) }),
    };
}
function runsDotnet(run, verb) {
    // Quotes and commas of the exec form, escapes of continued lines and heredoc bodies: all of it counts.
    const words = run.source.split(/[\s"',;&|()[\]\\`]+/);
    return words.some((word, index) => /(^|\/)dotnet(\.exe)?$/.test(word) && words[index + 1] === verb);
}

;// CONCATENATED MODULE: ./lib/dockerfile/dockerfile.js



/**
 * Reads a Dockerfile. `path` is for messages only.
 * Throws a UserError where the text is no Dockerfile: too long, without a FROM, or with too many of them.
 */
async function readDockerfile(text, path, options = {}) {
    const { escapeCharacter, instructions } = await readInstructions(text, path);
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    if (first === -1) {
        throw new UserError(`${path} has no FROM instruction. Is it a Dockerfile?`);
    }
    const scope = globalScope(instructions.slice(0, first), escapeCharacter, options);
    const read = [];
    const parts = splitAtFrom(instructions.slice(first));
    if (parts.length > mostStages) {
        throw new UserError(`${path} has ${parts.length} stages; a Dockerfile has at most ${mostStages}.`);
    }
    for (const part of parts) {
        read.push(readStage(part, read, scope));
    }
    return { path, stages: read.map(({ stage }) => stage) };
}
/** Far more than anyone writes; keeps a hostile text from costing time. */
const mostStages = 500;
function splitAtFrom(instructions) {
    const parts = [];
    for (const instruction of instructions) {
        if (instruction.keyword === 'FROM')
            parts.push([]);
        parts.at(-1)?.push(instruction);
    }
    return parts;
}

;// CONCATENATED MODULE: ./lib/dockerfile/final-stage.js

/**
 * The stage that becomes the image: the last one, or the one that `target` names or counts.
 * Throws a UserError where there is no such stage.
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
    throw new UserError(`Input target: ${path} has no stage \`${target}\`. ${known}.`);
}
/** Follows `FROM stage` to the stage that starts from an image; the final stage first. */
function ancestry(dockerfile, target) {
    const chain = [];
    let stage = finalStage(dockerfile, target);
    // A stage names only stages before it, so this ends.
    while (stage !== undefined) {
        chain.push(stage);
        stage = stage.parent === undefined ? undefined : dockerfile.stages[stage.parent];
    }
    return chain;
}
/**
 * The base image of the final stage.
 * `contexts` are the `--build-context` options by name: a context takes the place of an image of its name.
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
            unknown: `build context ${from.value}=${context} takes the place of the image in ${place}`,
            line,
        };
    }
    const reference = context === undefined ? from.value : context.slice('docker-image://'.length);
    if (reference === 'scratch')
        return { scratch: true, line };
    // Docker's reference grammar in short: what a missing build argument leaves behind does not match it.
    if (!/^[a-z0-9][\w.:@/-]*[\w]$|^[a-z0-9]$/i.test(reference) || /[/:@]{2}|:[^/]*:[^/]*:/.test(reference)) {
        return {
            unknown: `FROM in ${place} gives \`${reference}\`, which names no image; is a build argument missing?`,
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
/** The final stage and all that it is made from: what BuildKit builds. In the order of the Dockerfile. */
function stagesBuilt(dockerfile, target) {
    const wanted = new Set([finalStage(dockerfile, target).index]);
    // Later stages use earlier ones: one pass from the end reaches them all.
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
/** True where the build itself runs `dotnet publish` (or `dotnet build`). */
function buildsFromSource(dockerfile, target) {
    return stagesBuilt(dockerfile, target).some(({ publishes, builds }) => publishes || builds);
}
/**
 * What the final image starts, from ENTRYPOINT and CMD of the final stage and the stages it is built on.
 * Undefined where that is left to the base image. Dockerfile reference, "Understand how CMD and ENTRYPOINT interact".
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

;// CONCATENATED MODULE: ./lib/dockerfile/generated-dockerfile.js



/**
 * The Dockerfile of an app whose published folder is the build context.
 * As Microsoft's samples have it; with `link` without WORKDIR, which makes a folder in the base image and so needs its
 * layers. The app then finds its files by the variable that .NET has for this.
 * Throws a UserError for a base image that is no reference.
 */
function generateDockerfile(image) {
    if (!/^[\w.:@/-]+$/.test(image.baseImage)) {
        throw new UserError(`\`${image.baseImage}\`, the base image, is no image reference. Name one with input base-image.`);
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
/** Beside the Dockerfile it wins over a .dockerignore that the app happens to publish; see build-place.ts. */
const everythingCounts = '# The whole published folder belongs to the image.\n';
/** Writes a generated Dockerfile into a folder, which is not the build context, and gives its path. */
async function writeDockerfile(folder, image) {
    const path = (0,external_node_path_.join)(folder, 'Dockerfile');
    await (0,promises_namespaceObject.writeFile)(path, generateDockerfile(image));
    await (0,promises_namespaceObject.writeFile)(`${path}.dockerignore`, everythingCounts);
    return path;
}

;// CONCATENATED MODULE: ./lib/dockerfile/wildcards.js
/**
 * Patterns of Go's filepath.Match, which COPY uses, and of .dockerignore, which adds `**`: matched part by
 * part without regular expressions, so that no pattern makes them slow.
 */
/** True where the path part (or whole path) holds a wildcard. */
function hasWildcard(path) {
    return /[*?[]/.test(path);
}
/** One part of a path against one part of a pattern: `*`, `?`, `[a-z]` and a backslash before a literal. */
function matchesPart(pattern, part) {
    const tokens = tokenize(pattern);
    let token = 0;
    let position = 0;
    // Where to take up again when a `*` has to swallow one character more.
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
/** A whole path against a pattern, both with `/`; `**` stands for any number of parts. */
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
    // A slash at either end means nothing here, other than in .gitignore.
    const pattern = external_node_path_.posix.join('/', written).replace(/\/$/, '').slice(1);
    return pattern === '' ? [] : [{ pattern, excludes }];
}

;// CONCATENATED MODULE: ./lib/plan/command.js
const shells = new Set(['sh', 'bash', 'ash', 'dash', 'cmd', 'powershell', 'pwsh']);
/**
 * The name of the assembly that a command starts: `App` of `dotnet App.dll`, `dotnet exec App.dll`, `./App`,
 * `/app/App`, also behind `exec` or `sh -c`. Undefined where that cannot be told (a script, a shell, `dotnet run`).
 */
function startedAssembly(command) {
    // A shell's script is one word in exec form.
    const words = command.words.flatMap((word) => word.split(/[\s"']/)).filter((word) => word !== '');
    const programAt = words.findIndex((word) => word !== 'exec' && !word.includes('='));
    const program = command_nameOf(words[programAt] ?? '');
    if (program === 'dotnet' || shells.has(program)) {
        const assembly = words.find((word) => word.toLowerCase().endsWith('.dll'));
        if (assembly !== undefined)
            return command_nameOf(assembly).slice(0, -'.dll'.length);
        return shells.has(program) ? startedBehindShell(words.slice(programAt + 1)) : undefined;
    }
    return program === '' || program.endsWith('.sh') ? undefined : program;
}
function startedBehindShell(words) {
    const program = words.find((word) => /^\.?\//.test(word));
    return program === undefined || program.endsWith('.sh') ? undefined : command_nameOf(program);
}
function command_nameOf(path) {
    return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.exe$/i, '');
}

;// CONCATENATED MODULE: ./lib/plan/context.js


/** The folders that might be the context, nearest to the Dockerfile first; one where it was named. */
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
    while (isWithin(folder, workspace)) {
        folders.push(folder);
        if (folder === workspace)
            break;
        folder = external_node_path_.posix.dirname(folder);
    }
    // A Dockerfile outside of the checkout is built on the checkout.
    return folders.length === 0 ? [workspace] : folders;
}
function isWithin(folder, workspace) {
    return folder === workspace || folder.startsWith(workspace.endsWith('/') ? workspace : `${workspace}/`);
}
/** Looks at each folder that might be the context. `ignoredIn` gives the .dockerignore that counts for one. */
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
 * The context among the folders looked at (nearest first): the first with every source, or but for
 * wildcards, which BuildKit lets match nothing; else the last of them, the workspace.
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
        // Some matches are as good as all: what counts is whether there are any.
        if (further.length > enoughMatches)
            break;
    }
    return further;
}

;// CONCATENATED MODULE: ./lib/plan/publish-output.js


/**
 * Where a Dockerfile that does not publish by itself expects the published app: the one folder that it takes
 * from the context and that is in no folder that might be the context; or one that holds the published app
 * already. Undefined where no such folder stands out.
 */
async function inferPublishOutput(candidates, copies, tree) {
    const complete = candidates.find(({ missing }) => missing.length === 0);
    if (complete !== undefined)
        return publishedIn(complete.path, copies, tree);
    const lacking = candidates.flatMap(({ path, missing }) => {
        // A file that need not be there, like `nuget.config*`, is no sign of anything.
        const [only, ...others] = missing.filter((source) => folderOf(source) !== undefined || !hasWildcard(source.path));
        const folder = only === undefined || others.length > 0 ? undefined : folderOf(only);
        return only === undefined || folder === undefined ? [] : [{ context: path, folder, missing: only }];
    });
    // Of `src/App/bin/publish` more is found from the root than from src/App: the deepest find tells the
    // context, the nearest context wins a tie.
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
    // Another program's folder, checked in beside the app, must not be taken for the app's.
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






/** Input `context: auto` and an empty input `publish-output`. */
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
/** BuildKit: `NAME.dockerignore` beside a Dockerfile takes the place of the context's .dockerignore. */
async function dockerignoreOf(dockerfile, context, tree) {
    const text = (await tree.read(`${dockerfile}.dockerignore`)) ?? (await tree.read(`${context}/.dockerignore`)) ?? '';
    return readDockerignore(text);
}
/** The real folders. */
const fileTree = {
    exists: async (path) => (await absentAs(undefined, (0,promises_namespaceObject.stat)(path))) !== undefined,
    list: (folder) => absentAs([], (0,promises_namespaceObject.readdir)(folder)),
    read: (path) => absentAs(undefined, (0,promises_namespaceObject.readFile)(path, 'utf8')),
};
/** The last one stands for a NUL character: a Dockerfile may hold anything. */
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








/**
 * Publishes the app and writes a runtime Dockerfile for it, as Microsoft's samples have it.
 * `link`: for a builder that need not have the base's layers to add to them.
 */
async function prepareGenerated({ project, options, inputs, workspace, temporaryFolder, tag, link }, { dotnet, images }) {
    if (project.selfContained && (inputs.docker.platforms?.length ?? 0) > 1) {
        throw new UserError(`Input platforms names several platforms, but ${project.name} is published with its own runtime, which is that of one (SelfContained). Set input builder to sdk, which publishes it for each.`);
    }
    const reference = inputs.baseImage ?? (await dotnet.baseImage(project, options));
    const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'generated-'));
    const output = (0,external_node_path_.join)(folder, 'app');
    const version = Number.parseInt(project.dotnetVersion ?? '', 10);
    const [dockerfile] = await Promise.all([
        writeDockerfile(folder, {
            baseImage: images.mirrored(reference) ?? reference,
            assemblyName: project.assemblyName,
            executable: project.selfContained || project.publishAot,
            // .NET 8 moved both: docs "Default ASP.NET Core port changed" and "New non-root user in Linux images".
            port: project.sdk === 'web' ? (version >= 8 ? 8080 : 80) : undefined,
            appUser: version >= 8,
            link: link === true,
        }),
        dotnet.publish({ project, options, output }),
    ]);
    // A generated Dockerfile has one stage.
    const request = {
        dockerfile,
        context: output,
        options: { ...inputs.docker, target: undefined },
        cwd: workspace,
    };
    return { request, base: { reference }, tag };
}
/** Reads the user's Dockerfile, finds its build context, and publishes the app where it expects it. */
async function prepareDockerfile(dockerfile, preparation, { dotnet, log }) {
    const { project, options, inputs, workspace, tag } = preparation;
    const { docker } = inputs;
    const read = await readUserDockerfile(dockerfile, preparation, docker.platforms?.[0]);
    await requireContext(inputs.context, workspace);
    const publishOutput = inputs.publishOutput && (0,external_node_path_.resolve)(workspace, inputs.publishOutput);
    // The context is found by what is there, and the app will be.
    if (publishOutput !== undefined)
        await (0,promises_namespaceObject.mkdir)(publishOutput, { recursive: true });
    const place = await findBuildPlace({
        dockerfile,
        workspace,
        context: inputs.context && (0,external_node_path_.resolve)(workspace, inputs.context),
        // DockerfileContext is about the project's own Dockerfile.
        dockerfileContext: project.dockerfile?.path === dockerfile ? project.dockerfile.context : undefined,
        read,
        target: docker.target,
    });
    const output = publishOutput ?? place.publishOutput?.path;
    if (inputs.publish ?? !buildsFromSource(read, docker.target)) {
        if (output !== undefined) {
            log.info(`Publishing ${project.name} to ${(0,external_node_path_.relative)(workspace, output)}, where ${read.path} expects it.`);
            await dotnet.publish({ project, options, output });
        }
        else if (inputs.publish) {
            throw new UserError(`Input publish: "true", but ${read.path} does not show where it expects the published app. Name that folder with input publish-output.`);
        }
    }
    warnOfMissing(place, read, workspace, log);
    const others = (docker.platforms ?? []).slice(1);
    const base = docker_preparation_namedBase(read, inputs);
    const otherBases = others.map(async (platform) => docker_preparation_namedBase(await readUserDockerfile(dockerfile, preparation, platform), inputs));
    return {
        request: { dockerfile, context: place.context, options: docker, cwd: workspace },
        base,
        ...(others.length > 0 && { platformBases: [base, ...(await Promise.all(otherBases))] }),
        tag,
    };
}
function docker_preparation_namedBase(read, { docker, baseImage }) {
    if (baseImage !== undefined)
        return { reference: baseImage };
    const base = finalBase(read, {
        contexts: buildContextValues(docker.buildContexts ?? []),
        ...(docker.target === undefined ? {} : { target: docker.target }),
    });
    return 'scratch' in base ? { none: `${read.path} builds FROM scratch` } : base;
}
async function requireContext(context, workspace) {
    if (context === undefined)
        return;
    const found = await (0,promises_namespaceObject.stat)((0,external_node_path_.resolve)(workspace, context)).catch(() => undefined);
    if (found?.isDirectory())
        return;
    throw new UserError(`Input context: ${JSON.stringify(context)} is no folder of ${workspace}`);
}
/** BuildKit would only say that a checksum could not be computed. */
function warnOfMissing(place, read, workspace, log) {
    const context = (0,external_node_path_.relative)(workspace, place.context) || '.';
    for (const { path, line, ignored } of place.missing) {
        const reason = ignored ? 'is kept out by .dockerignore' : 'does not exist there';
        log.warning(`${read.path}, line ${line}: ${path} is copied from the build context ${context}, but ${reason}. Is input context right?`);
    }
}
async function readUserDockerfile(dockerfile, { project, inputs, workspace }, platform) {
    const shown = (0,external_node_path_.relative)(workspace, dockerfile);
    let text;
    try {
        text = await (0,promises_namespaceObject.readFile)(dockerfile, 'utf8');
    }
    catch (cause) {
        throw new UserError(`The Dockerfile ${shown}, which ${project.name} names, cannot be read. Mend DockerfilePath in the project, or name another one with input dockerfile.`, { cause });
    }
    return readDockerfile(text, shown, {
        buildArgs: buildArgValues(inputs.docker.buildArgs ?? [], process.env),
        ...(platform === undefined ? {} : { platform }),
    });
}

;// CONCATENATED MODULE: ./lib/build/own-builder.js






/**
 * A builder of buildx's own builds the image and pushes it straight into the measuring registry, which knows the base
 * beforehand: what the builder need not read it does not even download. Where it cannot reach the registry, it streams
 * an OCI archive to us, with all layers. The engine gets nothing.
 */
async function buildWithOwnBuilder(build, builder, tools) {
    const platforms = platformsOf(build, builder);
    const reach = await tools.builderReach();
    const received = reach === 'reachable'
        ? await push(build, platforms, tools)
        : await stream(build, platforms, reach.unreachable, tools);
    const outcomes = [];
    for (const [i, platform] of platforms.entries()) {
        const named = own_builder_namedBase(build, i);
        const base = await own_builder_baseOf(named, await received.image(platform), received.metadata, tools);
        // Only now is it certain which copy of the base it is.
        const contents = await received.image(platform);
        const { note } = received;
        const built = {
            contents,
            reference: undefined,
            compressor: compressorOf(builder),
            ...(note && { note }),
        };
        outcomes.push({ built, base, baseReference: 'reference' in named ? named.reference : undefined });
    }
    return outcomes;
}
function platformsOf({ request }, builder) {
    const named = namedPlatforms(request.options?.platforms);
    return named.length > 0 ? named : [builder.platform ?? runnerPlatform()];
}
/** A Dockerfile can choose its base by TARGETARCH. */
function own_builder_namedBase({ base, platformBases }, index) {
    return platformBases?.[index] ?? base;
}
async function push(build, platforms, { buildx, images, registry }) {
    for (const [i, platform] of platforms.entries()) {
        const named = own_builder_namedBase(build, i);
        if (!('reference' in named))
            continue;
        const { reference } = named;
        // Of a base that cannot be read the builder sends all layers; the reason is told when the base is needed.
        const base = await images.read(reference, platform).catch((error) => {
            if (error instanceof RegistryError)
                return undefined;
            throw error;
        });
        // Nothing else is looked up: BuildKit asks for the blobs that the manifest names, and compresses none again.
        if (base)
            registry.know(base.contents);
    }
    const tag = `${registry.address}/${registry.repository}:${build.tag}`;
    const { digest, metadata } = await buildx.buildAndPush({ ...build.request, tag });
    return { metadata, image: async (platform) => registry.image(registry.repository, digest, platform) };
}
async function stream(build, platforms, reason, { buildx, registry, log }) {
    const wanted = platforms.map((platform) => ({ platform, required: true }));
    const read = (archive) => streamedImages(archive, `the archive that buildx built from ${build.request.dockerfile}`, wanted);
    const exported = await buildx.buildToArchive({ ...build.request, tag: build.tag }, read);
    for (const { digests } of exported.result)
        prove(digests, exported);
    const note = `Weighed by an OCI archive, because the builder of buildx cannot reach the measuring registry at ${registry.address} (${reason}). Every figure is exact all the same`;
    log.info(`${note}. A builder that was created with --driver-opt network=host would not have to send the base layers.`);
    return {
        metadata: exported.metadata,
        note,
        image: async (platform) => {
            const image = exported.result[platforms.indexOf(platform)];
            if (!image)
                throw new Error(`no image for ${formatPlatform(platform)}`);
            return image.contents(new Set());
        },
    };
}
/** An archive of several platforms has an index of them; buildx names that, or the only manifest. */
function prove(digests, { digest }) {
    if (digests.includes(digest))
        return;
    throw new UserError(`buildx built the image ${digest} but sent ${digests.join(', ')}, which is another one. Try again.`);
}
async function own_builder_baseOf(base, { config }, metadata, { images, registry, log }) {
    const found = 'reference' in base ? await findBase(base.reference, config, metadata, images) : base;
    if ('contents' in found)
        registry.know(found.contents);
    else if ('unknown' in found)
        log.warning(`The base image is not known, so the download size is not either: ${found.unknown}`);
    return found;
}
function findBase(reference, config, { materials }, images) {
    const used = usedBase(reference, materials, undefined);
    return findUsedBase(reference, async () => ('digest' in used ? [used.digest] : []), config, images);
}
/** The tool that compresses what such a builder makes. */
function compressorOf({ driver, versions }) {
    const [version = ''] = versions;
    return `BuildKit${version && ` ${version}`} (${driver})`;
}

;// CONCATENATED MODULE: ./lib/dotnet/cli/global-property.js
/**
 * One `-p:NAME=VALUE` argument that sets a global property to exactly `value`. A value from a project or an
 * input must neither be split into further properties nor be expanded.
 */
function globalProperty(name, value) {
    return `-p:${name}=${escaped(value)}`;
}
/**
 * The text, such that MSBuild reads it literally: it splits at `;` and `,`, drops quotes and expands `%XX`,
 * `$()`, `@()` and wildcards. "MSBuild special characters", learn.microsoft.com.
 */
function escaped(text) {
    return text.replace(/[%;,"$@*?'()=]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/image-platform.js

/** Processors of runtime identifiers and as container platforms spell them (GOARCH). */
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
/** Linux on the processor of a runtime identifier (`linux-musl-x64`), or on one as .NET spells it (`x64`). */
function platformOf(identifier) {
    const processor = identifier.split('-').at(-1) ?? '';
    const known = PROCESSORS.find(([name]) => name === processor)?.[1];
    return { os: 'linux', ...(known ?? { architecture: processor }) };
}
/** `linux-x64` for linux/amd64; undefined where .NET has no runtime for the platform. */
function runtimeIdentifierOf(platform, libc) {
    const known = PROCESSORS.find(([, its]) => samePlatform({ os: 'linux', ...its }, platform));
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
    const identifiers = settled(project) === undefined ? linux(project.container.runtimeIdentifiers) : [];
    const images = [];
    for (const runtimeIdentifier of identifiers) {
        const platform = platformOf(runtimeIdentifier);
        if (!images.some((other) => samePlatform(other.platform, platform)))
            images.push({ platform, runtimeIdentifier });
    }
    return images.length > 1 ? images : [onlyImage(project, architecture)];
}
function onlyImage(project, architecture) {
    const runtimeIdentifier = imageRuntimeIdentifier(project, architecture);
    return { platform: platformOf(settled(project) ?? runtimeIdentifier ?? architecture), runtimeIdentifier };
}
/** The project's own identifier for the platform, where it names one; else that of its base image's C library. */
function identifierFor(platform, project, baseImage) {
    const { container } = project;
    const fits = (identifier) => identifier !== undefined && samePlatform(platformOf(identifier), platform);
    if (fits(settled(project)))
        return undefined;
    const libc = /alpine/i.test(baseImage ?? container.baseImage ?? container.family ?? '') ? 'musl' : 'glibc';
    const own = linux([...container.runtimeIdentifiers, ...project.runtimeIdentifiers]).filter(fits);
    const identifier = own.find((one) => libcOf(one) === libc) ?? own[0] ?? runtimeIdentifierOf(platform, libc);
    if (identifier !== undefined)
        return identifier;
    throw new UserError(`Input platforms: ${formatPlatform(platform)}: .NET has no runtime for it, so the .NET SDK makes no image for it`);
}
/** What the project names for the one image that it is. */
function settled({ container, runtimeIdentifier }) {
    return container.runtimeIdentifier ?? runtimeIdentifier;
}
const linux = (identifiers) => identifiers.filter((identifier) => identifier.startsWith('linux'));
/**
 * The runtime identifier that must be named so that one image is made. A project with RuntimeIdentifiers (or
 * ContainerRuntimeIdentifiers) and nothing else becomes an image for each of them, with an index on top.
 * Undefined where the project itself settles it, or the SDK does: Linux on the SDK's own processor.
 * `architecture` is the machine's, as .NET spells it: `x64`.
 */
function imageRuntimeIdentifier(project, architecture) {
    const { container } = project;
    if (settled(project) !== undefined)
        return undefined;
    const several = linux(container.runtimeIdentifiers.length > 0 ? container.runtimeIdentifiers : project.runtimeIdentifiers);
    return (several.find((identifier) => identifier === `linux-${architecture}`) ??
        several.find((identifier) => identifier.endsWith(`-${architecture}`)) ??
        several[0]);
}
/**
 * The arguments that name it. Both properties, as the SDK's own build of one image among several sets them: the
 * images are the same layer by layer, and so is the time that it takes. Unlike a list of identifiers, one can be
 * named on the command line (SDK 10.0.401 does not split an escaped list), and each image's digest is told.
 */
function platformArgs(identifier) {
    if (identifier === undefined)
        return [];
    return [
        globalProperty('RuntimeIdentifier', identifier),
        globalProperty('ContainerRuntimeIdentifier', identifier),
    ];
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
/** The registry knows the base beforehand, so the SDK reads no layer of it and sends none. */
async function buildImage({ platform, runtimeIdentifier }, { project, options, baseImage, tag }, { dotnet, images, registry }) {
    const baseReference = baseImage ?? (await dotnet.baseImage(project, options, runtimeIdentifier));
    const base = await images.read(baseReference, platform);
    registry.know(base.contents);
    const { digest } = await dotnet.publishContainer({
        project,
        options,
        registry: addressFor(project.sdkVersion, registry.address),
        repository: registry.repository,
        tag,
        runtimeIdentifier,
        baseImage: images.mirrored(baseReference) ?? baseImage,
    });
    const contents = registry.image(registry.repository, digest, platform);
    checkMade(contents.config.platform, platform, project);
    const compressor = `.NET SDK ${project.sdkVersion}`;
    const built = { contents, reference: project.container.repository, compressor };
    return { built, base, baseReference };
}
/** A runtime that the user's own arguments name wins over ours. */
function checkMade(made, wanted, { name }) {
    if (samePlatform(made, wanted))
        return;
    throw new UserError(`The .NET SDK made an image of ${name} for ${formatPlatform(made)}, not for ${formatPlatform(wanted)}. Does input publish-args, or the project, name another runtime (-r, ContainerRuntimeIdentifier)?`);
}
/**
 * The SDK speaks plain HTTP to any host that DOTNET_CONTAINER_INSECURE_REGISTRIES names since 9.0.100; before, only
 * to the host name localhost.
 */
function addressFor(sdkVersion, address) {
    return Number.parseInt(sdkVersion, 10) >= 9 ? address : address.replace(/^127\.0\.0\.1:/, 'localhost:');
}

;// CONCATENATED MODULE: ./lib/build/choose-builder.js









/** Tag under which the image goes through the measuring registry. */
const choose_builder_TAG = 'head';
/** What gives the target's image: the .NET SDK, Docker with the user's Dockerfile or a generated one, or its source. */
function chooseBuilder(target, inputs, places, tools, onFound) {
    const { baseImage } = inputs;
    if ('source' in target) {
        const platforms = wantedPlatforms(inputs.docker.platforms);
        const request = { ...places, platforms, baseImage, tag: choose_builder_TAG, ...(onFound && { onFound }) };
        return () => weighSource(target.source, request, tools);
    }
    const { project, docker, restored = false } = target;
    const options = { ...buildOptions(inputs, places), restored };
    const platforms = namedPlatforms(inputs.docker.platforms);
    if (!docker) {
        return () => buildWithSdk({ project, options, platforms, baseImage, tag: choose_builder_TAG }, tools);
    }
    const { dockerfile } = docker;
    const preparation = { project, options, inputs, tag: choose_builder_TAG, ...places };
    return async () => {
        // Before the app is published, which takes much longer and would be for nothing.
        const own = await tools.ownBuilder();
        const engine = own ?? (await tools.engine());
        if (platforms.length > 1 && !('driver' in engine))
            requireIndexes(engine);
        const prepared = dockerfile === undefined
            ? await prepareGenerated({ ...preparation, link: own !== undefined && knowsLink(own) }, tools)
            : await prepareDockerfile(dockerfile, preparation, tools);
        if ('driver' in engine)
            return buildWithOwnBuilder(prepared, engine, tools);
        return platforms.length > 1
            ? buildForPlatforms(prepared, platforms, engine, tools)
            : buildWithDocker(prepared, engine, tools);
    };
}
function buildOptions(inputs, places) {
    return {
        root: places.workspace,
        configuration: inputs.configuration,
        framework: inputs.framework,
        publishArgs: inputs.publishArgs,
    };
}

// EXTERNAL MODULE: ./lib/cache/cache-process.js
var cache_process = __nccwpck_require__(2164);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./lib/cache/entry.js



/** Bytes that one entry may hold: a measurement of a large app, with its list of files, is a few MB. */
const MAX_CONTENT = 32 * 1024 * 1024;
/** Bytes of the file that it is kept in. */
const MAX_PACKED = 16 * 1024 * 1024;
const MAX_HEADER = 1024;
/** An entry that is not what was asked for; the reason reads on behind "the entry". */
class EntryRefused extends Error {
    name = 'EntryRefused';
}
/** What is kept: a line that says which entry this is, and the content, compressed. Throws an EntryRefused. */
async function pack(key, content) {
    if (content.byteLength > MAX_CONTENT)
        throw tooLarge(content.byteLength);
    const header = `${JSON.stringify({ key, sha256: entry_sha256(content) })}\n`;
    const packed = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(Buffer.concat([Buffer.from(header), content]));
    if (packed.byteLength > MAX_PACKED)
        throw tooLarge(packed.byteLength);
    return packed;
}
/**
 * The content of an entry, if it is whole and was kept under this very key: the service matches beginnings of keys,
 * and entries can be written by every workflow of the repository. What it holds is still the caller's to check.
 * Throws an EntryRefused.
 */
async function unpack(key, packed) {
    const bytes = await decompressed(packed);
    const end = bytes.subarray(0, MAX_HEADER).indexOf('\n');
    const header = parseHeader(bytes.subarray(0, Math.max(end, 0)).toString('utf8'));
    if (header === undefined)
        throw new EntryRefused('is none of this action’s');
    const content = bytes.subarray(end + 1);
    if (header.key !== key)
        throw new EntryRefused('was kept under another key');
    if (header.sha256 !== entry_sha256(content))
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
        // No JSON: none of ours.
        return undefined;
    }
}
function tooLarge(bytes) {
    return new EntryRefused(`of ${bytes} bytes is larger than is kept`);
}
function entry_sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./lib/cache/outcome.js

/** Reads what @actions/cache printed when it was to save. Not every reason is a failure of its own there. */
function saveOutcome(output) {
    const lines = readable(output);
    const text = lines.join('\n');
    if (lines.includes(cache_process/* SAVED */.MX))
        return 'saved';
    // Of pull requests from forks, and what a repository's policy calls untrusted.
    if (/cache write denied:|does not permit writes|\(403\)/.test(text))
        return 'read-only';
    if (/\(409\)|already exists/i.test(text))
        return 'exists';
    const reason = firstMatch(lines, /^Failed to reserve cache: (?:Error: )?(.+)$/) ??
        firstMatch(lines, /^Failed to save: (.+)$/);
    return { failed: reason ?? lastOf(lines) };
}
/** Why nothing was restored; undefined where there was nothing. */
function restoreFailure(output) {
    const lines = readable(output);
    const text = firstMatch(lines, /^Failed to restore: (.+)$/);
    if (text !== undefined)
        return text;
    return firstMatch(lines, /^(Cache restore skipped: .+)$/);
}
/** The lines without workflow commands, without what belongs to no log: signatures of URLs, and control characters. */
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
    return lines.filter((line) => line !== '').at(-1) ?? 'it says nothing';
}

;// CONCATENATED MODULE: ./lib/cache/measurement-cache.js






/** Milliseconds: a few MB, and some of the retries of a service that comes back. Longer waits cost more than a build. */
const TIMEOUT = 20_000;
/** What is said of a service that is down, and will be a moment later. */
const DOWN = /did not end within|after \d+ attempts/;
/** Variables by which a runner tells actions where the cache is; programs are started without them otherwise. */
const SERVICE = [
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_MODE',
];
/**
 * @actions/cache unpacks archives with `tar -P`, which writes wherever their names lead: outside of any folder, with
 * absolute names. Here every name in them becomes that of the one file which is expected, in an empty folder.
 * GNU tar reads its options from this variable too ("TAR_OPTIONS" in its manual); others do not, and are refused.
 */
const CONFINED = `--no-same-owner --no-same-permissions --transform=s,^.*$,${cache_process/* ENTRY_FILE */.wO},`;
/** The Actions cache, by @actions/cache in a process of its own. */
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
    const failure = restoreFailure(finished.stdout) ?? ended(finished);
    if (failure !== undefined)
        throw new UserError(failure);
    const file = (0,external_node_path_.join)(folder, cache_process/* ENTRY_FILE */.wO);
    const facts = await (0,promises_namespaceObject.lstat)(file).catch((error) => {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    });
    if (facts === undefined)
        return undefined;
    if (!facts.isFile())
        throw new EntryRefused('is no file');
    if (facts.size > MAX_PACKED)
        throw new EntryRefused(`of ${facts.size} bytes is larger than is kept`);
    return unpack(key, await (0,promises_namespaceObject.readFile)(file));
}
async function save(tools, key, content, folder) {
    await (0,promises_namespaceObject.writeFile)((0,external_node_path_.join)(folder, cache_process/* ENTRY_FILE */.wO), await pack(key, content));
    const finished = await start(tools, ['save', key], folder, {});
    const failure = ended(finished);
    return failure === undefined ? saveOutcome(finished.stdout) : { failed: failure };
}
/** In an empty folder, which is gone afterwards with all that was unpacked in it. */
async function inFolder(tools, part) {
    const { environment, temporaryFolder } = tools;
    if (!environment.ACTIONS_RESULTS_URL && !environment.ACTIONS_CACHE_URL)
        throw new UserError('this runner offers no cache');
    const folder = await (0,promises_namespaceObject.realpath)(await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'cache-')));
    try {
        return await part(folder);
    }
    finally {
        await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true });
    }
}
function start({ execute, environment, program: [node, ...first] }, args, folder, env) {
    return execute(node, [...first, cache_process/* CACHE_COMMAND */.ZV, ...args], {
        cwd: folder,
        env: {
            ...Object.fromEntries(SERVICE.map((name) => [name, environment[name]])),
            // Where @actions/cache looks for files, and puts its archives.
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
        throw new UserError('it needs GNU tar, and this machine has another');
}
/** What a process that did not end well said last. */
function ended({ exitCode, stdout, stderr }) {
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

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/process/environment.js
const WITHHELD = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;
/**
 * The environment of a program that is started. It may run the pull request's code: it gets neither this action's
 * inputs (the token is one), nor what the runner gives to actions alone, nor the files through which a step sets
 * outputs and the next steps' environment.
 * @param changes added, or with `undefined` taken away.
 */
function environment(changes = {}) {
    const own = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));
    const merged = { ...Object.fromEntries(own), ...changes };
    return Object.fromEntries(Object.entries(merged).filter((entry) => entry[1] !== undefined));
}

;// CONCATENATED MODULE: ./lib/process/stream.js




/** What is kept of stderr, from its end, in UTF-16 code units. */
const MAX_ERRORS = 4 * 1024 * 1024;
/** Milliseconds after which a program that ignores SIGTERM is killed. */
const PATIENCE = 2000;
const stream_stream = async (program, args, options, read) => {
    if (options.shown)
        process.stdout.write(`[command]${[program, ...args].join(' ')}\n`);
    const child = (0,external_node_child_process_namespaceObject.spawn)(program, [...args], {
        env: environment(options.env),
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
/** The output as it comes; each wait for it is bounded. */
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
            const part = await this.#soon(chunks.next());
            if (part.done)
                break;
            this.#begun = true;
            yield part.value;
        }
        this.complete = true;
    }
    #soon(next) {
        const limit = this.#begun ? this.#options.idleMs : this.#options.startMs;
        if (limit === undefined)
            return next;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.stalled = new UserError(`${this.#options.name} wrote nothing for ${limit / 1000} s, and was ended.`);
                reject(this.stalled);
            }, limit);
            next.then(resolve, reject).finally(() => clearTimeout(timer));
        });
    }
}
function started(child) {
    return new Promise((resolve) => child.once('spawn', () => resolve()));
}
/** The exit code, as shells give it for a program that was ended by a signal. */
function endOf(child, program) {
    const ended = new Promise((resolve, reject) => {
        child.once('error', (cause) => {
            reject(new UserError(`${program} could not be started: ${cause.message}`, { cause }));
        });
        child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? external_node_os_.constants.signals[signal] : 0)));
    });
    // Whoever was abandoned ends unobserved.
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
/** What it started in turn (a plugin of docker) ends when nobody reads what it writes. */
function end(child) {
    child.stdout?.destroy();
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return;
    child.stderr?.destroy();
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
}

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
/** BuildKit speaks plain HTTP to 127.0.0.1 by itself. Without `store` it keeps no copy of the image either. */
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
    const problem = onlyWithBuildx(request.options ?? {});
    if (problem !== undefined) {
        throw new UserError(`Input ${problem} needs buildx, which this docker client lacks. Install docker-buildx.`);
    }
    return ['build', ...commonArguments(request, files, true), '--', request.context];
}
function onlyWithBuildx(options) {
    if ((options.buildContexts ?? []).length > 0)
        return 'build-contexts';
    if ((options.cacheTo ?? []).length > 0)
        return 'cache-to';
    if ((options.platforms ?? []).length > 1)
        return 'platforms with more than one platform';
    // The old client takes references only, and would take `type=gha` for one.
    if ((options.cacheFrom ?? []).some((cache) => /(^|,)type=/.test(cache)))
        return 'cache-from with a type';
    return undefined;
}
function commonArguments(request, files, tagged) {
    const { options = {} } = request;
    const { buildArgs = [], cacheFrom = [], platforms = [], ssh = [], target = '' } = options;
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
        ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
        ...secretArguments(options, files),
        ...ssh.flatMap((agent) => ['--ssh', agent]),
        ...(target === '' ? [] : ['--target', target]),
    ];
}
function secretArguments(options, files) {
    const { secrets = [], secretFiles = [], secretEnvs = [] } = options;
    const fields = [
        ...secrets.map((item, index) => [`id=${readPair('secrets', item)[0]}`, `src=${files.secrets[index]}`]),
        ...secretFiles.map((item) => fieldsOf('secret-files', item, 'src')),
        ...secretEnvs.map((item) => fieldsOf('secret-envs', item, 'env')),
    ];
    return fields.flatMap((secret) => ['--secret', secret.map(csvField).join(',')]);
}
function fieldsOf(input, item, source) {
    const [name, value] = readPair(input, item);
    return [`id=${name}`, `${source}=${value}`];
}
/** docker reads the option as a line of CSV. */
function csvField(field) {
    return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

;// CONCATENATED MODULE: ./lib/docker/build-environment.js
/** Where and with which environment a build is started. */
function buildEnvironment(request) {
    return {
        // Clients before 23 build with the classic builder unless told otherwise.
        env: { DOCKER_BUILDKIT: '1', ...cacheService(request, process.env) },
        ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
    };
}
/** The cache `type=gha` speaks to the service that the runner names to actions; nothing else gets its token. */
function cacheService({ options = {} }, environment) {
    const caches = [...(options.cacheFrom ?? []), ...(options.cacheTo ?? [])];
    if (!caches.some((cache) => /(^|,)type=gha(,|$)/.test(cache)))
        return {};
    return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIONS_')));
}

;// CONCATENATED MODULE: ./lib/process/shown-command.js
/**
 * The command as one would type it, for messages only: it is never given to a shell. What stands behind `=` is
 * left out: build arguments and MSBuild properties hold passwords, and a message ends up in a comment, which
 * nothing masks.
 */
function shownCommand(words) {
    return words.map((word) => shown_command_quoted(word.replace(/=.+$/s, '=…'))).join(' ');
}
function shown_command_quoted(word) {
    return /^[\w@%+=:,./…-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

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
/** The last line that is no frame, no step and no hint. */
function summaryOf(lines) {
    const said = lines.filter((line) => line.trim() !== '' && !/^(-{4,}|#\d+ | > |See |View build details)/.test(line));
    const last = said.findLast((line) => /^(ERROR: |error: |failed to )/.test(line)) ?? said.at(-1);
    return last === undefined ? undefined : withoutWrapping(last);
}
const wrapping = /^(ERROR|error|failed to (build|solve|create LLB definition)|failed to solve with frontend [^ :]+|rpc error): |^code = \w+ desc = /;
/** Each part of the builder wraps the reason in words of its own. */
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
/** MSBuild's and the compilers' errors in the output of a step, each once, as they came. */
function msbuildErrors(log) {
    const details = new Map();
    for (const line of log) {
        const detail = msbuildError(line.trim());
        // MSBuild prints each error again in its summary.
        if (detail !== undefined)
            details.set(JSON.stringify(detail), detail);
    }
    return [...details.values()];
}
/** MSBuild's canonical form, `ORIGIN(LINE,COLUMN): error CODE: TEXT [PROJECT]`; of an origin only files count. */
function msbuildError(text) {
    const found = /(?:^|: ?)(?:fatal )?error ([A-Z]{2,}\d+) ?: /.exec(text);
    if (found === null)
        return undefined;
    const message = `${found[1]}: ${text.slice(found.index + found[0].length).replace(/ \[[^[\]]*\]$/, '')}`;
    const origin = text.slice(0, found.index).trim();
    const [, file, line, column] = /^([^()]+)\((\d+)(?:,(\d+))?[\d,-]*\)$/.exec(origin) ?? [];
    if (file === undefined)
        return /[./\\]/.test(origin) ? { message, file: origin } : { message };
    return {
        message,
        file,
        line: Number(line),
        ...(column === undefined ? {} : { column: Number(column) }),
    };
}

;// CONCATENATED MODULE: ./lib/docker/unreadable-image.js
/** Undefined where the build failed for another reason. */
function unreadableImage({ step = '', summary }) {
    const reference = 
    // The step that reads an image, or the frontend that `# syntax=` names; then buildx's last word.
    /^\[(?:\S+ )?internal\] load metadata for (\S+)$/.exec(step)?.[1] ??
        /^resolve image config for (?:docker-image:\/\/)?(\S+)$/.exec(step)?.[1] ??
        /^\[[^\]]*\] FROM (\S+)/.exec(step)?.[1] ??
        /failed to resolve source metadata for (\S+): /.exec(summary)?.[1];
    if (reference === undefined)
        return undefined;
    return { reference, registry: registryOf(reference), why: whyOf(summary), said: summary };
}
/** What happened and what to do about it, in a sentence each. */
function explainUnreadable({ registry, why, said }) {
    switch (why) {
        case 'missing':
            return `${registry} has no such image. Check its name and tag.`;
        case 'login':
            return (`${registry} wants a login for it, or has no such image. Log in before this action ` +
                `(docker/login-action with registry ${registry}). Pull requests from forks and Dependabot ` +
                'have no Actions secrets, so their runs lack the credential.');
        case 'platform':
            return `${registry} has it, but not for the platform asked for. Check input platforms.`;
        case 'limit':
            return `${registry} limits how often it is asked. Log in before this action, or use a mirror.`;
        case 'unreachable':
            return `${registry} did not give it: ${said}`;
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
/** Docker's rule: a first part with a dot or a colon, or `localhost`, is a host; else it is Docker Hub. */
function registryOf(reference) {
    const [first = '', ...rest] = reference.split('/');
    return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io';
}

;// CONCATENATED MODULE: ./lib/docker/build-failure.js





/**
 * The error for a build that failed: what failed, what to do, the tools' own error lines as details. Its options are
 * left out, since build arguments hold passwords; the log has the whole command.
 */
function buildFailure(request, finished) {
    const output = readBuildOutput(`${finished.stdout}\n${finished.stderr}`);
    const names = { dockerfile: shown(request, request.dockerfile), context: shown(request, request.context) };
    const command = shownCommand(['docker', 'build', '--file', names.dockerfile, names.context]);
    const ending = `Exit code ${finished.exitCode} of: ${command}`;
    return new UserError(`${sentence(whatFailed(names, output))}\n${ending}`, {
        details: [...msbuildErrors(output.log), ...builderDetail(request, output)],
    });
}
/** As the user knows it: relative to the checkout. */
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
        return (`${dockerfile} copies ${absent}, which is not in the build context ${context} (or .dockerignore keeps it ` +
            'out). Set input context, or publish-output where the Dockerfile expects the published app.');
    }
    const flag = /unknown flag: (\S+)/i.exec(summary)?.[1];
    if (flag !== undefined && /dockerfile parse error/.test(summary)) {
        return (`${dockerfile} uses --${flag.replace(/^--/, '')}, which this engine's BuildKit does not know. ` +
            'Install docker-buildx with a newer engine, or start the Dockerfile with `# syntax=docker/dockerfile:1`.');
    }
    const step = output.step === undefined ? '' : ` at ${output.step}`;
    return `The Docker build of ${dockerfile} failed${step}: ${summary}`;
}
/** The builder's last word at its line; without one the message says it all. */
function builderDetail({ dockerfile }, { summary, line }) {
    return line === undefined ? [] : [{ message: summary, file: dockerfile, line }];
}
function sentence(text) {
    return text.endsWith('.') ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./lib/docker/build-files.js



/** Gives a build a folder of its own for what it writes and reads beside its context, as long as it runs. */
async function withBuildFiles(request, temporaryFolder, build) {
    const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryFolder, 'docker-build-'));
    try {
        return await build(await writeSecrets(request, folder));
    }
    finally {
        await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true });
    }
}
/** Secrets lie in files that only this user can read; an argument list could be read by anyone. */
async function writeSecrets(request, folder) {
    const secrets = [];
    for (const [index, item] of (request.options?.secrets ?? []).entries()) {
        const [, value] = readPair('secrets', item);
        const file = (0,external_node_path_.join)(folder, `secret-${index}`);
        await (0,promises_namespaceObject.writeFile)(file, value, { mode: 0o600 });
        secrets.push(file);
    }
    return { imageId: (0,external_node_path_.join)(folder, 'image-id'), metadata: (0,external_node_path_.join)(folder, 'metadata.json'), secrets };
}
/** What a build wrote into a file; empty where it wrote none. */
async function textOf(file) {
    try {
        return await (0,promises_namespaceObject.readFile)(file, 'utf8');
    }
    catch (error) {
        // Not every builder writes every file.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/docker/untrusted-json.js

/** The value of a JSON text of the given shape; undefined where it is no JSON or has another shape. */
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
    const result = safeParse(schema, value);
    return result.success ? result.output : undefined;
}

;// CONCATENATED MODULE: ./lib/docker/build-metadata.js


const material = object({ uri: string(), digest: record(string(), string()) });
const materials = array(union([
    material,
    pipe(dist_unknown(), transform(() => undefined)),
]));
const build_metadata_provenance = union([
    object({ materials }),
    object({ buildDefinition: object({ resolvedDependencies: materials }) }),
]);
/** Reads a metadata file. Whatever it lacks or spells otherwise is not known; nothing is thrown. */
function readBuildMetadata(text) {
    const read = readJson(record(string(), dist_unknown()), text) ?? {};
    const digest = read['containerimage.digest'];
    const found = Object.entries(read)
        // With several platforms each has its own, `buildx.build.provenance/linux/amd64`.
        .filter(([name]) => name === 'buildx.build.provenance' || name.startsWith('buildx.build.provenance/'))
        .flatMap(([, value]) => materialsOf(value));
    return {
        materials: found,
        ...(typeof digest === 'string' && build_metadata_isDigest(digest) ? { digest } : {}),
    };
}
/** SLSA provenance 0.2 calls them materials, 1.0 resolved dependencies. */
function materialsOf(value) {
    const result = safeParse(build_metadata_provenance, value);
    if (!result.success)
        return [];
    const list = 'materials' in result.output
        ? result.output.materials
        : result.output.buildDefinition.resolvedDependencies;
    return list.flatMap((item) => {
        const digest = `sha256:${item?.digest.sha256 ?? ''}`;
        const reference = item === undefined ? undefined : referenceOf(item.uri);
        return reference !== undefined && build_metadata_isDigest(digest) ? [{ reference, digest }] : [];
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
function build_metadata_isDigest(text) {
    return /^sha256:[0-9a-f]{64}$/.test(text);
}

;// CONCATENATED MODULE: ./lib/docker/build-elsewhere.js







/**
 * Builds, and pushes to the registry that `request.tag` names.
 * @throws UserError with the builder's error lines where that fails, or where it does not say what it built.
 */
function buildAndPush(request, tools) {
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        const args = buildxArguments(request, files, 'registry');
        const finished = await tools.execute(tools.client.program, args, buildEnvironment(request));
        if (finished.exitCode !== 0)
            throw buildFailure(request, finished);
        return exported(request, files);
    });
}
/**
 * Builds, and hands an OCI archive to a reader as it comes. @throws UserError as `buildAndPush`, or the reader's error.
 */
function buildToArchive(request, tools, read) {
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        const args = buildxArguments(request, files, 'stdout');
        const name = `The archive of the Docker build of ${request.dockerfile}`;
        const options = { ...buildEnvironment(request), name, shown: true, idleMs: bounds.saveIdle };
        const { finished, result } = await tools.stream(tools.client.program, args, options, read);
        if (finished.exitCode !== 0)
            throw buildFailure(request, finished);
        return { ...(await exported(request, files)), result: result() };
    });
}
async function exported(request, files) {
    const metadata = readBuildMetadata(await textOf(files.metadata));
    if (metadata.digest !== undefined)
        return { digest: metadata.digest, metadata };
    throw new UserError(`The Docker build of ${request.dockerfile} succeeded, but its builder did not say which image it built (buildx --metadata-file has no containerimage.digest), so what arrived cannot be proved to be that image. Update buildx, or choose another builder with docker buildx use.`);
}

;// CONCATENATED MODULE: ./lib/docker/last-word.js
/** The last line of what a docker command said. */
function lastWord({ stdout, stderr }) {
    return stderr.trim().split('\n').at(-1) || stdout.trim().split('\n').at(-1) || 'docker said nothing';
}

;// CONCATENATED MODULE: ./lib/docker/buildx.js




function createBuildx({ execute, client: find, temporaryFolder }) {
    const tools = async () => ({ execute, stream: stream_stream, temporaryFolder, client: await find() });
    return {
        builder: async () => findOwnBuilder(await find(), execute),
        probe: async (reference, platform, signal) => lastWord(await probeBuilder(reference, platform, await find(), execute, signal)),
        buildAndPush: async (request) => buildAndPush(request, await tools()),
        buildToArchive: async (request, read) => buildToArchive(request, await tools(), read),
    };
}

;// CONCATENATED MODULE: ./lib/docker/client.js






const versionAnswer = object({ Client: object({ Version: string() }) });
/**
 * The docker command to use: the first on PATH that has buildx, else the first that can drive the engine's
 * BuildKit by itself, else the first. (A newer client without the buildx plugin may stand before an older
 * one that builds.) Throws a UserError where there is no docker command.
 */
async function findClient(execute, programs) {
    let best;
    for (const program of programs) {
        const client = await lookAtClient(execute, program);
        if (client?.builder === 'buildx')
            return client;
        if (client !== undefined && (best === undefined || client_rank(client) > client_rank(best)))
            best = client;
    }
    if (best !== undefined)
        return best;
    throw noCommand();
}
/** The one for all that is no build: the first on PATH, as a shell takes it, without asking what else it can do. */
function firstProgram(programs) {
    const [first] = programs;
    if (first === undefined)
        throw noCommand();
    return first;
}
function noCommand() {
    return new UserError('There is no working docker command on PATH. Install Docker, or set input builder to `sdk`, which needs none.');
}
/** The same, found when it is first asked for, and once. */
function clientOnce(execute, programs) {
    let found;
    return () => {
        found ??= findClient(execute, programs);
        return found;
    };
}
/** The docker commands on PATH, in its order. */
async function dockerPrograms(path) {
    const programs = [];
    for (const folder of new Set(path.split(external_node_path_.delimiter).filter((name) => name !== ''))) {
        const program = (0,external_node_path_.join)(folder, process.platform === 'win32' ? 'docker.exe' : 'docker');
        if (await isExecutable(program))
            programs.push(program);
    }
    return programs;
}
async function lookAtClient(execute, program) {
    const [answer, buildx] = await Promise.all([
        // It exits with 1 where no engine answers, and still tells its own version.
        execute(program, ['version', '--format', '{{json .}}'], { silent: true, timeoutMs: bounds.answer }),
        execute(program, ['buildx', 'version'], { silent: true, timeoutMs: bounds.answer }),
    ]);
    const version = readJson(versionAnswer, answer.stdout)?.Client.Version;
    if (version === undefined)
        return undefined;
    if (buildx.exitCode === 0)
        return { program, version, builder: 'buildx' };
    // Docker 23 moved the client's BuildKit support into buildx.
    return { program, version, builder: Number.parseInt(version, 10) < 23 ? 'buildkit' : 'none' };
}
function client_rank({ builder }) {
    return ['none', 'buildkit', 'buildx'].indexOf(builder);
}
async function isExecutable(path) {
    try {
        await (0,promises_namespaceObject.access)(path, promises_namespaceObject.constants.X_OK);
        return true;
    }
    catch (error) {
        if (error instanceof Error && 'code' in error)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/docker/build-image.js






/** Builds an image in the engine. Throws a UserError with the builder's error lines where that fails. */
async function build_image_buildImage(request, tools) {
    const { client } = tools;
    if (client.builder === 'none')
        throw noBuilder(client);
    return withBuildFiles(request, tools.temporaryFolder, async (files) => {
        const args = client.builder === 'buildx' ? buildxArguments(request, files) : dockerBuildArguments(request, files);
        const finished = await tools.execute(client.program, args, buildEnvironment(request));
        if (finished.exitCode !== 0)
            throw buildFailure(request, finished);
        return builtImage(request, files, tools);
    });
}
async function builtImage(request, files, tools) {
    const id = (await textOf(files.imageId)).trim();
    // Not every builder writes the file.
    const image = (id === '' ? undefined : await tools.inspect(id)) ?? (await tools.inspect(request.tag));
    if (image === undefined) {
        throw new UserError(`The Docker build of ${request.dockerfile} succeeded, but the engine has no image ${request.tag}.`);
    }
    return { imageId: image.id, image, metadata: readBuildMetadata(await textOf(files.metadata)) };
}
function noBuilder({ program, version }) {
    return new UserError(`The docker command ${program} (version ${version}) cannot build with BuildKit: its buildx plugin is missing. ` +
        'Install it (package docker-buildx-plugin of Docker, docker-buildx of Debian and Ubuntu; in a workflow ' +
        'docker/setup-buildx-action), or set input builder to `sdk`, which needs no Docker.');
}

;// CONCATENATED MODULE: ./lib/docker/engine-facts.js


const answer = object({
    ServerVersion: optional(string(), ''),
    Driver: optional(string(), ''),
    DriverStatus: optional(nullable(array(array(string())))),
    OSType: optional(string(), ''),
    Architecture: optional(string(), ''),
    SecurityOptions: optional(nullable(array(string()))),
    ServerErrors: optional(nullable(array(string()))),
});
/** Reads `docker info --format '{{json .}}'`; where no engine answered, the client's word on why. */
function readEngineFacts(text) {
    const read = readJson(answer, text);
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
        os: read.OSType,
        architecture: read.Architecture,
        rootless: (read.SecurityOptions ?? []).includes('name=rootless'),
    };
}

;// CONCATENATED MODULE: ./lib/docker/local-image.js


const digest = pipe(string(), regex(/^sha256:[0-9a-f]{64}$/));
const local_image_answer = object({
    Id: digest,
    RepoTags: optional(nullable(array(string()))),
    RepoDigests: optional(nullable(array(string()))),
    RootFS: object({ Layers: optional(nullable(array(digest))) }),
    Os: string(),
    Architecture: string(),
    Variant: optional(string(), ''),
    Config: optional(nullable(object({
        Env: optional(nullable(array(string()))),
        Labels: optional(nullable(record(string(), string()))),
    }))),
});
/** Reads `docker image inspect --format '{{json .}}'`; undefined where the answer has another shape. */
function readLocalImage(text) {
    const read = readJson(local_image_answer, text);
    if (read === undefined)
        return undefined;
    return {
        id: read.Id,
        repoTags: read.RepoTags ?? [],
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
    client;
    constructor(options) {
        this.options = options;
        this.client = options.client ?? clientOnce(options.execute, options.programs);
    }
    async engine() {
        const finished = await this.run(['info', '--format', '{{json .}}']);
        const facts = readEngineFacts(finished.stdout);
        if (!('unknown' in facts))
            return facts;
        const reason = finished.stderr.trim() || facts.unknown;
        throw new UserError(`No Docker engine answers: ${reason} Start Docker before this action, or set input builder to \`sdk\`, ` +
            'which needs no engine.');
    }
    async build(request) {
        const inspect = (reference) => this.inspect(reference);
        return build_image_buildImage(request, { ...this.options, client: await this.client(), inspect });
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
            throw new UserError(`docker image inspect ${reference} gave an answer that cannot be read.`);
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
        const digest = /: digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/m.exec(finished.stdout)?.[1];
        if (digest === undefined)
            throw new UserError(`docker push ${reference} did not say which digest it pushed.`);
        return digest;
    }
    async save(reference, read) {
        const program = firstProgram(this.options.programs);
        const name = `docker save ${reference}`;
        const options = { name, startMs: bounds.saveStart, idleMs: bounds.saveIdle };
        const { finished, result } = await (this.options.stream ?? stream_stream)(program, ['image', 'save', '--', reference], options, read);
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
        return lastWord(await this.run(['image', 'pull', '--quiet', '--', reference], { signal }));
    }
    async run(args, bound = { timeoutMs: bounds.answer }) {
        const program = firstProgram(this.options.programs);
        return this.options.execute(program, args, { silent: true, ...bound });
    }
}
function isAbsent({ stderr }) {
    return /no such (image|object)/i.test(stderr) && !/invalid reference format/i.test(stderr);
}
function failure(command, finished) {
    return new UserError(`${command} failed with exit code ${finished.exitCode}: ${lastWord(finished)}`);
}

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
;// CONCATENATED MODULE: ./lib/dotnet/cli/msbuild-errors.js
/** Longer lines are cut: no compiler writes them, and the search must stay linear. */
const msbuild_errors_longestLine = 4_000;
/**
 * The error lines of dotnet's output, in their order and each once:
 * `path(line,column): error CODE: message [project]`, where all but `error` and message may be missing.
 * Format: "MSBuild and Visual Studio format for diagnostic messages", learn.microsoft.com.
 */
function msbuild_errors_msbuildErrors(output) {
    const found = new Map();
    for (const line of output.split(/\r?\n/)) {
        const detail = msbuild_errors_parse(line.slice(0, msbuild_errors_longestLine));
        if (detail === undefined)
            continue;
        const key = [detail.file, detail.line, detail.column, detail.message].join('\n');
        if (!found.has(key))
            found.set(key, detail);
    }
    return [...found.values()];
}
function msbuild_errors_parse(line) {
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
/** MSBuild ends a line with the project in brackets, with `::TargetFramework=…` behind it where it has several. */
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
    // An error in the SDK's own targets says nothing about the user's sources, except in which project it was.
    if (!isPath(file) || isInsideSdk(file))
        return project === undefined ? {} : { file: project };
    return {
        file,
        ...(parts?.[2] === undefined ? {} : { line: Number(parts[2]) }),
        ...(parts?.[3] === undefined ? {} : { column: Number(parts[3]) }),
    };
}
/** `MSBUILD`, `CSC` and `NuGet` stand where a path would. */
function isPath(origin) {
    return /[\\/]/.test(origin) || /\.\w*(?:proj|sln|slnx|cs|fs|vb|props|targets|razor|cshtml)$/.test(origin);
}
function isInsideSdk(file) {
    return /[\\/]sdk[\\/]\d+\.\d+\.\d+[^\\/]*[\\/]/.test(file);
}

;// CONCATENATED MODULE: ./lib/dotnet/cli/run-dotnet.js





/** There is no dotnet at all, so that no project can be asked anything. */
class DotNetMissing extends UserError {
    name = 'DotNetMissing';
}
/** English and plain lines: error lines are read from the output. */
const run_dotnet_readable = { DOTNET_CLI_UI_LANGUAGE: 'en', MSBUILDTERMINALLOGGER: 'off', DOTNET_NOLOGO: 'true' };
/** Runs `dotnet` and throws a UserError with its error lines when it fails or cannot start. */
async function runDotNet(execute, run) {
    const finished = await run_dotnet_start(execute, run);
    if (finished.exitCode !== 0)
        throw run_dotnet_failure(run.args, finished);
    return finished;
}
/** Runs `dotnet`; any exit code is an answer, except that of an SDK that is not there. */
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
        if (!(error instanceof UserError))
            throw error;
        throw new DotNetMissing(`dotnet could not be started. Install the .NET SDK before this action, for example with actions/setup-dotnet. (${error.message})`, { cause: error });
    }
}
/** The SDK's own words name the version asked for and the global.json that asks. */
function sdkNotFound(output) {
    const requested = /^Requested SDK version: *(\S+)/m.exec(output)?.[1];
    const globalJson = /^global\.json file: *(.+)$/m.exec(output)?.[1]?.trim();
    const what = requested === undefined
        ? 'No .NET SDK is installed'
        : `The .NET SDK ${requested}${globalJson === undefined ? '' : `, which ${globalJson} asks for,`} is not installed`;
    const installed = [...output.matchAll(/^(\d+\.\d+\.\d+\S*) \[/gm)].map(([, version]) => version);
    const instead = installed.length === 0 ? '' : ` (installed: ${installed.join(', ')})`;
    return new UserError(`${what}${instead}. Install it before this action, for example with actions/setup-dotnet and its input global-json-file.`);
}
/** What a command that ended with an exit code other than 0 is reported as. */
function run_dotnet_failure(args, finished, explanation = '') {
    const errors = msbuild_errors_msbuildErrors(`${finished.stdout}\n${finished.stderr}`);
    const details = errors.length > 0 ? errors : lastLines(finished);
    return new UserError(`${commandLine(args)} failed with exit code ${finished.exitCode}.${explanation && ` ${explanation}`}`, { details });
}
function lastLines(finished) {
    const lines = `${finished.stdout}\n${finished.stderr}`.split(/\r?\n/).map((line) => line.trim());
    return lines
        .filter((line) => line !== '')
        .slice(-10)
        .map((message) => ({ message }));
}
/** Without properties and questions, which are this action's own for the most part; the log has them all. */
function commandLine(args) {
    return shownCommand([
        'dotnet',
        ...args.filter((word) => !/^(?:--?|\/)(?:get[A-Z]\w*|p|property):/i.test(word)),
    ]);
}
/**
 * The folder to start dotnet in: that of the global.json nearest above the project, so that the project's own
 * SDK is chosen, else the checkout's root.
 */
function workingFolder(project, root) {
    const top = (0,external_node_path_.resolve)(root);
    for (let folder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(project)); run_dotnet_isWithin(folder, top); folder = (0,external_node_path_.dirname)(folder)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'global.json')))
            return folder;
        if (folder === top)
            break;
    }
    return top;
}
function run_dotnet_isWithin(folder, root) {
    const path = (0,external_node_path_.relative)(root, folder);
    return path === '' || !(path.startsWith('..') || (0,external_node_path_.resolve)(path) === path);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/app-or-not.js
/** Why no Linux container image can be made of the project, or undefined. Holds also for a project that the user named. */
function whyNoApp(facts) {
    if (facts.isAspireHost)
        return 'Aspire AppHost';
    // With a Dockerfile of its own, a library can be an app: Azure Functions loads one, for example.
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
const unfit = [
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
 * `dotnet build` translates the options that are not MSBuild's (`-r`, `--self-contained`, `--os`) itself, and
 * runs nothing as long as only properties and items are asked for and no target is named.
 */
function evaluationArgs(project, options) {
    return [
        'build',
        project,
        '--no-restore',
        '-c',
        options.configuration,
        ...frameworkArgs(options.framework, options.publishArgs),
        // As dotnet publish sets it: PublishSelfContained and others count only then.
        '-p:_IsPublishing=true',
        ...understood(options.publishArgs ?? []),
    ];
}
function understood(publishArgs) {
    const kept = [];
    for (let index = 0; index < publishArgs.length; index++) {
        const word = publishArgs[index] ?? '';
        const [, name, value] = /^([-/]+[^:=]*)([:=].*)?$/s.exec(word) ?? [];
        const option = unfit.find(({ names }) => names.some((known) => known.toLowerCase() === name?.toLowerCase()));
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
    'InvariantGlobalization',
    'IsAspireHost',
    'IsPublishable',
    'IsTestProject',
    'IsTestingPlatformApplication',
    'NETCoreSdkVersion',
    'OutputType',
    'PackAsTool',
    'PublishAot',
    'PublishDir',
    'PublishTrimmed',
    'RuntimeIdentifier',
    'RuntimeIdentifiers',
    'SelfContained',
    'TargetFramework',
    'TargetFrameworkIdentifier',
    'TargetFrameworkVersion',
    'TargetFrameworks',
    'TargetPlatformIdentifier',
    'UseAppHost',
    'UsingMicrosoftNETSdkBlazorWebAssembly',
    'UsingMicrosoftNETSdkWeb',
    'UsingMicrosoftNETSdkWebAssembly',
    'UsingMicrosoftNETSdkWorker',
];
/** The items that facts are read from. */
const factItems = ['PackageReference'];
/** MSBuild's JSON answer to `-getProperty` and `-getItem`. Every property is text; unset ones are empty. */
const projectAnswer = object({
    Properties: record(string(), string()),
    Items: object({ PackageReference: array(object({ Identity: string() })) }),
});
/** Packages that make a test project of one. Before a restore, IsTestProject (set by a package) is not known. */
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
        sdk: sdkOf(flag),
        outputType: text('OutputType') ?? 'Library',
        isTest: flag('IsTestProject') ||
            flag('IsTestingPlatformApplication') ||
            answer.Items.PackageReference.some((item) => testPackages.test(item.Identity)),
        isTool: flag('PackAsTool'),
        isAspireHost: flag('IsAspireHost'),
        // Of a multi-targeting project, the SDK says it only for one target framework.
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
        publishTrimmed: flag('PublishTrimmed'),
        useAppHost: flag('UseAppHost'),
        invariantGlobalization: flag('InvariantGlobalization'),
        publishDir: absolute(path, text('PublishDir')),
        sdkVersion: text('NETCoreSdkVersion') ?? '',
        dockerfile: dockerfileOf(path, text('DockerfilePath') ?? text('DockerfileFile'), text('DockerfileContext')),
        container: containerOf(text, flag, list),
    };
}
function sdkOf(flag) {
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
/** Properties spell paths as Windows does, with backslashes. */
function absolute(besides, path) {
    return path === undefined ? undefined : (0,external_node_path_.resolve)((0,external_node_path_.dirname)(besides), path.replaceAll('\\', '/'));
}
function splitList(text) {
    const parts = (text ?? '').split(';').map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate.js







/** One project as MSBuild evaluates it, without a restore or a build; a second question where it multi-targets. */
async function evaluate(execute, project, options) {
    const path = (0,external_node_path_.resolve)(options.root, project);
    const facts = await ask(execute, path, options, undefined);
    if (facts.targetFramework !== undefined)
        return facts;
    const framework = chooseFramework(facts, options.framework);
    return framework === undefined ? facts : await ask(execute, path, options, framework);
}
/** The target framework to publish, or undefined where only the user can tell. */
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
    return projectFacts(path, parseAnswer(projectAnswer, stdout, args));
}
/** MSBuild's JSON answer, checked. Throws a UserError where it is something else. */
function parseAnswer(schema, json, args) {
    try {
        return parse(schema, JSON.parse(json));
    }
    catch (cause) {
        throw new UserError(`${commandLine(args)} gave an answer that cannot be read: ${JSON.stringify(json.trim().slice(0, 200))}. Is the .NET SDK at least 8.0.100?`, { cause });
    }
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate-many.js









const target = 'AnswerFacts';
/** The answer to `-getTargetResult`: an item a project, its facts as metadata. */
const manyAnswer = object({
    TargetResults: object({
        [target]: object({ Items: array(record(string(), string())) }),
    }),
});
/**
 * Facts of many projects by one MSBuild, which costs about 35 ms a project where one of its own costs 700 ms: a
 * project in a temporary folder lets each of them run a target that returns its properties. Projects that
 * cannot be asked this way (broken ones, SDKs without Microsoft.Common.targets) are missing in the answer.
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
    const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryRoot(), 'project-facts-'));
    try {
        const question = (0,external_node_path_.join)(folder, 'question.targets');
        const survey = (0,external_node_path_.join)(folder, 'survey.proj');
        await (0,promises_namespaceObject.writeFile)(question, questionTargets());
        await (0,promises_namespaceObject.writeFile)(survey, surveyProject(projects, question));
        const { stdout } = await run_dotnet_start(execute, { args: surveyArgs(survey, options), cwd, silent: true });
        return answered(stdout);
    }
    catch (error) {
        // Each project is asked once more by itself, and has its own error then.
        if (error instanceof UserError && !(error instanceof DotNetMissing))
            return [];
        throw error;
    }
    finally {
        await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true });
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
    const answer = safeParse(pipe(string(), parseJson(), manyAnswer), stdout);
    if (!answer.success)
        return [];
    return answer.output.TargetResults[target].Items.flatMap((item) => {
        const packages = (item.PackageReferences ?? '').split(';').map((id) => ({ Identity: id }));
        const path = item.ProjectPath;
        return path ? [projectFacts(path, { Properties: item, Items: { PackageReference: packages } })] : [];
    });
}
/** Imported at the end of every project that is asked. */
function questionTargets() {
    const facts = factProperties.map((name) => `<${name}>$(${name})</${name}>`).join('');
    return `<Project><Target Name="${target}" Returns="@(_AnsweredFacts)"><ItemGroup><_AnsweredFacts Include="facts">
${facts}<ProjectPath>$(MSBuildProjectFullPath)</ProjectPath><PackageReferences>@(PackageReference)</PackageReferences>
</_AnsweredFacts></ItemGroup></Target></Project>
`;
}
/** Asks each project in a task of its own, so that a broken one does not take the others' answers away. */
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

;// CONCATENATED MODULE: ./lib/dotnet/project/in-turns.js
/** MSBuild uses about one core and 150 MB for each. */
const atOnce = 3;
/** Maps in the items' order, with at most three under way. The first error ends it. */
async function inTurns(items, map) {
    const results = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await map(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return results;
}

;// CONCATENATED MODULE: ./lib/dotnet/project/evaluate-all.js






/**
 * The facts of projects (absolute paths), in their order. One MSBuild answers for all of them; those that it
 * has no answer for are asked one by one, and so are apps that still need a target framework.
 */
async function evaluateAll(execute, projects, options) {
    const many = projects.length > 1 ? await evaluateMany(execute, projects, options) : [];
    const known = new Map(many.map((facts) => [facts.path, facts]));
    return inTurns(projects, async (path) => {
        const facts = known.get(path);
        // A library with several target frameworks is none the less a library.
        const settled = facts !== undefined && (facts.targetFramework !== undefined || whyLeftOut(facts) !== undefined);
        return { path, facts: settled ? facts : await alone(execute, path, options) };
    });
}
async function alone(execute, path, options) {
    try {
        return await evaluate(execute, path, options);
    }
    catch (error) {
        if (error instanceof UserError && !(error instanceof DotNetMissing))
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
    return solution_listed(stdout).map((project) => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), project));
}
/** A heading, a line of dashes, then one path a line, relative to the solution; or no dashes where it is empty. */
function solution_listed(stdout) {
    const lines = stdout.split(/\r?\n/).map((line) => line.trim());
    const heading = lines.findIndex((line) => /^-+$/.test(line));
    if (heading < 0)
        return [];
    return lines
        .slice(heading + 1)
        .filter((line) => line !== '')
        .map((line) => line.replaceAll('\\', '/'));
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/base-image.js






const baseImageAnswer = object({
    Properties: object({ ContainerBaseImage: string(), NETCoreSdkVersion: string() }),
});
/**
 * The base image that the SDK builds the project's image on: the project's own, else the SDK's choice. Asked of
 * the SDK's target, which needs neither a restore nor a build.
 * @param identifier of the image's runtime.
 */
async function baseImage(execute, project, options, identifier) {
    const args = baseImageArgs(project, options, identifier);
    const cwd = workingFolder(project.path, options.root);
    const finished = await run_dotnet_start(execute, { args, cwd, silent: true });
    if (finished.exitCode !== 0)
        throw run_dotnet_failure(args, finished, base_image_explain(finished.stderr + finished.stdout, project));
    const { ContainerBaseImage } = parseAnswer(baseImageAnswer, finished.stdout, args).Properties;
    if (ContainerBaseImage !== '')
        return ContainerBaseImage;
    throw new UserError(`The .NET SDK ${project.sdkVersion} names no base image for ${project.path}. Set ContainerBaseImage in the project, or input base-image.`);
}
function baseImageArgs(project, options, identifier) {
    return [
        ...evaluationArgs(project.path, { ...options, framework: project.framework }),
        ...platformArgs(identifier),
        '-t:ComputeContainerBaseImage',
        '-getProperty:ContainerBaseImage,NETCoreSdkVersion',
    ];
}
function base_image_explain(output, project) {
    return output.includes('MSB4057')
        ? `The .NET SDK ${project.sdkVersion} cannot tell the base image; SDK 8.0.300 and later can. Or set input base-image.`
        : '';
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/reproducible.js



/** As long as a commit's, so that assemblies are as large as the user's own. */
const NO_REVISION = '0'.repeat(40);
/**
 * Properties with which equal sources become equal assemblies, in whatever folder and at whatever commit they lie:
 * - Paths of the checkout become `/_/`. With ContinuousIntegrationBuild alone the compiler does so only for what
 *   SourceLink found in a git repository.
 * - The commit is part of AssemblyInformationalVersion, and of the SourceLink document in the .pdb, by whose hash
 *   the assembly names it. One is replaced by another of its length, the other is left out: about 200 bytes of a
 *   .pdb, and nothing of the assembly.
 * @param ceiling root of the workspace; folders above it are not looked at.
 */
function reproducibleArgs(project, ceiling) {
    const repository = repositoryRoot((0,external_node_path_.dirname)(project), ceiling);
    return [
        '-p:ContinuousIntegrationBuild=true',
        globalProperty('PathMap', `${pathMapWord(withSeparator(repository ?? (0,external_node_path_.resolve)(ceiling)))}=/_/`),
        // Where there is no repository, there is no commit in the user's own assemblies either.
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
/** The compiler separates pairs by commas and their halves by `=`; doubled ones stand for themselves. */
function pathMapWord(path) {
    return path.replace(/[,=]/g, '$&$&');
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/publish.js



/** Publishes the app into a folder. Throws a UserError with the compiler's or NuGet's error lines. */
async function publish(execute, request) {
    const cwd = workingFolder(request.project.path, request.options.root);
    await runDotNet(execute, { args: publishArgs(request), cwd });
}
/** `dotnet` and these publish into the folder. */
function publishArgs(request) {
    return [...commonPublishArgs(request.project, request.options), '-o', request.output];
}
/**
 * What every `dotnet publish` of the project has in common.
 * @param more arguments that say for what it is published: what is restored may depend on them.
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

;// CONCATENATED MODULE: ./lib/dotnet/publish/container-environment.js
/**
 * What must change in the environment so that the SDK speaks plain HTTP to these registries on this machine,
 * and not through a proxy. What the user set stays set.
 */
function containerEnvironment(environment, registries) {
    const direct = ['localhost', '127.0.0.1', '::1'];
    const noProxy = joined([environment.NO_PROXY, environment.no_proxy], direct, ',');
    return {
        // SDK 9.0.100 and later; before, only the host name localhost is spoken to without TLS.
        DOTNET_CONTAINER_INSECURE_REGISTRIES: joined([environment.DOTNET_CONTAINER_INSECURE_REGISTRIES], registries, ';'),
        NO_PROXY: noProxy,
        no_proxy: noProxy,
    };
}
function joined(before, more, separator) {
    const parts = before.flatMap((list) => (list ?? '').split(separator)).map((part) => part.trim());
    return [...new Set([...parts.filter((part) => part !== ''), ...more])].join(separator);
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/container-failure.js

/** What to do about a failed PublishContainer, as far as its output tells; else empty. */
function explainFailure(finished, request) {
    const output = `${finished.stdout}\n${finished.stderr}`;
    if (/MSB1001[\s\S]*-getResultOutputFile/.test(output) || output.includes('MSB4057')) {
        return `The .NET SDK ${request.project.sdkVersion} is too old to publish this project as an image. Use SDK 8.0.300 or later, or set input builder to docker.`;
    }
    return explainRegistry(output, request);
}
/** What SDK 10.0.401 says when the registry of the base image does not give it, and why. */
const complaints = [
    [/CONTAINER1016: |CONTAINER1008: |HTTP status code: (?:Unauthorized|Forbidden)/, denied],
    [/CONTAINER1015: /, missing],
    [/CONTAINER1014: [\s\S]*?HTTP status code: (\w+)/, container_failure_answered],
    [/CONTAINER1017: |System\.Net\.Http\.HttpRequestException: ([^\n]+? \([^()\s]+:\d+\))/, unreachable],
];
function explainRegistry(output, request) {
    // CONTAINER1013 is about the registry that is pushed to, which is the action's own.
    if (output.includes('CONTAINER1013: '))
        return '';
    const registry = container_failure_registryOf(request.baseImage ?? request.project.container.baseImage);
    for (const [pattern, advice] of complaints) {
        const match = pattern.exec(output);
        if (match !== null)
            return advice(registry, match[1] ?? '');
    }
    return '';
}
/** The registry's name in a reference; the SDK's own choice always comes from Microsoft's. */
function container_failure_registryOf(reference = 'mcr.microsoft.com/') {
    const [first = '', ...rest] = reference.split('/');
    return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}
function denied(registry) {
    return `The registry ${registry} did not give the base image: credentials for ${registry} are missing or wrong. Log in before this action, for example with docker/login-action. Pull requests from forks and of Dependabot have no Actions secrets.`;
}
function missing(registry) {
    return `The registry ${registry} does not have the base image, or hides it from those who are not logged in. Check ContainerBaseImage and ContainerFamily; for a private image log in to ${registry} before this action (pull requests from forks and of Dependabot have no Actions secrets).`;
}
function container_failure_answered(registry, status) {
    return `The registry ${registry} did not give the base image: it answered ${status}.`;
}
function unreachable(registry, reason) {
    return `The registry ${registry} of the base image cannot be reached${reason && `: ${reason}`}. Input registry-mirrors can name a mirror of it.`;
}
/** Why MSBuild reports success and no image came. */
function nothingPushed(project, answer) {
    const { EnableSdkContainerSupport: enabled, NETCoreSdkVersion: sdk } = answer;
    return new UserError(`dotnet publish of ${project.path} reports success, but pushed no image: ${reason()}`);
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











/** What MSBuild leaves in the result file. */
const containerAnswer = object({
    Properties: object({
        GeneratedContainerDigest: string(),
        EnableSdkContainerSupport: string(),
        IsPublishable: string(),
        OutputType: string(),
        NETCoreSdkVersion: string(),
    }),
});
const digestPattern = /^sha256:[0-9a-f]{64}$/;
/**
 * Publishes the app as an image into a registry, without a container engine. Resolves to the digest of the
 * manifest that was pushed. Throws a UserError with MSBuild's error lines, or where nothing was pushed although
 * MSBuild reports success.
 */
async function publishContainer(execute, request, environment) {
    const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryRoot(), 'published-image-'));
    try {
        const resultFile = (0,external_node_path_.join)(folder, 'result.json');
        const args = publishContainerArgs(request, resultFile);
        const finished = await run_dotnet_start(execute, {
            args,
            cwd: workingFolder(request.project.path, request.options.root),
            env: containerEnvironment(environment, [request.registry, ...loopbackOf(request.baseImage)]),
        });
        if (finished.exitCode !== 0)
            throw run_dotnet_failure(args, finished, explainFailure(finished, request));
        const answer = parseAnswer(containerAnswer, await (0,promises_namespaceObject.readFile)(resultFile, 'utf8'), args).Properties;
        const digest = answer.GeneratedContainerDigest;
        if (!digestPattern.test(digest))
            throw nothingPushed(request.project, answer);
        return { digest };
    }
    finally {
        await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true });
    }
}
/** `dotnet` and these push the image and write MSBuild's answer to `resultFile`, with the log as ever. */
function publishContainerArgs(request, resultFile) {
    return [
        ...commonPublishArgs(request.project, request.options, platformArgs(request.runtimeIdentifier)),
        '-t:PublishContainer',
        globalProperty('ContainerRegistry', request.registry),
        globalProperty('ContainerRepository', request.repository),
        globalProperty('ContainerImageTag', request.tag),
        ...(request.baseImage === undefined ? [] : [globalProperty('ContainerBaseImage', request.baseImage)]),
        // Each of these would send the image somewhere else, or under another name.
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
/** Registries on this machine are spoken to without TLS. */
function loopbackOf(reference) {
    const host = reference?.split('/')[0];
    return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? [host] : [];
}

;// CONCATENATED MODULE: ./lib/dotnet/publish/restore.js


/** Restores all projects of a solution at once. Throws a UserError with NuGet's error lines. */
async function restore_restore(execute, solution, options) {
    const cwd = workingFolder(solution, options.root);
    await runDotNet(execute, { args: restoreArgs(solution, options), cwd });
}
/** `dotnet` and these; the properties are those that `dotnet publish` restores with. */
function restoreArgs(solution, { configuration }) {
    return [
        'restore',
        solution,
        globalProperty('Configuration', configuration),
        globalProperty('_IsPublishing', 'true'),
    ];
}

;// CONCATENATED MODULE: ./lib/dotnet/dotnet.js









/** The real one. `environment` is what its children inherit. */
function dotnet(execute, environment = process.env) {
    return {
        facts: (project, options) => evaluate(execute, project, options),
        factsOfMany: (projects, options) => evaluateAll(execute, projects, options),
        projectsOfSolution: (solution, root) => projectsOfSolution(execute, solution, root),
        restore: (solution, options) => restore_restore(execute, solution, options),
        baseImage: (project, options, runtimeIdentifier) => baseImage(execute, project, options, runtimeIdentifier ?? dotnet_only(project)),
        publish: (request) => publish(execute, request),
        publishContainer: (request) => {
            const runtimeIdentifier = request.runtimeIdentifier ?? dotnet_only(request.project);
            return publishContainer(execute, { ...request, runtimeIdentifier }, environment);
        },
    };
}
const dotnet_only = (project) => imageRuntimeIdentifier(project, architecture(external_node_process_.arch));
/** Node's name of a processor as .NET spells it in runtime identifiers. */
function architecture(node) {
    return node === 'ia32' ? 'x86' : node;
}

;// CONCATENATED MODULE: ./lib/git/environment.js
/** What would lead git to another repository than the one in its working folder, as in a hook of git itself. */
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
/** Nothing but what is asked for happens: no hook, no daemon, no clean-up, nothing written that nobody needs. */
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
 * Changes to the environment `given`, with which git works on the repository at `root`: it asks nobody, writes no
 * more than it is told to, and trusts that one repository whoever owns it (in a container job it is another user's).
 * Settings stand in the environment alone, behind those that stand there already: a command line can be read by
 * every process of the machine, and the repository's configuration belongs to the user.
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
/** What a token is written as in a request's header; as secret as the token. */
function basicAuthorization(token) {
    return Buffer.from(`x-access-token:${token}`).toString('base64');
}
/**
 * Sends the token to its own server. The empty value first takes away what actions/checkout may have persisted for
 * the same server: GitHub answers 400 to two Authorization headers.
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

;// CONCATENATED MODULE: ./lib/git/answers.js
// What git answers, taken apart.
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
 * The commit that the remote has under the name: the branch's before the tag's, of an annotated tag what it points
 * to. Undefined where it has neither.
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
// Argument lists of git, without the word git. Commits are hexadecimal when they get here.
/** Exactly this commit; no other history where the repository has none of it, and no reference is written. */
function fetchArgs(remote, commit, shallow) {
    return [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        // Without it, what the remote's configured refspecs match would be written too.
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
/** Whether the commit and its files are there. */
function hasArgs(commit) {
    return ['cat-file', '-e', `${commit}^{tree}`];
}
/** The commit as it is stored: a shallow one still names the parents that are not there. */
function commitArgs(commit) {
    return ['cat-file', 'commit', commit];
}
function mergeBaseArgs(one, other) {
    return ['merge-base', one, other];
}
/** The entry of one path, relative to the repository's root; empty where it is not there. */
function treeEntryArgs(commit, path) {
    return ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', path];
}
function addWorktreeArgs(path, commit) {
    return ['worktree', 'add', '--detach', path, commit];
}
/** Paths of the submodules as .gitmodules of the commit, or of the working tree, has them. */
function submodulePathsArgs(from) {
    const source = 'commit' in from ? ['--blob', `${from.commit}:.gitmodules`] : ['--file', from.file];
    return ['config', '--null', ...source, '--get-regexp', '^submodule\\..*\\.path$'];
}
/** Files that git LFS keeps, of the index. */
const LFS_FILES_ARGS = ['ls-files', '-z', '--', ':(top,attr:filter=lfs)'];

;// CONCATENATED MODULE: ./lib/git/run-git.js


/** A git command that failed: its message is git's own, without secrets. */
class GitError extends UserError {
    name = 'GitError';
}
/** Milliseconds: for questions that the repository itself answers, and for what moves files or asks a server. */
const QUICK = 60_000;
const SLOW = 900_000;
/** Runs git; any exit code is an answer. Nothing of it is written to the job's log. */
function startGit(tools, args, run) {
    const more = run.login ? credentialSettings(tools.credentials) : [];
    return tools.execute('git', args, {
        cwd: run.root,
        env: { ...gitEnvironment(tools.environment, run.root, more), ...run.env },
        timeoutMs: run.timeoutMs ?? QUICK,
    });
}
/** Runs git and gives what it prints. Throws a GitError with git's own reason. */
async function runGit(tools, args, run) {
    const finished = await startGit(tools, args, run);
    if (finished.exitCode !== 0)
        throw new GitError(`git ${args[0]} failed: ${run_git_reasonOf(tools, finished)}`);
    return finished.stdout;
}
/** Git's last words: the line with `fatal:` or `error:` where there is one. No secret is part of them. */
function run_git_reasonOf({ credentials: { token } }, { exitCode, stderr }) {
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const telling = lines.find((line) => /^(?:fatal|error|remote error):/.test(line)) ?? lines.at(-1);
    const reason = (telling ?? `exit code ${exitCode}`).replace(/^(?:fatal|error): */, '');
    // A URL may hold a password.
    const bare = reason.replace(/(\w+:\/\/)[^/@\s]+@/g, '$1***@');
    return token === '' ? bare : bare.replaceAll(token, '***').replaceAll(basicAuthorization(token), '***');
}

;// CONCATENATED MODULE: ./lib/git/repository.js





/**
 * Root of the checkout that the folder lies in: the nearest folder with a `.git`, not above `ceiling`. Undefined
 * where there is none.
 */
function findRoot(folder, ceiling) {
    const top = (0,external_node_path_.resolve)(ceiling);
    for (let at = (0,external_node_path_.resolve)(folder); repository_isWithin(at, top); at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return undefined;
    }
    return undefined;
}
function repository_isWithin(folder, root) {
    const path = (0,external_node_path_.relative)(root, folder);
    return path === '' || !(path === '..' || path.startsWith(`..${external_node_path_.sep}`));
}
/** The real one, by the git command. */
function openRepository(tools, root) {
    const run = (args) => runGit(tools, args, { root });
    const start = (args) => startGit(tools, args, { root });
    const isShallow = async () => (await run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    const has = async (commit) => (await start(hasArgs(commit))).exitCode === 0;
    return {
        root,
        head: async () => (await run(resolveArgs('HEAD'))).trim(),
        parents: async (commit) => parseParents(await run(commitArgs(commit))),
        resolve: async (reference) => {
            const local = await start(resolveArgs(reference));
            const here = local.exitCode === 0 ? local.stdout.trim() : undefined;
            // Names of commits, and what is relative to them, mean the same everywhere; a branch may have moved on.
            if (/^(?:HEAD|@|[0-9a-f]{7,})(?:[~^@].*)?$/.test(reference))
                return here ?? fullCommit(reference);
            return (await remoteCommit(tools, root, reference)) ?? here;
        },
        mergeBase: async (one, other) => {
            // Of part of the history, git would name an ancestor that need not be the best one.
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
/** `origin`, as actions/checkout and git clone call it, else the first there is. */
async function remoteName(tools, root) {
    const names = (await runGit(tools, ['remote'], { root })).split('\n').filter((name) => name !== '');
    const name = names.includes('origin') ? 'origin' : names[0];
    if (name === undefined)
        throw new GitError(`The repository ${root} has no remote to fetch from`);
    return name;
}
async function remoteCommit(tools, root, name) {
    // What is no name of a branch or tag is a pattern or an expression, and not the remote's business.
    if (!/^[\w][\w./+@#-]*$/.test(name) || name.includes('..') || name.includes('@{'))
        return undefined;
    const remote = await remoteName(tools, root).catch(() => undefined);
    if (remote === undefined)
        return undefined;
    const short = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
    return parseRemoteReference(await askRemote(tools, root, remoteReferenceArgs(remote, short)), short);
}
/**
 * With the token first, which works without persisted credentials and costs one request; then as the repository is
 * configured, for a submodule that another login was persisted for, or a proxy that wants its own.
 */
async function askRemote(tools, root, args) {
    const ways = tools.credentials.token === '' ? [false] : [true, false];
    const reasons = [];
    for (const login of ways) {
        const finished = await startGit(tools, args, { root, login, timeoutMs: SLOW });
        if (finished.exitCode === 0)
            return finished.stdout;
        reasons.push(run_git_reasonOf(tools, finished));
    }
    throw new GitError(`git ${args[0]} failed: ${[...new Set(reasons)].join('; without github-token: ')}`);
}

;// CONCATENATED MODULE: ./lib/git/submodules.js







/** Deeper than anybody nests submodules; keeps one that contains itself from going on for ever. */
const MAX_DEPTH = 8;
/**
 * Fills the submodules of a worktree that the checkout has filled: each with a worktree of the submodule's own
 * repository. `git submodule update` would write into the configuration that all worktrees share. Submodules that
 * the checkout has not initialised stay empty, as they are there.
 * Throws a GitError that names a submodule whose commit cannot be had.
 */
async function placeSubmodules(tools, place, depth = 0) {
    if (depth > MAX_DEPTH)
        throw new GitError(`Submodules of ${place.root} are nested more than ${MAX_DEPTH} deep`);
    const { root, commit, worktree } = place;
    const [then, now] = await Promise.all([
        submodulePaths(tools, root, { commit }),
        submodulePaths(tools, root, { file: (0,external_node_path_.join)(root, '.gitmodules') }),
    ]);
    const repository = openRepository(tools, root);
    for (const [name, path] of then) {
        const link = await repository.entry(commit, path);
        const checkout = await initialised(root, now.get(name) ?? path);
        if (link?.kind !== 'commit' || checkout === undefined)
            continue;
        try {
            await openRepository(tools, checkout).obtain(link.id);
            const args = addWorktreeArgs((0,external_node_path_.join)(worktree, path), link.id);
            await runGit(tools, args, { root: checkout, timeoutMs: SLOW });
        }
        catch (error) {
            if (!(error instanceof GitError))
                throw error;
            throw new GitError(`Submodule ${name} at commit ${link.id}: ${error.message}`, { cause: error });
        }
        const inner = { root: checkout, worktree: (0,external_node_path_.join)(worktree, path), commit: link.id };
        await placeSubmodules(tools, inner, depth + 1);
    }
}
/** Roots of all submodules that the checkout has initialised, the innermost first. */
async function submoduleRoots(tools, root, depth = 0) {
    if (depth > MAX_DEPTH)
        return [];
    const paths = await submodulePaths(tools, root, { file: (0,external_node_path_.join)(root, '.gitmodules') });
    const roots = [];
    for (const path of paths.values()) {
        const checkout = await initialised(root, path);
        if (checkout !== undefined)
            roots.push(...(await submoduleRoots(tools, checkout, depth + 1)), checkout);
    }
    return roots;
}
async function submodulePaths(tools, root, from) {
    // Exit code 1 and more: there is no .gitmodules, or no path in it.
    const { exitCode, stdout } = await startGit(tools, submodulePathsArgs(from), { root });
    return exitCode === 0 ? parseSubmodulePaths(stdout) : new Map();
}
/** Folder of a submodule that is checked out; the path is the pull request's text, and may lead elsewhere. */
async function initialised(root, path) {
    const folder = (0,external_node_path_.join)(root, path);
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return undefined;
    const [real, top] = await Promise.all([(0,promises_namespaceObject.realpath)(folder), (0,promises_namespaceObject.realpath)(root)]);
    return real.startsWith(top + external_node_path_.sep) ? real : undefined;
}

;// CONCATENATED MODULE: ./lib/git/worktree.js





/**
 * Puts the files of a commit that is there into a folder of their own, which must not exist, as a worktree of the
 * repository: detached, with submodules and files of git LFS as the checkout at `root` has them. Throws a GitError
 * and leaves what was made to `removeWorktrees`.
 */
async function addWorktree(tools, root, path, commit) {
    const env = await lfsEnvironment(tools, root);
    await runGit(tools, addWorktreeArgs(path, commit), { root, login: true, env, timeoutMs: SLOW });
    await placeSubmodules(tools, { root, worktree: path, commit });
}
/**
 * Whether git LFS fetches its files or leaves their pointers is asked of the checkout: actions/checkout decides by
 * a variable of its own, and the filters that a machine has installed say nothing about it.
 */
async function lfsEnvironment(tools, root) {
    const files = (await runGit(tools, LFS_FILES_ARGS, { root })).split('\0').filter((file) => file !== '');
    for (const file of files) {
        const start = await firstBytes((0,external_node_path_.join)(root, file));
        if (start === undefined)
            continue;
        return start.startsWith('version https://git-lfs') ? { GIT_LFS_SKIP_SMUDGE: '1' } : {};
    }
    return {};
}
/** Undefined where there is no such file: one that was deleted, or is not part of a sparse checkout. */
async function firstBytes(path) {
    const file = await (0,promises_namespaceObject.open)(path).catch(() => undefined);
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




/** Folders of all worktrees of the repository and its submodules, or their names where no more is known. */
async function listWorktrees(tools, root) {
    const lists = await Promise.all((await repositories(tools, root)).map((repository) => administrations(tools, repository)));
    return lists.flat().map(({ path }) => path);
}
/**
 * Takes the worktrees that are ours out of the checkout's repository and out of those of its submodules: folders,
 * and what git keeps of them. Nobody else's are touched: `git worktree prune` would take the user's along. And
 * `git worktree remove` refuses those that were not finished, or are in part gone.
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
/** The innermost first: a submodule's worktree lies in the outer one's. */
async function repositories(tools, root) {
    return [...(await submoduleRoots(tools, root)), root];
}
async function administrations(tools, repository) {
    const folder = await administrationFolder(tools, repository);
    const ids = await (0,promises_namespaceObject.readdir)(folder).catch(nothingThere([]));
    return Promise.all(ids.map(async (id) => {
        const gitFile = (await (0,promises_namespaceObject.readFile)((0,external_node_path_.join)(folder, id, 'gitdir'), 'utf8').catch(nothingThere(''))).trim();
        return { folder: (0,external_node_path_.join)(folder, id), path: gitFile === '' ? id : (0,external_node_path_.dirname)((0,external_node_path_.resolve)(folder, id, gitFile)) };
    }));
}
async function administrationFolder(tools, repository) {
    const common = (await runGit(tools, ['rev-parse', '--git-common-dir'], { root: repository })).trim();
    return (0,external_node_path_.resolve)(repository, common, 'worktrees');
}
/** Read-only objects and a program that still writes are no obstacle for long. */
function remove(path) {
    return (0,promises_namespaceObject.rm)(path, { recursive: true, force: true, maxRetries: 5 });
}
/** As git does it with the last worktree. */
async function removeIfEmpty(folder) {
    await (0,promises_namespaceObject.rmdir)(folder).catch((error) => {
        if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY')
            throw error;
    });
}
function nothingThere(instead) {
    return (error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return instead;
        throw error;
    };
}

;// CONCATENATED MODULE: ./lib/git/git.js




/** @param onSecret is told what the token is written as in requests, before the first one. */
function createGit(tools, onSecret) {
    const { token } = tools.credentials;
    if (token !== '')
        onSecret(basicAuthorization(token));
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
const docker_config_ConfigSchema = object({
    auths: nullish(record(string(), dist_unknown())),
    credHelpers: nullish(record(string(), string())),
    credsStore: nullish(string()),
});
/**
 * Reads a config.json, which need not exist.
 * @param onWarning told, in one line, what could not be read; access is anonymous then.
 */
async function readDockerConfig(file, onWarning) {
    let text;
    try {
        text = await (0,promises_namespaceObject.readFile)(file, 'utf8');
    }
    catch (error) {
        const code = error.code;
        // ENOTDIR: a parent of the path is a file, so there is no config either.
        if (code !== 'ENOENT' && code !== 'ENOTDIR')
            onWarning(unusable(file, `cannot be read (${code})`));
        return NO_CONFIG;
    }
    return parseDockerConfig(text, file, onWarning);
}
/** @param name where the text is from, for the warning. The text itself is never shown: it holds secrets. */
function parseDockerConfig(text, name, onWarning) {
    try {
        const config = safeParse(docker_config_ConfigSchema, JSON.parse(text), { abortEarly: true });
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
        // The message of a JSON error quotes the text, and with it secrets: it goes nowhere.
    }
    onWarning(unusable(name, 'is not a valid Docker config'));
    return NO_CONFIG;
}
/** A warning about a config. `problem` completes the sentence "NAME …". */
function unusable(name, problem) {
    return `${quoted_oneLine(name)} ${problem}: registries are read without its credentials; run docker/login-action again`;
}

;// CONCATENATED MODULE: ./lib/oci/auth/config-login.js




const EntrySchema = object({
    auth: nullish(string()),
    username: nullish(string()),
    password: nullish(string()),
    identitytoken: nullish(string()),
});
/** Docker's name for Docker Hub among its credentials. */
const HUB_KEY = 'https://index.docker.io/v1/';
/** The key under which Docker keeps what belongs to a registry today, and which it tells credential helpers. */
function serverKey(registry) {
    return registry === DOCKER_HUB ? HUB_KEY : registry;
}
/** What `auths` of a Docker config holds for a registry, or undefined. Warns about entries that are malformed. */
function configLogin(auths, registry, { name, onSecret, onWarning }) {
    for (const [key, value] of entriesFor(auths, registry)) {
        const entry = safeParse(EntrySchema, value, { abortEarly: true });
        const found = entry.success ? credentialsOf(entry.output, onSecret) : 'malformed';
        if (found === 'malformed')
            onWarning(unusable(name, `has malformed credentials for ${quoted(key)}`));
        else if (found)
            return found;
    }
    return undefined;
}
/** The exact key first, then keys that older Docker versions wrote (docker/cli, credentials/file_store.go). */
function entriesFor(entries, registry) {
    const names = registry === DOCKER_HUB ? ['index.docker.io', DOCKER_HUB, 'registry-1.docker.io'] : [registry];
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

;// CONCATENATED MODULE: ./lib/oci/auth/credential-helper.js




/** One program on PATH, never a path. Under WSL, Docker Desktop names `desktop.exe`. */
const credential_helper_NAME = /^[a-z0-9_-]+(?:\.exe)?$/;
/** docker-credential-helpers, credentials.go: what `get` writes. */
const AnswerSchema = object({ Username: string(), Secret: string() });
/** docker-credential-helpers, credentials/error.go. It comes on standard output, with exit code 1. */
const NOT_FOUND = /credentials not found/i;
/** Docker's name of a user who is told by an identity token alone (docker/cli, credentials/native_store.go). */
const TOKEN_USER = '<token>';
/**
 * Asks the program `docker-credential-NAME` for a registry's credentials (docker-credential-helpers, "get"): the
 * server's name goes to its standard input, JSON comes back. Undefined where it has none, or fails.
 */
async function askHelper(name, registry, options) {
    const warn = (problem) => options.onWarning(`The credential helper ${quoted(name)} of Docker's config ${problem}: ${quoted_oneLine(registry)} is read without credentials`);
    if (!credential_helper_NAME.test(name)) {
        warn('is not the name of one (letters, digits, - and _)');
        return undefined;
    }
    try {
        const finished = await options.execute(`docker-credential-${name}`, ['get'], {
            input: serverKey(registry),
            timeoutMs: options.timeoutMs,
            silent: true,
        });
        const answer = readAnswer(finished, options.onSecret);
        if (typeof answer !== 'string')
            return answer;
        warn(answer);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        warn(`failed (${quoted_oneLine(error.message)})`);
    }
    return undefined;
}
/** The credentials, undefined where there are none, or what is wrong. */
function readAnswer({ exitCode, stdout, stderr }, onSecret) {
    if (exitCode !== 0) {
        if (NOT_FOUND.test(stdout) || NOT_FOUND.test(stderr))
            return undefined;
        // What begins as an answer may hold a secret: it is not shown.
        const said = [stdout, stderr].map((text) => text.trim()).find((text) => text && !text.startsWith('{'));
        return `failed (exit code ${exitCode}${said === undefined ? '' : `, ${quoted_oneLine(said)}`})`;
    }
    let json;
    try {
        json = JSON.parse(stdout);
    }
    catch {
        return 'did not answer in JSON';
    }
    const answer = safeParse(AnswerSchema, json, { abortEarly: true });
    if (!answer.success)
        return 'gave no Username and Secret';
    const { Username: username, Secret: secret } = answer.output;
    if (secret === '')
        return undefined;
    onSecret(secret);
    if (username === TOKEN_USER)
        return { kind: 'identity-token', token: secret };
    return username === ''
        ? 'gave a Secret without Username'
        : { kind: 'password', username, password: secret };
}

;// CONCATENATED MODULE: ./lib/oci/auth/credentials.js





/** Where Docker keeps its config.json: in DOCKER_CONFIG, else in `.docker` of the home directory. */
function dockerConfigFile(environment, home) {
    return (0,external_node_path_.join)(environment.DOCKER_CONFIG || (0,external_node_path_.join)(home, '.docker'), 'config.json');
}
/**
 * Credentials as `docker login` (and docker/login-action) leaves them, in Docker's order (docker/cli,
 * configfile/file.go, GetCredentialsStore): DOCKER_AUTH_CONFIG, then the registry's helper of `credHelpers`, or
 * else `credsStore`, or else `auths`. Where a helper is named, `auths` does not count. All is asked once a registry.
 */
function dockerCredentials(options) {
    let file;
    let inline;
    const asked = new Map();
    const look = async (registry) => {
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
        const answer = asked.get(registry) ?? look(registry);
        asked.set(registry, answer);
        return answer;
    };
}
async function fromFile(config, registry, options) {
    const [own] = entriesFor(config.credHelpers, registry);
    const helper = own === undefined ? config.credsStore : own[1];
    if (!helper)
        return configLogin(config.auths, registry, { ...options, name: options.file });
    return askHelper(helper, registry, {
        ...options,
        timeoutMs: options.helperMs ?? TRANSPORT_LIMITS.helperMs,
    });
}

;// CONCATENATED MODULE: ./lib/oci/http/endpoint.js

/** The base of a registry's API (OCI distribution specification, "Endpoints"), ending in `/v2/`. */
function endpoint(registry) {
    const host = registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
    // Docker tries https on loopback first. One try keeps it plain: what listens there (a service container, a
    // mirror of the runner) speaks http, and nobody else can listen in.
    const scheme = isLoopback(new URL(`https://${host}`)) ? 'http' : 'https';
    return new URL(`${scheme}://${host}/v2/`);
}
/** localhost, 127.0.0.0/8 and [::1]; the URL's parser has normalised other spellings of the addresses. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/**
 * The URL that a server pointed to (a redirect, a realm), or undefined where going there would be unsafe:
 * anything but https, save http from plain http on loopback to loopback.
 */
function pointedTo(target, from) {
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


/** No answer, or not the whole of it. */
class ExchangeError extends Error {
    name = 'ExchangeError';
    /** Of the operating system, Node or OpenSSL, where it gave one. */
    code;
    constructor(message, code, cause) {
        super(message, { cause });
        this.code = code;
    }
}
/** The code of an ExchangeError where the deadline has passed. */
const NO_TIME_LEFT = 'NO_TIME_LEFT';
/**
 * node:https, not fetch. It gives a blob's bytes as they were sent (fetch undoes Content-Encoding, which some
 * stores set on layers), one idle timeout covers connecting, headers and body, and an agent takes a proxy
 * without another package. NODE_EXTRA_CA_CERTS is honoured as it is.
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
        // Without an error where the server changes to another protocol (status 101).
        outgoing.once('close', () => reject(new ExchangeError('the connection was closed without an answer')));
    });
}
/** Ends the request when nothing moves, when all of it takes too long, or when there is no time left for it. */
function boundTime(outgoing, { deadline }, limits) {
    const timers = [];
    let incoming;
    const stop = (reason, code) => (incoming ?? outgoing).destroy(new ExchangeError(reason, code));
    outgoing.once('response', (message) => {
        incoming = message;
    });
    const late = `no whole answer within ${limits.attemptMs / 1000} s`;
    // From the socket on: the wait for a free connection of the pool does not count.
    outgoing.once('socket', () => {
        timers.push(setTimeout(() => stop(late, 'ETIMEDOUT'), limits.attemptMs));
    });
    const left = Math.max(0, deadline - performance.now());
    timers.push(setTimeout(() => stop('the time for it is over', NO_TIME_LEFT), left));
    outgoing.on('timeout', () => stop(`nothing came for ${limits.idleMs / 1000} s`, 'ETIMEDOUT'));
    // An error after the answer has come is told by the answer's stream; without a listener it would end the process.
    outgoing.on('error', () => { });
    return () => timers.forEach(clearTimeout);
}
async function readBody(incoming, request, limits) {
    const status = incoming.statusCode ?? 0;
    const wanted = status === request.wanted;
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
    // Node joins the failures of several addresses into one error without a message of its own.
    const parts = error instanceof AggregateError ? error.errors.map((part) => part.message) : [message];
    const text = parts.join('; ') || (code ?? 'the connection failed');
    // Of the proxy's URL only the host: the rest may be a login.
    const through = proxy && `${text} (through the proxy ${new URL(proxy.url).host})`;
    if (error instanceof ExchangeError && !through)
        return error;
    return new ExchangeError(through ?? text, code, error);
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/oci/http/retry.js


const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_ERRORS = new Set([
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
/** What one request may cost in all, over its redirects and its token: attempts and time. */
class retry_Patience {
    /** By performance.now(), in ms. */
    deadline;
    #limits;
    #start = performance.now();
    #failures = 0;
    constructor(limits, deadline) {
        this.#limits = limits;
        this.deadline = deadline;
    }
    /** Waits before another attempt, as long as the server asked or ever longer. False: there is none left. */
    async another(askedMs) {
        this.#failures++;
        const wait = askedMs ?? this.#limits.backoffMs * 2 ** (this.#failures - 1);
        const then = performance.now() + wait;
        if (this.#failures >= this.#limits.attempts)
            return false;
        if (then > Math.min(this.#start + this.#limits.waitMs, this.deadline))
            return false;
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(wait);
        return true;
    }
}
/** Makes the request until it is answered, with a status that will not pass, or patience ends. */
async function persist(exchange, request, patience) {
    for (;;) {
        try {
            const answer = await exchange({ ...request, deadline: patience.deadline });
            if (!PASSING_STATUSES.has(answer.status))
                return answer;
            if (!(await patience.another(retryAfterMs(answer.headers['retry-after']))))
                return answer;
        }
        catch (error) {
            if (!(error instanceof ExchangeError && PASSING_ERRORS.has(error.code ?? '')))
                throw error;
            if (!(await patience.another(undefined)))
                throw error;
        }
    }
}
/**
 * RFC 9110, 10.2.3: seconds or a date, as milliseconds from now.
 * Docker Hub sends a Unix time in seconds at times; as a duration it is past any patience, which is right.
 */
function retryAfterMs(header) {
    if (header === undefined)
        return undefined;
    if (/^\s*\d{1,15}\s*$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

;// CONCATENATED MODULE: ./lib/oci/http/registry-failure.js







const LOGIN = 'log in with docker/login-action in an earlier step (pull requests from forks and Dependabot get no Actions secrets)';
/** A registry's (or its token server's) answer that is not what was asked for. `loggedIn`: credentials exist. */
function statusFailure(asked, answer, loggedIn) {
    const { registry } = asked.reference;
    const what = subject(asked);
    const status = `${answer.status}${otherHost(registry, answer.url)}${explanation(answer.body)}`;
    return new RegistryError(registry_failure_sentence(registry, what, status, answer, loggedIn), {
        registry,
        status: answer.status,
    });
}
function registry_failure_sentence(registry, what, status, answer, loggedIn) {
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
                ? `${registry} failed to give ${what} (${status})${pause(answer)}; run the job again later`
                : `${registry} did not give ${what}: it answered ${status}`;
    }
}
/** No answer, or not the whole of it. */
function exchangeFailure(asked, error) {
    const { registry } = asked.reference;
    return new RegistryError(`${subject(asked)} could not be read from ${registry}: ${registry_failure_reason(registry, error)}`, {
        registry,
        cause: error,
    });
}
/** An answer that came, and cannot be used: `problem` completes "REGISTRY, IMAGE: ". */
function registry_failure_unusable(asked, problem, cause) {
    const { registry } = asked.reference;
    return new RegistryError(`${registry}, ${subject(asked)}: ${problem}`, { registry, cause });
}
function subject({ reference, part }) {
    return part === undefined ? familiarReference(reference) : `${part} of ${familiarReference(reference)}`;
}
function otherHost(registry, url) {
    return url.host === endpoint(registry).host ? '' : ` from ${quoted_oneLine(url.host)}`;
}
// OCI distribution specification, "Error Codes". `detail` may be anything and is left out.
const ErrorsSchema = object({
    errors: pipe(array(dist_unknown()), minLength(1), transform((errors) => errors[0]), object({ code: nullish(string(), ''), message: nullish(string(), '') })),
});
/** What the registry itself said, if it said it in the specified form. */
function explanation(body) {
    let json;
    try {
        json = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        // Gateways answer in HTML, which explains nothing in one line.
        return '';
    }
    const parsed = safeParse(ErrorsSchema, json, { abortEarly: true });
    if (!parsed.success)
        return '';
    const { code, message } = parsed.output.errors;
    const text = quoted_oneLine([code, message].filter(Boolean).join(': '), 160);
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
function registry_failure_reason(registry, { code = '', message }) {
    const text = quoted_oneLine(message);
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
        case NO_TIME_LEFT:
            return `${text}; run the job again later, or name a mirror in registry-mirrors`;
        case 'ERR_PROXY_TUNNEL':
            return `${text}; check the environment variable HTTPS_PROXY, or name the host in NO_PROXY`;
    }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
        return `no TLS connection came about (${text}); https is spoken with every registry that is not on loopback`;
    }
    const plain = endpoint(registry).protocol === 'http:';
    return plain && code === 'ECONNRESET' ? `${text}; on loopback http is spoken, never https` : text;
}

;// CONCATENATED MODULE: ./lib/oci/client/registry-documents.js









const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');
/**
 * The manifest of one platform; bytes are checked against the digest that was asked for, or stated.
 * @param top what `readDocument` gave for the reference.
 * @throws RegistryError
 */
async function readManifest(transport, reference, top, platform) {
    if (top.kind === 'manifest')
        return ofImage(reference, top);
    const chosen = registry_documents_naming({ reference }, () => chooseManifest(top.index, platform));
    const pinned = atDigest(reference, chosen.digest);
    const inner = await readDocument(transport, pinned, chosen.size);
    if (inner.kind === 'manifest')
        return ofImage(reference, { ...inner, indexDigest: top.digest });
    throw registry_failure_unusable({ reference }, `its entry for ${formatPlatform(platform)} is another index`);
}
/** Charts, signatures and other artifacts have manifests too. */
function ofImage(reference, chosen) {
    const { mediaType } = chosen.manifest.config;
    if (isImageConfigMediaType(mediaType))
        return chosen;
    throw registry_failure_unusable({ reference }, `it is no container image: its config is of type ${quoted(mediaType)}`);
}
/** The manifest or index of a reference. @throws RegistryError */
async function readDocument(transport, reference, size) {
    const asked = { reference };
    const { headers, body } = await transport.request(asked, {
        method: 'GET',
        path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: ACCEPT },
        maxBytes: bounds_bounds.document,
        statuses: [200],
    });
    const digest = sha256(body);
    const stated = headers['docker-content-digest'];
    // OCI distribution, "Pulling manifests": the header may be missing. One of another algorithm says nothing here.
    const expected = reference.digest ?? (typeof stated === 'string' && isDigest(stated) ? stated : digest);
    checkContent(asked, { digest: expected, size: size ?? body.length }, body, digest);
    return { digest, ...registry_documents_naming(asked, () => parseManifestDocument(body, headers['content-type'])) };
}
/**
 * The config of a manifest, checked against its descriptor, the platform and the number of layers.
 * @throws RegistryError
 */
async function readConfig(transport, reference, { config, layers }, platform) {
    const asked = { reference, part: `config ${config.digest}` };
    if (config.size > bounds_bounds.document)
        throw registry_failure_unusable(asked, `${config.size} bytes are too many`);
    const { body } = await transport.request(asked, {
        method: 'GET',
        path: `blobs/${config.digest}`,
        maxBytes: config.size,
        statuses: [200],
    });
    checkContent(asked, config, body, sha256(body));
    const parsed = registry_documents_naming(asked, () => parseImageConfig(body));
    if (!samePlatform(parsed.platform, platform)) {
        throw registry_failure_unusable(asked, `it is for ${quoted_oneLine(formatPlatform(parsed.platform))}, not ${formatPlatform(platform)}`);
    }
    if (parsed.diffIds.length !== layers.length) {
        throw registry_failure_unusable(asked, `it names ${parsed.diffIds.length} layers, the manifest ${layers.length}`);
    }
    return parsed;
}
function checkContent(asked, expected, body, digest) {
    if (digest !== expected.digest) {
        throw registry_failure_unusable(asked, `what the registry sent has the digest ${digest}, not ${expected.digest}`);
    }
    if (body.length !== expected.size) {
        throw registry_failure_unusable(asked, `what the registry sent has ${body.length} bytes, not ${expected.size}`);
    }
}
/** Gives errors of the documents' readers the name of what was read. */
function registry_documents_naming(asked, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof UserError && !(error instanceof RegistryError)) {
            throw registry_failure_unusable(asked, error.message, error);
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/oci/auth/challenge.js
const SEPARATORS = /[\s,]*/y;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
// A token, and what registries put there without the quotes that a URL needs.
const UNQUOTED = /[^\s,"]*/y;
// token68 stands alone after the scheme: `Negotiate YII=`. A parameter without a value looks the same.
const TOKEN68 = / +[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/**
 * The challenges of a WWW-Authenticate header, several headers joined by commas (RFC 9110, 11.6.1).
 * Reading stops where the grammar is left; what was read until there counts.
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
    /** What the (sticky) pattern matches here, if it does. */
    take(pattern) {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.#text) ?? undefined;
        if (match)
            this.#at = pattern.lastIndex;
        return match;
    }
    /** A parameter's value, or undefined where a quotation does not end. */
    value() {
        if (this.#text[this.#at] !== '"')
            return this.take(UNQUOTED)?.[0];
        return this.take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1');
    }
}

;// CONCATENATED MODULE: ./lib/oci/auth/token-server.js





const TokenSchema = object({ token: nullish(string()), access_token: nullish(string()) });
/**
 * A token for pulling from the repository (distribution specification, "Token Authentication").
 * @throws RegistryError, with the status that the token server answered if it did.
 */
async function askToken({ asked, challenge, from, credentials, loggedIn }, { exchange, maxBytes }, patience) {
    const name = challenge.parameters.get('realm');
    const realm = name === undefined ? undefined : pointedTo(name, from);
    if (!realm)
        throw registry_failure_unusable(asked, `its token server ${quoted(name ?? '')} has no https URL`);
    const scope = challenge.parameters.get('scope') ?? `repository:${asked.reference.repository}:pull`;
    const request = tokenRequest(realm, challenge.parameters.get('service'), scope, credentials);
    const answer = await persist(exchange, { ...request, wanted: 200, maxBytes }, patience);
    if (answer.status !== 200)
        throw statusFailure(asked, answer, loggedIn);
    const token = tokenOf(answer.body);
    if (token === undefined)
        throw registry_failure_unusable(asked, `its token server ${quoted(realm.host)} gave no token`);
    return token;
}
function basicHeader({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
/** A GET with a password or without; OAuth2's refresh for an identity token ("Token Authentication", "OAuth2"). */
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
/** `token`, or OAuth2's name for it. Only what may stand in a header: visible ASCII. */
function tokenOf(body) {
    let json;
    try {
        json = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        return undefined;
    }
    const parsed = safeParse(TokenSchema, json, { abortEarly: true });
    const token = parsed.success ? parsed.output.token || parsed.output.access_token : undefined;
    return token && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

;// CONCATENATED MODULE: ./lib/oci/auth/registry-auth.js






/** OAuth2 answers 400 for a refresh token that has expired (RFC 6749, 5.2); GitHub 403 for a token that has. */
const LOGIN_REFUSED = new Set([400, 401, 403]);
/**
 * Answers registries' challenges (distribution specification, "Token Authentication"), and remembers the answers
 * per repository, which is the scope of a token. Credentials that were refused are not shown again, so that a
 * registry has no reason to lock them; what is public is read without them.
 */
class RegistryAuth {
    #options;
    #granted = new Map();
    /** Registries, and repositories, where the login was refused. */
    #refused = new Set();
    constructor(options) {
        this.#options = options;
    }
    /** What answered the repository's last challenge, if there was one. */
    async known(reference) {
        return this.#granted.get(scopeKey(reference));
    }
    /**
     * What answers a 401.
     * @param used what the 401 refused: a token that has expired.
     * @throws RegistryError where nothing is left to answer with.
     */
    answer(asked, challenge, used, patience) {
        return this.#renew(asked.reference, used, () => this.#authorize(asked, challenge, patience));
    }
    /**
     * What answers the challenge without credentials, once the registry refused (401, 403) what they had given.
     * Undefined where that leads nowhere.
     */
    async withoutLogin(asked, challenge, refusal, used, patience) {
        const key = scopeKey(asked.reference);
        if (!bearerOf(challenge)) {
            // Basic: the first request was without, and was refused. What lacks a right (403) may have it elsewhere.
            if (refusal.status === 401)
                this.#refused.add(asked.reference.registry);
            this.#granted.delete(key);
            return undefined;
        }
        this.#refuse(asked, key, refusal.status);
        try {
            return await this.#renew(asked.reference, used, () => this.#authorize(asked, challenge, patience));
        }
        catch (error) {
            // The refusal that the credentials met says more.
            if (error instanceof RegistryError)
                return undefined;
            throw error;
        }
    }
    async loggedIn(reference) {
        return (await this.#options.credentials(reference.registry)) !== undefined;
    }
    async #renew(reference, used, make) {
        const key = scopeKey(reference);
        const current = this.#granted.get(key);
        if (current && (await current) !== used)
            return current;
        const renewed = this.#granted.get(key);
        // Another request may have renewed it while this one waited.
        if (renewed && renewed !== current)
            return renewed;
        const granted = make();
        this.#granted.set(key, granted);
        granted.catch(() => {
            if (this.#granted.get(key) === granted)
                this.#granted.delete(key);
        });
        return granted;
    }
    async #authorize(asked, challenge, patience) {
        const credentials = await this.#login(asked.reference);
        if (bearerOf(challenge)) {
            if (!credentials)
                return this.#token(asked, challenge, undefined, patience);
            try {
                return await this.#token(asked, challenge, credentials, patience);
            }
            catch (error) {
                if (!(error instanceof RegistryError) || !LOGIN_REFUSED.has(error.status))
                    throw error;
                const { registry } = asked.reference;
                this.#refuse(asked, error.status === 401 ? registry : scopeKey(asked.reference), error.status);
                return this.#token(asked, challenge, undefined, patience).catch(() => Promise.reject(error));
            }
        }
        if (credentials?.kind === 'password' && offersBasic(challenge)) {
            return { header: basicHeader(credentials), login: true };
        }
        throw statusFailure(asked, challenge, await this.loggedIn(asked.reference));
    }
    /** The registry's credentials, as long as they were not refused. */
    async #login(reference) {
        if (this.#refused.has(reference.registry) || this.#refused.has(scopeKey(reference)))
            return undefined;
        return this.#options.credentials(reference.registry);
    }
    async #token(asked, answer, credentials, patience) {
        const { exchange, limits, onSecret } = this.#options;
        const challenge = bearerOf(answer);
        const loggedIn = await this.loggedIn(asked.reference);
        if (challenge === undefined)
            throw statusFailure(asked, answer, loggedIn);
        const question = { asked, challenge, from: answer.url, credentials, loggedIn };
        const token = await askToken(question, { exchange, maxBytes: limits.tokenBytes }, patience);
        if (credentials)
            onSecret(token);
        return { header: `Bearer ${token}`, login: credentials !== undefined };
    }
    #refuse(asked, key, status) {
        if (this.#refused.has(key))
            return;
        this.#refused.add(key);
        const registry = quoted_oneLine(asked.reference.registry);
        this.#options.onWarning(`${registry} refused the credentials for it in Docker's config (${status}), so ${familiarReference(asked.reference)} is read without them; if they have expired, log in again with docker/login-action`);
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







/** The same, with all its requests over at `deadline`. */
function within(transport, deadline) {
    return { request: (asked, request) => transport.request(asked, { deadline, ...request }) };
}
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
function registryTransport(options) {
    const limits = { ...TRANSPORT_LIMITS, ...options.limits };
    const exchange = httpExchange(limits, options.proxy);
    const { onWarning = () => { } } = options;
    const auth = new RegistryAuth({ ...options, onWarning, exchange, limits });
    /** The answer at the end of the redirects. Whoever they lead to is not told who asks. */
    async function follow(asked, request, start) {
        let { url } = start;
        let authorization = start.grant?.header;
        const { method, maxBytes, statuses } = request;
        for (let hops = 0; hops <= limits.redirects; hops++) {
            const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
            const send = { method, url, headers, maxBytes, wanted: statuses[0] };
            const answer = await persist(exchange, send, start.patience);
            const { location } = answer.headers;
            if (!REDIRECTS.has(answer.status) || location === undefined)
                return answer;
            const next = pointedTo(location, url);
            if (!next)
                throw registry_failure_unusable(asked, `redirects to ${quoted(location)}, which is no https URL`);
            if (next.origin !== url.origin)
                authorization = undefined;
            url = next;
        }
        throw registry_failure_unusable(asked, `redirects more than ${limits.redirects} times`);
    }
    async function ask(asked, request) {
        const { reference } = asked;
        const url = new URL(`${reference.repository}/${request.path}`, endpoint(reference.registry));
        const patience = new retry_Patience(limits, request.deadline ?? performance.now() + limits.imageMs);
        // A challenge of another host, that a redirect led to, is not answered: the credentials are not for it.
        const refused = (answer, ...statuses) => statuses.includes(answer.status) && answer.url.origin === url.origin;
        const known = await auth.known(reference);
        const first = await follow(asked, request, { url, grant: known, patience });
        if (!refused(first, 401))
            return first;
        const grant = await auth.answer(asked, first, known, patience);
        const second = await follow(asked, request, { url, grant, patience });
        if (!grant.login || !refused(second, 401, 403))
            return second;
        const anonymous = await auth.withoutLogin(asked, first, second, grant, patience);
        const third = anonymous && (await follow(asked, request, { url, grant: anonymous, patience }));
        // Where it is refused anyhow, what the credentials met says more.
        return third === undefined || refused(third, 401, 403) ? second : third;
    }
    return {
        async request(asked, request) {
            try {
                const answer = await ask(asked, request);
                if (request.statuses.includes(answer.status))
                    return answer;
                // Asking may start a credential helper: only where the message depends on it.
                const loggedIn = [401, 403, 429].includes(answer.status) && (await auth.loggedIn(asked.reference));
                throw statusFailure(asked, answer, loggedIn);
            }
            catch (error) {
                throw error instanceof ExchangeError ? exchangeFailure(asked, error) : error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/client/stated-size.js





/** The trailer's last field, ISIZE (RFC 1952, 2.3.1): the size of the last member's input modulo 2^32. */
const FIELD = 4;
const MODULUS = 2 ** 32;
/** A gzip member of nothing: 10 bytes of header, 2 of deflate, 8 of trailer. */
const SMALLEST_GZIP = 20;
/** Deflate's limit: 258 bytes of output from two bits, with the code that describes it (zlib's algorithm notes). */
const MAX_RATIO = 1032;
/** Layers of programs shrink to a half or a quarter, texts to a tenth at best; only padding shrinks further. */
const USUAL_RATIO = 10;
/**
 * The uncompressed size of a layer in a registry, as its publisher states it: by its media type for a layer that
 * is not compressed, by four bytes of a gzip blob. Never fails: what cannot be learned is unknown, with the reason.
 */
async function statedSize(transport, reference, layer) {
    switch (layerCompression(layer.mediaType)) {
        case 'none':
            return stated(layer.size);
        case 'zstd':
            return unknown('a zstd layer does not state its uncompressed size');
        case undefined:
            return unknown(`${quoted(layer.mediaType)} is not the media type of a layer`);
        case 'gzip':
            if (layer.size < SMALLEST_GZIP)
                return unknown(`${layer.size} bytes are too few for a gzip layer`);
            return askTrailer(transport, reference, layer);
    }
}
/**
 * What a gzip blob of `compressed` bytes holds, by the ISIZE at its end.
 * Two cases look like one good member and are not told apart: a few members of which the last holds more bytes
 * than the whole blob has (eStargz ends in an empty one, pgzip makes one), and more than 4 GiB that are nearly all
 * zeros (a sparse file).
 */
function sizeByTrailer(isize, compressed) {
    if (isize === 0 || isize % TAR_BLOCK !== 0) {
        return unknown(`its gzip trailer states ${isize} bytes, which is no tar`);
    }
    // Deflate stores what it cannot compress with 5 bytes on 16 KiB or more; a header may carry a name.
    const tooSmall = compressed > isize * 1.001 + 1024;
    if (tooSmall || isize > compressed * MAX_RATIO) {
        // Several members (estargz, bgzip), where the trailer tells of the last one only; or 4 GiB and more.
        return unknown(`its gzip trailer states ${isize} bytes, which does not fit ${compressed} compressed bytes`);
    }
    // The next candidate is 4 GiB more. It cannot be excluded once it would be nothing unusual.
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
            return unknown('the registry gives no parts of layers (it ignores Range requests)');
        const range = headers['content-range'];
        // Some content networks leave Content-Range out; four bytes are the four bytes then.
        const asAsked = range === undefined || RANGE(from, to, layer.size).test(range);
        if (status === 416 || !asAsked || body.length !== FIELD) {
            return unknown(`the registry's layer does not have the ${layer.size} bytes that the manifest states`);
        }
        return sizeByTrailer(Buffer.from(body).readUInt32LE(), layer.size);
    }
    catch (error) {
        if (error instanceof RegistryError)
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
    const timed = (ms) => within(transport, performance.now() + ms);
    const images = new Map();
    const documents = new Map();
    const diskSizes = new DiskSizes(options.diskSizes ?? true);
    return {
        image(reference, platform) {
            const bounded = timed(imageMs);
            const named = formatReference(reference);
            return once(images, `${named} ${formatPlatform(platform)}`, async () => {
                const document = await once(documents, named, () => readDocument(bounded, reference));
                return registry_client_readImage(bounded, diskSizes, reference, document, platform);
            });
        },
        blobSize: (reference, digest) => blobSize(timed(blobMs), reference, digest),
    };
}
/** What was asked for before is not asked for again, unless it failed. */
function once(answers, key, ask) {
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
}
async function registry_client_readImage(transport, diskSizes, reference, document, platform) {
    const { digest, manifest, indexDigest } = await readManifest(transport, reference, document, platform);
    const [config, ...disks] = await Promise.all([
        readConfig(transport, reference, manifest, platform),
        ...manifest.layers.map((layer) => diskSizes.of(transport, reference, layer)),
    ]);
    const layers = manifest.layers.map((layer, index) => ({
        digest: layer.digest,
        // There are as many as layers: readConfig has checked.
        diffId: config.diffIds[index] ?? '',
        download: stated(layer.size),
        disk: disks[index] ?? unknown('it was not asked for'),
        files: { unknown: 'the layer was not read, only its size asked' },
    }));
    const source = { reference, ...(indexDigest === undefined ? {} : { indexDigest }) };
    return { digest, manifest, config, layers, source };
}
async function blobSize(transport, reference, digest) {
    const asked = { reference, part: `blob ${digest}` };
    const { status, headers } = await transport.request(asked, {
        method: 'HEAD',
        path: `blobs/${digest}`,
        maxBytes: 0,
        statuses: [200, 404],
    });
    if (status === 404)
        return undefined;
    const size = Number(headers['content-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(size))
        throw registry_failure_unusable(asked, 'the registry does not state its size');
    return size;
}
/** Asks for each blob once, however many images share it. */
class DiskSizes {
    #wanted;
    #sizes = new Map();
    constructor(wanted) {
        this.#wanted = wanted;
    }
    async of(transport, reference, layer) {
        if (!this.#wanted)
            return unknown('it was not asked for');
        // With the size: a manifest that states a wrong one must not spoil the answer for others.
        const key = `${layer.digest} ${layer.size} ${layer.mediaType}`;
        const asked = this.#sizes.get(key) ?? statedSize(transport, reference, layer);
        this.#sizes.set(key, asked);
        const size = await asked;
        // Another repository may answer where this one did not.
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
 * HTTP is spoken with the loopback interface only, and that is never asked through a proxy.
 */
function readProxy(environment, { onSecret, onWarning }) {
    const text = (environment.https_proxy || environment.HTTPS_PROXY || '').trim();
    if (text === '')
        return undefined;
    // As curl and Go have it, a bare `proxy:3128` is an http proxy.
    const full = text.includes('://') ? text : `http://${text}`;
    const url = URL.canParse(full) ? new URL(full) : undefined;
    const password = url && decoded(url.password);
    if (url === undefined || password === undefined || !/^https?:$/.test(url.protocol)) {
        onWarning('HTTPS_PROXY is not the URL of an http or https proxy: registries are asked without it');
        return undefined;
    }
    for (const secret of new Set([url.password, password]))
        if (secret)
            onSecret(secret);
    return { url: url.href, bypasses: noProxy(environment.no_proxy || environment.NO_PROXY || '') };
}
/** Undefined where `%` is not followed by what it stands for. */
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
 * The rules of NO_PROXY as Go has them (golang.org/x/net/http/httpproxy), since Docker reads the same variable:
 * `*`; an address or a range in CIDR notation; a domain with all below it, or with a dot in front only those below
 * it; each but a range with a port or without. Node's own reading lets `example.com` not mean its subdomains.
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
    const onlyBelow = domain !== name;
    return (url) => {
        const host = hostOf(url);
        if (port !== undefined && port !== portOf(url))
            return false;
        return (host === domain && !onlyBelow) || ((0,external_node_net_.isIP)(host) === 0 && host.endsWith(`.${domain}`));
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

;// CONCATENATED MODULE: ./lib/oci/receiver/blob-look-up.js

/** Asks the base image's own registry for blobs that the base's manifest does not name, once for each. */
class BlobLookUp {
    #store;
    #source = async () => undefined;
    #asked = new Map();
    constructor(store) {
        this.#store = store;
    }
    at(source) {
        this.#source = source;
        this.#asked = new Map();
    }
    /** Size in bytes, or undefined where the blob is not there or nobody could say. */
    async size(digest) {
        if (this.#asked.size >= bounds_bounds.lookUps && !this.#asked.has(digest))
            return undefined;
        const asked = this.#asked.get(digest) ?? this.#ask(digest);
        this.#asked.set(digest, asked);
        return asked;
    }
    async #ask(digest) {
        try {
            const size = await this.#source(digest);
            if (size !== undefined)
                this.#store.knowBlob(digest, size);
            return size;
        }
        catch {
            // The blob is then sent, and weighed all the same.
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./lib/oci/receiver/registry-responses.js
/** A finished PUT always names the digest: clients check it. */
function created(response, location, digest) {
    send(response, 201, { Location: location, 'Docker-Content-Digest': digest });
}
/** Where an upload stands. OCI distribution spec, "Pushing a blob in chunks": Range is inclusive. */
function progress(response, status, session) {
    send(response, status, {
        Location: `/v2/${session.repository}/blobs/uploads/${session.id}`,
        Range: `0-${Math.max(0, session.reader.size - 1)}`,
        'Docker-Upload-UUID': session.id,
    });
}
/** An error as the OCI distribution spec spells it, "Error Codes". */
function refuse(response, status, code, message) {
    const body = JSON.stringify({ errors: [{ code, message }] });
    send(response, status, { 'Content-Type': 'application/json' }, body);
}
/**
 * Answers. A request body that nobody read is drained by Node and dropped; the connection stays open, so that a
 * client sees a refusal even while it still sends.
 */
function send(response, status, headers = {}, body = '') {
    // RFC 9110, section 8.6: no Content-Length with 204.
    const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...length, ...headers });
    response.end(body);
}

;// CONCATENATED MODULE: ./lib/oci/receiver/request-body.js

/** The client stopped sending in the middle of a body. */
class BodyCutError extends Error {
}
/** The client sends more than is read. */
class BodyTooLongError extends Error {
}
/**
 * Bodies that are read at once; whoever comes later waits, unread, so that memory stays flat. Nobody waits long:
 * clients that stall, or that send their layers in turns, must not keep others from being read at all.
 */
class BodyGate {
    #limit;
    #longestWait;
    #waiting = new Set();
    #open = 0;
    /** @param longestWait ms after which a body is read all the same. */
    constructor(limit, longestWait = bounds_bounds.bodyWait) {
        this.#limit = limit;
        this.#longestWait = longestWait;
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
            const timer = setTimeout(enter, this.#longestWait);
            this.#waiting.add(enter);
        });
    }
}
/**
 * Hands a request's body to `take`, chunk by chunk, at its pace.
 * @param noProgress ms without a byte after which the body is given up.
 * @throws BodyCutError where that happens or the client goes away.
 */
async function request_body_readBody(request, take, noProgress = bounds_bounds.noProgress) {
    const stalled = () => {
        request.destroy(new Error(`nothing came for ${noProgress / 1000} s`));
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
 * A whole body of at most `limit` bytes, or undefined where it is larger. That too is read to its end, but not
 * kept: a client that is still sending would not see the answer.
 * @param read told of the bytes of each chunk.
 * @throws BodyCutError as `readBody`.
 */
async function readSmallBody(request, limit, read, noProgress) {
    const parts = [];
    let size = 0;
    const keep = (chunk) => {
        read(chunk.length);
        size += chunk.length;
        if (size <= limit)
            parts.push(chunk);
    };
    await request_body_readBody(request, keep, noProgress);
    return size <= limit ? Buffer.concat(parts) : undefined;
}

;// CONCATENATED MODULE: ./lib/oci/receiver/blob-uploads.js




/** POST: a mount, a blob whole, or a session to send it to. */
async function startUpload(call) {
    const { state, response, repository, query } = call;
    const mount = query.get('mount');
    if (mount !== null && isDigest(mount) && state.store.blobSize(mount) !== undefined) {
        return created(response, `/v2/${repository}/blobs/${mount}`, mount);
    }
    const session = state.sessions.open(repository, Date.now());
    // OCI distribution spec, "Single POST": the digest comes with the first request, and so does the blob.
    if (query.get('digest') !== null)
        return occupied(call, session, () => finish(call, session));
    // A mount that is not granted is answered with a session; clients that find the blob elsewhere let it expire.
    progress(response, 202, session);
}
/** GET: how much has come so far. */
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
    await occupied(call, session, async () => {
        if (await blob_uploads_receive(call, session))
            progress(call.response, 202, session);
    });
}
/** PUT: the last bytes, if any, and the digest of all. */
async function finishUpload(call) {
    const session = findIdleSession(call);
    if (session)
        await occupied(call, session, () => finish(call, session));
}
/** DELETE: the client gives it up. */
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
    if (!isDigest(digest)) {
        state.sessions.end(session);
        return refuse(response, 400, 'DIGEST_INVALID', 'a blob is finished with digest=sha256:...');
    }
    if (!(await blob_uploads_receive(call, session)))
        return;
    const blob = await session.reader.finish();
    state.sessions.end(session);
    if (blob.digest !== digest) {
        return refuse(response, 400, 'DIGEST_INVALID', `what came is ${blob.digest}, not ${digest}`);
    }
    if (!state.store.keepBlob(blob))
        return refuse(response, 403, 'DENIED', 'more blobs than one run can need');
    created(response, `/v2/${repository}/blobs/${digest}`, digest);
}
/** Reads the request's body into the session's blob. False where its range is wrong: then it was refused. */
async function blob_uploads_receive(call, session) {
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
        // OCI distribution spec, "Pushing a blob in chunks": Range says where to go on.
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
        // What is still sent is not read: nobody knows how much that is.
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
        state.received(chunk.length);
        if (session.reader.size + chunk.length > bounds_bounds.unpacked)
            throw new BodyTooLongError();
        return session.reader.write(chunk);
    };
    await state.gate.through(() => request_body_readBody(request, take, state.noProgress));
}
/** Keeps other requests out of a session while one writes to it. */
async function occupied({ state }, session, work) {
    session.busy = true;
    try {
        await work();
    }
    finally {
        session.busy = false;
        session.touched = Date.now();
        state.sessions.forgetBegun();
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
    refuse(call.response, 409, 'BLOB_UPLOAD_INVALID', 'this upload is being written to');
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

;// CONCATENATED MODULE: ./lib/oci/receiver/manifest-puts.js






/** Says whether a manifest was pushed, by digest only: tags are taken and forgotten. Its bytes are not served. */
function headManifest({ state, request, response, repository, reference }) {
    if (!isDigest(reference))
        state.asked(reference);
    const stored = isDigest(reference) ? state.store.manifest(repository, reference) : undefined;
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
    const bytes = await readSmallBody(request, bounds_bounds.document, state.received, state.noProgress);
    if (!bytes)
        return refuse(response, 413, 'MANIFEST_INVALID', `at most ${bounds_bounds.document} bytes`);
    const digest = sha256(bytes);
    if (reference.includes(':') && reference !== digest) {
        return refuse(response, 400, 'DIGEST_INVALID', `what came is ${digest}, not ${reference}`);
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
/** Why a manifest cannot be taken: malformed, or it names what nobody sent. */
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
    // The size of a blob that nobody sent is an echo of what HEAD said, for diffIDs that of the tar: not compared.
    if (store.blobSize(digest) !== undefined)
        return undefined;
    // Builders send foreign layers only where they are told to, and registries take their manifests without.
    if (isForeignLayer(mediaType))
        return undefined;
    return { code: 'MANIFEST_BLOB_UNKNOWN', message: `${digest} was not pushed` };
}

;// CONCATENATED MODULE: ./lib/oci/receiver/distribution-api.js





// OCI distribution spec, "Pulling manifests": <name>; bounded, so that no name can make the match slow.
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
/** Answers one request of the OCI distribution protocol, as far as a push needs it. Nothing is served back. */
async function distribution_api_answer(state, request, response) {
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    try {
        await route(state, request, response);
    }
    catch (error) {
        if (!(error instanceof BodyCutError))
            throw error;
        // Nobody listens any more; what was received of the blob stays in its session.
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
/** Taken apart by hand: URL throws at some texts that a client can send (`//`). */
function requestTarget(request) {
    // RFC 9112, section 3.2.2: the absolute form must be taken too (clients that know of a proxy send it).
    const target = (request.url ?? '').replace(/^https?:\/\/[^/?]*/i, '');
    const [path = '', query = ''] = target.split(/\?(.*)/s, 2);
    return { path: path.replace(/%3a/gi, ':'), query: new URLSearchParams(query) };
}
async function headBlob({ state, response, reference }) {
    const size = isDigest(reference)
        ? (state.store.blobSize(reference) ?? (await state.lookUp(reference)))
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

;// CONCATENATED MODULE: ./lib/oci/receiver/push-store.js


/** What was pushed and what counts as already there. Blobs are told apart by their digest alone. */
class PushStore {
    #received = new Map();
    #known = new Map();
    /** By repository, then by digest. */
    #manifests = new Map();
    #kept = new KeptBlobs();
    #manifestCount = 0;
    /** From now on the layers of this image need not be sent. */
    know(base) {
        for (const layer of base.layers) {
            if (!('bytes' in layer.download))
                continue;
            this.#known.set(layer.digest, { size: layer.download.bytes, layer });
            // Podman, Buildah and skopeo's docker-daemon ask for the uncompressed digest.
            const size = 'bytes' in layer.disk ? layer.disk.bytes : layer.download.bytes;
            if (!this.#known.has(layer.diffId))
                this.#known.set(layer.diffId, { size, layer });
        }
    }
    /** A blob that the base's registry has, though the base's manifest does not name it. */
    knowBlob(digest, size) {
        if (!this.#known.has(digest))
            this.#known.set(digest, { size });
    }
    /** Size in bytes of a blob that is or counts as here. */
    blobSize(digest) {
        return this.#received.get(digest)?.size ?? this.#known.get(digest)?.size;
    }
    received(digest) {
        return this.#received.get(digest);
    }
    known(digest) {
        return this.#known.get(digest);
    }
    /** False where the store is full. What the same bytes were read as before is as good. */
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
    /** Keeps it, unless it is there already: who comes later cannot change it. False where the store is full. */
    keepManifest(repository, manifest) {
        const own = this.#manifests.get(repository) ?? new Map();
        if (own.has(manifest.digest))
            return true;
        if (this.#manifestCount >= bounds_bounds.manifests)
            return false;
        this.#manifestCount++;
        this.#manifests.set(repository, own.set(manifest.digest, manifest));
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/oci/receiver/pushed-image.js




/**
 * The image that a build pushed, found by what the builder says it built: the digest of its index, manifest or
 * config. Whatever else was pushed to the same place does not count.
 * @throws UserError where it did not arrive.
 */
function pushedImage(store, repository, built, platform) {
    const named = store.manifest(repository, built);
    if (named)
        return imageNamed(store, repository, named, platform);
    const images = imagesOfConfig(store, repository, built);
    // Several manifests can name one config; what their layers hold tells which of them are true to it.
    const image = images.find(({ layers }) => layers.every((layer) => isKnown(layer.disk))) ?? images[0];
    if (image)
        return image;
    throw new UserError(`the image ${built} was built but did not arrive at the measuring registry`);
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
        throw new UserError(`the pushed index ${stored.digest} names no image`);
    return contents(store, digest, inner.manifest);
}
function chosenManifest(digest, index, platform) {
    try {
        return chooseManifest(index, platform);
    }
    catch (cause) {
        throw new UserError(`the pushed index ${digest} ${cause instanceof Error ? cause.message : cause}`, {
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
        throw new UserError(`the pushed image names ${named} layers but ${counted} diffIDs`);
    }
    const layers = manifest.layers.map((layer, i) => layerContents(store, layer, config.diffIds[i] ?? ''));
    return { digest, manifest, config, layers };
}
function pushed_image_readConfig(store, digest) {
    const document = store.received(digest)?.document;
    if (!document)
        throw new UserError(`the config ${digest} of the pushed image is not readable`);
    return parseImageConfig(document);
}
function layerContents(store, descriptor, diffId) {
    const { digest } = descriptor;
    const blob = store.received(digest);
    if (blob)
        return layerOfBlob(blob, diffId);
    const files = unknown('not sent: it is a layer of the base image');
    // By diffID where the manifest names diffIDs (Podman), or a copy of the layer that another tool compressed.
    const published = [digest, diffId].map((name) => store.known(name)?.layer);
    const layer = published.find((candidate) => candidate?.diffId === diffId);
    if (layer)
        return { ...layer, files };
    const absent = absentLayer(descriptor, diffId, 'this layer was not sent, nor does the base image name it');
    const known = store.known(digest);
    return known ? { ...absent, download: stated(known.size) } : absent;
}

;// CONCATENATED MODULE: ./lib/oci/receiver/upload-sessions.js



/** Open uploads. Many never finish (a refused mount, a client that found the blob elsewhere): that is normal. */
class UploadSessions {
    #sessions = new Map();
    open(repository, now) {
        this.#forgetIdle(now);
        if (this.#sessions.size >= bounds_bounds.sessions)
            this.#forgetOldest([...this.#sessions.values()]);
        const session = { id: (0,external_node_crypto_.randomUUID)(), repository, reader: new BlobReader(), busy: false, touched: now };
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
    /** Lets go of the oldest where too many hold part of a blob. */
    forgetBegun() {
        const begun = [...this.#sessions.values()].filter(({ busy, reader }) => !busy && reader.size > 0);
        if (begun.length > bounds_bounds.begunSessions)
            this.#forgetOldest(begun);
    }
    /** Of those that nobody writes to. */
    #forgetOldest(sessions) {
        let oldest;
        for (const session of sessions) {
            if (!session.busy && session.touched < (oldest?.touched ?? Number.POSITIVE_INFINITY))
                oldest = session;
        }
        if (oldest)
            this.end(oldest);
    }
    #forgetIdle(now) {
        for (const session of this.#sessions.values()) {
            if (!session.busy && now - session.touched > bounds_bounds.idleSession)
                this.end(session);
        }
    }
}

;// CONCATENATED MODULE: ./lib/oci/receiver/measuring-registry.js










/** Not registered for any service (IANA), and below the ports that Linux hands out by itself. */
const PREFERRED_PORT = 28_515;
async function startMeasuringRegistry(options = {}) {
    const store = new PushStore();
    const sessions = new UploadSessions();
    const lookUp = new BlobLookUp(store);
    const probes = new Map();
    let bytesReceived = 0;
    let requests = 0;
    let bug;
    const state = {
        store,
        sessions,
        gate: new BodyGate(Math.max(bounds_bounds.bodies, (0,external_node_os_.availableParallelism)())),
        noProgress: options.noProgress ?? bounds_bounds.noProgress,
        asked: (tag) => probes.get(tag)?.(),
        received: (bytes) => {
            bytesReceived += bytes;
        },
        lookUp: (digest) => lookUp.size(digest),
    };
    const server = apiServer(state, (error) => {
        bug ??= { error };
    });
    server.on('request', () => {
        requests++;
    });
    const port = await listen(server, options.preferredPort ?? PREFERRED_PORT);
    const address = `127.0.0.1:${port}`;
    const repository = options.repository ?? `measure/${(0,external_node_crypto_.randomBytes)(16).toString('hex')}`;
    return {
        address,
        repository,
        know: (base) => store.know(base),
        lookUpAt: (source) => lookUp.at(source),
        image: (name, built, platform) => {
            if (bug)
                throw bug.error;
            return pushedImage(store, name, built, platform);
        },
        probe: () => {
            const nonce = (0,external_node_crypto_.randomBytes)(16).toString('hex');
            const asked = new Promise((resolve) => probes.set(nonce, resolve));
            return { reference: `${address}/${repository}/probe:${nonce}`, asked };
        },
        get bytesReceived() {
            return bytesReceived;
        },
        get activity() {
            return requests + bytesReceived;
        },
        close: () => measuring_registry_close(server, sessions),
    };
}
function apiServer(state, onBug) {
    const server = (0,external_node_http_.createServer)((request, response) => {
        distribution_api_answer(state, request, response).catch((error) => {
            onBug(error);
            response.destroy();
        });
    });
    // Its default of 300 s cuts uploads that still progress; bodies have a bound on no progress instead.
    server.requestTimeout = 0;
    server.maxConnections = bounds_bounds.connections;
    // A client that reuses a connection just as it times out sees its push fail; close() ends them all.
    server.keepAliveTimeout = 0;
    return server;
}
/** Listens on the preferred port, or on a free one where somebody has that. */
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
async function measuring_registry_close(server, sessions) {
    sessions.endAll();
    const closed = new Promise((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
}

;// CONCATENATED MODULE: ./lib/oci/receiver/repository-name.js




/**
 * The measuring registry's repository on this machine: the same at each run, yet unknown to other users.
 * Docker keeps up to 50 repositories per layer that it pushed to, and forgets where a base layer came from when
 * new ones push that out; so a machine that lives long should always see the same one.
 * @param file where the name is kept, readable for this user only. A random name is used where it cannot be.
 */
async function repository_name_repositoryName(file = defaultFile()) {
    const kept = file === undefined ? '' : await (0,promises_namespaceObject.readFile)(file, 'utf8').catch(() => '');
    if (repository_name_NAME.test(kept))
        return kept;
    const name = `measure/${(0,external_node_crypto_.randomBytes)(16).toString('hex')}`;
    if (file === undefined)
        return name;
    try {
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
        await (0,promises_namespaceObject.writeFile)(file, name, { mode: 0o600 });
    }
    catch {
        // A home that cannot be written to (a container job) costs only the memory of this run.
    }
    return name;
}
const repository_name_NAME = /^measure\/[0-9a-f]{32}$/;
function defaultFile() {
    const state = stateHome();
    return state && (0,external_node_path_.join)(state, 'aspnet-image-size', 'repository');
}
/** XDG Base Directory Specification: state that should persist between restarts; relative paths are ignored. */
function stateHome() {
    const own = process.env.XDG_STATE_HOME ?? '';
    if ((0,external_node_path_.isAbsolute)(own))
        return own;
    try {
        return (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.local', 'state');
    }
    catch {
        // A container may run as a number that has neither HOME nor an entry in passwd.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/process/bounded.js



/** Bytes of one output stream: such a program answers a question, it does not tell a story. */
const MAX_OUTPUT = 1024 * 1024;
/**
 * Starts a program that must have ended within `timeoutMs`, or when `signal` says so, else it is killed. @actions/exec
 * cannot end what it started, and a program that hangs would keep the action from ending. Nothing is written to the
 * job's log.
 * @throws UserError where it cannot be started, does not end in time, or writes more than MAX_OUTPUT bytes; the
 * signal's reason where that ended it.
 */
function executeBounded(program, args, options) {
    const { timeoutMs = 0, signal } = options;
    const settings = {
        env: environment(options.env),
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT,
        windowsHide: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(signal === undefined ? {} : { signal }),
    };
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_namespaceObject.execFile)(program, args, settings, (error, stdout, stderr) => {
            const exitCode = error === null ? 0 : error.code;
            if (typeof exitCode === 'number')
                resolve({ exitCode, stdout, stderr });
            else
                reject(signal?.aborted ? signal.reason : bounded_failure(program, error, timeoutMs));
        });
        // A program need not read what it is given: EPIPE is no failure of ours.
        child.stdin?.on('error', () => { });
        child.stdin?.end(options.input);
    });
}
function bounded_failure(program, error, timeoutMs) {
    const code = error?.code;
    if (code === 'ENOENT')
        return new UserError(`${program} is not installed, or not on PATH`, { cause: error });
    const outcome = code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
        ? `wrote more than ${MAX_OUTPUT} bytes`
        : error?.killed
            ? `did not end within ${timeoutMs / 1000} s`
            : error?.signal
                ? `was ended by ${error.signal}`
                : `could not be started: ${error?.message}`;
    return new UserError(`${program} ${outcome}`, { cause: error });
}

;// CONCATENATED MODULE: ./lib/process/execute.js



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
            env: environment(options.env),
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            ...(input === undefined ? {} : { input: Buffer.from(input) }),
        });
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(`${program} could not be started: ${reason}. Is it installed and on PATH?`, {
            cause: error,
        });
    }
};

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/process/memory.js

/**
 * Keeps the young generation as small as it is from now on: layers stream through this process, and what is done with
 * would else pile up in it for nothing. Not before everything is loaded, which it would slow down. (V8 reads
 * --max-semi-space-size at its own start only, and grows past --scavenger-max-new-space-capacity-mb.)
 */
function boundYoungGeneration() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./lib/push/reachable.js


/**
 * What builds an image may push it only once it has asked the measuring registry for another one, which is not there:
 * else it would send the image to whoever listens on that port where it runs (a container job, a rootless or remote
 * engine, a virtual machine and a builder without the host's network have another loopback interface).
 *
 * It is asked while the app is being built. What arrives late arrives all the same: the bound counts only for who
 * waits for the answer.
 */
class Probe {
    #asked;
    #arrived = false;
    #said;
    #late;
    #waitMs;
    #abort = new AbortController();
    /** @param ask has the builder or engine ask for that reference, and gives what it says. */
    constructor(registry, waitMs, ask) {
        const { reference, asked } = registry.probe();
        this.#asked = asked.then(() => {
            this.#arrived = true;
        });
        this.#waitMs = waitMs;
        this.#late = new Promise((resolve) => setTimeout(resolve, waitMs).unref());
        this.#said = ask(reference, this.#abort.signal)
            .catch((error) => {
            if (error instanceof UserError)
                return error.message;
            throw error;
        })
            .then((said) => reasonIn(said, reference));
        // Who never waits for the answer does not want to know either.
        this.#said.catch(() => { });
    }
    async reach() {
        const waited = `it did not ask within ${this.#waitMs / 1000} s`;
        const said = await Promise.race([this.#asked, this.#said, this.#late]);
        this.#abort.abort(new UserError('the probe is over'));
        // Whatever was said or waited: the request counts.
        return this.#arrived ? 'reachable' : { unreachable: said || waited };
    }
}
const LONGEST_REASON = 200;
/** For a report: without the name that the probe had, and what says no more than who speaks. */
function reasonIn(said, reference) {
    const reason = said
        .replace(/^(?:Error response from daemon|ERROR): /, '')
        .replace(/^failed to build: failed to solve: /, '')
        .replaceAll(reference, 'the probe')
        // Some engines name the repository alone.
        .replaceAll(reference.replace(/:[^:/]*$/, ''), 'the probe');
    return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
}
/** The engine and the builder, each found and probed when it is first asked for, and once. */
function reaching({ docker, buildx, registry, }, platform) {
    const engine = reachable_once(async () => {
        const start = performance.now();
        const facts = await docker.engine();
        const waitMs = patience(performance.now() - start);
        return {
            facts,
            probe: new Probe(registry, waitMs, (reference, signal) => docker.probe(reference, signal)),
        };
    });
    const builder = reachable_once(async () => {
        const facts = await buildx.builder();
        if (facts === undefined)
            return undefined;
        const waitMs = patience(facts.answerMs);
        const ask = (reference, signal) => buildx.probe(reference, platform, signal);
        return { facts, probe: new Probe(registry, waitMs, ask) };
    });
    return {
        engine: async () => (await engine()).facts,
        engineReach: reachable_once(async () => (await engine()).probe.reach()),
        ownBuilder: async () => (await builder())?.facts,
        builderReach: reachable_once(async () => (await builder())?.probe.reach() ?? { unreachable: 'buildx has no builder of its own' }),
    };
}
/** One that needs long to answer anything (a machine under load) also needs long to ask. In ms. */
function patience(answerMs) {
    return Math.min(Math.max(bounds.probe, bounds.probeAnswers * answerMs), bounds.probeLongest);
}
function reachable_once(ask) {
    let answer;
    return () => {
        answer ??= ask();
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/compare/deploy-size.js

/** Compressed sizes of the layers that the baseline image does not have, each digest once. */
function deploySize(now, before) {
    const unknown = travelUnknown(now, 'the base image') ?? travelUnknown(before, 'the base image of the baseline');
    if (unknown)
        return { size: unknown, ofBase: unknown };
    const moved = movedLayers(now.layers, before.layers);
    const ofBase = moved.filter((layer) => layer.from === 'base');
    return {
        size: sum(moved.map((layer) => layer.download)),
        ofBase: 'unknown' in now.base ? now.base : sum(ofBase.map((layer) => layer.download)),
    };
}
function movedLayers(now, before) {
    const there = new Set(before.map((layer) => layer.digest));
    const moved = now.filter((layer) => !there.has(layer.digest));
    return [...new Map(moved.map((layer) => [layer.digest, layer])).values()];
}
/** Of an unknown base an engine may have sent layers that it compressed itself: not those that travel. */
function travelUnknown({ base, sizes }, what) {
    if (!('unknown' in base) || isKnown(sizes.download))
        return undefined;
    return { unknown: `${what} is not known: ${base.unknown}` };
}

;// CONCATENATED MODULE: ./lib/compare/sum-comparisons.js




/** Unknown as soon as one image has no baseline, unless it is new. */
function sumComparisons(results) {
    const pairs = results.filter(isPair);
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
    const before = pairs.map(({ baseline }) => ({ weighed: weighedOf(baseline.image) }));
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
function isPair(result) {
    return !('missing' in result.baseline) && result.comparison !== undefined;
}
function deployOfAll(results, pairs, before) {
    // Of an image whose layers are not those that travel, nothing can be said of all.
    const compared = pairs.map(({ comparison }) => comparison.deploy.size);
    const appeared = results
        .filter((result) => !isPair(result))
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
            drifts.set(`${image.platform} ${base.from} ${base.to}`, base.download);
    }
    return sum(drifts.values());
}

;// CONCATENATED MODULE: ./lib/action/outputs.js



/**
 * The outputs of action.yml that come from figures. With several images, each distinct layer counts once; where one
 * of them could not be measured, the sum of all is not known.
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
/** Outputs of a job share 1 MiB; the layers of many images would not fit, and are in report.json. */
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
/** Looks up whether the label accepts what passed the limits; where nothing did, nobody is asked. */
async function acceptedBy(results, label, find, log) {
    const fails = results.some(({ limits }) => limits.some(({ verdict }) => verdict === 'fail'));
    if (label === undefined || !fails)
        return undefined;
    const found = await find(label);
    switch (found.kind) {
        case 'given':
            return { label, ...giver(found.by) };
        case 'not-given':
            // Of a merge group's several pull requests, each must have it.
            if (found.missing.length > 0)
                log.info(`The label ${label} is not on ${found.missing.map((number) => `#${number}`).join(', ')}.`);
            return undefined;
        case 'unknown':
            log.warning(`The label ${label} cannot be looked up, so it accepts nothing: ${found.reason}`);
            return undefined;
    }
}
/** Of a merge group's several: each of them once, and when the last one did. */
function giver(givers) {
    const logins = new Set(givers.flatMap(({ by }) => ('login' in by ? [by.login] : [])));
    const times = givers.flatMap(({ at }) => (at === null ? [] : [at])).sort();
    const last = times.at(-1);
    return {
        by: logins.size === 0 ? null : [...logins].join(', '),
        ...(last === undefined ? {} : { at: last }),
    };
}

;// CONCATENATED MODULE: ./lib/build/restore-together.js




const SOLUTION = /\.(?:sln|slnx|slnf)$/i;
/**
 * Restores several projects at once where one solution holds them all: the one that input `project` names, or the
 * only one at the workspace's root. With arguments of the user's, what is to be restored depends on these.
 * @returns the targets, and of those that were restored the word that they were.
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
        await dotnet.restore(solution, buildOptions(inputs, places));
    }
    catch (error) {
        // What is wrong with one project is told of that one, when it is published.
        if (!(error instanceof UserError))
            throw error;
        log.info(`Each project is restored by itself: ${error.message}`);
        return targets;
    }
    return targets.map((target) => ('project' in target ? { ...target, restored: true } : target));
}
async function onlySolution({ projects }, workspace) {
    const named = projects.filter((line) => SOLUTION.test(line));
    const all = named.length > 0 ? named : (await (0,promises_namespaceObject.readdir)(workspace)).filter((name) => SOLUTION.test(name));
    const [only, ...others] = all;
    return only === undefined || others.length > 0 ? undefined : (0,external_node_path_.resolve)(workspace, only);
}

;// CONCATENATED MODULE: ./lib/dotnet/project/candidate-files.js



const projectExtensions = ['.csproj', '.fsproj', '.vbproj'];
const solutionExtensions = ['.sln', '.slnx', '.slnf'];
/** Undefined where nothing is there, or something that is neither project, folder nor solution. */
async function candidate_files_candidates(pattern, root) {
    const spelled = pattern.replaceAll('\\', '/');
    const path = (0,external_node_path_.resolve)(root, spelled);
    if (!(0,external_node_fs_.existsSync)(path))
        return /[*?[\]{}]/.test(spelled) ? await matching(spelled, root) : undefined;
    if (!(await (0,promises_namespaceObject.stat)(path)).isDirectory())
        return candidate_files_sorted([path], (file) => ({ named: [file] }));
    // As dotnet publish FOLDER does it: the one project in a folder is meant, whatever lies below it.
    const inside = (await (0,promises_namespaceObject.readdir)(path)).filter(isProject);
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
    return candidate_files_sorted([...new Set([...tree.files.filter(matches), ...below.filter(isProject)])], (file) => ({
        found: [file],
    }));
}
/** Puts solutions apart, and projects where `place` says; undefined where there is neither. */
function candidate_files_sorted(files, place) {
    const solutions = files.filter((file) => solutionExtensions.includes((0,external_node_path_.extname)(file).toLowerCase()));
    const places = files.filter(isProject).map(place);
    if (solutions.length === 0 && places.length === 0)
        return undefined;
    return {
        named: places.flatMap((one) => one.named ?? []),
        found: places.flatMap((one) => one.found ?? []),
        solutions,
    };
}
function isProject(file) {
    return projectExtensions.includes((0,external_node_path_.extname)(file).toLowerCase());
}
/** Every file and folder below, except hidden ones and what a build makes. Links are not followed: no loops. */
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
/** A folder of someone else's (a service's volume) or one that is gone by now holds none of our projects. */
async function entriesOf(folder) {
    try {
        return await (0,promises_namespaceObject.readdir)(folder, { withFileTypes: true });
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
 * The projects that input `project` means. Throws a UserError where a line means nothing, where a project that
 * the user named cannot be an app, where a target framework must be chosen, and where nothing is found: then
 * with every project that was looked at and why it was left out.
 */
async function findProjects(request, dotnet) {
    const { named, found } = await collect(request, dotnet);
    const searched = found.filter((path) => !named.includes(path));
    const chosen = await inTurns(named, (path) => dotnet.facts(path, request.options));
    find_projects_refuse(chosen, request.options.root);
    const rest = await sift(searched, request, dotnet);
    const projects = [...chosen, ...rest.projects].sort((a, b) => (a.path < b.path ? -1 : 1));
    if (projects.length === 0 && !mayLackAll(request, rest.leftOut))
        throw nothingFound(request, rest.leftOut);
    requireFramework(projects, request.options);
    return { projects, leftOut: rest.leftOut };
}
/** A project that MSBuild cannot evaluate is there all the same. */
function mayLackAll({ mayBeAbsent = false }, leftOut) {
    return mayBeAbsent && leftOut.every(({ error }) => error === undefined);
}
async function collect(request, dotnet) {
    const { root } = request.options;
    const patterns = request.patterns.length > 0 ? request.patterns : ['**'];
    const parts = await Promise.all(patterns.map((pattern) => candidate_files_candidates(pattern, root)));
    const nothing = request.patterns.filter((_, index) => parts[index] === undefined);
    if (nothing.length > 0 && !request.mayBeAbsent)
        throw new UserError(nothing.map((line) => meansNothing(line, root)).join('\n'));
    const all = parts.filter((part) => part !== undefined);
    const solutions = [...new Set(all.flatMap((part) => part.solutions))];
    const listed = [];
    // The empty input searches for projects; solutions beside them would only name the same ones again.
    if (request.patterns.length > 0) {
        for (const solution of solutions)
            listed.push(await dotnet.projectsOfSolution(solution, root));
    }
    return {
        named: unique(all.flatMap((part) => part.named)),
        found: unique([...all.flatMap((part) => part.found), ...listed.flat().filter(isProject)]),
    };
}
/** Evaluates what was found and parts it into apps and what is left out. */
async function sift(paths, request, dotnet) {
    const projects = [];
    const leftOut = [];
    for (const { path, facts } of await dotnet.factsOfMany(paths, request.options)) {
        const reason = facts instanceof UserError ? broken(facts) : whyLeftOut(facts);
        if (!(facts instanceof UserError) && reason === undefined)
            projects.push(facts);
        else
            leftOut.push({
                path: find_projects_shown(path, request.options.root),
                reason: reason ?? '',
                ...(facts instanceof UserError ? { error: facts } : {}),
            });
    }
    return { projects, leftOut };
}
function broken(error) {
    return `MSBuild cannot evaluate it: ${error.details[0]?.message ?? error.message}`;
}
function find_projects_refuse(named, root) {
    const refused = named.flatMap((facts) => {
        const reason = whyNoApp(facts);
        return reason === undefined ? [] : [`${find_projects_shown(facts.path, root)}: ${reason}`];
    });
    if (refused.length === 0)
        return;
    throw new UserError(`Input project names what cannot become a Linux container image. Name the project of the app instead.\n${refused.join('\n')}`);
}
function requireFramework(projects, options) {
    const undecided = projects.filter((facts) => facts.targetFramework === undefined);
    if (undecided.length === 0)
        return;
    const list = undecided.map((facts) => `${find_projects_shown(facts.path, options.root)}: ${facts.targetFrameworks.join(', ')}`);
    const what = options.framework === undefined
        ? 'A project has several target frameworks. Choose one with input framework.'
        : `Input framework is "${options.framework}", which is not a target framework of a project that has several.`;
    throw new UserError(`${what}\n${list.join('\n')}`);
}
function nothingFound(request, leftOut) {
    const where = request.patterns.length === 0 ? request.options.root : request.patterns.join(', ');
    if (leftOut.length === 0) {
        return new UserError(`No .NET project was found in ${where}. Name a project file with input project.`);
    }
    const [first, ...others] = leftOut.map((one) => one.error);
    // One cause for all, such as an SDK that is not installed, is the error.
    if (first !== undefined && others.every((error) => error?.message === first.message))
        return first;
    const lines = leftOut.map(({ path, reason }) => `${path}: ${reason}`);
    return new UserError(`No project to weigh was found in ${where}. Name one with input project. Left out were:\n${lines.join('\n')}`);
}
function meansNothing(line, root) {
    return `Input project: "${line}" is no project file, solution or folder in ${root}, and matches none.`;
}
function find_projects_shown(path, root) {
    return (0,external_node_path_.relative)(root, path).replaceAll('\\', '/');
}
function unique(paths) {
    return [...new Set(paths)].sort();
}

;// CONCATENATED MODULE: ./lib/plan/owner.js


/**
 * To which project a Dockerfile belongs: the one that names it, else the one beside it, else the one whose
 * assembly its final ENTRYPOINT starts. Throws a UserError that lists the candidates where that is unclear.
 */
function ownerOf(dockerfile, projects) {
    const named = projects.filter((project) => namedDockerfile(project) === external_node_path_.posix.normalize(dockerfile.path));
    const beside = projects.filter((project) => external_node_path_.posix.dirname(project.path) === external_node_path_.posix.dirname(external_node_path_.posix.normalize(dockerfile.path)));
    for (const candidates of [named, beside]) {
        if (candidates.length === 1 && candidates[0] !== undefined)
            return { owner: candidates[0] };
        if (candidates.length > 1)
            return ownerByAssembly(dockerfile, candidates);
    }
    return ownerByAssembly(dockerfile, projects);
}
/** Where MSBuild says that a project's Dockerfile is; undefined where it says nothing. */
function namedDockerfile(project) {
    // Visual Studio writes paths with backslashes.
    const written = project.dockerfile?.trim().replaceAll('\\', '/');
    if (written === undefined || written === '')
        return undefined;
    return external_node_path_.posix.isAbsolute(written)
        ? external_node_path_.posix.normalize(written)
        : external_node_path_.posix.join(external_node_path_.posix.dirname(project.path), written);
}
function ownerByAssembly(dockerfile, candidates) {
    const { path, assembly } = dockerfile;
    const [only, ...others] = candidates;
    if (only === undefined)
        return { nobody: `${path}: there is no project that it could belong to` };
    if (assembly === undefined) {
        if (others.length === 0)
            return { owner: only };
        throw unclear(path, 'its final ENTRYPOINT does not say which assembly it starts', candidates);
    }
    const exact = candidates.filter((project) => project.assemblyName === assembly);
    // A host that ignores case wrote it otherwise; on Linux such an image would not start, but it is meant.
    const loose = candidates.filter((project) => project.assemblyName.toLowerCase() === assembly.toLowerCase());
    const [match, ...more] = exact.length > 0 ? exact : loose;
    if (match === undefined) {
        return { nobody: `${path} starts \`${assembly}\`, which is the assembly of no project looked at` };
    }
    if (more.length > 0)
        throw unclear(path, `several projects build \`${assembly}\``, [match, ...more]);
    return { owner: match };
}
function unclear(path, why, candidates) {
    const list = candidates.map((project) => `${project.path} (${project.assemblyName})`).join(', ');
    return new UserError(`To which project ${path} belongs is unclear: ${why}. Candidates: ${list}. ` +
        'Name one of them with input `project`, or set DockerfilePath in its project file.');
}

;// CONCATENATED MODULE: ./lib/plan/dockerfiles.js







/**
 * The Dockerfile that input `dockerfile` names belongs to one project; every other project has its own (the one it
 * names, or the one beside it), and one at the root of the workspace belongs to the project that it starts.
 * No Dockerfile belongs to two.
 * @throws UserError where a named file is not there, or it is unclear to which project one belongs.
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
        const owner = others.length > 0 ? await owning(dockerfile, [first, ...others], search) : first;
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
/** A single project needs no proof that the file which the user named is its own. */
async function ownerOfNamed(dockerfile, search) {
    const { projects, inputs, workspace } = search;
    if (!(await isFile(dockerfile))) {
        throw new UserError(`Input dockerfile: ${JSON.stringify(inputs.dockerfile)} does not exist in ${workspace}`);
    }
    const [only, ...others] = projects;
    return only && others.length === 0 ? only : owning(dockerfile, projects, search);
}
/** Nobody named this one: it may be of something else than .NET, or start no project of this run. */
async function ownerOfFound(dockerfile, search) {
    const read = await readDockerfile(await (0,promises_namespaceObject.readFile)(dockerfile, 'utf8'), (0,external_node_path_.relative)(search.workspace, dockerfile));
    if (search.projects.length === 0 || !isDotNet(read))
        return undefined;
    const ownership = ownershipOf(read, search.projects, search);
    return 'owner' in ownership ? ownership.owner : undefined;
}
/** @throws UserError where it belongs to none of them. */
async function owning(dockerfile, projects, search) {
    const shown = (0,external_node_path_.relative)(search.workspace, dockerfile);
    const ownership = ownershipOf(await readDockerfile(await (0,promises_namespaceObject.readFile)(dockerfile, 'utf8'), shown), projects, search);
    if ('owner' in ownership)
        return ownership.owner;
    const names = projects.map((project) => `${(0,external_node_path_.relative)(search.workspace, project.path)} (${project.assemblyName}.dll)`);
    throw new UserError(`The Dockerfile ${shown} belongs to none of the projects: ${ownership.nobody}. Candidates: ${names.join(', ')}. Name its project with input project.`);
}
function ownershipOf(read, projects, { inputs, workspace }) {
    const command = startCommand(read, inputs.docker.target);
    const candidates = projects.map((project) => ({
        path: (0,external_node_path_.relative)(workspace, project.path),
        assemblyName: project.assemblyName,
        dockerfile: project.dockerfile?.named
            ? (0,external_node_path_.relative)((0,external_node_path_.dirname)(project.path), project.dockerfile.path)
            : undefined,
        project,
    }));
    const ownership = ownerOf({ path: read.path, assembly: command && startedAssembly(command) }, candidates);
    return 'owner' in ownership ? { owner: ownership.owner.project } : ownership;
}
function isDotNet({ stages }) {
    return stages.some(({ from, publishes, builds }) => publishes || builds || ('value' in from && /(^|\/)dotnet\//.test(from.value)));
}
async function isFile(path) {
    try {
        return (await (0,promises_namespaceObject.stat)(path)).isFile();
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
/** @param name input `name`; else the image's repository, or the name of its file. */
function planImage(source, name) {
    return { name: name ?? sourceName(source), source };
}
/**
 * The images that a run measures: one a project, with the builder that input `builder` says, or that the project's
 * Dockerfile calls for. A Dockerfile that is named by input `dockerfile`, without input `project`, is the only one.
 * @throws UserError where it is unclear to which project a Dockerfile belongs.
 */
async function plan(projects, inputs, workspace) {
    const dockerfiles = inputs.builder === 'sdk' ? new Map() : await dockerfilesOf({ projects, inputs, workspace });
    const chosen = inputs.dockerfile !== undefined && inputs.projects.length === 0
        ? [...dockerfiles.keys()].slice(0, 1)
        : projects;
    if (inputs.name !== undefined && chosen.length > 1) {
        throw new UserError(`Input name: ${JSON.stringify(inputs.name)} is one name, but there are ${chosen.length} images: ${chosen.map((project) => (0,external_node_path_.relative)(workspace, project.path)).join(', ')}. Name one with input project.`);
    }
    const targets = chosen.map((project) => ({
        name: inputs.name ?? uniqueName(project, chosen, workspace),
        project,
        projectPath: (0,external_node_path_.relative)(workspace, project.path),
        docker: dockerBuild(dockerfiles.get(project), inputs),
    }));
    refuseIdleInputs(targets, inputs);
    return targets;
}
/** A Dockerfile that belongs to another project leaves this one to the SDK. */
function dockerBuild(dockerfile, { builder }) {
    return dockerfile === undefined && builder !== 'docker' ? undefined : { dockerfile };
}
/** With builder auto it shows only now that nothing of the run is a Docker build. */
function refuseIdleInputs(targets, inputs) {
    const [idle] = dockerOnlyInputs(inputs);
    if (idle === undefined || targets.some((target) => target.docker))
        return;
    throw new UserError(`Input ${idle} is for Docker builds, but ${targets.map((target) => target.name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${idle} out.`);
}
function uniqueName(project, all, workspace) {
    const same = all.filter((other) => other.name === project.name);
    return same.length === 1 ? project.name : (0,external_node_path_.relative)(workspace, project.path);
}

;// CONCATENATED MODULE: ./lib/model/sdk-comparison.js


/** @param reference the SDK image as the user knows it, not as a mirror spells it. */
function compareWithSdk(image, reference, sdk) {
    const own = new Set(image.layers.map((layer) => layer.diffId));
    const createdBy = instructions(sdk.config.history, sdk.layers.length);
    const { download, disk } = sizesOf(sdk.layers);
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
 * Whether the image was built on an SDK image. Any one sign is enough: its base is called dotnet/sdk, it starts
 * with the SDK image's layers, or its config carries the variable that Microsoft's SDK images set. (What the user
 * named for the comparison need not be an SDK image.)
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

;// CONCATENATED MODULE: ./lib/measure/dotnet-version.js
/**
 * `10.0` of an image whose project is not known: by the tag of Microsoft's base image, else by the label that the
 * .NET SDK gives what it builds, else by the variables that Microsoft's images set.
 */
function imageDotnetVersion(base, { env, labels }) {
    const tag = /(?:^|\/)dotnet\/[a-z/-]+:(\d+\.\d+)(?=[.-]|@|$)/.exec(base ?? '')?.[1];
    const label = /^\d+\.\d+$/.exec(labels['net.dot.runtime.majorminor'] ?? '')?.[0];
    const set = ['ASPNET_VERSION', 'DOTNET_VERSION', 'DOTNET_SDK_VERSION'].map((name) => env.map((line) => new RegExp(`^${name}=(\\d+\\.\\d+)\\.`).exec(line)?.[1]).find(Boolean));
    return (tag ??
        label ??
        set.find(Boolean) ?? {
        unknown: 'neither its base image nor DOTNET_VERSION tells the .NET version of the image; set input sdk-image',
    });
}

;// CONCATENATED MODULE: ./lib/measure/measure.js








/** Builds or finds the target's images, one a platform, weighs them, and holds them beside the SDK image. */
async function measure(target, inputs, places, tools) {
    const readAhead = (version, platform) => {
        const reference = sdkReference(inputs.sdkImage, version);
        // Whether it can be read is told when it is needed.
        if (typeof reference === 'string')
            tools.images.read(reference, platform).catch(() => { });
    };
    if (!('source' in target))
        for (const { platform } of wantedPlatforms(inputs.docker.platforms))
            readAhead(projectVersion(target), platform);
    const build = chooseBuilder(target, inputs, places, tools, (image, baseReference) => readAhead(imageDotnetVersion(baseReference, image), image.platform));
    const outcomes = await build();
    return Promise.all(outcomes.map((outcome) => describe(target, outcome, inputs, tools)));
}
async function describe(target, outcome, inputs, tools) {
    const { built, base, baseReference } = outcome;
    const weighed = weigh(built.contents, base);
    const app = appOf(target, outcome);
    const sdkImage = await readSdkImage(sdkReference(inputs.sdkImage, app.version), built.contents, tools);
    const sdk = 'unknown' in sdkImage ? sdkImage : compareWithSdk(weighed, sdkImage.reference, sdkImage.contents);
    const onSdk = isBuiltOnSdk({ base: baseReference, contents: built.contents }, 'unknown' in sdkImage ? undefined : sdkImage.contents);
    return {
        name: inputs.name ?? outcome.name ?? target.name,
        project: 'source' in target ? undefined : target.projectPath,
        builder: builderName(target),
        platform: formatPlatform(built.contents.config.platform),
        built,
        weighed,
        sdk,
        sdkBase: onSdk ? { base: baseReference ?? 'unknown', instead: runtimeImage(app) } : undefined,
    };
}
function appOf(target, { built, baseReference }) {
    if ('source' in target) {
        return { version: imageDotnetVersion(baseReference, built.contents.config), runtime: 'aspnet' };
    }
    const { selfContained, sdk } = target.project;
    return {
        version: projectVersion(target),
        runtime: selfContained ? 'runtime-deps' : sdk === 'web' ? 'aspnet' : 'runtime',
    };
}
function projectVersion({ project: { name, dotnetVersion } }) {
    return dotnetVersion ?? { unknown: `the .NET version of ${name} is not known` };
}
/** The SDK image of the app's .NET version, the one that the user named, or why there is none to compare with. */
function sdkReference(input, version) {
    if (input === 'none')
        return { unknown: 'input sdk-image is none' };
    if (input !== undefined)
        return input;
    return typeof version === 'string' ? `mcr.microsoft.com/dotnet/sdk:${version}` : version;
}
async function readSdkImage(reference, image, { images, log }) {
    if (typeof reference !== 'string')
        return reference;
    try {
        return await images.read(reference, image.config.platform);
    }
    catch (error) {
        if (!(error instanceof RegistryError))
            throw error;
        log.warning(`The SDK image could not be read, so nothing is compared with it. ${error.message}`);
        return { unknown: error.message };
    }
}
/** What the final stage should start from instead of the SDK image. */
function runtimeImage({ runtime, version }) {
    return `mcr.microsoft.com/dotnet/${runtime}:${typeof version === 'string' ? version : 'VERSION'}`;
}

;// CONCATENATED MODULE: ./lib/measure/measure-all.js





/**
 * What is to be measured; where that cannot be told, it is a failure like an image's.
 * @param mayBeAbsent at another commit than the inputs were written for, nothing may be there yet.
 */
async function findTargets(inputs, places, tools, { mayBeAbsent = false } = {}) {
    if (inputs.image)
        return { targets: [planImage(inputs.image, inputs.name)], failures: [] };
    try {
        const options = buildOptions(inputs, places);
        const request = { patterns: inputs.projects, options, mayBeAbsent };
        const { projects, leftOut } = await findProjects(request, tools.dotnet);
        for (const { path, reason, error } of leftOut) {
            // It may be an app that is missed; that a library is left out is nothing to warn of.
            if (error)
                tools.log.warning(`${path} is left out: ${reason}`);
            else
                tools.log.info(`${path} is left out: ${reason}`);
        }
        if (projects.length === 0)
            return { targets: [], failures: [] };
        return { targets: await plan(projects, inputs, places.workspace), failures: [] };
    }
    catch (error) {
        return {
            targets: [],
            failures: [
                { name: inputs.name ?? (inputs.projects.join(', ') || 'Projects'), project: undefined, error },
            ],
        };
    }
}
/** One after the other: builds take all cores, and a build server that is shared does not like company. */
async function measureAll(targets, inputs, places, tools) {
    const measurements = [];
    const failures = [];
    for (const target of await restoreTogether(targets, inputs, places, tools)) {
        try {
            const part = () => measure(target, inputs, places, tools);
            measurements.push(...(await tools.log.group(`Weigh ${target.name}`, part)));
        }
        catch (error) {
            const project = 'source' in target ? undefined : target.projectPath;
            failures.push({ name: target.name, project, error });
        }
    }
    return { measurements, failures };
}

;// CONCATENATED MODULE: ./lib/report/report-sizes.js

/** Two sizes, or two differences, as report.json has them. */
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

;// CONCATENATED MODULE: ./lib/report/report-comparison.js



/** What an image was compared with: all that it takes to compare anew, and nothing that was said of it then. */
function reportBaseline(baseline) {
    if ('missing' in baseline) {
        return { missing: baseline.missing, appeared: baseline.appeared ?? false };
    }
    const { commit, source, image } = baseline;
    const { sizes: { deploy: _deploy, deployUnknown: _deployUnknown, ...sizes }, sdk: _sdk, sdkUnknown: _sdkUnknown, baseline: _baseline, comparison: _comparison, findings: _findings, limits: _limits, ...measured } = image;
    const ratio = reportedSdkRatio(image);
    return {
        commit,
        source,
        ...measured,
        sizes,
        ...(typeof ratio === 'number' ? { sdkRatio: ratio } : { sdkRatio: null, sdkRatioUnknown: ratio.unknown }),
    };
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

;// CONCATENATED MODULE: ./lib/report/report-image.js



/** An image as report.json has it. */
function reportImage({ image, baseline, comparison, findings, limits }) {
    const { weighed, sdk } = image;
    return {
        ...reportMeasured(image),
        sizes: { ...reportSizes(weighed.sizes), ...reportDeploy(comparison, baseline) },
        ...reportSdk(sdk),
        baseline: reportBaseline(baseline),
        comparison: comparison ? reportComparison(comparison) : null,
        findings: [...findings],
        limits: limits.map(reportLimit),
    };
}
/** A measurement that nobody compared or judged, in the form in which it is kept. */
function reportMeasurement(image) {
    const baseline = { missing: 'it was not compared' };
    return reportImage({ image, baseline, comparison: undefined, findings: [], limits: [] });
}
function reportMeasured(image) {
    const { weighed, built, sdkBase } = image;
    return {
        name: image.name,
        project: image.project ?? null,
        builder: image.builder,
        reference: built.reference ?? null,
        ...reportDigest(built.contents),
        platform: image.platform,
        ...(built.note === undefined ? {} : { note: built.note }),
        ...(typeof built.compressor === 'string'
            ? { compressor: built.compressor }
            : { compressor: null, compressorUnknown: built.compressor.unknown }),
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
        sdkBase: sdkBase ?? null,
    };
}
function reportDeploy(comparison, baseline) {
    if (comparison) {
        const { size } = comparison.deploy;
        return isKnown(size) ? { deploy: size.bytes } : { deploy: null, deployUnknown: size.unknown };
    }
    const why = 'missing' in baseline ? baseline.missing : 'it was not compared';
    return { deploy: null, deployUnknown: `there is no baseline: ${why}` };
}
function reportDigest({ digest, manifestUnknown, }) {
    return manifestUnknown === undefined ? { digest } : { digest: null, digestUnknown: manifestUnknown };
}
function reportBase({ base }) {
    if ('unknown' in base)
        return { base: null, baseUnknown: base.unknown };
    if ('none' in base)
        return { base: null, baseNone: base.none };
    return { base: { reference: base.reference, digest: base.digest, ...reportSizes(base) } };
}
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
            ...(sdk.ratio === undefined ? { ratioUnknown: 'a download size is unknown' } : {}),
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

;// CONCATENATED MODULE: ./lib/model/baseline.js

const APPEARED = { missing: 'the image did not exist then', appeared: true };
/** A measurement as one to compare with. */
function baselineImage(image, of) {
    const files = new Map();
    for (const [i, layer] of image.built.contents.layers.entries()) {
        if (image.weighed.layers[i]?.from !== 'app' || 'unknown' in layer.files)
            continue;
        files.set(layer.diffId, layer.files.entries);
    }
    return { ...of, image: reportMeasurement(image), files };
}

;// CONCATENATED MODULE: ./lib/baseline/worktree.js



/** A folder name that tells later runs, and the post step, whose it is: see `stale.ts`. */
function worktreeName() {
    return `aspnet-image-size-baseline-${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
}
/**
 * Checks the commit out into a folder of its own, fetching it where it is missing. Throws a GitError, and leaves
 * nothing behind then.
 */
async function checkOutBaseline(git, repository, commit, { parent, name = worktreeName(), inside = '' }) {
    await repository.obtain(commit);
    // Git writes down where the folder really is.
    const workspace = (0,external_node_path_.join)(await (0,promises_namespaceObject.realpath)(parent), name);
    const remove = async () => {
        await git.removeWorktrees(repository.root, (path) => path.split(external_node_path_.sep).includes(name));
        await (0,promises_namespaceObject.rm)(workspace, { recursive: true, force: true, maxRetries: 3 });
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

;// CONCATENATED MODULE: ./lib/baseline/build-baseline.js








/** Builds the commit apart from the checkout, and weighs it the same way. */
async function buildBaseline({ commit, repository }, { inputs, places }, tools) {
    const name = worktreeName();
    tools.onWorktree(name, repository.root);
    const inside = (0,external_node_path_.relative)(places.workspace, repository.root);
    let tree;
    try {
        tree = await checkOutBaseline(tools.git, repository, commit, { parent: temporaryRoot(), name, inside });
    }
    catch (error) {
        if (!(error instanceof GitError))
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
            images: measured.measurements.map((image) => baselineImage(image, { commit, source: 'built' })),
            failures: [...failures, ...measured.failures].map((failure) => plain(failure, tree.workspace)),
        };
    }
    finally {
        await tree.remove();
    }
}
/** Weighs the image that input `baseline` names, where it lies. */
async function weighBaseline(reference, { inputs, places }, measurements, tools) {
    const [first, ...others] = new Set(measurements.map(({ name }) => name));
    if (first === undefined || others.length > 0) {
        return { missing: `registry://${reference} is one image, and this run weighs ${others.length + 1}` };
    }
    const source = { kind: 'registry', reference };
    const platforms = measurements.map(({ platform }) => platform);
    const base = measurements[0]?.weighed.base;
    const baseImage = inputs.baseImage ?? (base && 'reference' in base ? base.reference : undefined);
    const asked = { ...inputs, image: source, name: first, baseImage, docker: { ...inputs.docker, platforms } };
    const { measurements: found, failures } = await measureAll([planImage(source, first)], asked, places, {
        ...tools,
        log: logOfBaseline(tools.log, reference),
    });
    const [failure] = failures;
    if (failure) {
        if (!(failure.error instanceof UserError))
            throw failure.error;
        return { missing: failure.error.message };
    }
    const images = found.map((image) => baselineImage(image, { commit: null, source: 'registry' }));
    return { commit: null, source: 'registry', images, failures: [] };
}
/** What is amiss with the baseline is no warning of the pull request. */
function logOfBaseline(log, name) {
    const shown = /^[0-9a-f]{40,}$/.test(name) ? name.slice(0, 10) : name;
    return {
        info: (message) => log.info(message),
        warning: (message) => log.info(`Of the baseline: ${message}`),
        group: (title, part) => log.group(`${title} at the baseline ${shown}`, part),
    };
}
/** The folder that it was built in means nothing to anybody by now. */
function plain(failure, workspace) {
    const { error } = failure;
    if (!(error instanceof UserError))
        return failure;
    const bare = (text) => text.replaceAll(`${workspace}${external_node_path_.sep}`, '').replaceAll(workspace, '.');
    const details = error.details.map((detail) => ({ ...detail, message: bare(detail.message) }));
    return { ...failure, error: new UserError(bare(error.message), { details, cause: error }) };
}

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
/** The worst of several. */
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
/** A limit on a figure that is not known. */
function undecided(name, limit, what, actual) {
    const reason = `${name} ${limit} could not be judged: ${what} is unknown (${actual.unknown})`;
    return { name, limit, actual, verdict: 'warn', reason };
}
/**
 * The growth by which a limit on the download size is judged: of the disk size where the two sides were compressed by
 * different tools.
 */
function growthOf(before, which) {
    return before.compressorsDiffer ? 'disk' : which;
}

;// CONCATENATED MODULE: ./lib/report/report.js


/*
 * report.json, as its readers may rely on it; schema/report-1.schema.json is generated from here. Sizes are bytes.
 * A figure that is not known is null, and its sibling `…Unknown` says why; a known size has a sibling `…Known`.
 */
const Bytes = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
const Digest = pipe(string(), regex(/^sha256:[a-f0-9]{64}$/));
const HowKnown = picklist(['verified', 'stated']);
const Reason = pipe(string(), nonEmpty());
const Builder = picklist(['sdk', 'docker', 'image']);
const Verdict = picklist(['pass', 'warn', 'fail']);
const sizes = {
    download: nullable(Bytes),
    downloadKnown: optional(HowKnown),
    downloadUnknown: optional(Reason),
    disk: nullable(Bytes),
    diskKnown: optional(HowKnown),
    diskUnknown: optional(Reason),
};
/** What two figures differ by, now less before: negative where something shrank. */
const Difference = pipe(number(), integer(), minValue(-Number.MAX_SAFE_INTEGER), maxValue(Number.MAX_SAFE_INTEGER));
const differences = { ...sizes, download: nullable(Difference), disk: nullable(Difference) };
const report_layer = { digest: Digest, diffId: Digest, ...sizes, createdBy: string() };
const Base = strictObject({ reference: string(), digest: Digest, ...sizes });
const Sdk = strictObject({
    reference: string(),
    digest: Digest,
    ...sizes,
    layers: array(strictObject({ ...report_layer, shared: dist_boolean() })),
    ratio: nullable(number()),
    ratioUnknown: optional(Reason),
    diskRatio: nullable(number()),
    diskRatioUnknown: optional(Reason),
});
const Limit = strictObject({
    name: picklist(LIMIT_NAMES),
    limit: string(),
    actual: nullable(number()),
    actualUnknown: optional(Reason),
    verdict: Verdict,
    reason: Reason,
    /** It failed, and the override label made a warning of that. */
    overridden: dist_boolean(),
});
/** What an image is and weighs, at whatever commit. */
const measured = {
    name: string(),
    project: nullable(string()),
    builder: Builder,
    reference: nullable(string()),
    digest: nullable(Digest),
    digestUnknown: optional(Reason),
    platform: string(),
    /** How it was weighed, where that was not the best way, and what is unknown for it. */
    note: optional(Reason),
    compressor: nullable(string()),
    compressorUnknown: optional(Reason),
    sizes: strictObject(sizes),
    app: strictObject(sizes),
    layers: array(strictObject({
        ...report_layer,
        /** Of path, type, mode, size, content and link target of its files, whatever their order and times. */
        contentDigest: nullable(Digest),
        contentDigestUnknown: optional(Reason),
        from: nullable(picklist(['base', 'app'])),
    })),
    base: nullable(Base),
    baseUnknown: optional(Reason),
    /** There is none: why. */
    baseNone: optional(Reason),
    /** Set where the image is built on an SDK image: that, and the image that should be in its place. */
    sdkBase: nullable(strictObject({ base: string(), instead: string() })),
};
const report_Commit = nullable(string());
/** What the image is compared with. */
const Baseline = strictObject({
    commit: report_Commit,
    /** Measured in this run, by an earlier one, in an earlier report.json, or read from a registry. */
    source: picklist(['built', 'cache', 'file', 'registry']),
    ...measured,
    sdkRatio: nullable(number()),
    sdkRatioUnknown: optional(Reason),
});
const MissingBaseline = strictObject({
    missing: Reason,
    /** The baseline is known, and this image was not in it. */
    appeared: dist_boolean(),
});
const BaseName = nullable(strictObject({ reference: string(), digest: Digest }));
const Comparison = strictObject({
    /** The app layers hold the same files, on the same base or one that drifted. */
    noChange: nullable(dist_boolean()),
    noChangeUnknown: optional(Reason),
    /** What the change is answerable for: app layers, and a base that it chose; 0 without a change. No base drift. */
    increase: strictObject(differences),
    /** The same reference names another base image by now. */
    baseDrift: nullable(strictObject({ reference: string(), from: Digest, to: Digest, ...differences })),
    /** Another base image, counted in the increase; null for none. */
    baseChange: nullable(strictObject({ from: BaseName, to: BaseName, ...differences })),
    /** Why neither can be told. */
    baseUnknown: optional(Reason),
    /** The part of the deploy size that is layers of the base image. */
    deployOfBase: nullable(Bytes),
    deployOfBaseUnknown: optional(Reason),
    /** Different tools compressed the two, or that is not known: growth is judged on the disk size. */
    compressorsDiffer: dist_boolean(),
    /** The project was moved or renamed. */
    renamedFrom: nullable(strictObject({ name: string(), project: string() })),
});
const Finding = strictObject({
    id: picklist(['unchanged-in-deploy']),
    bytes: Bytes,
    text: Reason,
    advice: string(),
});
const Image = strictObject({
    ...measured,
    sizes: strictObject({
        ...sizes,
        /** What moves to a host that has the baseline's image. */
        deploy: nullable(Bytes),
        deployUnknown: optional(Reason),
    }),
    sdk: nullable(Sdk),
    sdkUnknown: optional(Reason),
    baseline: union([Baseline, MissingBaseline]),
    /** Null where there is no baseline. */
    comparison: nullable(Comparison),
    findings: array(Finding),
    limits: array(Limit),
});
const Failure = strictObject({
    name: string(),
    error: Reason,
    /** First error lines of the tool that failed. */
    details: array(string()),
});
const Removed = strictObject({
    name: string(),
    project: nullable(string()),
    platform: string(),
    sizes: strictObject(sizes),
});
const ReportSchema = strictObject({
    schema: literal(1),
    tool: strictObject({ name: literal('aspnet-image-size'), version: string() }),
    headCommit: report_Commit,
    measuredCommit: report_Commit,
    pullRequest: nullable(pipe(number(), integer())),
    images: array(Image),
    /** Images that could not be measured. */
    failures: array(Failure),
    /** Images of the baseline that are there no more. */
    removed: array(Removed),
    /** The label that accepts what passes the limits, where this run heeds one. */
    overrideLabel: nullable(string()),
    /** It is set: since when and by whom, as far as that is known. */
    override: nullable(strictObject({ label: string(), by: nullable(string()), at: nullable(string()) })),
    verdict: Verdict,
});

;// CONCATENATED MODULE: ./lib/report/parse-report.js



/** Bounds on a report.json that somebody hands us. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_IMAGES = 1_000;
const MAX_LAYERS = 1_000;
/** How much of what is wrong is told. */
const MAX_ISSUES = 3;
const parse_report_MAX_MESSAGE = 200;
/**
 * A report.json as an earlier run wrote it. Nothing in it is trusted: its shape, its bounds and its sums are checked.
 * @param name of the file, for messages.
 * @throws UserError that says what is wrong with it.
 */
function parseReport(bytes, name) {
    if (bytes.length > MAX_BYTES)
        throw refusal(name, `it is larger than ${MAX_BYTES} bytes`);
    return readReport(parse_report_parseJson(bytes), name);
}
/**
 * The same of JSON that was read already.
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
    const result = safeParse(ReportSchema, json);
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
    return new UserError(`${name} is no report of this action: ${reason}`);
}
/** Undefined where it is not JSON in UTF-8. */
function parse_report_parseJson(bytes) {
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
        .map((issue) => `${getDotPath(issue) ?? 'it'}: ${issue.message}`.slice(0, parse_report_MAX_MESSAGE))
        // It quotes what is there: control and format characters have no place in a log.
        .map((message) => message.replace(/[\p{C}\u2028\u2029]+/gu, ' '))
        .join('; '));
}
/** Figures that cannot all be true: a total is the sum of its layers, or unknown. */
function contradictionIn({ sizes, app, base, baseNone, layers }) {
    const of = (from) => layers.filter((layer) => layer.from === from);
    const known = base !== null || baseNone !== undefined;
    if (!layers.every((layer) => (layer.from !== null) === known)) {
        return 'its layers do not tell app from base as its base image does';
    }
    for (const which of ['download', 'disk']) {
        if (!adds(sizes[which], layers, which))
            return `its ${which} size is not the sum of its layers`;
        if (known && !adds(app[which], of('app'), which)) {
            return `the ${which} size of its app layers is not their sum`;
        }
        if (base && !adds(base[which], of('base'), which)) {
            return `the ${which} size of its base layers is not their sum`;
        }
    }
    return undefined;
}
function adds(total, layers, which) {
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

;// CONCATENATED MODULE: ./lib/model/version.js
/** Of this action; the same as in package.json, which the bundle does not carry. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/baseline/kept-images.js




/** Files of all images together, a few MB; of more, the last lists are not kept: they tell more than the sizes do. */
const MAX_FILES = 50_000;
const Files = record(string(), array(object({
    path: string(),
    type: picklist(['file', 'directory', 'symlink', 'hardlink', 'other']),
    size: pipe(number(), safeInteger(), minValue(0)),
    mode: pipe(number(), safeInteger(), minValue(0)),
    digest: optional(string()),
    target: optional(string()),
})));
const Kept = object({ report: dist_unknown(), files: Files });
/** @param commit that they were measured at. */
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
        images: images.map(({ image }) => image),
        failures: [],
        removed: [],
        overrideLabel: null,
        override: null,
        verdict: 'pass',
    };
    return new TextEncoder().encode(JSON.stringify({ report, files }));
}
/**
 * What an earlier run kept. Whoever may write to the cache may have written this: it is checked like any report.
 * @throws UserError that says what is wrong with it.
 */
function kept_images_unpack(bytes) {
    const name = 'the measurement in the cache';
    const kept = safeParse(Kept, parse_report_parseJson(bytes));
    if (!kept.success)
        throw new UserError(`${name} is not one of this action`);
    const { report, files } = kept.output;
    return readReport(report, name).images.map((image) => ({
        image,
        files: new Map(image.layers.flatMap(({ diffId }) => filesOf(files[diffId], diffId))),
    }));
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
        .update(JSON.stringify(ordered(parts)))
        .digest('hex');
    return `aspnet-image-size-${parts.kind}-${hash}`;
}
/** With all names in order, and without those that are not set. */
function ordered(value) {
    if (isList(value))
        return value.map(ordered);
    if (typeof value !== 'object' || value === null)
        return value;
    const names = Object.keys(value).sort();
    return Object.fromEntries(names.map((name) => [name, ordered(value[name])]));
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/baseline/key.js





/** Of report.json, and of the lists of files that are kept beside it. */
const SCHEMA = 1;
/** Under which the measurement of all images of a commit, which must be there, is kept: all that decides it. */
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
        inputs: decisive(inputs),
        builders: [...new Set([...sdks, ...engine])].sort(),
        platform: `${process.platform}/${process.arch}`,
    });
}
/** The same of an image that is built elsewhere: nobody knows from what, but the commit that it was weighed at. */
function imageKey(commit, name) {
    return cacheKey({ schema: SCHEMA, toolVersion: VERSION, kind: 'image', name, commit });
}
/** What of the inputs changes a measurement: neither limits nor how it is told. Of secrets, the names. */
function decisive(inputs) {
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
        buildArgs: buildArgValues(docker.buildArgs ?? [], process.env),
        buildContexts: docker.buildContexts,
        secrets: docker.secrets?.map((item) => item.split('=', 1)[0] ?? ''),
        target: docker.target,
        platforms: docker.platforms,
        name: inputs.name,
        baseImage: inputs.baseImage,
        sdkImage: inputs.sdkImage,
        mirrors: inputs.mirrors.map((mirror) => ({ ...mirror })),
    };
}
/** Another engine, or another of its stores, compresses otherwise. */
async function engineOf(docker) {
    try {
        const { version, storageDriver } = await docker.engine();
        return [`docker ${version} ${storageDriver}`];
    }
    catch (error) {
        // Without an engine the images fail, and that is told of them.
        if (error instanceof UserError)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/baseline/which-commit.js

/**
 * Finds the commit that the run's measurement is compared with.
 * @param checkout undefined where the workspace holds none, as in a job that weighs an image that is there already.
 */
async function whichCommit(choice, event, checkout, api) {
    try {
        return choice.kind === 'git'
            ? await named(choice.reference, checkout)
            : await ofEvent(event, checkout, api);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        return { missing: error.message };
    }
}
async function named(reference, checkout) {
    if (!checkout)
        return { missing: `git://${reference} needs a checkout, and the workspace holds none` };
    const commit = await checkout.resolve(reference);
    if (commit !== undefined)
        return { commit, source: `git://${reference}` };
    return {
        missing: `git://${reference} is neither a branch or tag of the remote, nor known to the checkout (fetch-depth: 0 of actions/checkout gets all history)`,
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
    return `${name} says no commit to compare with; input baseline can name one, such as git://main`;
}
/** What is checked out decides: only against its own parent a merge shows the pull request's change alone. */
async function ofCheckout(pullRequest, checkout, api) {
    const head = await checkout.head();
    if (head === pullRequest.headSha)
        return ofMergeBase(pullRequest, checkout, api);
    return ofMergeCommit(head, await checkout.parents(head), pullRequest);
}
/**
 * refs/pull/N/merge has the base branch as its first parent and the pull request's head as its second. Another
 * commit's first parent is something else: a user's own merge, or a commit on top of it.
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
    if (commit === undefined)
        return { missing: `${baseRef || which_commit_short(baseSha)} and the pull request's head have no commit in common` };
    return { commit, source: `merge base of ${baseRef || which_commit_short(baseSha)} and the pull request's head` };
}
function which_commit_short(commit) {
    return commit.slice(0, 7);
}

;// CONCATENATED MODULE: ./lib/baseline/look-up.js










const NO_CHECKOUT = { missing: 'the workspace holds no git checkout to build it from' };
/** Needs nothing that a build makes, so it may run beside one. */
async function lookUpBaseline(request, tools) {
    const choice = request.inputs.baseline;
    switch (choice.kind) {
        case 'none':
            return { missing: 'input baseline is none' };
        case 'file':
            return readReportFile(choice.path, request.places.workspace);
        case 'registry':
            return { toWeigh: choice.reference };
        case 'auto':
        case 'git': {
            const repository = checkoutOf(request, tools.git);
            if (!repository && !request.inputs.image)
                return NO_CHECKOUT;
            await removeStaleBaselines(tools.git, repository, temporaryRoot());
            const chosen = await whichCommit(choice, request.event, repository, tools.commits);
            return 'missing' in chosen ? chosen : ofCommit(chosen, repository, request, tools);
        }
    }
}
async function readReportFile(path, workspace) {
    const name = `file://${path}`;
    let bytes;
    try {
        bytes = await (0,promises_namespaceObject.readFile)((0,external_node_path_.resolve)(workspace, path));
    }
    catch (cause) {
        throw new UserError(`Input baseline: ${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
            cause,
        });
    }
    const report = parseReport(bytes, name);
    const images = report.images.map((image) => ({ image, files: new Map() }));
    return { commit: report.measuredCommit, source: 'file', images, failures: [] };
}
/** The workspace's own, or where that holds several checkouts, that of the projects. */
function checkoutOf({ places: { workspace }, targets }, git) {
    const own = git.open(workspace, workspace);
    const [first] = targets;
    if (own || !first || 'source' in first)
        return own;
    return git.open((0,external_node_path_.dirname)(first.project.path), workspace);
}
async function ofCommit({ commit, source }, repository, request, tools) {
    tools.log.info(`The baseline is ${commit}: ${source}.`);
    if (request.inputs.image) {
        const name = request.targets[0]?.name ?? '';
        const kept = await cached(imageKey(commit, name), tools);
        const missing = `no run kept what ${name} weighed at ${commit.slice(0, 10)}; runs on the base branch do`;
        return kept ? { commit, source: 'cache', images: kept, failures: [] } : { missing };
    }
    if (!repository)
        return NO_CHECKOUT;
    try {
        await repository.obtain(commit);
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        return { missing: `commit ${commit.slice(0, 10)} cannot be fetched: ${error.message}` };
    }
    const key = await projectsKey(commit, repository, request, tools.docker);
    const kept = await cached(key, tools);
    if (kept)
        return { commit, source: 'cache', images: kept, failures: [] };
    return { toBuild: { commit, repository, key } };
}
/** What an earlier run kept; whatever is wrong with it, it can be measured again. */
async function cached(key, { cache, log }) {
    const bytes = await cache?.restore(key);
    if (!bytes)
        return undefined;
    try {
        return kept_images_unpack(bytes);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        log.info(`What the cache has is not used: ${error.message}.`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/baseline/find-baseline.js



/**
 * Measures the run's images with `measureHead` and finds what they are compared with. The look-up runs beside the
 * builds, of whose results it needs none; what nobody has measured is built after them.
 */
async function findBaseline(request, tools, measureHead) {
    const [lookedUp, head] = await Promise.all([lookUp(request, tools), measureHead()]);
    return { head, ...(await find_baseline_finish(lookedUp, request, head.measurements, tools)) };
}
/** What cannot be looked up leaves the run without a baseline. */
async function lookUp(request, tools) {
    if (request.targets.length === 0)
        return { missing: 'there is nothing to compare' };
    try {
        return await lookUpBaseline(request, tools);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        tools.log.warning(`There is no baseline: ${error.message}`);
        return { missing: error.message };
    }
}
async function find_baseline_finish(lookedUp, request, measurements, tools) {
    if (!('toBuild' in lookedUp || 'toWeigh' in lookedUp))
        return { baseline: lookedUp };
    if (measurements.length === 0)
        return { baseline: { missing: 'there is nothing to compare' } };
    if ('toWeigh' in lookedUp) {
        return { baseline: await weighBaseline(lookedUp.toWeigh, request, measurements, tools) };
    }
    const { toBuild } = lookedUp;
    return { baseline: await buildBaseline(toBuild, request, tools), builtUnder: toBuild.key };
}

;// CONCATENATED MODULE: ./lib/compare/match-images.js
/**
 * Finds the earlier measurement of each image: of the same project, else of the project that it was moved or renamed
 * from; where there is no project, of the same name. Always for the same platform, and none twice.
 */
function matchImages(images, earlier, { renames = new Map(), failed = [] } = {}) {
    const present = new Set([...images, ...failed].map((image) => image.project));
    const gone = (project) => project !== null && !present.has(project);
    const rules = [
        (image, { name, project }) => image.project !== undefined && project === image.project && name === image.name,
        (image, { project }) => image.project !== undefined && project === image.project,
        (image, { name, project }) => (image.project === undefined || project === null) && name === image.name,
        (image, { project }) => project !== null && gone(project) && renames.get(project) === image.project,
        (image, { name, project }) => gone(project) && name === image.name,
    ];
    const before = new Map();
    const left = new Set(earlier);
    for (const rule of rules) {
        for (const image of images.filter((one) => !before.has(one))) {
            const match = [...left].find((one) => matchesPlatform(one.platform, image.platform) && rule(image, one));
            if (!match)
                continue;
            before.set(image, match);
            left.delete(match);
        }
    }
    const isFailed = ({ name, project }) => failed.some((one) => (one.project === undefined ? one.name === name : one.project === project));
    return { before, removed: [...left].filter((one) => !isFailed(one)) };
}
/** One of the two may leave out the variant: `linux/arm64` is `linux/arm64/v8`. */
function matchesPlatform(a, b) {
    return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

;// CONCATENATED MODULE: ./lib/baseline/found-baseline.js



/** Finds what each image of the run is compared with. */
function pair(images, baseline, circumstances) {
    if ('missing' in baseline)
        return { baselines: new Map(images.map((image) => [image, baseline])), removed: [] };
    const { commit, source } = baseline;
    const kept = new Map(baseline.images.map((one) => [one.image, one]));
    const { before, removed } = matchImages(images, [...kept.keys()], circumstances);
    const baselines = images.map((image) => {
        const match = kept.get(before.get(image));
        return [image, match ? { commit, source, ...match } : absent(image, baseline.failures)];
    });
    return { baselines: new Map(baselines), removed };
}
/** An image that could not be measured then is not new. */
function absent(image, failures) {
    const failure = failures.find(({ name, project }) => project === undefined || project === image.project || name === image.name);
    return failure ? { missing: `the base does not build: ${found_baseline_reasonOf(failure)}` } : APPEARED;
}
/** The first line of the tool that failed says more than that it failed. */
function found_baseline_reasonOf({ error }) {
    if (!(error instanceof UserError))
        throw error;
    return error.details[0]?.message ?? error.message.split('\n', 1)[0] ?? error.message;
}

;// CONCATENATED MODULE: ./lib/baseline/keep.js




/**
 * Keeps what later runs may be compared with. A run has one entry: a push keeps its own measurement, which the next
 * pull requests find; a pull request the baseline that nobody had. Entries of a merge group are never found again.
 * That it cannot be kept costs later runs a build, and this one nothing.
 */
async function keepForLater(request, tools) {
    const { cache, log } = tools;
    const keepable = cache && (await toKeep(request, tools));
    if (!cache || !keepable)
        return;
    const outcome = await cache.save(keepable.key, kept_images_pack(keepable.images, keepable.commit));
    if (outcome === 'saved')
        log.info('The measurement is kept in the Actions cache.');
    else if (outcome === 'read-only')
        log.info('The measurement is not kept: this run may only read the Actions cache, as those from forks.');
    else if (outcome !== 'exists')
        log.info(`The measurement is not kept: ${outcome.failed}`);
}
async function toKeep(request, tools) {
    switch (request.event.kind) {
        case 'push':
            return ownMeasurement(request, tools);
        case 'pull-request':
            return builtBaseline(request);
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
    const repository = checkoutOf(request, tools.git);
    if (name === undefined || (!inputs.image && !repository))
        return undefined;
    const commit = repository && !inputs.image ? await repository.head() : event.measuredCommit;
    const key = repository && !inputs.image
        ? await projectsKey(commit, repository, request, tools.docker)
        : imageKey(commit, name);
    const of = { commit, source: 'cache' };
    return { key, commit, images: measurements.map((image) => baselineImage(image, of)) };
}
function builtBaseline({ baseline, builtUnder }) {
    if (builtUnder === undefined || 'missing' in baseline || baseline.commit === null)
        return undefined;
    const { commit, images, failures } = baseline;
    return failures.length === 0 ? { key: builtUnder, commit, images } : undefined;
}

;// CONCATENATED MODULE: ./lib/explain/unchanged-in-deploy.js

/** Below it, another layer is not worth its while. */
const WORTH_SAYING = 20e6;
/**
 * Most of what a deploy moves did not change: it only shares a layer with what did. By the two lists of files, in
 * uncompressed bytes: of compressed ones only sums are exact. Says nothing where a list is not known.
 */
function unchangedInDeploy({ image, baseline }) {
    if ('missing' in baseline)
        return undefined;
    const there = new Set(baseline.image.layers.map((layer) => layer.digest));
    const before = digestsByPath([...baseline.files.values()]);
    let [unchanged, changed, alone] = [0, 0, 0];
    for (const [i, { files, digest }] of image.built.contents.layers.entries()) {
        if (image.weighed.layers[i]?.from !== 'app' || there.has(digest))
            continue;
        if ('unknown' in files)
            return undefined;
        const layer = weighFiles(files.entries, before);
        if (layer.unchanged > 0 && layer.changed > 0) {
            unchanged += layer.unchanged;
            changed += layer.changed;
        }
        else
            alone += layer.unchanged + layer.changed;
    }
    if (unchanged < WORTH_SAYING || unchanged < changed + alone)
        return undefined;
    return {
        id: 'unchanged-in-deploy',
        bytes: unchanged,
        text: `${formatBytes(unchanged)} of files (uncompressed) did not change, but share a layer with ${formatBytes(changed)} that changed or are new: every deploy moves them again`,
        advice: ADVICE[image.builder],
    };
}
const SPLIT = 'copy what seldom changes, such as packages, in a layer of its own before the code of the app';
const ADVICE = {
    sdk: `The .NET SDK puts the whole app into one layer; a Dockerfile can ${SPLIT}.`,
    docker: `In the Dockerfile, ${SPLIT}.`,
    image: `Where the image is built, ${SPLIT}.`,
};
function weighFiles(entries, before) {
    let [unchanged, changed] = [0, 0];
    for (const [path, { size, digest }] of lastOfEach(entries)) {
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
        for (const [path, { digest }] of lastOfEach(entries))
            if (digest !== undefined)
                digests.set(path, digest);
    }
    return digests;
}
/** Of a path that a layer holds more than once, the last is the one that counts. */
function lastOfEach(entries) {
    return new Map([...entries].filter((entry) => entry.type === 'file').map((entry) => [entry.path, entry]));
}

;// CONCATENATED MODULE: ./lib/explain/findings.js

/** What looks at an image and what it is compared with, and finds something or nothing. One file each. */
const ALL = [unchangedInDeploy];
/** What would make an image smaller or cheaper to deploy, largest first. */
function findings(compared) {
    return ALL.map((find) => find(compared))
        .filter((finding) => finding !== undefined)
        .toSorted((a, b) => b.bytes - a.bytes);
}

;// CONCATENATED MODULE: ./lib/limits/judge-growth.js




/** Judges what a change added. Without a baseline, all limits on that together have one result. */
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
    const asked = name === 'max-disk-increase' ? 'disk' : 'download';
    const judged = growthOf(before, asked);
    const increase = before.increase[judged];
    if (!isKnown(increase))
        return undecided(name, limit.text, 'the increase', increase);
    const total = before[judged];
    const past = isPast(limit, increase.bytes, isKnown(total) ? total.bytes : undefined);
    if (past === undefined && !isKnown(total)) {
        return undecided(name, limit.text, `the ${judged} size of the baseline`, total);
    }
    const grown = `${formatChange(increase.bytes)}${share(increase.bytes, total)} ${judge_growth_WHERE[judged]}`;
    const note = asked === judged ? '' : ' (judged on disk: different tools compressed it before and now)';
    return {
        name,
        limit: limit.text,
        actual: increase.bytes,
        verdict: past ? (name === 'warn-increase' ? 'warn' : 'fail') : 'pass',
        reason: `${grown}, ${past ? 'over' : 'within'} ${name} ${limit.text}${note}`,
    };
}
const judge_growth_WHERE = { download: 'to download', disk: 'on disk' };
/** What the increase is of the baseline; says nothing where that says nothing. */
function share(increase, total) {
    if (increase === 0 || !isKnown(total) || total.bytes === 0)
        return '';
    const percent = formatPercent(Math.abs(increase) / total.bytes);
    return percent === '0.0%' ? '' : ` (${increase < 0 ? '-' : '+'}${percent})`;
}

;// CONCATENATED MODULE: ./lib/limits/judge-totals.js



/** Judges what an image weighs. What was over a limit before, and did not grow, is old debt: it warns. */
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
        reason: `${over}; ${debt(isKnown(was) ? was.bytes : null, value, formatBytes)}`,
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
    return { ...result, verdict: 'warn', reason: `${over}; ${debt(was, value, formatPercent)}` };
}
/** Whoever is over a limit without a change of his doing is not to be blamed: that was there, or the base drifted. */
function addsNothing(before, which) {
    if ('missing' in before)
        return false;
    const increase = before.increase[growthOf(before, which)];
    return isKnown(increase) && increase.bytes <= 0;
}
function debt(was, limit, format) {
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
    const known = !('missing' in before) && before.sdkBase !== undefined;
    return known
        ? { ...result, verdict: 'warn', reason: `${is}, as it was before this change; ${advice}` }
        : { ...result, verdict: 'fail', reason: `${is}; ${advice}` };
}

;// CONCATENATED MODULE: ./lib/limits/judge.js


/** One result for each limit that is set. A figure that is not known cannot pass a limit: it warns. */
function judge(image, limits) {
    return [...judgeGrowth(image.before, limits), ...judgeTotals(image, limits)];
}

;// CONCATENATED MODULE: ./lib/limits/override.js
/** Limits that failed become warnings that say who accepted them. */
function applyOverride(results, override) {
    if (!override)
        return results;
    const by = override.by === null ? '' : `, set by ${override.by}`;
    return results.map((result) => result.verdict === 'fail'
        ? {
            ...result,
            verdict: 'warn',
            reason: `${result.reason}; accepted by label ${override.label}${by}`,
            overridden: true,
        }
        : result);
}

;// CONCATENATED MODULE: ./lib/model/measurement.js




/** Holds an image against the limits. */
function judgeImage({ image, baseline, comparison }, limits, override) {
    const { weighed, sdk, sdkBase } = image;
    const before = 'missing' in baseline
        ? baseline
        : comparison
            ? earlier(baseline.image, comparison)
            : { missing: 'it was not compared' };
    return applyOverride(judge({ ...weighed.sizes, sdkRatio: sdkRatio(sdk), sdkBase, before }, limits), override);
}
function earlier(image, { increase, compressorsDiffer }) {
    return {
        ...weighedOf(image).sizes,
        sdkRatio: reportedSdkRatio(image),
        sdkBase: image.sdkBase ?? undefined,
        increase,
        compressorsDiffer,
    };
}
function sdkRatio(sdk) {
    if ('unknown' in sdk)
        return sdk;
    if (sdk.ratio !== undefined)
        return sdk.ratio;
    return isKnown(sdk.download) ? { unknown: 'the download size is unknown' } : sdk.download;
}

;// CONCATENATED MODULE: ./lib/compare/base-comparison.js

function compareBases(now, before) {
    if ('unknown' in now)
        return { unknown: `the base image is not known: ${now.unknown}` };
    if ('unknown' in before) {
        return { unknown: `the base image of the baseline is not known: ${before.unknown}` };
    }
    const [to, from] = [base_comparison_named(now), base_comparison_named(before)];
    if (to === null && from === null)
        return { kind: 'same' };
    const [a, b] = [base_comparison_sizes(now), base_comparison_sizes(before)];
    const change = { download: difference(a.download, b.download), disk: difference(a.disk, b.disk) };
    if (!from || !to || inFull(from.reference) !== inFull(to.reference)) {
        return { kind: 'change', from, to, ...change };
    }
    if (from.digest === to.digest)
        return { kind: 'same' };
    return { kind: 'drift', reference: to.reference, from: from.digest, to: to.digest, ...change };
}
/** No base weighs nothing: that is known. */
function base_comparison_sizes(base) {
    return 'none' in base ? { download: verified(0), disk: verified(0) } : base;
}
function base_comparison_named(base) {
    return 'none' in base ? null : { reference: base.reference, digest: base.digest };
}
/** Docker Hub's host, `library/` and the tag `latest` may be left out; so spelled, a reference is the same. */
function inFull(reference) {
    const short = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
    return /[:@][^/]*$/.test(short) ? short : `${short}:latest`;
}

;// CONCATENATED MODULE: ./lib/compare/same-contents.js

/**
 * Whether two stacks of layers hold the same: layer by layer, so that one that only repeats what another holds
 * counts. Layers without an entry do not count.
 */
function sameContents(a, b) {
    const [left, right] = [a.filter(holdsSomething), b.filter(holdsSomething)];
    if (left.length !== right.length)
        return false;
    let same = true;
    for (const [i, layer] of left.entries()) {
        const other = right[i];
        const equal = other ? sameContent(layer, other) : false;
        if (equal === false)
            return false;
        if (equal !== true)
            same = equal;
    }
    return same;
}
function holdsSomething({ diffId, contentDigest }) {
    return diffId !== EMPTY_TAR && contentDigest !== EMPTY_CONTENT;
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

;// CONCATENATED MODULE: ./lib/compare/comparison.js





function compare(image, baseline) {
    const [now, before] = [image.weighed, weighedOf(baseline.image)];
    const base = compareBases(now.base, before.base);
    const noChange = sameApp(now, before, base);
    const { name, project } = baseline.image;
    return {
        noChange,
        increase: noChange === true ? { download: verified(0), disk: verified(0) } : increase(now, before, base),
        base,
        deploy: deploySize(now, before),
        compressorsDiffer: !sameCompressor(image.built.compressor, baseline.image.compressor),
        renamedFrom: project === null || image.project === undefined || project === image.project
            ? undefined
            : { name, project },
    };
}
function sameApp(now, before, base) {
    if ('unknown' in base) {
        // The whole images can still be equal; where they differ, it may be in the base.
        return sameContents(now.layers, before.layers) === true ? true : base;
    }
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
/** Where neither side says, both were made by the same workflow as far as anybody knows. */
function sameCompressor(now, before) {
    return typeof now === 'string' ? now === before : before === null;
}

;// CONCATENATED MODULE: ./lib/compare/examine.js



/** Holds an image beside its baseline, looks for what would make it smaller, and judges it. */
function examine(image, baseline = { missing: 'there is no baseline to compare with' }, limits, override) {
    const comparison = 'missing' in baseline ? undefined : compare(image, baseline);
    const compared = { image, baseline, comparison };
    return { ...compared, findings: findings(compared), limits: judgeImage(compared, limits, override) };
}

;// CONCATENATED MODULE: ./lib/run.js















const MAX_DETAILS = 5;
/** The story of a run. Whatever happens to one image, the others are measured and everything is reported. */
async function run(inputs, event, places, tools) {
    if (!inputs.image)
        refuseForeignCode(event);
    const { targets, failures: unplanned } = await findTargets(inputs, places, tools);
    const request = { inputs, event, places, targets };
    const { head, baseline, builtUnder } = await findBaseline(request, tools, () => measureAll(targets, inputs, places, tools));
    const failures = [...unplanned, ...head.failures];
    const { baselines, removed } = pair(head.measurements, baseline, { failed: failures });
    const examineAll = (override) => head.measurements.map((image) => examine(image, baselines.get(image), inputs.limits, override));
    const judged = examineAll();
    const label = heededLabel(inputs, event);
    const override = await acceptedBy(judged, label, tools.github.override, tools.log);
    const results = override ? examineAll(override) : judged;
    const report = assemble({ results, failures, removed, label, override }, event);
    const outputs = figureOutputs(results, report);
    const { runner, github, commentKey } = tools;
    await deliver({ report, outputs, inputs, event, commentKey }, runner, github.comments);
    if (failures.length === 0)
        await keepForLater({ ...request, ...head, baseline, builtUnder }, tools);
    return { report, failures };
}
/** The label that accepts what passes the limits, on events that have pull requests to carry it. */
function heededLabel({ overrideLabel }, { kind }) {
    return kind === 'pull-request' || kind === 'merge-group' ? overrideLabel : undefined;
}
function assemble({ results, failures, removed, label, override }, event) {
    const images = results.map(reportImage);
    const verdicts = results.flatMap((image) => image.limits.map((limit) => limit.verdict));
    return {
        schema: 1,
        tool: { name: 'aspnet-image-size', version: VERSION },
        headCommit: event.headCommit,
        measuredCommit: event.measuredCommit,
        pullRequest: event.kind === 'pull-request' ? event.pullRequest.number : null,
        images,
        failures: failures.map(({ name, error }) => ({
            name,
            error: messageOf(error),
            details: linesOf(error),
        })),
        removed: removed.map((image) => ({
            name: image.name,
            project: image.project,
            platform: image.platform,
            sizes: reportSizes(weighedOf(image).sizes),
        })),
        overrideLabel: label ?? null,
        override: override ? { label: override.label, by: override.by, at: override.at ?? null } : null,
        verdict: failures.length > 0 ? 'fail' : worst(verdicts),
    };
}
/** The first error lines of the tool that failed, with their places as the tool names them. */
function linesOf(error) {
    if (!(error instanceof UserError))
        return [];
    return error.details.slice(0, MAX_DETAILS).map(({ message, file, line }) => {
        const place = file === undefined ? '' : `${(0,external_node_path_.basename)(file)}${line === undefined ? '' : `, line ${line}`}: `;
        return `${place}${message}`;
    });
}
/** For readers of the report; the stack of a bug belongs into the log. */
function messageOf(error) {
    if (error instanceof UserError)
        return error.message;
    return `a bug in aspnet-image-size: ${error instanceof Error ? error.message : String(error)}`;
}
/**
 * These events run with the base repository's secrets and a token that may write: building the pull request's
 * code there hands them to its author.
 */
function refuseForeignCode(event) {
    const name = event.kind === 'pull-request-target'
        ? 'pull_request_target'
        : event.kind === 'workflow-run' && event.triggeredBy.event.startsWith('pull_request')
            ? 'workflow_run'
            : undefined;
    if (name === undefined)
        return;
    throw new UserError(`This action builds the code that is checked out, and refuses to do so on ${name}: that event has secrets and a token that may write, and the code is the pull request's. Run it on pull_request, which works for forks too: the report is then in the job summary.`);
}

;// CONCATENATED MODULE: ./lib/tools/published-images.js


function publishedImages(client, mirrors) {
    const located = (reference) => applyMirror(parseReference(reference), mirrors);
    return {
        async read(reference, platform, digest) {
            const location = located(reference);
            const contents = await client.image(digest ? atDigest(location, digest) : location, platform);
            return { reference, contents };
        },
        mirrored(reference) {
            const own = parseReference(reference);
            const location = applyMirror(own, mirrors);
            return location === own ? undefined : formatReference(location);
        },
        blobSize: (reference, digest) => client.blobSize(located(reference), digest),
    };
}

;// CONCATENATED MODULE: ./lib/main.js

































/** Reads what the runner gives, starts what a run needs, runs, and ends the step as the verdict says. */
async function main() {
    try {
        const inputs = readInputs((name) => core.getInput(name));
        maskSecrets(inputs);
        const event = await readEvent(process.env, (path) => (0,promises_namespaceObject.readFile)(path, 'utf8'));
        const outcome = await withTools(inputs, event);
        if (conclude(outcome, inputs.reportOnly, core))
            process.exitCode = core.ExitCode.Failure;
    }
    catch (error) {
        process.exitCode = core.ExitCode.Failure;
        tellFailure(error, core);
        if (error instanceof UserError)
            await deliverFailure(renderFailure(error.message), runner);
    }
}
function maskSecrets({ token, docker }) {
    for (const secret of [token, ...(docker.secrets ?? []).map((item) => readPair('secrets', item)[1])]) {
        // A secret of several lines is masked line by line: so it is printed.
        for (const line of secret.split(/\r?\n/))
            if (line.trim() !== '')
                core.setSecret(line);
    }
}
async function withTools(inputs, event) {
    boundYoungGeneration();
    const temporaryFolder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(temporaryRoot(), 'aspnet-image-size-work-'));
    const registry = await startMeasuringRegistry({ repository: await repository_name_repositoryName() });
    // For the post step, which cleans up after a run that was cancelled.
    core.saveState('folder', temporaryFolder);
    core.saveState('image', `${registry.address}/${registry.repository}:${choose_builder_TAG}`);
    try {
        const tools = await main_assemble(inputs, event, registry, temporaryFolder);
        const outcome = await run(inputs, event, { workspace: process.cwd(), temporaryFolder }, tools);
        if (registry.bytesReceived > 0)
            core.info(`The measuring registry at ${registry.address} received ${formatBytes(registry.bytesReceived)} (${registry.bytesReceived} B).`);
        return outcome;
    }
    finally {
        await Promise.all([registry.close(), (0,promises_namespaceObject.rm)(temporaryFolder, { recursive: true, force: true })]);
        core.saveState('clean', 'true');
    }
}
/** What a run leaves behind that was ended before it could clean up: a folder, and a tag in the engine. */
async function cleanUp(folder) {
    if (core.getState('clean') === 'true')
        return;
    await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true });
    await removeWorktree(core.getState('worktree'), core.getState('repository'));
    try {
        const programs = await dockerPrograms(process.env.PATH ?? '');
        const docker = createDocker({ execute: execute, programs, temporaryFolder: temporaryRoot() });
        await docker.remove(core.getState('image'));
    }
    catch (error) {
        // Without an engine there is no tag either.
        if (!(error instanceof UserError))
            throw error;
        core.debug(error.message);
    }
}
async function removeWorktree(name, repository) {
    if (name === '')
        return;
    const git = gitCommand('', '');
    await removeStaleBaselines(git, git.open(repository, repository), temporaryRoot(), name);
}
async function main_assemble(inputs, event, registry, temporaryFolder) {
    const onSecret = (secret) => core.setSecret(secret);
    const onWarning = (message) => core.warning(message);
    const credentials = dockerCredentials({
        file: dockerConfigFile(process.env, (0,external_node_os_.homedir)()),
        inline: process.env.DOCKER_AUTH_CONFIG,
        execute: execute,
        onSecret,
        onWarning,
    });
    const proxy = readProxy(process.env, { onSecret, onWarning });
    const client = registryClient({ credentials, onSecret, onWarning, proxy });
    const programs = await dockerPrograms(process.env.PATH ?? '');
    const docker = { execute: execute, programs, temporaryFolder, client: clientOnce(execute, programs) };
    const builders = { docker: createDocker(docker), buildx: createBuildx(docker), registry };
    const github = gitHubCalls(event, inputs.token);
    return {
        dotnet: dotnet(execute),
        ...builders,
        ...reaching(builders, inputs.docker.platforms?.[0]),
        images: publishedImages(client, inputs.mirrors),
        log,
        runner,
        commentKey: commentKey(event, inputs, [process.env.RUNNER_OS ?? '', process.env.RUNNER_ARCH ?? '']),
        git: gitCommand(event.serverUrl, inputs.token),
        cache: inputs.baselineCache ? cacheIn(temporaryFolder) : undefined,
        github,
        commits: github.commits,
        // For the post step: removing a worktree takes longer than a run that is cancelled has left.
        onWorktree: (name, repository) => {
            core.saveState('worktree', name);
            core.saveState('repository', repository);
        },
    };
}
function gitCommand(serverUrl, token) {
    const tools = { execute: execute, environment: process.env, credentials: { serverUrl, token } };
    return createGit(tools, core.setSecret);
}
function cacheIn(temporaryFolder) {
    return actionsCache({
        execute: execute,
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
const runner = {
    setOutput: (name, value) => core.setOutput(name, value),
    writeSummary: async (markdown) => {
        await core.summary.addRaw(markdown).write();
    },
    info: (message) => core.info(message),
    warning: (message) => core.warning(message),
};


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
