"""Words by which a text tells what somebody is: offices, professions, kin, titles; and what bodies
are called. All in small letters."""

from reader.draft.words import DOCUMENTS, GROUP_WORDS, word_set

HONORIFICS_MALE = word_set("mr sir lord duke sheikh imam emperor baron")
HONORIFICS_FEMALE = word_set("mrs ms miss lady dame duchess madam madame baroness empress")
HONORIFICS = HONORIFICS_MALE | HONORIFICS_FEMALE | word_set("dr mx prof rev hon")

_FEMALE_ROLES = word_set(
    """spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman actress wife
    mother daughter sister girlfriend grandmother aunt niece widow waitress heiress hostess
    stewardess alderwoman saleswoman girl woman mum mom"""
)
_MALE_ROLES = word_set(
    """spokesman chairman congressman councilman businessman policeman husband father son
    brother boyfriend grandfather uncle nephew widower fisherman fireman cameraman boy man
    dad alderman clergyman priest imam rabbi bishop archbishop cardinal pope monk"""
)

_OFFICES = word_set(
    """president premier chancellor minister secretary senator representative congressperson
    governor mayor ambassador envoy delegate commissioner deputy vice chief head leader
    chair chairperson speaker whip treasurer attorney solicitor prosecutor judge justice
    magistrate sheriff marshal general colonel major captain lieutenant sergeant corporal
    admiral commander commodore brigadier constable inspector detective superintendent
    officer agent private marine soldier commandant director manager ceo cfo coo cto
    executive founder cofounder co-founder co-author owner partner president-elect
    vice-president vice-chairman vice-chancellor ex-president administrator coordinator
    organiser organizer adviser advisor aide assistant consul counsel counsellor councillor
    councilor councilmember mp mep msp mla mps mep td gop nominee candidate incumbent sultan
    emir shah tsar monarch ruler caliph ayatollah dictator strongman registrar spokesperson
    spokespeople negotiator mediator ombudsman auditor comptroller chief-of-staff
    chancellor-elect governor-general secretary-general undersecretary under-secretary
    parliamentarian lawmaker legislator politician statesman diplomat official civil-servant
    warden dean provost principal rector headteacher headmaster bishop archbishop cardinal
    pope pastor reverend priest vicar deacon rabbi chaplain minister-president taoiseach
    tánaiste prime first lady deputy-mayor permanent member minority majority governor-elect
    mayor-elect gen lt col capt sgt maj cmdr adm sen rep gov pres prof supt insp det atty
    cllr msgr pc dc dci dcs dsi wpc pvt cpl"""
)
_PROFESSIONS = word_set(
    """professor lecturer researcher scientist scholar academic fellow student pupil teacher
    expert specialist analyst economist historian biologist ecologist geologist physicist
    chemist mathematician astronomer epidemiologist immunologist virologist psychologist
    sociologist anthropologist archaeologist paleontologist palaeontologist biomechanicist
    meteorologist climatologist oceanographer seismologist neuroscientist psychiatrist
    physician doctor surgeon nurse paramedic pharmacist veterinarian dentist engineer
    architect designer developer programmer technician lawyer barrister author writer
    novelist poet journalist reporter correspondent editor columnist blogger critic
    presenter host anchor broadcaster producer screenwriter filmmaker photographer artist
    painter sculptor musician guitarist singer drummer bassist composer rapper songwriter
    conductor pianist violinist performer comedian costumer cosplayer dancer choreographer
    model coach trainer player footballer golfer cricketer athlete swimmer boxer wrestler
    driver racer jockey skipper striker goalkeeper midfielder defender quarterback cyclist
    runner sprinter pilot cosmonaut astronaut captain sailor farmer fisherman miner worker
    carpenter electrician plumber mechanic chef cook baker butcher shopkeeper barista
    entrepreneur investor banker broker trader accountant billionaire millionaire tycoon
    magnate philanthropist activist campaigner protester protestor advocate volunteer
    whistleblower dissident refugee migrant survivor victim witness resident neighbour
    neighbor bystander passenger tourist veteran ex-soldier operative inventor explorer
    adventurer philosopher theologian interviewee contestant winner champion founder-member
    star superstar legend icon celebrity influencer youtuber immunologist botanist zoologist
    oncologist cardiologist radiologist statistician linguist criminologist strategist
    lobbyist pollster publicist undertaker coroner pathologist firefighter policewoman guard
    lifeguard ranger hunter detective maintainer contributor sportswriter speechwriter
    playwright publisher librarian curator archivist translator interpreter dealer collector
    breeder instructor educator headhunter organist cartoonist satirist essayist novelist
    biographer critic"""
)
KIN = word_set(
    """wife husband mother father son daughter brother sister cousin uncle aunt nephew niece
    parent spouse partner girlfriend boyfriend fiancé fiancée fiance fiancee grandfather
    grandmother grandson granddaughter widow widower friend colleague teammate counterpart
    successor predecessor running-mate mate"""
)

