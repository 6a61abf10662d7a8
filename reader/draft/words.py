"""Small words of English that rules look for, in small letters."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


ARTICLES = word_set("the a an")

DETERMINERS = ARTICLES | word_set(
    """this that these those his her its their our my your some any each every both several
    many most another no multiple various numerous two three four five six seven eight nine
    ten one"""
)
POSSESSIVES = word_set("his her its their our my your")

PREPOSITIONS = word_set(
    """of in on at for from with within by to into onto over under about after before against
    among amid during near outside inside through throughout toward towards via per as than
    between behind beyond across along around despite without upon regarding concerning
    following including like unlike amongst amidst besides since until off out up"""
)
# Those by which a noun phrase goes on: “the head of the party in the north”.
JOINING = word_set(
    "of for from in at within with on to behind close near inside outside between under against"
)

CONJUNCTIONS = word_set("and or but nor yet")

SUBORDINATORS = word_set(
    """that which who whom whose while whereas although though because since when where if
    unless until as after before once so than whether what how why whoever whatever"""
)
RELATIVES = word_set("who which that whom whose")

AUXILIARIES = word_set(
    """is are was were be been being am has have had having do does did will would can could
    may might shall should must cannot isn't aren't wasn't weren't hasn't haven't hadn't
    doesn't don't didn't won't wouldn't can't couldn't shouldn't"""
)
TO_BE = word_set("is are was were be been being")

SUBJECT_PRONOUNS = word_set("he she they it we i you")
PRONOUNS = SUBJECT_PRONOUNS | word_set(
    "him her them us me himself herself themselves itself this that these those"
)
MALE, FEMALE = word_set("he him his himself"), word_set("she her hers herself")

ADVERBS = word_set(
    """also then later further too again once ever never already even just only now still soon
    however therefore thus instead meanwhile moreover furthermore nevertheless nonetheless
    often sometimes always here there today yesterday tomorrow tonight earlier ago not twice
    first initially afterwards afterward since rather well together alone specifically
    reportedly allegedly separately similarly likewise additionally elsewhere perhaps maybe
    indeed itself himself herself themselves both"""
)

ABBREVIATIONS = word_set(
    """mr mrs ms mx dr prof sen rep gov gen lt col capt sgt maj cmdr adm st rev hon pres supt
    insp det no nos vs etc jr sr inc corp ltd co dept univ assn bros ft mt jan feb mar apr
    jun jul aug sep sept oct nov dec al approx est e.g i.e a.m p.m u.s u.k u.n d.c cf fig
    vol pp ed eds"""
)

# Words that begin a sentence, and are no names there.
OPENERS = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | AUXILIARIES
    | PRONOUNS
    | ADVERBS
    | word_set(
        """there here according earlier later recently currently presently previously formerly
        originally speaking asked calling citing noting adding commenting responding
        referring writing addressing given based according known born such more most less
        much none nobody everyone everybody anyone someone somebody something nothing few
        all other others another late early next last upon amid whilst within almost nearly
        about around up yes no ok okay hello thank thanks please let let's it's that's
        there's i'm i've i'll we're we've we'll they're they've he's she's you're don't both
        either neither back still only just even per due because if monday tuesday wednesday
        thursday friday saturday sunday january february march april may june july august
        september october november december"""
    )
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}

TIME_WORDS = (
    frozenset(WEEKDAYS)
    | frozenset(MONTHS)
    | word_set(
        """today yesterday tomorrow tonight morning afternoon evening night noon midnight week
        month year weekend earlier later early late last this next ago recently previously
        now then"""
    )
)

# After these a stretch in marks is a name, not what somebody says.
NAMING = word_set(
    """called named titled entitled dubbed nicknamed termed known labelled labeled so-called
    styled christened coined headlined aka alias branded"""
)
NAMED_THINGS = word_set(
    """song album film movie book novel series show episode single programme program play poem
    essay painting game magazine newspaper website blog term terms word words phrase
    expression slogan hashtag nickname name title campaign operation project event bill act
    law article column track video documentary exhibition theme motto magazine award ship
    category section chapter"""
)

# Whom one tells something.
LISTENERS = word_set(
    """reporters journalists press media newspaper newspapers broadcaster correspondent
    reporter agency news radio television tv channel lawmakers parliament court conference
    crowd audience supporters people public nation police investigators us him her them me
    it committee council officials delegates colleagues congress senate viewers readers
    listeners outlet outlets station network magazine website daily gathering rally panel
    inquiry jury judge judges members interviewer host presenter"""
)
PLURAL_QUANTITIES = word_set(
    """one two three four five some many most several members number group majority dozens
    hundreds thousands none all each part team lot couple handful spokesperson scores half"""
)

DOCUMENTS = word_set(
    """statement report study letter article tweet post release paper notice document ruling
    judgment judgement verdict complaint lawsuit indictment filing memo email e-mail message
    manifesto resolution proclamation declaration warning alert advisory bulletin
    description speech text statements remarks comments words tweets letters posts interview
    website site page account blog editorial column review survey poll findings analysis
    assessment summary transcript book memoir memoirs constitution law act treaty agreement
    obituary notices order opinion view announcement sign banner poster"""
)
GROUP_WORDS = word_set(
    """authorities officials investigators police protesters residents witnesses researchers
    scientists experts prosecutors lawyers sources critics supporters organizers organisers
    members doctors analysts activists rescuers firefighters soldiers troops families
    relatives parents neighbours neighbors ministers senators lawmakers leaders reports
    media representatives politicians teachers students workers unions users authors
    campaigners observers"""
)
