"""Objectives of those who serve customers: customer success, support."""

from site_builder.model.library.sample import Department, Sample

CUSTOMER_SUCCESS = Department(
    "customer-success",
    "Customer success",
    (
        Sample(
            "renewals-without-a-fight",
            "Make renewing the obvious choice",
            "Half of our renewals are decided in the last month, with a discount. By then we talk "
            "about the price instead of the benefit.",
            (
                "Renewal rate from 85% to 92%",
                "Renewals agreed a month before the contract ends from 34% to 70%",
                "Keep discounts on renewals at most 5%",
            ),
        ),
        Sample(
            "live-in-weeks",
            "Get new customers to their first success within a month",
            "A customer pays for eleven weeks before the first team works with us. Enthusiasm "
            "lasts about six.",
            (
                "Time from signature to the first team at work from 77 to 30 days",
                "Customers who reach the goal they bought us for within a quarter from 41% to 65%",
                "Customers content with their first weeks from 3.6 to 4.4 of 5 points",
            ),
        ),
        Sample(
            "no-surprises",
            "See a customer's trouble before they tell us",
            "Of the last ten cancellations seven were a surprise. In six of them usage had fallen "
            "for two months.",
            (
                "Cancellations that surprised us from 70% to 25%",
                "Customers with falling use who hear from us within a week from 20% to 85%",
                "Large customers we talk with every quarter from 48% to 95%",
            ),
        ),
        Sample(
            "champions-everywhere",
            "Have somebody in every customer who fights for us",
            "Where our one contact leaves, the contract follows within a year. A second person who "
            "cares would keep it.",
            (
                "Customers with two or more champions from 26% to 55%",
                "Contracts kept after a contact left from 58% to 80%",
                "People at the customers' meetings from 35 to 90",
            ),
        ),
    ),
)

SUPPORT = Department(
    "support",
    "Support",
    (
        Sample(
            "answers-that-settle-it",
            "Settle a question with the first answer",
            "A question takes three messages on average. Each costs the customer a day and us "
            "another ticket.",
            (
                "Questions settled by the first answer from 48% to 68%",
                "Time until the first answer from 6.5 to 2 hours",
                "Keep customers content with an answer at least 93%",
            ),
        ),
        Sample(
            "questions-that-vanish",
            "Make the most frequent questions disappear",
            "Four questions make up a third of all tickets. We answer them well, and shouldn't "
            "have to.",
            (
                "Tickets for every hundred customers from 31 to 20 a month",
                "Visitors of the help pages who write to us all the same from 24% to 12%",
                "Causes of frequent questions that the product removed from 0 to 4",
            ),
        ),
        Sample(
            "calm-on-mondays",
            "Keep our promise on the busiest day as well",
            "From Tuesday on we answer within four hours. On Mondays people wait a day, and those "
            "are the people who began their week with us.",
            (
                "Monday's questions answered within four hours from 42% to 85%",
                "Tickets open for more than five days from 63 to 15",
                "Keep overtime at most 2 hours a week",
            ),
        ),
        Sample(
            "voice-of-the-customer",
            "Let what customers tell us shape the product",
            "Support hears every problem first. What it passes on arrives as anecdotes, and "
            "anecdotes lose against roadmaps.",
            (
                "Problems passed on with a count of who has them from 10% to 90%",
                "Reported problems that are fixed within a quarter from 22% to 45%",
                "Customers told when their problem is solved from 15% to 80%",
            ),
        ),
    ),
)
