"""The words by which a lesson is known: what it is about, what such things do, and what it never says."""

from evaluation.core.patterns import whole_words


def any_of(*lines: str) -> str:
    """Any of the words in these lines, regular expressions themselves, with `_` for the space within one."""
    return f"(?:{'|'.join(word.replace('_', ' ') for line in lines for word in line.split())})"


# ---- what a lesson never says ----------------------------------------------------------------------------------------
FOR_SALE = whole_words(
    r"our (?!(?:own )?(?:skin|bod(?:y|ies)|cells|hair|faces?|nails|dna|immune|genes)\b)\w+",
    r"we(?! (?:age|become|get|grow|lose|sleep|all|are born|make less|produce less|eat|smile|frown|scratch)\b)",
    any_of("ours my mine i us buy order shop discover meets? introducing thanks_to plant apple grape rose edelweiss"),
    any_of("swiss formulated designed_to ideal_for recommended_for you_can(?!'t|not)"),
    # what the thing for sale may be made of
    any_of(
        "exosomes? vesicles? peptides? retinol bakuchiol niacinamide centella cica calendula tea_tree aloe vitamins?",
        "growth_factors extracts? caffeine argireline silicone colostrum milk oats? honey turmeric ginseng",
        "herbs? herbal botanicals? oils? (?:tranexamic|azelaic|kojic|glycolic|salicylic)_acid secretome lactobacillus",
    ),
    "(?:the|this|these|each|every|with an?) (?:[a-z]+ )?"
    + any_of("serums? creams? ampoules? products? formulas? exosomes? vesicles? masks? bottles? drops? peptides?"),
)
# What a promise says of skin and ills, and a lesson does not.
PROMISED = whole_words(
    any_of(
        "again back(?!_of) gone no_more like_new history thing_of_the_past overnight instantly finally at_last match"
    ),
    any_of(
        r"goodbye farewell vanish\w* disappear(?:s|ed)? miracles? miraculous to_work healed cleared clears reversed"
    ),
    any_of(r"erase[sd]? younger (?:more|new)_(?:collagen|elastin|skin|hair)(?!_growth) awake optional"),
    any_of(
        "like_(?:it|they)_did calms? soothes? surrenders? retreats? welcome in_(?:seconds|minutes|one_use|a_single)"
    ),
    "helps? (?:to )?" + any_of("soothe calm relieve heal treat repair restore regenerate rebuild"),
    any_of(
        "relieves? relief restores? rebuilds? reverses? reversible lengthens? strengthens? boosts? dissolves? fades?"
    ),
    any_of(
        r"eases? revives? reactivat\w+ reprogram\w* regenerates? rejuvenates? lightened melted relaxed cured curable"
    ),
    any_of("rebuilt renewed restored strengthened solved switched abundance abundant in_half naturally within_weeks"),
    r"heals?(?! (?:in (?:stages|phases|layers|three|four|several)|with scars|by forming|slowly|over time)\b)",
    r"(?:faster|quicker|better|longer|stronger|thicker)(?! than\b)",
)
# Behind these a lesson turns to the product: "acne forms when pores clog, but …".
TURN = whole_words(*("but", "until", "unless", "so that", "now", "yet", "let", "use", "apply", "try"))

# ---- what a lesson is about ------------------------------------------------------------------------------------------
ILLS = any_of(
    "acne eczema dermatitis psoriasis rosacea vitiligo melasma alopecia(?:_areata)? hives urticaria shingles herpes",
    "impetigo scabies lice dandruff warts? cold_sores? keloids? scars? scarring burns? sunburn wounds? bruises?",
    "blisters? ulcers? infections? inflammation swelling pain itching rash(?:es)? fever allerg(?:y|ies) arthritis",
    "lupus diabetes cancer melanomas? carcinomas? keratosis(?:_pilaris)? folliculitis ringworm candida cellulite",
    "(?:hyper|hypo|de)?pigmentation spots freckles wrinkles hair_loss baldness diseases? pimples? blackheads? cysts?",
    "athlete's_foot hyperhidrosis ichthyosis lichen_planus flare[-_]?ups bacteria virus(?:es)?",
)
HARMS = any_of(
    r"uv\w? ultraviolet sun sunlight smoking pollution stress sugar menopause pregnancy hormones genetics genes heat",
    "cold friction scratching light rays radiation chemotherapy free_radicals ageing aging age puberty",
)
BODY = any_of(
    "collagen elastin keratin melanin sebum fibroblasts? melanocytes? keratinocytes? cells? telomeres? dna genes?",
    "mitochondria muscles? fibres? fibers? elasticity toxins capillar(?:y|ies) blood_vessels veins nerves? glands",
    "follicles? hairs? lashes skin dermis epidermis stratum_corneum layers? barrier immune_system body platelets?",
    "hormones? enzymes proteins? circulation blood lymph metabolism pores oestrogen estrogen hyaluronic_acid",
)
MEDICINES = any_of(
    "minoxidil finasteride botulinum_toxin botox fillers tretinoin isotretinoin retinoids hydroquinone antibiotics",
    "steroids corticosteroids antihistamines antivirals chemotherapy surgery lasers? microneedling",
    "(?:chemical_)?peels facelifts? injections vaccines liposuction",
)
DOCTORS = any_of("doctors dermatologists physicians surgeons paediatricians pediatricians regulators authorities")
# Whom a disease has: what they have, see or lose is no effect of a product.
PEOPLE = (
    "(?:(?:people|women|men|children|babies|adults|teenagers|patients|sufferers|those|persons?)"
    " (?:with|who|affected by|living with)(?: [a-z]+){1,3}|humans|(?:some|most|many) people)"
)
SIGNS = any_of(
    "symptoms? signs? causes? triggers? factors? attacks? episodes? severity patches redness conditions? types?"
)

