/* The check-in page: one set of fields for each key result, how it would stand, and the file to propose.

   Nothing is sent and nothing is fetched. The only way out is a link to the forge, or the clipboard. */

import { misfit, figure } from "./check_in_figure.js"
import { standing } from "./check_in_standing.js"
import { checkInName, checkInText, proseOf, strip, wellFormed } from "./check_in_text.js"
import { copy } from "./copy.js"

const LONGEST = 7500 // characters of an address; servers refuse much longer ones
const PAUSE = 700 // milliseconds without a key before the outlook is read out
const REMEMBERED = "okrs-check-in-by"
const UNPRINTABLE = /[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]/g // which no file of a plan may hold
const NEEDS_A_FIGURE = "Write today’s figure, or say in the note why there is none."
const NEEDS_A_NAME = "Choose who you are, so that others know whom to ask."

const $ = (id) => document.getElementById(`okr-${id}`)
const root = $("check-in")
const rules = root.dataset
const read = (field) => wellFormed(field.value).replace(UNPRINTABLE, "")

/* One key result ------------------------------------------------------------------------------ */

function rowOf(item, place) {
  const asks = $("ask").content.cloneNode(true).firstElementChild
  const field = (name) => asks.querySelector(`[data-field=${name}]`)
  const row = {
    item, key: item.dataset, title: item.querySelector("h3"), problem: asks.querySelector(".okr-field__problem"),
    value: field("value"), done: field("done"), confidence: field("confidence"), note: field("note"), claim: field("status"),
    status: item.querySelector(".okr-asks__status"), words: item.querySelector(".okr-asks__words"), bar: item.querySelector(".okr-bar"),
    sure: false, left: false,
  }
  row.before = { status: row.status.firstElementChild.cloneNode(true), words: row.words.textContent, bar: row.bar.cloneNode(true) }
  fit(row, asks)
  name(row, asks, place)
  item.append(asks)
  return row
}

/* Only the fields that this kind of key result has, with what was told last. */
function fit({ key, value, done, confidence, claim }, asks) {
  const measured = ["metric", "guard", "confidential"].includes(key.kind)
  if (!measured) asks.querySelector("[data-part=value]").remove()
  if (key.kind !== "milestone") asks.querySelector("[data-part=done]").remove()
  if (![key.from, key.to, key.last, key.least].some((one) => one?.startsWith("-"))) value.inputMode = "decimal"
  const unit = key.kind === "confidential" ? "from 0 to 1" : key.unit
  if (measured && unit) asks.querySelector("[data-part=value] span").textContent = unit
  done.checked = key.done === "true"
  claim.append($("claims").content.cloneNode(true))
  const share = Math.round(Number(key.confidence ?? 0.5) * 100)
  if (share % 5) confidence.step = 1
  confidence.value = share
}

function name({ title, problem, confidence }, asks, place) {
  title.id = `okr-asks-${place}`
  problem.id = `${title.id}-problem`
  asks.setAttribute("aria-labelledby", title.id)
  for (const part of asks.querySelectorAll(".okr-field")) {
    const field = part.querySelector("input, select")
    field.id = `${title.id}-${field.dataset.field}`
    if (field.dataset.field !== "done") part.querySelector("label").htmlFor = field.id
  }
  asks.querySelector("output").setAttribute("for", confidence.id)
}

/* What somebody filled in; null where nothing is. */
function toldOf(row) {
  const { key } = row
  const value = row.value.isConnected ? strip(read(row.value)) : ""
  const note = strip(read(row.note))
  const turned = row.done.checked !== (key.done === "true")
  const status = row.claim.value
  if (!value && !note && !turned && !row.sure && !status) return null
  const confidence = row.sure ? String(row.confidence.value / 100) : key.confidence ?? ""
  const done = key.kind === "milestone" ? row.done.checked : null
  return { objective: key.objective, keyResult: key.keyResult, value, done, confidence, status, note }
}

function problemOf({ key }, told) {
  if (!told) return ""
  if (told.value) return misfit(told.value, key.kind, key.unit)
  return told.note || !key.kind || key.kind === "milestone" ? "" : NEEDS_A_FIGURE
}

/* How it would stand; as it does where nothing is told that can be read. */
function outlook(row, told, day) {
  const known = told && !(told.value && misfit(told.value, row.key.kind, row.key.unit))
  row.item.classList.toggle("okr-asks--filled", Boolean(told))
  if (!known) return restore(row)
  const value = told.value ? figure(told.value).value : null
  const confidence = told.confidence === "" ? null : Number(told.confidence)
  const found = standing(row.key, { value, done: told.done, confidence, status: told.status }, day, rules)
  const mark = (status) => $("marks").content.querySelector(`.okr-${status}`).cloneNode(true)
  row.status.replaceChildren(mark(found.status))
  row.words.textContent = found.words
  if (found.status !== found.computed) row.words.textContent += ` By its figures it is ${mark(found.computed).textContent.trim().toLowerCase()}.`
  row.bar.setAttribute("class", `okr-bar okr-${found.status}`)
  row.bar.setAttribute("aria-label", row.words.textContent)
  const share = Math.round(Math.min(1, Math.max(0, found.progress ?? 0)) * 100)
  row.bar.querySelector(".okr-bar__fill").setAttribute("width", `${share}%`)
}

function restore(row) {
  const bar = row.before.bar.cloneNode(true)
  row.status.replaceChildren(row.before.status.cloneNode(true))
  row.words.textContent = row.before.words
  row.bar.replaceWith(bar)
  row.bar = bar
}

function tellConfidence(row) {
  const known = row.sure || row.key.confidence !== undefined
  const text = known ? `${row.confidence.value} %` : "not told yet"
  row.confidence.closest(".okr-field").querySelector("output").textContent = text
  row.confidence.setAttribute("aria-valuetext", text)
}

