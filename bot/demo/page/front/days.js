// Days and hours in the demo's zone. Months and weekdays are named here, because browsers do not all know Kazakh.

import { language } from "./words.js";

const MONTHS = {
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const SHORT = {
  ru: "янв фев мар апр мая июн июл авг сен окт ноя дек".split(" "),
  kk: "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split(" "),
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
};
const WEEKDAYS = {
  ru: "вс пн вт ср чт пт сб".split(" "),
  kk: "жс дс сс ср бс жм сн".split(" "),
  en: "Sun Mon Tue Wed Thu Fri Sat".split(" "),
};
const LONG_WEEKDAYS = {
  ru: "воскресенье понедельник вторник среда четверг пятница суббота".split(" "),
  kk: "жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі".split(" "),
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let reader = formatterOf("Asia/Almaty");

function formatterOf(zone) {
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  return new Intl.DateTimeFormat("en-GB", { ...numeric, second: "numeric", hourCycle: "h23", timeZone: zone });
}

export function liveIn(zone) {
  if (reader.resolvedOptions().timeZone !== zone) reader = formatterOf(zone);
}

/** {year, month: 1–12, day, hour, minute, second, weekday: 0–6} of an instant in ms. */
export function wall(at) {
  const parts = Object.fromEntries(reader.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  parts.weekday = new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay();
  return parts;
}

/** A number that is the same for all instants of a day and grows by one a day. */
export function dayNumber(at) {
  const { year, month, day } = wall(at);
  return Date.UTC(year, month - 1, day) / DAY;
}

export function time(at) {
  const { hour, minute } = wall(at);
  return `${two(hour)}:${two(minute)}`;
}

/** "20 февраля 2020", in Kazakh "2020 ж. 20 ақпан" */
export function longDay(at) {
  const { year, month, day } = wall(at);
  const inYear = `${day} ${MONTHS[language()][month - 1]}`;
  return language() === "kk" ? `${year} ж. ${inYear}` : `${inYear} ${year}`;
}

/** "20 фев" */
export function shortDay(at) {
  const { month, day } = wall(at);
  return `${day} ${SHORT[language()][month - 1]}`;
}

export function shortMonth(number) {
  return SHORT[language()][number - 1];
}

/** "пт, 20 фев, 12:00" */
export function shortMoment(at) {
  return `${WEEKDAYS[language()][wall(at).weekday]}, ${shortDay(at)}, ${time(at)}`;
}

/** As a list of chats says it: the time today, the weekday within a week, then the date. */
export function sinceThen(at, now) {
  const days = dayNumber(now) - dayNumber(at);
  if (days <= 0) return time(at);
  return days < 7 ? WEEKDAYS[language()][wall(at).weekday] : shortDay(at);
}

/** The next 09:00 after an instant; Almaty's clocks did not change in the season. */
export function nextMorning(at) {
  const { hour, minute, second } = wall(at);
  const sinceNine = (hour - 9) * HOUR + minute * MINUTE + second * 1000 + (at % 1000);
  return at - sinceNine + (sinceNine >= 0 ? DAY : 0);
}

export const LATER = { hour: HOUR, day: DAY };

/** A moment in the form Telegram's date_time entities ask for: letters of w, d, D, t and T. */
export function asWished(at, form) {
  const { weekday, year, month, day, second } = wall(at);
  const said = {
    w: LONG_WEEKDAYS[language()][weekday],
    d: `${two(day)}.${two(month)}.${year}`,
    D: longDay(at),
    t: time(at),
    T: `${time(at)}:${two(second)}`,
  };
  return [...form].map((letter) => said[letter]).filter(Boolean).join(", ");
}

function two(number) {
  return String(number).padStart(2, "0");
}
