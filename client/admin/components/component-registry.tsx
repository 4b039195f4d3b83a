import { Group, Text } from '@mantine/core';
import { choicesOf } from '../registry/choices.ts';
import { FeatureLink } from '../registry/feature-link.tsx';
import type { FieldValues } from '../registry/field-value.ts';
import type { Registry } from '../registry/registry.ts';
import { WebLink } from '../registry/web-link.tsx';
import { categoryName } from './category-name.ts';
import type { Component } from './component.ts';
import { componentFields } from './component-fields.ts';
import { componentsQuery } from './operations.ts';
import { componentSender } from './component-sender.ts';

function valuesOf(component: Component): FieldValues {
  const { key, name, componentName, category, subcategory, featureKey, requiredFeatures } = component;
  const { description, documentationUrl, icon, isBeta } = component;
  return {
    key,
    name,
    componentName,
    category,
    subcategory,
    featureKey,
    description,
    documentationUrl,
    icon,
    isBeta,
    requiredFeatures: requiredFeatures.map((feature) => feature.key),
  };
}

/** The building blocks of flows. */
export const componentRegistry: Registry<Component> = {
  title: 'Components',
  about: 'The building blocks on offer. A tenant sees a component where everything that it needs is on.',
  noun: 'component',
  searchLabel: 'Search name, key or description',
  query: componentsQuery,
  senderOf: componentSender,
  groupOf: ({ category }) => categoryName(category),
  textOf: ({ name, key, description }) => `${name} ${key} ${description ?? ''}`,
  identityOf: ({ key }) => key,
  shortlyOf: ({ feature, requiredFeatures }) => {
    const needed = [feature, ...requiredFeatures].flatMap((each) => (each === null ? [] : [each.name]));
    return needed.length === 0 ? 'Needs only its category' : `Needs ${needed.join(', ')}`;
  },
  marksOf: ({ isBeta }) => (isBeta ? [{ label: 'Beta', color: 'grape' }] : []),
  filters: [
    {
      name: 'category',
      label: 'Category',
      all: 'All categories',
      choicesOf: (components) =>
        choicesOf(components, ({ category }) => ({ value: category, label: categoryName(category) })),
      matches: ({ category }, value) => category === value,
    },
    {
      name: 'feature',
      label: 'Feature',
      all: 'All features',
      choicesOf: (components) =>
        choicesOf(
          components.flatMap(({ feature, requiredFeatures }) => [feature, ...requiredFeatures]),
          (feature) => feature && { value: feature.key, label: feature.name },
        ),
      matches: ({ featureKey, requiredFeatures }, value) =>
        featureKey === value || requiredFeatures.some(({ key }) => key === value),
    },
    {
      name: 'stage',
      label: 'Stage',
      all: 'All stages',
      choicesOf: () => [
        { value: 'beta', label: 'Beta' },
        { value: 'stable', label: 'Stable' },
      ],
      matches: ({ isBeta }, value) => isBeta === (value === 'beta'),
    },
  ],
  columns: [
    {
      label: 'What it does',
      from: 'lg',
      cell: ({ name, description, documentationUrl }) => (
        <Group gap={6} wrap="nowrap">
          <Text size="sm" lineClamp={2} className="breakable">
            {description ?? '–'}
          </Text>
          {documentationUrl !== null && <WebLink address={documentationUrl} label={`Documentation of ${name}`} />}
        </Group>
      ),
    },
    { label: 'Subcategory', from: 'md', cell: ({ subcategory }) => <Text size="sm">{subcategory ?? '–'}</Text> },
    {
      label: 'Needs',
      from: 'sm',
      cell: ({ feature, requiredFeatures }) =>
        feature === null && requiredFeatures.length === 0 ? (
          <Text size="sm" c="dimmed">
            Only its category
          </Text>
        ) : (
          <Group gap="6px 12px">
            {feature !== null && <FeatureLink feature={feature} />}
            {requiredFeatures.map((needed) => (
              <FeatureLink key={needed.key} feature={needed} />
            ))}
          </Group>
        ),
    },
  ],
  fields: componentFields,
  valuesOf,
  blank: { requiredFeatures: [], isBeta: false },
};
