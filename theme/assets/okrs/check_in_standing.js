/* How a key result will stand once a check-in is told: the arithmetic of site_builder/model/progress.py and standing.py.

   `key` are the figures of a key result as pages/asked.py writes them, all of them text: kind, pace (days and shares in
   turn), from, to, last, confidence, least, most, kept (a letter for each period), done, due. `rules` are those of the
   cycle: ends, periods, and the limits. `told` are {value, done, confidence}: numbers, or null where nothing is told, and
   `status`, what a person calls it; empty where that is left to the figures.
   Days are text such as 2026-11-16, which sorts as days do. */

const ROUNDING = 1e-9
const ORDER = ["done", "on-track", "pending", "at-risk", "off-track"]
const DAY = 24 * 60 * 60 * 1000

const number = (text) => text === undefined || text === "" ? null : Number(text)
const distance = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/* {status, computed, progress, expected, words} */
export function standing(key, told, today, rules) {
  const day = today < rules.ends ? today : rules.ends
  const expected = key.kind === "guard" ? 1 : expectedOn(key.pace, day)
  const guard = key.kind === "guard" && guarded(key, told.value, today, rules)
  const progress = guard ? guard.progress : progressOf(key, told)
  const confidence = told.confidence ?? number(key.confidence)
  const running = key.kind === "guard" && day < rules.ends
  const computed = statusOf(progress, expected, confidence, running, rules)
  const status = told.status && computed !== "done" ? told.status : computed
  return { status, computed, progress, expected, words: words(key, progress, expected, guard) }
}

export function expectedOn(pace, day) {
  const words = pace.split(" ")
  const points = words.flatMap((word, place) => place % 2 ? [] : [{ on: word, share: Number(words[place + 1]) }])
  const before = points.findLast((one) => one.on <= day)
  const after = points.find((one) => one.on >= day)
  if (!before) return 0
  if (!after || before === after) return before.share
  return before.share + (distance(before.on, day) / distance(before.on, after.on)) * (after.share - before.share)
}

function progressOf(key, told) {
  const value = told.value ?? number(key.last)
  if (key.kind === "milestone") return Number(told.done ?? key.done === "true")
  if (value === null || !key.kind) return null
  if (key.kind === "confidential") return Math.min(1, Math.max(0, value))
  const from = number(key.from)
  const to = number(key.to)
  if (from === null || to === null) return null
  return from === to ? Number(value === to) : (value - from) / (to - from)
}

/* The share of the periods due so far whose last value is inside the bounds. */
function guarded(key, value, today, rules) {
  const starts = rules.periods.split(" ")
  const kept = [...key.kept]
  const now = starts.findLastIndex((one) => one <= today)
  if (value !== null && now >= 0 && today <= rules.ends) kept[now] = holds(key, value) ? "y" : "n"
  if (kept.every((one) => one === "-")) return { progress: null }
  const over = (place) => (starts[place + 1] ?? "9999") <= today || (place === starts.length - 1 && rules.ends < today)
  const due = kept.filter((one, place) => over(place) || (one !== "-" && starts[place] <= today))
  const inside = due.filter((one) => one === "y").length
  return { progress: due.length ? inside / due.length : null, inside, due: due.length }
}

function holds(key, value) {
  const least = number(key.least)
  const most = number(key.most)
  return (least === null || value >= least) && (most === null || value <= most)
}

function statusOf(progress, expected, confidence, running, rules) {
  if (progress === null) return "pending"
  if (progress >= 1 - ROUNDING && !running) return "done"
  const pace = expected - progress
  const found = [pace <= Number(rules.onTrack) + ROUNDING ? 1 : pace <= Number(rules.atRisk) + ROUNDING ? 3 : 4]
  if (confidence !== null) found.push(confidence >= Number(rules.confident) - ROUNDING ? 1 : confidence >= Number(rules.doubtful) - ROUNDING ? 3 : 4)
  return ORDER[Math.max(...found)]
}

/* A share as a whole per cent; a half goes to the even side, as Python rounds. */
export function percent(share) {
  const exact = share * 100
  const below = Math.floor(exact)
  const whole = exact - below === 0.5 ? below + Math.abs(below % 2) : Math.round(exact)
  return `${whole} %`.replace("-", "−")
}

function words(key, progress, expected, guard) {
  if (key.kind === "metric" && (!key.from || !key.to)) return "It can be measured once its baseline and target are known."
  if (progress === null) return "No check-in yet."
  if (guard) return `Kept in ${guard.inside} of the ${guard.due} check-ins due so far.`
  if (key.kind === "milestone") return progress ? "It is done." : `It is due on ${key.due}.`
  const reached = `${percent(progress)} of the way`
  if (progress >= 1) return progress === 1 ? "It is reached." : `It is reached, and more: ${reached}.`
  return `${progress < 0 ? "Further away than at the start" : reached}, ${percent(expected)} expected by now.`
}
