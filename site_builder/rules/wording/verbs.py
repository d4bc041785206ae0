"""The verbs that tell a task from a result: lists of English, no grammar."""

from site_builder.rules.wording.inflection import Verb, forms_of, pasts_of, spellings

TASK_VERBS = spellings(
    """
    accept acknowledge adapt add address adjust administer adopt advertise advise aggregate agree
    allocate amend analyze annotate announce anonymize answer apply appoint appraise approve
    archive arrange articulate ascertain ask assemble assess assign assist associate attach attempt
    attend attribute audit author authorize automate back-up backfill backport backup bake ban
    begin benchmark bind blend blog book bootstrap brainstorm brew bridge brief bring broadcast
    browse budget build bundle buy calculate calibrate call cancel capture carry catalog categorize
    celebrate centralize certify chair change chart check choose circulate cite claim clarify
    classify clean cleanse clone co-author co-create co-host coach code codesign codify collaborate
    collate collect combine commence commission communicate compare compile complement complete
    compose compress conclude condense conduct configure confirm connect consider consolidate
    construct consult contact containerize contextualize contract contribute convene convey cook
    coordinate copy correlate cover cowrite craft create critique cross-check cross-post
    cross-train crowdsource curate customize cycle deactivate debrief debug decide declare
    declutter decode decommission decompose decorate decouple decrypt dedicate deduplicate define
    delegate delete delineate deliver demo demonstrate denormalize deploy deprecate derive describe
    design detach detail detect determine develop devise diagnose differentiate digest digitize
    disable disassemble disclose disconnect discontinue discover discuss dispatch display
    disseminate dissolve distribute do dockerize document dogfood donate download draft draw drill
    drop duplicate earmark edit elaborate elect elicit eliminate email embed emit employ enable
    enact encode encrypt enforce engineer enrich enroll entrust enumerate equip erase erect
    escalate establish estimate evaluate evangelize examine excavate exchange execute experiment
    explain explore export expose extend externalize extract extrapolate fabricate facilitate
    familiarize feature fetch figure file fill film finalize finance find fine-tune finetune finish
    fix flag flatten flesh flip forecast fork form formalize formulate found freeze front-load fund
    furnish gather gauge generalize give go govern graduate group guide hand-over handle harden
    harmonize harvest hash help hire hold host hunt hydrate identify illustrate implement import
    incentivize include incorporate incubate index infer inform ingest initiate inject inline
    insert inspect install instantiate institute instrument integrate interface internalize
    internationalize interpret interview introduce inventory investigate invite isolate issue
    itemize iterate join journal judge juxtapose kick kick-off kickstart knit label launch lay lead
    learn lease leverage liaise link lint list listen load load-test lobby localize lock log look
    mail maintain-docs manage map market mask measure mediate meditate meet memorize mentor merge
    migrate mine mirror mobilize mock model moderate modernize modify modularize monitor mount move
    name negotiate nominate normalize notarize note notify nurture obtain offer offload onboard
    open open-source operationalize orchestrate order organize orient outline outsource overhaul
    override oversee pack package paginate paint pair parallelize parametrize parse participate
    partition partner paste patch patent perform permit persist persuade petition phase photograph
    pick pilot pin pitch place plan plant play plug point polish poll port post practice practise
    precompute preload prepare present prevent price print prioritize process procure produce
    profile program project promote prompt proofread propose protect prototype provide provision
    prune publicize publish pull purchase purge pursue push put qualify quantify query queue quit
    quiz quote rank ratify rationalize re-architect re-design re-enable re-engineer re-launch
    re-run re-write read realign rearchitect rearrange reassess rebalance rebase rebrand rebuild
    recalibrate recap reclassify recode recommend recompile reconcile reconfigure reconnect
    reconstruct record recruit recycle redefine redesign redirect redistribute redo redraft
    reengineer refactor refine reformat reformulate refresh refurbish regenerate register rehearse
    reimplement reinstall reinstate reinvest relabel relaunch release relocate remap remediate
    remind remodel remove rename render renegotiate renovate reorder reorganize reorient repackage
    repair repay replace replicate reply report reposition repost reprioritize reproduce republish
    request reroute rerun research resend reserve reset resettle resize reskill resolve respond
    restore restructure resume resurface retest rethink retire retool retrain retrofit retweet
    reuse revalidate revamp revert review revise revisit rewire reword rework rewrite rotate route
    run salvage sample sanitize scaffold scan schedule scope scout scrap scrape screen script
    scrutinize search seed segment select send separate sequence serialize serve set settle sew
    shadow shard share ship shoot shortlist showcase shuffle shut sign signpost simulate sing size
    sketch slice socialize soft-launch solicit solve sort source spearhead spec specify spike spin
    split sponsor stack staff stage stand standardize start state stitch stock stop store
    storyboard strategize stream stress-test strip structure study style subcontract submit
    subscribe substitute suggest summarize sunset supervise supplement supply support surface
    survey swap swim switch sync synchronize synthesize tabulate tackle tag tailor take talk target
    teach template terminate test thank theme throttle tidy toggle tokenize tour trace track
    trademark train transcode transcribe transfer transform transition translate transmit travel
    triage trial troubleshoot try tune tweak tweet unblock undertake unify uninstall unpack unveil
    update upgrade upload upskill use utilize validate vectorize verify version vet view virtualize
    visit visualize volunteer walk warn watch watermark welcome whitelist wipe wire withdraw wrap
    write
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
    address answer attribute audit back backup benchmark blog book bridge budget call change check
    claim code contact contract cook cover critique cycle debrief demo design display document
    draft drill duplicate email estimate exchange experiment export feature file film finance flag
    flip forecast form freeze fund group guide hash help import index interview inventory issue
    journal label launch lead lease limit link list load lock log mail map market mask measure
    merge mine mirror model monitor mount move name offer open order outline override pack package
    partition paste patch patent petition phase pilot pin pitch plan plant play plug point poll
    port post practice present price process produce profile program project prompt prototype pull
    purchase push query queue quiz quote rank record register release repair report request
    research reserve reset review route sample scaffold scan schedule scope scout screen script
    search seed segment sequence set shard share ship size sketch sort source spec spike split
    sponsor stack staff stage start state stock store storyboard stream structure study style
    substitute supplement supply support surface survey swap switch tag talk target template test
    theme tour trace track train transfer transition travel trial tweak update upgrade use version
    view visit walk watch watermark
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
    supported taken tracked used utilized utilised viewed watched described acknowledged
    associated authorized bound correlated encrypted entrusted isolated persuaded promoted pursued
    reproduced welcomed
    """.split()
)
"""Participles of task verbs that tell a state: "tickets are answered"."""

DONE_AFTER_BE = frozenset("generated improved listed".split())
"""Participles of results that say so after "is": "the reference is generated"."""

STATE_TOLD = frozenset(
    """
    adopted ahead aligned considered convinced deemed empowered engaged equipped informed motivated
    perceived recognised recognized recommended regarded satisfied trusted used working
    """.split()
)
"""Participles that make a sentence about a state of what comes before."""

DONE = frozenset(PARTICIPLES) - STATE_PARTICIPLES - STATE_TOLD | {"ramped"}
"""Participles that say that work was done."""

BE = frozenset("is are was were been be being gets get got".split())
HAVE = frozenset("has have had gets get got".split())
START_CLAUSES = frozenset("is are can have has".split())

NOUNS_TOO = frozenset("needs values uses means returns passes wins votes".split())
"""Finite verbs that are plural nouns where nothing follows them."""
