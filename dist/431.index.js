export const id = 431;
export const ids = [431];
export const modules = {

/***/ 5431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDockerfile: () => (/* binding */ readDockerfile)
});

// EXTERNAL MODULE: ./lib/model/user-error.js
var user_error = __webpack_require__(7933);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(8390);
;// CONCATENATED MODULE: ./lib/dockerfile/instructions.js


/** Characters. BuildKit has no bound; Dockerfiles with whole applications in heredocs stay far below this one. */
const longestDockerfile = 131_072;
/**
 * Splits a Dockerfile into its instructions. `path` is for messages only.
 * Throws a UserError for a text that is too long for a Dockerfile.
 */
function readInstructions(text, path) {
    if (text.length > longestDockerfile) {
        throw new user_error/* UserError */.y(`${path} has ${text.length} characters; a Dockerfile has at most ${longestDockerfile}.`);
    }
    const normal = withoutComments(text
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
        .replaceAll('\r', ' '));
    const lines = normal.split('\n');
    const dockerfile = main.DockerfileParser.parse(normal);
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
/** Parser directives are in the first lines; there are fewer kinds of them than this. */
const directiveLines = 4;
/**
 * Empties comment lines, so that line numbers stay the same.
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

// EXTERNAL MODULE: ./lib/model/image.js
var model_image = __webpack_require__(1976);
// EXTERNAL MODULE: ./lib/dockerfile/command.js
var command = __webpack_require__(1651);
;// CONCATENATED MODULE: ./lib/dockerfile/shell-pattern.js
/** More than any real pattern has; bounds the table. */
const longestPattern = 64;
/** Undefined if it is no pattern: too long, or a backslash before another character. */
function readShellPattern(text) {
    if (text.length > longestPattern)
        return undefined;
    const tokens = [];
    for (let index = 0; index < text.length; index++) {
        const char = text.charAt(index);
        if (char === '*')
            tokens.push({ any: 'text' });
        else if (char === '?')
            tokens.push({ any: 'character' });
        else if (char !== '\\')
            tokens.push({ literal: char });
        else {
            const escaped = text.charAt(++index);
            // A backslash lets `}` and `/` be part of a pattern.
            if (escaped === '' || !'*?\\}/'.includes(escaped))
                return undefined;
            tokens.push({ literal: escaped });
        }
    }
    return tokens;
}
function withoutPrefix(text, pattern, which) {
    const end = matchEnds(text, pattern, which)[0] ?? none;
    return end === none ? text : text.slice(end);
}
function withoutSuffix(text, pattern, which) {
    return reversed(withoutPrefix(reversed(text), pattern.toReversed(), which));
}
/** Replaces the first match or all of them, the longest one at each place. */
function replaced(text, pattern, replacement, which) {
    const ends = matchEnds(text, pattern, 'longest');
    let result = '';
    let position = 0;
    // An empty match right after another match does not count.
    let lastEnd = -1;
    while (position <= text.length) {
        const end = ends[position] ?? none;
        const matches = end > position || (end === position && position !== lastEnd);
        if (matches)
            result += replacement;
        if (matches && which === 'first')
            return result + text.slice(end);
        if (matches)
            lastEnd = end;
        if (matches && end > position)
            position = end;
        else
            result += text.charAt(position++);
    }
    return result;
}
/** For each start in the text: where the shortest or longest match ends; `none` if there is none. */
function matchEnds(text, pattern, which) {
    const size = text.length + 1;
    // After the pattern's last token, what is left of it matches the empty text everywhere.
    let ends = Int16Array.from({ length: size }, (_, index) => index);
    for (const token of pattern.toReversed()) {
        ends = 'any' in token && token.any === 'text' ? anyTextThen(ends, which) : oneThen(ends, token, text);
    }
    return ends;
}
const none = -1;
function anyTextThen(rest, which) {
    const ends = new Int16Array(rest.length);
    let best = none;
    for (let start = rest.length - 1; start >= 0; start--) {
        const end = rest[start] ?? none;
        // Of two matches of the rest, the one that starts earlier never ends later.
        if (best === none || (which === 'shortest' && end !== none))
            best = end;
        ends[start] = best;
    }
    return ends;
}
function oneThen(rest, token, text) {
    const ends = new Int16Array(rest.length).fill(none);
    for (let start = 0; start < text.length; start++) {
        if ('any' in token || token.literal === text.charAt(start))
            ends[start] = rest[start + 1] ?? none;
    }
    return ends;
}
function reversed(text) {
    return text.split('').reverse().join('');
}

;// CONCATENATED MODULE: ./lib/dockerfile/expand.js

/** Characters of a value: variables that contain each other twice would grow without bound. */
const longestValue = 1024;
const deepestNesting = 16;
/**
 * Replaces variables, and removes quotes and escapes, as BuildKit does: `$NAME`, `${NAME}`, `${NAME:-default}`,
 * `${NAME:+other}`, `${NAME:?message}`, these three also without the colon, `${NAME#prefix}`, `${NAME##prefix}`,
 * `${NAME%suffix}`, `${NAME%%suffix}`, `${NAME/pattern/replacement}` and `${NAME//pattern/replacement}`.
 * Sources: Dockerfile reference, "Environment replacement"; BuildKit, frontend/dockerfile/shell/lex.go.
 */
function expand(word, options) {
    try {
        return new Expansion(word, options).run();
    }
    catch (error) {
        if (error instanceof Unexpandable)
            return { unknown: error.message };
        throw error;
    }
}
/** The text cannot be read at all. A value that is unknown is no error: it may not be needed. */
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
        return this.readUntil('', { depth: 0, keepEscapes: false });
    }
    /** Reads up to an unquoted `end`, which is consumed; an empty `end` stands for the end of the text. */
    readUntil(end, inside) {
        if (inside.depth > deepestNesting)
            throw new Unexpandable('its variables are nested too deeply');
        const result = new Result();
        while (this.position < this.text.length) {
            const char = this.text.charAt(this.position++);
            if (char === end)
                return result.expanded();
            if (char === "'")
                result.add(this.readSingleQuoted());
            else if (char === '"')
                this.readDoubleQuoted(result, inside);
            else if (char === '$')
                result.addExpanded(this.readVariable(inside));
            else if (char !== this.options.escapeCharacter)
                result.add(char);
            else
                result.add((inside.keepEscapes ? char : '') + this.next());
        }
        if (end !== '')
            throw this.lacks('a closing brace');
        return result.expanded();
    }
    readSingleQuoted() {
        const end = this.text.indexOf("'", this.position);
        if (end === -1)
            throw this.lacks('a closing quote');
        const quoted = this.text.slice(this.position, end);
        this.position = end + 1;
        return quoted;
    }
    readDoubleQuoted(result, inside) {
        const { escapeCharacter } = this.options;
        while (this.position < this.text.length) {
            const char = this.text.charAt(this.position++);
            if (char === '"')
                return;
            if (char === '$')
                result.addExpanded(this.readVariable(inside));
            else if (char !== escapeCharacter)
                result.add(char);
            else {
                const next = this.text.charAt(this.position);
                const escapes = next === '"' || next === '$' || next === escapeCharacter;
                result.add((inside.keepEscapes ? char : '') + (escapes ? this.next() : char));
            }
        }
        throw this.lacks('a closing quote');
    }
    /** After a `$`. */
    readVariable(inside) {
        if (this.text.charAt(this.position) !== '{') {
            const name = this.readName();
            return name === '' ? { value: '$' } : this.valueOf(name);
        }
        this.position++;
        const name = this.readName();
        const colon = name !== '' && this.text.charAt(this.position) === ':' ? this.next() : '';
        const modifier = this.next();
        if (name === '')
            throw this.unreadable();
        if (modifier === '}' && colon === '')
            return this.valueOf(name);
        const depth = inside.depth + 1;
        if (modifier === '/' && colon === '')
            return this.replaceIn(name, depth);
        const known = colon === '' ? '-+?#%' : '-+?';
        if (modifier === '' || !known.includes(modifier))
            throw this.unreadable();
        const isPattern = modifier === '#' || modifier === '%';
        const word = this.readUntil('}', { depth, keepEscapes: isPattern });
        return isPattern ? this.trim(name, modifier, word) : this.choose(name, colon + modifier, word);
    }
    choose(name, modifier, word) {
        const found = this.options.lookup(name);
        if (found !== undefined && 'unknown' in found)
            return found;
        const isSet = found !== undefined && (found.value !== '' || !modifier.startsWith(':'));
        if (modifier.endsWith('+'))
            return isSet ? word : { value: '' };
        if (isSet)
            return found;
        if (modifier.endsWith('-') || 'unknown' in word)
            return word;
        const problem = found === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty';
        return { unknown: `\`${name}\`: ${word.value === '' ? problem : word.value}` };
    }
    trim(name, modifier, word) {
        const value = this.valueOf(name);
        if ('unknown' in value)
            return value;
        if ('unknown' in word)
            return word;
        const isDoubled = word.value.startsWith(modifier);
        const pattern = this.patternOf(isDoubled ? word.value.slice(1) : word.value);
        const which = isDoubled ? 'longest' : 'shortest';
        const without = modifier === '#' ? withoutPrefix : withoutSuffix;
        return { value: without(value.value, pattern, which) };
    }
    /** After `${NAME/`. */
    replaceIn(name, depth) {
        const all = this.text.charAt(this.position) === '/';
        if (all)
            this.position++;
        const pattern = this.readUntil('/', { depth, keepEscapes: true });
        const replacement = this.readUntil('}', { depth, keepEscapes: true });
        const value = this.valueOf(name);
        if ('unknown' in value)
            return value;
        if ('unknown' in pattern)
            return pattern;
        if ('unknown' in replacement)
            return replacement;
        const which = all ? 'all' : 'first';
        return { value: replaced(value.value, this.patternOf(pattern.value), replacement.value, which) };
    }
    patternOf(text) {
        const pattern = readShellPattern(text);
        if (pattern === undefined)
            throw this.unreadable();
        return pattern;
    }
    valueOf(name) {
        const found = this.options.lookup(name);
        if (found !== undefined)
            return found;
        // No image can set a parameter of a shell, such as `$1` and `$?`.
        if (this.options.unset === 'empty' || !/^[\p{L}_]/u.test(name))
            return { value: '' };
        return { unknown: `\`$${name}\` has no value here` };
    }
    /** A name, or a parameter of a shell. */
    readName() {
        const match = nameOrParameter.exec(this.text.slice(this.position, this.position + longestName));
        const name = match?.[0] ?? '';
        this.position += name.length;
        return name;
    }
    next() {
        return this.text.charAt(this.position++);
    }
    lacks(what) {
        return new Unexpandable(`\`${this.text}\` lacks ${what}`);
    }
    unreadable() {
        return new Unexpandable(`\`${this.text}\` has a form of variable that this action does not read`);
    }
}
const longestName = 256;
const nameOrParameter = /^(?:\d+|[@*#?$!-]|[\p{L}_][\p{L}\p{Nd}_]*)/u;
/** A text that grows, until a part of it is unknown. */
class Result {
    value = '';
    unknown;
    add(text) {
        this.value += text;
        if (this.value.length > longestValue)
            throw new Unexpandable('its value is too long');
    }
    addExpanded(part) {
        if ('value' in part)
            this.add(part.value);
        else
            this.unknown ??= part.unknown;
    }
    expanded() {
        return this.unknown === undefined ? { value: this.value } : { unknown: this.unknown };
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/dockerfile/image-path.js

/**
 * The absolute path in the image that a Dockerfile writes, with `/` between its parts; undefined if it is relative
 * to an unknown folder. An image that sets no working directory has `/`. A drive such as `C:` is left out.
 */
function imagePath(written, workdir) {
    const path = written.replace(/^[a-z]:(?=\/)/i, '');
    if (path.startsWith('/'))
        return external_node_path_.posix.normalize(path);
    const folder = folderOf(workdir);
    return folder === undefined ? undefined : external_node_path_.posix.join(folder, path);
}
/** Absolute; undefined if it is unknown. */
function folderOf(workdir) {
    if ('path' in workdir)
        return workdir.path;
    return 'unset' in workdir ? '/' : undefined;
}

// EXTERNAL MODULE: ./lib/dockerfile/words.js
var words = __webpack_require__(2159);
;// CONCATENATED MODULE: ./lib/dockerfile/steps.js



function readCopy({ text, line }, around) {
    const read = (0,words/* readWords */.ux)(text);
    const from = filesFrom((0,words/* flagValue */.y6)(read, 'from'), around.earlier);
    const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word) && !isRemote(word));
    const to = expandPath(read.words.at(-1) ?? '', around);
    return {
        kind: 'copy',
        line,
        from,
        sources: written.flatMap((word) => sourcePath(word, from, around) ?? []),
        to: to === undefined ? undefined : imagePath(to, around.workdir),
        parents: isOn((0,words/* flagValue */.y6)(read, 'parents')),
    };
}
/** A RUN, and the stages that mounts other than bind mounts take files from. */
function readRun({ text, source, line }, around) {
    const mounts = (0,words/* readWords */.ux)(text)
        .flags.filter(({ name }) => name === 'mount')
        .map(({ value }) => readMount(value));
    const uses = mounts.flatMap(({ from }) => {
        const taken = filesFrom(from, around.earlier);
        return typeof taken === 'string' ? [] : [taken.stage];
    });
    const step = {
        kind: 'run',
        line,
        command: (0,words/* withoutFlags */.Kx)(source.replace(/^\S+/, ''), around.escapeCharacter),
        workdir: folderOf(around.workdir),
        variables: around.variables.snapshot(),
        mounts: mounts.filter(({ type }) => type === 'bind').flatMap((mount) => bindMount(mount, around) ?? []),
    };
    return { step, uses };
}
/** Dockerfile reference, "RUN --mount". */
function readMount(value) {
    const fields = new Map(value.split(',').map((field) => {
        const equals = field.indexOf('=');
        return equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
    }));
    return {
        type: fields.get('type') ?? 'bind',
        from: fields.get('from'),
        source: fields.get('source') ?? fields.get('src') ?? '.',
        target: fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? '.',
    };
}
function bindMount(mount, around) {
    const from = filesFrom(mount.from, around.earlier);
    const source = sourcePath(mount.source, from, around);
    const target = expandPath(mount.target, around);
    if (source === undefined)
        return undefined;
    return { from, source, target: target === undefined ? undefined : imagePath(target, around.workdir) };
}
function filesFrom(from, earlier) {
    if (from === undefined)
        return 'context';
    const name = from.toLowerCase();
    const stage = earlier.findLast((candidate) => candidate.name === name) ?? earlier[indexOf(from)];
    return stage === undefined ? 'elsewhere' : { stage: stage.index };
}
function indexOf(text) {
    return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}
/** Of a file that is taken; undefined: unknown. */
function sourcePath(word, from, around) {
    const path = expandPath(word, around);
    if (path === undefined || path === '')
        return undefined;
    // Every path is relative to a root, which `..` cannot leave.
    const absolute = imagePath(external_node_path_.posix.join('/', path), { unset: true });
    return from === 'context' ? absolute?.slice(1) || '.' : absolute;
}
function expandPath(word, { variables, escapeCharacter }) {
    const expanded = variables.expand(word);
    if ('unknown' in expanded)
        return undefined;
    // A Dockerfile has a backtick as its escape character to write Windows paths.
    return escapeCharacter === '`' ? expanded.value.replaceAll('\\', '/') : expanded.value;
}
/** The working directory after a WORKDIR. */
function readWorkdir({ text }, around) {
    const written = expandPath(text, around);
    const path = written === undefined ? undefined : imagePath(written, around.workdir);
    return path === undefined ? { unknown: true } : { path: path.length > 1 ? path.replace(/\/$/, '') : path };
}
/** A flag such as `--parents`, `--parents=true` or `--parents=false`. */
function isOn(value) {
    return value !== undefined && value.toLowerCase() !== 'false';
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
    /** All values that each variable had, the latest last: a RUN keeps those in force when it runs. */
    history;
    sources;
    changes = 0;
    /** A stage starts with the variables of the stage that it is built on. */
    constructor(sources, parent) {
        this.sources = sources;
        this.history = new Map();
        for (const [name, values] of parent?.history ?? []) {
            const last = values.findLast(({ fromEnv }) => fromEnv) ?? values.at(-1);
            if (last !== undefined)
                this.history.set(name, [{ ...last, since: 0 }]);
        }
    }
    lookup = (name) => this.history.get(name)?.at(-1)?.value;
    /** The variables as they are now, whatever is applied later. */
    snapshot() {
        const now = this.changes;
        return (name) => this.history.get(name)?.findLast(({ since }) => since <= now)?.value;
    }
    /** What ENV set: the variables of a container. */
    environment() {
        const now = this.changes;
        return (name) => this.history.get(name)?.findLast(({ since, fromEnv }) => fromEnv && since <= now)?.value;
    }
    set(name, value, fromEnv) {
        const variable = { value, fromEnv, since: ++this.changes };
        const values = this.history.get(name);
        if (values === undefined)
            this.history.set(name, [variable]);
        else
            values.push(variable);
    }
    expand(word) {
        const { escapeCharacter, unset } = this.sources;
        return expand(word, { lookup: this.lookup, escapeCharacter, unset });
    }
    /** Applies an ARG or ENV instruction; others change nothing. */
    apply({ keyword, text }) {
        if (keyword === 'ARG')
            this.applyArg(readAssignments(text, this.sources.escapeCharacter));
        if (keyword === 'ENV')
            this.applyEnv(readEnv(text, this.sources.escapeCharacter));
    }
    applyArg(assignments) {
        for (const { name, value } of assignments) {
            const found = this.argValue(name, value);
            if (found !== undefined)
                this.set(name, found, false);
        }
    }
    /** All assignments of one ENV use the values from before it. */
    applyEnv(assignments) {
        const set = assignments.map(({ name, value = '' }) => ({
            name: this.expand(name),
            value: this.expand(value),
        }));
        for (const { name, value } of set)
            if ('value' in name)
                this.set(name.value, value, true);
    }
    /** Dockerfile reference, "ARG": undefined if nothing sets it; an ENV of the base image may still do so. */
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
    return (0,words/* splitQuoted */.Z5)(text, escapeCharacter).map((word) => {
        const equals = word.indexOf('=');
        return equals === -1 ? { name: word } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
}
/** ENV has an old form too, `ENV NAME the rest of the line`. */
function readEnv(text, escapeCharacter) {
    const assignments = readAssignments(text, escapeCharacter);
    const isOldForm = assignments[0]?.value === undefined;
    const [name = ''] = text.split(/\s/, 1);
    return isOldForm ? [{ name, value: text.slice(name.length).trim() }] : assignments;
}

;// CONCATENATED MODULE: ./lib/dockerfile/stage.js







function globalScope(instructions, escapeCharacter, options) {
    const { buildArgs = {} } = options;
    const platform = platformVariables(options.platform ?? { os: 'linux', architecture: 'amd64' });
    // No image can set these ARGs, so an unset one is empty.
    const args = new Variables({ buildArgs, inherited: platform, escapeCharacter, unset: 'empty' });
    for (const instruction of instructions)
        args.apply(instruction);
    return { escapeCharacter, buildArgs, args, platform };
}
/** Dockerfile reference, "Automatic platform ARGs in the global scope"; builder and target are one platform. */
function platformVariables(platform) {
    const { os, architecture, variant = '' } = platform;
    const values = new Map();
    for (const side of ['BUILD', 'TARGET']) {
        values.set(`${side}PLATFORM`, (0,model_image/* formatPlatform */.Bq)(platform));
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
    const parent = head.parent === undefined ? undefined : earlier[head.parent];
    const { escapeCharacter, buildArgs } = scope;
    const inherited = (name) => scope.args.lookup(name) ?? scope.platform(name);
    // A base image can set variables that this action does not know.
    const fromScratch = parent?.fromScratch ?? ('value' in head.from && head.from.value === 'scratch');
    const unset = fromScratch ? 'empty' : 'unknown';
    const variables = new Variables({ buildArgs, inherited, escapeCharacter, unset }, parent?.variables);
    let workdir = parent?.workdir ?? { unset: true };
    const steps = [];
    const uses = [];
    for (const instruction of body) {
        variables.apply(instruction);
        const around = { earlier: stages, variables, workdir, escapeCharacter };
        if (instruction.keyword === 'WORKDIR')
            workdir = readWorkdir(instruction, around);
        if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
            const step = readCopy(instruction, around);
            steps.push(step);
            if (typeof step.from !== 'string')
                uses.push(step.from.stage);
        }
        else if (instruction.keyword === 'RUN') {
            const run = readRun(instruction, around);
            steps.push(run.step);
            uses.push(...run.uses);
        }
    }
    const environment = variables.environment();
    const stage = {
        ...head,
        steps,
        workdir: 'unset' in workdir ? undefined : folderOf(workdir),
        environment,
        uses,
        sources: steps.flatMap(contextSources),
        ...(0,command/* readStart */.H)(body, environment),
        runs: body.filter(({ keyword }) => keyword === 'RUN').map(({ source }) => source),
    };
    return { stage, variables, workdir, fromScratch };
}
function contextSources(step) {
    const { line } = step;
    if (step.kind === 'copy') {
        return step.from === 'context' ? step.sources.map((path) => ({ path, line })) : [];
    }
    return step.mounts.flatMap(({ from, source }) => (from === 'context' ? [{ path: source, line }] : []));
}
function readFrom(from, earlier, scope) {
    const [image = '', as = '', name] = (0,words/* readWords */.ux)(from.text).words;
    const written = expandFrom(image, scope);
    const parent = 'value' in written
        ? earlier.findLast((stage) => stage.name === written.value.toLowerCase())?.index
        : undefined;
    return {
        index: earlier.length,
        line: from.line,
        from: written,
        ...(as.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
        ...(parent === undefined ? {} : { parent }),
    };
}
/** In FROM only ARGs before the first FROM count. No image can set them, so an unset one is empty. */
function expandFrom(image, { args, platform, escapeCharacter }) {
    const lookup = (name) => args.lookup(name) ?? platform(name);
    return expand(image, { lookup, escapeCharacter, unset: 'empty' });
}

;// CONCATENATED MODULE: ./lib/dockerfile/read-dockerfile.js



/**
 * Reads a Dockerfile. `path` is for messages only.
 * Throws a UserError for a text that is no Dockerfile: too long, without a FROM, or with too many of them.
 */
function readDockerfile(text, path, options = {}) {
    const { escapeCharacter, instructions } = readInstructions(text, path);
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    if (first === -1) {
        throw new user_error/* UserError */.y(`${path} has no FROM instruction. Is it a Dockerfile?`);
    }
    const scope = globalScope(instructions.slice(0, first), escapeCharacter, options);
    const read = [];
    const parts = splitAtFrom(instructions.slice(first));
    if (parts.length > mostStages) {
        throw new user_error/* UserError */.y(`${path} has ${parts.length} stages; a Dockerfile has at most ${mostStages}.`);
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


/***/ })

};
