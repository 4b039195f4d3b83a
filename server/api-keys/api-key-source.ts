import type { Actor, KeyAccess, Role } from '../auth/actor.ts';
import type { Query } from '../database/query.ts';

interface KeyRow {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly access: KeyAccess;
  readonly tenantId: string | null;
  readonly ownerId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
}

// Only super admins make keys: with its owner's role a key loses its own.
const FIND = `select k.id, encode(k.key_hash, 'hex') as hash, k.name, k.role, k.access, k.tenant_id as "tenantId",
    k.owner_id as "ownerId", (extract(epoch from k.expires_at) * 1000)::float8 as "expiresAt"
  from api_key k join app_user u on u.id = k.owner_id
  where k.key_hash in (select decode(hash, 'hex') from unnest($1::text[]) hash)
    and k.revoked_at is null and u.role = 'super_admin'`;

interface Batch {
  readonly hashes: Set<string>;
  readonly actors: Promise<ReadonlyMap<string, Actor>>;
}

/**
 * Reads keys by the hex of their hash, with one statement at a time for all who ask meanwhile: however many keys are tried, they
 * take one connection. A read begins after it was asked for, so it is never older than the question.
 */
export class ApiKeySource {
  readonly #query: Query;
  #running: Promise<unknown> = Promise.resolve();
  #next: Batch | undefined;

  constructor(query: Query) {
    this.#query = query;
  }

  /** Whom the key stands for; null: it does not exist, is revoked, or its owner may not have keys. Throws what the database throws. */
  async find(hash: string): Promise<Actor | null> {
    const batch = (this.#next ??= this.#schedule());
    batch.hashes.add(hash);
    return (await batch.actors).get(hash) ?? null;
  }

  #schedule(): Batch {
    const hashes = new Set<string>();
    const actors = this.#running.then(() => {
      this.#next = undefined;
      return this.#read([...hashes]);
    });
    this.#running = actors.catch(() => undefined);
    return { hashes, actors };
  }

  async #read(hashes: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
    const rows = await this.#query<KeyRow>(FIND, [hashes]);
    return new Map(rows.map((row) => [row.hash, actorOf(row)]));
  }
}

function actorOf({ id, name, role, access, tenantId, ownerId, expiresAt }: KeyRow): Actor {
  return Object.freeze({
    subject: `key:${id}`,
    role,
    tenantId,
    email: null,
    name,
    expiresAt: expiresAt ?? Number.POSITIVE_INFINITY,
    key: Object.freeze({ id, access, ownerId }),
  });
}
