"""The words of the sample notebook: an invented person, Sam. Data only."""

from __future__ import annotations

from companion.domain.about import AboutMe
from companion.domain.goals import GoalState

ABOUT = AboutMe(
    name="Sam",
    matters="Being useful to the people I love. Not being fussed over.",
    enjoy="my tomatoes, and what Rosie said yesterday",
    clinician="I like it when you show me before you explain.",
    printed=frozenset({"name", "enjoy", "clinician"}),
)

# words, why, activity, state, reason, first rating, latest rating
GOALS = (
    (
        "I want to lift Rosie out of her cot without thinking about my back first.",
        "She laughs. And I feel like her gran again, not a patient.",
        "Lifting Rosie out of her cot",
        GoalState.ACTIVE,
        "",
        2,
        6,
    ),
    (
        "Kneel in the garden long enough to do one bed.",
        "It is the only hour when nobody needs me.",
        "Kneeling to weed",
        GoalState.ACTIVE,
        "",
        3,
        5,
    ),
    (
        "Walk to the gate and back before breakfast.",
        "The dog expects it.",
        "Walking to the gate and back",
        GoalState.REACHED,
        "I did it four mornings running and stopped counting.",
        4,
        9,
    ),
    (
        "Drive to my sister's without stopping.",
        "She cannot come to me any more.",
        "Sitting in the car for an hour",
        GoalState.RESTING,
        "Not in winter. I will take it up in spring.",
        3,
        4,
    ),
    ("Sleep through until six.", "", "", GoalState.EXPLORING, "", 4, 4),
)

EARLIER_WORDS = ("be able to pick up the baby", "It sounded like a chore, and it is not.")

SESSION_NOTES = (
    "Easier after the warm bath.",
    "Stiff at first, better by the third one.",
    "Did it in front of the news.",
    "Rosie counted with me.",
    "Cold kitchen floor. Socks next time.",
    "The last one pulled a little on the left.",
)
RATING_NOTES = ("half way up, twice", "with Tom beside me", "slowly, but alone", "only in the morning")
CHECK_IN_NOTES = (
    "Carried the shopping in two goes and it was fine.",
    "Sat through the whole school play.",
    "Mornings are stiffer since the cold came.",
    "Planted the garlic. Stood up without the fence.",
    "A slow week. We had visitors.",
    "Cross about the stairs, then I had a laugh about it.",
)
DAY_NOTES = ("Visitors all day.", "Tired.", "Rosie had a fever.", "Train to my sister.", "")
TALK = (
    "The squat scares me. I'd rather not yet. Is there a step before it?",
    "Mornings are stiffer since the cold came.",
)
QUESTIONS = (
    "Can I garden kneeling?",
    "Is clicking in the hip anything?",
    "How will I know I can stop coming?",
)
AGREED = (
    "Keep the bridge at two lots of eight. Try the bird dog with a pillow under the knee.",
    "Swap the long walk for two short ones. Come back in six weeks.",
    "Leave the squat. Sit to stand from the higher chair instead.",
)
RELIEF = ("Knee to chest", "Heat", "Walk to the gate", "Belly breathing")
RELIEF_CHANCE = {"Knee to chest": 0.8, "Heat": 0.8, "Walk to the gate": 0.7, "Belly breathing": 0.6}
TENSE_SIGNS = "A band across the low back when I get up. Short with Tom."
TENSE_FIRST = "Ease off, do not stop.\nSmaller version of Back easing.\nSit for 20, then move.\nTell Tom, so he lifts Rosie."
TENSE_PASSES = "It passes. Last time it took two days. Heat, then knees, then walk to the gate."
TENSE_CALL = "Ana at Riverside Physio. Tom."
EVENING_ROUTINE = "Before bed"
EVENING_STEPS = ("belly_breathing", "knee_rolls", "legs_on_chair")
CHANGED_MOVEMENT = "cat_and_camel"
CHANGED_BECAUSE = "Six feels kind."
DECLINED_MOVEMENT = "squat_to_chair"
DECLINED_BECAUSE = "It scares me. Not yet."
