"""Words that tie a goal to somebody's pay or appraisal."""

import re

from site_builder.model.finding import Place, Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Facts, Rule, Violations

_APPRAISAL = re.compile(
    r"""\b(?:
      (?:(?:annual|performance|year-end|merit)\s)?bonus(?:es)? | (?:performance\s)?appraisals?
    | (?:performance\s)?ratings? | (?:performance|salary|compensation|annual|year-end)\sreviews?
    | promotions? | promoted\sto | salar(?:y|ies) | (?:pay|salary)\s(?:raises?|rises?|increases?)
    | gets?\sa\sraise | a\sraise(?=\W*$) | merit\sincreases? | variable\spay
    | performance\simprovement\splans? | (?:stack|forced)\sranking
    | (?:performance\s)?calibration\s(?:rounds?|sessions?|meetings?|committees?)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FALSE_FRIENDS = {
    "bonus": """
        sign-up signup welcome referral referrals loyalty deposit credit credits points code
        codes content track feature player players game casino no-claims
    """,
    "rating": """
        app apps store play ios android star stars credit customer customers user users buyer
        buyers seller sellers merchant merchants driver drivers hotel restaurant product
        products review reviews g2 capterra trustpilot glassdoor google yelp tripadvisor
        satisfaction csat nps survey service support help article articles content course
        courses session sessions talk talks event webinar risk safety energy esg bond moody
        security ssl answer answers ticket tickets chat call calls average listing listings
        vendor vendors page pages patient patients guest guests student students parents reader
        readers viewer viewers episode podcast recipe quality usability net community
        conversation conversations delivery
    """,
    "appraisal": "property properties house home vehicle car collateral loan loans asset art land",
    "promotion": """
        sales marketing campaign campaigns price prices discount discounts product products
        seasonal holiday code codes email emails banner banners budget offer offers spring
        summer autumn fall winter friday store stores shop retail shopper shoppers channel
        partner partners event events content social media ads production staging release
        releases build builds deployment environment environments canary model models
    """,
    "promoted": "production staging release build builds stable canary main",
    "salary": """
        band bands range ranges benchmark benchmarks gap payroll payment payments slip slips
        calculator software survey transparency data job jobs ad ads paid
    """,
}
"""With one of these words near it, it means something else."""

_NEAR = 4
"""How many words on either side are near."""

_WORD = re.compile(r"[a-z0-9-]+")


def _check(one: Objective, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    texts = [(one.at("objective"), one.title)]
    texts += [(one.at("supports", support.written), support.sentence) for support in one.supports]
    texts += [(key.at("title"), key.title) for key in one.key_results]
    for place, text in texts:
        word = appraisal_word(text)
        if word:
            yield _violation(place, word)


def appraisal_word(text: str) -> str | None:
    """The first words of a text that speak of pay or appraisal, as written there."""
    for match in _APPRAISAL.finditer(text):
        before, after = text[: match.start()].lower(), text[match.end() :].lower()
        near = {*_WORD.findall(before)[-_NEAR:], *_WORD.findall(after)[:_NEAR]}
        if not near & _FRIENDS[_root(match[0])]:
            return match[0]
    return None


def _root(phrase: str) -> str:
    """Which list of false friends a phrase has; only single words have one."""
    word = phrase.lower().removesuffix(" to")
    stem = "salary" if word == "salaries" else word.removesuffix("es" if "bonus" in word else "s")
    return stem if stem in _FALSE_FRIENDS else ""


_FRIENDS = {
    "": frozenset[str](),
    **{key: frozenset(text.split()) for key, text in _FALSE_FRIENDS.items()},
}


def _violation(place: Place, word: str) -> Violation:
    return Violation(
        place.at(word=word),
        f"“{word}” ties this goal to somebody's pay or appraisal",
        "Say what will be better for customers or the company, and settle pay somewhere else.",
    )


RULE = Rule(
    code="OKR305",
    name="appraisal",
    why="Where goals decide on pay, they are set low and reported high. That is the end of "
    "ambitious goals and of honest check-ins. Talk about pay and ratings in their own time "
    "and place.",
    severity=Severity.WARNING,
    bad=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: The team earns its bonus with mid-market deals
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: A good rating in the app store brings mid-market trials
        """),
    objective=_check,
)
