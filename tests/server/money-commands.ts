import * as fc from 'fast-check';
import { tierIds } from '../../seeds/tiers.ts';
import type { FeatureCell, MoneyModel, OverrideCell, RequestCell, RowCell, Value } from './money-model.ts';
import { type Edit, machinesThatMayNot, type MoneyWorld, people, personOf } from './money-world.ts';

export const keys = [
  'limits.max_flows',
  'limits.max_file_upload_size_mb',
  'models.mistral',
  'models.openai',
  'api.webhooks',
  'api.public_endpoints',
  'ui.debug.enabled',
  'components.custom.enabled',
  'components.custom.code_editing',
] as const;
const tiers = Object.values(tierIds);
const reason = 'a reason';
const USED = 'limits.max_flows';

const NO_REQUEST = '11111111-2222-4333-8444-555555555555';
const noRequest: RequestCell = {
  tenantId: people[0] ?? '',
  key: USED,
  value: { enabled: true },
  by: '',
  status: 'none',
  expiresAt: 0,
};

/** Chooses what to do from what there is: numbers stay the same, so that a failing run can be read. */
interface Choice {
  readonly kind: (typeof kinds)[number];
  readonly node: number;
  readonly a: number;
  readonly b: number;
  readonly on: boolean;
  readonly flag: boolean;
  /** Now and then somebody edits what they read long ago. */
  readonly stale: boolean;
}
const kinds = [
  'setTierFeatures',
  'setTierFeatures',
  'setTierFeatures',
  'setTenantOverride',
  'setTenantOverride',
  'revokeTenantOverride',
  'assignTenantTier',
  'updateTenant',
  'updateFeature',
  'setFeatureRelations',
  'requestUpgrade',
  'requestUpgrade',
  'approveUpgradeRequest',
  'approveUpgradeRequest',
  'approveUpgradeRequest',
  'rejectUpgradeRequest',
  'cancelUpgradeRequest',
  'revertChange',
] as const;

const DECISIONS: ReadonlySet<string> = new Set([
  'approveUpgradeRequest',
  'rejectUpgradeRequest',
  'cancelUpgradeRequest',
]);

const choices: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom(...kinds),
  node: fc.nat(1),
  a: fc.nat(999),
  b: fc.nat(999),
  on: fc.boolean(),
  flag: fc.boolean(),
  stale: fc.nat(7).map((number) => number === 0),
});

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

function need(condition: boolean, what: string): void {
  if (!condition) throw new Error(`accepted: ${what}`);
}

function one(name: string, cell: Parameters<typeof merge>[2]): Map<string, Parameters<typeof merge>[2]> {
  return new Map([[name, cell]]);
}
function merge(model: MoneyModel, name: string, cell: ReturnType<MoneyModel['cells']['get']>) {
  return { ...model.cells.get(name), ...cell } as ReturnType<MoneyModel['cells']['get']>;
}

