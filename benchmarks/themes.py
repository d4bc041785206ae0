"""What the teams of the generated company are about: the words of a believable plan."""

from typing import NamedTuple

REGIONS = tuple(
    "Iberia Benelux Nordics Baltics Balkans Britain Ireland France Italy Greece Poland Austria "
    "Bavaria Saxony Czechia Hungary Romania Turkey Egypt Morocco Kenya Nigeria India Japan Korea "
    "Vietnam Thailand Canada Mexico Brazil Chile".split()
)
FIELDS = tuple(
    "checkout onboarding billing identity payments catalogue loyalty franchise delivery returns "
    "pricing security hiring logistics messaging invoicing subscription pension ticketing refund "
    "credit savings warranty insurance workspace calendar dashboard payroll lending".split()
)
FIRST_NAMES = tuple(
    "ana ben cleo dario elif femi greta hugo ines jonas kenji leila marc nadia olga pavel quinn "
    "rosa sami tara ugo vera wanda xenia yuki zoe amara boris carla dina emil fatou gil hana ivo "
    "jana karim lotte milan".split()
)
_NAME_STARTS = tuple("ber col dan er fal gra hol kas lin mor nor os pet ros sor tal ul ver".split())
_NAME_ENDS = tuple("berg dahl feld gren holm lund mann ner quist sen ski son stad vik".split())
LAST_NAMES = tuple(start + end for end in _NAME_ENDS for start in _NAME_STARTS)


class Figure(NamedTuple):
    """A key result: its title, where it begins and ends, its unit; a guard has no end."""

    name: str
    title: str
    start: float
    end: float | None
    unit: str


class Theme(NamedTuple):
    """An objective and its key results; `done` is the evidence of one that is done or not."""

    name: str
    objective: str
    figures: tuple[Figure, ...]
    why: str
    done: tuple[str, str, str] | None = None


THEMES = (
    Theme(
        "first-week",
        "New {field} customers in {region} see in their first week why they came",
        (
            Figure(
                "first-result", "{field} accounts in {region} with a result on day one", 22, 41, "%"
            ),
            Figure(
                "second-week", "New {field} users in {region} who are back in week two", 31, 44, "%"
            ),
            Figure("calm", "{field} support load in {region}", 40, None, "tickets a week"),
        ),
        "Of a hundred companies in {region} that try our {field}, a quarter stay. The others never "
        "got to the point of deciding: the trial ran out between two meetings.",
    ),
    Theme(
        "nobody-waits",
        "Nobody in {region} waits for {field} any more",
        (
            Figure("median-wait", "Median wait of {field} customers in {region}", 52, 24, "h"),
            Figure("long-waits", "{field} requests in {region} that wait over a day", 18, 6, "%"),
            Figure(
                "errors", "{field} failures in {region} that customers notice", 3, None, "a week"
            ),
        ),
        "People forgive a slow answer once. In {region} they waited twice as long for {field} as "
        "anywhere else, and said so in every second exit talk.",
    ),
    Theme(
        "trusted",
        "Careful buyers in {region} trust our {field} without a second meeting",
        (
            Figure(
                "review-days",
                "{field} security reviews in {region}, from start to end",
                21,
                9,
                "days",
            ),
            Figure("win-rate", "{field} offers in {region} that become contracts", 24, 33, "%"),
        ),
        "The last twenty deals in {region} were not lost on the price of {field}. They were lost "
        "in the three weeks that the security review took.",
        (
            "audited",
            "Auditors find our {field} in {region} sound",
            "The signed report on {field} in {region} is in the data room",
        ),
    ),
    Theme(
        "worth-telling",
        "{field} in {region} becomes something that people tell each other about",
        (
            Figure(
                "referrals", "{field} trials in {region} that come by word of mouth", 14, 23, "%"
            ),
            Figure("would-miss", "{field} users in {region} who would miss us", 38, 47, "%"),
            Figure("quiet", "Unsubscribed {field} readers in {region}", 2, None, "% a month"),
        ),
        "Every channel we pay for costs more each quarter. What people in {region} say about "
        "{field} costs nothing, and it is what new customers believe.",
    ),
    Theme(
        "steady",
        "{field} in {region} stays dependable while the load doubles",
        (
            Figure(
                "known-causes", "{field} incidents in {region} with a known cause", 9, 3, "a month"
            ),
            Figure("back-again", "Time until {field} is back in {region}", 90, 35, "min"),
            Figure("on-call", "Nightly {field} calls in {region}", 4, None, "a week"),
        ),
        "The events that {field} takes in from {region} have doubled since spring. So far we paid "
        "for that with hardware and with evenings, and neither lasts.",
    ),
    Theme(
        "grown-ups",
        "Larger companies in {region} choose our {field} and stay",
        (
            Figure(
                "revenue", "Recurring {field} revenue of large accounts in {region}", 290, 365, "k€"
            ),
            Figure("renewals", "Large {field} accounts in {region} that renew early", 44, 58, "%"),
        ),
        "Budgets in {region} are closed in the last month of the quarter. Who has not chosen a "
        "{field} product by then will not choose one before the summer.",
        (
            "reference",
            "A large {field} customer in {region} speaks for us",
            "A signed reference about {field} from {region} is on the trust page",
        ),
    ),
)

