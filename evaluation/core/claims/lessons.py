"""Whether a sentence teaches what is so for everybody, as "psoriasis speeds up the life of skin cells" does.

A lesson begins with a thing of nature or of medicine, goes on with a verb of how such things are, and names nothing
that is for sale. "Psoriasis meets its match" begins alike and promises: its verb is no verb of a lesson.
"""

import re

from evaluation.core.patterns import whole_words


def _any(*words: str) -> str:
    """Any of the words, regular expressions themselves, with `_` for the space within one."""
    return f"(?:{'|'.join(word.replace('_', ' ') for line in words for word in line.split())})"


_FOR_SALE = whole_words(
    r"our (?!(?:own )?(?:skin|bod(?:y|ies)|cells|hair|faces?|nails|dna|immune|genes)\b)\w+",
    r"we(?! (?:age|get|grow|lose|sleep|all|are born|make less|produce less|have less|eat|smile|frown|scratch|blink)\b)",
    _any(
        "ours my mine i us buy order shop discover meets? introducing thanks_to plant apple grape rose edelweiss swiss"
    ),
    "(?:the|this|these|each|every|with an?) (?:[a-z]+ )?"
    + _any("serums? creams? ampoules? products? formulas? exosomes? vesicles? masks? bottles? drops? peptides?"),
)
# What a promise says of such things and a lesson does not.
_PROMISED = whole_words(
    _any("again back(?!_of) gone no_more like_new history thing_of_the_past overnight instantly finally at_last match"),
    _any(r"goodbye farewell vanish\w* disappear(?:s|ed)? miracles? to_work healed cleared clears reversed erase[sd]?"),
    _any(r"younger (?:more|new)_(?:collagen|elastin|skin|hair) awake optional like_(?:it|they)_did calms? soothes?"),
    _any(r"surrenders? retreats? welcome in_(?:seconds|minutes|one_use|a_single)"),
    r"heals?(?! (?:in|with|by|from|slowly|over)\b)",
    r"(?:faster|quicker|better|longer|stronger|thicker)(?! than\b)",
)
_ILLS = _any(
    "acne eczema dermatitis psoriasis rosacea vitiligo melasma alopecia(?:_areata)? hives urticaria shingles herpes",
    "impetigo scabies lice dandruff warts? cold_sores? keloids? scars? scarring burns? sunburn wounds? bruises?",
    "blisters? ulcers? infections? inflammation swelling pain itching rash(?:es)? fever allerg(?:y|ies) arthritis",
    "lupus diabetes cancer melanomas? carcinomas? keratosis(?:_pilaris)? folliculitis ringworm candida cellulite",
    "hyperpigmentation age_spots freckles wrinkles hair_loss baldness diseases? pimples? blackheads? cysts?",
    "athlete's_foot hyperhidrosis ichthyosis lichen_planus flare[-_]?ups bacteria virus(?:es)?",
)
_HARMS = _any(
    r"uv\w? sun sunlight smoking pollution stress sugar menopause pregnancy hormones genetics genes heat cold friction",
    "scratching light rays radiation chemotherapy free_radicals ageing aging age puberty",
)
_BODY = _any(
    "collagen elastin keratin melanin sebum fibroblasts? melanocytes? keratinocytes? cells? telomeres? dna genes?",
    "mitochondria muscles? capillar(?:y|ies) blood_vessels veins nerves? glands follicles? hairs? lashes skin dermis",
    "epidermis stratum_corneum layers? barrier immune_system body platelets? hormones? enzymes proteins? circulation",
    "blood lymph metabolism fat pores oestrogen estrogen hyaluronic_acid tyrosinase matrix",
)
_MEDICINES = _any(
    "minoxidil finasteride botulinum_toxin botox fillers tretinoin isotretinoin retinoids hydroquinone antibiotics",
    "steroids corticosteroids antihistamines antivirals chemotherapy surgery lasers? microneedling",
    "(?:chemical_)?peels facelifts? injections vaccines liposuction",
)
_DOCTORS = _any("doctors dermatologists physicians surgeons paediatricians pediatricians regulators authorities")

