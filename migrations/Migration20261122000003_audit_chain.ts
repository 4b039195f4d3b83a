import { Migration } from '@mikro-orm/migrations';

const SEAL_COLUMNS = `
ALTER TABLE change ADD COLUMN sealed_with text, ADD COLUMN row_digests bytea;
COMMENT ON COLUMN change.sealed_with IS 'Which key the hash was made with: the id of AUDIT_KEY, or none';
COMMENT ON COLUMN change.row_digests IS 'One digest of 32 bytes for each line of the log, in order: names the line that was altered'`;

// A change is sealed once, by the transaction that makes it or, where the host made it, by the next of ours.
const SEAL_ONCE = `
CREATE FUNCTION change_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.hash IS NULL AND NEW.hash IS NOT NULL
     AND to_jsonb(OLD) - '{prev_hash,hash,sealed_with,row_digests}'::text[]
       = to_jsonb(NEW) - '{prev_hash,hash,sealed_with,row_digests}'::text[]
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege', CONSTRAINT = TG_NAME;
END $$;
DROP TRIGGER change_append_only ON change;
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change
  FOR EACH ROW EXECUTE FUNCTION change_refuse_rewriting()`;

/** The pads are the key (64 bytes) XOR 0x36 and 0x5c: HMAC by RFC 2104. Without them it is SHA-256. */
const DIGESTS = `
CREATE FUNCTION audit_digest(content text, inner_pad bytea, outer_pad bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN inner_pad IS NULL THEN sha256(convert_to(content, 'UTF8'))
    ELSE sha256(outer_pad || sha256(inner_pad || convert_to(content, 'UTF8'))) END
$$;

-- Equal for equal moments, whatever the time zone of the session.
CREATE FUNCTION audit_moment(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION audit_row_digests(of_revision bigint, inner_pad bytea, outer_pad bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(audit_digest(jsonb_build_array(line.id, line.revision, line.position, line.entity_type,
      line.entity_id, line.feature_key, line.action, line.old_value, line.new_value, line.performed_by,
      audit_moment(line.performed_at), line.reason, line.ip_address::text, line.user_agent)::text, inner_pad, outer_pad),
    ''::bytea ORDER BY line.position), ''::bytea)
  FROM feature_audit_log line WHERE line.revision = of_revision
$$;

-- Of the columns as they are, prev_hash, sealed_with and row_digests among them.
CREATE FUNCTION change_digest(sealed change, inner_pad bytea, outer_pad bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT audit_digest(jsonb_build_array(encode(sealed.prev_hash, 'hex'), sealed.sealed_with, sealed.revision,
    audit_moment(sealed.at), sealed.actor_subject, sealed.actor_name, sealed.performed_by, sealed.operation, sealed.reason,
    sealed.ip_address::text, sealed.user_agent, sealed.scopes, encode(sealed.row_digests, 'hex'))::text, inner_pad, outer_pad)
$$;

-- Call it under the lock on head. Seals the change of this revision, and before it what the host has written since the last
-- seal: the host's transactions know no key. Before the first seal of all it seals everything. What else has no seal stays
-- without one, so that a check finds it.
CREATE FUNCTION seal_changes(until_revision bigint, key_id text, inner_pad bytea, outer_pad bytea) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  last change;
  next change;
  first_seal boolean;
BEGIN
  SELECT * INTO last FROM change WHERE hash IS NOT NULL ORDER BY revision DESC LIMIT 1;
  first_seal := last.revision IS NULL;
  FOR next IN SELECT * FROM change WHERE revision > coalesce(last.revision, -1) AND revision <= until_revision ORDER BY revision LOOP
    CONTINUE WHEN NOT first_seal AND next.operation <> 'host' AND next.revision <> until_revision;
    next.prev_hash := last.hash;
    next.sealed_with := key_id;
    next.row_digests := audit_row_digests(next.revision, inner_pad, outer_pad);
    next.hash := change_digest(next, inner_pad, outer_pad);
    UPDATE change SET prev_hash = next.prev_hash, sealed_with = next.sealed_with, row_digests = next.row_digests, hash = next.hash
      WHERE revision = next.revision;
    last := next;
  END LOOP;
END $$`;

