"""What the player says and sounds: a voice of the computer, and short tones made here. Loaded when one is wanted."""
