import type { ApolloClient, TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';
import type { ChangeAnswer, ChangeOptions } from '../editing/change-answer.ts';
import type { FieldValues } from './field-value.ts';

/** What models and components have in common. */
export interface RegistryItem {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly visibleTenantCount: number;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One field of the form. */
export interface RegistryField {
  /** Its name in the API. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly kind: 'text' | 'long' | 'number' | 'flag' | 'choice' | 'feature' | 'features';
  readonly required?: boolean;
  /** Of a choice. */
  readonly choices?: readonly Choice[];
  /** It stays what it is once the thing is there. */
  readonly onlyNew?: boolean;
  /** Takes half of the width, beside another one. */
  readonly half?: boolean;
  readonly maxLength?: number;
}

/** One way to narrow the list; the address keeps what is chosen. */
interface RegistryFilter<Item> {
  /** Its name in the address. */
  readonly name: string;
  /** Shown while nothing is chosen, such as `All providers`. */
  readonly all: string;
  readonly label: string;
  readonly choicesOf: (items: readonly Item[]) => readonly Choice[];
  readonly matches: (item: Item, value: string) => boolean;
}

/** One column of the list beside the name. */
export interface RegistryColumn<Item> {
  readonly label: string;
  readonly cell: (item: Item) => ReactNode;
  /** Narrower windows leave it out. */
  readonly from?: 'sm' | 'md' | 'lg';
  readonly numeric?: boolean;
}

/** One page of the list, as the server answers it; `page` is an alias. */
interface RegistryPage<Item> {
  readonly tenants: { readonly totalCount: number };
  readonly page: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: Item }[];
  };
}

/** How a thing is written. */
export interface RegistrySender<Item> {
  readonly create: (values: FieldValues, options: ChangeOptions) => Promise<ChangeAnswer>;
  /** @param changes only what is different, so that edits of others stay. */
  readonly update: (item: Item, changes: FieldValues, options: ChangeOptions) => Promise<ChangeAnswer>;
}

/** Everything in which the lists of models and of components differ. */
export interface Registry<Item extends RegistryItem> {
  readonly title: string;
  readonly about: string;
  /** What one of them is called in a sentence, such as `model`. */
  readonly noun: string;
  readonly searchLabel: string;
  readonly query: TypedDocumentNode<RegistryPage<Item>, { readonly after?: string | null }>;
  readonly senderOf: (client: ApolloClient) => RegistrySender<Item>;
  readonly groupOf: (item: Item) => string;
  /** What is looked through by the search. */
  readonly textOf: (item: Item) => string;
  /** Stands under the name. */
  readonly identityOf: (item: Item) => string;
  /** What narrow windows show in place of the columns. */
  readonly shortlyOf: (item: Item) => string;
  readonly marksOf: (item: Item) => readonly { readonly label: string; readonly color: string }[];
  readonly filters: readonly RegistryFilter<Item>[];
  readonly columns: readonly RegistryColumn<Item>[];
  readonly fields: readonly RegistryField[];
  readonly valuesOf: (item: Item) => FieldValues;
  /** What a new one begins with. */
  readonly blank: FieldValues;
}
