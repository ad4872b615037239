"""One file per noun. Each repository works inside one unit's connection and hands out frozen dataclasses."""
