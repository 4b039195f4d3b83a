import type { SeedFeatureKey } from './features.ts';
import { tenantIds } from './tenant-ids.ts';
import { tierIds } from './tiers.ts';
import { userId } from './users.ts';

type Value = { readonly enabled: boolean; readonly value?: number | null };

/** What is set for one tenant only. Times are milliseconds after the moment of seeding. */
interface SeedOverride {
  readonly id: string;
  readonly key: SeedFeatureKey;
  readonly value: Value;
  /** The approved request that it comes from; null: an admin set it. */
  readonly requestId: string | null;
  /** Null: since ever. */
  readonly startsIn: number | null;
  /** Null: for good. */
  readonly endsIn: number | null;
  readonly reason: string;
}

/** A request for more than the tier gives, filed at the moment of seeding. */
interface SeedRequest {
  readonly id: string;
  readonly key: SeedFeatureKey;
  readonly value: Value;
  readonly notes: string;
  /** The id of a user of the tenant. */
  readonly requestedBy: string;
  /** The super admin who approved it; null: it is pending. */
  readonly approvedBy: string | null;
  readonly decisionNote: string | null;
}

/** A tenant of the demo, which shows one situation. */
export interface SeedTenant {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** The situation, for people. */
  readonly shows: string;
  readonly tierId: string | null;
  readonly isActive: boolean;
  /** In milliseconds after the moment of seeding; negative: over already; null: never. */
  readonly licenseEndsIn: number | null;
  readonly overrides: readonly SeedOverride[];
  readonly requests: readonly SeedRequest[];
  /** What it has taken of its limits at the moment of seeding. */
  readonly usage: readonly { readonly key: SeedFeatureKey; readonly used: number }[];
}

const minutes = (count: number): number => count * 60_000;
const days = (count: number): number => count * 86_400_000;
const overrideId = (number: number): string => `0e220000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const requestId = (number: number): string => `2e900000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const on: Value = { enabled: true };
const off: Value = { enabled: false };

/** The situations of plain customers; every tenant below starts from one. */
const pro = { tierId: tierIds.pro, isActive: true, licenseEndsIn: days(365), overrides: [], requests: [], usage: [] };
const enterprise = { ...pro, tierId: tierIds.enterprise, licenseEndsIn: null };

