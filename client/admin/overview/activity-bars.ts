import { operationText } from '../history/operation-text.ts';
import type { Bar } from '../plots/bar-plot.tsx';
import type { Overview } from './overview.ts';

const DAY_MS = 86_400_000;
const LABELLED = 7; // every how many days

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The changes of the last days, a bar for each day in UTC, also where nothing changed. */
export function activityBars(activity: Overview['changeActivity'], days: number, now: number): readonly Bar[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return Array.from({ length: days }, (_unused, place) => {
    const start = today - (days - 1 - place) * DAY_MS;
    const ofDay = activity.filter(({ day }) => Date.parse(day) === start);
    const value = ofDay.reduce((sum, { changeCount }) => sum + changeCount, 0);
    const name = dayName.format(start);
    const what = ofDay.map(({ operation, changeCount }) => `${changeCount} × ${operationText(operation)}`).join(', ');
    return {
      id: String(start),
      label: (days - 1 - place) % LABELLED === 0 ? name : '',
      title: `${name}: ${value === 0 ? 'nothing' : what}`,
      value,
    };
  });
}
