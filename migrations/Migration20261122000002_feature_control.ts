import { Migration } from '@mikro-orm/migrations';

const ID = 'id uuid PRIMARY KEY DEFAULT gen_random_uuid()';
const COUNTERS = 'version int NOT NULL DEFAULT 0, revision bigint NOT NULL DEFAULT 0';
const TIMES = 'created_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now()';

/** A foreign key to the registry: keys may be renamed, a feature in use cannot be deleted (retire it: `is_active`). */
const featureKey = (table: string, column = 'feature_key'): string =>
  `CONSTRAINT ${table}_${column}_fkey FOREIGN KEY (${column}) REFERENCES feature_registry (feature_key)
     ON UPDATE CASCADE ON DELETE RESTRICT`;

/**
 * The same with the type: together with the CHECK on the value this makes it impossible to change a feature's type while
 * a row holds a value that the new type would not accept.
 */
const typedFeatureKey = (table: string): string =>
  `CONSTRAINT ${table}_feature_fkey FOREIGN KEY (feature_key, feature_type)
     REFERENCES feature_registry (feature_key, feature_type) ON UPDATE CASCADE ON DELETE RESTRICT`;

/** http and https only: a link that an admin types is clicked by every tenant. */
const link = (table: string, column: string): string =>
  `CONSTRAINT ${table}_${column}_check CHECK (${column} ~* '^https{0,1}://[^[:cntrl:][:space:]]+$')`;

const plainText = (table: string, column: string): string =>
  `CONSTRAINT ${table}_${column}_check CHECK (${column} !~ '[[:cntrl:]]' AND btrim(${column}) <> '')`;

// CASE instead of AND: PostgreSQL may evaluate the operands of AND in any order, and `-` fails on a scalar.
const VALID_FEATURE_VALUE = `
CREATE FUNCTION valid_feature_value(type text, envelope jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    CASE
      WHEN jsonb_typeof(envelope) <> 'object' THEN false
      WHEN jsonb_typeof(envelope -> 'enabled') IS DISTINCT FROM 'boolean' THEN false
      WHEN envelope - 'enabled' - 'value' <> '{}'::jsonb THEN false
      WHEN type = 'boolean' THEN envelope -> 'value' IS NULL
      WHEN type NOT IN ('integer', 'string', 'json') THEN false
      WHEN envelope -> 'value' IS NULL THEN envelope -> 'enabled' = 'false'::jsonb
      WHEN type = 'integer' THEN
        CASE jsonb_typeof(envelope -> 'value')
          WHEN 'null' THEN true -- unlimited
          WHEN 'number' THEN (envelope ->> 'value')::numeric = trunc((envelope ->> 'value')::numeric)
                         AND (envelope ->> 'value')::numeric BETWEEN 0 AND 2147483647
          ELSE false
        END
      WHEN type = 'string' THEN
        jsonb_typeof(envelope -> 'value') = 'string' AND char_length(envelope ->> 'value') BETWEEN 1 AND 1024
      ELSE
        jsonb_typeof(envelope -> 'value') IN ('object', 'array') AND octet_length((envelope -> 'value')::text) <= 16384
    END, false)
$$`;

