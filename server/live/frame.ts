import { textFrame } from './text-frame.ts';

/** One event as it goes out, made once for everybody who gets it; only the operation's id differs between sockets. */
export class Frame {
  readonly #payload: string;
  #lastId = '';
  #last: Buffer | undefined;

  constructor(payload: string) {
    this.#payload = payload;
  }

  /**
   * A `next` message of graphql-transport-ws, as a whole WebSocket frame. SDKs number their operations from 1, so neighbours
   * mostly share these bytes.
   */
  for(operationId: string): Buffer {
    if (this.#last === undefined || this.#lastId !== operationId) {
      this.#last = textFrame(`{"id":${JSON.stringify(operationId)},"type":"next","payload":${this.#payload}}`);
      this.#lastId = operationId;
    }
    return this.#last;
  }
}
