import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** JSON whose shape the contract, not the compiler, vouches for. */
export type Template = Readonly<Record<string, unknown>>;

/** One operation of GitHub's API, as scripts/github-contract.ts cut it from GitHub's OpenAPI description. */
export interface Operation {
  /** Such as `issues/list-comments`. */
  readonly operation: string;
  readonly method: string;
  /** Such as `/repos/{owner}/{repo}/issues/{issue_number}/comments`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: object | null;
  /** Schemas by status; null for an answer without a body. */
  readonly answers: Readonly<Record<string, object | null>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: object;
}

export interface Routed {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** GitHub's published contract: finds operations, and says in words how a request or an answer breaks it. */
export class Contract {
  readonly #operations: Operation[] = [];
  readonly #templates = new Map<string, Template>();
  // Compiled when first used: starting must be quick.
  readonly #compiled = new Map<object, ValidateFunction>();
  readonly #ajv = new Ajv({ strict: false, coerceTypes: false, unicodeRegExp: false, logger: false });
  readonly #ajvOfText = new Ajv({ strict: false, coerceTypes: true, unicodeRegExp: false, logger: false });

  constructor() {
    const schemas: Record<string, unknown> = {};
    for (const line of readFileSync(new URL('contract.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')) {
      const entry: Record<string, unknown> = JSON.parse(line);
      if ('operation' in entry) this.#operations.push(entry as unknown as Operation);
      if ('schema' in entry) schemas[String(entry.schema)] = entry.value;
      if ('example' in entry) this.#templates.set(String(entry.example), entry.value as Template);
    }
    for (const ajv of [this.#ajv, this.#ajvOfText]) {
      addFormats.default(ajv);
      ajv.addSchema({ schemas }, 'github');
    }
  }

  /** A fresh copy of GitHub's own example of what the operation answers (of a list, one element). */
  template(operation: string): Template {
    const template = this.#templates.get(operation);
    if (template === undefined) throw new Error(`the contract has no example of ${operation}`);
    return structuredClone(template);
  }

  route(method: string, pathname: string): Routed | undefined {
    for (const operation of this.#operations) {
      if (operation.method !== method) continue;
      const pattern = operation.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
      const match = new RegExp(`^${pattern}$`).exec(pathname);
      if (match === null) continue;
      const entries = Object.entries(match.groups ?? {});
      return {
        operation,
        path: Object.fromEntries(entries.map(([name, text]) => [name, decodeURIComponent(text)])),
      };
    }
    return undefined;
  }

  /** What is wrong with a request; empty where nothing is. */
  requestFaults({ operation, path }: Routed, query: URLSearchParams, body: unknown): string[] {
    const given: Record<string, string> = { ...Object.fromEntries(query), ...path };
    const parameters = operation.parameters.filter((parameter) => parameter.in !== 'header');
    const faults = Object.keys(given)
      .filter((name) => !parameters.some((parameter) => parameter.name === name))
      .map((name) => `unknown parameter ${name}`);
    faults.push(...this.#faults(this.#compileParameters(operation, parameters), given));
    if (operation.body === null && body !== undefined) faults.push('a body where none belongs');
    if (operation.body !== null) faults.push(...this.#faults(this.#compile(operation.body), body));
    return faults;
  }

  /** What is wrong with an answer. Refusals that the description leaves out have the shape of `basic-error`. */
  answerFaults({ operation, answers }: Operation, status: number, body: unknown): string[] {
    const described = answers[status];
    if (described === undefined && status < 400) return [`${operation} does not answer with ${status}`];
    if (described === null)
      return body === undefined ? [] : [`${operation} answers ${status} without a body`];
    return this.#faults(this.#compile(described ?? BASIC_ERROR), body);
  }

  /** Parameters come as text, so their types are what the text can be read as. */
  #compileParameters(operation: Operation, parameters: readonly Parameter[]): ValidateFunction {
    const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
    const compiled = this.#compiled.get(operation) ?? this.#ajvOfText.compile({ required, properties });
    this.#compiled.set(operation, compiled);
    return compiled;
  }

  #compile(schema: object): ValidateFunction {
    const compiled = this.#compiled.get(schema) ?? this.#ajv.compile(schema);
    this.#compiled.set(schema, compiled);
    return compiled;
  }

  #faults(validate: ValidateFunction, value: unknown): string[] {
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || 'it'} ${error.message}`);
  }
}

const BASIC_ERROR = { $ref: 'github#/schemas/basic-error' };
