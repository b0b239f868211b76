export const id = 845;
export const ids = [845];
export const modules = {

/***/ 5845:
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
;// CONCATENATED MODULE: ./lib/dockerfile/expand.js
/** Characters of a value: variables that contain each other twice would grow without bound. */
const longestValue = 1024;
const deepestNesting = 16;
/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}` and `${NAME+other}`,
 * and removes quotes and escapes. Source: Dockerfile reference, "Environment replacement".
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
            throw new Unexpandable(`\`${this.text}\` has a form of variable that this action does not read`);
        }
        this.position += modifier.length;
        if (modifier === '}')
            return this.valueOf(name);
        return this.choose(name, modifier, depth);
    }
    choose(name, modifier, depth) {
        // A text that is not used must not fail.
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
/** The position after the brace that closes the one before `start`. */
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/dockerfile/words.js
/** Dockerfile reference, "Shell and exec form": a list that is not valid JSON is shell form. */
function readWords(text) {
    const { flags, rest } = takeFlags(text);
    const list = readJsonList(rest);
    return { flags, words: list ?? splitAtBlanks(rest) };
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
        return takenFrom(from, earlier);
    const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word) && !isRemote(word));
    return { sources: written.flatMap((word) => contextSource(word, line, variables, escapeCharacter)) };
}
/** Dockerfile reference, "RUN --mount": a bind mount without `from` mounts the build context. */
function readMounts({ text, line }, earlier, variables, escapeCharacter) {
    const mounts = readWords(text).flags.filter(({ name }) => name === 'mount');
    return mounts.map(({ value }) => {
        const fields = new Map(value.split(',').map((field) => {
            const equals = field.indexOf('=');
            return equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
        }));
        const from = fields.get('from');
        if (from !== undefined)
            return takenFrom(from, earlier);
        if ((fields.get('type') ?? 'bind') !== 'bind')
            return { sources: [] };
        const source = fields.get('source') ?? fields.get('src') ?? '.';
        return { sources: contextSource(source, line, variables, escapeCharacter) };
    });
}
function takenFrom(from, earlier) {
    const name = from.toLowerCase();
    const stage = earlier.findLast((candidate) => candidate.name === name) ?? earlier[indexOf(from)];
    // Otherwise it is an image or a named context.
    return stage === undefined ? { sources: [] } : { stage: stage.index, sources: [] };
}
function indexOf(text) {
    return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}
function contextSource(word, line, variables, escapeCharacter) {
    const expanded = variables.expand(word);
    if ('unknown' in expanded || expanded.value === '')
        return [];
    // A Dockerfile has a backtick as its escape character to write Windows paths.
    const path = escapeCharacter === '`' ? expanded.value.replaceAll('\\', '/') : expanded.value;
    // Every path is relative to the root of the context, which `..` cannot leave.
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
    /** Applies an ARG or ENV instruction; others change nothing. */
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
    /** All assignments of one ENV use the values from before it. */
    applyEnv(assignments) {
        const set = assignments.flatMap(({ name, value }) => value === undefined ? [] : [{ name, value: this.expand(value) }]);
        for (const { name, value } of set)
            this.variables.set(name, { value, fromEnv: true });
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
    const stage = {
        ...head,
        uses: taken.flatMap(({ stage: index }) => (index === undefined ? [] : [index])),
        sources: taken.flatMap(({ sources }) => sources),
        ...readStart(body),
        runs: body.filter(({ keyword }) => keyword === 'RUN').map(({ source }) => source),
    };
    return { stage, variables };
}
function readFrom(from, earlier, scope) {
    const [image = '', as = '', name] = readWords(from.text).words;
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
/** The last CMD and the last ENTRYPOINT. */
function readStart(body) {
    const entrypoint = body.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
    const cmd = body.findLast(({ keyword }) => keyword === 'CMD');
    const command = ({ text, line }) => ({ words: readWords(text).words, line });
    return {
        ...(entrypoint === undefined ? {} : { entrypoint: command(entrypoint) }),
        ...(cmd === undefined ? {} : { cmd: command(cmd) }),
    };
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
