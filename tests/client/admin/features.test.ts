import { describe, expect, it } from 'vitest';
import type { ChangeAnswer, Problem } from '../../../client/admin/editing/change-answer.ts';
import { completeValue, offValue } from '../../../client/admin/features/complete-value.ts';
import type { Feature, RegisteredFeature, Registry } from '../../../client/admin/features/feature.ts';
import { currentFields, fieldsInput, fieldText } from '../../../client/admin/features/feature-edit.ts';
import { readFeatureKey } from '../../../client/admin/features/feature-key.ts';
import { readSelection, selectFeatures } from '../../../client/admin/features/feature-selection.ts';
import { groupFeatures } from '../../../client/admin/features/group-features.ts';
import { keyEdits, withKeyEdits } from '../../../client/admin/features/key-edits.ts';
import { relationGraph } from '../../../client/admin/features/relation-graph.ts';
import { relationRefusal } from '../../../client/admin/features/relation-refusal.ts';
import { sendOnVersion } from '../../../client/admin/editing/send-on-version.ts';
import { webLink } from '../../../client/admin/features/web-link.ts';
import { categories } from '../../../client/admin/values/categories.ts';

interface Given extends Partial<Omit<RegisteredFeature, 'dependsOn' | 'conflictsWith'>> {
  readonly needs?: readonly string[];
  readonly excludes?: readonly string[];
}

function feature(key: string, { needs = [], excludes = [], ...given }: Given = {}): RegisteredFeature {
  const category = categories.find(({ id }) => key.startsWith(id.toLowerCase()))?.id ?? 'UI';
  return {
    id: key,
    key,
    name: key.toUpperCase(),
    description: null,
    category,
    subcategory: null,
    type: 'BOOLEAN',
    isPremium: false,
    requiresSetup: false,
    isDeprecated: false,
    isActive: true,
    displayOrder: 0,
    enabledTenantCount: 0,
    byTier: [],
    dependsOn: needs.map((each) => ({ id: each, key: each })),
    conflictsWith: excludes.map((each) => ({ id: each, key: each })),
    ...given,
  };
}

function registry(...features: readonly RegisteredFeature[]): Registry {
  return { features: new Map(features.map((each) => [each.key, each])), tenantCount: 3 };
}

describe('the selection', () => {
  const features = [
    feature('models.a', { isPremium: true, description: 'Speech' }),
    feature('ui.b', { isActive: false, subcategory: 'debug' }),
    feature('ui.c', { isPremium: true }),
  ];
  const keysOf = (address: string): readonly string[] =>
    selectFeatures(features, readSelection(new URLSearchParams(address))).map(({ key }) => key);

  it('narrows by category, kind and words of name, key, subcategory and description', () => {
    expect(keysOf('category=ui')).toEqual(['ui.b', 'ui.c']);
    expect(keysOf('show=premium')).toEqual(['models.a', 'ui.c']);
    expect(keysOf('show=off')).toEqual(['ui.b']);
    expect(keysOf('search=speech')).toEqual(['models.a']);
    expect(keysOf('search=DEBUG+ui')).toEqual(['ui.b']);
    expect(keysOf('category=ui&show=premium')).toEqual(['ui.c']);
  });

  it('is everything where the address names what there is not', () => {
    expect(keysOf('category=nothing&show=nothing')).toHaveLength(3);
  });
});

it('groups by category and subcategory in the order of the registry, without empty groups', () => {
  const groups = groupFeatures([
    feature('ui.z', { subcategory: 'debug' }),
    feature('models.a'),
    feature('ui.y', { subcategory: 'code' }),
    feature('ui.x', { subcategory: 'debug' }),
  ]);
  expect(groups.map(({ label, count }) => `${label} ${count}`)).toEqual(['Models 1', 'UI 3']);
  expect(groups[1]?.subcategories.map(({ name, features }) => [name, features.map(({ key }) => key)])).toEqual([
    ['debug', ['ui.z', 'ui.x']],
    ['code', ['ui.y']],
  ]);
});

describe('a key that is typed', () => {
  it('names its category and is accepted with two to four parts', () => {
    expect(readFeatureKey('ui.export.pdf')).toEqual({ category: { id: 'UI', label: 'UI' }, error: null });
    expect(readFeatureKey('limits.max_flows').error).toBeNull();
  });

  it.each([
    ['', 'It must begin with'],
    ['sales.x', 'It must begin with'],
    ['ui', 'Go on with a dot'],
    ['ui.', 'Go on with a dot'],
    ['ui..x', 'Two dots'],
    ['ui.Pdf', '“Pdf” is not possible'],
    ['ui.a.b.c.d', 'At most four parts'],
    [`ui.${'a'.repeat(255)}`, 'At most 255'],
  ])('“%s” is told what is missing', (key, error) => {
    expect(readFeatureKey(key).error).toContain(error);
  });
});