/** What the choice means in this state. The edit itself judges the state in which it was accepted. */
function editOf(choice: Choice, model: MoneyModel): Edit {
  const { a, b, on, flag, stale } = choice;
  const requests = model.requests().filter(([, { tenantId: of }]) => people.includes(of));
  const pending = requests.filter(([, { status }]) => status === 'pending');
  // Where nothing waits, somebody asks first, or nothing would ever be decided.
  const kind = DECISIONS.has(choice.kind) && pending.length === 0 && !stale ? 'requestUpgrade' : choice.kind;
  const key = at(keys, b);
  const tierId = at(tiers, a);
  const tenantId = at(people, a);
  const isLimit = key.startsWith('limits.');
  const value: Value = { enabled: on, ...(isLimit && on && { value: flag && b % 5 === 0 ? null : (a + b) % 40 }) };
  const input = {
    enabled: on,
    ...(isLimit && on && (value.value === null ? { unlimited: true } : { limit: value.value })),
  };
  const who = flag ? (a % 5 === 0 ? 'ada by key' : 'ada') : 'bob';
  const expecting = (name: string): number => Math.max(0, model.version(name) - (stale ? 1 : 0));
  const versioned = (name: string, expected: number, then: Edit['effects']): Edit['effects'] => {
    return (state, payload) => {
      need(state.version(name) === expected, `${kind} on version ${expected} of ${name} at ${state.version(name)}`);
      return then(state, payload);
    };
  };
  const some = stale || pending.length === 0 ? requests : pending;
  const [id, request] = some.length === 0 ? ([NO_REQUEST, noRequest] as const) : at(some, a);
  switch (kind) {
    case 'setTierFeatures': {
      const expectedVersion = expecting(`tier:${tierId}`);
      const row: RowCell = { value, allowTenantOverride: (a >> 2) % 4 > 0, allowTenantUpgrade: flag };
      const inherit = b % 6 === 0;
      const change = inherit ? { key, inherit } : { key, ...row, value: input };
      const options = { autoEnableDependencies: a % 3 > 0, cascadeDisable: a % 2 > 0 };
      let isNewlyOn = false;
      return {
        name: kind,
        who,
        input: { tierId, expectedVersion, reason, changes: [change], ...options },
        effects: versioned(`tier:${tierId}`, expectedVersion, (state) => {
          const after = inherit ? undefined : row;
          const needed = state.rowsAlong(tierId, key, after, 'enable');
          const fallen = state.rowsAlong(tierId, key, after, 'cascade');
          need(needed.size === 0 || options.autoEnableDependencies, `${key} without ${[...needed.keys()].join()}`);
          need(fallen.size === 0 || options.cascadeDisable, `no ${key} for ${[...fallen.keys()].join()}`);
          isNewlyOn = !state.saysOn(tierId, key);
          return new Map<string, ReturnType<MoneyModel['cells']['get']>>([
            [`row:${tierId}:${key}`, after],
            ...needed,
            ...fallen,
          ]);
        }),
        holds: (state) => {
          if (!isNewlyOn || !state.saysOn(tierId, key)) return;
          const found = state.resolveTier(tierId).features.find((each) => each.key === key);
          need(found?.enabled === true, `${key} as on, which is off: ${JSON.stringify(found)}`);
        },
      };
    }
    case 'setTenantOverride': {
      const soon = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
      const override: OverrideCell = {
        value,
        origin: 'admin',
        startsAt: b % 7 === 0 ? soon : null,
        expiresAt: b % 3 === 0 ? soon + 2_000 : null,
      };
      const { startsAt, expiresAt } = override;
      const began = Date.now();
      const moments = { startsAt: startsAt && new Date(startsAt), expiresAt: expiresAt && new Date(expiresAt) };
      return {
        name: kind,
        who,
        input: { tenantId, key, value: input, ...moments, reason },
        effects: (state) => {
          const name = `override:${tenantId}:${key}`;
          const row = state.cells.get(`row:${state.tenant(tenantId).tierId}:${key}`) as RowCell | undefined;
          const effects = one(name, override);
          if (state.changedBy(effects).size > 0) {
            need(row?.allowTenantOverride !== false, `an override of ${key} that the tier forbids`);
            need(!on || state.feature(key).isActive, `an override that enables ${key}, which is inactive`);
          }
          return effects;
        },
        holds: (state) => {
          if (!on) return;
          // Overrides of others begin and end meanwhile: it was judged at one moment of these.
          const moments = [began, Date.now()].map((now) => Math.max(now, startsAt ?? 0));
          need(
            moments.some((now) => state.sound(tenantId, key, now)),
            `an override of ${key} as on, which is off`,
          );
        },
      };
    }
    case 'revokeTenantOverride':
      return {
        name: kind,
        who,
        input: { tenantId, key, reason },
        effects: () => one(`override:${tenantId}:${key}`, undefined),
      };
    case 'assignTenantTier': {
      const expectedVersion = expecting(`tenant:${tenantId}`);
      const to = b % 9 === 0 ? null : at(tiers, b);
      const overridePolicy = at(['REVOKE_ALL', 'REVOKE_GRANTS', 'KEEP', 'REVOKE_GRANTS'], b);
      return {
        name: kind,
        who,
        input: { tenantId, tierId: to, overridePolicy, expectedVersion, reason },
        effects: versioned(`tenant:${tenantId}`, expectedVersion, (state) => {
          const effects = one(`tenant:${tenantId}`, { ...state.tenant(tenantId), tierId: to });
          if (overridePolicy === 'REVOKE_ALL') {
            for (const name of state.cells.keys()) {
              if (name.startsWith(`override:${tenantId}:`)) effects.set(name, undefined);
            }
          } else if (overridePolicy === 'REVOKE_GRANTS') {
            const grants = state.grantsOf(tenantId, [state.tenant(tenantId).tierId, to]);
            for (const name of grants) effects.set(name, undefined);
          }
          return effects;
        }),
      };
    }
    case 'updateTenant': {
      const expectedVersion = expecting(`tenant:${tenantId}`);
      const ends = [null, null, null, Date.UTC(2099, 0), Date.UTC(2098, 0), Date.UTC(2020, 0)][b % 6] ?? null;
      const patch = on ? { isActive: a % 5 > 0 } : { licenseExpiresAt: ends };
      const given = on ? patch : { licenseExpiresAt: ends === null ? null : new Date(ends) };
      return {
        name: kind,
        who,
        input: { tenantId, expectedVersion, ...given, reason },
        effects: versioned(`tenant:${tenantId}`, expectedVersion, (state) =>
          one(`tenant:${tenantId}`, merge(state, `tenant:${tenantId}`, patch as never)),
        ),
      };
    }
    case 'updateFeature': {
      const expectedVersion = expecting(`feature:${key}`);
      const given = flag ? { isActive: a % 3 > 0 } : { defaultValue: input };
      const patch = flag ? given : { defaultValue: value };
      return {
        name: kind,
        who,
        input: { key, expectedVersion, ...given, reason },
        effects: versioned(`feature:${key}`, expectedVersion, (state) =>
          one(`feature:${key}`, merge(state, `feature:${key}`, patch as never)),
        ),
      };
    }
    case 'setFeatureRelations': {
      const expectedVersion = expecting(`feature:${key}`);
      // What needs a limit that is off cannot be approved: too much of that, and nothing is.
      const other = at(a % 8 === 0 ? keys : keys.slice(2), a);
      const lists = flag ? { dependsOn: on ? [other] : [] } : { conflictsWith: on && a % 3 === 0 ? [other] : [] };
      return {
        name: kind,
        who,
        input: { key, expectedVersion, ...lists, reason },
        effects: versioned(`feature:${key}`, expectedVersion, (state) => {
          const effects = one(`feature:${key}`, { ...state.feature(key), ...lists });
          if (lists.conflictsWith !== undefined) {
            // A conflict holds both ways.
            for (const { key: each } of state.catalog.features.filter((feature) => feature.key !== key)) {
              const cell: FeatureCell = state.feature(each);
              const rest = cell.conflictsWith.filter((named) => named !== key);
              const conflictsWith = (
                lists.conflictsWith.some((named) => named === each) ? [...rest, key] : rest
              ).toSorted();
              effects.set(`feature:${each}`, { ...cell, conflictsWith });
            }
          }
          return effects;
        }),
      };
    }
    case 'requestUpgrade': {
      const offersTo = (of: string) => keys.filter((each) => model.of(of, each).upgradable);
      const tenantId = at(stale ? people : [...people.filter((of) => offersTo(of).length > 0), ...people], a);
      const offered = offersTo(tenantId);
      const key = at(stale || offered.length === 0 ? keys : offered, b);
      const isLimit = key.startsWith('limits.');
      const wanted = { enabled: true, ...(isLimit && { value: 1_000 + (a % 30) }) };
      const by = on ? `tenant_admin:${tenantId}` : who;
      return {
        name: kind,
        who: by,
        select: 'request { id expiresAt }',
        input: { tenantId, key, value: { enabled: true, ...(isLimit && { limit: wanted.value }) }, reason },
        effects: (state, payload) => {
          const filed = payload['request'] as { id: string; expiresAt: string };
          const open = state
            .requests()
            .find(([, each]) => each.tenantId === tenantId && each.key === key && each.status === 'pending');
          if (open !== undefined) {
            need(open[0] === filed.id && open[1].value.value === wanted.value, 'a second request for the same');
            return new Map();
          }
          need(state.of(tenantId, key).upgradable, `a request for ${key}, which is not offered`);
          const expiresAt = Date.parse(filed.expiresAt);
          const filedBy = personOf(by);
          return one(`request:${filed.id}`, {
            tenantId,
            key,
            value: wanted,
            by: filedBy,
            status: 'pending',
            expiresAt,
          });
        },
      };
    }
    case 'approveUpgradeRequest': {
      const includeDependencies = b % 3 > 0;
      const began = Date.now();
      return {
        name: kind,
        who,
        select: 'grantedKeys',
        input: { id, reason, includeDependencies },
        effects: (state, payload) => {
          const present = state.requests().find(([each]) => each === id)?.[1];
          need(present?.status === 'pending', `an approval of what is ${present?.status}`);
          need(present?.by !== personOf(who), 'an approval of their own request');
          need(state.of(request.tenantId, request.key).upgradable, `an approval of what is no longer offered`);
          const granted = payload['grantedKeys'] as readonly string[];
          const expected = [began, Date.now()].map((now) => {
            const also = includeDependencies ? state.includedWith(request.tenantId, request.key, now) : [];
            return [request.key, ...also].toSorted().join();
          });
          need(expected.includes(granted.toSorted().join()), `an approval that gives ${granted.join()}`);
          const effects = one(`request:${id}`, { ...request, status: 'approved' });
          for (const key of granted) {
            const value = key === request.key ? request.value : { enabled: true };
            const override = { value, origin: 'upgrade', startsAt: null, expiresAt: null } as const;
            effects.set(`override:${request.tenantId}:${key}`, override);
          }
          return effects;
        },
        holds: (state) => {
          const isOn = [began, Date.now()].some((now) => state.sound(request.tenantId, request.key, now));
          need(isOn, `an approval of ${request.key}, which stays off`);
        },
      };
    }
    case 'rejectUpgradeRequest':
    case 'cancelUpgradeRequest': {
      const isCancel = kind === 'cancelUpgradeRequest';
      return {
        name: kind,
        who: isCancel ? `tenant_admin:${request.tenantId}` : who,
        input: { id, reason },
        effects: (state) => {
          const present = state.requests().find(([each]) => each === id)?.[1];
          need(present?.status === 'pending', `a decision on what is ${present?.status}`);
          return one(`request:${id}`, { ...request, status: isCancel ? 'cancelled' : 'rejected' });
        },
      };
    }
    default: {
      const revisions = [...model.history.keys()].slice(-8);
      const revision = at(revisions.length > 0 ? revisions : [1], a);
      return {
        name: kind,
        who,
        input: { revision: String(revision), reason },
        effects: (state) => {
          const changed = state.history.get(revision);
          need(changed !== undefined, `the revert of ${revision}, which is not ours`);
          const effects = new Map<string, ReturnType<MoneyModel['cells']['get']>>();
          for (const [name, { before, after }] of changed ?? []) {
            const present = state.cells.get(name);
            if (name.startsWith('request:')) {
              if (before !== undefined) {
                need(
                  present !== undefined && 'status' in present && present.status === 'approved',
                  'the revert of a final decision',
                );
              } else effects.set(name, merge(state, name, { status: 'cancelled' } as never));
              continue;
            }
            if (before === undefined || after === undefined || !/^(feature|tenant)/.test(name)) {
              need(
                JSON.stringify(present) === JSON.stringify(after),
                `the revert of ${revision} although ${name} moved on`,
              );
              effects.set(name, before);
              continue;
            }
            const fields = Object.entries(before).filter(
              ([field, was]) => JSON.stringify(was) !== JSON.stringify(Reflect.get(after, field)),
            );
            for (const [field] of fields) {
              const moved =
                JSON.stringify(Reflect.get(present ?? {}, field)) !== JSON.stringify(Reflect.get(after, field));
              need(!moved, `the revert of ${revision} although ${name}.${field} moved on`);
            }
            effects.set(name, merge(state, name, Object.fromEntries(fields) as never));
          }
          return effects;
        },
      };
    }
  }
}