const REGISTRY = `
CREATE TABLE feature_registry (
  ${ID},
  feature_key varchar(255) NOT NULL CONSTRAINT feature_registry_feature_key_key UNIQUE
    CONSTRAINT feature_registry_feature_key_check CHECK (feature_key ~ '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){1,3}$'),
  feature_name varchar(255) NOT NULL,
  description text,
  category varchar(50) NOT NULL CONSTRAINT feature_registry_category_check
    CHECK (category IN ('models', 'components', 'integrations', 'ui', 'api', 'limits')),
  subcategory varchar(50),
  feature_type varchar(20) NOT NULL DEFAULT 'boolean' CONSTRAINT feature_registry_feature_type_check
    CHECK (feature_type IN ('boolean', 'integer', 'string', 'json')),
  default_value jsonb NOT NULL DEFAULT '{"enabled": false}',
  value_schema jsonb,
  is_premium boolean NOT NULL DEFAULT false,
  requires_setup boolean NOT NULL DEFAULT false,
  display_order int NOT NULL DEFAULT 0,
  icon varchar(50),
  help_url varchar(500),
  is_active boolean NOT NULL DEFAULT true,
  is_deprecated boolean NOT NULL DEFAULT false,
  deprecated_message text,
  ${COUNTERS},
  ${TIMES},
  created_by uuid CONSTRAINT feature_registry_created_by_fkey REFERENCES app_user (id) ON DELETE SET NULL,
  CONSTRAINT feature_registry_feature_key_type_key UNIQUE (feature_key, feature_type),
  CONSTRAINT feature_registry_key_in_category CHECK (split_part(feature_key, '.', 1) = category),
  CONSTRAINT feature_registry_default_value_check CHECK (valid_feature_value(feature_type, default_value)),
  CONSTRAINT feature_registry_premium_default_off CHECK (NOT (is_premium AND default_value -> 'enabled' = 'true'::jsonb)),
  ${plainText('feature_registry', 'feature_name')},
  ${link('feature_registry', 'help_url')}
);
CREATE INDEX feature_registry_category_idx ON feature_registry (category, display_order);

CREATE TABLE feature_relation (
  feature_key varchar(255) NOT NULL,
  related_key varchar(255) NOT NULL,
  kind text NOT NULL CONSTRAINT feature_relation_kind_check CHECK (kind IN ('depends_on', 'conflicts_with')),
  PRIMARY KEY (feature_key, kind, related_key),
  ${featureKey('feature_relation')},
  ${featureKey('feature_relation', 'related_key')},
  CONSTRAINT feature_relation_not_self CHECK (feature_key <> related_key)
);
CREATE INDEX feature_relation_related_key_idx ON feature_relation (related_key, kind);

-- The lock makes two transactions that each add one half of a cycle check one after the other, each statement of the check
-- with a snapshot of its own. A REPEATABLE READ transaction has one snapshot for all, taken before the other committed, so
-- the lock would not help it: refused.
CREATE FUNCTION feature_relation_refuse_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'relations are written in READ COMMITTED' USING ERRCODE = 'check_violation', CONSTRAINT = 'feature_relation_acyclic';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('feature_relation'));
  IF EXISTS (
    WITH RECURSIVE reachable (key) AS (
      SELECT NEW.related_key
      UNION
      SELECT relation.related_key FROM feature_relation relation JOIN reachable ON relation.feature_key = reachable.key
       WHERE relation.kind = 'depends_on')
    SELECT 1 FROM reachable WHERE key = NEW.feature_key)
  THEN
    RAISE EXCEPTION 'DEPENDENCY_CYCLE % -> %', NEW.feature_key, NEW.related_key
      USING ERRCODE = 'check_violation', CONSTRAINT = 'feature_relation_acyclic';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER feature_relation_acyclic AFTER INSERT OR UPDATE ON feature_relation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'depends_on') EXECUTE FUNCTION feature_relation_refuse_cycle()`;

// RESTRICT: a tier's rows never vanish with it unlogged; the command that deletes a tier removes and logs them first.
const TIER_FEATURES = `
CREATE TABLE license_tier_features (
  ${ID},
  license_tier_id uuid NOT NULL CONSTRAINT license_tier_features_license_tier_id_fkey
    REFERENCES license_tier (id) ON DELETE RESTRICT,
  feature_key varchar(255) NOT NULL,
  feature_type varchar(20) NOT NULL,
  feature_value jsonb NOT NULL,
  allow_tenant_override boolean NOT NULL DEFAULT true,
  allow_tenant_upgrade boolean NOT NULL DEFAULT false,
  ${TIMES},
  created_by uuid CONSTRAINT license_tier_features_created_by_fkey REFERENCES app_user (id) ON DELETE SET NULL,
  ${typedFeatureKey('license_tier_features')},
  CONSTRAINT license_tier_features_tier_key UNIQUE (license_tier_id, feature_key),
  CONSTRAINT license_tier_features_feature_value_check CHECK (valid_feature_value(feature_type, feature_value))
);
CREATE INDEX license_tier_features_feature_key_idx ON license_tier_features (feature_key)`;

