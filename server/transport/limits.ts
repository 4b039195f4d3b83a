import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  ProvidedRequiredArgumentsRule,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { measureDocument, type Measure, type Variables } from './measure-document.ts';

/** Every limit of both transports. Where a number counts something, its name says what. */
export const limits = {
  /** Bytes of an HTTP body. */
  bodyBytes: 256 * 1024,
  /** Bytes of a frame on a socket. */
  frameBytes: 64 * 1024,
  /** Characters of a document: white space and comments are no tokens, but must be read. */
  documentChars: 50_000,
  documentTokens: 2000,
  /** Levels of fields below the operation; introspection, where allowed, has a limit of its own in graphql-js. */
  depth: 12,
  /** Fields of an operation with its fragments written out. */
  fields: 500,
  aliases: 50,
  directives: 50,
  rootFields: 20,
  /** Items of one page: `first` and `last`. */
  pageSize: 100,
  /** Objects that an operation may produce, estimated: pages multiply, a plain list counts as 10. */
  nodes: 100_000,
  /** Items of all lists in its arguments, such as keys that are asked for: each is answered, under every alias anew. */
  listItems: 1000,
  variablesDepth: 32,
  /** Values in the variables, at all levels. */
  variablesValues: 10_000,
  /** Items of one list in the variables, wherever it stands. */
  variablesListItems: 500,
  /** Characters of all strings and names in the variables. */
  variablesChars: 200_000,
  /** Operations that run on one socket at a time, subscriptions among them. */
  operationsPerSocket: 50,
  /** Open sockets of one address; not counted for this machine itself, which is a proxy or the owner. */
  socketsPerAddress: 2000,
} as const;

/** Refuses with the code that both transports answer for broken limits. */
export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/**
 * Parses a document that may be hostile.
 * @throws GraphQLError BAD_USER_INPUT where it is too long, GRAPHQL_PARSE_FAILED where it is no GraphQL.
 */
export function parseLimited(text: string): DocumentNode {
  if (text.length > limits.documentChars) {
    throw tooMuch('The document', text.length, limits.documentChars, 'characters');
  }
  try {
    return parse(text, { maxTokens: limits.documentTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    if (/more tha[nt] \d+ tokens/.test(error.message)) {
      throw limitError(`The document has more than ${limits.documentTokens} tokens, the limit.`);
    }
    throw new GraphQLError(error.message, {
      source: error.source,
      positions: error.positions,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
}

/**
 * The limits that need no variables, for every operation of the document. Run it before graphql-js validates: some of its
 * rules compare each field with each other.
 */
export function structureErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap((operation) => measureErrors(measureDocument(schema, document, operation, undefined)));
}

/**
 * The limits that depend on the variables: their own size, page sizes, and how much the pages multiply to. What is wrong with
 * the operation's name or the types of variables is left to graphql-js.
 * @throws GraphQLError BAD_USER_INPUT naming limit and actual.
 */
export function checkLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables | null | undefined,
): void {
  checkVariables(variables ?? {});
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName == null ? operations[0] : operations.find(isNamed(operationName));
  if (
    operation === undefined ||
    operation.variableDefinitions === undefined ||
    operation.variableDefinitions.length === 0
  ) {
    return;
  }
  const [error] = measureErrors(measureDocument(schema, document, operation, variables ?? {}));
  if (error !== undefined) {
    throw error;
  }
}

/** The limits as a rule, for a server that validates by itself. */
export const limitRule: ValidationRule = (context) => ({
  Document: (document) => {
    for (const error of structureErrors(context.getSchema(), document)) {
      context.reportError(error);
    }
  },
});

/** What graphql-js checks, on both transports. */
export function validationRules(introspection: boolean): readonly ValidationRule[] {
  const rules = specifiedRules.map((rule) => (COERCION_RULES.has(rule) ? asBadInput(rule) : rule));
  return introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
}

const COERCION_RULES = new Set<ValidationRule>([ValuesOfCorrectTypeRule, ProvidedRequiredArgumentsRule]);

/** A wrong value is BAD_USER_INPUT whether it stands in the document or in a variable. */
function asBadInput(rule: ValidationRule): ValidationRule {
  return (context) => {
    const report = (error: GraphQLError) =>
      context.reportError(
        new GraphQLError(error.message, {
          ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
          extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
        }),
      );
    // The same context in everything else; its methods read their own state through the prototype chain.
    return rule(Object.create(context, { reportError: { value: report } }) as typeof context);
  };
}

function measureErrors(measure: Measure): GraphQLError[] {
  const over: readonly (readonly [number, number, string])[] = [
    [measure.depth, limits.depth, 'levels of fields'],
    [measure.fields, limits.fields, 'fields with its fragments written out'],
    [measure.aliases, limits.aliases, 'aliases'],
    [measure.directives, limits.directives, 'directives'],
    [measure.rootFields, limits.rootFields, 'fields at its root'],
    [measure.nodes, limits.nodes, 'objects to produce, as estimated from page sizes'],
    [measure.listItems, limits.listItems, 'items in the lists of its arguments'],
  ];
  const errors = over
    .filter(([actual, limit]) => actual > limit)
    .map(([actual, limit, unit]) => tooMuch('The operation', actual, limit, unit));
  if (measure.largestPage > limits.pageSize) {
    errors.push(limitError(`A page of ${measure.largestPage} items was asked for; the limit is ${limits.pageSize}.`));
  }
  if (measure.smallestPage < 0) {
    errors.push(limitError(`A page of ${measure.smallestPage} items was asked for; the least is 0.`));
  }
  return errors;
}

function tooMuch(what: string, actual: number, limit: number, unit: string): GraphQLError {
  return limitError(`${what} has ${actual > 1e9 ? 'over 1000000000' : actual} ${unit}; the limit is ${limit}.`);
}

const isNamed = (name: string) => (operation: OperationDefinitionNode) => operation.name?.value === name;

/** @throws GraphQLError BAD_USER_INPUT where the variables are too deep or too many, before anything copies them. */
export function checkVariables(variables: Variables): void {
  let values = 0;
  let chars = 0;
  // By hand and not by recursion, so that the depth that is to be limited cannot exhaust the stack.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') {
      chars += value.length;
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= limits.variablesDepth) {
        throw limitError(`The variables are nested more than ${limits.variablesDepth} levels deep, the limit.`);
      }
      if (Array.isArray(value) && value.length > limits.variablesListItems) {
        throw tooMuch('A list in the variables', value.length, limits.variablesListItems, 'items');
      }
      for (const [name, inner] of Object.entries(value)) {
        chars += Array.isArray(value) ? 0 : name.length;
        open.push({ value: inner, depth: depth + 1 });
      }
    }
    if (values + open.length > limits.variablesValues) {
      throw limitError(`The variables hold more than ${limits.variablesValues} values, the limit.`);
    }
    if (chars > limits.variablesChars) {
      throw limitError(`The variables hold more than ${limits.variablesChars} characters, the limit.`);
    }
  }
}
