import type { Query } from '../database/query.ts';
import { BadInput } from '../errors.ts';

/** The end of the hash chain: whoever keeps it elsewhere can tell later whether the log was cut off or made anew. */
export interface AuditHead {
  readonly revision: number;
  /** Hexadecimal. */
  readonly hash: string;
}

const READ = `select revision::float8 as revision, encode(hash, 'hex') as hash from change
  where hash is not null order by revision desc limit 1`;

/** The present head; null where nothing is sealed yet. */
export async function readAuditHead(query: Query): Promise<AuditHead | null> {
  const [head] = await query<AuditHead>(READ, []);
  return head ?? null;
}

export function writeAuditHead({ revision, hash }: AuditHead): string {
  return `${revision}:${hash}`;
}

/** @throws {BadInput} where it is no head as `writeAuditHead` writes it */
export function parseAuditHead(text: string): AuditHead {
  const [, revision, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (revision === undefined || hash === undefined) {
    throw new BadInput('A head of the log is written as its revision, a colon, and 64 hexadecimal digits.');
  }
  return { revision: Number(revision), hash };
}
