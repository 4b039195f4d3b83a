import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** By which people and secret scanners know one. */
export const API_KEY_PREFIX = 'tfc_';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
const SECRET_DIGITS = 43; // what 256 bits take in base 62
const CHECK_DIGITS = 6; // what 32 bits take
const FORM = new RegExp(`^${API_KEY_PREFIX}[0-9A-Za-z]{${SECRET_DIGITS + CHECK_DIGITS}}$`);
const SHOWN_CHARS = 12; // 8 of the secret's 43: enough to tell keys apart, nothing to guess the rest by

/** A new secret: 256 random bits and a checksum in base 62, behind the prefix. */
export function createApiKeySecret(): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_DIGITS);
  return `${API_KEY_PREFIX}${secret}${checksum(secret)}`;
}

/** Whether a text can be a key at all. What is mistyped or made up is told apart here, without asking the database. */
export function isApiKeySecret(text: string): boolean {
  if (!FORM.test(text)) return false;
  const secret = text.slice(API_KEY_PREFIX.length, -CHECK_DIGITS);
  return text.endsWith(checksum(secret));
}

/** What is kept of a secret. It is too random to be guessed, so one round of SHA-256 is enough. */
export function hashApiKey(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The first characters, which may be shown for ever. */
export function shownPart(secret: string): string {
  return secret.slice(0, SHOWN_CHARS);
}

function checksum(secret: string): string {
  return base62(BigInt(crc32(secret)), CHECK_DIGITS);
}

function base62(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest /= 62n) text = `${DIGITS[Number(rest % 62n)] ?? ''}${text}`;
  return text;
}
