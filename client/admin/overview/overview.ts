import type { OverviewQuery } from './generated/graphql.ts';

export type Overview = OverviewQuery;
export type Adoption = OverviewQuery['featureAdoption'][number];
