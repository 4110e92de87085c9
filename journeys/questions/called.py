"""What an English question is about, in words that fit into a message.

"What is your date of birth?" is about "your date of birth", so its message is "Enter your date of
birth". An author's `called` always wins; these rules serve the many questions that need none.
"""

from __future__ import annotations

import re

from journeys.questions.forgive import fold
from journeys.questions.translations import wordings

_DETERMINER = r"(?:your|the|this|that|these|those|their|his|her|its|our|my|a|an|any|each|every|other)"
_SUBJECT = (
    r"(?:you|they|we|he|she|it|i|there|this|that|anyone|anybody|someone|somebody|everyone|everybody"
    r"|(?:your|the|this|their) (?:child|baby|son|daughter|partner|husband|wife|mother|father|parent|family|employer"
    r"|landlord|business|company|organisation|home|house|property|vehicle|car|heating)"
    r"(?: or (?:relative|partner|carer|parent))?)"
)
_HELPER = (
    r"(?:are|is|am|was|were|have|has|had|will|would|can|could|should|may|might|must"
    r"|aren't|isn't|wasn't|weren't|haven't|hasn't|won't|can't)"
)
_ASKS = r"(?:what|which|where|when|why|who|how)"

_WHAT_IS = re.compile(rf"(?:what|who)(?: is| are| was| were|'s) ({_DETERMINER} .+)", re.I)
_WHAT_NAMES = re.compile(r"(?:what|who)(?: is| are| was| were|'s) ([^ ]+'s .+)", re.I)
_HOW_MANY = re.compile(
    rf"how many ((?:(?!{_HELPER}\b|do\b|does\b|did\b)[^ ]+ ){{1,5}})(?:{_HELPER}|do|does|did) .*", re.I
)
_HOW_MANY_VERB = re.compile(r"how many ([^ ]+) .*", re.I)
_HOW_OLD = re.compile(rf"how old (?:is|are|was|were) (you|{_DETERMINER} .+)", re.I)
_WHERE_IS = re.compile(rf"(where|when|who|how) (is|are|was|were) ({_DETERMINER} .+)", re.I)
_DO = re.compile(rf"({_ASKS}(?: [^ ]+){{0,4}}?) (do|does|did) ({_SUBJECT}) (.+)", re.I)
_HELPED = re.compile(rf"({_ASKS}(?: [^ ]+){{0,4}}?) ({_HELPER}) ({_SUBJECT})((?: .+)?)", re.I)
_LABEL = re.compile(r"[^?!.:;؟؛¿¡]{1,60}")
_VERBS = re.compile(
    r"(?:enter|select|choose|tell|give|say|write|describe|upload|add|tick|pick|list|explain|confirm|do|does|did|are|is|"
    rf"have|has|will|would|can|could|should|may|{_ASKS})\b",
    re.I,
)

_YES_NO_DO = re.compile(rf"(do|does|did) ({_SUBJECT}) (.+)", re.I)
_YES_NO = re.compile(rf"({_HELPER}) ({_SUBJECT}) (.+)", re.I)

_PAST = {
    "become": "became", "begin": "began", "bring": "brought", "buy": "bought", "come": "came", "do": "did",
    "drive": "drove", "find": "found", "get": "got", "give": "gave", "go": "went", "have": "had", "hear": "heard",
    "hurt": "hurt", "know": "knew", "leave": "left", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
    "put": "put", "see": "saw", "sell": "sold", "send": "sent", "spend": "spent", "stop": "stopped", "take": "took",
    "tell": "told", "travel": "travelled", "write": "wrote",
}  # fmt: skip

_OPENERS = frozenset({"first", "last", "also", "still", "already", "usually", "ever", "normally", "currently"})


def about(ask: str, personal: bool) -> str | None:
    """The noun ("your name") or clause ("where you live") of a question, or None where it cannot be told.

    `personal` says that a bare label ("Email address") means the citizen's own.
    """
    text = _sentence(ask)
    if text is None:
        return _label(_bare(ask), personal)
    text = re.sub(r"^(?:and|so|in total,?|roughly,?|about) ", "", text, flags=re.I)
    return _noun(text) or _clause(text)


def statement(ask: str) -> str | None:
    """What is true when the answer is yes ("you live in Great Britain"), or None where it cannot be told."""
    text = _sentence(ask)
    if text is None:
        return None
    if found := _YES_NO_DO.fullmatch(text):
        verb = _inflected(found[1].lower(), found[2], found[3])
        return None if verb is None else f"{_lower(found[2])} {verb}"
    if found := _YES_NO.fullmatch(text):
        return f"{_lower(found[2])} {_lower(found[1])} {found[3]}"
    return None


def label(ask: str) -> str | None:
    """What a question of any language is about where it asks nothing ("Numer telefonu"): its words; else None."""
    text = ask[:400].strip().rstrip(" .:")
    return text if _LABEL.fullmatch(text) and len(text.split()) <= 8 else None