ROLES = _OFFICES | _PROFESSIONS | KIN | _MALE_ROLES | _FEMALE_ROLES
"""Nouns for what a person is, small letters, singular."""

TITLES = ROLES - word_set(
    "prince private major marine member first prime lady star host whip model mate head chair cook"
)
"""Words that, with a capital before a name, are not a part of it."""

SURNAMES = word_set(
    """baker cook butcher miner farmer fisher fisherman hunter singer painter baron king prince
    marshal major dean judge bishop pope priest chaplain guard host driver coach model
    warden ranger trainer champion constable carpenter potter chambers page mason cooper
    abbot monk lord duke star speaker sailor archer butler chancellor justice bass player
    banker barber brewer walker marine private soldier mate head chair fellow"""
)
"""Words for what a person is that end many names."""

MALE, FEMALE = HONORIFICS_MALE | _MALE_ROLES, HONORIFICS_FEMALE | _FEMALE_ROLES

PARTIES = word_set(
    """republican democrat democratic conservative labour tory liberal green independent
    libertarian socialist communist gop"""
)
# What else stands before the name of a person: “Former”, “Acting”, “Opposition leader”.
LEADING = PARTIES | word_set(
    """former acting interim then ex outgoing incoming current new late longtime long-time
    veteran retired senior junior deputy vice assistant associate chief executive general
    lead co fellow legendary fallen would-be controversial opposition police army navy
    defence defense foreign home finance health interior justice state national regional
    local provincial county city state federal u.s us uk british pop rock popular guitarist
    engineer saint star host head king prime first lady special presidential parliamentary
    royal"""
)

ORGANISATIONS = word_set(
    """ministry department party council court university agency news office committee
    commission bank group company corporation association federation union league institute
    institution foundation organisation organization authority bureau police army navy force
    forces government parliament senate congress assembly house administration service
    services board society centre center college school hospital church club team times post
    herald guardian telegraph mail journal tribune gazette observer independent press media
    network channel radio television tv airlines airways corps command ltd inc llc plc co
    corp gmbh ag sa limited trust fund alliance coalition movement front campaign chamber
    cabinet directorate embassy consulate secretariat tribunal laboratory lab labs research
    museum library gallery studio studios records entertainment pictures games technologies
    technology systems industries motors energy gas electric oil airport railway railways
    transport guard academy observatory survey register brigade squad unit division regiment
    battalion taskforce programme program project initiative network newspaper magazine
    review daily weekly today world international show bulletin"""
)
OF_ORGANISATIONS = word_set(
    """ministry department university house institute federation bank commission committee
    council court association society office bureau board college church academy centre
    center union organisation organization league party army chamber school ministry
    directorate movement confederation parliament assembly government state city cathedral
    museum republic chiefs embassy front coalition alliance agency authority secretariat
    fund trust body"""
)

SUFFIXES = word_set("jr jr. sr sr. ii iii iv qc kc mp md phd esq mbe obe cbe sc am ao")
PARTICLES = word_set(
    """de da do dos das del della delle di du la le las los van von der den ter ten bin ibn al
    el ul ud bint ben bar y e af av zu zur al- el- abu abd ur"""
)

PLACE_BEGINNINGS = word_set(
    "new north south east west los san santa hong st fort port lake mount saint puerto united great"
    " sri el la"
)
"""With these begin names of places."""

_NICKNAMES = """
joe joseph|mike michael mick mikhail|bill william will willy liam|bob robert rob bobby
jim james jimmy|tom thomas tommy|dan daniel danny|dave david|steve steven stephen
chris christopher|tony anthony|ed edward eddie ted|dick richard rick|ron ronald|don donald
ben benjamin|sam samuel samantha|alex alexander alexandra alexei|nick nicholas|matt matthew
greg gregory|jeff jeffrey geoffrey|ken kenneth|kate katherine catherine kathy cathy
liz elizabeth beth|sue susan|jen jennifer|andy andrew|pat patrick patricia|tim timothy
jon jonathan john|larry lawrence|chuck charles charlie|bernie bernard|pete peter
phil philip phillip|ray raymond|sergei sergey|doug douglas|vlad vladimir volodymyr
maggie margaret meg
"""
NICKNAMES = {
    name: number
    for number, group in enumerate(_NICKNAMES.strip().replace("\n", "|").split("|"))
    for name in group.split()
}
"""Given names that may be forms of one another have an equal number."""

GENERIC_BODIES = word_set(
    """company firm force agency network website site newspaper paper publication outlet
    broadcaster group organisation organization ministry department party embassy council
    commission committee court university bank federation association institute union
    airline channel station daily magazine office police council board"""
)
"""Nouns that stand for a body named before."""

SPEAKING = ROLES | ORGANISATIONS | GENERIC_BODIES | GROUP_WORDS | DOCUMENTS
"""Nouns for people, bodies and documents, which may be said to say something."""