/** What the log says of the host's rows, and what of them resolution reads. */
const HOST_TABLES = {
  tenant: {
    watched: 'id, name, license_tier_id, license_expires_at, is_active',
    image: (
      row: string,
    ): string => `jsonb_build_object('name', ${row}.name, 'slug', ${row}.slug, 'tierId', ${row}.license_tier_id,
      'licenseExpiresAt', ${row}.license_expires_at, 'isActive', ${row}.is_active)`,
  },
  license_tier: {
    watched: 'id, name, is_active',
    image: (row: string): string => `jsonb_build_object('name', ${row}.name, 'description', ${row}.description,
      'isActive', ${row}.is_active, 'maxUsers', ${row}.max_users, 'maxFlows', ${row}.max_flows, 'maxApiCalls', ${row}.max_api_calls)`,
  },
} as const;

/** Beside the triggers that make the change: whichever fires first makes it, once per transaction. */
const hostLog = (schema: string): string => {
  const ours = `SECURITY DEFINER SET search_path = ${schema}, pg_temp SET TimeZone = 'UTC'`;
  const functionOf = (name: string, condition: string, entity: string, action: string, source: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql ${ours} AS $$
BEGIN
  IF NOT (is_host_write() AND ${condition}) THEN RETURN NULL; END IF;
  PERFORM record_host_write();
  INSERT INTO feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, old_value, new_value,
      performed_at, reason)
    SELECT made.revision, made.lines + row_number() OVER (ORDER BY line.id) - 1, '${entity}', line.id, '$tier', '${action}',
        line.old_image, line.new_image, made.at, made.reason
      FROM (${source}) line,
        (SELECT c.*, (SELECT count(*) FROM feature_audit_log l WHERE l.revision = c.revision)::int AS lines
           FROM change c JOIN head h ON h.revision = c.revision) made
     WHERE line.old_image IS DISTINCT FROM line.new_image;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION ${name}() FROM PUBLIC;`;
  return Object.entries(HOST_TABLES)
    .map(([table, { watched, image }]) => {
      const entity = table === 'tenant' ? 'tenant' : 'tier';
      const [before, after] = [image('o'), image('n')];
      return `
${functionOf(`${table}_host_log_insert`, 'EXISTS (SELECT 1 FROM new_rows)', entity, 'create', `SELECT n.id, NULL::jsonb AS old_image, ${after} AS new_image FROM new_rows n`)}
${functionOf(
  `${table}_host_log_update`,
  `EXISTS (SELECT ${watched} FROM new_rows EXCEPT SELECT ${watched} FROM old_rows)`,
  entity,
  'update',
  `SELECT n.id, ${before} AS old_image, ${after} AS new_image FROM new_rows n JOIN old_rows o ON o.id = n.id`,
)}
${functionOf(`${table}_host_log_delete`, 'EXISTS (SELECT 1 FROM old_rows)', entity, 'delete', `SELECT o.id, ${before} AS old_image, NULL::jsonb AS new_image FROM old_rows o`)}
CREATE TRIGGER ${table}_host_log_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_log_insert();
CREATE TRIGGER ${table}_host_log_update AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_log_update();
CREATE TRIGGER ${table}_host_log_delete AFTER DELETE ON ${table} REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_log_delete();`;
    })
    .join('');
};

export class Migration20261122000003_audit_chain extends Migration {
  override async up(): Promise<void> {
    const [row] = await this.execute('SELECT quote_ident(current_schema()) AS schema');
    for (const sql of [SEAL_COLUMNS, SEAL_ONCE, DIGESTS]) this.addSql(sql);
    this.addSql(hostLog(String(row?.['schema'])));
    // The log of one tenant, one actor, or one stretch of it, newest first, without sorting.
    this.addSql('CREATE INDEX change_actor_subject_idx ON change (actor_subject, revision DESC)');
  }

  /** What was written to the log stays; the seals go with their columns. */
  override down(): void {
    this.addSql('DROP INDEX change_actor_subject_idx');
    for (const table of Object.keys(HOST_TABLES)) {
      for (const event of ['insert', 'update', 'delete']) {
        this.addSql(`DROP TRIGGER ${table}_host_log_${event} ON ${table}`);
        this.addSql(`DROP FUNCTION ${table}_host_log_${event}()`);
      }
    }
    this.addSql('DROP FUNCTION seal_changes(bigint, text, bytea, bytea), change_digest(change, bytea, bytea)');
    this.addSql(
      'DROP FUNCTION audit_row_digests(bigint, bytea, bytea), audit_moment(timestamptz), audit_digest(text, bytea, bytea)',
    );
    this.addSql('DROP TRIGGER change_append_only ON change');
    this.addSql('DROP FUNCTION change_refuse_rewriting()');
    this.addSql(`CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change
      FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history()`);
    this.addSql('ALTER TABLE change DROP COLUMN sealed_with, DROP COLUMN row_digests');
  }
}
