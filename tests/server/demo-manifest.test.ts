import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { decideAction, enforcementOf, type CheckFeatures } from '../../server/demo/demo-actions.ts';
import { demoManifest } from '../../server/demo/demo-manifest.ts';
import { unknownFeature } from '../../server/resolution/resolve-features.ts';
import type { ResolvedFeature } from '../../server/resolution/resolved.ts';

const check =
  (on: Readonly<Record<string, Partial<ResolvedFeature>>>): CheckFeatures =>
  async (_tenantId, keys) =>
    keys.map((key) => (key in on ? { ...unknownFeature(key), enabled: true, ...on[key] } : unknownFeature(key)));

const decide = async (
  action: string,
  on: Readonly<Record<string, Partial<ResolvedFeature>>>,
  current = 0,
  requested = 1,
) => {
  const enforcement = enforcementOf(action);
  if (enforcement === undefined) throw new Error(`no action ${action}`);
  return decideAction(enforcement, 'a tenant', { current, requested }, check(on));
};

describe('the enforcement manifest', () => {
  it('has an entry for every key of the registry, and no other', () => {
    expect([...demoManifest.keys()].toSorted()).toEqual(compiledFeatures.map(({ key }) => key).toSorted());
  });

  it('has an action and a gate of its own for every key', () => {
    const entries = [...demoManifest.values()];
    expect(new Set(entries.map(({ action }) => action)).size).toBe(50);
    expect(new Set(entries.map(({ gate }) => gate)).size).toBe(50);
  });

  it('refuses every action where its feature is off, although all others are on', async () => {
    const everything = Object.fromEntries(compiledFeatures.map(({ key }) => [key, {}]));
    for (const [key, { action }] of demoManifest) {
      const { [key]: _off, ...others } = everything;
      expect(await decide(action, others), key).toMatchObject({ accepted: false, code: 'FEATURE_NOT_ENABLED' });
      expect(await decide(action, everything), key).toMatchObject({ accepted: true });
    }
  });

  it('names the same actions and gates as the page', async () => {
    const page = await readFile(new URL('../../client/demo/gates/gates.ts', import.meta.url), 'utf8');
    for (const [key, { action, gate }] of demoManifest) {
      expect(page, key).toContain(`'${key}': ['${gate}', '${action}', `);
    }
  });
});

describe('an action', () => {
  it('that saves changed code needs the editor and the right to edit', async () => {
    for (const action of ['edit-code', 'edit-component-code']) {
      expect((await decide(action, { 'ui.code_view.edit_code': {} })).accepted).toBe(false);
      expect((await decide(action, { 'components.custom.code_editing': {} })).accepted).toBe(false);
      expect(
        (await decide(action, { 'ui.code_view.edit_code': {}, 'components.custom.code_editing': {} })).accepted,
      ).toBe(true);
    }
  });

  it('that uses MCP needs MCP, one that configures it both', async () => {
    expect((await decide('connect-mcp', { 'integrations.mcp': {} })).accepted).toBe(true);
    expect((await decide('add-mcp-server', { 'ui.advanced.mcp_server_config': {} })).accepted).toBe(false);
  });

  it('stops at its limit, all or nothing', async () => {
    const three = { 'limits.max_flows': { type: 'integer', limit: 3 } } as const;
    expect((await decide('create-flow', three, 2)).accepted).toBe(true);
    expect(await decide('create-flow', three, 2, 2)).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 3,
      current: 2,
      requested: 2,
    });
  });

  it('that uploads is measured by the size of the file alone', async () => {
    const ten = { 'limits.max_file_upload_size_mb': { type: 'integer', limit: 10 } } as const;
    expect((await decide('upload-file', ten, 500, 10)).accepted).toBe(true);
    expect((await decide('upload-file', ten, 0, 11)).accepted).toBe(false);
  });
});