const UPGRADE_REQUESTS = `
CREATE TABLE upgrade_request (
  ${ID},
  tenant_id uuid NOT NULL CONSTRAINT upgrade_request_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE,
  feature_key varchar(255) NOT NULL,
  feature_type varchar(20) NOT NULL,
  requested_value jsonb NOT NULL,
  notes text CONSTRAINT upgrade_request_notes_check CHECK (char_length(notes) <= 2000),
  status text NOT NULL DEFAULT 'pending' CONSTRAINT upgrade_request_status_check
    CHECK (status IN ('pending', 'approved', 'rejected', 'cancelled', 'expired')),
  requested_by uuid NOT NULL CONSTRAINT upgrade_request_requested_by_fkey REFERENCES app_user (id),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL DEFAULT now() + interval '30 days',
  decided_by uuid CONSTRAINT upgrade_request_decided_by_fkey REFERENCES app_user (id),
  decided_at timestamptz(3),
  decision_note text,
  ${typedFeatureKey('upgrade_request')},
  CONSTRAINT upgrade_request_id_tenant_key UNIQUE (id, tenant_id),
  CONSTRAINT upgrade_request_requested_value_check CHECK (valid_feature_value(feature_type, requested_value)),
  CONSTRAINT upgrade_request_expires_later CHECK (expires_at > created_at),
  CONSTRAINT upgrade_request_decided_or_pending CHECK ((status = 'pending') = (decided_at IS NULL)),
  CONSTRAINT upgrade_request_decision_has_decider CHECK (status NOT IN ('approved', 'rejected') OR decided_by IS NOT NULL),
  CONSTRAINT upgrade_request_rejection_has_reason CHECK (status <> 'rejected' OR btrim(coalesce(decision_note, '')) <> ''),
  CONSTRAINT upgrade_request_no_self_approval CHECK (status <> 'approved' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX upgrade_request_one_pending ON upgrade_request (tenant_id, feature_key) WHERE status = 'pending';
CREATE INDEX upgrade_request_tenant_id_idx ON upgrade_request (tenant_id, created_at);
CREATE INDEX upgrade_request_queue_idx ON upgrade_request (status, created_at);
CREATE INDEX upgrade_request_feature_key_idx ON upgrade_request (feature_key);

-- A depth above 1 means that a foreign key's cascade writes: renaming a key or changing a feature's type must reach final
-- requests too, and may change nothing else in them.
CREATE FUNCTION upgrade_request_refuse_change_of_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'pending' THEN RETURN NEW; END IF;
  IF pg_trigger_depth() > 1
     AND to_jsonb(OLD) - 'feature_key' - 'feature_type' = to_jsonb(NEW) - 'feature_key' - 'feature_type'
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'INVALID_STATE %', OLD.status USING ERRCODE = 'check_violation', CONSTRAINT = 'upgrade_request_final';
END $$;
CREATE TRIGGER upgrade_request_final BEFORE UPDATE ON upgrade_request
  FOR EACH ROW EXECUTE FUNCTION upgrade_request_refuse_change_of_final()`;

