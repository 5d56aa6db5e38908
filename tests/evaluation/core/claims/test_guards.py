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
        # a heading that denies
        ("What it will not do: cure eczema, erase scars", "Does it sting? No: it cures eczema", "R01"),
        ("Not for: eczema, wounds", "It never fails: heals eczema", "R01"),
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