def heading(called: str, language: str = "en") -> str:
    """What an answer is called, at the start of a sentence or of a row: "your name" -> "Name".

    "your" and "the" stay where somebody else's thing is spoken of ("Your child's name"). What a
    yes/no question is called loses its "whether"; what is left is a sentence ("A court has banned you").
    Other languages drop the words that their wordings list ("votre date de naissance" -> "Date de naissance").
    """
    said = wordings(language)
    if said is not None:
        article = next((word for word in said.articles if called.casefold().startswith(word)), "")
        called = called[len(article) :]
        return called[:1].upper() + called[1:]
    articles = "your|the" if called.startswith("whether ") else "your|the|a|an"
    called = called.removeprefix("whether ")
    rest = re.sub(rf"^(?:{articles}) (?![^ ]+(?: [^ ]+)?(?:'s|s'|’s|s’) )", "", called, flags=re.I)
    return rest[:1].upper() + rest[1:]


def is_clause(called: str) -> bool:
    """Whether it is a clause ("where you live"), which no "… must be …" can follow."""
    return re.match(rf"(?:{_ASKS}|whether|if)\b", called, re.I) is not None


def _sentence(ask: str) -> str | None:
    """The first sentence of a text that asks, without its mark; None where it asks nothing."""
    text = _bare(ask)
    found = re.match(r"([^?]{3,200})\?", text)
    return found[1].rsplit(". ", 1)[-1].strip() if found else None


def _bare(ask: str) -> str:
    return re.sub(r" ?\(optional\)$", "", fold(ask[:400]), flags=re.I)


def _noun(text: str) -> str | None:
    if found := (_WHAT_IS.fullmatch(text) or _WHAT_NAMES.fullmatch(text)):
        return _lower(found[1])
    if re.fullmatch(r"when were you born", text, re.I):
        return "your date of birth"
    if found := _HOW_OLD.fullmatch(text):
        return "your age" if found[1].lower() == "you" else f"{_lower(found[1])}'s age"
    if found := (_HOW_MANY.fullmatch(text) or _HOW_MANY_VERB.fullmatch(text)):
        return f"the number of {found[1].strip()}"
    return "the amount" if re.match(r"how much\b", text, re.I) else None


def _clause(text: str) -> str | None:
    if found := _DO.fullmatch(text):
        verb = _inflected(found[2].lower(), found[3], found[4])
        return None if verb is None else f"{_lower(found[1])} {_lower(found[3])} {verb}"
    if found := _HELPED.fullmatch(text):
        rest = found[4]
        if found[1].lower() in ("what", "who") and not rest:
            return None
        return f"{_lower(found[1])} {_lower(found[3])} {found[2].lower()}{rest}"
    if found := _WHERE_IS.fullmatch(text):
        return f"{_lower(found[1])} {_lower(found[3])} {found[2].lower()}"
    return _lower(text) if re.match(r"(?:what|who|which [^ ]+) [^ ]+(?:ed|s|is|are|was|were)\b", text, re.I) else None


def _label(text: str, personal: bool) -> str | None:
    """A label that asks nothing ("Email address") -> "your email address", or "the …" of what is nobody's own."""
    text = text.rstrip(" .:")
    if not text or not _LABEL.fullmatch(text) or _VERBS.match(text) or len(text.split()) > 8:
        return None
    if re.match(rf"{_DETERMINER}\b", text, re.I):
        return _lower(text)
    return f"{'your' if personal else 'the'} {_lower(text)}"


def _lower(text: str) -> str:
    """The first letter in lower case, unless it begins an abbreviation ("UK address") or a name of two words."""
    first, _, rest = text.partition(" ")
    if sum(letter.isupper() or letter.isdigit() for letter in first) > 1 or (rest[:1].isupper() and rest[:2] != "I "):
        return text
    return text[:1].lower() + text[1:]


def _inflected(helper: str, subject: str, rest: str) -> str | None:
    """ "did you" + "first notice it" -> "first noticed it"; None where the past form is not certain."""
    first, *others = rest.split(" ")
    if first.lower() in _OPENERS and others:
        verb = _inflected(helper, subject, " ".join(others))
        return None if verb is None else f"{first} {verb}"
    if helper == "do" or (helper == "does" and subject.lower() in ("you", "they", "we", "i")):
        return rest
    form = _past(first) if helper == "did" else _third(first)
    return None if form is None else " ".join([form, *others])


def _past(verb: str) -> str | None:
    if verb in _PAST:
        return _PAST[verb]
    if not verb.isalpha() or not verb.islower():
        return None
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return (
        verb + "ed"
        if re.search(r"(?:[^aeiou][^aeiou]|[aeo][aeiou][^aeiou]|[aeo]y|en|er|ow|[^aeiou]it)$", verb)
        else None
    )


def _third(verb: str) -> str | None:
    if not verb.isalpha() or not verb.islower():
        return None
    if verb == "have":
        return "has"
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
