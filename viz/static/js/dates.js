// Dates as a reader writes them. ISO in, words out; no clock and no time zone is ever asked.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

export function longDate(iso) {
  if (!iso) return 'no date';
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (!year || (month && !MONTHS[month - 1])) return iso;
  if (!month) return String(year);
  return day ? `${day} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}`;
}

export function shortDate(iso) {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (!year || (month && !MONTHS[month - 1])) return iso;
  return [day || '', month ? MONTHS[month - 1].slice(0, 3) : '', year].filter(Boolean).join(' ');
}

export function longPeriod(from, to) {
  if (!from && !to) return '';
  if (!to || from === to) return longDate(from);
  if (!from) return `until ${longDate(to)}`;
  const [whole, year] = [wholeMonths(from, to), from.slice(0, 4) === to.slice(0, 4)];
  if (whole) return from.slice(0, 7) === to.slice(0, 7) ? longDate(from.slice(0, 7))
    : `${year ? MONTHS[Number(from.slice(5, 7)) - 1] : longDate(from.slice(0, 7))} to ${longDate(to.slice(0, 7))}`;
  return `${longDate(from)} to ${longDate(to)}`;
}

function wholeMonths(from, to) {
  if (from.length < 10 || to.length < 10) return false;
  const [year, month, day] = to.split('-').map(Number);
  return from.endsWith('-01') && day === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1970, for scales. A date without a day counts as the first of its month. */
export function dayNumber(iso) {
  const [year, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86400000;
}

export function monthsBefore(iso, months) {
  const [year, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}
