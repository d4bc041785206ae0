/* A check-in as the file that it becomes, character for character what site_builder/files/check_in_text.py writes. */

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu")
const AFTER = new RegExp(`[${SPACE}]+$`, "u")
const BETWEEN = new RegExp(`[${SPACE}]+`, "gu")
const LINE_END = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/u
const PLAIN = /^[A-Za-z](?:[\p{L}\p{N}_ /-]*[\p{L}\p{N}_])?$/u
const NUMBER = /^-?\p{Nd}+(?:\.\p{Nd}+)?$/u
const NO_TEXT = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])

/* Half of a character, which no file can hold, becomes the sign for something unknown. */
export const wellFormed = (text) => text.replace(/\p{Cs}/gu, "\ufffd")

export const strip = (text) => text.replace(AROUND, "")

export const oneLine = (text) => strip(text).replace(BETWEEN, " ")

/* A text as YAML writes it: plain where that can't be misread, else in double quotes. */
export const scalar = (text) => PLAIN.test(text) && !NO_TEXT.has(text.toLowerCase()) ? text : JSON.stringify(text)

/* `told` are {objective, keyResult, value, done, confidence, status, note}; what is empty isn't told. */
export function checkInText(by, told, prose = "") {
  const lines = ["---", `by: ${scalar(by)}`, "updates:"]
  let last
  for (const one of told) {
    if (one.objective !== last) lines.push(`  ${one.objective}:`)
    last = one.objective
    lines.push(`    ${one.keyResult}: {${fields(one)}}`)
  }
  const body = strip(prose).split(LINE_END).map((line) => line.replace(AFTER, "")).join("\n")
  return [...lines, "---", ...(body ? [body] : [])].join("\n") + "\n"
}

function fields({ value = "", done = null, confidence = "", status = "", note = "" }) {
  const named = {
    value: written(value),
    done: done === null ? "" : String(done),
    confidence: written(confidence),
    status,
    note: strip(note) && scalar(oneLine(note)),
  }
  return Object.entries(named).filter(([, one]) => one).map(([name, one]) => `${name}: ${one}`).join(", ")
}

function written(text) {
  const figure = strip(text)
  return !figure || NUMBER.test(figure) ? figure : scalar(figure)
}

/* The file's name: the day, and the person where the day is taken. The first `turn` free names are left to others. */
export function checkInName(day, by, taken, turn = 0) {
  for (let number = 0, left = turn; ; number++) {
    const name = [day, `${day}-${by}`][number] ?? `${day}-${by}-${number}`
    if (!taken.includes(name) && left-- === 0) return `${name}.md`
  }
}

/* What somebody says beside the figures. */
export const proseOf = (wins, blockers) =>
  [["Wins", wins], ["Blockers", blockers]].filter(([, text]) => strip(text)).map(([name, text]) => `${name}: ${strip(text)}`).join("\n\n")
