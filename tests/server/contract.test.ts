import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema, printContract } from '../../server/graphql.ts';

const schema = createSchema();
const ours = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const outOfTheBox = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription']);

/** What has no description: `Type`, `Type.field` or `Type.field(argument)`. */
function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || outOfTheBox.has(type.name) ? [] : [type.name];
  if (isEnumType(type)) {
    return [...own, ...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]))];
  }
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`])),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields()).flatMap((field) => [
    ...(field.description ? [] : [`${type.name}.${field.name}`]),
    ...field.args.flatMap((argument) => (argument.description ? [] : [`${type.name}.${field.name}(${argument.name})`])),
  ]);
  return [...own, ...fields];
}

function fieldsWhere(name: string, shared: boolean): string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`there is no type ${name}`);
  return Object.values(type.getFields())
    .filter((field) => (field.extensions['shared'] === true) === shared)
    .map((field) => field.name);
}

describe('the contract', () => {
  it('is committed as it is: run `npm run schema` after a change', () => {
    const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(printContract(schema)).toBe(committed);
  });

  it('describes every type, field, argument and value', () => {
    expect(ours.flatMap(undescribed)).toEqual([]);
  });

  it('marks as shared everything that a tenant reads but what tells one tenant from another', () => {
    const whole = ['ResolvedFeature', 'ResolvedFeaturesUpdate', 'AvailableModel', 'AvailableComponent'];
    expect(whole.flatMap((name) => fieldsWhere(name, false))).toEqual([]);
    expect(fieldsWhere('ResolvedFeatures', false)).toEqual(['tenantId', 'nextChangeAt']);
    const elsewhere = ours
      .filter((type) => isObjectType(type))
      .filter(({ name }) => !/^(ResolvedFeature|ResolvedFeatures|ResolvedFeaturesUpdate|Available\w+)$/.test(name));
    expect(elsewhere.flatMap(({ name }) => fieldsWhere(name, true))).toEqual([]);
  });

  it('leads from what every member reads to no type that only admins read', () => {
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const type = schema.getType(name);
      if (!isObjectType(type)) return;
      for (const field of Object.values(type.getFields())) visit(field.type.toString().replaceAll(/[[\]!]/g, ''));
    };
    ['ResolvedFeatures', 'ResolvedFeaturesUpdate', 'ResolvedFeature', 'LimitDecision', 'Viewer'].forEach(visit);
    const objects = [...reached].filter((name) => isObjectType(schema.getType(name)));
    expect(objects.toSorted()).toEqual([
      'AvailableComponent',
      'AvailableModel',
      'LimitDecision',
      'ResolvedFeature',
      'ResolvedFeatures',
      'ResolvedFeaturesUpdate',
      'Viewer',
      'ViewerTenant',
    ]);
  });
});
