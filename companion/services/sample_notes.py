"""The notes Sam writes along the way. Data only; each is drawn from a pool that fits the day."""

from __future__ import annotations

SESSION = (
    "Easier after the warm bath.",
    "Stiff at first, better by the third one.",
    "Did it in front of the news.",
    "Hard kitchen floor. Mat next time.",
    "The last one pulled a little on the left.",
    "Slow. That was right for today.",
    "Tom held the other mat down with his foot.",
    "Forgot which side I was on and began again.",
    "Breathing out on the way up makes it light.",
    "The neighbour's music helped.",
    "Half an hour late, still glad.",
    "Left heel wants to lift. I let it.",
    "First time it felt like nothing much.",
    "With the window open.",
    "Quick one before the bus.",
    "My hands know it now.",
)
SESSION_LATELY = (
    "Rosie counted with me.",
    "The dog lay down on the mat first.",
    "Ana's voice in my head: half as high.",
)
RATING = (
    "slowly, but alone",
    "only in the morning",
    "better than I thought",
    "with a rest half way",
    "twice this week",
    "not on the wet days",
    "had help for the last bit",
    "it was the shoes",
)
CHECK_IN = (
    "Carried the shopping in two goes and it was fine.",
    "A slow week. We had visitors.",
    "Cross about the stairs, then I had a laugh about it.",
    "Tom and I had words about who lifts what.",
    "I worry more than it hurts.",
    "Good nights, all but one.",
    "Did less, felt the same. Interesting.",
    "Two long days on my feet and I paid a little for it.",
    "I did not think about it all Tuesday.",
    "Rain, and I like the mat when it rains.",
    "Money worries. Everything sits in my shoulders.",
    "Said no to a lift of furniture. Proud of that.",
    "Nothing to report, and that is nice.",
)
CHECK_IN_LATELY = (
    "Rosie put both arms up and I did not look round for help.",
    "Beth watches my back more than I do.",
)
SHARED = (
    "Sat through the whole school play.",
    "Bending is easier after ten in the morning.",
    "The second set is where it starts to pull.",
    "I can stand for 40 minutes now, then I want a chair.",
    "Walking downhill is still the hardest part.",
    "The pillow under the knee made the difference.",
    "Two days of rest after the long drive, then back to normal.",
    "I leave out the holds when I am short of sleep.",
    "Turning in bed no longer wakes me.",
    "Lifting from a table is fine. From the floor, not yet.",
)
"""Notes that Sam chose to share: plain enough for the sheet."""

COLD = (
    "Mornings are stiffer since the cold came.",
    "Planted the garlic. Stood up without the fence.",
    "Ice. I walked in the hall instead.",
)
WARM = (
    "Weeded on a cushion for half an hour.",
    "Warm evenings. Everything moves better.",
    "Picked beans without a thought.",
)
REST = (
    "Tired.",
    "A day in bed with a book.",
    "Did not feel like it. That is enough.",
    "Cake with Jo instead.",
    "Nice to do nothing.",
    "Two days in a row were plenty.",
    "",
    "",
)
BUSY = (
    "Visitors all day.",
    "Train to my sister.",
    "Choir until ten.",
    "Dentist.",
    "Tom's birthday.",
    "Queued at the bank all morning.",
    "Boiler man came, and stayed.",
    "The car would not start.",
    "",
    "",
)
BUSY_LATELY = ("Rosie had a fever.", "Rosie stayed the night.")
TENSE = (
    "Moved the pots.",
    "Slept on the guest bed.",
    "Long meeting, hard chair.",
    "Lifted the shopping out of the car with a twist.",
    "A day of bad news.",
    "Nothing I can think of.",
    "Stood at the stall all afternoon.",
    "Weeding. One bed too many.",
)
"""What a tense spell may have come after, as Sam sees it."""