/** Refusals that have nothing to do with the state would hide that nothing is tested. */
const STRANGE = new Set([
  'BAD_USER_INPUT',
  'INTERNAL_SERVER_ERROR',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'undefined',
]);

type Command = fc.AsyncCommand<MoneyModel, MoneyWorld>;

/** Writes of several people at once, on both servers; one of which may be killed meanwhile. Their order is that of the revisions. */
class Write implements Command {
  readonly choices: readonly Choice[];
  readonly kills: boolean;
  constructor(list: readonly Choice[], kills = false) {
    this.choices = list;
    this.kills = kills;
  }
  check = () => true;
  toString = () => `${this.kills ? 'KILL ' : ''}${this.choices.map((choice) => JSON.stringify(choice)).join(' | ')}`;
  async run(model: MoneyModel, world: MoneyWorld): Promise<void> {
    const edits = this.choices.map((choice) => editOf(choice, model));
    const asked = edits.map((edit, index) => world.mutate(edit, this.choices[index]?.node ?? 0));
    if (this.kills) await world.kill(this.choices[0]?.node ?? 0);
    const told = await Promise.all(asked);
    const done = edits.flatMap((edit, index) => {
      const { revision = null, code = null, payload = {} } = told[index] ?? {};
      if (code !== null && STRANGE.has(code)) throw new Error(`${edit.name} ${JSON.stringify(edit.input)}: ${code}`);
      return revision === null ? [] : [{ edit, payload, revision }];
    });
    // What changed nothing tells the revision that it found, so it comes after what made that one.
    const changes = ({ edit, payload }: (typeof done)[number]): boolean => {
      try {
        return model.changedBy(edit.effects(model, payload)).size > 0;
      } catch {
        return false;
      }
    };
    for (let left = done; left.length > 0;) {
      const lowest = Math.min(...left.map(({ revision }) => revision));
      const found = left.filter(({ revision }) => revision === lowest);
      const next = found.find(changes) ?? found[0];
      if (next === undefined) break;
      const { edit, payload, revision } = next;
      const effects = edit.effects(model, payload);
      const isChange = model.changedBy(effects).size > 0;
      model.commit(revision, effects, `${edit.name} ${JSON.stringify(edit.input)}`);
      if (isChange && edit.holds !== undefined) {
        edit.holds(model);
        world.count('accepted and in force');
      }
      if ((model.history.get(revision)?.size ?? 0) > (edit.name === 'approveUpgradeRequest' ? 2 : 1)) {
        world.count(`${edit.name} with what goes along`);
      }
      if (isChange && edit.who.endsWith(' by key')) world.count('written with keys');
      left = left.filter((each) => each !== next);
    }
    if (edits.length > 1) world.count('races');
    const { a, b } = at(this.choices, 0);
    for (const tenantId of new Set([at(people, a), at(people, b)])) {
      await world.agree(model, tenantId, [at(keys, b), at(keys, a), 'no.such.key_at_all'].slice(0, 2));
    }
    await this.#again(
      model,
      world,
      edits,
      told.map(({ revision }) => revision),
    );
  }

  /** P19: the last of what was accepted, said again on the other server, is no change. */
  async #again(model: MoneyModel, world: MoneyWorld, edits: readonly Edit[], revisions: readonly (number | null)[]) {
    const last = edits.find((_, index) => revisions[index] === model.revision);
    const choice = this.choices[last === undefined ? -1 : edits.indexOf(last)];
    const repeatable = [
      'setTierFeatures',
      'setTenantOverride',
      'updateTenant',
      'updateFeature',
      'setFeatureRelations',
      'requestUpgrade',
    ];
    if (last === undefined || choice === undefined || !repeatable.includes(last.name)) return;
    const { expectedVersion: _old, ...input } = last.input;
    const of =
      last.name === 'setTierFeatures'
        ? `tier:${String(input['tierId'])}`
        : last.name === 'updateTenant'
          ? `tenant:${String(input['tenantId'])}`
          : `feature:${String(input['key'])}`;
    const versioned = 'expectedVersion' in last.input ? { expectedVersion: model.version(of) } : {};
    const told = await world.mutate({ ...last, input: { ...input, ...versioned } }, choice.node + 1);
    // A time that has begun meanwhile may make it a refusal; a change it never is.
    if (told.revision !== null && told.revision !== model.revision) {
      throw new Error(`${last.name} ${JSON.stringify(input)} again: ${model.revision} -> ${told.revision}`);
    }
    world.count('said again');
  }
}

