import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** What an operation asks for, with its fragments written out. Numbers may be as large as Infinity. */
export interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Objects that it may produce, estimated. */
  readonly nodes: number;
  /** Items of the lists in its arguments, once for each time that the field is answered, estimated. */
  readonly listItems: number;
  readonly largestPage: number;
  readonly smallestPage: number;
}

type Part = { -readonly [K in keyof Measure]: Measure[K] };
type Parent = GraphQLNamedType | undefined;

/** What a list without a page size counts as. */
const ASSUMED_LIST_ITEMS = 10;
/** What a page counts as where neither the query nor the schema says how large it is. */
const ASSUMED_PAGE_ITEMS = 20;

const nothing = (): Part => ({
  depth: 0,
  fields: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
  nodes: 0,
  listItems: 0,
  largestPage: 0,
  smallestPage: 0,
});

/**
 * Measures one operation. Each fragment is measured once, whatever spreads it, so that the work is linear in the document
 * although what is measured may be exponential; a fragment inside itself counts as nothing (validation refuses it).
 * @param variables undefined: page sizes given by variables count as the assumed ones.
 */
export function measureDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measured = new Map<string, Part>();
  const root = schema.getRootType(operation.operation) ?? undefined;
  const whole = ofSelections(operation.selectionSet, root, false);
  whole.directives += operation.directives?.length ?? 0;
  for (const definition of operation.variableDefinitions ?? []) {
    whole.directives += definition.directives?.length ?? 0;
  }
  return whole;

  function ofSelections(selections: SelectionSetNode, parent: Parent, inPage: boolean): Part {
    const sum = nothing();
    for (const selection of selections.selections) {
      const spread = selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        add(sum, ofField(selection, parent, inPage));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : schema.getType(condition);
        add(sum, ofSelections(selection.selectionSet, type, inPage));
      } else {
        add(sum, ofFragment(selection.name.value, inPage));
      }
      sum.directives += spread;
    }
    return sum;
  }

  function ofFragment(name: string, inPage: boolean): Part {
    const key = inPage ? `${name} in a page` : name;
    const known = measured.get(key);
    if (known !== undefined) {
      return known;
    }
    measured.set(key, nothing());
    const fragment = fragments.get(name);
    if (fragment === undefined) {
      return nothing();
    }
    const part = ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), inPage);
    part.directives += fragment.directives?.length ?? 0;
    measured.set(key, part);
    return part;
  }

  function ofField(node: FieldNode, parent: Parent, inPage: boolean): Part {
    const field = fieldOf(parent, node.name.value);
    const page = field === undefined ? undefined : pageOf(node, field, operation, variables);
    const own =
      page?.items ??
      (field !== undefined && !inPage && isListType(getNullableType(field.type)) ? ASSUMED_LIST_ITEMS : 1);
    const part = nothing();
    if (node.selectionSet !== undefined) {
      const inner = ofSelections(node.selectionSet, field && getNamedType(field.type), page !== undefined);
      Object.assign(part, inner);
      part.nodes = own * (1 + inner.nodes);
      part.listItems = own * inner.listItems;
    }
    for (const { name, value } of node.arguments ?? []) {
      const type = field?.args.find((argument) => argument.name === name.value)?.type;
      if (type !== undefined) part.listItems += itemsOf(value, type);
    }
    // Introspection nests deeper than our own types ever do, and graphql-js limits where it may recurse.
    part.depth = node.name.value.startsWith('__') ? 1 : part.depth + 1;
    part.fields += 1;
    part.rootFields = 1;
    part.aliases += node.alias === undefined ? 0 : 1;
    if (page !== undefined) {
      part.largestPage = Math.max(part.largestPage, page.items);
      part.smallestPage = Math.min(part.smallestPage, page.items);
    }
    return part;
  }

  /** By type, so that lists inside a JSON value, which are values and not questions, do not count. */
  function itemsOf(value: ValueNode, type: GraphQLInputType): number {
    if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      const given = variables?.[name];
      if (given !== undefined) return itemsOfGiven(given, type);
      const preset = definitionOf(operation, name)?.defaultValue;
      return preset === undefined ? 0 : itemsOf(preset, type);
    }
    if (value.kind === Kind.NULL) return 0;
    const plain = getNullableType(type);
    if (isListType(plain)) {
      const items = value.kind === Kind.LIST ? value.values : [value];
      return items.reduce((sum, item) => sum + itemsOf(item, plain.ofType), items.length);
    }
    if (!isInputObjectType(plain) || value.kind !== Kind.OBJECT) return 0;
    const fields = plain.getFields();
    return value.fields.reduce((sum, { name, value: inner }) => {
      const of = fields[name.value]?.type;
      return of === undefined ? sum : sum + itemsOf(inner, of);
    }, 0);
  }
}

function itemsOfGiven(value: unknown, type: GraphQLInputType): number {
  if (value === null) return 0;
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.reduce<number>((sum, item) => sum + itemsOfGiven(item, plain.ofType), items.length);
  }
  if (!isInputObjectType(plain) || typeof value !== 'object') return 0;
  const fields = plain.getFields();
  return Object.entries(value).reduce((sum, [name, inner]) => {
    const of = fields[name]?.type;
    return of === undefined ? sum : sum + itemsOfGiven(inner, of);
  }, 0);
}

function add(sum: Part, part: Part): void {
  sum.depth = Math.max(sum.depth, part.depth);
  sum.fields += part.fields;
  sum.aliases += part.aliases;
  sum.directives += part.directives;
  sum.rootFields += part.rootFields;
  sum.nodes += part.nodes;
  sum.listItems += part.listItems;
  sum.largestPage = Math.max(sum.largestPage, part.largestPage);
  sum.smallestPage = Math.min(sum.smallestPage, part.smallestPage);
}

function fieldOf(parent: Parent, name: string): GraphQLField<unknown, unknown> | undefined {
  return parent !== undefined && isCompositeType(parent) && (isObjectType(parent) || isInterfaceType(parent))
    ? parent.getFields()[name]
    : undefined;
}

/** The page that a field asks for; undefined where the field has no pages. */
function pageOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): { readonly items: number } | undefined {
  const pageArguments = field.args.filter(({ name }) => name === 'first' || name === 'last');
  if (pageArguments.length === 0) {
    return undefined;
  }
  const asked = pageArguments.flatMap((definition) => {
    const value = node.arguments?.find((argument) => argument.name.value === definition.name)?.value;
    if (value?.kind === Kind.INT) {
      return [Number(value.value)];
    }
    if (value?.kind === Kind.VARIABLE) {
      const given = variables?.[value.name.value] ?? defaultOf(operation, value.name.value);
      return typeof given === 'number' ? [given] : [];
    }
    return value === undefined && typeof definition.defaultValue === 'number' ? [definition.defaultValue] : [];
  });
  const negative = asked.find((items) => items < 0);
  return { items: negative ?? (asked.length === 0 ? ASSUMED_PAGE_ITEMS : Math.max(...asked)) };
}

function defaultOf(operation: OperationDefinitionNode, name: string): number | undefined {
  const value = definitionOf(operation, name)?.defaultValue;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

function definitionOf(operation: OperationDefinitionNode, name: string): VariableDefinitionNode | undefined {
  return operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
}
