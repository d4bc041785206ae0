"""The verbs that tell a task from a result: lists of English, no grammar."""

from site_builder.rules.wording.inflection import Verb, forms_of, pasts_of, spellings

TASK_VERBS = spellings(
    """
    accept adapt add address adjust administer adopt advertise advise agree allocate amend analyze
    annotate announce answer apply appoint approve archive arrange ask assemble assess assign
    attach attempt attend audit author automate back-up backfill backport backup bake ban begin
    benchmark blog book bootstrap brainstorm brew brief bring broadcast browse budget build bundle
    buy calculate calibrate call cancel capture carry catalog categorize celebrate centralize
    certify chair change chart check choose circulate claim clarify classify clean clone co-author
    co-create co-host coach code codesign codify collaborate collate collect combine commission
    communicate compare compile complement complete compose conclude conduct configure confirm
    connect consolidate construct consult contact containerize contextualize contract contribute
    convene cook coordinate copy cover cowrite craft create cross-post cross-train curate customize
    cycle debug decide declare declutter decommission decorate decouple dedicate deduplicate define
    delegate delete deliver demo demonstrate deploy deprecate describe design detail detect
    determine develop devise diagnose digest digitize disable discontinue discover discuss dispatch
    display distribute do dockerize document dogfood donate download draft draw drill drop edit
    elect eliminate email embed employ enable enact encode enforce engineer enrich enroll enumerate
    erect escalate establish estimate evaluate examine exchange execute experiment explain explore
    export expose extend extract facilitate familiarize feature figure file fill film finalize
    finance find finish fix flesh forecast fork form formalize formulate found fund gather gauge
    generalize give go govern graduate group guide hand-over handle harden harmonize harvest help
    hire hold host hunt identify illustrate implement import include incorporate index inform
    initiate inject inspect install instantiate institute instrument integrate interface
    internationalize interview introduce inventory investigate invite issue itemize iterate join
    journal judge kick kick-off kickstart knit label launch lay lead learn lease leverage liaise
    link list listen load lobby localize lock log look mail maintain-docs manage map market measure
    meditate meet memorize mentor merge migrate mine mock model moderate modernize modify
    modularize monitor mount move name negotiate nominate normalize note notify nurture obtain
    offer offload onboard open open-source operationalize orchestrate order organize orient outline
    outsource overhaul pack package paint pair parallelize parse participate partner patch perform
    permit persist phase photograph pick pilot pin pitch place plan plant play plug point polish
    poll port post practice practise preload prepare present prevent price print prioritize process
    procure produce profile program project proofread propose protect prototype provide provision
    prune publicize publish pull purchase purge push put qualify quantify query queue quit rank
    rationalize re-architect re-design re-engineer re-launch re-run re-write read rearchitect
    rearrange reassess rebalance rebase rebrand rebuild recap reclassify recode recommend recompile
    reconcile reconfigure record recruit recycle redefine redesign redirect redo reengineer
    refactor refine reformat refresh refurbish register rehearse reimplement relaunch release
    relocate remediate remodel remove rename renegotiate renovate reorganize repair repay replace
    replicate reply report repost request rerun research reserve reset resettle resolve respond
    restore restructure resume retest retire retrain retrofit retweet reuse revamp revert review
    revise revisit rework rewrite rotate route run sample scan schedule scope scrap screen script
    search seed segment select send separate serve set settle sew shadow share ship shoot shortlist
    showcase shut sign simulate sing size sketch slice solicit solve sort source spec specify spike
    spin split sponsor staff stage stand standardize start state stock stop store stream strip
    structure study style submit subscribe suggest summarize sunset supply support survey swap swim
    switch sync synthesize tabulate tackle tag take talk target teach template terminate test theme
    throttle tidy toggle tour trace track trademark train transcribe transfer transform transition
    translate travel triage trial try tune tweet unblock undertake unify uninstall update upgrade
    upload upskill use utilize validate vectorize verify version vet view visit visualize volunteer
    walk warn watch whitelist wire withdraw wrap write
    """
)
"""Verbs whose object is work or its product: whoever does it is done."""

PHRASAL_ONLY = frozenset(
    "bring carry come draw figure flesh follow go hand kick lay look phase point roll "
    "shut spin stand turn wind".split()
)
"""Task verbs that are one only with a particle, or with a thing one makes."""

NOUN_GERUNDS = spellings(
    """
    accounting advertising banking billing branding building coaching consulting engineering
    finding funding hiring hosting learning listing logging manufacturing marketing meeting
    mentoring messaging monitoring networking offering onboarding packaging planning pricing
    processing programming publishing purchasing recruiting reporting shipping staffing teaching
    testing training understanding writing
    """
)
"""Gerunds that are names of fields or things: an order only before "the" or "a"."""

PARTICLES = frozenset("up out off in on over together into down forward live through".split())

ENGAGING_VERBS = frozenset(
    "onboard serve convert engage enable support help teach reach activate qualify".split()
)
"""Task verbs that are results when their object is so many customers."""

