import type { Branch, Clause, CommandNode, Node } from './nodes.ts';
import { type Heredoc, readTokens, type Token } from './tokens.ts';
import { bareText, type Word } from './word.ts';

/** Compound commands inside each other; nobody writes as many. */
const deepest = 40;

/**
 * Reads a script of a POSIX shell or Bash. A script with errors is read as far as it makes sense.
 * Source: POSIX, "Shell Command Language", 2.9 and 2.10.
 */
export function readScript(text: string): readonly Node[] {
  return new Parser(readTokens(text)).readAll();
}

const NOTHING: ReadonlySet<string> = new Set();
const ENDS_LIST = new Set([')', ';;', ';&', ';;&']);

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  readAll(): readonly Node[] {
    const nodes: Node[] = [];
    while (this.position < this.tokens.length) {
      nodes.push(...this.readList(NOTHING));
      // What is here ends something that has not begun.
      this.position++;
    }
    return nodes;
  }

  /** Up to one of the keywords, a `)` or a `;;`, which is not consumed. */
  private readList(until: ReadonlySet<string>): Node[] {
    const nodes: Node[] = [];
    let test: CommandNode | undefined;
    for (;;) {
      const joiner = this.skipJoiners();
      if (this.isAtEnd(until)) break;
      const pipeline = this.readPipeline();
      nodes.push(...afterJoiner(joiner, test, pipeline));
      if (joiner !== '&&' || test === undefined) test = testOf(pipeline);
    }
    return nodes;
  }

  private isAtEnd(until: ReadonlySet<string>): boolean {
    return (
      this.position >= this.tokens.length ||
      ENDS_LIST.has(this.operator() ?? '') ||
      until.has(this.keyword() ?? '')
    );
  }

  /** The last of the operators between two commands. */
  private skipJoiners(): string {
    let joiner = '';
    for (;;) {
      const operator = this.operator();
      if (operator === undefined || operator === '(' || ENDS_LIST.has(operator)) return joiner;
      if (operator !== '\n') joiner = operator;
      this.position++;
    }
  }

  private readPipeline(): readonly Node[] {
    const elements = [this.readElement()];
    while (this.operator() === '|' || this.operator() === '|&') {
      this.position++;
      this.skipNewlines();
      elements.push(this.readElement());
    }
    if (elements.length === 1) return elements.flat();
    return elements.map((body) => ({ kind: 'subshell', body }));
  }

  private readElement(): readonly Node[] {
    if (this.depth === deepest) this.position = this.tokens.length;
    this.depth++;
    const nodes = this.readCompound();
    this.depth--;
    return nodes;
  }

  private readCompound(): readonly Node[] {
    if (this.operator() === '(') return [{ kind: 'subshell', body: this.readBetween('(', ')') }];
    switch (this.keyword()) {
      case '!':
        this.position++;
        return [{ kind: 'subshell', body: this.readElement() }];
      case 'time':
        this.position++;
        return this.readElement();
      case '{':
        return this.readBetween('{', '}');
      case 'if':
        return [this.readIf()];
      case 'while':
      case 'until':
        return this.readWhile();
      case 'for':
      case 'select':
        return [this.readFor()];
      case 'case':
        return [this.readCase()];
      case 'function':
        this.position++;
        return [this.readFunction(this.nextWord())];
      case '[[':
        return [this.readDoubleBracket()];
      default:
        return [this.readCommand()];
    }
  }

  private readBetween(open: string, close: string): readonly Node[] {
    this.take(open);
    const body = this.readList(new Set([close]));
    this.take(close);
    this.readRedirections();
    return body;
  }

  private readIf(): Node {
    const clauses: Clause[] = [];
    do {
      this.position++;
      const condition = this.readList(new Set(['then', 'fi']));
      this.take('then');
      clauses.push({ condition, body: this.readList(new Set(['elif', 'else', 'fi'])) });
    } while (this.keyword() === 'elif');
    if (this.take('else')) clauses.push({ condition: [], body: this.readList(new Set(['fi'])) });
    this.take('fi');
    this.readRedirections();
    return { kind: 'if', clauses };
  }

  private readWhile(): readonly Node[] {
    this.position++;
    const condition = this.readList(new Set(['do', 'done']));
    return [...condition, { kind: 'maybe', when: 'maybe', body: this.readBetween('do', 'done') }];
  }

  private readFor(): Node {
    this.position++;
    const variable = this.nextWord();
    const values: Word[] = [];
    this.skipNewlines();
    if (this.take('in')) values.push(...this.readSimple().words);
    this.skipJoiners();
    return { kind: 'for', variable, values, body: this.readBetween('do', 'done') };
  }

  private readCase(): Node {
    this.position++;
    const token = this.tokens[this.position++];
    const word = token?.kind === 'word' ? token.word : [];
    this.skipNewlines();
    this.take('in');
    const branches: Branch[] = [];
    while (this.position < this.tokens.length) {
      this.skipJoiners();
      if (this.take('esac')) break;
      const patterns = this.readPatterns();
      branches.push({ patterns, body: this.readList(new Set(['esac'])) });
      if (this.operator()?.startsWith(';') === true) this.position++;
    }
    this.readRedirections();
    return { kind: 'case', word, branches };
  }

  /** `a | b)`, also with a parenthesis before it. */
  private readPatterns(): readonly Word[] {
    const patterns: Word[] = [];
    this.take('(');
    while (this.position < this.tokens.length && !this.take(')')) {
      const token = this.tokens[this.position++];
      if (token?.kind === 'word') patterns.push(token.word);
    }
    return patterns;
  }

  private readDoubleBracket(): Node {
    const words: Word[] = [];
    while (this.position < this.tokens.length && this.keyword() !== ']]') {
      const token = this.tokens[this.position++];
      if (token?.kind === 'word') words.push(token.word);
    }
    this.take(']]');
    return { kind: 'command', words };
  }

  /** A simple command, or the function that `name()` begins. */
  private readCommand(): Node {
    const command = this.readSimple();
    const [name, ...others] = command.words;
    if (this.operator() !== '(' || name === undefined || others.length > 0) return command;
    return this.readFunction(bareText(name) ?? '');
  }

  private readFunction(name: string): Node {
    if (this.take('(')) this.take(')');
    this.skipNewlines();
    return { kind: 'function', name, body: this.readElement() };
  }

  private readSimple(): CommandNode {
    const words: Word[] = [];
    let input: Heredoc | undefined;
    let output: CommandNode['output'];
    for (;;) {
      const token = this.tokens[this.position];
      if (token === undefined || token.kind === 'operator') break;
      this.position++;
      if (token.kind === 'word') words.push(token.word);
      if (token.kind === 'heredoc') input = token.heredoc;
      if (token.kind === 'redirection' && /^>[>|]?$/.test(token.operator)) {
        output = { file: token.file, appends: token.operator === '>>' };
      }
    }
    return {
      kind: 'command',
      words,
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
    };
  }

  private readRedirections(): void {
    while (['redirection', 'heredoc'].includes(this.tokens[this.position]?.kind ?? '')) this.position++;
  }

  private skipNewlines(): void {
    while (this.operator() === '\n') this.position++;
  }

  private operator(): string | undefined {
    const token = this.tokens[this.position];
    return token?.kind === 'operator' ? token.text : undefined;
  }

  private keyword(): string | undefined {
    const token = this.tokens[this.position];
    return token?.kind === 'word' ? bareText(token.word) : undefined;
  }

  private nextWord(): string {
    const word = this.keyword() ?? '';
    this.position++;
    return word;
  }

  /** Consumes a keyword or operator if it is the next. */
  private take(text: string): boolean {
    const isNext = this.keyword() === text || this.operator() === text;
    if (isNext) this.position++;
    return isNext;
  }
}

const TESTS = new Set(['[', '[[', 'test']);

function testOf(nodes: readonly Node[]): CommandNode | undefined {
  const [node] = nodes;
  if (nodes.length !== 1 || node?.kind !== 'command' || node.words[0] === undefined) return undefined;
  return TESTS.has(bareText(node.words[0]) ?? '') ? node : undefined;
}

function afterJoiner(joiner: string, test: CommandNode | undefined, body: readonly Node[]): readonly Node[] {
  if (joiner !== '&&' && joiner !== '||') return body;
  if (test !== undefined) return [{ kind: 'tested', test, if: joiner === '&&', body }];
  return joiner === '||' ? [{ kind: 'maybe', when: 'failure', body }] : body;
}