// The request is referenced together with its tenant: an approval can never give one tenant what another one asked for.
const OVERRIDES = `
CREATE TABLE tenant_feature_override (
  ${ID},
  tenant_id uuid NOT NULL CONSTRAINT tenant_feature_override_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE,
  feature_key varchar(255) NOT NULL,
  feature_type varchar(20) NOT NULL,
  feature_value jsonb NOT NULL,
  origin text NOT NULL CONSTRAINT tenant_feature_override_origin_check CHECK (origin IN ('admin', 'upgrade')),
  request_id uuid,
  starts_at timestamptz(3),
  expires_at timestamptz(3),
  reason text,
  created_by uuid CONSTRAINT tenant_feature_override_created_by_fkey REFERENCES app_user (id) ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3),
  revoked_by uuid CONSTRAINT tenant_feature_override_revoked_by_fkey REFERENCES app_user (id) ON DELETE SET NULL,
  ${typedFeatureKey('tenant_feature_override')},
  CONSTRAINT tenant_feature_override_request_fkey FOREIGN KEY (request_id, tenant_id)
    REFERENCES upgrade_request (id, tenant_id) ON DELETE NO ACTION,
  CONSTRAINT tenant_feature_override_feature_value_check CHECK (valid_feature_value(feature_type, feature_value)),
  CONSTRAINT tenant_feature_override_upgrade_has_request CHECK ((origin = 'upgrade') = (request_id IS NOT NULL)),
  CONSTRAINT tenant_feature_override_window_check
    CHECK (expires_at IS NULL OR starts_at IS NULL OR expires_at > starts_at),
  CONSTRAINT tenant_feature_override_revoker_check CHECK (revoked_by IS NULL OR revoked_at IS NOT NULL)
);
CREATE UNIQUE INDEX tenant_feature_override_one_live ON tenant_feature_override (tenant_id, feature_key)
  WHERE revoked_at IS NULL;
-- Live rows only: restoring an approved override after it was revoked is allowed.
CREATE UNIQUE INDEX tenant_feature_override_one_per_request ON tenant_feature_override (request_id, feature_key)
  WHERE request_id IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX tenant_feature_override_tenant_id_idx ON tenant_feature_override (tenant_id, created_at);
CREATE INDEX tenant_feature_override_timeline_idx ON tenant_feature_override (expires_at)
  WHERE revoked_at IS NULL AND expires_at IS NOT NULL;
CREATE INDEX tenant_feature_override_feature_key_idx ON tenant_feature_override (feature_key) WHERE revoked_at IS NULL`;

const MODELS = `
CREATE TABLE model_registry (
  ${ID},
  provider varchar(50) NOT NULL,
  model_id varchar(100) NOT NULL,
  model_name varchar(255) NOT NULL,
  model_type varchar(50) NOT NULL CONSTRAINT model_registry_model_type_check
    CHECK (model_type IN ('chat', 'completion', 'embedding', 'image', 'audio')),
  model_family varchar(50),
  supports_tools boolean NOT NULL DEFAULT false,
  supports_vision boolean NOT NULL DEFAULT false,
  supports_streaming boolean NOT NULL DEFAULT true,
  max_tokens int CONSTRAINT model_registry_max_tokens_check CHECK (max_tokens > 0),
  context_window int CONSTRAINT model_registry_context_window_check CHECK (context_window > 0),
  input_price_per_1k numeric(10, 6) CONSTRAINT model_registry_input_price_check CHECK (input_price_per_1k >= 0),
  output_price_per_1k numeric(10, 6) CONSTRAINT model_registry_output_price_check CHECK (output_price_per_1k >= 0),
  feature_key varchar(255) NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  is_deprecated boolean NOT NULL DEFAULT false,
  ${COUNTERS},
  ${TIMES},
  CONSTRAINT model_registry_provider_model_key UNIQUE (provider, model_id),
  ${plainText('model_registry', 'model_name')},
  ${featureKey('model_registry')}
);
CREATE INDEX model_registry_feature_key_idx ON model_registry (feature_key)`;

const COMPONENTS = `
CREATE TABLE component_registry (
  ${ID},
  component_key varchar(255) NOT NULL CONSTRAINT component_registry_component_key_key UNIQUE
    CONSTRAINT component_registry_component_key_check CHECK (component_key ~ '^[A-Za-z][A-Za-z0-9_.-]*$'),
  component_name varchar(255) NOT NULL,
  display_name varchar(255) NOT NULL,
  description text,
  category varchar(50) NOT NULL,
  subcategory varchar(50),
  feature_key varchar(255),
  icon varchar(50),
  documentation_url varchar(500),
  is_beta boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  ${COUNTERS},
  ${TIMES},
  ${plainText('component_registry', 'component_name')},
  ${plainText('component_registry', 'display_name')},
  ${link('component_registry', 'documentation_url')},
  ${featureKey('component_registry')}
);
CREATE INDEX component_registry_feature_key_idx ON component_registry (feature_key);

CREATE TABLE component_required_feature (
  component_id uuid NOT NULL CONSTRAINT component_required_feature_component_id_fkey
    REFERENCES component_registry (id) ON DELETE CASCADE,
  feature_key varchar(255) NOT NULL,
  PRIMARY KEY (component_id, feature_key),
  ${featureKey('component_required_feature')}
);
CREATE INDEX component_required_feature_feature_key_idx ON component_required_feature (feature_key)`;

