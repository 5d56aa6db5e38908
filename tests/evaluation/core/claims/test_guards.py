"""What excuses a wording, each with the neighbour that it does not excuse."""

import pytest


@pytest.mark.parametrize(
    ("excused", "promised", "rule"),
    [
        # denial
        ("Injection is prohibited", "For injection under the skin", "R09"),
        ("Eczema treatment is not our aim", "Eczema treatment", "R01"),
        ("It won't clear cold sores, calm hives or mend a burn", "It won't clog pores and heals hives", "R01"),
        (
            "It was never approved, cleared or endorsed by the FDA",
            "It was never cheaper, and is approved by the FDA",
            "R05",
        ),
        ("Injecting it has left people with lumps", "Inject it and leave people speechless", "R09"),
        ("Can I inject it? Absolutely not.", "Can I inject it? Absolutely.", "R09"),
        # question
        ("Will it regrow hair?", "Will it regrow hair? Absolutely.", "R04"),
        ("Plantar warts? See a doctor.", "Plantar warts? Gone in a week.", "R01"),
        ("Psoriasis? It is not cured by a cream.", "Psoriasis? Not on our watch.", "R01"),
        # warning
        ("Stop using it if acne scars hurt and heal badly", "Heals acne scars", "R01"),
        ("If you have eczema relief cream at hand, test first", "Eczema relief cream", "R01"),
        ("Ask your doctor before you treat acne", "Treat acne", "R01"),
        ("Do not combine with other acne treatments", "Combines two acne treatments", "R01"),
        # hearsay
        ("Beware of creams that claim to cure psoriasis", "This cream cures psoriasis", "R01"),
        ("Only a drug may heal eczema", "Heals eczema without a drug", "R01"),
        ("Apply after laser or microneedling treatments", "Rub in after the enclosed derma roller", "R09"),
        ("Registration with the FDA does not mean approval", "Approved by the FDA", "R05"),
        ("Sunlight breaks down collagen fibres", "A second youth for ageing collagen fibres", "R02"),
        ("Human fibroblast exosomes", "A second youth for ageing fibroblasts", "R02"),
        ("The agency warned of injected exosomes", "Injected exosomes for your face", "R09"),
        ("A cream that treats eczema is a drug", "A cream that treats eczema is our pride", "R01"),
        ("Some clinics advertise a cure for hair loss", "Our clinics advertise a cure for hair loss", "R04"),
        ("Rumour has it that it heals eczema. Untrue.", "Rumour has it that it heals eczema. Try it.", "R01"),
        ("People said it heals acne. We do not claim that.", "It heals acne. We do not say this lightly.", "R01"),
        ("Forums say inject it under your eyes. Please don't.", "Inject it under your eyes. Please don't rub.", "R09"),
        ("A customer asked if it heals psoriasis.", "A customer asked if it heals psoriasis. It does!", "R01"),
        # called untrue in the same or the next sentence
        ("Another firm said it erases scars. We do not believe it.", "It erases scars. We do not test on cats.", "R01"),
        ("They told us it heals psoriasis. It doesn't.", "It heals psoriasis. It doesn't sting.", "R01"),
        ("Exosomes erase scars? We have seen no good evidence.", "Exosomes erase scars. We have no sale today.", "R01"),
        ("Heals eczema: a claim ruled misleading", "Heals eczema: a rule of nature", "R01"),
        ("Erases scars. Regulators have warned of such words.", "Erases scars. Regulators have a list.", "R01"),
        ("Heals eczema? Untrue: it moisturises.", "Heals eczema. True: it works.", "R01"),
        ("Keep away from cold sores", "Keep cold sores away", "R01"),
        ("Unsuitable for skin with shingles", "Relief for skin with shingles", "R01"),
        ("Wait until cuts, grazes and burns have healed", "Heals cuts, grazes and burns while you wait", "R01"),
        ("Injected exosomes have caused infections", "Have you tried exosomes? They clear infections", "R01"),
        ("Allergens can trigger contact dermatitis", "Our peptides can end contact dermatitis", "R01"),
        ("That it heals eczema would be wrong to say", "It heals eczema. Would be wrong to wait.", "R01"),
        ("Infection screening is done on every batch", "Infection relief is felt with every drop", "R01"),
        ("Can it help my rosacea? Rosacea deserves a diagnosis.", "Can it help my rosacea? Yes, it ends it.", "R01"),
        ("We refuse to say it heals eczema", "We refuse to wait: it heals eczema", "R01"),
        ("If someone offers you an exosome injection, ask who approved it", "We offer you an exosome injection", "R09"),
        ("Sudden hair loss can have a medical cause", "Ends hair loss, whatever its cause", "R04"),
        ("It may be rosacea, which only a doctor can diagnose", "It ends rosacea, as only a doctor could", "R01"),
        ("Checked for irritation on reconstructed skin", "Wake up to reconstructed skin", "R02"),
        ("The bottle is recyclable, guaranteed", "The result is lasting, guaranteed", "R07"),
        ("A shop was told off for calling it a cure for acne", "A shop was told it is a cure for acne", "R01"),
        ("Asked to say it heals acne, we refused.", "Asked for more, we add: it heals acne.", "R01"),
        ("You read that it erases scars. That's a myth.", "You read that it erases scars. That's a fact.", "R01"),
        ("A shop promised it heals acne. No cream can do that.", "It heals acne. No other does.", "R01"),
        ("A product sold to treat acne is legally a drug", "A product sold to treat acne is a joy", "R01"),
        # doubted before or behind it
        ("Any seller who tells you it heals eczema is wrong", "Our customers tell you: it heals eczema", "R01"),
        ("It is illegal to say that it heals acne", "It is a joy to say that it heals acne", "R01"),
        ("The idea that a cream erases scars is old", "Born from the idea that a cream erases scars", "R01"),
        ("Overstated: it heals acne", "Understated: it heals acne", "R01"),
        ("We cannot say, and do not say, that it heals acne", "We love to say that it heals acne", "R01"),
        ("We were unable to confirm that it heals acne", "We are able to say that it heals acne", "R01"),
        ("They call it a cure for acne, which is irresponsible", "They call it a cure for acne, which it is", "R01"),
        ("No serum has been shown to heal acne", "No other serum has been shown to heal acne", "R01"),
        ("If a clinic offers to inject exosomes, refuse", "Our clinic offers to inject exosomes", "R09"),
        ("Claims such as heals acne are common", "Claims its place: heals acne", "R01"),
        ("Question the words heals acne", "No question: it heals acne", "R01"),
        ("Heals acne? A night cream does no such thing.", "Heals acne. A night cream does no more.", "R01"),
        ("Heals acne - if you read this, walk away", "Heals acne - if you use this daily", "R01"),
        ("It stops short of a cure for acne", "A short way to a cure for acne", "R01"),
        ("Serums have yet to cure acne", "We have yet to meet acne that it does not cure", "R01"),
        ("Reported side effects include infection", "No side effects, and it ends infection", "R01"),
        ("Warning: infection and scars were seen", "Warning: this serum heals infection", "R01"),
        ("How to spot a cure for acne that is none", "How to love a cure for acne", "R01"),
        ("The botox in a bottle ads you see are paid for", "The botox in a bottle that you need", "R11"),
        ("Is it a substitute for surgery? It is a cream.", "Is it a substitute for surgery? It is!", "R11"),
        ("I hoped it would erase scars. Reader, it did not.", "I hoped it would erase scars. Reader, it did!", "R01"),
        # weighed
        (
            "Retailers should remove listings that describe it as a treatment for acne",
            "Retailers should stock up on our treatment for acne",
            "R01",
        ),
        (
            "The evidence that vesicles heal acne in people is thin",
            "Never doubt it: the evidence says it heals acne",
            "R01",
        ),
        (
            "The regulator's notice names it approved by the FDA, which no exosome is",
            "FDA approved, never tested on animals",
            "R05",
        ),
        (
            "Doctors may yet be wrong that it heals acne",
            "Doctors use it on acne: it heals where drugs have not worked",
            "R01",
        ),
        ("Patients were told it heals acne, and it did not", "Patients told us that it heals acne!", "R01"),
        ("Whether it heals acne in people is unknown", "Heals acne, whoever you are", "R01"),
        # a heading that denies
        ("What it will not do: cure eczema, erase scars", "Does it sting? No: it cures eczema", "R01"),
        ("Not for: eczema, wounds", "It never fails: heals eczema", "R01"),
        # what a word of warning reaches, and what it does not
        ("Not for acne, hives or rosacea", "Never sticky, and my rosacea loves it", "R01"),
        ("Not recommended on:\n• hives\n• rosacea", "Not tested on animals\nRosacea met its match", "R01"),
        ("Not advised if you have: a graze • hives • rosacea", "Never greasy • Rosacea met its match", "R01"),
        ("Avoid if you have hives\nrosacea\nlupus", "Never lose it\nRosacea met its match", "R01"),
        ("Not suitable for\n- hives\n- rosacea", "Never sticky - rosacea met its match", "R01"),
        ("Ask first in case of: hives, rosacea", "Ask around. Rosacea met its match.", "R01"),
        ("Warnings\nAsthma, rosacea", "We do not shout\nRosacea met its match", "R01"),
        ("It does not touch rosacea", "It isn't cheap, but rosacea met its match", "R01"),
        ("Do not combine with other acne treatments", "No other acne treatment comes close", "R01"),
        ("Ask at a pharmacy if you have psoriasis", "Ask your skin: the psoriasis surrenders", "R01"),
        ("No cream treats vitiligo", "No cream had touched my vitiligo until this one", "R01"),
        ("No cream ends a migraine", "Not one migraine since I started the drops", "R01"),
        ("I have not had it near my eczema since I started", "No eczema since I started", "R01"),
        ("Who has rosacea?", "Rosacea who?", "R01"),
        ("What is eczema?", "What eczema?", "R01"),
        # denials that praise
        ("You can't buy an eczema treatment here", "You can't buy a better eczema treatment", "R01"),
        ("Hair regrowth isn't what it is for", "Hair regrowth isn't a dream any more", "R04"),
        ("There is nothing here to repair DNA", "There is nothing it won't repair, DNA included", "R03"),
        ("Never expect new collagen", "Never underestimate what new collagen does for a face", "R02"),
        ("Tell your surgeon if acne heals badly", "Don't tell your surgeon, but this heals acne", "R01"),
        ("Never use it: acne may flare", "Never had clearer skin: my acne is history", "R01"),
        # what is taken back
        ("It heals acne in a dish. The cream has not been tested.", "It heals acne. It was not tested on mice.", "R01"),
        ("“Heals acne” is a phrase to distrust", "Heals acne: a phrase to remember", "R01"),
        ("“Heals acne” is marketing, not science", "Heals acne. Is there better science?", "R01"),
        ("Anyone who tells you it heals acne is wrong", "Anyone can tell you it heals acne", "R01"),
        # questions that promise
        ("Why not see a doctor if acne heals badly?", "Why not let acne heal overnight?", "R01"),
        ("What if it heals acne badly?", "What if you could heal acne?", "R01"),
        ("Did you know acne heals by itself?", "Did you know our serum heals acne?", "R01"),
        ("Shingles? Watch it closely.", "Shingles? Watch it surrender.", "R01"),
        ("Tested for bacteria: it kills none and treats nothing", "Tested on no animal, it treats acne", "R01"),
        # lesson
        ("Exosomes are being studied to regrow hair", "Exosomes regrow hair", "R04"),
        ("It is not known whether exosomes rebuild the dermis", "Exosomes rebuild the dermis", "R02"),
        ("Exosomes help plants fight infection", "Exosomes help skin fight infection", "R01"),
        ("More trials are needed before it is called clinically proven", "Clinically proven, no more is needed", "R14"),
        ("The term clinically proven has no legal meaning", "Clinically proven has a meaning here", "R14"),
        ("A guarantee of results is a red flag", "A guarantee of results, waved like a flag", "R07"),
        ("Scientists are still asking whether it erases scars", "Scientists are calling it a breakthrough", "R14"),
        ("It is proven that smoking ages skin", "It is proven that our serum lifts skin", "R14"),
        ("Years younger overnight, say the posts. Don't believe them.", "Years younger overnight. Do not wait.", "R06"),
        ("If a clinic guarantees results, be careful", "Our clinic guarantees results", "R07"),
        # denial that is none
        ("There is no cure for acne", "There is no better cure for acne", "R01"),
        ("It will not regrow hair", "You will not believe how it regrows hair", "R04"),
        ("Results cannot be guaranteed", "Results are guaranteed", "R07"),
        ("See a dermatologist", "No need to see a dermatologist", "R11"),
        # appearance
        ("Visibly reduces wrinkles", "Reduces wrinkles and visibly firms", "R02"),
        # study
        ("In a study of 40 women, wrinkles fell by 12%", "Wrinkles reduced by 12%", "R15"),
        ("Clinically proven* *test with 40 women over 8 weeks", "Clinically proven", "R14"),
        # name
        ("Miracle Glow Cream, 50 ml", "A miracle cream for your skin", "R07"),
        # instruction, massage, aftercare
        ("Apply for visible results in 5 minutes", "Visible results in 5 minutes", "R06"),
        ("Massage to stimulate circulation", "Stimulates circulation", "R02"),
        ("Apply after laser or microneedling treatments", "Use with your microneedling pen", "R09"),
        # professional
        ("For microneedling by licensed practitioners", "For microneedling", "R09"),
        # sun
        ("SPF 50 helps prevent skin cancer", "Helps prevent skin cancer", "R01"),
        ("Sunscreen that helps prevent skin cancer", "Helps prevent skin cancer. Not a sunscreen.", "R01"),
        ("Face fluid, SPF 30. Prevents skin cancer.", "Prevents skin cancer. By day use SPF 30.", "R01"),
        # healed skin
        ("Use once the wound has healed", "The wound has healed in a day", "R01"),
        ("The pump is guaranteed against leaks", "Guaranteed against wrinkles", "R07"),
        ("A copy says it heals acne; the claim is untrue", "It heals acne and it is fairly priced", "R01"),
        ("The watchdog sees claims to heal eczema as medicinal", "Our customers see it heal eczema as promised", "R01"),
        # trade
        ("Guaranteed delivery on Friday", "Guaranteed!", "R07"),
        ("We guarantee that the seal is whole", "We guarantee that the change is seen", "R07"),
        ("A parcel guaranteed to be carbon neutral", "A face guaranteed to be young", "R07"),
        # things that are no skin
        ("Repairs damaged skin barrier", "Repairs damaged skin", "R02"),
        ("Reviving rose stem cell cream", "Revives your stem cells", "R03"),
        ("Firming collagen mask", "Firms up collagen", "R02"),
        # time
        ("Fine lines look softer instantly", "Fine lines vanish instantly", "R06"),
        ("Instant results: hydrated skin", "Instant results", "R06"),
        # figures
        ("90% pure actives", "90% pure", "R15"),
    ],
)
def test_a_reading_excuses_what_it_is_about_and_not_its_neighbour(rules_fired, excused, promised, rule):
    assert rule not in rules_fired(excused)
    assert rule in rules_fired(promised)
