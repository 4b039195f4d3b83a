import {
  IconChevronDown,
  IconCodePlus,
  IconPackageImport,
  IconPlus,
  IconPuzzle,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { type AvailableComponent, FeatureGate, type FeatureKey, useComponents } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { GateFrame } from '../gates/gate-frame.tsx';
import { ComponentIcon } from './component-icon.tsx';
import type { Category } from './flow.ts';

const categories: readonly (readonly [category: Category, label: string, icon: string])[] = [
  ['models_and_agents', 'Models & Agents', 'robot'],
  ['data_io', 'Data I/O', 'database-import'],
  ['helpers', 'Helpers', 'tool'],
  ['logic', 'Logic', 'arrows-split'],
  ['memories', 'Memories', 'brain'],
  ['embeddings', 'Embeddings', 'vector'],
  ['tools', 'Tools', 'hammer'],
  ['prototypes', 'Prototypes', 'flask'],
];

type Add = (component: AvailableComponent) => void;

/** The drawers of components; what a tenant may not use is not in them. */
export function Palette({ onAdd }: { readonly onAdd: Add }): ReactNode {
  const components = useComponents();
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const text = search.trim().toLowerCase();
    const hits = components.filter(({ name, description }) =>
      `${name} ${description ?? ''}`.toLowerCase().includes(text),
    );
    return Map.groupBy(hits, ({ category }) => category);
  }, [components, search]);
  return (
    <aside className="palette" aria-label="Components">
      <label className="search">
        <IconSearch size={15} aria-hidden />
        <span className="visually-hidden">Search components</span>
        <input
          type="search"
          placeholder="Search components"
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
      </label>
      <div className="palette-scroll">
        {categories.map(([category, label, icon]) => (
          <GateFrame key={category} feature={`components.${category}`} className="drawer-gate">
            <Drawer
              category={category}
              label={label}
              icon={icon}
              components={found.get(category) ?? []}
              searching={search !== ''}
              onAdd={onAdd}
            />
          </GateFrame>
        ))}
        <CustomComponents />
      </div>
    </aside>
  );
}

interface DrawerProps {
  readonly category: Category;
  readonly label: string;
  readonly icon: string;
  readonly components: readonly AvailableComponent[];
  readonly searching: boolean;
  readonly onAdd: Add;
}

function Drawer({ category, label, icon, components, searching, onAdd }: DrawerProps): ReactNode {
  const [open, setOpen] = useState(category === 'models_and_agents' || category === 'data_io');
  const act = useAction();
  const feature: FeatureKey = `components.${category}`;
  const head = (
    <>
      <span className="thread" data-category={category}>
        <ComponentIcon name={icon} size={15} />
      </span>
      {label}
    </>
  );
  async function place(component: AvailableComponent): Promise<void> {
    const { accepted } = await act(feature);
    if (accepted) onAdd(component);
  }
  return (
    <FeatureGate feature={feature} showLocked showUpgrade className="lock-drawer">
      <details open={open || searching} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="drawer-head">
          {head}
          {components.length > 0 && <span className="count">{components.length}</span>}
          <IconChevronDown size={14} aria-hidden />
        </summary>
        <ul>
          {components.map((component) => (
            <li key={component.id}>
              <button
                type="button"
                className="component"
                title={component.description ?? component.name}
                onClick={() => void place(component)}
              >
                <ComponentIcon name={component.icon} />
                <span>{component.name}</span>
                {component.isBeta && <span className="beta">Beta</span>}
                <IconPlus size={14} aria-hidden className="add" />
              </button>
            </li>
          ))}
        </ul>
      </details>
    </FeatureGate>
  );
}

function CustomComponents(): ReactNode {
  const act = useAction();
  const rows = [
    ['components.custom.enabled', 'Create a component', IconPuzzle],
    ['components.custom.code_editing', 'Edit component code', IconCodePlus],
    ['components.custom.import_external', 'Import from a package', IconPackageImport],
  ] as const;
  return (
    <section className="custom" aria-labelledby="custom-components">
      <h2 id="custom-components">Your components</h2>
      {rows.map(([feature, label, Icon]) => (
        <GateFrame key={feature} feature={feature}>
          <FeatureGate feature={feature} showLocked showUpgrade className="lock-row">
            <button type="button" className="component" onClick={() => void act(feature)}>
              <Icon size={16} stroke={1.75} aria-hidden />
              <span>{label}</span>
            </button>
          </FeatureGate>
        </GateFrame>
      ))}
    </section>
  );
}
