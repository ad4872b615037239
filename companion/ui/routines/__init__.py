"""Routines: what helps me, in my order and in three sizes."""
