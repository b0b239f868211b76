/**
 * Cuts the operations that this action uses out of GitHub's published OpenAPI description, with every schema
 * they refer to, for the stand-in of GitHub's API that checks requests and answers by it.
 *
 *   node scripts/github-contract.ts     writes __tests__/fakes/github/contract.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Json = null | boolean | number | string | Json[] | JsonObject;
type JsonObject = { [name: string]: Json };

const OPERATIONS = [
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-events',
  'issues/list-labels-on-issue',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'repos/compare-commits',
  'repos/get-commit',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
];

/** Those whose published example serves the stand-in as a template for its own objects. */
const TEMPLATES = [
  'issues/create-comment',
  'issues/list-events',
  'pulls/get',
  'pulls/list',
  'repos/compare-commits',
  'repos/get-commit',
  'users/get-authenticated',
];

/** JSON Schema keywords that say something about a value; descriptions and examples do not. */
const SAID_AS_IS = [
  'enum,format,pattern,required,uniqueItems,minimum,maximum',
  'minLength,maxLength,minItems,maxItems,minProperties,maxProperties',
].flatMap((keywords) => keywords.split(','));

const PACKAGE = new URL('../node_modules/@octokit/openapi/', import.meta.url);
const CONTRACT = new URL('../__tests__/fakes/github/contract.jsonl', import.meta.url);

/** The contract as JSON Lines, one operation, schema or example a line: the same bytes for the same package. */
export function githubContract(): string {
  const description = readJson('generated/api.github.com.json');
  const cut = new Cut(description);
  const operations = OPERATIONS.map((id) => cut.operation(id));
  const source = `@octokit/openapi ${readJson('package.json').version}, generated/api.github.com.json`;
  return [{ source }, ...operations, ...cut.examples(), ...cut.schemas()]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

class Cut {
  readonly #description: JsonObject;
  readonly #schemas = new Map<string, JsonObject>();
  readonly #examples = new Map<string, Json>();

  constructor(description: JsonObject) {
    this.#description = description;
  }

  operation(id: string): JsonObject {
    for (const [path, methods] of Object.entries(object(this.#description.paths))) {
      for (const [method, operation] of Object.entries(object(methods))) {
        if (object(operation).operationId !== id) continue;
        return {
          operation: id,
          method: method.toUpperCase(),
          path,
          ...this.#contract(id, object(operation)),
        };
      }
    }
    throw new Error(`${id} is not in GitHub's description`);
  }

  schemas(): JsonObject[] {
    const names = [...this.#schemas.keys()].sort();
    return names.map((schema) => ({ schema, value: this.#schemas.get(schema) ?? null }));
  }

  examples(): JsonObject[] {
    return [...this.#examples].map(([example, value]) => ({ example, value }));
  }

  #contract(id: string, operation: JsonObject): JsonObject {
    const parameters = array(operation.parameters).map((parameter) => {
      const { name, in: place, required, schema } = this.#resolve(object(parameter));
      return { name: name ?? '', in: place ?? '', required: required === true, schema: this.#schema(schema) };
    });
    const body = operation.requestBody === undefined ? null : this.#content(object(operation.requestBody));
    const answers: JsonObject = {};
    for (const [status, response] of Object.entries(object(operation.responses))) {
      const resolved = this.#resolve(object(response));
      answers[status] = this.#content(resolved);
      if (status.startsWith('2') && TEMPLATES.includes(id)) this.#keepExample(id, resolved);
    }
    return { parameters, body, answers };
  }

  #content(holder: JsonObject): Json {
    const json = holder.content && object(holder.content)['application/json'];
    return json ? this.#schema(object(json).schema) : null;
  }

  /** Of a list, its first element. */
  #keepExample(id: string, response: JsonObject): void {
    const json = response.content && object(response.content)['application/json'];
    const example = json && Object.values(object(object(json).examples ?? {}))[0];
    if (!example) return;
    const { value } = this.#resolve(object(example));
    this.#examples.set(id, (Array.isArray(value) ? value[0] : value) ?? null);
  }

  #resolve(holder: JsonObject): JsonObject {
    if (typeof holder.$ref !== 'string') return holder;
    const steps = holder.$ref.replace('#/', '').split('/');
    return object(steps.reduce<Json>((at, step) => object(at)[step] ?? null, this.#description));
  }

  /** OpenAPI 3.0's dialect turned into JSON Schema: `nullable` becomes a type, references stay in the cut. */
  #schema(schema: Json | undefined): JsonObject {
    const given = object(schema ?? {});
    if (typeof given.$ref === 'string') return { $ref: this.#reference(given) };
    const kept: JsonObject = {};
    for (const keyword of SAID_AS_IS) if (given[keyword] !== undefined) kept[keyword] = given[keyword];
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      if (given[keyword] !== undefined)
        kept[keyword] = array(given[keyword]).map((part) => this.#schema(part));
    }
    for (const keyword of ['items', 'not', 'additionalProperties']) {
      const part = given[keyword];
      if (part !== undefined) kept[keyword] = typeof part === 'boolean' ? part : this.#schema(part);
    }
    if (given.properties !== undefined) {
      const properties = Object.entries(object(given.properties));
      kept.properties = Object.fromEntries(properties.map(([name, part]) => [name, this.#schema(part)]));
    }
    if (typeof given.type === 'string') kept.type = given.type;
    return given.nullable === true ? orNull(kept) : kept;
  }

  #reference(holder: JsonObject): string {
    const name = String(holder.$ref).replace('#/components/schemas/', '');
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, {}); // Schemas refer to themselves.
      this.#schemas.set(name, this.#schema(this.#resolve(holder)));
    }
    return `github#/schemas/${name}`;
  }
}

function orNull(schema: JsonObject): JsonObject {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values =
    Array.isArray(schema.enum) && !schema.enum.includes(null) ? [...schema.enum, null] : schema.enum;
  return { ...schema, type: [schema.type, 'null'], ...(values === undefined ? {} : { enum: values }) };
}

function readJson(path: string): JsonObject {
  return object(JSON.parse(readFileSync(new URL(path, PACKAGE), 'utf8')));
}

function object(value: Json | undefined): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('not an object');
  return value;
}

function array(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

if (import.meta.main) writeFileSync(CONTRACT, githubContract());