COMPANY_THEMES = (
    Theme(
        "win-the-mid-market",
        "Win the mid-market while it is still deciding",
        (
            Figure("mid-market-arr", "Recurring revenue from mid-market customers", 2.9, 3.6, "M€"),
            Figure("sales-cycle", "Time from the first meeting to the signature", 71, 55, "days"),
            Figure("fair-price", "Share of mid-market deals with a discount", 25, None, "%"),
        ),
        "Two competitors have announced prices that are aimed at exactly these buyers.",
    ),
    Theme(
        "first-hour",
        "The first hour decides for us and not against us",
        (
            Figure(
                "time-to-insight",
                "Median time until a new account has its first insight",
                52,
                24,
                "h",
            ),
            Figure("fourth-week", "New accounts that are active in their fourth week", 61, 70, "%"),
            Figure("set-up-calls", "Calls about setting up", 60, None, "a week"),
        ),
        "A first insight is a chart that somebody opened twice and sent to somebody else.",
    ),
    Theme(
        "dependable",
        "Be the service that nobody has to think about",
        (
            Figure("incidents", "Incidents that customers notice", 9, 3, "a month"),
            Figure("cost-to-serve", "Cost to serve a thousand requests", 4.1, 3.4, "€"),
            Figure("late-pages", "Pages that take longer than two seconds", 3, None, "%"),
        ),
        "An incident may happen to us once. A second time it is a decision that we made.",
    ),
    Theme(
        "good-place",
        "Be a place where good people stay",
        (
            Figure("leaving", "People who leave within their first year", 14, 9, "%"),
            Figure("offers", "Job offers that are accepted", 60, 75, "%"),
            Figure("weekends", "Weekends with more than two people on call", 4, None, "a quarter"),
        ),
        "Whoever leaves takes two years of customers' stories along.",
    ),
)

SENTENCES = (
    "Customers who get this far buy four times as often",
    "Half of the lost deals in our exit talks name it",
    "What we learn here is what the others build on",
    "It removes the wait that keeps larger accounts away",
    "Every point here is worth a point there, as last year showed",
)
NOTES = (
    "The new first page won its test",
    "Two of the five came back on the day they arrived",
    "A holiday week, so fewer than usual",
    "The partner changed its data, we caught it on Tuesday",
    "Nobody had to ask twice this week",
    "Back to where we were before the release",
)
WEEKS = (
    "**Wins:** the second market is live. **Next:** talk to the customers who stopped half-way.",
    "A quiet week. In the recordings people look for the price long before we show it.",
    "**Blockers:** the export runs too late for Monday's call. **Next:** move it to the night.",
    "Three talks with customers, all of them about the same field. It goes next week.",
)
LEARNT = (
    "What worked: one figure a person, read aloud on Mondays. What did not: we began the second "
    "half before the first was done. Next time we say no in week two, not in week nine.\n"
)