// One row: the revision is a row and not a sequence, so that it rolls back with its transaction and its order is commit order.
const CHANGES = `
CREATE TABLE head (
  id boolean PRIMARY KEY DEFAULT true CONSTRAINT head_one_row CHECK (id),
  revision bigint NOT NULL DEFAULT 0,
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  changed_at timestamptz(3) NOT NULL DEFAULT now()
);
INSERT INTO head DEFAULT VALUES;

CREATE TABLE change (
  revision bigint PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  actor_subject text,
  actor_name text,
  performed_by uuid,
  operation text NOT NULL,
  reason text,
  ip_address inet,
  user_agent text,
  scopes jsonb NOT NULL CONSTRAINT change_scopes_check CHECK (jsonb_typeof(scopes) = 'object'),
  prev_hash bytea,
  hash bytea
);
CREATE INDEX change_at_idx ON change (at);

CREATE TABLE feature_audit_log (
  ${ID},
  revision bigint NOT NULL CONSTRAINT feature_audit_log_revision_fkey REFERENCES change (revision),
  position int NOT NULL CONSTRAINT feature_audit_log_position_check CHECK (position >= 0),
  entity_type text NOT NULL CONSTRAINT feature_audit_log_entity_type_check
    CHECK (entity_type IN ('tenant', 'tier', 'registry', 'model', 'component', 'setting')),
  entity_id uuid NOT NULL,
  feature_key varchar(255) NOT NULL, -- no foreign key: the log outlives its subject; '$tier', '$mode' where no feature changed
  action text NOT NULL CONSTRAINT feature_audit_log_action_check
    CHECK (action IN ('enable', 'disable', 'update', 'request', 'create', 'delete')),
  old_value jsonb,
  new_value jsonb,
  performed_by uuid,
  performed_at timestamptz(3) NOT NULL,
  reason text,
  ip_address inet,
  user_agent text,
  CONSTRAINT feature_audit_log_revision_position_key UNIQUE (revision, position),
  CONSTRAINT feature_audit_log_something_changed CHECK (old_value IS DISTINCT FROM new_value)
);
CREATE INDEX feature_audit_log_entity_idx ON feature_audit_log (entity_type, entity_id, revision DESC, position DESC);
CREATE INDEX feature_audit_log_feature_key_idx ON feature_audit_log (feature_key, revision DESC, position DESC);
CREATE INDEX feature_audit_log_performed_at_idx ON feature_audit_log (performed_at DESC);

CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER feature_audit_log_append_only BEFORE UPDATE OR DELETE ON feature_audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER feature_audit_log_no_truncate BEFORE TRUNCATE ON feature_audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();

CREATE TABLE idempotency_key (
  actor_subject text NOT NULL,
  operation text NOT NULL,
  key text NOT NULL CONSTRAINT idempotency_key_key_check CHECK (char_length(key) BETWEEN 1 AND 255),
  body_hash bytea NOT NULL,
  outcome jsonb NOT NULL,
  revision bigint CONSTRAINT idempotency_key_revision_fkey REFERENCES change (revision),
  secret_shown boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_subject, operation, key)
);
CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at)`;

