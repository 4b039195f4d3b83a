/**
 * What graphql-ws holds for a live operation: an iterator that yields nothing, because events go to the socket directly and
 * once for all. It begins the operation when it is first asked, and ends it when the client completes it or the socket closes.
 */
export class LiveSubscription implements AsyncGenerator<never, undefined, undefined> {
  readonly #join: (end: (error?: Error) => void) => Promise<() => void>;
  readonly #ended = Promise.withResolvers<void>();
  #leave: (() => void) | undefined;
  #begun = false;
  #over = false;

  /** @param join subscribes, and resolves to the function that takes the subscriber out again. */
  constructor(join: (end: (error?: Error) => void) => Promise<() => void>) {
    this.#join = join;
    this.#ended.promise.catch(() => undefined);
  }

  async next(): Promise<IteratorResult<never, undefined>> {
    if (!this.#begun) {
      this.#begun = true;
      const leave = await this.#join((error) => this.#end(error));
      // The client may have completed the operation while it was joining.
      if (this.#over) leave();
      else this.#leave = leave;
    }
    await this.#ended.promise;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<never, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  async throw(error: Error): Promise<IteratorResult<never, undefined>> {
    this.#end(error);
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(error?: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#leave?.();
    if (error === undefined) this.#ended.resolve();
    else this.#ended.reject(error);
  }
}
