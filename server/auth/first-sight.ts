import { LRUCache } from 'lru-cache';
import { isMissingTable } from '../database/database-failure.ts';
import type { Query } from '../database/query.ts';
import type { Logger } from '../logger.ts';
import { textOfUser } from '../tenants/text-of-user.ts';
import type { Actor } from './actor.ts';

interface FirstSightOptions {
  readonly query: Query;
  readonly logger: Pick<Logger, 'warn'>;
}

const MOST_KNOWN = 100_000; // people
const AT_ONCE = 500;
const PAUSE_MS = 60_000; // 1 minute, after a write that failed

// Only whoever is new: that a person's name or role has changed is written with the next change that the person makes. With our
// tables gone nothing writes a user (change-path 14); app_user may be the host's own.
const ADD = `insert into app_user (id, subject, email, name, role, tenant_id)
  select gen_random_uuid(), p.subject, ${textOfUser('email', 'p.email', 'p.subject')},
    ${textOfUser('name', 'p.name', 'p.subject')}, p.role, t.id
  from jsonb_to_recordset($1::jsonb) as p(subject text, email text, name text, role text, "tenantId" uuid)
    left join tenant t on t.id = p."tenantId"
  where to_regclass('head') is not null and not exists (select from app_user u where u.subject = p.subject)
  on conflict do nothing`;

/**
 * Sees to it that who asks has a row in app_user, once per process and person. It is written beside the answer: nobody waits
 * for it, and nothing fails with it.
 */
export class FirstSight {
  readonly #options: FirstSightOptions;
  readonly #known = new LRUCache<string, true>({ max: MOST_KNOWN });
  readonly #waiting: Actor[] = [];
  #writing: Promise<void> | undefined;
  #pausedUntil = 0;

  constructor(options: FirstSightOptions) {
    this.#options = options;
  }

  /** This person was seen. An API key is its owner, who is known. */
  note(actor: Actor): void {
    if (actor.key !== undefined || this.#known.has(actor.subject)) return;
    if (performance.now() < this.#pausedUntil) return;
    this.#known.set(actor.subject, true);
    this.#waiting.push(actor);
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const people = this.#waiting.splice(0, AT_ONCE);
      try {
        await this.#options.query(ADD, [JSON.stringify(people.map(rowOf))]);
      } catch (error) {
        for (const { subject } of people.concat(this.#waiting.splice(0))) this.#known.delete(subject);
        this.#pausedUntil = performance.now() + PAUSE_MS;
        if (!isMissingTable(error)) {
          this.#options.logger.warn({ err: error }, 'who was seen could not be written; it is tried again in a minute');
        }
      }
    }
  }
}

function rowOf({ subject, email, name, role, tenantId }: Actor): object {
  return { subject, email, name, role, tenantId: tenantId !== null && UUID.test(tenantId) ? tenantId : null };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
