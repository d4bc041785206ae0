"""How numbers are written: units, scales, dates, names with digits, numbers in words."""

import re

from site_builder.rules.wording.pattern import Pattern

SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "million": 1e6}
SCALES |= {"b": 1e9, "bn": 1e9, "billion": 1e9, "hundred": 100.0, "dozen": 12.0}

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
SMALL += " fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED = {word: float(value) for value, word in enumerate(SMALL.split())}
SPELLED |= {word: 10.0 * value for value, word in enumerate(TENS.split(), 2)}
SPELLED |= {"hundred": 100.0, "dozen": 12.0, "dozens": 12.0, "million": 1e6, "thousand": 1e3}
PARTS = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25}
PARTS |= {"fifth": 0.2, "fifths": 0.2, "tenth": 0.1}

LONG_TIMES = frozenset(("day", "week", "month", "quarter", "year", "sprint"))
TIMES = {"ms": "ms", "s": "s", "sec": "s", "secs": "s", "min": "min", "mins": "min", "h": "h"}
TIMES |= {"hr": "h", "hrs": "h", "d": "day", "wk": "week", "yr": "year"}
TIMES |= {"second": "s", "seconds": "s", "minute": "min", "minutes": "min"}
TIMES |= {"hour": "h", "hours": "h"} | {word: word for word in LONG_TIMES}
TIMES |= {f"{word}s": word for word in LONG_TIMES}
SIZES = frozenset(
    """
    b kb mb gb tb pb kbps mbps gbps rps qps tps fps kg g lb lbs km mi cm w kw kwh mw t l ml
    """.split()
)

NUMBERED = frozenset(
    """
    stage phase tier level type step part top series iso soc goal objective option section article
    chapter fortune web pillar room milestone horizon priority cohort wave batch version generation
    gen release releases issue pr ticket round number no class grade category area zone act
    """.split()
)
"""What is numbered: "Stage 2", "SOC 2", "top 10"."""
DATED = frozenset("week month day sprint quarter year iteration".split())
SPANS = frozenset("for over next last past first previous every each after since during in".split())

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = rf"""
    \d{{4}}-\d{{2}}(?:-\d{{2}})?\b | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b
  | (?:FY|CY)\s?-?'?\d{{2,4}}(?:[-\s/]?[QH]\d)?\b | \d{{4}}[-\s/]?[QH][1-4]\b
  | [QH][1-4](?:[-\s/]?(?:FY|CY)?'?\d{{2,4}})?\b | \d[QH]\d{{2,4}}\b
  | \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b(?:,?\s\d{{4}}\b)?
  | {MONTH}\.?\s(?:\d{{4}}\b|\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?)
  | \d{{1,2}}(?::\d\d)?\s?[ap]m\b
"""
IDENTIFIER = r"""
    \#\d+ | 24/7(?:/365)? | 1:1\w* | \b\d+-\d{3,}-\d+
  | [A-Za-z]{1,20}[-_]?\d[\w.-]*(?!%) | \d+(?:st|nd|rd|th|D|G|FA|P)\b
"""
PLAIN = r"""
    (?P<currency>(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF|US\$))\s?)?
    (?P<digits>\d{1,3}(?:[,'’]\d{3})+(?!\d)|\d{1,3}(?:[ ]\d{3})+(?!\d)|\d{1,15})
    (?P<fraction>\.\d{1,6})?
    (?:\s?(?P<scale>(?:[kKmMbB]|MM|mn|bn)(?![A-Za-z])|(?:thousand|million|billion|hundred)\b))?
    (?:\s?(?P<unit>%|percent(?:age\spoints?)?\b|per\scent\b|[x×](?![a-z])|pp\b|bps\b|[$€£])
      |(?P<letters>[A-Za-z]{1,6})\b)?
    (?P<plus>\+)?
"""
SPELL = "|".join(sorted((*SPELLED, *PARTS), key=len, reverse=True))
STARTS = r"""(?:[\d#$€£¥] | [A-Z]{1,20}[-_]?\d | v\.\d | [NXY]
  | [FC]Y | USD | EUR | GBP | CHF | US\$
  | jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"""
"""What any of these begin with: most words are passed over at once."""
NUMBER = Pattern(
    rf"(?<![\w.])(?={STARTS})(?:(?P<date>{DATE})|(?P<version>v\.?\d+(?:\.\w+)*\b|\d+\.\d+\.\d[\w.]*)"
    rf"|(?P<redacted>(?:N\d{{0,3}}|X{{1,3}}|Y{{1,2}})\s?%|\b(?:N\d{{1,3}}|X{{1,3}}|Y{{1,2}})\b)"
    rf"|(?P<identifier>{IDENTIFIER})|(?P<plain>{PLAIN}))",
    re.VERBOSE | re.IGNORECASE,
)
"""A number in digits, from the most to the least particular way to read it."""
DIGIT = Pattern(r"\d|\b[XY]|N\s?%")
NUMBER_WORD = Pattern(rf"\b(?:{SPELL})(?:[\s-](?:{SPELL}))?\b", re.IGNORECASE)
