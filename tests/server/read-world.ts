const id = (kind: number, n: number): string => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Ids in the world below, counted from 1. */
export const tierId = (n: number): string => id(1, n);
export const tenantId = (n: number): string => id(2, n);
export const UNKNOWN_ID = id(9, 9);

const series = (kind: number, number: string): string =>
  `('${kind}0000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;

/**
 * 50 features `ui.f01` to `ui.f50`, each depending on the one before but those after a tenth, 3 tiers that say something
 * about every second feature, 100 tenants spread over them with two overrides each, 60 models, 40 components, 30 changes.
 */
export const readWorld = `
select set_config('feature_control.writer', 'on', true);
insert into feature_registry (feature_key, feature_name, description, category, feature_type, default_value, display_order, is_active)
  select 'ui.f' || lpad(n::text, 2, '0'), 'Feature ' || n, case when n = 7 then 'Costs 100% more' end, 'ui', 'boolean', '{"enabled": true}', n, n <> 50
    from generate_series(1, 50) n;
insert into feature_registry (feature_key, feature_name, category, feature_type, default_value, display_order) values
  ('limits.seats', 'Seats', 'limits', 'integer', '{"enabled": true, "value": 5}', 60);
insert into feature_relation (feature_key, related_key, kind)
  select 'ui.f' || lpad(n::text, 2, '0'), 'ui.f' || lpad((n - 1)::text, 2, '0'), 'depends_on' from generate_series(2, 50) n where n % 10 <> 1;
insert into feature_relation (feature_key, related_key, kind) values ('ui.f01', 'ui.f50', 'conflicts_with');
insert into license_tier (id, name, description, features, created_at)
  select ${series(1, 'n')}, (array['Free', 'Pro', 'Enterprise'])[n], 'Tier ' || n, '{"sso": true}', timestamptz '2026-01-01' + n * interval '1 day'
    from generate_series(1, 3) n;
insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade)
  select ${series(1, 't')}, 'ui.f' || lpad(n::text, 2, '0'), 'boolean', '{"enabled": false}', false, true
    from generate_series(1, 3) t, generate_series(2, 50, 2) n;
insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values
  ('${tierId(3)}', 'limits.seats', 'integer', '{"enabled": true, "value": null}');
insert into tenant (id, name, slug, license_tier_id)
  select ${series(2, 'n')}, 'Tenant ' || lpad(n::text, 3, '0'), 'tenant-' || n, case when n < 100 then ${series(1, '1 + n % 3')} end
    from generate_series(1, 100) n;
insert into tenant_feature_override (id, tenant_id, feature_key, feature_type, feature_value, origin, expires_at)
  select ${series(3, 'n')}, ${series(2, 'n')}, 'ui.f01', 'boolean', '{"enabled": false}', 'admin', timestamptz '2099-01-01' from generate_series(1, 100) n;
insert into tenant_feature_override (id, tenant_id, feature_key, feature_type, feature_value, origin)
  select ${series(4, 'n')}, ${series(2, 'n')}, 'ui.f' || lpad((1 + n % 49 + 1)::text, 2, '0'), 'boolean', '{"enabled": true}', 'admin' from generate_series(1, 100) n;
insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, revoked_at)
  values ('${tenantId(1)}', 'ui.f09', 'boolean', '{"enabled": true}', 'admin', now());
insert into model_registry (provider, model_id, model_name, model_type, feature_key, input_price_per_1k)
  select 'openai', 'm-' || n, 'Model ' || lpad(n::text, 2, '0'), 'chat', 'ui.f' || lpad((1 + n % 50)::text, 2, '0'), 0.00015 from generate_series(1, 60) n;
insert into component_registry (id, component_key, component_name, display_name, category, feature_key)
  select ${series(5, 'n')}, 'c_' || n, 'C' || n, 'Component ' || lpad(n::text, 2, '0'), 'helpers', case when n % 2 = 0 then 'ui.f' || lpad(n::text, 2, '0') end
    from generate_series(1, 40) n;
insert into component_required_feature (component_id, feature_key)
  select ${series(5, 'n')}, 'ui.f' || lpad((n + k)::text, 2, '0') from generate_series(1, 40) n, generate_series(1, 2) k;
insert into change (revision, at, actor_subject, actor_name, operation, reason, ip_address, user_agent, scopes)
  select 100 + n, timestamptz '2026-02-01' + n * interval '1 hour', 'ada', 'Ada', 'setTierFeatures', 'because', '198.51.100.1', 'browser', '{}' from generate_series(1, 30) n;
insert into feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, old_value, new_value, performed_at, reason, ip_address, user_agent)
  select 100 + n, p, case when n % 2 = 0 then 'tenant' else 'tier' end, case when n % 2 = 0 then ${series(2, '1 + n % 4')} else ${series(1, '1')} end, 'ui.f01',
    case when p = 0 then 'enable' else 'update' end, null, jsonb_build_object('n', n), timestamptz '2026-02-01' + n * interval '1 hour', 'because', '198.51.100.1', 'browser'
    from generate_series(1, 30) n, generate_series(0, 1) p;
update head set revision = 130;
`;
