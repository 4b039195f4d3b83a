import type { DraftLine } from '../editing/draft.ts';
import type { DraftEditor } from '../editing/use-draft.ts';
import { type FeatureValue, type FeatureValueInput, toValueInput } from '../values/feature-value.ts';
import { completeValue } from './complete-value.ts';
import {
  editId,
  type Gate,
  inheritedGates,
  plainValue,
  type Registry,
  type RegistryFeature,
  type Tier,
  type TierEdit,
  type TierRow,
} from './tier-edit.ts';

/** What a tier says about a feature with the edits that are not saved. */
export interface EditedRow {
  readonly feature: RegistryFeature;
  readonly inherited: boolean;
  readonly value: FeatureValue;
  readonly gates: Readonly<Record<Gate, boolean>>;
  /** On for the tier: switched on, and no kill switch is pulled. Relations are not looked at. */
  readonly isOn: boolean;
  readonly isEdited: boolean;
}

/** A changed feature, as the mutation takes it. */
interface TierChange {
  readonly key: string;
  readonly inherit?: true;
  readonly value?: FeatureValueInput;
  readonly allowTenantOverride?: boolean;
  readonly allowTenantUpgrade?: boolean;
}

/** How a tier is edited. */
export interface EditActions {
  readonly setValue: (key: string, value: FeatureValue) => void;
  /** Switches all of them on or off, and keeps their values. */
  readonly switchAll: (keys: readonly string[], enabled: boolean) => void;
  readonly inherit: (key: string) => void;
  /** Lets the tier say itself what the default says. */
  readonly own: (key: string) => void;
  readonly setGate: (key: string, gate: Gate, isAllowed: boolean) => void;
}

/** One tier with its edits. */
export interface TierEditing extends EditActions {
  readonly tier: Tier;
  /** In display order. */
  readonly rows: ReadonlyMap<string, EditedRow>;
  readonly lines: readonly DraftLine<TierEdit>[];
  readonly changes: readonly TierChange[];
  readonly discard: () => void;
}

const gateNames: readonly Gate[] = ['override', 'upgrade'];

function isSame(left: FeatureValue, right: FeatureValue): boolean {
  return JSON.stringify(plainValue(left)) === JSON.stringify(plainValue(right));
}

function currentOf(row: TierRow): TierEdit {
  return row.inherited ? 'inherit' : plainValue(row.value);
}

function currentGate(row: TierRow, gate: Gate): boolean {
  return gate === 'override' ? row.allowTenantOverride : row.allowTenantUpgrade;
}

/** Joins what the server says of a tier with the edits of it. */
export function tierEditing(tier: Tier, registry: Registry, draft: DraftEditor<TierEdit>): TierEditing {
  const serverRows = new Map(tier.features.map((row) => [row.key, row]));
  const lines = draft.lines.filter(({ id }) => id.startsWith(`${tier.id}/`));
  const edited = new Set(lines.map(({ id }) => id));

  function editedRow(row: TierRow, feature: RegistryFeature): EditedRow {
    const { key } = row;
    const said = draft.valueOf(editId(tier.id, key), currentOf(row));
    const gateOf = (gate: Gate): boolean =>
      // Back at the default by this edit, the row and its gates are gone.
      said === 'inherit' && !row.inherited
        ? inheritedGates[gate]
        : draft.valueOf(editId(tier.id, key, gate), currentGate(row, gate)) === true;
    const gates = { override: gateOf('override'), upgrade: gateOf('upgrade') };
    // Where somebody took the row away meanwhile, an edited gate needs it again.
    const inherited = said === 'inherit' && gateNames.every((gate) => gates[gate] === inheritedGates[gate]);
    const value = typeof said === 'object' ? said : plainValue(feature.defaultValue);
    return {
      feature,
      inherited,
      value,
      gates,
      isOn: feature.isActive && value.enabled,
      isEdited: [editId(tier.id, key), ...gateNames.map((gate) => editId(tier.id, key, gate))].some((id) =>
        edited.has(id),
      ),
    };
  }

  const rows = new Map<string, EditedRow>();
  for (const [key, feature] of registry) {
    const row = serverRows.get(key);
    if (row !== undefined) rows.set(key, editedRow(row, feature));
  }

  function edit(key: string, mine: TierEdit): void {
    const row = serverRows.get(key);
    if (row !== undefined) draft.edit(editId(tier.id, key), currentOf(row), mine);
  }

  function setValue(key: string, value: FeatureValue): void {
    const row = serverRows.get(key);
    const feature = registry.get(key);
    if (row === undefined || feature === undefined) return;
    const complete = completeValue(value, feature);
    // Switched there and back again, nothing is changed.
    const isBack = row.inherited && isSame(complete, feature.defaultValue);
    edit(key, isBack && !hasEditedGate(key) ? 'inherit' : complete);
  }

  function hasEditedGate(key: string): boolean {
    return gateNames.some((gate) => edited.has(editId(tier.id, key, gate)));
  }

  function inherit(key: string): void {
    for (const gate of gateNames) draft.drop(editId(tier.id, key, gate));
    edit(key, 'inherit');
  }

  function own(key: string): void {
    const feature = registry.get(key);
    if (feature !== undefined) edit(key, completeValue(feature.defaultValue, feature));
  }

  function changeOf(key: string, row: EditedRow): TierChange {
    if (row.inherited) return { key, inherit: true };
    const server = serverRows.get(key);
    const isValueNew = edited.has(editId(tier.id, key)) || server?.inherited === true;
    return {
      key,
      ...(isValueNew && { value: toValueInput(row.value, row.feature.type) }),
      ...(edited.has(editId(tier.id, key, 'override')) && { allowTenantOverride: row.gates.override }),
      ...(edited.has(editId(tier.id, key, 'upgrade')) && { allowTenantUpgrade: row.gates.upgrade }),
    };
  }

  return {
    tier,
    rows,
    lines,
    changes: [...rows].flatMap(([key, row]) => (row.isEdited ? [changeOf(key, row)] : [])),
    setValue,
    switchAll: (keys, enabled) => {
      for (const key of keys) {
        const row = rows.get(key);
        if (row !== undefined) setValue(key, { ...row.value, enabled });
      }
    },
    inherit,
    own,
    setGate: (key, gate, isAllowed) => {
      const row = serverRows.get(key);
      if (row === undefined) return;
      const shown = rows.get(key);
      const other = gate === 'override' ? 'upgrade' : 'override';
      const isBack = isAllowed === inheritedGates[gate] && shown?.gates[other] === inheritedGates[other];
      if (row.inherited && isBack && shown !== undefined && isSame(shown.value, shown.feature.defaultValue)) {
        inherit(key);
        return;
      }
      if (shown?.inherited === true) own(key);
      draft.edit(editId(tier.id, key, gate), currentGate(row, gate), isAllowed);
    },
    discard: () => {
      for (const { key } of tier.features) {
        draft.drop(editId(tier.id, key));
        for (const gate of gateNames) draft.drop(editId(tier.id, key, gate));
      }
    },
  };
}
