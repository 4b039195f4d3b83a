import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Link } from 'wouter';
import { MatrixCell } from './matrix-cell.tsx';
import type { matrixRows } from './matrix-rows.ts';
import { matrixStep } from './matrix-step.ts';
import { relationNotes } from './relation-notes.ts';
import type { Registry } from './tier-edit.ts';
import type { TierEditing } from './tier-editing.ts';

interface MatrixGridProps {
  readonly editings: readonly TierEditing[];
  readonly registry: Registry;
  readonly groups: ReturnType<typeof matrixRows>;
}

/** Tiers by features. One Tab stop: arrows move, Space switches, Enter opens the editor of a cell. */
export function MatrixGrid({ editings, registry, groups }: MatrixGridProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<readonly [number, number]>([0, 0]);
  const [opened, setOpened] = useState<string | null>(null);
  const order = new Map(groups.flatMap(({ features }) => features).map(({ key }, index) => [key, index]));
  const size = [order.size, editings.length] as const;
  const notes = editings.map(({ rows }) => relationNotes(registry, rows));
  const tabStop = [Math.min(current[0], size[0] - 1), Math.min(current[1], size[1] - 1)] as const;

  const cellAt = (at: string): HTMLElement | null =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${at}"]`) ?? null;

  function open(at: string, isOpen: boolean): void {
    setOpened(isOpen ? at : null);
    // The editor goes at once, and with it the focus that was in it.
    if (!isOpen) cellAt(at)?.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined;
    if (cell === undefined) return;
    const [row = 0, column = 0] = cell.split(':').map(Number);
    if (event.key === 'Enter') {
      event.preventDefault();
      setOpened(cell);
      return;
    }
    const to = matrixStep(event, [row, column], size);
    if (to === null) return;
    event.preventDefault();
    setCurrent(to);
    cellAt(to.join(':'))?.focus();
  }

  return (
    <div className="matrix-scroll">
      <table
        ref={table}
        role="grid"
        aria-label="Features by tier"
        className="matrix"
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const [row, column] = target.dataset['cell']?.split(':').map(Number) ?? [];
          if (row !== undefined && column !== undefined) setCurrent([row, column]);
        }}
      >
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              Feature
            </th>
            {editings.map(({ tier }) => (
              <th key={tier.id} scope="col">
                <Link href={`/tiers/${tier.id}`} className="matrix-tier">
                  {tier.name}
                </Link>
                <span className="matrix-tenants">
                  {tier.tenantCount === 1 ? '1 tenant' : `${tier.tenantCount} tenants`}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ id, label, features }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={editings.length + 1} className="matrix-category">
                <span>{label}</span>
              </th>
            </tr>
            {features.map((feature) => (
              <tr key={feature.key}>
                <th scope="row" className="matrix-feature">
                  {feature.name}
                  <code className="feature-key">{feature.key}</code>
                </th>
                {editings.map((editing, column) => {
                  const row = editing.rows.get(feature.key);
                  const at = [order.get(feature.key) ?? 0, column] as const;
                  return row === undefined ? (
                    <td key={editing.tier.id} />
                  ) : (
                    <MatrixCell
                      key={editing.tier.id}
                      row={row}
                      notes={notes[column]?.get(feature.key)}
                      editing={editing}
                      registry={registry}
                      at={at}
                      isCurrent={at.join(':') === tabStop.join(':')}
                      isOpen={opened === at.join(':')}
                      onOpen={(isOpen) => open(at.join(':'), isOpen)}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
