/** Ids by which the writes below name the rows of the world. */
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PRO, ACME, BETA, ROOT, ALICE, APPROVED, PENDING, COMPONENT, OVERRIDE] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(id);

/** A small world in a migrated, empty database. */
export const world = `
insert into license_tier (id, name) values ('${PRO}', 'Pro');
insert into tenant (id, name, slug, license_tier_id) values ('${ACME}', 'Acme', 'acme', '${PRO}'), ('${BETA}', 'Beta', 'beta', null);
insert into app_user (id, subject, email, role, tenant_id) values
  ('${ROOT}', 'root', 'same@example.com', 'super_admin', null), ('${ALICE}', 'alice', 'same@example.com', 'tenant_admin', '${ACME}');
insert into feature_registry (feature_key, feature_name, category, feature_type, default_value, is_premium) values
  ('ui.a', 'A', 'ui', 'boolean', '{"enabled": true}', false),
  ('ui.b', 'B', 'ui', 'boolean', '{"enabled": false}', true),
  ('ui.c', 'C', 'ui', 'boolean', '{"enabled": false}', false),
  ('limits.n', 'N', 'limits', 'integer', '{"enabled": true, "value": 5}', false),
  ('ui.text', 'T', 'ui', 'string', '{"enabled": false}', false),
  ('ui.json', 'J', 'ui', 'json', '{"enabled": false}', false);
insert into feature_relation (feature_key, related_key, kind) values ('ui.c', 'ui.a', 'depends_on'), ('ui.c', 'ui.b', 'conflicts_with');
insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values
  ('${PRO}', 'limits.n', 'integer', '{"enabled": true, "value": 100}');
insert into upgrade_request (id, tenant_id, feature_key, feature_type, requested_value, requested_by, status, decided_by, decided_at) values
  ('${APPROVED}', '${ACME}', 'ui.b', 'boolean', '{"enabled": true}', '${ALICE}', 'approved', '${ROOT}', now()),
  ('${PENDING}', '${ACME}', 'limits.n', 'integer', '{"enabled": true, "value": 500}', '${ALICE}', 'pending', null, null);
insert into tenant_feature_override (id, tenant_id, feature_key, feature_type, feature_value, origin, request_id) values
  ('${OVERRIDE}', '${ACME}', 'ui.b', 'boolean', '{"enabled": true}', 'upgrade', '${APPROVED}');
insert into model_registry (provider, model_id, model_name, model_type, feature_key, input_price_per_1k) values ('openai', 'm-1', 'M 1', 'chat', 'ui.a', 0.00015);
insert into component_registry (id, component_key, component_name, display_name, category) values ('${COMPONENT}', 'Prompt', 'Prompt', 'Prompt', 'inputs');
insert into component_required_feature (component_id, feature_key) values ('${COMPONENT}', 'ui.a'), ('${COMPONENT}', 'ui.b');
insert into change (revision, at, operation, scopes) values (1000, now(), 'seed', '{"all": true}');
insert into feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, new_value, performed_at) values
  (1000, 0, 'tier', '${PRO}', 'limits.n', 'enable', '{"value": {"enabled": true}}', now());
update head set revision = 1000;
`;

export interface ForbiddenWrite {
  readonly what: string;
  readonly sql: string;
  /** The constraint, trigger or column that refuses it. */
  readonly by: string;
}

