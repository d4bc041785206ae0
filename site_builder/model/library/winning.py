"""Objectives of those who win customers: growth and marketing, sales."""

from site_builder.model.library.sample import Department, Sample

GROWTH = Department(
    "growth",
    "Growth and marketing",
    (
        Sample(
            "trial-to-paying",
            "Turn more trials into paying customers",
            "Most trials end unnoticed: nobody decides against us, the two weeks just pass. Who "
            "has a colleague in the trial decides twice as often.",
            (
                "Trials that become paying accounts from 7.5% to 10%",
                "Trials with a second active person in the first week from 27% to 42%",
                "Keep tickets about invoices at most 40 a week",
            ),
        ),
        Sample(
            "found-by-the-right-people",
            "Be found by the people we can help most",
            "Visits double every year and trials don't. Most visitors read one article and were "
            "never going to buy.",
            (
                "Trials that begin with a search from 310 to 520 a month",
                "Visitors from companies of our size from 18% to 30%",
                "Cost of a trial from 64 € to 45 €",
            ),
        ),
        Sample(
            "customers-tell-others",
            "Let happy customers bring the next ones",
            "One customer in five came because somebody told them. They cost nothing, stay "
            "longest, and we do nothing to have more of them.",
            (
                "New customers who came by recommendation from 19% to 30%",
                "Customers willing to speak with a buyer from 14 to 45",
                "Invited colleagues who open an account from 31% to 45%",
            ),
        ),
        Sample(
            "a-name-in-the-field",
            "Be the first name that operations leads think of",
            "Buyers invite three vendors, and we are the fourth. Nobody dislikes us; they haven't "
            "heard of us.",
            (
                "Operations leads who name us unprompted from 6% to 15%",
                "Visits that begin with our name from 2.1k to 4k a month",
                "Readers who come back for a second article from 12% to 25%",
            ),
        ),
    ),
)

SALES = Department(
    "sales",
    "Sales",
    (
        Sample(
            "chosen-by-larger-companies",
            "Be the safe choice for companies with hundreds of people",
            "Larger companies like what they see, ask for the same three proofs, and go quiet when "
            "we need a month to send them.",
            (
                "Recurring revenue from companies with over 200 people from 1.1M to 1.7M EUR",
                "Time from the first meeting to the signature from 84 to 60 days",
                "Paid pilots that turn into contracts from 45% to 65%",
            ),
        ),
        Sample(
            "deals-we-can-predict",
            "Know by mid-quarter how the quarter will end",
            "Three quarters in a row ended a fifth away from what we expected. Hiring and spending "
            "follow that figure.",
            (
                "Gap between the forecast of week six and the result from 21% to 8%",
                "Deals in the last stage with a named buyer and a date from 38% to 90%",
                "Deals without a word for three weeks from 44 to 10",
            ),
        ),
        Sample(
            "larger-for-a-reason",
            "Sell what customers need, to more of each customer",
            "Our customers use us in one team of five. The other four have the same problem and "
            "have never heard of us.",
            (
                "Customers with more than one department from 17% to 30%",
                "Revenue from existing customers from 140k to 260k EUR a month",
                "Keep discounts at most 12%",
            ),
        ),
        Sample(
            "partners-who-sell",
            "Have partners win customers that we can't reach",
            "We have nine partners and one of them sells. The others signed and never heard from "
            "us again.",
            (
                "Partners with a deal in the quarter from 1 to 6",
                "Recurring revenue won by partners from 20k to 120k EUR",
                "Time until a new partner has its first deal from 210 to 90 days",
            ),
        ),
    ),
)
