"""Objectives of those who keep it running: people, finance, security and IT, operations."""

from site_builder.model.library.sample import Department, Sample

PEOPLE = Department(
    "people",
    "People",
    (
        Sample(
            "people-we-hoped-for",
            "Win the people we hope for",
            "Every second candidate we want says no, most after waiting for us. Good people are "
            "gone within three weeks.",
            (
                "Offers accepted by our first choice from 52% to 75%",
                "Time from application to offer from 41 to 20 days",
                "Candidates who would recommend our process from 55% to 80%",
            ),
        ),
        Sample(
            "at-home-in-a-month",
            "Have new colleagues feel at home within a month",
            "New people tell us that they needed a quarter to find out whom to ask. Two left "
            "before they had.",
            (
                "New colleagues who know after a month what is expected from 60% to 92%",
                "People who leave within their first year from 18% to 8%",
            ),
        ),
        Sample(
            "leads-people-want",
            "Give everybody a lead they would choose again",
            "People join a company and leave a lead. Half of ours lead for the first time, and "
            "nobody showed them how.",
            (
                "People who would choose their lead again from 66% to 85%",
                "People with a talk alone with their lead every two weeks from 45% to 90%",
                "Leads who feel prepared for their role from 38% to 75%",
            ),
        ),
        Sample(
            "work-that-lasts",
            "Work at a pace that we can keep for years",
            "Sick days have doubled in two teams. The same two teams cancel the most holidays.",
            (
                "People who call their load bearable from 57% to 80%",
                "Holiday days taken by the end of the year from 71% to 95%",
                "Keep meetings at most 9 hours a week",
            ),
        ),
    ),
)

FINANCE = Department(
    "finance",
    "Finance",
    (
        Sample(
            "books-that-close-themselves",
            "Know last month's result while it can still change this month",
            "The books close on the fourteenth working day. Half of the next month is over when we "
            "learn how the last one went.",
            (
                "Working days until the books are closed from 14 to 5",
                "Corrections after the close from 23 to 5 a month",
                "Invoices booked without a touch from 12% to 60%",
            ),
        ),
        Sample(
            "paid-in-time",
            "Get paid for our work when it is due",
            "Customers owe us two months of revenue. Most pay at once when somebody asks; often "
            "nobody does.",
            (
                "Days until an invoice is paid from 58 to 38",
                "Revenue overdue for more than a month from 410k to 150k EUR",
                "Invoices that customers question from 9% to 3%",
            ),
        ),
        Sample(
            "money-everyone-understands",
            "Let every team steer its own spending",
            "Teams learn what they spent at the year's end, when it is too late to care. Those who "
            "see it early spend less without being told.",
            (
                "Teams that look at their spending every month from 3 to 14",
                "Gap between budget and spending from 18% to 6%",
                "Contracts renewed without anybody's decision from 37 to 5",
            ),
        ),
        Sample(
            "ready-for-the-auditor",
            "Pass an audit without dropping everything else",
            "The last audit took three people for six weeks. Most of that went into looking for "
            "documents.",
            (
                "Time that the audit costs us from 700 to 250 hours",
                "Documents found within a day of being asked for from 55% to 95%",
                "The auditor trusts our books, done when: the signed opinion is in the data room",
            ),
        ),
    ),
)

SECURITY = Department(
    "security",
    "Security and IT",
    (
        Sample(
            "trusted-by-security-teams",
            "Be trusted by the most careful customers",
            "The security review adds three weeks to every large deal. Four deals ended there last "
            "year.",
            (
                "Time until a security review is passed from 24 to 8 days",
                "Deals lost in the security review from 4 to 0",
                "An auditor vouches for us, done when: the signed SOC 2 report is public",
            ),
        ),
        Sample(
            "holes-closed-in-days",
            "Close holes before anybody finds them",
            "A serious hole stays open for a month on average. Attackers need about a week.",
            (
                "Time until a serious hole is closed from 31 to 7 days",
                "Systems that get updates by themselves from 62% to 97%",
                "Colleagues who report a test phishing mail from 29% to 65%",
            ),
        ),
        Sample(
            "back-by-noon",
            "Be back at work by noon, whatever happens at night",
            "We have copies of everything and have never come back from one. A copy that nobody "
            "has tried is a hope.",
            (
                "Systems brought back from a copy in the last quarter from 2 to 12",
                "Time to bring back the main database from 9 to 2 hours",
                "Data that a failure would cost us from 24 to 2 hours of work",
            ),
        ),
        Sample(
            "tools-on-day-one",
            "Give everybody what they need to work, and nothing more",
            "New colleagues wait four days for access; those who left keep it for weeks. Both come "
            "from the same list, kept by hand.",
            (
                "Time until a new colleague can work from 4 days to 1 day",
                "Accounts of people who left that are open a day later from 38% to 0%",
                "Tools behind the one sign-in from 45% to 90%",
            ),
        ),
    ),
)

OPERATIONS = Department(
    "operations",
    "Operations",
    (
        Sample(
            "promised-and-delivered",
            "Deliver what we promised on the day we promised it",
            "Every fifth order is late. Customers plan their day around ours, so a late order "
            "costs them more than it costs us.",
            (
                "Orders that arrive on the promised day from 81% to 95%",
                "Time from order to delivery from 9 to 5 days",
                "Keep cost of a delivery at most 14 €",
            ),
        ),
        Sample(
            "right-the-first-time",
            "Do it right the first time",
            "One order in eleven comes back, and half of those for a mistake of ours. Each is paid "
            "for twice.",
            (
                "Orders that come back from 9% to 4%",
                "Mistakes found by customers rather than by us from 70% to 30%",
                "Time spent on doing things again from 160 to 60 hours a month",
            ),
        ),
        Sample(
            "suppliers-we-can-count-on",
            "Never stand still because something is missing",
            "Work stopped on nine days last quarter for want of a part. Six of them came from one "
            "supplier without an alternative.",
            (
                "Days on which work stopped for want of a part from 9 to 1",
                "Parts with a second supplier from 35% to 80%",
                "Keep value of the stock at most 450k EUR",
            ),
        ),
        Sample(
            "lighter-on-the-world",
            "Need less energy and leave less waste for the same work",
            "Energy is our second largest cost, and customers have begun to ask. What we waste we "
            "have paid for.",
            (
                "Energy for a thousand orders from 420 to 330 kWh",
                "Waste that is reused from 40% to 70%",
                "Deliveries that share a vehicle from 25% to 50%",
            ),
        ),
    ),
)
