import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Called for each text message, with its bytes where they were asked for, else with their number. */
type OnMessage = (message: Buffer | number) => void;

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * The least of a WebSocket client: it counts messages and throws their bytes away, so that one core can play ten thousand
 * clients. Servers' frames come unmasked and, from `ws`, unfragmented.
 */
export class FrameSocket {
  /** Whether messages are handed on with their bytes. */
  keepBytes = true;
  readonly #socket: Socket;
  readonly #onMessage: OnMessage;
  #head: Buffer = Buffer.alloc(0);
  #left = 0;
  #length = 0;
  #opcode = 0;
  #kept: Buffer[] | undefined;

  private constructor(socket: Socket, onMessage: OnMessage) {
    this.#socket = socket;
    this.#onMessage = onMessage;
  }

  /** Resolves once the server has agreed to the upgrade. */
  static open(url: URL, protocol: string | null, onMessage: OnMessage): Promise<FrameSocket> {
    const opened = Promise.withResolvers<FrameSocket>();
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    const self = new FrameSocket(socket, onMessage);
    const lines = [
      `GET ${url.pathname} HTTP/1.1`,
      `Host: ${url.host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ];
    socket.once('connect', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('error', opened.reject);
    let answer = Buffer.alloc(0);
    const onAnswer = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end === -1) return;
      socket.off('data', onAnswer);
      const status = answer.toString('latin1', 0, answer.indexOf('\r\n'));
      if (!status.includes(' 101 ')) {
        opened.reject(new Error(`the server refused the upgrade: ${status}`));
        return;
      }
      socket.on('data', (data: Buffer) => self.#read(data));
      opened.resolve(self);
      self.#read(answer.subarray(end + 4));
    };
    socket.on('data', onAnswer);
    return opened.promise;
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** A mask of zeros is a mask: the bytes go out as they are. */
  #write(opcode: number, payload: Buffer): void {
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = 0x80 | opcode;
    head[1] = 0x80 | (long ? 126 : payload.length);
    if (long) head.writeUInt16BE(payload.length, 2);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  #read(data: Buffer): void {
    let at = 0;
    while (at < data.length) {
      if (this.#left === 0) {
        at = this.#readHead(data, at);
        if (this.#left > 0 || at === -1) {
          if (at === -1) return;
          continue;
        }
        this.#ended();
        continue;
      }
      const taken = Math.min(this.#left, data.length - at);
      this.#kept?.push(Buffer.from(data.subarray(at, at + taken)));
      this.#left -= taken;
      at += taken;
      if (this.#left === 0) this.#ended();
    }
  }

  /** @returns where the payload begins; -1: the head is not complete yet. */
  #readHead(data: Buffer, at: number): number {
    const before = this.#head.length;
    const head = before === 0 ? data.subarray(at, at + 10) : Buffer.concat([this.#head, data.subarray(at, at + 10)]);
    const short = (head[1] ?? 0) & 0x7f;
    const size = head.length < 2 ? 10 : short === 126 ? 4 : short === 127 ? 10 : 2;
    if (head.length < size) {
      this.#head = Buffer.from(head);
      return -1;
    }
    this.#head = Buffer.alloc(0);
    this.#opcode = (head[0] ?? 0) & 0x0f;
    this.#length = short === 126 ? head.readUInt16BE(2) : short === 127 ? Number(head.readBigUInt64BE(2)) : short;
    this.#left = this.#length;
    this.#kept = this.keepBytes && this.#opcode === TEXT ? [] : undefined;
    return at + size - before;
  }

  #ended(): void {
    if (this.#opcode === TEXT) this.#onMessage(this.#kept === undefined ? this.#length : Buffer.concat(this.#kept));
    else if (this.#opcode === PING) this.#write(PONG, Buffer.alloc(0));
    else if (this.#opcode === CLOSE) this.#socket.destroy();
    this.#kept = undefined;
  }
}
