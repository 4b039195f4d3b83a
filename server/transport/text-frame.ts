const FINAL_TEXT = 0x81;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;

/** A text message of a server as one unfragmented WebSocket frame (RFC 6455, 5.2): header and text in one buffer. */
export function textFrame(text: Buffer): Buffer {
  return Buffer.concat([header(text.length), text]);
}

function header(length: number): Buffer {
  if (length < LENGTH_IN_16_BITS) return Buffer.of(FINAL_TEXT, length);
  const long = length >= 65_536;
  const bytes = Buffer.alloc(long ? 10 : 4);
  bytes[0] = FINAL_TEXT;
  bytes[1] = long ? LENGTH_IN_64_BITS : LENGTH_IN_16_BITS;
  if (long) bytes.writeBigUInt64BE(BigInt(length), 2);
  else bytes.writeUInt16BE(length, 2);
  return bytes;
}
