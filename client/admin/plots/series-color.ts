const colors = ['var(--plot-1)', 'var(--plot-2)', 'var(--plot-3)', 'var(--plot-4)', 'var(--plot-5)', 'var(--plot-6)'];

/** The colour of a series by its place, the same in every plot of a screen. */
export function seriesColor(place: number): string {
  return colors[place % colors.length] ?? 'currentColor';
}
