import type { ConfigTransaction } from '../server/changes/config-transaction.ts';
import { componentTable } from '../server/components/component-table.ts';
import { featureTable } from '../server/features/feature-table.ts';
import { modelTable } from '../server/models/model-table.ts';
import { copyTiers } from '../server/tiers/copy-tiers.ts';
import { seedComponents } from './components.ts';
import { seedFeatures } from './features.ts';
import { seedModels } from './models.ts';
import { recordWrites, writtenTable } from './record-writes.ts';
import { addableDependencies, type FeatureRelations } from './addable-dependencies.ts';

const FEATURES = writtenTable(featureTable, 't.display_order, t.feature_key');
const MODELS = writtenTable(modelTable, 't.provider, t.model_id');
const COMPONENTS = writtenTable(componentTable, 't.category, t.component_key');

const INSERT_FEATURES = `insert into feature_registry (feature_key, feature_name, description, category, subcategory,
    feature_type, default_value, is_premium, requires_setup, display_order, icon, revision)
  select s.key, s.name, s.description, s.category, s.subcategory, s.type, s."defaultValue", s."isPremium", s."requiresSetup",
    s."displayOrder", s.icon, $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(key text, name text, description text, category text, subcategory text, type text,
    "defaultValue" jsonb, "isPremium" boolean, "requiresSetup" boolean, "displayOrder" int, icon text)
  on conflict (feature_key) do nothing`;

/** Only what people read: defaults, flags and order may have been changed by an admin. */
const REFRESH_FEATURES = `update feature_registry f
  set feature_name = s.name, description = s.description, version = f.version + 1, revision = $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(key text, name text, description text)
  where f.feature_key = s.key and (f.feature_name, f.description) is distinct from (s.name, s.description)`;

const READ_RELATIONS = `select feature_key as key,
    coalesce(json_agg(related_key) filter (where kind = 'depends_on'), '[]'::json) as "dependsOn",
    coalesce(json_agg(related_key) filter (where kind = 'conflicts_with'), '[]'::json) as "conflictsWith"
  from feature_relation group by feature_key`;

const INSERT_DEPENDENCIES = `insert into feature_relation (feature_key, related_key, kind)
  select s.key, s."dependsOn", 'depends_on' from jsonb_to_recordset($1::jsonb) as s(key text, "dependsOn" text)
  on conflict do nothing`;

const INSERT_MODELS = `insert into model_registry (provider, model_id, model_name, model_type, model_family, supports_tools,
    supports_vision, supports_streaming, max_tokens, context_window, input_price_per_1k, output_price_per_1k, feature_key,
    is_deprecated, revision)
  select s.provider, s."modelId", s.name, s.type, s.family, s."supportsTools", s."supportsVision", s."supportsStreaming",
    s."maxTokens", s."contextWindow", s."inputPricePer1k", s."outputPricePer1k", s."featureKey", s."isDeprecated", $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(provider text, "modelId" text, name text, type text, family text,
    "supportsTools" boolean, "supportsVision" boolean, "supportsStreaming" boolean, "maxTokens" int, "contextWindow" int,
    "inputPricePer1k" numeric, "outputPricePer1k" numeric, "featureKey" text, "isDeprecated" boolean)
  on conflict (provider, model_id) do nothing`;

const REFRESH_MODELS = `update model_registry m
  set model_name = s.name, version = m.version + 1, revision = $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(provider text, "modelId" text, name text)
  where m.provider = s.provider and m.model_id = s."modelId" and m.model_name is distinct from s.name`;

/** The features a component requires come with it: what an admin has taken away since stays away. */
const INSERT_COMPONENTS = `with inserted as (
    insert into component_registry (component_key, component_name, display_name, description, category, subcategory,
      feature_key, icon, is_beta, revision)
    select s.key, s.key, s.name, s.description, s.category, s.subcategory, s."featureKey", s.icon, s."isBeta", $2::bigint
    from jsonb_to_recordset($1::jsonb) as s(key text, name text, description text, category text, subcategory text,
      "featureKey" text, icon text, "isBeta" boolean)
    on conflict (component_key) do nothing
    returning id, component_key)
  insert into component_required_feature (component_id, feature_key)
  select i.id, required.feature_key
  from inserted i
    join jsonb_to_recordset($1::jsonb) as s(key text, "requiredFeatures" jsonb) on s.key = i.component_key,
    jsonb_array_elements_text(s."requiredFeatures") as required(feature_key)
  on conflict do nothing`;

const REFRESH_COMPONENTS = `update component_registry c
  set display_name = s.name, description = s.description, version = c.version + 1, revision = $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(key text, name text, description text)
  where c.component_key = s.key and (c.display_name, c.description) is distinct from (s.name, s.description)`;

/** Adds what the registries lack and refreshes what people read. */
export async function seedCatalog(tx: ConfigTransaction): Promise<void> {
  const { query, nextRevision } = tx;
  const run = async (sql: string, rows: readonly object[]): Promise<void> => {
    await query(sql, [JSON.stringify(rows), nextRevision]);
  };
  const features = await recordWrites(tx, FEATURES, null, async () => {
    await run(INSERT_FEATURES, seedFeatures);
    await run(REFRESH_FEATURES, seedFeatures);
    const present = await query<FeatureRelations>(READ_RELATIONS, []);
    const missing = addableDependencies(seedFeatures, present);
    if (missing.length > 0) await query(INSERT_DEPENDENCIES, [JSON.stringify(missing)]);
  });
  const models = await recordWrites(tx, MODELS, null, async () => {
    await run(INSERT_MODELS, seedModels);
    await run(REFRESH_MODELS, seedModels);
  });
  const components = await recordWrites(tx, COMPONENTS, null, async () => {
    await run(INSERT_COMPONENTS, seedComponents);
    await run(REFRESH_COMPONENTS, seedComponents);
  });
  if (features.length > 0) await copyTiers(tx);
  if (features.length + models.length + components.length > 0) tx.touch({ catalog: true });
}

const INSERT_CONFLICT = `insert into feature_relation (feature_key, related_key, kind)
  select $1::text, $2::text, 'conflicts_with'
  where not exists (select 1 from feature_relation where kind = 'conflicts_with' and feature_key = $2 and related_key = $1)
  on conflict do nothing`;

/** Declares that two features cannot be on together. */
export async function seedConflict(tx: ConfigTransaction, key: string, other: string): Promise<void> {
  const changed = await recordWrites(tx, FEATURES, null, async () => {
    await tx.query(INSERT_CONFLICT, [key, other]);
  });
  if (changed.length > 0) tx.touch({ catalog: true });
}
