/* The search in its dialog. Material's worker finds; an index is fetched when it is first needed: that of what runs
   and comes when the dialog opens, that of the cycles before when somebody wants it or nothing else is found. */

const SETUP = 0, QUERY = 2
const MOST = 30 // shown of each tier
const TELLING = 3 // letters that are worth fetching the archive for, unasked
const WIDENING = "searching earlier cycles …"

const config = JSON.parse(document.querySelector("#__config").textContent)
const base = new URL(config.base.endsWith("/") ? config.base : `${config.base}/`, location)
const words = config.translations

let started = false

/* Make a dialog search; a second call changes nothing. */
export function ready(dialog) {
  if (started) return
  started = true
  const input = dialog.querySelector("input")
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-okr-close], a")) dialog.close()
  })
  dialog.addEventListener("keydown", (event) => walk(event, stops(dialog)))
  input.form.addEventListener("submit", (event) => {
    event.preventDefault()
    stops(dialog)[1]?.click()
  })
  const index = get("search/search_index.json")
  const tiers = [] // what finds in each, once its index is there
  const search = asker(dialog, tiers, index)
  input.addEventListener("input", search)
  index.then(engine).then((find) => {
    tiers.push(find)
    search()
  }).catch(() => tell(dialog, "The search can’t be reached now"))
  search()
}

/* Give the function that asks all tiers for what the box holds, and once more for what it holds by then. */
function asker(dialog, tiers, index) {
  const input = dialog.querySelector("input")
  const more = dialog.querySelector("[data-okr-archive]")
  let busy = false, again = false
  const search = async () => {
    again = busy
    if (busy) return
    busy = true
    let query, found
    do {
      again = false
      query = input.value.trim()
      found = await Promise.all(tiers.map((find) => find(query)))
    } while (again)
    busy = false
    show(dialog, query, found)
    if (more && found.length === 1 && !found[0].length && query.length >= TELLING) more.click()
  }
  more?.addEventListener("click", () => widen(dialog, tiers, index, search))
  return search
}

/* Fetch the archive, search it too, and keep it. */
async function widen(dialog, tiers, index, search) {
  const more = dialog.querySelector("[data-okr-archive]"), { lastElementChild: size } = more
  if (more.ariaBusy) return
  const { textContent: pages } = size
  more.ariaBusy = true
  size.textContent = "Searching …"
  tell(dialog, `${dialog.querySelector("[role=status]").textContent}; ${WIDENING}`)
  try {
    const [{ config: settings }, { docs }] = await Promise.all([index, get(more.dataset.okrArchive)])
    tiers.push(await engine({ config: settings, docs }))
    search()
  } catch {
    tell(dialog, "The earlier cycles can’t be reached now")
  }
  more.ariaBusy = null
  size.textContent = pages
}

function tell(dialog, text) {
  dialog.querySelector("[role=status]").textContent = text
}

/* Where the arrows lead: the box, what was found, the way to more. */
function stops(dialog) {
  return dialog.querySelectorAll("input, .okr-search__results a, .okr-search__more:not([hidden])")
}

/* Show what each tier found; a heading stands where there is more than one. */
function show(dialog, query, found) {
  const held = document.activeElement
  const more = dialog.querySelector("[data-okr-archive]")
  const lists = dialog.querySelectorAll(".okr-search__results")
  lists.forEach((list, at) => fill(list, found[at] ?? [], found[1]?.length > 0))
  if (more) more.hidden = !query || found.length !== 1
  const counted = told(found.map(({ length }) => length))
  tell(dialog, query ? counted + (found.length === 1 && more?.ariaBusy ? `; ${WIDENING}` : "") : "")
  if (!held.isConnected || held.hidden) keep(held, dialog, lists[1])
}

/* Where what had the focus is gone, give it to the same result, else to the first that was added. */
function keep(held, dialog, added) {
  const same = [...stops(dialog)].find(({ href }) => href && href === held.href)
  const next = same ?? added?.querySelector("a") ?? dialog.querySelector("input")
  next.focus()
  next.scrollIntoView({ block: "center" })
}

async function get(path) {
  const reply = await fetch(new URL(path, base))
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  return reply.json()
}

/* Give the function that finds, one query at a time. */
async function engine({ config: settings, docs }) {
  const worker = new Worker(new URL(config.search, location))
  const ask = (type, data) => new Promise((answer) => {
    worker.onmessage = ({ data: { data: answered } }) => answer(answered)
    worker.postMessage({ type, data })
  })
  const fields = { ...settings.fields, where: { boost: 1 }, plain: settings.fields.title }
  const all = docs.map((one) => ({ ...one, plain: plain(one.title) }))
  await ask(SETUP, { config: { ...settings, fields }, docs: all, options: { suggest: false } })
  return async (query) => (await ask(QUERY, query)).items.map(([first]) => first)
}

/* A title without its accents, where it has any: who looks for Inês may type Ines. */
function plain(title) {
  const bare = title.normalize("NFD").replace(/\p{M}/gu, "")
  return bare === title ? undefined : bare
}

/* The arrows go from the box through what was found, and round. */
function walk(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const here = [...stops].indexOf(document.activeElement)
  stops[(here + step + stops.length) % stops.length].focus()
}

/* How many were found in each tier; nothing is known before the first index is there. */
function told([now, earlier]) {
  if (now === undefined) return "Searching …"
  const all = now + (earlier ?? 0)
  const known = { 0: words["search.result.none"], 1: words["search.result.one"] }[all]
  const base = known ?? words["search.result.other"].replace("#", all.toLocaleString("en"))
  const cut = Math.max(now, earlier ?? 0) > MOST ? "; the best are shown" : ""
  return base + whence(all, earlier) + cut
}

function whence(all, earlier) {
  if (earlier === undefined) return ""
  if (!all) return " in any cycle"
  const which = { 0: "none ", [all]: all > 1 ? "all " : "" }[earlier] ?? `${earlier.toLocaleString("en")} `
  return `, ${which}from earlier cycles`
}

function fill(list, items, titled) {
  list.replaceChildren(...items.slice(0, MOST).map(result))
  list.previousElementSibling.hidden = !items.length || !titled
}

function result({ location: path, title, text, where }) {
  const link = document.createElement("a")
  link.href = new URL(path, base)
  link.append(piece("span", "okr-search__title", title))
  if (where) link.append(piece("span", "okr-search__where", where))
  link.append(piece("span", "okr-search__text", text))
  const item = document.createElement("li")
  item.append(link)
  return item
}

/* The words of a piece of the index and what was found in them; of its markup only <mark> is kept. */
function piece(tag, name, html) {
  const element = document.createElement(tag)
  element.className = name
  const read = new DOMParser().parseFromString(html, "text/html")
  const texts = document.createTreeWalker(read.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode
    const node = document.createElement("mark")
    node.textContent = data
    element.append(parentElement.closest("mark") ? node : data)
  }
  return element
}
