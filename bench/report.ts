type Verdict = 'met' | 'MISSED' | '';

/** One figure beside its floor. */
export interface Figure {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** What the same would cost without us, with its unit. */
  readonly floor?: string;
  /** What is compared with the aim, with its unit. */
  readonly result: string;
  readonly aim?: string;
  readonly met?: boolean;
}

/** Collects figures, tells each as soon as it is known, and all of them at the end. */
export class Report {
  readonly #figures: Figure[] = [];

  add(figure: Figure): void {
    this.#figures.push(figure);
    console.log(`  ${figure.name}: ${figure.result}${figure.aim === undefined ? '' : ` (aim ${figure.aim})`}`);
  }

  /** A ratio of two costs in the same unit; `most`: the aim, undefined where the line is only for comparison. */
  ratio(name: string, unit: string, ours: number, floor: number, most?: number): void {
    const ratio = ours / floor;
    this.add({
      name,
      value: `${figureOf(ours)} ${unit}`,
      floor: `${figureOf(floor)} ${unit}`,
      result: `${ratio.toFixed(2)} x`,
      ...(most !== undefined && { aim: `<= ${most} x`, met: ratio <= most }),
    });
  }

  /** A figure with an aim of its own; the floor is only shown. */
  amount(name: string, unit: string, ours: number, most?: number, floor?: number): void {
    this.add({
      name,
      value: `${figureOf(ours)} ${unit}`,
      ...(floor !== undefined && { floor: `${figureOf(floor)} ${unit}` }),
      result: `${figureOf(ours)} ${unit}`,
      ...(most !== undefined && { aim: `<= ${most} ${unit}`, met: ours <= most }),
    });
  }

  print(): void {
    const rows = [
      ['figure', 'measured', 'floor', 'result', 'aim', 'verdict'],
      ...this.#figures.map(({ name, value, floor, result, aim, met }) => [
        name,
        value,
        floor ?? '',
        result,
        aim ?? '',
        verdictOf(met),
      ]),
    ];
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
    lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
    console.log(`\n${lines.join('\n')}\n`);
  }
}

function verdictOf(met: boolean | undefined): Verdict {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

function figureOf(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
