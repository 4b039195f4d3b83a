import {
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { LRUCache } from 'lru-cache';

/** Serialises one value of a selection. */
type Writer = (source: unknown) => string;

type VariableValues = Readonly<Record<string, unknown>>;

/** An operation whose answer depends on nothing but the shared object that is put in: one string serves everybody. */
export interface SharedOperation {
  readonly rootField: string;
  /** The answer `{"data":...}` for this object as the root field's value. */
  write(source: object): string;
}

/** A shared operation together with what this caller asked of it. */
export interface SharedRequest {
  readonly operation: SharedOperation;
  readonly arguments: VariableValues;
}

/** Arguments that choose the object and have no part in how it is written. */
const CHOOSING = new Set(['tenantId', 'ifNoneMatch', 'minRevision']);
const VARIANTS = 16; // per document: values of variables that change what is written

const compiled = new WeakMap<DocumentNode, LRUCache<string, { operation: SharedOperation | null }>>();

/**
 * Compiles an operation whose one root field is named here and whose every selected field is marked as shared in the schema.
 * Undefined where it is not such an operation, or its variables do not fit: then the ordinary executor answers.
 */
export function sharedRequest(
  schema: GraphQLSchema,
  { document, operationName, variableValues }: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>,
  rootFields: ReadonlySet<string>,
): SharedRequest | undefined {
  const definition = getOperationAST(document, operationName);
  const rootType = definition && schema.getRootType(definition.operation);
  if (!definition || !rootType) return undefined;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variableValues ?? {});
  if (coerced === undefined) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }

  const fields = collectFields(schema, fragments, coerced, rootType, definition.selectionSet);
  const [root, ...others] = fields;
  const node = root?.[1][0];
  const field = node && rootType.getFields()[node.name.value];
  if (!root || !node || !field || others.length > 0 || !rootFields.has(field.name)) return undefined;

  const key = variantKey(definition.name?.value, field, node, coerced);
  const variants = compiled.get(document) ?? new LRUCache({ max: VARIANTS });
  compiled.set(document, variants);
  let variant = variants.get(key);
  if (variant === undefined) {
    const writer = new Compiler(schema, fragments, coerced).output(field.type, root[1], false);
    const prefix = `{"data":{${JSON.stringify(root[0])}:`;
    const operation = writer && { rootField: field.name, write: (source: object) => `${prefix}${writer(source)}}}` };
    variant = { operation: operation ?? null };
    variants.set(key, variant);
  }
  if (variant.operation === null) return undefined;
  return { operation: variant.operation, arguments: getArgumentValues(field, node, coerced) };
}

/** All variables but those that only choose the object. */
function variantKey(
  name: string | undefined,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: VariableValues,
): string {
  const choosing = new Set<string>();
  for (const { name: argument, value } of node.arguments ?? []) {
    if (CHOOSING.has(argument.value) && value.kind === Kind.VARIABLE) choosing.add(value.name.value);
  }
  const used = Object.entries(variables).filter(([variable]) => !choosing.has(variable));
  return JSON.stringify([name, field.name, used]);
}

class Compiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #variables: VariableValues;

  constructor(schema: GraphQLSchema, fragments: Record<string, FragmentDefinitionNode>, variables: VariableValues) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  /** @param isKept whether what is written comes again, as entries do that many snapshots share. */
  output(type: GraphQLOutputType, nodes: readonly FieldNode[], isKept = true): Writer | undefined {
    if (isNonNullType(type)) {
      const inner = this.output(type.ofType, nodes, isKept);
      return inner && ((source) => inner(required(source, nodes)));
    }
    if (isListType(type)) {
      const inner = this.output(type.ofType, nodes);
      return (
        inner && ((source) => (source == null ? 'null' : `[${(source as readonly unknown[]).map(inner).join(',')}]`))
      );
    }
    if (isLeafType(type)) {
      // Many events of one round say the same revision and moment.
      let last: unknown;
      let text = 'null';
      return (source) => {
        if (source == null) return 'null';
        if (typeof source === 'object') return JSON.stringify(type.serialize(source));
        if (source !== last) {
          text = JSON.stringify(type.serialize(source));
          last = source;
        }
        return text;
      };
    }
    return isObjectType(type) ? this.#object(type, nodes, isKept) : undefined;
  }

  #object(type: GraphQLObjectType, nodes: readonly FieldNode[], isKept: boolean): Writer | undefined {
    const parts: { readonly prefix: string; readonly name: string; readonly write: Writer }[] = [];
    for (const [responseKey, fieldNodes] of collectSubfields(
      this.#schema,
      this.#fragments,
      this.#variables,
      type,
      nodes,
    )) {
      const name = fieldNodes[0]?.name.value ?? '';
      const prefix = `${parts.length === 0 ? '{' : ','}${JSON.stringify(responseKey)}:`;
      if (name === '__typename') {
        parts.push({ prefix, name, write: () => JSON.stringify(type.name) });
        continue;
      }
      const field = type.getFields()[name];
      if (field === undefined || field.extensions['shared'] !== true || field.args.length > 0) return undefined;
      const write = this.output(field.type, fieldNodes);
      if (write === undefined) return undefined;
      parts.push({ prefix, name, write });
    }
    const writeAll: Writer = (source) => {
      if (source == null) return 'null';
      let text = '';
      for (const { prefix, name, write } of parts) text += prefix + write((source as VariableValues)[name]);
      return `${text}}`;
    };
    if (!isKept) return writeAll;
    // Entries are immutable and shared between snapshots, so each is written once per operation.
    const written = new WeakMap<object, string>();
    return (source) => {
      if (source == null) return 'null';
      const known = written.get(source);
      if (known !== undefined) return known;
      const text = writeAll(source);
      written.set(source, text);
      return text;
    };
  }
}

function required(source: unknown, nodes: readonly FieldNode[]): unknown {
  if (source == null) throw new Error(`The field ${nodes[0]?.name.value ?? ''} must not be null.`);
  return source;
}
