"""The small words of label English that tie sources and amounts to vesicles, part them, or take them back."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# May stand between a source and what is named after it: "rose STEM CELL DERIVED PURE exosomes".
JOINTS = _words(
    """derived origin type based sourced source stem cell cells culture cultured cultures cultivated lineage line
    tissue lining membrane jelly gel pure purified isolated natural native naturally organic fresh bioactive
    active concentrated concentrate lyophilised lyophilized freeze dried nano nanosized sized whole the a an our
    own their its these this patented premium young neonatal adult healthy donated donor donors screened
    ethically ethical certified grass fed wild korean jeju swiss alpine french bulgarian japanese extracted
    obtained secreted released harvested grade medical clinical topical multi ultra high purity potency bio
    leukocyte reduced early passage banked immortalised immortalized characterised characterized fermented
    ferment fermentation filtrate like dermal embryonic fetal foetal autologous allogeneic allogenic new raw s
    rich cold pressed produced made generated enriched living single primary de specific unique special real
    true genuine"""
)
# "Exosomes OBTAINED from", "they COME from", "MADE with".
ORIGIN_VERBS = _words(
    """derived obtained isolated harvested collected sourced extracted purified secreted released produced come comes
    coming originate originates originating made grown cultured cultivated taken pressed separated prepared
    recovered shed excreted drawn generated manufactured created concentrated are is gained won origin source
    spun born brewed biosynthesised expressed"""
)
MAKERS = _words("secreted released produced shed excreted made given expressed created")  # "… by"
RELEASES = _words("secrete secretes release releases shed sheds produce produces excrete excretes releasing")
GATHERED = _words("gathered collected harvested isolated taken purified separated recovered extracted obtained")
GROWN = _words("grown cultured expanded incubated maintained kept raised")
# End the phrase that names a source.
STOPS = _words(
    """with for to are is was were that which who into onto on in using through via than have has had can will help
    helps then so when where while but suspended dissolved blended combined mixed applied or your you without"""
)
# Begin a clause about origin that need not name the vesicles: "SOURCE: bovine colostrum".
CUES = _words(
    """source sources origin origins sourced derived obtained isolated harvested collected they these those ours ones
    cells cell tissue donor donors extracted donated"""
)
OF = _words("of de aus von di du")
# Heads that a vesicle word may lean on: "exosome COMPLEX of rose", "exosome BLEND: ginger".
HEADS = _words("complex blend mix mixture cocktail matrix fraction concentrate powder active actives")
FROM = _words("from in out")
WORKED_UP = _words("collected harvested filtered spun centrifuged processed cleared passed replaced ultrafiltered")
REMOVES = _words("remove removes removed discard discards discarded wash washed")
FISHERY = _words(
    "certified certification fishery fisheries ecolabel label blue seafood stewardship council sustainable"
)
POINTING = _words("are is come comes were vesicles exosomes particles cells stem originate evs")
CLOSING = _words("origin origins source sources")  # "rose stem cell ORIGIN"
# After a source, these make it another ingredient: "rose OIL", "salmon DNA".
OWN_HEADS = _words(
    """extract extracts oil oils water powder butter protein proteins peptide peptides pdrn dna acid acids starch wax
    hydrosol ceramide ceramides collagen scent fragrance flavour flavor vitamin mucin complex"""
)
# Other actives, and words that bring them in.
OTHER_ACTIVES = _words(
    """vitamin vitamins niacinamide peptide peptides pdrn dna hyaluronic panthenol ceramide ceramides collagen squalane
    oil oils extract extracts retinol retinal water butter"""
)
COMPANY = _words("with plus alongside together paired combined mixed blended")
# Words that show a culture behind "… release exosomes", where a general truth has none.
CULTURED = _words("our cultured culture cultures donated these grown lab bioreactor")
ABOUT_SKIN = _words("your skin own dermal boost boosts stimulate stimulates support supports activate")

COPULAS = _words("are is called namely meaning")
HOLDS = _words("with containing contains contain including includes holds hold carrying carries in packed")
FILLED = _words("rich containing enriched loaded laden packed infused")
# "Exosome SCIENCE" praises and names no active.
TALK = _words("technology technologies science research power story revolution line trend therapy")

DENIERS = _words("no non not never without zero neither nor cannot t isn doesn aren unlike")
DENYING_PAIRS = frozenset({("free", "from"), ("free", "of"), ("rather", "than"), ("instead", "of"), ("other", "than")})
OPEN_ENDED = _words("only just merely simply solely")  # "not ONLY exosomes"
# Words of the denied phrase itself: its verb, its articles, adjectives that sort nothing out.
TRANSPARENT = _words(
    """any or and of from in by contain contains containing use uses used using add added adding include includes
    including involve involving claim living live actual real other direct such intact detectable true being
    been be is are was were have has as to based on do does purified isolated derived actually an"""
)

# English words that end as Latin ones do.
NOT_LATIN = _words(
    """multi mini anti semi formula extra ultra plus serum medium media plasma aqua premium maximum minimum data
    extracellular this thus various plasmas derma idea area era beta gamma alpha delta mega super after never
    over under other water layer hydra analysis emphasis basis vesicles exosomes genesis cream dream skin origin
    collagen oxygen hydrogen children women men even often open given proven when then between than their her
    per vegan korean ocean clean"""
)
PLANT_PARTS = _words("callus leaf root fruit flower petal seed sprout stem juice derived cell")

# Words of an amount that may stand between vesicles and where they come from.
MEASURES = _words("mg mcg ug ml g l x e per ppm percent million billion trillion particles each vial in every")
# What particle counts count.
PARTICLE_NOUNS = _words("p particle particles nanoparticle nanoparticles vesicle vesicles evs ev elns nanovesicles")
# Between a number and "exosomes" these say that the number counts something else.
AMOUNT_BLOCKERS = _words(
    """nm kda cfu cells proteins protein growth factors customers users people women clients units bottles vials
    niacinamide peptide peptides vitamin retinol retinal hyaluronic acid panthenol ceramide ceramides collagen
    glycerin squalane pdrn adenosine allantoin caffeine bakuchiol glutathione arbutin tranexamic off more less
    fewer higher better greater stronger increase reduction improvement times x days weeks hours dollars usd eur
    new this next generation th st nd rd"""
)
AMOUNT_ENDS = _words("and with for in per plus or ml mg g l oz each at by to than cc")  # before a noun has come
# Beside a share they say that it is one of something else: "99 % pure exosomes", "90 % exosome uptake".
NOT_AN_AMOUNT = _words(
    """pure purity purified natural naturally vegan organic satisfaction uptake absorption retention recovery viability
    integrity delivery release efficiency survival penetration viable intact of more increase boost plant
    original origin biodegradable recyclable agreed said authentic genuine"""
)
# Lead from "exosomes" to their number.
AMOUNT_LINKS = _words(
    """of at is are with contains containing about approx approximately over than least up to minimum in by per w v"""
)
AMOUNT_NOUNS = _words(
    """content concentration count counts level dose dosage strength solution complex amount number total load potency
    concentrate ampoule serum lotion essence booster powder formula more each"""
)
