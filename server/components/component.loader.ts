import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchMany, batchOne } from '../reading/batching.ts';
import { containsText } from '../reading/contains-text.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import { ComponentRequiredFeature } from './component-required-feature.entity.ts';
import { Component } from './component.entity.ts';

export interface ComponentFilter {
  readonly category?: string | null | undefined;
  readonly search?: string | null | undefined;
  readonly featureKey?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
}

/** Components are listed by category and name; the key is unique. */
const POSITION = z.tuple([z.string(), z.string(), z.string()]);
const ORDER = [{ category: 'asc' }, { displayName: 'asc' }, { key: 'asc' }] as const;

/** Reads components of the registry for one operation. */
export class ComponentLoader {
  readonly byId: DataLoader<string, Component | null>;
  readonly ofFeature: DataLoader<string, readonly Component[]>;
  readonly #requirements: DataLoader<string, readonly ComponentRequiredFeature[]>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      (ids) => em.find(Component, { id: { $in: [...ids] } }, { disableIdentityMap: true }),
      (component) => component.id,
    );
    this.ofFeature = new DataLoader((keys: readonly string[]) => readOfFeatures(em, keys));
    this.#requirements = batchMany(
      (ids) => em.find(ComponentRequiredFeature, { componentId: { $in: [...ids] } }, { disableIdentityMap: true }),
      (requirement) => requirement.componentId,
    );
  }

  /** The features that a component needs beside its own. */
  async requiredKeys(componentId: string): Promise<readonly string[]> {
    return (await this.#requirements.load(componentId)).map(({ featureKey }) => featureKey);
  }

  /** A page of components by category and name. */
  async list(filter: ComponentFilter, args: PageArguments): Promise<Connection<Component>> {
    const page = readPage(args, POSITION);
    const hanging = filter.featureKey == null ? null : await this.ofFeature.load(filter.featureKey);
    const where = {
      ...(hanging !== null && { id: { $in: hanging.map(({ id }) => id) } }),
      ...(filter.category != null && { category: filter.category }),
      ...(filter.isActive != null && { isActive: filter.isActive }),
      ...containsText(['key', 'displayName', 'description'], filter.search),
    };
    const components = await this.#em.find(
      Component,
      { $and: [where, beyond(['category', 'displayName', 'key'], page.after)] },
      { orderBy: [...ORDER], limit: page.size + 1, disableIdentityMap: true },
    );
    return toConnection(
      components,
      page,
      (component): [string, string, string] => [component.category, component.displayName, component.key],
      () => this.#em.count(Component, where),
    );
  }
}

/** Those that hang on the feature and those that need it besides; in one statement, since both belong to one list. */
async function readOfFeatures(em: EntityManager, keys: readonly string[]): Promise<Component[][]> {
  const rows = await em.execute<({ asked_key: string } & Record<string, unknown>)[]>(
    `select asked.key as asked_key, component.*
       from json_array_elements_text(?::json) as asked(key)
       join component_registry component on component.feature_key = asked.key
         or component.id in (select component_id from component_required_feature where feature_key = asked.key)
      order by component.category, component.display_name, component.component_key`,
    [JSON.stringify(keys)],
  );
  const found = rows.map(({ asked_key: key, ...row }) => ({
    key,
    component: em.map(Component, row, { disableIdentityMap: true }),
  }));
  const byKey = Map.groupBy(found, ({ key }) => key);
  return keys.map((key) => (byKey.get(key) ?? []).map(({ component }) => component));
}
