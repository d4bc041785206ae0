"""Objectives of those who build: product, engineering, data."""

from site_builder.model.library.sample import Department, Sample

PRODUCT = Department(
    "product",
    "Product",
    (
        Sample(
            "value-on-the-first-day",
            "New customers see on their first day what the product is for",
            "Most accounts that we lose are lost in the first week, before anybody has seen a "
            "result. The set-up takes the time that the result would need.",
            (
                "Time from sign-up to the first finished report from 26 to 4 hours",
                "New accounts with three active people after a week from 22% to 40%",
                "Keep set-up questions to support at most 25 a week",
            ),
        ),
        Sample(
            "habit-of-the-week",
            "Become part of how teams begin their week",
            "People who open us on Mondays renew; people who open us when asked for a number do "
            "not. The habit comes before the renewal.",
            (
                "Teams that come back in four weeks out of four from 35% to 50%",
                "Reports opened by somebody other than their author from 1.4 to 2.5 a week",
            ),
        ),
        Sample(
            "built-with-customers",
            "Know what customers need before we build it",
            "Two of our last five features are hardly used. Both were asked for loudly, and "
            "neither was watched in use before it was built.",
            (
                "New features used by a fifth of accounts within six weeks from 40% to 75%",
                "Customers with whom we talked about a problem from 9 to 30 a month",
                "Ideas given up in time because customers spoke against them from 0% to 20%",
            ),
        ),
        Sample(
            "works-on-the-phone",
            "Let people get through their work away from their desk",
            "Every third visit comes from a phone, and leaves after one screen. Approvals wait "
            "until somebody is back at a desk.",
            (
                "Approvals given on a phone from 4% to 25%",
                "Visits from a phone that end after one screen from 63% to 40%",
                "Time until an approval is given from 19 to 6 hours",
            ),
        ),
    ),
)

ENGINEERING = Department(
    "engineering",
    "Engineering",
    (
        Sample(
            "changes-without-fear",
            "Bring changes to customers the day they are ready",
            "A change waits nine days between the last review and the first customer. What waits "
            "gets bigger, and what is bigger breaks more.",
            (
                "Time from a merged change to customers from 9 days to 1 day",
                "Changes that had to be taken back from 14% to 5%",
                "Keep time until the tests have answered at most 12 minutes",
            ),
        ),
        Sample(
            "nights-that-are-quiet",
            "Run a service that lets everybody sleep",
            "The people on call were woken eleven times last month, mostly for causes that we "
            "knew. Tired people make the next incident.",
            (
                "Alarms at night from 11 to 2 a month",
                "Incidents with a cause that we knew from 45% to 10%",
                "Time until a service is back from 85 to 30 minutes",
                "Keep availability at least 99.9%",
            ),
        ),
        Sample(
            "pages-without-waiting",
            "Make the product feel instant",
            "Large customers wait four seconds for their first page, and tell us so in every "
            "review. Those who wait longest use us least.",
            (
                "Time until the first page of a large account shows from 4.1 to 1.5 seconds",
                "Sessions with an error on the way from 3.2% to 0.8%",
                "Keep cost of serving an account at most 2.4 € a month",
            ),
        ),
        Sample(
            "at-home-in-the-code",
            "Let every engineer change any part with confidence",
            "Four parts of the system are understood by one person each. Work waits for them, and "
            "they can't go on holiday.",
            (
                "Parts of the system that one person alone can change from 4 to 0",
                "Time until a new colleague has a change with customers from 18 to 5 days",
                "Engineers who trust the tests to catch their mistakes from 47% to 80%",
            ),
        ),
    ),
)

DATA = Department(
    "data",
    "Data",
    (
        Sample(
            "numbers-people-trust",
            "Answer a question with one number that everybody trusts",
            "Revenue has three definitions, and meetings begin with which one is right. Until "
            "that ends, no decision rests on data.",
            (
                "Key figures with a single agreed definition from 12 to 40",
                "Colleagues who trust the figures they are shown from 44% to 80%",
                "Wrong figures noticed by their readers first from 9 to 2 a month",
            ),
        ),
        Sample(
            "answers-without-a-queue",
            "Let people find answers for themselves",
            "A simple question waits six days for an analyst. By then the decision was made "
            "without it.",
            (
                "Questions answered without an analyst from 35% to 65%",
                "Time until a question has its answer from 6 days to 1 day",
                "Colleagues who open a dashboard every week from 70 to 150",
            ),
        ),
        Sample(
            "fresh-by-breakfast",
            "Have yesterday's figures ready when the day begins",
            "On one morning in four the figures are late, and nobody says so. People have begun "
            "to keep their own spreadsheets.",
            (
                "Mornings on which all figures are ready by eight from 74% to 98%",
                "Time until a broken load is noticed from 7 hours to 1 hour",
                "Keep cost of the warehouse at most 9k € a month",
            ),
        ),
        Sample(
            "models-that-earn-it",
            "Make predictions that change what people do",
            "The churn score is right and ignored: it comes too late, and says nothing about what "
            "to do.",
            (
                "Accounts at risk that somebody calls within a week from 15% to 80%",
                "Customers lost without a warning from 60% to 25%",
                "Keep false alarms at most 3 of 10 calls",
            ),
        ),
    ),
)
