"""The nouns and small words that tell a task from a result: lists of English, no grammar."""

from site_builder.rules.wording.inflection import spellings

ARTEFACTS = spellings(
    """
    account agenda agreement alert alerting algorithm analysis analytics api app application
    architecture archive article assessment asset audit automation backend backlog backup baseline
    benchmark beta binding blog blueprint board book booklet boot-camp bootcamp bot brand branding
    briefing brochure build calculator calendar calibration campaign canvas catalog catalogue
    certificate certification changelog channel chart charter chatbot check-in checkin checklist
    class clean-up cleanup cli client cluster code collateral comparison component concept
    conference config configuration connector console content contract converter copy course
    creation crud curriculum dashboard data database dataset deck definition deliverable demo
    deployment design development diagram directory distribution doc docs document documentation
    draft driver email emails engine environment evaluation event exam example experiment
    exploration export extension faq feature feed file film fix flow flyer folder form format forum
    foundation framework frontend function functionality gateway glossary governance graph group
    guide guideline guidelines handbook handoff handover harness homepage hook implementation
    infographic infrastructure initiative inspection installer integration interface interview
    intranet introduction inventory investigation invoice issue job journal kick-off kickoff kit
    landing launch layer layout ledger letter library license link list listing localization log
    logging logo maintenance manual map mapping material materials matrix meeting meetup merge
    messaging methodology middleware migration mock mockup model module monitoring monorepo mvp
    newsletter node normalization notebook notes notification offer office onboarding one-on-one
    operator orchestration outline outreach overhaul overview package page panel paper parser patch
    path persona personas pilot pipeline pitch plan planning platform playbook plugin poc podcast
    policy port portal portfolio post poster postmortem presentation press-release principles
    procedure process product profile program programme project proof proposal protocol prototype
    provider questionnaire rebrand rebranding recommendation recommendations recording redesign
    refactor refactoring register registration registry release removal replacement repo report
    repository research restructuring retreat retrospective review rewrite roadmap role rollout
    rules run-book runbook sandbox schedule schema scope scorecard screencast script sdk
    segmentation selection server service session set-up setup showcase signing simulator site
    skeleton sketch solution spec specification spike spreadsheet stand-up standard standards
    standup story strategy structure study style style-guide suite summary summit support survey
    syllabus sync synthesis system talk task team template templates terms test testbed testing
    tests theme timeline tool tooling toolkit tools tour tracker tracking training transition
    translation tutorial ui unit update upgrade utility validation verification version video view
    visualization wallet warehouse webhook webinar webpage website whitepaper wiki wireframe
    wireframes workflow workshop write-up writeup
    """
)
"""Things one makes. Their existence is a deliverable."""

OUTPUTS = spellings(
    """
    ad article blog blogpost blog-post book briefing bug campaign chapter class coding commit
    conference course deck demo-app document draft drill email episode event exercise experiment
    feature flyer guide hackathon hire inspection integration interview issue lesson lecture meetup
    model module newsletter page paper patch pattern pilot podcast post postmortem pr presentation
    project prototype release report retreat retrospective review-session runbook screencast script
    seminar session speech sprint story stream study survey talk template test tutorial video vlog
    walkthrough webinar whitepaper workshop
    """
)
"""Things one makes and counts: "8 blog posts", "5 integrations"."""

CUSTOMERS = spellings(
    """
    account adopter attendee buyer candidate citizen client community company contributor customer
    deal developer download enterprise fan follower guest install installation lead listener logo
    member merchant opportunity organisation organization participant partner patient player
    prospect publisher reader school seller shop signup sign-up sponsor star team student
    subscriber subscription supporter user viewer visit visitor voter repo
    """
)

WORKFORCE = frozenset(
    "contributor developer member partner participant maintainer candidate volunteer mentor".split()
)
"""People a company works with as much as for."""

IRREGULAR_PLURALS = frozenset(
    "people children men women data staff media criteria feedback personnel alumni".split()
)