/** P26: the same by somebody who may not. */
class Outsider implements Command {
  readonly choice: Choice;
  constructor(choice: Choice) {
    this.choice = choice;
  }
  check = () => true;
  toString = () => `outsider ${JSON.stringify(this.choice)}`;
  async run(model: MoneyModel, world: MoneyWorld): Promise<void> {
    const edit = editOf(this.choice, model);
    const own = /^(requestUpgrade|cancelUpgradeRequest)$/.test(edit.name);
    const others = people.flatMap((tenant) =>
      own ? [`member:${tenant}`] : [`member:${tenant}`, `tenant_admin:${tenant}`],
    );
    // A key of one tenant's admins may do there what they may.
    const machines = own ? machinesThatMayNot.filter((name) => !name.startsWith('admin')) : machinesThatMayNot;
    const who = at([...others, 'nobody', ...machines, ...machines], this.choice.a);
    const { revision, code } = await world.mutate({ ...edit, who }, this.choice.node);
    const refused = ['FORBIDDEN', 'UNAUTHENTICATED', 'TENANT_NOT_FOUND', 'UNKNOWN_REQUEST'].includes(code ?? '');
    if (revision !== null || !refused) throw new Error(`${edit.name} by ${who}: ${code} ${revision}`);
    const [head] = await world.query<{ revision: number }>('select revision::float8 as revision from head', []);
    if (head?.revision !== model.revision) throw new Error(`${who} moved the head`);
    world.count(machinesThatMayNot.includes(who) ? 'keys refused' : 'outsiders refused');
  }
}