# ---- what such things do ---------------------------------------------------------------------------------------------
BEING = any_of(
    r"(?:an?|the|one|two|another|not|often|usually|typically|generally|sometimes|mostly|most|more|very|also|commonly)\b",
    "thought believed common caused called(?!_(?:in|to|up)) known named found made part due linked driven chronic",
    "hereditary contagious spread diagnosed seen divided done produced responsible located rich built born worse",
    "injuries signs in_(?:the|an?) characteri[sz]ed dense welts bumps lumps growths patches fat tissue small",
    "long[-_]lasting injected(?=_(?:by|into)) (?:hard|difficult)_to",
)
HAS = "(?:has|have) " + any_of(
    "many several an? two three four different no_known no_cure various to_do_with their its"
)
ILLS_DO = any_of(
    "cause lead make speed slow thicken appear occur develop form start begin arise come spread itches flares affect",
    "run result range var(?:y|ies) tend look include involve mean produce show happen differ get worsen return last",
    "increase damages trigger attacks feel follow strike peak erupt bleed weaken destroy dries swells stem refer",
    "depend belong describe change live grow turn break narrow widen shrink give go_through harm raise lower strip",
    r"darken redden flare(?=_up\b) heals?(?=_(?:in|with|by|slowly|over))",
    r"leaves?(?=_(?:behind|marks|scars|spots|patches|red|brown|dark|pale|an?)\b)",
)
HARMS_DO = (
    f"(?:{ILLS_DO}|{any_of('reduce exacerbate penetrate reach age alter impair contribute accelerate stimulate')})"
)
BODY_DOES = any_of(
    "produce make give hold shorten divide split decline drop slow lose weaken break shrink live lie sit rest cause",
    "carr(?:y|ies) contain consist lack depend need respond react send release secrete turn_into la(?:y|ys)_down store",
    "form surround line connect suppl(?:y|ies) contract fall differ var(?:y|ies) range mature travel die determine",
    "thin sense shed crop_up pile_up build_up turn_over comprise become begin start change come act_as serve",
    "pass(?!_(?:through|into|the)) have has contribute",
    "grows?(?=_(?:in|from|out|about|by|at|slow|for)) defends?(?=_(?:the_body|us|against))",
    r"renews?(?=_(?:itself_|themselves_)?(?:every|about|roughly)\b)",
)
MEDICINES_DO = any_of(
    "works?(?=_by) relax block kill treat create make use remove slow speed reduce heat pierce lower suppress widen",
    "open carr(?:y|ies) cause come belong change",
)
DOCTORS_DO = any_of(
    "treat regard consider prescribe diagnose distinguish divide grade classif(?:y|ies) measure suspect describe",
    "use_(?:it|the_word|the_term)_to_describe",
)
PEOPLE_DO = any_of("experience have has often usually may can tend develop inherit shed lose suffer live")
SIGNS_DO = any_of(
    "include vary come appear start begin differ depend range get worsen last return involve aim spread occur",
    "typically often usually may can mostly affect contribute",
)
# What a pronoun or nobody at all is said to be.
OF_IT = (
    r"(?:(?:it|they|this|these|both)(?: [a-z]+)? (?:is|are) (?:[a-z]+ )?(?:normal to|(?:thought|believed|known) to be|"
    r"characteri[sz]ed|marked by|mistaken)|this (?:occurs|happens|means|is because)|"
    r"there (?:is|are) (?:a balance|an imbalance|many|several|different|two|three))"
)

# ---- around them -----------------------------------------------------------------------------------------------------
OFTEN = (
    "(?:" + any_of("can may might often usually sometimes also mostly mainly commonly rarely slowly typically") + " )*"
)
# Words before a thing that leave it what it is; no verb among them, or "reverse sun damage" would be about the sun.
KIND = any_of(
    "abnormal existing extra excess main most most_common natural special structural these this tiny usual weakened",
    "adult atopic bacterial basal blood chronic cold contact cystic dead deep dry facial fair fine fungal hair healthy",
    "hormonal human mature mild nail nerve old older oral own pigment plaque prescription red sebaceous severe skin",
    "seborrh?o?eic small spider stem sun surgical sweat topical varicose viral white young acne age animal laser",
)
PART = any_of(
    "production synthesis loss damage decline levels? density structure fibres? fibers? cells? tissues? function",
    "growth cycle radiation rays exposure formation",
)

# How a lesson speaks, wherever in the sentence: two of these make one, for a thing that is only named.
CUES = tuple(
    whole_words(cue)
    for cue in (
        r"(?:is|are|it's|they're) (?:an?|the|one|part|thought|believed|known|called|caused|characteri[sz]ed|linked|"
        r"associated|triggered|attributed|related|mistaken)\b|(?:is|are) (?:[a-z]+ )?(?:conditions|diseases|disorders)",
        any_of("conditions? diseases? disorders? malfunctions? syndromes? symptoms?"),
        any_of("causes? caused causing leads?_to due_to result_of results_in contributes?_to responsible_for factors?"),
        any_of("people_(?:with|who) patients with_age as_we_(?:age|get|grow|become) over_time with_time in_the_body"),
        any_of(
            "often usually typically mostly primarily mainly commonly sometimes generally tends?_to can_(?:be|also) may"
        ),
        any_of("weaken decline decreases? breaks?_down damages? damaging loses? fragment reduces? thinner affects?"),
        any_of("whereas while although unknown unclear such_as called layers? underneath beneath surface_of attacking"),
    )
)
