import type { ComponentRegistryQuery } from './generated/graphql.ts';

/** A component as the registry shows it. */
export type Component = ComponentRegistryQuery['page']['edges'][number]['node'];