STATES = spellings(
    """
    calm candor courage creativity curiosity discipline enthusiasm excitement goodwill honesty pride
    respect rigor rhythm
    boost decline decrease drop enhancement gain improvement increase reduction rise shift
    ability acceptance accuracy activity adoption alignment ambition approval attendance attention
    attrition availability awareness base belief buy-in capability capacity cash churn clarity
    cohesion collaboration commitment communication competence competitiveness compliance
    confidence consensus consistency contribution conversion cost costs coverage credibility
    culture debt demand dependence diversity durability ease efficiency effort empathy employees
    engagement equality equity excellence experience expertise expenses exposure fairness fitness
    flexibility focus friction fun growth habit habits happiness harmony health hygiene impact
    inclusion income independence influence insight interest interoperability joy knowledge latency
    leadership learning leads likelihood loyalty margin maturity mindset mobility momentum morale
    motivation nps ownership participation partnership pace peace performance popularity position
    predictability presence productivity professionalism profit profitability profits progress
    purpose quality quota readiness reach recognition referrals relationship relationships
    relevance reliability reputation resilience retention return revenue risk safety sales
    satisfaction savings scalability security sentiment share simplicity skills sleep speed spend
    spending stability standing success sustainability talent throughput thought-leadership time
    traffic transparency trust understanding uptime usability usage utilization value variety
    velocity viability visibility visitors vitality wealth weight wellbeing well-being win wins
    """
)
"""Nouns of states and measures: a title headed by one is a wish, no deliverable."""

MEASURES = spellings(
    """
    aov arpa arpu arr availability average cac capacity cash cash-flow churn clv cogs conversion
    cost costs coverage csat ctr cycle dau debt ebitda efficiency enps ebit fte gmv gross
    gross-margin growth iacv income index latency lcp lighthouse ltv margin mau mean median mrr
    mttr mttd nps nrr grr p50 p90 p95 p99 percentage percentile price profit quota rate rating
    ratio retention revenue roi rpo rto runway sales satisfaction savings score share size sla slo
    slos speed spend sql sqls mqls stars sus throughput traffic tti ttv uptime usage utilization
    valuation velocity value volume wau weight yield
    """
)
"""Names of measures: a bare number next to one is its value."""

READY = frozenset(
    """
    available complete completed done enabled finished ga implemented launched live online
    operational public ready released running signed-off
    """.split()
)
"""What a deliverable is when it is there."""

DETERMINERS = frozenset("a an the our my your their its his her this that these those new".split())

PREPOSITIONS = frozenset(
    """
    about across after against along among around as at before behind between beyond by during for
    from in inside into like of off on onto out outside over per since so than that through
    throughout to toward towards under until up via when where which while who whose with within
    without if because and or but using incl including e.g i.e vs
    """.split()
)

ADVERBS = frozenset(
    """
    actively also always finally first fully further jointly properly publicly quickly successfully
    then thoroughly together collaboratively internally regularly continuously proactively formally
    i i've we we've let's lets please will to must should and
    """.split()
)

PLACES = frozenset("production place and use beta general ga".split())
"""Where a deliverable is when it is there: "in production", "up and running"."""

RELATIVES = frozenset("that which who whose whether how what why where when if so because".split())

NO_OWNER = frozenset("time ability path way how right chance order able whom about".split())
"""Words before "to do" that do not name who shall do it."""

TARGETS = spellings(
    """
    target targets goal goals quota deadline deadlines sla slas slo slos requirement requirements
    expectation expectations plan plans
    """
)
"""What one meets as a result, not as a task."""

GETS_DONE = frozenset("approval sign-off signoff permission buy-in funding budget permit".split())
"""What one gets by asking for it."""

EVALUATIVE = frozenset(
    """
    quick fast good great clear strong healthy smooth simple easy better effective efficient robust
    reliable solid
    """.split()
)
"""Adjectives that judge rather than describe."""

WISHED = (EVALUATIVE - {"simple"}) | frozenset(
    """
    best faster easier higher lower stronger smoother simpler healthier happier happy more less
    fewer most many increased improved reduced decreased enhanced sustainable profitable stable
    satisfied loyal engaged aligned motivated positive world-class excellent exceptional seamless
    consistent predictable number percentage share ratio
    """.split()
)
"""First words of a wish or of a measure without its figure."""

NEGATIONS = frozenset("don't not never no nobody none nothing zero".split())
SUBJECTS = frozenset("we they everyone people and team you".split())
"""Subjects of a plural verb that do not look like a plural."""

LY_NOUNS = frozenset(
    """
    weekly monthly daily family supply assembly reply apply july early quarterly yearly only
    multiply hourly friendly italy anomaly
    """.split()
)
"""Words in -ly that are no adverbs."""