NOUN_TOO = spellings(
    """
    address answer audit back backup benchmark blog book budget call change check claim code
    contact contract cook cover cycle demo design display document draft drill email estimate
    exchange experiment export feature file film finance forecast form fund group guide help import
    index interview inventory issue journal label launch lead lease limit link list load lock log
    mail map market measure merge mine model monitor mount move name offer open order outline pack
    package patch phase pilot pin pitch plan plant play plug point poll port post practice present
    price process produce profile program project prototype pull purchase push query queue rank
    record register release repair report request research reserve reset review route sample scan
    schedule scope screen script search seed segment set share ship size sketch sort source spec
    spike split sponsor staff stage start state stock store stream structure study style supply
    support survey swap switch tag talk target template test theme tour trace track train transfer
    transition travel trial update upgrade use version view visit walk watch
    """
)
"""Task verbs that as often are nouns: "Support tickets are …", "Test coverage"."""

CHANGE_VERBS = spellings(
    """
    accelerate amplify augment balance boost broaden cut decrease deepen diversify drive elevate
    encourage enhance enlarge evolve expand foster further grow heighten improve increase intensify
    invigorate lessen level lift limit lower maximize minimize mitigate mature optimize perfect
    raise ramp reduce reinforce revitalize scale sharpen shorten shrink simplify slash speed
    stabilize streamline strengthen trim cultivate nourish deleverage
    """
)
"""Verbs of change: with a number a result, without one vague."""

RESULT_VERBS = spellings(
    """
    accomplish achieve acquire align allow attain attract average avoid be beat become belong break
    captivate capture care champion close conquer contain continue convert convince delight
    demonstrate deserve dominate double earn eat embody embrace empower engage enjoy ensure exceed
    excite feel flourish focus gain generate get guarantee halve have hit honor honour impress
    inspire keep know land let live lose love maintain make manage master matter outgrow outperform
    own pay preserve prove quadruple reach realize receive reclaim recover remain renew respect
    retain return rule save secure see sell sleep spend stay surpass surprise sustain thrive triple
    turn understand win
    """
)
"""Verbs of results and of states: no task by themselves."""

ACQUIRING_VERBS = frozenset(
    "accomplish achieve acquire attract average book close earn exceed gain generate get hit land "
    "reach receive secure sell sign win".split()
)

FINITE = spellings(
    """
    am is are was were has have had can could will would shall should may might must does did do
    isn't aren't can't don't doesn't won't cannot adds agrees allows applies asks attracts becomes
    believes builds chooses comes completes considers contains continues contributes converts
    creates decides delivers depends drives earns enables ensures exceeds expands expects fails
    feels follows gets gives goes governs grows happens helps improves increases interoperates
    joins keeps knows learns leaves likes lives loves looks makes means needs owns passes pays
    performs prefers provides reaches receives recognizes recommends recovers refers relies remains
    renews requires responds returns rises runs sees sells serves spends stays survives takes tells
    thinks treats trusts understands values votes waits wants wins works writes deemed regarded
    considered perceived adopted seen exists supports uses approves
    """
)
"""Finite verbs that make a clause of a noun and what follows."""

FINITE_PLURAL = frozenset(
    """
    agree approve believe come exist feel find get give know like love meet need own pay prefer
    rate rely recommend report say see share spend stay support take think trust understand use
    value vote want work
    """.split()
)
"""Finite verbs of a plural subject: nouns and orders elsewhere."""

VERB_FORMS: dict[str, tuple[str, Verb]] = forms_of(TASK_VERBS | PHRASAL_ONLY)
"""Every form of a task verb: its base and what form it is."""

PARTICIPLES: dict[str, str] = pasts_of(TASK_VERBS | PHRASAL_ONLY)
"""Every past participle of a task verb, and its base."""

CHANGE_FORMS: dict[str, tuple[str, Verb]] = forms_of(CHANGE_VERBS | RESULT_VERBS)

STATE_PARTICIPLES = frozenset(
    """
    accepted adopted agreed answered connected decided detected discussed employed engaged felt
    found given helped identified informed known listed listened made measured met monitored
    prepared protected qualified read recommended respected run seen separated served suggested
    supported taken tracked used utilized utilised viewed watched described
    """.split()
)
"""Participles of task verbs that tell a state: "tickets are answered"."""

DONE = frozenset(PARTICIPLES) - STATE_PARTICIPLES | {"ramped"}
"""Participles that say that work was done."""

DONE_AFTER_BE = frozenset("generated improved".split())
"""Participles of results that say so after "is": "the reference is generated"."""

STATE_TOLD = frozenset(
    """
    adopted aligned considered convinced deemed empowered engaged equipped informed motivated
    perceived recognised recognized recommended regarded satisfied trusted used
    """.split()
)
"""Participles that make a sentence about a state of what comes before."""

BE = frozenset("is are was were been be being gets get got".split())
HAVE = frozenset("has have had gets get got".split())
START_CLAUSES = frozenset("is are can have has".split())

NOUNS_TOO = frozenset("needs values uses means returns passes wins votes".split())
"""Finite verbs that are plural nouns where nothing follows them."""
