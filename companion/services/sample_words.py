"""The words of the sample notebook: an invented person, Sam. Data only; her goals and notes have files of their own."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.about import NAME_LINE, AboutMe

ABOUT = AboutMe(
    name="Sam",
    matters="Being useful to the people I love. Not being fussed over.",
    enjoy="my tomatoes\nwhat Rosie said yesterday\nmy lottery ticket on Fridays",
    clinician="I like it when you show me before you explain.",
    shared=frozenset({NAME_LINE, ("enjoy", 0), ("enjoy", 1), ("clinician", 0), ("spoken", 0)}),
    culture="Sunday dinner is at my table. I plan the week around it.",
    beliefs="I worry that bending wears the discs out. The scan said so.",
    touch="Say before you touch my back, please.",
    spoken="Plainly, and to my right ear.",
)
ABOUT_EARLIER = (
    {"enjoy": "the school choir, and my tomatoes"},
    {"matters": "Not being fussed over."},
    {"clinician": "Please speak up a little on my left side."},
)
"""What stood on the page before, oldest first; one is used for every few years."""

# --- Visits ---------------------------------------------------------------------------------------------------

TALK = (
    "The squat scares me. I'd rather not yet. Is there a step before it?",
    "Mornings are stiffer since the cold came.",
)
QUESTIONS = (
    "Can I garden kneeling?",
    "Is clicking in the hip anything?",
    "How will I know I can stop coming?",
)
WHO = ("Ana", "Ana", "Ana", "Ana", "Priya", "Priya", "Priya", "Mr Okafor", "Mr Okafor", "Mr Okafor")
"""Whom Sam saw, year by year, the latest year first."""

LATEST_TALK = ("I want to lift Rosie. Everything else can wait.", "The long walk leaves me sore.")
LATEST_QUESTION = "Is it safe to bend at all?"
LATEST_AGREED = (
    "Four short movements and a walk, in three sizes.\nThe small one on tense days.\n"
    "Heel raises while the kettle boils.\nBack in twelve weeks."
)
LATEST_SUGGESTED = "Heel raises while the kettle boils."
LATEST_FELT = "She asked about Rosie first. I was heard."

PUT_AWAY_QUESTION = "Should I buy the blue band?"

TALK_BEFORE = (
    "The stairs are fine going up. Down is the trouble.",
    "I stopped the long stretch. It felt like a test.",
    "Two good weeks, and I do not know why.",
    "Hard chairs are worse than lifting.",
    "I hold my breath when I bend. Tom noticed.",
    "I would like fewer movements and do them well.",
    "The heat pack helps more than I like to say.",
    "I am sleeping better. Should I change anything?",
    "I am a bit scared of the floor.",
    "My knees say no to the mat.",
    "The scan words are still in my head.",
    "I did too much at the fair and I would do it again.",
)
QUESTIONS_BEFORE = (
    "Is sore the same as harm?",
    "May I swim?",
    "How long should I sit at a time?",
    "Does the left side need more than the right?",
    "Is a belt for lifting a good idea?",
    "Can I do these in a chair when we travel?",
    "Should it ache the day after?",
    "What do I do on the plane?",
)
AGREED = (
    "Keep the bridge at two lots of eight. Try the bird dog with a pillow under the knee.",
    "Swap the long walk for two short ones. Come back in six weeks.",
    "Leave the squat. Sit to stand from the higher chair instead.",
    "Two movements, not five. Do them while the kettle boils.",
    "Heat first, then move. Write down what helped.",
    "Carry on. Add one minute to the walk when it feels dull.",
    "Stop the long stretch for now. Nothing is lost by that.",
    "Try the pool on Fridays. Ten minutes is plenty.",
    "Sit for 20, then stand for two. With the sewing as well.",
    "Rest the goal until spring. Keep the small routine for tense days.",
    "Lift with Jo, not alone. Ask for the trolley.",
    "Look at the floor moves together next time.",
)
FELT = (
    "She listened. I said the thing about the stairs.",
    "Short, but we worked on what matters to me.",
    "I forgot half of what I wanted to say.",
    "I left lighter than I came.",
    "A lot of talking about the scan. I would rather move.",
    "I was heard.",
)
AGREED_AFTERTHOUGHT = "She also said: breathe out as I bend."

# --- Tense days -----------------------------------------------------------------------------------------------

RELIEF = ("Knee to chest", "Heat", "Walk to the gate", "Belly breathing")
RELIEF_CHANCE = {"Knee to chest": 0.8, "Heat": 0.8, "Walk to the gate": 0.7, "Belly breathing": 0.6}
RELIEF_LATELY = {
    "Knee to chest": (7, 2, 0),
    "Heat": (5, 1, 1),
    "Walk to the gate": (3, 1, 0),
    "Belly breathing": (1, 1, 1),
}
"""Of the latest weeks: how often it helped, how often not, and how often Sam did not say."""

RELIEF_NOTES = (
    "with Radio 4 on",
    "after the second go",
    "too hot at first",
    "Tom came along",
    "in the car",
)
TENSE_SIGNS = "A band across the low back when I get up. Short with Tom."
TENSE_FIRST = "Ease off, do not stop.\nSmaller version of Back easing.\nSit for 20, then move.\nTell Tom, so he lifts Rosie."
TENSE_PASSES = "It passes. Last time it took two days. Heat, then knees, then walk to the gate."
TENSE_CALL = "Ana at Riverside Physio. Tom."
TENSE_TRIGGERS = "Long car rides. Two bad nights in a row. Saying yes to everything."
TENSE_STEPPING_UP = (
    "Third day: the tense-day size twice.\nThen ordinary, half of it.\nGarden last, ten minutes."
)
TENSE_LEARNED = "Lying down all day made it longer. Telling Tom early made it shorter."
TENSE_EARLIER = (
    {
        "signs": "It goes stiff.",
        "first": "Lie down and wait.",
        "passes": "",
        "call": "The surgery.",
        "relief": "Heat",
    },
    {
        "signs": "It goes stiff when I get up.",
        "first": "Lie down for ten minutes, then walk a little.",
        "passes": "It passed each time so far.",
        "call": "Priya at the clinic. Tom.",
        "relief": "Heat\nWalk to the gate",
    },
    {
        "signs": "A band across the low back when I get up.",
        "first": "Ease off, do not stop.\nSit for 20, then move.",
        "passes": "It passes. Heat, then walk to the gate.",
        "call": "Ana at Riverside Physio. Tom.",
        "relief": "Heat\nWalk to the gate\nKnee to chest",
    },
)
"""The plan as it stood before, oldest first."""

# --- Plans and routines ---------------------------------------------------------------------------------------

CHANGED_MOVEMENT = "cat_and_camel"
CHANGED_BECAUSE = "Six feels kind."
CHANGED_REPS = 6
NOTED_MOVEMENT = "bird_dog"
NOTED_NOTE = "A pillow under the knee."
NOTED_BECAUSE = "With a pillow under the knee."
NOTED_REPS = 4
DECLINED_MOVEMENT = "squat_to_chair"
DECLINED_BECAUSE = "It scares me. Not yet."


@dataclass(frozen=True, slots=True)
class OwnRoutine:
    """A routine of Sam's own. ``begun`` and ``put_away`` are days before the last one, ``None``: from the first
    day, and never. ``fewer`` and ``more`` are her reasons for other doses in autumn and in spring."""

    name: str
    movements: tuple[str, ...]
    begun: int | None
    put_away: int | None
    note: str = ""
    fewer: str = ""
    more: str = ""


REMINDED_OF = "Before bed"

OWN_ROUTINES = (
    OwnRoutine(REMINDED_OF, ("belly_breathing", "knee_rolls", "legs_on_chair"), 260, None),
    OwnRoutine(
        "Mornings on the mat",
        ("pelvic_tilt", "knee_rolls", "bridge"),
        None,
        66,
        "Back easing took its place. Kept for holidays.",
        "Fewer while the mornings are cold.",
        "Light mornings. A few more are fine.",
    ),
    OwnRoutine(
        "By the kitchen counter",
        ("calf_raise", "one_leg_stand", "sit_to_stand"),
        1500,
        540,
        "For waiting at the kettle. The new one is too quick.",
    ),
    OwnRoutine(
        "Shoulder minutes",
        ("pendulum", "wall_slide", "shoulder_blade_squeeze"),
        3150,
        2350,
        "It did what it was for.",
    ),
)
PLAN_TAKES_OVER = "Mornings on the mat"
"""The routine that is put away only because a plan came."""
