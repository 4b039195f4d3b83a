import {
  createSourceEventStream,
  execute,
  getOperationAST,
  Kind,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type SelectionNode,
} from 'graphql';

interface EventSubscriptionOptions {
  /** A context for the beginning and one for each event: what a context has read must not answer for a later event. */
  readonly createContext: () => unknown;
  /** Ends the operation before the next event, such as when the token is over. */
  readonly isOver: () => boolean;
}

/**
 * A live operation whose events are executed one by one. It lives as long as its subscription and holds no context. Errors of
 * an event are told in that event; only what is refused at the beginning ends the operation.
 */
export class EventSubscription implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  readonly #args: Omit<ExecutionArgs, 'contextValue'>;
  readonly #options: EventSubscriptionOptions;
  #source: AsyncIterator<unknown> | undefined;
  #over = false;

  constructor(args: Omit<ExecutionArgs, 'contextValue'>, options: EventSubscriptionOptions) {
    this.#args = args;
    this.#options = options;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const source = (this.#source ??= await this.#begin());
    // The client may have completed the operation while it was beginning.
    if (this.#over) await source.return?.();
    const { done, value } = await source.next();
    if (done === true || this.#over || this.#options.isOver()) return this.return();
    const result = await execute({ ...this.#args, rootValue: value, contextValue: this.#options.createContext() });
    return { done: false, value: result };
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#over = true;
    await this.#source?.return?.();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #begin(): Promise<AsyncIterator<unknown>> {
    const source = await createSourceEventStream({ ...this.#args, contextValue: this.#options.createContext() });
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
    throw source.errors?.[0] ?? new Error('A subscription began without a stream.');
  }
}

/** The one root field of a valid subscription; undefined where the document has no such operation. */
export function subscribedField(document: DocumentNode, operationName?: string | null): string | undefined {
  const operation = getOperationAST(document, operationName);
  return operation == null ? undefined : firstField(document, operation.selectionSet.selections);
}

function firstField(document: DocumentNode, selections: readonly SelectionNode[]): string | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection.name.value;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
          );
    const field = fragment && 'selectionSet' in fragment && firstField(document, fragment.selectionSet.selections);
    if (field !== undefined && field !== false) return field;
  }
  return undefined;
}