/** P17: takes and gives back, on either server; granted exactly where it fits. */
class Use implements Command {
  readonly choice: Choice;
  constructor(choice: Choice) {
    this.choice = choice;
  }
  check = () => true;
  toString = () => `use ${JSON.stringify(this.choice)}`;
  async run(model: MoneyModel, world: MoneyWorld): Promise<void> {
    const { a, b, on, node } = this.choice;
    const tenantId = at(people, a);
    const used = async (): Promise<number> => {
      const sql = 'select used::int as used from tenant_usage where tenant_id = $1 and feature_key = $2';
      return (await world.query<{ used: number }>(sql, [tenantId, USED]))[0]?.used ?? 0;
    };
    const before = await used();
    const amount = 1 + (b % 12);
    const began = Date.now();
    const name = on ? 'consumeLimit' : 'releaseLimit';
    const edit: Edit = { name, who: 'ada', input: { tenantId, key: USED, amount }, effects: () => new Map() };
    const { code } = await world.mutate(edit, node);
    const after = await used();
    if (!on) {
      if (after !== (code === null ? Math.max(0, before - amount) : before)) {
        throw new Error(`released ${before} - ${amount}: ${after}`);
      }
      return;
    }
    const fits = [began, Date.now()].map((now) => {
      const { enabled, limit, unlimited } = model.of(tenantId, USED, now);
      return enabled && (unlimited || before + amount <= (limit ?? 0));
    });
    if (!fits.includes(code === null)) throw new Error(`${before} + ${amount} of ${tenantId}: ${code}`);
    if (after !== before + (code === null ? amount : 0)) throw new Error(`used ${before} + ${amount}: ${after}`);
  }
}

