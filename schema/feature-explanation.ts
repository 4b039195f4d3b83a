import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FeatureControlMode } from './feature-control-mode.ts';
import { FeatureSource } from './feature-source.ts';
import { ResolvedFeature } from './resolved-feature.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { JsonScalar } from './scalars/json.ts';
import { RevisionScalar } from './scalars/revision.ts';

export const LayerOutcome = { WON: 'WON', LOST: 'LOST', IGNORED: 'IGNORED', ABSENT: 'ABSENT' } as const;
export type LayerOutcome = (typeof LayerOutcome)[keyof typeof LayerOutcome];

registerEnumType(LayerOutcome, {
  name: 'LayerOutcome',
  description: 'What became of a layer.',
  valuesConfig: {
    WON: { description: 'Its value is the one that counts.' },
    LOST: { description: 'A later layer replaced it, or a more restrictive one counts because the licence is over.' },
    IGNORED: { description: 'It says something, but is not followed.' },
    ABSENT: { description: 'It says nothing, so the one before it goes on.' },
  },
});

@ObjectType({ description: 'One layer of a decision: what it says, and what became of that.', simpleResolvers: true })
export class ExplainedLayer {
  @Field(() => FeatureSource, { description: 'Which layer.' })
  declare readonly source: FeatureSource;

  @Field(() => LayerOutcome, { description: 'What became of it.' })
  declare readonly outcome: LayerOutcome;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value as stored, `{"enabled": ..., "value": ...}`; null where the layer says nothing.',
  })
  declare readonly value: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Why it did not win, or what else has to be known of it, in a sentence; null where nothing has.',
  })
  declare readonly why: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'For an override: in force from here on (inclusive).' })
  declare readonly startsAt: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'For an override: in force until here (exclusive).' })
  declare readonly expiresAt: number | null;
}

export const ResolutionRule = {
  MODE: 'MODE',
  TENANT_STATE: 'TENANT_STATE',
  REGISTRY: 'REGISTRY',
  LICENCE: 'LICENCE',
  DEPENDENCIES: 'DEPENDENCIES',
  CONFLICTS: 'CONFLICTS',
} as const;
export type ResolutionRule = (typeof ResolutionRule)[keyof typeof ResolutionRule];

registerEnumType(ResolutionRule, {
  name: 'ResolutionRule',
  description: 'What is looked at beside the layers.',
  valuesConfig: {
    MODE: { description: 'Which rules decide at all.' },
    TENANT_STATE: { description: 'Whether the tenant is suspended.' },
    REGISTRY: { description: 'Whether the registry has the feature, and whether it is switched on there.' },
    LICENCE: { description: 'Whether the licence is over.' },
    DEPENDENCIES: { description: 'Whether everything that it depends on is on.' },
    CONFLICTS: { description: 'Whether something that it cannot be used together with is on.' },
  },
});

@ObjectType({ description: 'A rule that had a say beside the layers.', simpleResolvers: true })
export class ExplainedRule {
  @Field(() => ResolutionRule, { description: 'Which rule.' })
  declare readonly rule: ResolutionRule;

  @Field(() => Boolean, { description: 'Whether it is what `feature.reason` names.' })
  declare readonly decided: boolean;

  @Field(() => String, { description: 'What it found, in a sentence.' })
  declare readonly detail: string;
}

@ObjectType({
  description: 'Why a feature is on or off for a tenant: every layer in order, and what came after them.',
  simpleResolvers: true,
})
export class FeatureExplanation {
  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => ID, { description: 'The tenant.' })
  declare readonly tenantId: string;

  @Field(() => FeatureControlMode, { description: 'Which rules decided.' })
  declare readonly mode: FeatureControlMode;

  @Field(() => RevisionScalar, { description: 'The last change that the answer knows of.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'The moment that the answer was decided for.' })
  declare readonly asOf: number;

  @Field(() => ResolvedFeature, { description: 'What comes out: the same as `checkFeature` answers.' })
  declare readonly feature: ResolvedFeature;

  @Field(() => [ExplainedLayer], {
    description: 'Default, tier and override (in the old modes: default and legacy), in the order in which they apply.',
  })
  declare readonly layers: readonly ExplainedLayer[];

  @Field(() => FeatureSource, { description: 'The layer whose value counts; SYSTEM where none does.' })
  declare readonly winner: FeatureSource;

  @Field(() => [ExplainedRule], { description: 'What was looked at beside the layers, in order.' })
  declare readonly rules: readonly ExplainedRule[];
}
