import { PLAIN_SEAL, type AuditSeal } from '../changes/audit-seal.ts';
import type { Query } from '../database/query.ts';
import type { AuditHead } from './audit-head.ts';

/** The first thing in the log that is not as it was written. */
interface Tampering {
  /** The change. */
  readonly revision: number;
  /** The line of the log within the change; null: the change itself. */
  readonly position: number | null;
  /** In words. */
  readonly what: string;
}

export interface ChainReport {
  /** Changes that were looked at. */
  readonly changes: number;
  /** Of them, sealed without a key: whoever can write the tables could have made them anew. */
  readonly withoutKey: number;
  /** Changes of the host at the end that nobody has sealed yet; the next change of ours does. */
  readonly notSealedYet: number;
  /** The end of the chain, to be kept elsewhere. */
  readonly head: AuditHead | null;
  readonly tampering: Tampering | null;
}

interface ChainRow {
  readonly revision: number;
  readonly operation: string;
  readonly prevHash: string | null;
  readonly hash: string | null;
  readonly sealedWith: string | null;
  readonly rowDigests: string | null;
  /** As they come out now; null: sealed with a key that we do not have. */
  readonly digest: string | null;
  readonly foundDigests: string | null;
}

const CHUNK = 500; // changes in one statement
const DIGEST = 64; // hexadecimal digits
const READ = `select c.revision::float8 as revision, c.operation, encode(c.prev_hash, 'hex') as "prevHash",
    encode(c.hash, 'hex') as hash, c.sealed_with as "sealedWith", encode(c.row_digests, 'hex') as "rowDigests",
    case when k.id is not null then encode(change_digest(c, k.inner_pad, k.outer_pad), 'hex') end as digest,
    case when k.id is not null then encode(audit_row_digests(c.revision, k.inner_pad, k.outer_pad), 'hex') end as "foundDigests"
  from change c left join unnest($2::text[], $3::bytea[], $4::bytea[]) as k(id, inner_pad, outer_pad) on k.id = c.sealed_with
  where c.revision > $1 order by c.revision limit ${CHUNK}`;

/**
 * Makes the chain again from the first change to the last, and stops at the first that does not fit.
 * @param seals in the order in which they were used: after a key comes none that is older, or whoever knows an old one could
 *   write on
 * @param knownHead a head that was kept elsewhere: without it a tail that was cut off cannot be seen
 */
export async function verifyChain(
  query: Query,
  seals: readonly AuditSeal[],
  knownHead: AuditHead | null,
): Promise<ChainReport> {
  const used = [PLAIN_SEAL, ...seals.filter(({ id }) => id !== PLAIN_SEAL.id)];
  const keys = [used.map(({ id }) => id), used.map(({ innerPad }) => innerPad), used.map(({ outerPad }) => outerPad)];
  const chain = new Chain(
    used.map(({ id }) => id),
    knownHead,
  );
  for (;;) {
    const rows = await query<ChainRow>(READ, [chain.revision, ...keys]);
    for (const row of rows) {
      const tampering = chain.add(row);
      if (tampering !== null) return chain.report(tampering);
    }
    if (rows.length < CHUNK) break;
  }
  const [head] = await query<{ revision: number }>('select revision::float8 as revision from head', []);
  return chain.report(chain.end(head?.revision ?? 0));
}

class Chain {
  revision = 0;
  readonly #keys: readonly string[];
  readonly #knownHead: AuditHead | null;
  #hash: string | null = null;
  #sealed: AuditHead | null = null;
  #changes = 0;
  #withoutKey = 0;
  /** The place of the newest key so far; 0 is none. */
  #key = 0;
  #notSealedYet = 0;

  constructor(keys: readonly string[], knownHead: AuditHead | null) {
    this.#keys = keys;
    this.#knownHead = knownHead;
  }

  add(row: ChainRow): Tampering | null {
    const { revision } = row;
    const at = (what: string, position: number | null = null): Tampering => ({ revision, position, what });
    if (revision !== this.revision + 1) {
      const gone = this.revision + 1;
      return { revision: gone, position: null, what: `Change ${gone} is missing: the next one is ${revision}.` };
    }
    this.revision = revision;
    this.#changes += 1;
    if (row.hash === null) {
      if (row.operation !== 'host') return at('The change has no seal.');
      this.#notSealedYet += 1;
      return null;
    }
    if (this.#notSealedYet > 0) return at('The change is sealed, and one before it is not.');
    if (row.prevHash !== this.#hash) return at('The change does not follow the one before it.');
    if (row.digest === null) return at(`The change is sealed with another key (${String(row.sealedWith)}).`);
    const key = this.#keys.indexOf(row.sealedWith ?? '');
    if (key < this.#key) {
      const how = key === 0 ? 'without a key' : 'with an older key';
      return at(`The change is sealed ${how}, and those before it with ${key === 0 ? 'one' : 'a newer one'}.`);
    }
    this.#key = key;
    if (key === 0) this.#withoutKey += 1;
    const line = changedLine(row.rowDigests ?? '', row.foundDigests ?? '');
    if (line !== null) return at(line.what, line.position);
    if (row.digest !== row.hash) return at('The change itself was altered: who, when, why or what it touched.');
    const known = this.#knownHead;
    if (known?.revision === revision && known.hash !== row.hash) {
      return at('The change has another hash than the known head: the log was made anew.');
    }
    this.#hash = row.hash;
    this.#sealed = { revision, hash: row.hash };
    return null;
  }

  /** What only the end shows. */
  end(head: number): Tampering | null {
    const last = Math.max(head, this.#knownHead?.revision ?? 0);
    if (last > this.revision) {
      const gone = this.revision + 1;
      return { revision: gone, position: null, what: `The tail is cut off: changes ${gone} to ${last} are missing.` };
    }
    if ((this.#knownHead?.revision ?? 0) <= (this.#sealed?.revision ?? 0)) return null;
    return { revision: last, position: null, what: 'The change of the known head has lost its seal.' };
  }

  report(tampering: Tampering | null): ChainReport {
    const [changes, withoutKey, notSealedYet, head] = [
      this.#changes,
      this.#withoutKey,
      this.#notSealedYet,
      this.#sealed,
    ];
    return { changes, withoutKey, notSealedYet, head, tampering };
  }
}

function changedLine(written: string, found: string): { readonly position: number; readonly what: string } | null {
  if (written === found) return null;
  const lines = Math.min(written.length, found.length) / DIGEST;
  for (let position = 0; position < lines; position += 1) {
    const [start, end] = [position * DIGEST, (position + 1) * DIGEST];
    if (written.slice(start, end) === found.slice(start, end)) continue;
    if (found.length < written.length) return { position, what: 'A line of the change was removed.' };
    if (found.length > written.length) return { position, what: 'A line was put into the change.' };
    return { position, what: 'The line was altered.' };
  }
  const what = found.length < written.length ? 'A line of the change was removed.' : 'A line was put into the change.';
  return { position: lines, what };
}