// Over tenants that exist already the old system goes on deciding, until somebody has read the report and switches.
const SETTING = `
CREATE TABLE feature_control_setting (
  id boolean PRIMARY KEY DEFAULT true CONSTRAINT feature_control_setting_one_row CHECK (id),
  mode text NOT NULL DEFAULT 'legacy' CONSTRAINT feature_control_setting_mode_check
    CHECK (mode IN ('enforce', 'shadow', 'legacy')),
  registry_version int NOT NULL DEFAULT 0,
  ${COUNTERS},
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
INSERT INTO feature_control_setting (mode) SELECT CASE WHEN EXISTS (SELECT 1 FROM tenant) THEN 'legacy' ELSE 'enforce' END;

CREATE TABLE shadow_difference (
  tenant_id uuid NOT NULL CONSTRAINT shadow_difference_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE,
  feature_key varchar(255) NOT NULL,
  legacy_value jsonb NOT NULL,
  enforce_value jsonb NOT NULL,
  occurrences bigint NOT NULL DEFAULT 1 CONSTRAINT shadow_difference_occurrences_check CHECK (occurrences > 0),
  first_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, feature_key),
  ${featureKey('shadow_difference')}
);

CREATE TABLE tenant_usage (
  tenant_id uuid NOT NULL CONSTRAINT tenant_usage_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE,
  feature_key varchar(255) NOT NULL,
  period date NOT NULL,
  used bigint NOT NULL DEFAULT 0 CONSTRAINT tenant_usage_used_check CHECK (used >= 0),
  PRIMARY KEY (tenant_id, feature_key, period),
  ${featureKey('tenant_usage')}
);

CREATE TABLE api_key (
  ${ID},
  name text NOT NULL,
  key_hash bytea NOT NULL CONSTRAINT api_key_key_hash_key UNIQUE,
  key_prefix text NOT NULL,
  role text NOT NULL CONSTRAINT api_key_role_check CHECK (role IN ('super_admin', 'tenant_admin', 'member')),
  tenant_id uuid CONSTRAINT api_key_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE,
  owner_id uuid NOT NULL CONSTRAINT api_key_owner_id_fkey REFERENCES app_user (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by uuid CONSTRAINT api_key_revoked_by_fkey REFERENCES app_user (id) ON DELETE SET NULL,
  revision bigint NOT NULL DEFAULT 0,
  ${plainText('api_key', 'name')},
  CONSTRAINT api_key_tenant_by_role CHECK ((role = 'super_admin') = (tenant_id IS NULL)),
  CONSTRAINT api_key_revoker_check CHECK (revoked_by IS NULL OR revoked_at IS NOT NULL)
);
CREATE INDEX api_key_owner_id_idx ON api_key (owner_id);
CREATE INDEX api_key_tenant_id_idx ON api_key (tenant_id)`;

/** Tables whose `updated_at` the database keeps, for every writer; the host's two among them. */
const STAMPED = [
  'license_tier',
  'tenant',
  'feature_registry',
  'license_tier_features',
  'model_registry',
  'component_registry',
  'feature_control_setting',
];

// `*<>` compares rows of any column types (a host's `json` has no equality). A writer who names a time keeps it.
const UPDATED_AT = `
CREATE FUNCTION stamp_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD *<> NEW AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN NEW.updated_at := clock_timestamp(); END IF;
  RETURN NEW;
END $$;
${STAMPED.map((table) => `CREATE TRIGGER ${table}_updated_at BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION stamp_updated_at();`).join('\n')}`;

/** What resolution reads of the host's tables while enforcing; the host may write its other columns as often as it likes. */
const WATCHED = {
  license_tier: 'id, name, is_active',
  tenant: 'id, name, license_tier_id, license_expires_at, is_active',
} as const;

/**
 * The triggers run in the host's own transactions: with our rights, since its role has none on our tables, and with our
 * search path, whatever its own is. Nobody may call the functions directly.
 */
