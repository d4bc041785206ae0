"""Objectives of a whole company."""

from site_builder.model.library.sample import Department, Sample

COMPANY = Department(
    "company",
    "Company",
    (
        Sample(
            "customers-who-stay",
            "Be the product that customers would never give back",
            "New contracts hide that we lose one customer in eight every year. A company that "
            "keeps its customers grows on what it earned last year, and hears early what to build.",
            (
                "Net revenue retention from 98% to 108%",
                "Customers that use the product in every week of the quarter from 54% to 70%",
                "Customers who would be very disappointed without us from 36% to 45%",
            ),
        ),
        Sample(
            "paying-its-own-way",
            "Grow on money that customers pay us",
            "The next round should be a choice. It becomes one when a new customer pays back what "
            "winning them cost, before the year is over.",
            (
                "Months until a new customer has paid back what winning them cost from 17 to 11",
                "Gross margin from 68% to 76%",
                "Keep months of cash at hand at least 18",
            ),
        ),
        Sample(
            "second-market",
            "Be at home in a second country",
            "Nine in ten of our customers speak one language. A second market shows whether we "
            "have a product or a good network.",
            (
                "Paying customers in the second country from 6 to 40",
                "Share of their questions answered in their own language from 20% to 95%",
                "Trials from the second country that become paying from 3% to 8%",
            ),
        ),
        Sample(
            "people-who-stay",
            "Be a place where good people do the best work of their lives",
            "Three of the five people who left this year named the same reasons. They can be "
            "measured, so they can be changed.",
            (
                "People who leave of their own accord within a year from 16% to 9%",
                "Colleagues who would recommend us to a friend from 58% to 75%",
                "Job offers that are accepted from 61% to 78%",
            ),
        ),
        Sample(
            "one-strategy",
            "Pull in one direction with every team",
            "Last quarter a third of what we did helped none of our goals. Saying no was nobody's "
            "job, since few could tell what we had said yes to.",
            (
                "Colleagues who can name our three goals unprompted from 31% to 85%",
                "Team objectives that support one of the company from 64% to 95%",
                "Keep goals changed in the middle of the quarter at most 3",
            ),
        ),
    ),
)