const feature = (columns: Record<string, string>): string => {
  const row = { feature_key: `'ui.new'`, feature_name: `'New'`, category: `'ui'`, ...columns };
  return `insert into feature_registry (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const tierRow = (key: string, type: string, value: string): string =>
  `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${PRO}', '${key}', '${type}', '${value}')`;
const request = (columns: Record<string, string>): string => {
  const row = {
    tenant_id: `'${BETA}'`,
    feature_key: `'ui.b'`,
    feature_type: `'boolean'`,
    requested_value: `'{"enabled": true}'`,
    requested_by: `'${ALICE}'`,
    ...columns,
  };
  return `insert into upgrade_request (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const override = (columns: Record<string, string>): string => {
  const row = {
    tenant_id: `'${ACME}'`,
    feature_key: `'ui.a'`,
    feature_type: `'boolean'`,
    feature_value: `'{"enabled": false}'`,
    origin: `'admin'`,
    ...columns,
  };
  return `insert into tenant_feature_override (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const component = (columns: Record<string, string>): string => {
  const row = {
    component_key: `'New'`,
    component_name: `'New'`,
    display_name: `'New'`,
    category: `'inputs'`,
    ...columns,
  };
  return `insert into component_registry (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const relation = (key: string, related: string, kind = 'depends_on'): string =>
  `insert into feature_relation (feature_key, related_key, kind) values ('${key}', '${related}', '${kind}')`;
const audit = (columns: Record<string, string>): string => {
  const row = {
    revision: '1000',
    position: '7',
    entity_type: `'tier'`,
    entity_id: `'${PRO}'`,
    feature_key: `'ui.a'`,
    action: `'enable'`,
    new_value: `'1'`,
    performed_at: 'now()',
    ...columns,
  };
  return `insert into feature_audit_log (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};

const VALUE = 'license_tier_features_feature_value_check';
const DEFAULT = 'feature_registry_default_value_check';
const invalidValues = [
  ['boolean', 'ui.a', '{"enabled": true, "value": true}'],
  ['boolean', 'ui.a', '{"enabled": "true"}'],
  ['boolean', 'ui.a', '{}'],
  ['boolean', 'ui.a', 'true'],
  ['boolean', 'ui.a', '[]'],
  ['boolean', 'ui.a', 'null'],
  ['boolean', 'ui.a', '{"enabled": true, "extra": 1}'],
  ['integer', 'limits.n', '{"enabled": true}'],
  ['integer', 'limits.n', '{"enabled": true, "value": -1}'],
  ['integer', 'limits.n', '{"enabled": true, "value": 10.5}'],
  ['integer', 'limits.n', '{"enabled": true, "value": "10"}'],
  ['integer', 'limits.n', '{"enabled": true, "value": 2147483648}'],
  ['integer', 'limits.n', '{"enabled": false, "value": -1}'],
  ['string', 'ui.text', '{"enabled": true, "value": ""}'],
  ['string', 'ui.text', '{"enabled": true, "value": null}'],
  ['string', 'ui.text', `{"enabled": true, "value": "${'x'.repeat(1025)}"}`],
  ['json', 'ui.json', '{"enabled": true, "value": null}'],
  ['json', 'ui.json', '{"enabled": true, "value": 1}'],
  ['json', 'ui.json', `{"enabled": true, "value": ["${'é'.repeat(8200)}"]}`],
] as const;
const validValues = [
  ['boolean', 'ui.a', '{"enabled": true}'],
  ['integer', 'limits.x', '{"enabled": true, "value": null}'],
  ['integer', 'limits.x', '{"enabled": true, "value": 0}'],
  ['integer', 'limits.x', '{"enabled": true, "value": 2147483647}'],
  ['integer', 'limits.x', '{"enabled": false, "value": 7}'],
  ['integer', 'limits.x', '{"enabled": false}'],
  ['string', 'ui.text', `{"enabled": true, "value": "${'é'.repeat(1024)}"}`],
  ['json', 'ui.json', '{"enabled": true, "value": {"a": 1}}'],
  ['json', 'ui.json', `{"enabled": true, "value": ["${'x'.repeat(16_380)}"]}`],
] as const;
const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 57)}...` : value);

/** Writes that must fail however they are sent: SQL of an importer, a bug in a command, a person at a prompt. */
export const forbiddenWrites: readonly ForbiddenWrite[] = [
  ...invalidValues.map(([type, key, value]) => ({
    what: `a ${type} value ${short(value)}`,
    sql: tierRow(key, type, value),
    by: VALUE,
  })),
  { what: 'a key without a dot', sql: feature({ feature_key: `'ui'` }), by: 'feature_registry_feature_key_check' },
  { what: 'a key with a capital', sql: feature({ feature_key: `'ui.New'` }), by: 'feature_registry_feature_key_check' },
  {
    what: 'a key of five parts',
    sql: feature({ feature_key: `'ui.a.b.c.d'` }),
    by: 'feature_registry_feature_key_check',
  },
  {
    what: 'a key with a line end',
    sql: feature({ feature_key: `E'ui.new\\n'` }),
    by: 'feature_registry_feature_key_check',
  },
  { what: 'a key that exists', sql: feature({ feature_key: `'ui.a'` }), by: 'feature_registry_feature_key_key' },
  { what: 'a key outside its category', sql: feature({ category: `'api'` }), by: 'feature_registry_key_in_category' },
  {
    what: 'an unknown category',
    sql: feature({ category: `'other'`, feature_key: `'other.x'` }),
    by: 'feature_registry_category_check',
  },
  { what: 'an unknown feature type', sql: feature({ feature_type: `'float'` }), by: DEFAULT },
  {
    what: 'a default of another type',
    sql: feature({ feature_type: `'integer'`, default_value: `'{"enabled": true}'` }),
    by: DEFAULT,
  },
  {
    what: 'a premium feature that is on by default',
    sql: feature({ is_premium: 'true', default_value: `'{"enabled": true}'` }),
    by: 'feature_registry_premium_default_off',
  },
  {
    what: 'a name with a control character',
    sql: feature({ feature_name: `E'A\\u0007'` }),
    by: 'feature_registry_feature_name_check',
  },
  { what: 'a blank name', sql: feature({ feature_name: `'  '` }), by: 'feature_registry_feature_name_check' },
  ...[`'javascript:alert(1)'`, `E'https://x\\n.example'`, `'https://a b'`, `'//x.example'`, `'data:text/html,x'`].map(
    (url) => ({
      what: `a help link ${url}`,
      sql: feature({ help_url: url }),
      by: 'feature_registry_help_url_check',
    }),
  ),
  {
    what: 'a documentation link that runs a script',
    sql: component({ documentation_url: `'JavaScript:alert(1)'` }),
    by: 'component_registry_documentation_url_check',
  },
  {
    what: 'a component key with a space',
    sql: component({ component_key: `'a b'` }),
    by: 'component_registry_component_key_check',
  },
  {
    what: 'a component key twice',
    sql: component({ component_key: `'Prompt'` }),
    by: 'component_registry_component_key_key',
  },
  {
    what: 'a component of an unknown feature',
    sql: component({ feature_key: `'ui.none'` }),
    by: 'component_registry_feature_key_fkey',
  },
  { what: 'a relation to itself', sql: relation('ui.a', 'ui.a'), by: 'feature_relation_not_self' },
  {
    what: 'a relation to an unknown feature',
    sql: relation('ui.a', 'ui.none'),
    by: 'feature_relation_related_key_fkey',
  },
  { what: 'an unknown kind of relation', sql: relation('ui.a', 'ui.b', 'likes'), by: 'feature_relation_kind_check' },
  { what: 'a dependency cycle of two', sql: relation('ui.a', 'ui.c'), by: 'feature_relation_acyclic' },
  {
    what: 'a dependency cycle of three',
    sql: `${relation('ui.a', 'ui.text')}; ${relation('ui.text', 'ui.c')}`,
    by: 'feature_relation_acyclic',
  },
  {
    what: 'a dependency cycle by turning a conflict into a dependency',
    sql: `${relation('ui.b', 'ui.c')}; update feature_relation set kind = 'depends_on' where kind = 'conflicts_with'`,
    by: 'feature_relation_acyclic',
  },
  {
    what: 'deleting a feature that a tier sets',
    sql: `delete from feature_registry where feature_key = 'limits.n'`,
    by: 'license_tier_features_feature_fkey',
  },
  {
    what: 'deleting a feature that another one needs',
    sql: `delete from feature_registry where feature_key = 'ui.a'`,
    by: 'feature_relation_related_key_fkey',
  },
  {
    what: 'changing the type of a feature under its values',
    sql: `update feature_registry set feature_type = 'string', default_value = '{"enabled": false}' where feature_key = 'limits.n'`,
    by: VALUE,
  },
  {
    what: 'a tier row of a type that is not the feature’s',
    sql: tierRow('ui.a', 'integer', '{"enabled": true, "value": 1}'),
    by: 'license_tier_features_feature_fkey',
  },
  {
    what: 'a tier row of an unknown feature',
    sql: tierRow('ui.none', 'boolean', '{"enabled": true}'),
    by: 'license_tier_features_feature_fkey',
  },
  {
    what: 'a second row of a tier for a feature',
    sql: tierRow('limits.n', 'integer', '{"enabled": true, "value": 1}'),
    by: 'license_tier_features_tier_key',
  },
  {
    what: 'deleting a tier that has rows',
    sql: `update tenant set license_tier_id = null; delete from license_tier where id = '${PRO}'`,
    by: 'license_tier_features_license_tier_id_fkey',
  },
  {
    what: 'deleting a tier that tenants are on',
    sql: `delete from license_tier_features; delete from license_tier where id = '${PRO}'`,
    by: 'tenant_license_tier_id_fkey',
  },
  {
    what: 'a second tier of a name',
    sql: `insert into license_tier (name) values ('Pro')`,
    by: 'license_tier_name_key',
  },
  {
    what: 'a negative column limit',
    sql: `update license_tier set max_flows = -1`,
    by: 'license_tier_max_flows_check',
  },
  {
    what: 'a second tenant of a slug',
    sql: `insert into tenant (name, slug) values ('x', 'acme')`,
    by: 'tenant_slug_key',
  },
  {
    what: 'a second user of a subject',
    sql: `insert into app_user (subject, role) values ('root', 'member')`,
    by: 'app_user_subject_key',
  },
  {
    what: 'a user of an unknown role',
    sql: `insert into app_user (subject, role) values ('x', 'owner')`,
    by: 'app_user_role_check',
  },
  { what: 'a second live override', sql: `${override({})}; ${override({})}`, by: 'tenant_feature_override_one_live' },
  {
    what: 'an override of an invalid value',
    sql: override({ feature_value: `'{"enabled": 1}'` }),
    by: 'tenant_feature_override_feature_value_check',
  },
  {
    what: 'an upgrade without a request',
    sql: override({ origin: `'upgrade'` }),
    by: 'tenant_feature_override_upgrade_has_request',
  },
  {
    what: 'an admin override with a request',
    sql: override({ request_id: `'${APPROVED}'` }),
    by: 'tenant_feature_override_upgrade_has_request',
  },
  { what: 'an unknown origin', sql: override({ origin: `'gift'` }), by: 'tenant_feature_override_origin_check' },
  {
    what: 'an upgrade that another tenant asked for',
    sql: override({ tenant_id: `'${BETA}'`, feature_key: `'ui.a'`, origin: `'upgrade'`, request_id: `'${APPROVED}'` }),
    by: 'tenant_feature_override_request_fkey',
  },
  {
    what: 'a window that ends when it starts',
    sql: override({ starts_at: `'2026-01-01'`, expires_at: `'2026-01-01'` }),
    by: 'tenant_feature_override_window_check',
  },
  {
    what: 'a revoker of what is not revoked',
    sql: override({ revoked_by: `'${ROOT}'` }),
    by: 'tenant_feature_override_revoker_check',
  },
  {
    what: 'a request that is granted twice',
    sql: override({ tenant_id: `'${BETA}'`, feature_key: `'ui.b'`, origin: `'upgrade'`, request_id: `'${APPROVED}'` }),
    by: 'tenant_feature_override_one_per_request',
  },
  { what: 'a second pending request', sql: `${request({})}; ${request({})}`, by: 'upgrade_request_one_pending' },
  {
    what: 'a request of an invalid value',
    sql: request({ requested_value: `'{"enabled": true, "value": 1}'` }),
    by: 'upgrade_request_requested_value_check',
  },
  {
    what: 'a request that ends before it begins',
    sql: request({ expires_at: `now() - interval '1 day'` }),
    by: 'upgrade_request_expires_later',
  },
  {
    what: 'a request of an unknown status',
    sql: request({ status: `'lost'`, decided_at: 'now()' }),
    by: 'upgrade_request_status_check',
  },
  {
    what: 'a pending request with a decision',
    sql: request({ decided_at: 'now()' }),
    by: 'upgrade_request_decided_or_pending',
  },
  {
    what: 'a decision without a time',
    sql: request({ status: `'cancelled'` }),
    by: 'upgrade_request_decided_or_pending',
  },
  {
    what: 'an approval by nobody',
    sql: request({ status: `'approved'`, decided_at: 'now()' }),
    by: 'upgrade_request_decision_has_decider',
  },
  {
    what: 'a rejection without a reason',
    sql: request({ status: `'rejected'`, decided_at: 'now()', decided_by: `'${ROOT}'`, decision_note: `' '` }),
    by: 'upgrade_request_rejection_has_reason',
  },
  {
    what: 'an approval by the one who asked',
    sql: request({ status: `'approved'`, decided_at: 'now()', decided_by: `'${ALICE}'` }),
    by: 'upgrade_request_no_self_approval',
  },
  { what: 'notes of 2001 characters', sql: request({ notes: `repeat('x', 2001)` }), by: 'upgrade_request_notes_check' },
  {
    what: 'changing a final request',
    sql: `update upgrade_request set notes = 'x' where id = '${APPROVED}'`,
    by: 'upgrade_request_final',
  },
  {
    what: 'opening a final request again',
    sql: `update upgrade_request set status = 'pending', decided_at = null where id = '${APPROVED}'`,
    by: 'upgrade_request_final',
  },
  {
    what: 'moving a final request to another feature',
    sql: `update upgrade_request set feature_key = 'ui.a' where id = '${APPROVED}'`,
    by: 'upgrade_request_final',
  },
  {
    what: 'a model of an unknown feature',
    sql: `update model_registry set feature_key = 'ui.none'`,
    by: 'model_registry_feature_key_fkey',
  },
  { what: 'a model without a feature', sql: `update model_registry set feature_key = null`, by: 'feature_key' },
  {
    what: 'a negative price',
    sql: `update model_registry set output_price_per_1k = -0.000001`,
    by: 'model_registry_output_price_check',
  },
  {
    what: 'an unknown model type',
    sql: `update model_registry set model_type = 'video'`,
    by: 'model_registry_model_type_check',
  },
  {
    what: 'a model twice',
    sql: `insert into model_registry (provider, model_id, model_name, model_type, feature_key) values ('openai', 'm-1', 'M', 'chat', 'ui.a')`,
    by: 'model_registry_provider_model_key',
  },
  {
    what: 'rewriting the audit log',
    sql: `update feature_audit_log set reason = 'x'`,
    by: 'feature_audit_log_append_only',
  },
  { what: 'deleting from the audit log', sql: `delete from feature_audit_log`, by: 'feature_audit_log_append_only' },
  { what: 'truncating the audit log', sql: `truncate feature_audit_log`, by: 'feature_audit_log_no_truncate' },
  { what: 'rewriting a change', sql: `update change set reason = 'x'`, by: 'change_append_only' },
  { what: 'deleting a change', sql: `delete from change`, by: 'change_append_only' },
  {
    what: 'truncating the changes and all that hangs on them',
    sql: `truncate change cascade`,
    by: 'change_no_truncate',
  },
  { what: 'an audit row without its change', sql: audit({ revision: '999' }), by: 'feature_audit_log_revision_fkey' },
  {
    what: 'an audit row where nothing changed',
    sql: audit({ old_value: `'1'` }),
    by: 'feature_audit_log_something_changed',
  },
  { what: 'two audit rows in one place', sql: audit({ position: '0' }), by: 'feature_audit_log_revision_position_key' },
  {
    what: 'an audit row of an unknown action',
    sql: audit({ action: `'guess'` }),
    by: 'feature_audit_log_action_check',
  },
  {
    what: 'an audit row of an unknown entity',
    sql: audit({ entity_type: `'user'` }),
    by: 'feature_audit_log_entity_type_check',
  },
  {
    what: 'a revision twice',
    sql: `insert into change (revision, at, operation, scopes) values (1000, now(), 'x', '{}')`,
    by: 'change_pkey',
  },
  {
    what: 'scopes that are a list',
    sql: `insert into change (revision, at, operation, scopes) values (1, now(), 'x', '[]')`,
    by: 'change_scopes_check',
  },
  { what: 'a second head', sql: `insert into head (id) values (false)`, by: 'head_one_row' },
  {
    what: 'a second setting',
    sql: `insert into feature_control_setting (id) values (false)`,
    by: 'feature_control_setting_one_row',
  },
  {
    what: 'an unknown mode',
    sql: `update feature_control_setting set mode = 'off'`,
    by: 'feature_control_setting_mode_check',
  },
  {
    what: 'use below zero',
    sql: `insert into tenant_usage (tenant_id, feature_key, period, used) values ('${ACME}', 'limits.n', '2026-11-01', -1)`,
    by: 'tenant_usage_used_check',
  },
  {
    what: 'an idempotency key used twice',
    sql: `insert into idempotency_key (actor_subject, operation, key, body_hash, outcome) select 'root', 'x', 'k', '', '{}' from generate_series(1, 2)`,
    by: 'idempotency_key_pkey',
  },
  {
    what: 'an API key of a super admin that belongs to a tenant',
    sql: `insert into api_key (name, key_hash, key_prefix, role, access, tenant_id, owner_id) values ('k', 'h', 'p', 'super_admin', 'admin', '${ACME}', '${ROOT}')`,
    by: 'api_key_tenant_by_role',
  },
  {
    what: 'an API key that only reads, with the role of an admin of a tenant',
    sql: `insert into api_key (name, key_hash, key_prefix, role, access, tenant_id, owner_id) values ('k', 'h', 'p', 'tenant_admin', 'read', '${ACME}', '${ROOT}')`,
    by: 'api_key_role_by_access',
  },
  {
    what: 'an API key with an access that does not exist',
    sql: `insert into api_key (name, key_hash, key_prefix, role, access, owner_id) values ('k', 'h', 'p', 'super_admin', 'all', '${ROOT}')`,
    by: 'api_key_access_check',
  },
];

export const allowedWrites: readonly { readonly what: string; readonly sql: string }[] = [
  ...validValues.map(([type, key, value]) => ({
    what: `a ${type} value ${short(value)}`,
    sql: `insert into feature_registry (feature_key, feature_name, category, feature_type) values ('limits.x', 'X', 'limits', 'integer'); ${tierRow(key, type, value)}`,
  })),
  {
    what: 'renaming a key under tier rows, overrides, relations and final requests',
    sql: `update feature_registry set feature_key = 'ui.renamed' where feature_key in ('ui.b')`,
  },
  {
    what: 'changing a type where every value fits the new one, final requests included',
    sql: `delete from tenant_feature_override; delete from license_tier_features;
      update upgrade_request set requested_value = '{"enabled": false}' where id = '${PENDING}';
      update upgrade_request set status = 'cancelled', decided_at = now() where id = '${PENDING}';
      update feature_registry set feature_type = 'string', default_value = '{"enabled": false}' where feature_key = 'limits.n'`,
  },
  {
    what: 'restoring an approved override after it was revoked',
    sql: `update tenant_feature_override set revoked_at = now(), revoked_by = '${ROOT}' where id = '${OVERRIDE}';
      ${override({ feature_key: `'ui.b'`, feature_value: `'{"enabled": true}'`, origin: `'upgrade'`, request_id: `'${APPROVED}'` })}`,
  },
  {
    what: 'overrides of an approval for its dependencies',
    sql: override({ origin: `'upgrade'`, request_id: `'${APPROVED}'` }),
  },
  {
    what: 'two users of one email',
    sql: `insert into app_user (subject, email, role) values ('third', 'same@example.com', 'member')`,
  },
  { what: 'users of the host without a subject', sql: `insert into app_user (role) values ('member'), ('member')` },
  { what: 'a help link', sql: feature({ help_url: `'HTTPS://docs.example.com/a?b=c#d'` }) },
  {
    what: 'deciding a pending request',
    sql: `update upgrade_request set status = 'approved', decided_by = '${ROOT}', decided_at = now() where id = '${PENDING}'`,
  },
  {
    what: 'deleting a tenant with its users, overrides and requests',
    sql: `delete from tenant where id = '${ACME}'`,
  },
  ...['create', 'delete', 'enable', 'disable', 'update', 'request'].map((action) => ({
    what: `an audit row of the action ${action}`,
    sql: audit({ action: `'${action}'` }),
  })),
  ...['tenant', 'tier', 'registry', 'model', 'component', 'setting'].map((entity) => ({
    what: `an audit row about a ${entity}`,
    sql: audit({ entity_type: `'${entity}'` }),
  })),
];