/** Twelve tenants, one for each situation that support has to be able to explain. */
export const seedTenants: readonly SeedTenant[] = [
  { ...pro, id: tenantIds.acme, name: 'Acme Robotics', slug: 'acme-robotics', shows: 'Pro, nothing special' },
  {
    ...pro,
    id: tenantIds.bluebird,
    name: 'Bluebird Bakery',
    slug: 'bluebird-bakery',
    usage: [
      { key: 'limits.max_api_calls_per_month', used: 412 },
      { key: 'limits.max_flows', used: 5 },
    ],
    shows: 'Free, nothing special',
    tierId: tierIds.free,
    licenseEndsIn: null,
  },
  {
    ...enterprise,
    id: tenantIds.meridian,
    name: 'Meridian Insurance',
    slug: 'meridian-insurance',
    usage: [
      { key: 'limits.max_api_calls_per_month', used: 1_204_655 },
      { key: 'limits.max_flows', used: 318 },
    ],
    shows: 'Enterprise, nothing special',
  },
  {
    ...pro,
    id: tenantIds.solo,
    name: 'Solo Labs',
    slug: 'solo-labs',
    shows: 'No tier: the defaults of the registry',
    tierId: null,
    licenseEndsIn: null,
  },
  {
    ...pro,
    id: tenantIds.harbour,
    name: 'Harbour & Finch',
    slug: 'harbour-finch',
    shows: 'Suspended: everything off',
    isActive: false,
  },
  {
    ...pro,
    id: tenantIds.juniper,
    name: 'Juniper Analytics',
    slug: 'juniper-analytics',
    shows: 'Licence over: the most restrictive of default, tier and override, and an approved upgrade held back',
    licenseEndsIn: days(-10),
    requests: [
      {
        id: requestId(1),
        key: 'integrations.vector_stores.pinecone',
        value: on,
        notes: 'Our index has outgrown Chroma.',
        requestedBy: userId('june@juniper-analytics.example'),
        approvedBy: userId('grace@feature-control.example'),
        decisionNote: 'Part of the renewal offer.',
      },
    ],
    overrides: [
      {
        id: overrideId(1),
        key: 'integrations.vector_stores.pinecone',
        value: on,
        requestId: requestId(1),
        startsIn: null,
        endsIn: null,
        reason: 'Part of the renewal offer.',
      },
    ],
  },
  {
    ...pro,
    id: tenantIds.kestrel,
    name: 'Kestrel Logistics',
    slug: 'kestrel-logistics',
    shows: 'Overrides that start: in two minutes and in a week',
    overrides: [
      {
        id: overrideId(2),
        key: 'ui.flow_builder.version_control',
        value: on,
        requestId: null,
        startsIn: minutes(2),
        endsIn: null,
        reason: 'Starts with the onboarding workshop.',
      },
      {
        id: overrideId(3),
        key: 'models.azure_openai',
        value: on,
        requestId: null,
        startsIn: days(7),
        endsIn: null,
        reason: 'Their Azure subscription is ready next week.',
      },
    ],
  },
  {
    ...pro,
    id: tenantIds.lumen,
    name: 'Lumen Health',
    slug: 'lumen-health',
    shows: 'Overrides that end: in ten minutes and in five days',
    overrides: [
      {
        id: overrideId(4),
        key: 'api.batch_execution',
        value: on,
        requestId: null,
        startsIn: null,
        endsIn: minutes(10),
        reason: 'For the import of last year, which ends today.',
      },
      {
        id: overrideId(5),
        key: 'limits.max_flows',
        value: { enabled: true, value: 250 },
        requestId: null,
        startsIn: null,
        endsIn: days(5),
        reason: 'More room while two departments merge their flows.',
      },
    ],
  },
  {
    ...pro,
    id: tenantIds.orchard,
    name: 'Orchard Studio',
    slug: 'orchard-studio',
    shows: 'An approved upgrade',
    requests: [
      {
        id: requestId(2),
        key: 'models.aws_bedrock',
        value: on,
        notes: 'Our client requires that prompts stay in their AWS account.',
        requestedBy: userId('oliver@orchard-studio.example'),
        approvedBy: userId('ada@feature-control.example'),
        decisionNote: 'Signed with the order of this quarter.',
      },
    ],
    overrides: [
      {
        id: overrideId(6),
        key: 'models.aws_bedrock',
        value: on,
        requestId: requestId(2),
        startsIn: null,
        endsIn: null,
        reason: 'Signed with the order of this quarter.',
      },
    ],
  },
  {
    ...pro,
    id: tenantIds.pinecrest,
    name: 'Pinecrest University',
    slug: 'pinecrest-university',
    usage: [
      { key: 'limits.max_api_calls_per_month', used: 47_310 },
      { key: 'limits.max_flows', used: 82 },
    ],
    shows: 'Requests that wait for a decision',
    requests: [
      {
        id: requestId(3),
        key: 'ui.flow_builder.version_control',
        value: on,
        notes: 'Students overwrite the flows of each other.',
        requestedBy: userId('priya@pinecrest-university.example'),
        approvedBy: null,
        decisionNote: null,
      },
      {
        id: requestId(4),
        key: 'limits.max_api_calls_per_month',
        value: { enabled: true, value: 200_000 },
        notes: 'The autumn course has four times as many students.',
        requestedBy: userId('priya@pinecrest-university.example'),
        approvedBy: null,
        decisionNote: null,
      },
    ],
  },
  {
    ...enterprise,
    id: tenantIds.quarry,
    name: 'Quarry Bank',
    slug: 'quarry-bank',
    shows: 'Dependency unmet: no public endpoints, so no webhooks and no batches either',
    overrides: [
      {
        id: overrideId(7),
        key: 'api.public_endpoints',
        value: off,
        requestId: null,
        startsIn: null,
        endsIn: null,
        reason: 'Their security rules allow no public endpoints.',
      },
    ],
  },
  {
    ...enterprise,
    id: tenantIds.redwood,
    name: 'Redwood Media',
    slug: 'redwood-media',
    shows: 'Conflict: LangSmith was granted by hand, so Langfuse of the tier gives way',
    overrides: [
      {
        id: overrideId(8),
        key: 'integrations.langsmith',
        value: on,
        requestId: null,
        startsIn: null,
        endsIn: null,
        reason: 'They trace to LangSmith in all their products.',
      },
    ],
  },
];

/**
 * One conflict, so that the demo can show one: runs are traced to one place at a time. It is declared with the demo and not
 * in the registry, which ships without conflicts; both features are off by default, so no tenant without a tier notices.
 */
export const demoConflict = {
  key: 'integrations.langfuse',
  conflictsWith: 'integrations.langsmith',
} as const satisfies { readonly key: SeedFeatureKey; readonly conflictsWith: SeedFeatureKey };