describe('the graph of relations', () => {
  const known = registry(
    feature('ui.root', { isActive: false }),
    feature('ui.middle', { needs: ['ui.root'] }),
    feature('ui.it', { needs: ['ui.middle', 'ui.root'], excludes: ['ui.other'] }),
    feature('ui.after', { needs: ['ui.it'] }),
    feature('ui.other', { excludes: ['ui.it'] }),
    feature('ui.alone'),
  );

  it('has what is needed to the left by the longest way, what needs it to the right, and what is excluded apart', () => {
    const { nodes, edges, conflicts } = relationGraph(known, 'ui.it');
    expect(nodes.map(({ key, column }) => [key, column])).toEqual([
      ['ui.root', -2],
      ['ui.middle', -1],
      ['ui.it', 0],
      ['ui.after', 1],
    ]);
    expect(edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'ui.root > ui.middle',
      'ui.middle > ui.it',
      'ui.root > ui.it',
      'ui.it > ui.after',
    ]);
    expect(conflicts).toEqual([{ key: 'ui.other', name: 'UI.OTHER', isActive: true }]);
    expect(nodes.find(({ key }) => key === 'ui.root')?.isActive).toBe(false);
  });

  it('is only the feature where it stands alone', () => {
    expect(relationGraph(known, 'ui.alone')).toMatchObject({ nodes: [{ key: 'ui.alone' }], edges: [], conflicts: [] });
  });

  it('ends where wrong data goes in a circle', () => {
    const circle = registry(
      feature('ui.a', { needs: ['ui.b'] }),
      feature('ui.b', { needs: ['ui.c'] }),
      feature('ui.c', { needs: ['ui.b'] }),
    );
    expect(relationGraph(circle, 'ui.a').nodes).toHaveLength(3);
  });
});

it('keeps what others did to a list while one’s own edits of it wait', () => {
  const mine = keyEdits(['a', 'b'], ['b', 'c']);
  expect(mine).toEqual({ added: ['c'], removed: ['a'] });
  expect(withKeyEdits(['a', 'b', 'theirs'], mine)).toEqual(['b', 'theirs', 'c']);
  expect(withKeyEdits(['b', 'c'], mine)).toEqual(['b', 'c']);
});

describe('a refusal of relations', () => {
  const known = registry(feature('ui.a', { name: 'A' }), feature('ui.b', { name: 'B' }));
  const problem = (code: Problem['code'], path: string[], details: unknown): Problem => ({
    code,
    message: 'As the server says it.',
    path,
    details,
  });

  it('says the circle by names', () => {
    const refusal = relationRefusal(problem('DEPENDENCY_CYCLE', [], { cycle: ['ui.a', 'ui.b', 'ui.a'] }), known);
    expect(refusal).toEqual({ field: 'dependsOn', text: 'It would go round in a circle: A needs B needs A.' });
  });

  it('belongs to the list that it is about', () => {
    expect(relationRefusal(problem('SELF_DEPENDENCY', ['input', 'conflictsWith', '0'], {}), known)?.field).toBe(
      'conflictsWith',
    );
    expect(relationRefusal(problem('UNSATISFIABLE', ['input', 'dependsOn'], {}), known)?.field).toBe('dependsOn');
  });

  it('leaves other refusals in the words of the server', () => {
    expect(relationRefusal(problem('STALE_WRITE', [], {}), known)).toBeNull();
  });
});

describe('an edit', () => {
  const plain: Feature = {
    ...feature('ui.pdf', { name: 'PDF' }),
    deprecatedMessage: null,
    displayOrder: 3,
    icon: null,
    helpUrl: 'https://example.com/',
    valueSchema: null,
    version: 4,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    defaultValue: offValue,
    dependsOn: [],
    conflictsWith: [],
    tiers: [],
    models: [],
    components: [],
  };
  const current = currentFields(plain);
  const sent = (edits: Partial<typeof current>): unknown =>
    fieldsInput(new Map(Object.entries(edits)), { ...current, ...edits });

  it('sends what is edited and nothing else, and null for a text that is taken away', () => {
    expect(sent({ name: 'PDF export', helpUrl: '' })).toEqual({ name: 'PDF export', helpUrl: null });
    expect(sent({})).toEqual({});
  });

  it('takes along a default that fits when the type changes', () => {
    const on = { ...offValue, enabled: true };
    expect(sent({ type: 'INTEGER', defaultValue: on })).toEqual({
      type: 'INTEGER',
      defaultValue: { enabled: true, limit: 1 },
      valueSchema: null,
    });
    expect(sent({ type: 'JSON' })).toEqual({ type: 'JSON', defaultValue: { enabled: false } });
  });

  it('says each field in words', () => {
    expect(fieldText('isPremium', true)).toBe('Yes');
    expect(fieldText('type', 'INTEGER')).toBe('A limit');
    expect(fieldText('helpUrl', '')).toBe('None');
    expect(fieldText('defaultValue', completeValue({ ...offValue, enabled: true, limit: 1_000 }, 'INTEGER'))).toBe(
      '1,000',
    );
  });
});

describe('sending on a version', () => {
  const stale: ChangeAnswer = {
    revision: null,
    impact: null,
    problem: { code: 'STALE_WRITE', message: 'Somebody else was first.', path: [], details: { currentVersion: 7 } },
  };
  const fine: ChangeAnswer = { revision: '9', impact: null, problem: null };

  it('rehearses again on the newest version, and never saves over what nobody has seen', async () => {
    const versions: number[] = [];
    const send = sendOnVersion(4, ({ expectedVersion }) => {
      versions.push(expectedVersion);
      return Promise.resolve(expectedVersion === 7 ? fine : stale);
    });
    expect(await send({ dryRun: true, reason: null, idempotencyKey: null })).toBe(fine);
    expect(versions).toEqual([4, 7]);
    expect(await send({ dryRun: false, reason: null, idempotencyKey: 'once' })).toBe(stale);
    expect(versions).toEqual([4, 7, 4]);
  });
});

it('makes links only of addresses of the web', () => {
  expect(webLink('https://example.com/help')).toBe('https://example.com/help');
  expect(webLink('javascript:alert(1)')).toBeNull();
  expect(webLink(' data:text/html,hello')).toBeNull();
  expect(webLink('help')).toBeNull();
  expect(webLink(null)).toBeNull();
});