/** P25: questions that cannot be answered with yes. */
class Strange implements Command {
  readonly choice: Choice;
  constructor(choice: Choice) {
    this.choice = choice;
  }
  check = () => true;
  toString = () => `strange ${JSON.stringify(this.choice)}`;
  async run(_model: MoneyModel, world: MoneyWorld): Promise<void> {
    const { a, b, node } = this.choice;
    const key = at(['no.such.key', at(keys, b), at(keys, b)], a);
    const [tenantId, who] = at(
      [
        [people[0], 'ada'],
        ['11111111-2222-4333-8444-555555555555', 'ada'],
        ['no id', 'ada'],
        [people[1], `member:${people[0]}`],
        [people[1], 'nobody'],
      ],
      key === 'no.such.key' ? 0 : 1 + (b % 4),
    );
    const source = `{ checkFeature(key: "${key}", tenantId: "${tenantId}") { enabled } }`;
    const response = await fetch(`${world.node(node).url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${world.bearer(who ?? '')}` },
      body: JSON.stringify({ query: source }),
    }).catch(() => null);
    if ((await response?.text())?.includes('true')) throw new Error(`yes to ${source} of ${who}`);
    world.count('strange questions denied');
  }
}

/**
 * P25: a server that is cut off from its database says yes to nothing premium, and otherwise only to what it knew; what is
 * written meanwhile on the other one holds there at once.
 */
