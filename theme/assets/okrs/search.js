/* The search in its dialog. Material's worker finds; the index is fetched when this is first needed. */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const MOST = 30

const config = JSON.parse(document.querySelector("#__config").textContent)
const base = new URL(config.base.endsWith("/") ? config.base : `${config.base}/`, location)
const words = config.translations

let started = false

/* Make a dialog search; a second call changes nothing. */
export function ready(dialog) {
  if (started) return
  started = true
  const input = dialog.querySelector("input")
  const results = dialog.querySelector("ol")
  const count = dialog.querySelector("[role=status]")
  const worker = new Worker(new URL(config.search, location))
  let waiting = 0 // answers to come: only the last is shown, so that none takes the focus away
  const ask = () => {
    waiting += 1
    worker.postMessage({ type: QUERY, data: input.value })
  }

  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type === READY) input.addEventListener("input", ask)
    if (type === READY && input.value) ask()
    if (type !== RESULT) return
    waiting -= 1
    if (!waiting) show(data.items.slice(0, MOST), input.value.trim(), results, count)
  })
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-okr-close], a")) dialog.close()
  })
  dialog.addEventListener("keydown", (event) => walk(event, [input, ...results.querySelectorAll("a")]))
  input.form.addEventListener("submit", (event) => {
    event.preventDefault()
    results.querySelector("a")?.click()
  })
  setUp(worker)
}

async function setUp(worker) {
  const reply = await fetch(new URL("search/search_index.json", base))
  const { config: settings, docs } = await reply.json()
  worker.postMessage({ type: SETUP, data: { config: settings, docs, options: { suggest: false } } })
}

/* The arrows go from the box through what was found, and round. */
function walk(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const here = stops.indexOf(document.activeElement)
  stops[(here + step + stops.length) % stops.length].focus()
}

function show(items, query, results, count) {
  results.replaceChildren(...items.map(([first]) => result(first)))
  const { length } = items
  const found = { 0: words["search.result.none"], 1: words["search.result.one"] }[length]
  count.textContent = query ? found ?? words["search.result.other"].replace("#", length) : ""
}

function result({ location: path, title, text }) {
  const link = document.createElement("a")
  link.href = new URL(path, base)
  link.append(piece("span", "okr-search__title", title), piece("span", "okr-search__text", text))
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
