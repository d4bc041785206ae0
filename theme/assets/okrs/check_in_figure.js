/* A figure as people write it, read as site_builder/model/quantity.py reads it: exactly, or with a sentence on what to do. */

import { strip } from "./check_in_text.js"

const LARGEST = 1e15
const SMALLEST = 1e-15
const EXACT_DIGITS = 15
const SCALES = { "": 0, k: 3, K: 3, M: 6, bn: 9, B: 9, T: 12 }
const SEVERAL_MEANINGS = ["m", "b", "t", "mm", "mn", "mio"]
const DIGITS = "([0-9]+(?:_[0-9]+)*(?:\\.[0-9]+)?)"
const WRITTEN = new RegExp(`^([+−-]?)([€$£¥]?)\\s?${DIGITS}(?:\\s?(bn|[kKMBT]))?(?![A-Za-z])(\\s?(?:%|[^\\p{Nd}\\s.,_+\\-][^\\p{Nd}]{0,39}))?$`, "u")
const UNIT_TIGHT = new RegExp(`^([+−-]?)()${DIGITS}()([A-Za-zµ°][^\\p{Nd}]{0,39})$`, "u")

/* {value, unit}, or {problem} in a sentence. */
export function figure(text) {
  const found = WRITTEN.exec(strip(text)) ?? UNIT_TIGHT.exec(strip(text))
  if (!found) return { problem: refusal(strip(text)) }
  const [, sign, currency, number, scale = "", after = ""] = found
  const unit = strip(currency + after)
  if (/^\p{N}/u.test(unit)) return { problem: refusal(strip(text)) }
  if (SEVERAL_MEANINGS.includes(unit.split(" ")[0])) return { problem: "This can mean several things. Write M for millions, min for minutes, or the number in full." }
  const digits = number.replaceAll("_", "")
  const value = Number(`${digits}e${SCALES[scale]}`) * (sign && sign !== "+" ? -1 : 1) + 0
  if (!exact(value, digits)) return { problem: "This is too large, too small or too precise. Write it with at most fifteen digits." }
  return { value, unit }
}

function exact(value, digits) {
  const significant = digits.replace(".", "").replace(/^0+|0+$/gu, "")
  const size = Math.abs(value)
  return significant.length <= EXACT_DIGITS && (!size || (size >= SMALLEST && size <= LARGEST))
}

function refusal(text) {
  if (/^[+−-]?[0-9][0-9.]*,[0-9]/u.test(text)) return "A comma can mean thousands or decimals. Write a point for decimals, and nothing for thousands."
  if (/^[0-9]+ [0-9]/u.test(text)) return "A space can end a number. Write it without one, such as 12000."
  if (/^[0-9]+:[0-9]/u.test(text)) return "This can be a time of day or a duration. Write it with a unit, such as 90 min."
  return "This is no number. Write one such as 12, 85 % or 1.5M."
}

/* Whether a unit that somebody wrote is the one that is counted; the same word is, other names for it need not be. */
export function sameUnit(one, counted) {
  const plain = (unit) => strip(unit).toLowerCase().replace(/s$/u, "")
  return !one || !counted || [plain(counted), plain(counted.split(" ")[0])].includes(plain(one))
}

/* What is wrong with a figure for a kind of key result; empty where nothing is. */
export function misfit(text, kind, counted) {
  const { value, unit, problem } = figure(text)
  if (problem) return problem
  if (kind !== "confidential") return sameUnit(unit, counted) ? "" : `This is counted in ${counted}. Write it in that, or leave the unit out.`
  if (!unit && value >= 0 && value <= 1) return ""
  return "Write how much of the way is done, from 0 to 1: 0.4 for 40 %."
}