class CutOff implements Command {
  readonly choice: Choice;
  constructor(choice: Choice) {
    this.choice = choice;
  }
  check = () => true;
  toString = () => `cut off ${JSON.stringify(this.choice)}`;
  async run(model: MoneyModel, world: MoneyWorld): Promise<void> {
    const { node: place } = this.choice;
    const cut = world.node(place);
    const premium = new Set(model.catalog.features.flatMap(({ key, isPremium }) => (isPremium ? key : [])));
    const knew = people.map((tenantId) => model.resolve(tenantId, Date.now()));
    await world.cutOff(cut, async () => {
      await new Write([{ ...this.choice, node: place + 1 }]).run(model, world);
      for (const [index, tenantId] of people.entries()) {
        const checks = keys.map((key, at) => `c${at}: checkFeature(key: "${key}", tenantId: $t) { enabled }`).join(' ');
        const told = await world.ask(cut, `query ($t: ID) { ${checks} }`, { t: tenantId });
        for (const [at, key] of keys.entries()) {
          if ((told[`c${at}`] as { enabled: boolean } | undefined)?.enabled !== true) continue;
          const was = knew[index]?.features.find((each) => each.key === key)?.enabled === true;
          const may = !premium.has(key) && (was || model.of(tenantId, key).enabled);
          if (!may) throw new Error(`cut off, and yes to ${key} of ${tenantId}`);
          world.count('kept while cut off');
        }
      }
    });
    for (const tenantId of people) await world.agree(model, tenantId, keys.slice(0, 2));
  }
}

/** The commands of a run: writers alone and at once, users, outsiders, strange questions, networks that are cut, kills. */
export function moneyCommands(maxCommands: number, kills: boolean): fc.Arbitrary<Iterable<Command>> {
  const alone = choices.map((choice) => new Write([choice]));
  const race = fc.array(choices, { minLength: 2, maxLength: 4 }).map((list) => new Write(list));
  const killed = fc.array(choices, { minLength: 2, maxLength: 4 }).map((list) => new Write(list, kills));
  const use = choices.map((choice) => new Use(choice));
  const outsider = choices.map((choice) => new Outsider(choice));
  const strange = choices.map((choice) => new Strange(choice));
  const cutOff = choices.map((choice) => new CutOff(choice));
  return fc.commands(
    [alone, alone, alone, alone, race, race, race, use, outsider, strange, cutOff, ...(kills ? [killed] : [])],
    {
      maxCommands,
      size: 'max',
    },
  );
}

/** Two admins save other limits on the same version, each on a server of their own: one is saved, and the other is told. */
export async function raceForTier(model: MoneyModel, world: MoneyWorld, key: string, round: number): Promise<void> {
  const tierId = tierIds.pro;
  const expectedVersion = model.version(`tier:${tierId}`);
  const edits = ['ada', 'bob'].map((who, index): Edit => {
    const limit = 1_000 + 2 * round + index;
    const row = { value: { enabled: true, value: limit }, allowTenantOverride: true, allowTenantUpgrade: true };
    const change = { ...row, key, value: { enabled: true, limit } };
    return {
      name: 'setTierFeatures',
      who,
      input: { tierId, expectedVersion, reason, changes: [change] },
      effects: () => one(`row:${tierId}:${key}`, row),
    };
  });
  const told = await Promise.all(edits.map((edit, index) => world.mutate(edit, index)));
  const saved = edits.flatMap((edit, index) => {
    const { revision = null, payload = {} } = told[index] ?? {};
    return revision === null ? [] : [{ revision, effects: edit.effects(model, payload) }];
  });
  const [first] = saved;
  if (saved.length !== 1 || first === undefined || !told.some(({ code }) => code === 'STALE_WRITE')) {
    throw new Error(`round ${round}: ${JSON.stringify(told)}`);
  }
  model.commit(first.revision, first.effects, `round ${round}`);
  for (const tenantId of people.slice(0, 2)) await world.agree(model, tenantId, [key]);
}
