"""What lines of a page say that belong to the site and not to a report, small letters."""

_ALONE = """
advert|advertisement|ad|ads|sponsored|promoted|image|images|photo|photos|video|videos|gallery
share|share this|share this article|share this story|tweet|post|pin it|print|email|e-mail|save
copy link|facebook|twitter|whatsapp|linkedin|pinterest|telegram|reddit|instagram|youtube
messenger|flipboard|read more|more|see more|show more|load more|view more|continue reading
keep reading|read next|up next|next|previous|next story|previous story|next article
previous article|back|back to top|top|home|menu|search|skip to content|skip to main content
sign in|log in|login|register|sign up|subscribe|subscribe now|my account|newsletter
newsletters|follow us|contact us|about us|privacy policy|terms of use|cookies|latest
latest news|latest stories|breaking news|related|related news|related stories|related articles
related topics|related content|more stories|more news|more from this section
more on this story|most read|most popular|most viewed|trending|trending now|popular
recommended|recommended for you|you may also like|you might also like|editor's picks
editors' picks|top stories|top story|in pictures|comments|comment|leave a comment
leave a reply|add a comment|view comments|join the conversation|remind me later|not now
no thanks|close|accept|accept all|i agree|ok|got it|listen|listen to this article|play|pause
watch|watch live|live|loading|loading...|download|download the app|get the app|text size
archives|tags|topics|topic|categories|sections|news|world|politics|business|sport|sports
opinion|weather|credit|caption|image credit|image source|image caption|media caption
story continues below|article continues below|end of advertisement|donate|donate now
support us|become a member|join now||
"""
ALONE = frozenset(_ALONE.strip().replace("\n", "|").split("|"))
"""Lines that are nothing else."""

BEGINNINGS = r"""(?:[*•·>»→-]\s*)?(?:
    (?:also\s+)?read\s+(?:more|also|next|the\s+full|this)\b | see\s+also\b | related\s*:
    | more\s*: | you\s+(?:may|might)\s+also\b | continue\s+reading\b | @\w+$ | watch\s*:
    | listen\s*: | recommended\s*: | don.t\s+miss\b | click\s+here\b | tap\s+here\b
    | share\s+(?:on|this|via)\b | follow\s+(?:us|@|our)\b | sign\s+up\b | subscribe\b
    | log\s+in\b | join\s+our\b | download\s+(?:the|our)\b
    | get\s+(?:the|our|all)\s+\w+\s+(?:app|news)\b | we\s+use\s+cookies
    | this\s+(?:site|website)\s+uses\s+cookies | by\s+(?:continuing|clicking|using)\b
    | copyright\b | © | \(c\)\s*\d | all\s+rights\s+reserved | disclaimer\s*:
    | advertisement\b | sponsored\b | tags\s*: | topics\s*: | filed\s+under | categories\s*:
    | enable\s+javascript | javascript\b | please\s+enable\b | your\s+browser\b
    | renews\s+automatically | cancel\s+anytime | complimentary\b
    | a\s+version\s+of\s+this\s+article\b | (?:posted|updated|published)\s*:?\s+\d
    | (?:\S+\s+){1,6}contributed\s+(?:reporting|to\s+this\s+(?:report|story|article))\b
    | \d+\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?\s+read)\b | reading\s+time\b
    )"""
"""A verbose regular expression for how longer ones begin."""