_IS = "(?:is|are) " + _any(
    r"(?:an?|the|one|two|not|often|usually|sometimes|mostly|most|more|very|also|commonly|thought|believed)\b common",
    "caused called(?!_(?:in|to|up)) known named found made part due linked driven chronic hereditary contagious spread",
    "diagnosed seen divided done produced responsible located rich built born worse injuries signs",
    "injected(?=_(?:by|into)) (?:hard|difficult)_to",
)
_HAS = "(?:has|have) " + _any("many several an? two three four different no_known no_cure various to_do_with their its")
_ILLS_DO = _any(
    "cause lead make speed slow thicken appear occur develop form start begin arise come spread itch flare(?!-) affect",
    "run result range var(?:y|ies) tend look include involve mean produce show happen differ get worsen return last",
    "increase damage trigger attack feel follow strike peak erupt bleed weaken destroy dr(?:y|ies) swell hurt stem",
    "depend belong describe change live grow turn break narrow widen shrink give go_through harm raise lower strip",
    "darken redden heals?(?=_(?:in|with|by|slowly|over))",
    r"leaves?(?=_(?:behind|marks|scars|spots|patches|red|brown|dark|pale|an?)\b)",
)
_BODY_DOES = _any(
    "produce make give hold shorten divide split decline drop slow lose weaken break shrink live lie sit rest",
    "carr(?:y|ies) contain consist lack depend need respond react send release secrete turn_into la(?:y|ys)_down store",
    "form surround line connect suppl(?:y|ies) contract fall differ var(?:y|ies) range mature travel die determine",
    "thin sense shed change pass(?!_(?:through|into|the)) have has come act_as serve",
    "grows?(?=_(?:in|from|out|about|by|at|slow|for)) defends?(?=_(?:the_body|us|against))",
    r"renews?(?=_(?:itself_|themselves_)?(?:every|about|roughly)\b)",
)
_MEDICINES_DO = _any(
    "works?(?=_by) relax block kill treat create make use remove slow speed reduce heat pierce lower suppress widen",
    "open carr(?:y|ies) cause come belong change",
)
_DOCTORS_DO = _any("treat regard consider prescribe diagnose distinguish divide grade classif(?:y|ies) measure suspect")
_OFTEN = (
    "(?:" + _any("can may might often usually sometimes also mostly mainly commonly rarely slowly gradually") + " )*"
)
# Words before a thing that leave it what it is; no verb among them, or "reverse sun damage" would be about the sun.
_KIND = _any(
    "adult atopic bacterial basal blood chronic cold contact cystic dead deep dry facial fair fine fungal hair healthy",
    "hormonal human mature mild nail nerve old older oral own pigment plaque prescription red sebaceous severe skin",
    "seborrh?o?eic small spider stem sun surgical sweat topical varicose viral white young acne animal laser",
)
_OPENING = (
    r"[\s\"'*•>-]*(?:(?:in|when|as|over|during|at|because|by) [^,;.]{1,60}, |with (?:age|time|the years|every year),? |"
    r"as we (?:age|get older|grow older),? )?"
    rf"(?:(?:the|an?|most|many|some|all|every|each|both|our|your|other) )?(?:{_KIND}[ -])*"
)
# "Scars of the face", "acne (also called …)", "collagen and elastin".
_ASIDE = (
    r"(?:,? (?:and|or)(?: [a-z]+){1,2}| \([^()]{1,40}\)|, [^,.;]{1,50},|"
    r" (?:in|of|on|under|around|from|at)(?: [a-z]+){1,3})?"
)
_TEACHES = [
    re.compile(rf"{_OPENING}{things}\b{_ASIDE}\s*(?:{_IS}|{_HAS}|{_OFTEN}(?:be |{verbs}(?:s|es)?))\b")
    for things, verbs in (
        (_ILLS, _ILLS_DO),
        (_HARMS, _ILLS_DO),
        (_BODY, _BODY_DOES),
        (_MEDICINES, _MEDICINES_DO),
        (_DOCTORS, _DOCTORS_DO),
    )
]
# Behind these the lesson turns to the product: "acne forms when pores clog, but …".
_TURN = re.compile(r"\b(?:but|until|unless|so that|now|yet|let|use|apply|try)\b|[:–—]| - ")


def is_lesson(prose: str, begin: int, end: int, start: int) -> bool:
    """Whether the sentence of folded prose from `begin` to `end` teaches, and what stands at `start` is part of it."""
    taught = next((match.end() for teaches in _TEACHES if (match := teaches.match(prose, begin, end))), None)
    return (
        taught is not None
        and _FOR_SALE.search(prose, begin, end) is None
        and _PROMISED.search(prose, begin, end) is None
        and "!" not in prose[begin:end]
        and _TURN.search(prose, taught, max(start, taught)) is None
    )