/* How it would stand, or what is wrong with the figure, to be read out. */
function inWords({ problem, status, words }) {
  return problem.hidden ? `${status.textContent.trim()}. ${words.textContent}` : problem.textContent
}

function point(field, problem, text) {
  problem.textContent = text
  problem.hidden = !text
  if (text) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
  if (text) field.setAttribute("aria-describedby", problem.id)
  else field.removeAttribute("aria-describedby")
}

/* The whole check-in -------------------------------------------------------------------------- */

const inside = (day) => rules.starts <= day && day <= rules.ends

/* The person's own day; on a site of a chosen day that one, once the cycle is over. */
function today() {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  const day = parts.map((one) => String(one).padStart(2, "0")).join("-")
  return rules.fixed && !inside(day) ? rules.fixed : day
}

function checkIn(rows) {
  const day = today()
  const told = rows.map(toldOf)
  const by = $("by").value
  const file = checkInName(day, by || "YOU", rules.taken.split(" "), Number(rules.turn))
  const text = checkInText(by || "YOU", told.filter(Boolean), proseOf(read($("wins")), read($("blockers"))))
  return { day, told, by, file, text, count: told.filter(Boolean).length }
}

function addressOf({ file, text }) {
  const plain = `${rules.address}?${rules.name}=${encodeURIComponent(`${rules.place}/${file}`)}`
  const whole = `${plain}&${rules.content}=${encodeURIComponent(text)}`
  return whole.length > LONGEST ? { address: plain, long: true } : { address: whole, long: false }
}

function say(text, where = $("says")) {
  if (where.textContent !== text) where.textContent = text // what is written once more is read out once more
}

function show(rows) {
  const made = checkIn(rows)
  rows.forEach((row, place) => {
    outlook(row, made.told[place], made.day)
    const problem = row.left ? problemOf(row, made.told[place]) : ""
    if (!row.problem.hidden || problem) point(row.value, row.problem, problem)
  })
  if (made.by) point($("by"), $("by-problem"), "")
  document.querySelector(".okr-file").hidden = !made.count
  $("path").textContent = `${rules.folder}/${made.file}`
  $("text").textContent = made.text
  const long = rules.address ? lead(made) : false
  say(long || (made.count ? `${made.count} of ${rows.length} key results filled in.` : "Nothing is filled in yet."))
}

/* Lead to the forge; what to say where the check-in is too long for that. */
function lead(made) {
  const { address, long } = addressOf(made)
  const { forge } = rules
  $("go").href = made.count ? address : rules.address
  const updates = made.count === 1 ? "1 update" : `${made.count} updates`
  $("go").textContent = long ? `Open a new file on ${forge}` : made.count ? `Propose ${updates} on ${forge}` : `Propose on ${forge}`
  return long ? `This is too long for an address. Copy the file, open a new file on ${forge}, and paste it there.` : ""
}

/* Point out all that is missing, and go to the first of it. Whether nothing is. */
function complete(rows) {
  const made = checkIn(rows)
  const missing = made.by ? [] : [{ field: $("by"), problem: $("by-problem"), text: NEEDS_A_NAME }]
  rows.forEach((row, place) => {
    const text = problemOf(row, made.told[place])
    if (text) missing.push({ field: row.value, problem: row.problem, text })
    row.left = true
  })
  for (const { field, problem, text } of missing) point(field, problem, text)
  if (!made.count) say("Fill in at least one key result: its value today, or a note.")
  else if (!inside(made.day)) say(`The cycle’s last day is ${rules.ended}. A check-in of today would not count.`)
  const first = made.count ? missing[0]?.field : rows[0].item.querySelector("fieldset input")
  first?.focus()
  return made.count > 0 && inside(made.day) && !missing.length
}

/* Who it is; kept in this browser only where the person says so. */
function remember() {
  let by
  try {
    by = localStorage.getItem(REMEMBERED)
  } catch {
    return // this browser keeps nothing
  }
  $("by").after($("remember").content.cloneNode(true))
  const kept = $("remembered")
  kept.checked = by !== null
  if ([...$("by").options].some((one) => one.value === by)) $("by").value = by
  const keep = () => {
    if (kept.checked && $("by").value) localStorage.setItem(REMEMBERED, $("by").value)
    else if (!kept.checked) localStorage.removeItem(REMEMBERED)
  }
  kept.addEventListener("change", keep)
  $("by").addEventListener("change", keep)
}

function begin() {
  const rows = [...root.querySelectorAll(".okr-asks")].map(rowOf)
  let waiting
  const told = (row) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => say(`${row.title.textContent.trim()}: ${inWords(row)}`, $("outlook")), PAUSE)
  }
  for (const row of rows) {
    tellConfidence(row)
    row.confidence.addEventListener("input", () => { row.sure = true; tellConfidence(row) })
    row.value.addEventListener("change", () => { row.left = true; show(rows); told(row) })
    row.item.addEventListener("input", () => told(row))
  }
  remember()
  root.addEventListener("input", () => show(rows))
  $("copy").addEventListener("click", async () => {
    show(rows)
    if (complete(rows)) say(await copy($("text"), `Copied. It belongs into ${$("path").textContent}.`))
  })
  $("go")?.addEventListener("click", (event) => {
    show(rows)
    if (!complete(rows)) event.preventDefault()
    else if (!addressOf(checkIn(rows)).long) say(`${rules.forge} opens with your check-in. Propose it there: only then others see it.`)
  })
  for (const one of document.querySelectorAll(".okr-scripted")) one.hidden = false
  $("unscripted").remove()
  show(rows)
}

begin()
