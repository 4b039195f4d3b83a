import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What the hash chain of the audit log is made with (change-path 10). */
export interface AuditSeal {
  /** Names the key without telling it; `none` for plain SHA-256. */
  readonly id: string;
  /** The two pads of HMAC; null where there is no key. */
  readonly innerPad: Buffer | null;
  readonly outerPad: Buffer | null;
}

const BLOCK = 64; // bytes, of SHA-256

/** Without a key anybody who can write the tables can make the chain anew: it shows accidents, and a known head shows the rest. */
export const PLAIN_SEAL: AuditSeal = { id: 'none', innerPad: null, outerPad: null };

/** The seal of a key, which is text in UTF-8. */
export function createSeal(key: string): AuditSeal {
  const bytes = Buffer.from(key, 'utf8');
  const block = Buffer.alloc(BLOCK);
  (bytes.length > BLOCK ? createHash('sha256').update(bytes).digest() : bytes).copy(block);
  const pad = (value: number): Buffer => Buffer.from(block.map((byte) => byte ^ value));
  const id = createHash('sha256').update('audit key ').update(bytes).digest('hex').slice(0, 16);
  return { id, innerPad: pad(0x36), outerPad: pad(0x5c) };
}

// The seal belongs to the database, as its address does; commands get an entity manager of it and need not know of keys.
const seals = new WeakMap<object, AuditSeal>();

/** From here on every change that is made through this ORM is sealed so. */
export function sealWith({ em }: { readonly em: EntityManager }, seal: AuditSeal): void {
  seals.set(em.config, seal);
}

/** The seal of the ORM that the entity manager belongs to. */
export function sealOf(em: EntityManager): AuditSeal {
  return seals.get(em.config) ?? PLAIN_SEAL;
}