const hostWriters = (schema: string): string => {
  const ours = `SECURITY DEFINER SET search_path = ${schema}, pg_temp`;
  const trigger = (name: string, condition: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql ${ours} AS $$
BEGIN
  IF ${condition} THEN PERFORM record_host_write(); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION ${name}() FROM PUBLIC;`;
  const triggersOf = ([table, columns]: [string, string]): string => `
${trigger(`${table}_host_insert`, 'is_host_write() AND EXISTS (SELECT 1 FROM new_rows)')}
${trigger(`${table}_host_delete`, 'is_host_write() AND EXISTS (SELECT 1 FROM old_rows)')}
${trigger(
  `${table}_host_update`,
  `is_host_write() AND EXISTS (SELECT ${columns} FROM new_rows EXCEPT SELECT ${columns} FROM old_rows)`,
)}
CREATE TRIGGER ${table}_host_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_insert();
CREATE TRIGGER ${table}_host_update AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_update();
CREATE TRIGGER ${table}_host_delete AFTER DELETE ON ${table} REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ${table}_host_delete();
CREATE TRIGGER ${table}_host_truncate AFTER TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION host_truncate();`;
  return `
-- Once per transaction: the head stays locked until it ends, so the one revision covers what it writes afterwards as well.
CREATE FUNCTION record_host_write() RETURNS void LANGUAGE plpgsql ${ours} AS $$
DECLARE
  bumped head;
BEGIN
  IF current_setting('feature_control.host_write_recorded', true) = 'on' THEN RETURN; END IF;
  UPDATE head SET revision = revision + 1, changed_at = greatest(changed_at, clock_timestamp()) RETURNING * INTO STRICT bumped;
  INSERT INTO change (revision, at, actor_name, operation, reason, scopes)
    VALUES (bumped.revision, bumped.changed_at, session_user, 'host', 'written by another program', '{"all": true}');
  PERFORM pg_notify('feature_control_change', bumped.revision::text);
  PERFORM set_config('feature_control.host_write_recorded', 'on', true);
END $$;
REVOKE EXECUTE ON FUNCTION record_host_write() FROM PUBLIC;

CREATE FUNCTION is_host_write() RETURNS boolean LANGUAGE sql STABLE ${ours} AS $$
  SELECT coalesce(current_setting('feature_control.writer', true), '') <> 'on'
     AND EXISTS (SELECT 1 FROM feature_control_setting WHERE mode = 'enforce')
$$;
REVOKE EXECUTE ON FUNCTION is_host_write() FROM PUBLIC;
${trigger('host_truncate', 'is_host_write()')}
${Object.entries(WATCHED).map(triggersOf).join('')}`;
};

/** Children first. */
const OWN_TABLES = [
  'api_key',
  'tenant_usage',
  'shadow_difference',
  'feature_control_setting',
  'idempotency_key',
  'feature_audit_log',
  'change',
  'head',
  'component_required_feature',
  'component_registry',
  'model_registry',
  'tenant_feature_override',
  'upgrade_request',
  'license_tier_features',
  'feature_relation',
  'feature_registry',
];

export class Migration20261122000002_feature_control extends Migration {
  override async up(): Promise<void> {
    const [row] = await this.execute('SELECT quote_ident(current_schema()) AS schema');
    this.addSql(VALID_FEATURE_VALUE);
    for (const sql of [REGISTRY, TIER_FEATURES, UPGRADE_REQUESTS, OVERRIDES, MODELS, COMPONENTS, CHANGES, SETTING]) {
      this.addSql(sql);
    }
    this.addSql(UPDATED_AT);
    this.addSql(hostWriters(String(row?.['schema'])));
  }

  /** The host's tables lose our triggers and nothing else; `features` and `features_original` stay as they are. */
  override down(): void {
    for (const table of Object.keys(WATCHED)) {
      for (const event of ['insert', 'update', 'delete', 'truncate']) {
        this.addSql(`DROP TRIGGER ${table}_host_${event} ON ${table}`);
      }
      for (const event of ['insert', 'update', 'delete']) this.addSql(`DROP FUNCTION ${table}_host_${event}()`);
      this.addSql(`DROP TRIGGER ${table}_updated_at ON ${table}`);
    }
    this.addSql('DROP FUNCTION host_truncate(), is_host_write(), record_host_write()');
    for (const table of OWN_TABLES) this.addSql(`DROP TABLE ${table}`);
    this.addSql(
      'DROP FUNCTION stamp_updated_at(), refuse_rewriting_history(), upgrade_request_refuse_change_of_final(), feature_relation_refuse_cycle()',
    );
    this.addSql('DROP FUNCTION valid_feature_value(text, jsonb)');
  }
}
